"""What the numbers of two tellings say: one figure of one thing tells which happening it is of."""

from collections.abc import Iterable
from math import log10

from tadmor.link.counts import TOLLS, Count, other_sides, ratio, same_population
from tadmor.link.likeness.measured import one_period, when_of
from tadmor.link.likeness.veto import Traits
from tadmor.link.tellings.kinds import RESULTS
from tadmor.link.tellings.telling import Telling
from tadmor.link.weights import weights
from tadmor.model.incidents import Trait

__all__ = ["absurd", "count_traits", "one_figure", "one_toll", "total_and_act"]


_FEW = 4  # dead from which on a number tells which they are
_SOME = 8  # things from which on their number tells which they are
_BRIEF = 2  # days of one act
_LASTING = frozenset(["BATTLE.offensive"])
_LOW, _HIGH = frozenset(["at_least", "more_than"]), frozenset(["at_most", "less_than"])
_DEAD = frozenset([None, "killed", "people"])
"""Units of dead who are no group: "the number of people killed has risen to 30", "30 died"."""


def count_traits(one: Telling, other: Telling, same: tuple[Count, Count] | None) -> Traits:
    """What the numbers say; `same` are two that count one thing in one place and time (`measured`)."""
    if any(c.whole and c.role == "force" for c in one.counts) and any(
        c.whole and c.role == "force" for c in other.counts
    ):
        yield Trait(name="force", weight=weights().weight["force"], why="both count all who take part")
    pairs = [(a, b) for a in one.counts for b in other.counts if a.role and a.role == b.role and not other_sides(a, b)]
    if same is not None:
        why = f"{same[0].span.text!r} and {same[1].span.text!r} count one thing ({same[0].of}) there and then"
        yield Trait(name="measure", weight=weights().weight["measure"], why=why)
        dated = one_period(when_of(same[0], one.when), when_of(same[1], other.when))
        much = weights().weight["time"] if dated else weights().weight["days"]
        yield Trait(name="time" if dated else "days", weight=much, why="of the time that both numbers are of")
    alike = [(a, b) for a in one.counts for b in other.counts if _tells(a, b)]
    for a, b in [*pairs, *alike]:
        if _equal(a, b):
            rare = min(1.0, log10(max(1.0, float(a.best or 1))) / 2)
            yield Trait(
                name="count",
                weight=weights().weight["count"] * rare,
                why=f"both {a.span.text!r} {a.role or b.role or ''}".strip(),
            )
            return
    if same is not None:
        return
    if any(a.role in TOLLS for a, b in pairs) and not any(_contrary(a, b) for a, b in pairs):
        yield Trait(name="toll", weight=0.0, why="both count dead or wounded, in one order of size")
    group = next((a for a, b in pairs if a.population and a.population == b.population and not absurd(a, b)), None)
    if group is not None and not (group.part or group.former):
        yield Trait(name="group", weight=weights().weight["group"], why=f"both count {group.role} ({group.of})")
    if pairs and all(absurd(a, b) for a, b in pairs):
        a, b = pairs[0]
        why = f"{a.span.text!r} and {b.span.text!r} {a.role} are too far apart"
        yield Trait(name="count", weight=-weights().weight["absurd"], why=why)


def _contrary(a: Count, b: Count) -> bool:
    """Whether two numbers of dead or wounded are of two groups, or far from each other."""
    return a.role in TOLLS and (ratio(a, b) > weights().told["rival"] or same_population(a, b) == "other")


def _tells(a: Count, b: Count) -> bool:
    """Whether two numbers without a role are of one kind of thing ("twelve trucks"), or so rare that they tell it."""
    if a.role and b.role:
        return False
    things = a.role is None and b.role is None and a.unit == b.unit and a.unit not in (None, "people", "civilians")
    return (things and min(float(a.best or 0), float(b.best or 0)) >= _SOME) or (_known(a) and _known(b))


def _known(a: Count) -> bool:
    """A number so rare that it tells which count it is, although its words do not."""
    return a.best is not None and a.best >= 500 and a.role in (None, "force")


def one_figure(ones: Iterable[Count], others: Iterable[Count]) -> frozenset[str]:
    """The roles of which both give one figure."""
    theirs = tuple(others)
    return frozenset(
        a.role for a in ones for b in theirs if a.role and a.role == b.role and not other_sides(a, b) and _equal(a, b)
    )


def _equal(a: Count, b: Count) -> bool:
    return (
        "vague" not in (a.bound, b.bound)
        and not (_LOW & {a.bound, b.bound} and _HIGH & {a.bound, b.bound})
        and a.best is not None
        and a.best == b.best
        and (a.unit == b.unit or _known(a) or {a.unit, b.unit} <= _DEAD)
    )


def absurd(a: Count, b: Count) -> bool:
    """Whether two exact numbers of one role differ so much that they are hardly of one happening."""
    low, high = sorted((float(a.best or 0), float(b.best or 0)))
    if same_population(a, b) == "other":
        return False
    exact = a.bound in ("exactly", "about") and b.bound in ("exactly", "about")
    return exact and low > 0 and high / low >= weights().veto["ratio"] and high - low >= 5


def one_toll(one: Telling, other: Telling) -> bool:
    """Whether both give one number of dead side by side, one for a town and one for what no gazetteer has: its part.

    "They lost eleven men in the town. The eleven were killed at the edge of al-Nasr."
    """
    if abs(one.start - other.start) > weights().told["chars"]:
        return False
    unlisted = [all(s.lat is None for s in t.spots if s.own) for t in (one, other)]
    alike = one.types & other.types and unlisted[0] != unlisted[1]
    figures = [{c.best for c in t.counts if c.role in TOLLS and (c.best or 0) >= _FEW} for t in (one, other)]
    return bool(alike) and bool(figures[0] & figures[1])


def total_and_act(one: Telling, other: Telling) -> bool:
    """Whether one gives the total of a campaign, and the other tells one act of it: "130 since the offensive began"."""
    return (_total(one) and _act(other)) or (_total(other) and _act(one))


def _total(telling: Telling) -> bool:
    """Whether it tells since when, or all that it counts is counted since a day or since something began."""
    since = telling.own_when is not None and telling.own_when.since
    return any(c.role for c in telling.counts) and (since or _all_whole(telling))


def _act(telling: Telling) -> bool:
    """Whether it tells an act of a day or two, no offensive and no total of one."""
    brief = telling.own_when is not None and telling.own_when.days <= _BRIEF
    act = bool(telling.types - RESULTS) and not telling.types & _LASTING
    return brief and act and not telling.when.since and not _all_whole(telling)  # type: ignore[union-attr]


def _all_whole(telling: Telling) -> bool:
    """Whether every number is of all since the start, and none has a day of its own: "30 on Friday night alone".

    All who took part in an attack are of that attack.
    """
    some = [c.since or (c.whole and c.earliest is None) for c in telling.counts if c.role and c.role != "force"]
    return bool(some) and all(some)
