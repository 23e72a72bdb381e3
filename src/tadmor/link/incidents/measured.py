"""Two who count one thing in one place over one time tell one happening, however their numbers differ.

"43 soldiers were killed near the base on Wednesday" and "10 soldiers were killed there on Wednesday" are two figures of
one fight; just because they differ so much, somebody wants to see them side by side. What is counted must be said: dead
soldiers, tanks lost, air strikes, residents gone; of people of whom nothing is said, only the very day and place do.
"""

from tadmor.link.counts import Count
from tadmor.link.incidents.places import Spot, nearness
from tadmor.link.incidents.tellings import Telling
from tadmor.link.incidents.times import When, apart_days, closeness
from tadmor.link.incidents.words import rarity, terms

__all__ = ["measured", "one_measure", "one_period", "thing", "when_of"]

_SLOW = frozenset(["displaced", "captured"])
"""What lasts and is mostly told without a day: who is gone, who or what was taken."""
_THINGS = {"attacks": {"air strikes": "flown", "sorties": "flown"}, "equipment-lost": {}, "captured": {}}
_UNARMED = frozenset(["civilians", "children", "women", "families", "medics", "journalists"])
_NEAR, _HALF = 0.6, 0.5
_BRIEF, _WEEK = 2, 7  # days
_RARE = 3.9  # rarity of a place's name from which no other happening of the day is likely there
_SAME_RATIO = 6.0  # of two exact numbers of unnamed people: above it they are hardly of one happening


def measured(one: Telling, other: Telling) -> tuple[Count, Count] | None:
    """The first two numbers that count one thing in one place and time; None where there are none."""
    if one.denied or other.denied or one.planned != other.planned:
        return None
    pairs = [(a, b) for a in one.counts for b in other.counts if one_measure(a, b)]
    if not pairs or not _one_place(one, other):
        return None
    near, place = _near_days(one, other), _very_place(one, other)
    for a, b in pairs:
        ours, theirs = when_of(a, one.when), when_of(b, other.when)
        dated = one_period(ours, theirs)
        very = dated and ours is not None and ours.days <= _BRIEF and place
        if dated and ((_named(a) and _named(b)) or (very and not _far(a, b))):
            return a, b
        if near and (a.role in _SLOW or (a.whole and b.whole)):
            return a, b
    return None


def when_of(count: Count, when: When | None) -> When | None:
    """When what a number counts happened: by the words beside it, else when its telling does."""
    if count.earliest is None or count.latest is None:
        return when
    return When(earliest=count.earliest, latest=count.latest, since=count.since)


def one_measure(one: Count, other: Count) -> bool:
    """Whether two numbers are of one role and thing: dead of one group, lost tanks, air strikes."""
    if one.role != other.role or one.role is None or {"vague"} & {one.bound, other.bound}:
        return False
    if one.part or other.part or one.former or other.former:
        return False
    if one.role in _THINGS and thing(one) != thing(other):
        return False
    if one.population and other.population:
        return bool(one.population & other.population) or one.role == "displaced"
    return one.population | other.population <= _UNARMED or one.role in _SLOW


def thing(count: Count) -> str | None:
    """What is counted, where it is no people: raids and sorties are flown alike."""
    if count.role not in _THINGS:
        return None
    return _THINGS[count.role].get(count.unit or "", count.unit)


def one_period(one: When | None, other: When | None) -> bool:
    """Whether two times that are both said are one: they share most of their days, or begin on one day."""
    if one is None or other is None or not (one.own and other.own):
        return False
    return closeness(one, other) >= _HALF or (one.earliest == other.earliest and min(one.days, other.days) > 1)


def _named(count: Count) -> bool:
    return bool(count.population) or count.role in (*_THINGS, *_SLOW)


def _far(one: Count, other: Count) -> bool:
    low, high = sorted((float(one.best or 0), float(other.best or 0)))
    return low == 0 or high / low > _SAME_RATIO


def _near_days(one: Telling, other: Telling) -> bool:
    """Whether they may be of the same days, where not both say which."""
    if one.when is None or other.when is None:
        return False
    brief = all(w.days <= _WEEK for w in (one.when, other.when))
    return brief and apart_days(one.when, other.when) == 0


def _one_place(one: Telling, other: Telling) -> bool:
    """Whether both lie in one place, which one of them names itself or few reports name."""
    return any(
        (a.own or b.own or _rare(a)) and (near := nearness(a, b)) is not None and near >= _NEAR
        for a in one.spots
        for b in other.spots
    )


def _very_place(one: Telling, other: Telling) -> bool:
    return any(a.own and b.own and a.exact and a.name == b.name for a in one.spots for b in other.spots)


def _rare(spot: Spot) -> bool:
    return max(map(rarity, terms(spot.name)), default=_RARE) >= _RARE
