"""What became of incidents since somebody last asked."""

from collections.abc import Iterable
from dataclasses import dataclass

from tadmor.model.incidents import Incident

__all__ = ["Changes", "Diary"]


@dataclass(frozen=True, slots=True)
class Changes:
    """Ids of incidents that are no more, and those that are new or other than before, by id."""

    ended: tuple[str, ...]
    made: tuple[Incident, ...]


class Diary:
    """Incidents that ended and began; one that ends and begins again as it was is no change."""

    def __init__(self) -> None:
        self._before: dict[str, Incident | None] = {}
        self._now: dict[str, Incident | None] = {}

    def end(self, incident: Incident, *, anew: bool = False) -> None:
        """An incident is taken apart; `anew`: what tells it has changed, so it is another even if it looks alike."""
        self._before.setdefault(incident.id, incident)
        if anew:
            self._before[incident.id] = None if self._before[incident.id] is None else _stale(incident)
        self._now[incident.id] = None

    def begin(self, incident: Incident) -> None:
        """An incident is put together."""
        self._before.setdefault(incident.id, None)
        self._now[incident.id] = incident

    def tell(self) -> Changes:
        """What has changed, and a clean page."""
        ended = sorted(id_ for id_, now in self._now.items() if now is None and self._before[id_] is not None)
        made = [self._now[id_] for id_ in sorted(self._now)]
        changed = tuple(now for now in made if now is not None and now != self._before[now.id])
        self._before, self._now = {}, {}
        return Changes(tuple(ended), changed)


def _stale(incident: Incident) -> Incident:
    """Something that no incident equals."""
    return Incident(id=incident.id, tellings=(), claims=(), documents=())


def by_id(incidents: Iterable[Incident]) -> tuple[Incident, ...]:
    """Each once, by id."""
    return tuple(sorted({incident.id: incident for incident in incidents}.values(), key=lambda one: one.id))


__all__ += ["by_id"]
