"""One of our incidents as far as a data set can have the same: where, when, what, who, how many dead."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from tadmor.link.tolls import Toll, total
from tadmor.model.incidents import Incident

__all__ = ["Happening", "happening"]

_RADIUS = 25.0  # km, for a point whose radius nobody gave
_WIDE = frozenset(["G8", "G9"])  # a country's point is the middle of a map: nothing happened there


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """An incident with what a comparison needs. `dated`: its days are told, not only those of publication.

    `names` are those who are told to act or to be acted on; `tolls` the numbers of dead that its reports give.
    """

    id: str
    class_: str | None = None
    type: str | None = None
    place: str | None = None
    lat: float | None = None
    lon: float | None = None
    radius_km: float = _RADIUS
    earliest: date | None = None
    latest: date | None = None
    dated: bool = True
    names: tuple[str, ...] = ()
    tolls: tuple[Toll, ...] = ()

    @property
    def deaths(self) -> tuple[int, int | None] | None:
        """From the lowest to the highest number of dead that is told, None at the top where it is open.

        What one report tells of several groups is added up; a sum over more than one happening is no number of this
        one.
        """
        reports: dict[str, list[Toll]] = {}
        for toll in self.tolls:
            reports.setdefault(toll.document, []).append(toll)
        own = [whole for given in reports.values() if (whole := total(given)) is not None]
        highs = [toll.high for toll in own]
        if not own:
            return None
        return min(t.low for t in own), None if None in highs else max(h for h in highs if h is not None)


def happening(
    incident: Incident, tolls: Iterable[Toll], *, earliest: date | None, latest: date | None, dated: bool
) -> Happening:
    """The happening of an incident; days are its own, or those of publication where no report dates it."""
    wide = incident.precision in _WIDE
    return Happening(
        id=incident.id,
        class_=incident.class_,
        type=incident.type,
        place=incident.place,
        lat=None if wide else incident.lat,
        lon=None if wide else incident.lon,
        radius_km=incident.radius_km if incident.radius_km is not None else _RADIUS,
        earliest=earliest or latest,
        latest=latest or earliest,
        dated=dated,
        names=(*incident.doers, *incident.victims),
        tolls=tuple(tolls),
    )
