"""Where a report has come to when it tells something without a place: at the town that it named last.

"The attack" of a report on a siege is that siege's only until the report turns to another town; behind that, "the
attack", "the fighting" and those who fled are the other town's.
"""

from collections.abc import Iterable, Mapping

from tadmor.link.tellings.places import Spot, nearness
from tadmor.link.tellings.telling import Telling

__all__ = ["Turns", "elsewhere", "turns_of"]

Turns = Mapping[str, tuple[Spot, ...]]
"""By a telling's id the places that its report named last before it; of one with places of its own those."""

_COUNTRY = "G7"  # from this precision up everything in a war lies there
_APART = -1.0


def turns_of(found: Iterable[Telling]) -> Turns:
    """Where a report has come to at each of its tellings."""
    at: dict[str, tuple[Spot, ...]] = {}
    last: tuple[Spot, ...] = ()
    for telling in sorted(found, key=lambda t: (t.start, t.id)):
        own = tuple(s for s in telling.spots if s.own)
        if not telling.legs:  # where somebody went is not where the report is
            last = tuple(s for s in own if (s.precision or "") < _COUNTRY) or last
        at[telling.id] = own or last
    return at


def elsewhere(one: Telling, other: Telling, turns: Turns) -> bool:
    """Whether a report has turned to another place between two tellings, of which one names none."""
    if all(any(s.own for s in t.spots) for t in (one, other)):
        return False
    ours, theirs = turns.get(one.id, ()), turns.get(other.id, ())
    near = [n for a in ours for b in theirs if (n := nearness(a, b)) is not None]
    return bool(near) and max(near) <= _APART
