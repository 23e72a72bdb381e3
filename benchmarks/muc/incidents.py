"""Which mentions tell one incident: the same type, and nothing that they name contradicts.

Mentions are taken in text order, each joins the latest incident that it can. Days contradict when they do not overlap,
places when neither contains the other, victims when both are named and no name is shared.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from benchmarks.muc.keys import Days
from benchmarks.muc.mentions import Mention

__all__ = ["Incident", "gather"]

_NEAR = 2  # sentences over which a casualty still belongs to what was told before it


@dataclass(slots=True)
class Incident:
    """Mentions of one incident, in text order; the type is the first definite one's."""

    mentions: list[Mention] = field(default_factory=list)

    @property
    def kind(self) -> str:
        """MUC's type; a blast makes an attack a bombing."""
        kinds = [m.kind for m in self.mentions if m.kind]
        if "BOMBING" in kinds and all(m.bare for m in self.mentions if m.kind == "ATTACK"):
            return "BOMBING"
        return kinds[0] if kinds else "ATTACK"

    @property
    def definite(self) -> bool:
        """Whether some mention is an incident by itself."""
        return any(m.kind for m in self.mentions)

    @property
    def days(self) -> list[Days]:
        """Days that its mentions name."""
        return [m.days for m in self.mentions if m.days]

    @property
    def places(self) -> list[tuple[str, ...]]:
        """Places that its mentions name, below the country."""
        return [m.place for m in self.mentions if len(m.place) > 1]

    @property
    def last(self) -> int:
        """The sentence of its last mention."""
        return self.mentions[-1].sentence


def gather(found: Iterable[Mention]) -> list[Incident]:
    """The incidents that some mentions tell."""
    incidents: list[Incident] = []
    for mention in found:
        home = next((i for i in reversed(incidents) if _joins(i, mention)), None)
        if home is None:
            home = Incident()
            incidents.append(home)
        home.mentions.append(mention)
    return [i for i in incidents if i.definite or any(m.victims for m in i.mentions)]


def _joins(incident: Incident, mention: Mention) -> bool:
    near = mention.sentence - incident.last <= _NEAR
    same = mention.kind == incident.kind or (not incident.definite and near) or (not mention.kind and near)
    if not same and mention.kind == "ATTACK":  # "the attack", after a bombing or an abduction was told
        blast = incident.kind in ("BOMBING", "ARSON")
        same = (blast and mention.bare) or (near and mention.event.type == "CIVHARM.killing" and not mention.names)
    if not same and incident.kind == "ATTACK" and mention.kind == "BOMBING":
        same = mention.sentence == incident.last and all(m.bare for m in incident.mentions)
    return (
        same and _days_agree(incident, mention) and _places_agree(incident, mention) and _names_agree(incident, mention)
    )


def _days_agree(incident: Incident, mention: Mention) -> bool:
    return mention.days is None or not incident.days or any(_meet(mention.days, days) for days in incident.days)


def _meet(a: Days, b: Days) -> bool:
    return (a.first is None or a.first <= b.last) and (b.first is None or b.first <= a.last)


def _places_agree(incident: Incident, mention: Mention) -> bool:
    if len(mention.place) < 2 or not incident.places:
        return True
    return any(set(mention.place) <= set(place) or set(place) <= set(mention.place) for place in incident.places)


def _names_agree(incident: Incident, mention: Mention) -> bool:
    named = {name for m in incident.mentions for name in m.names}
    if not named or not mention.names or mention.sentence - incident.last <= 1:
        return True
    return bool(_surnames(named) & _surnames(mention.names))


def _surnames(names: Iterable[str]) -> set[str]:
    return {word for name in names for word in name.split() if len(word) > 3}


def longest(places: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    """The most exact place, the first of equals."""
    return max(places, key=len, default=())
