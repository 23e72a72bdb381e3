"""What the days and the places of two tellings say; they veto most pairs, at little cost."""

from tadmor.link.likeness.anchors import is_once
from tadmor.link.likeness.veto import Never, Traits
from tadmor.link.tellings.kinds import HELD
from tadmor.link.tellings.places import Spot, bare_name, nearness
from tadmor.link.tellings.telling import Telling
from tadmor.link.tellings.times import apart_days, closeness, hours
from tadmor.link.tellings.words import rarity, terms
from tadmor.link.weights import weights
from tadmor.model.incidents import Trait
from tadmor.ontology import event_types

__all__ = ["best_spots", "happening", "is_rare", "one_spot", "place_traits", "time_traits"]

_RARE = 4.0  # rarity of a name from which on it tells all that a place can
_TOWN = (None, "G2")  # a name that no gazetteer has is some village's
_OFFENSIVE = "BATTLE.offensive"
_PERIOD = 7  # days from which on a time tells less the longer it is
_LATELY = 3  # days within which what is told without a day may be one
_LASTS = 3  # days that an offensive may go on


def time_traits(one: Telling, other: Telling) -> Traits:
    known = weights()
    if one.when is None or other.when is None:
        return
    if one.published is not None and one.published == other.published:
        yield Trait(name="printed", weight=0.0, why="printed on one day")
    gap, both = apart_days(one.when, other.when), one.when.own and other.when.own
    if _told_before(one, other) or _told_before(other, one):
        raise Never("one was told before the other happened")
    lasts = _LASTS if _lasting(one) or _lasting(other) else 0
    slack = known.veto["days"] + lasts
    if gap > (slack if both else known.veto["dated"]):
        raise Never(f"{gap} days apart")
    if both:
        near = closeness(one.when, other.when) * _brief(one, other)
        late = -0.25 * max(0, gap - lasts)
        yield Trait(name="time", weight=known.weight["time"] * (near or late), why=_days(gap, near))
        hour = hours(one.when) & hours(other.when)
        if near and hour:
            yield Trait(name="hour", weight=known.weight["hour"], why=f"both {min(hour)}")
    elif near := _lent(one, other):
        yield Trait(name="time", weight=known.weight["time"] * near, why=_days(0, near))
    else:  # what lasts may go on until it is told of
        gap = max(0, gap - lasts)
        near = _printed_near(one, other) if gap == 0 else -0.5 * gap
        yield Trait(name="days", weight=known.weight["days"] * near, why=_days(gap, 0.5))


def _lent(one: Telling, other: Telling) -> float:
    """How near the days of two are, one of them at least only by its paragraph: a day that is lent parts nobody."""
    first, second = one.own_when or one.lent_day, other.own_when or other.lent_day
    return 0.0 if first is None or second is None else closeness(first, second)


def _told_before(one: Telling, other: Telling) -> bool:
    """Whether a report that gives no day was out before the day on which the other's act is said to have happened."""
    if one.published is None or one.own_when is not None:
        return False
    if other.own_when is None or other.planned:
        return False
    return (other.own_when.earliest - one.published).days > weights().veto["days"]


def _printed_near(one: Telling, other: Telling) -> float:
    """What it tells that two were printed within days, where only that is known: less with each day between."""
    if one.published is None or other.published is None or any(t.own_when is not None for t in (one, other)):
        return 1.0
    return max(0.0, 1 - abs((one.published - other.published).days) / _LATELY)


def _brief(one: Telling, other: Telling) -> float:
    """How much two times tell, 1 for days of one week: "last year" tells a war and not which of its strikes."""
    days = [t.when.days for t in (one, other) if t.when is not None]
    return min(1.0, _PERIOD / min(days))


def _lasting(telling: Telling) -> bool:
    """Whether it may go on until it is told of: an offensive, or who has a place."""
    if HELD in telling.types:
        return True
    types = event_types()
    return any(kind in types and types[kind].spans_days for kind in telling.types)


def _days(gap: int, near: float) -> str:
    if gap:
        return f"{gap} day{'s' if gap > 1 else ''} apart"
    return "the same days" if near == 1 else "days that overlap"


def best_spots(one: Telling, other: Telling) -> tuple[float, Spot, Spot] | None:
    """The two places that lie nearest, with their nearness; None where no two can be compared."""
    found = [(near, a, b) for a in one.spots for b in other.spots if (near := nearness(a, b)) is not None]
    return max(found, key=lambda f: (f[0], f[1].name, f[2].name)) if found else None


def place_traits(one: Telling, other: Telling) -> Traits:
    """What the places say. Raises for two that are both named by the events and lie apart."""
    best = best_spots(one, other)
    if best is None:
        return
    near, a, b = best
    both = a.own and b.own
    if (near <= -1 and both) or _other_prize(one, other):
        raise Never(f"{a.name} is not {b.name}")
    if near < 0 and not (a.own or b.own):  # of two reports that are about two towns neither says that it was there
        return
    why = f"both {a.name}" if a.name == b.name else f"{a.name} and {b.name}"
    once = is_once(happening(one) & happening(other))  # what goes on for weeks is what its reports are about
    told = a.own or b.own or any(t.own_when is not None for t in (one, other))
    about = near > 0 and once and told  # of two that name neither day nor place, nothing tells which
    kind = "place" if both else ("about" if about else "focus")
    if near > 0 and not both and _told_here(a, b):
        kind = "here"
    much = weights().weight[kind] * near * (_telling_name(a.name) if near > 0 else 1)
    yield Trait(name="place" if both else "focus", weight=much, why=why)
    if both and near > 0 and any(one_spot(s, t) for s in one.spots for t in other.spots):
        yield Trait(name="same", weight=0.0, why="the very place")


def _told_here(a: Spot, b: Spot) -> bool:
    """Whether the paragraphs of both have named this very place before what is told, or one's own words do."""
    return a.name == b.name and (a.own or a.here) and (b.own or b.here)


def _other_prize(one: Telling, other: Telling) -> bool:
    """Whether two tell of whose a place is, and each names a town of its own: two villages are taken one by one."""
    if not (one.types & other.types and all(kind.startswith("TERRITORY.") for kind in one.types | other.types)):
        return False
    towns = [
        {bare_name(s.name) for s in t.spots if s.own and s.precision in _TOWN and not s.near} for t in (one, other)
    ]
    return all(towns) and not towns[0] & towns[1]


def happening(telling: Telling) -> frozenset[str]:
    """Its kinds, without an offensive that stands for many: "operations in various areas", "military interventions"."""
    words = [span.text.lower() for span, kind in telling.triggers if kind == _OFFENSIVE]
    many = bool(words) and all(word.endswith("s") for word in words)
    return telling.types - {_OFFENSIVE} if many else telling.types


def one_spot(one: Spot, other: Spot) -> bool:
    """Whether both name one town or site and not what lies near it."""
    own = one.own and other.own and one.named and other.named
    return own and bare_name(one.name) == bare_name(other.name) and not (one.near or other.near)


def is_rare(name: str) -> bool:
    """Whether few reports name a place, so that its name tells all that one can."""
    return _telling_name(name) >= 1


def _telling_name(name: str) -> float:
    """How much it tells to share a place's name: of a city that every fourth report names only half as much."""
    return min(1.0, max(0.5, max(map(rarity, terms(name)), default=_RARE) / _RARE))
