"""What numbers of two tellings of one report say: one act's dead and wounded, one toll by two voices, or two acts."""

import re
from collections.abc import Iterable

from tadmor.link.counts import Count, ratio, same_population
from tadmor.link.likeness.counted import absurd
from tadmor.link.likeness.measured import beside
from tadmor.link.tellings.holders import NOBODY
from tadmor.link.tellings.kinds import RESULTS
from tadmor.link.tellings.telling import Telling
from tadmor.link.weights import weights

__all__ = ["counts_beside", "other_numbers", "other_voice", "toll", "toll_beside"]

_END = re.compile(r"[.!?;\n]")
_TOWNS = frozenset(["G2", "G3"])
_BESIDE = 60  # characters between the words for the dead and for the wounded


def other_voice(one: Telling, other: Telling) -> bool:
    """Two holders count the same group otherwise: one happening told twice, not two.

    One at a distance ("claimed"), or both named, with numbers that are near each other.
    """
    if {s.voice for s in one.said} & {s.voice for s in other.said}:
        return False
    if counts_beside(one, other):
        return True
    if not any(s.distanced for s in (*one.said, *other.said)):
        return _rival(one, other)
    return any(
        (a.role == b.role and a.population and same_population(a, b) == "same") or a.population & b.population
        for a in one.counts
        for b in other.counts
        if a.role == b.role
    )


def counts_beside(one: Telling, other: Telling) -> bool:
    """Whether two holders count one thing, place and time side by side, whatever their numbers."""
    if abs(one.start - other.start) > weights().told["beside_each_other"]:
        return False
    known = all(s.name != NOBODY for s in (*one.said, *other.said))
    return (
        known
        and not _elsewhere(one, other)
        and not {s.voice for s in one.said} & {s.voice for s in other.said}
        and beside(one, other)
    )


def _elsewhere(one: Telling, other: Telling) -> bool:
    """Whether one names a town, and the other is lent another: "across the border in Merj five died"."""
    for named, lent in ((one, other), (other, one)):
        towns = {s.name for s in named.spots if s.own and s.precision in _TOWNS}
        others = [s for s in lent.spots if not s.own and s.precision in _TOWNS and s.name not in towns]
        if towns and lent.spots and len(others) == len(lent.spots):
            return True
    return False


def _rival(one: Telling, other: Telling) -> bool:
    """Whether two who are named count one named group, side by side and in one order of size."""
    named = all(s.chain for s in (*one.said, *other.said))
    near = abs(one.start - other.start) <= weights().told["chars"]
    pairs = [(a, b) for a in one.counts for b in other.counts if a.role == b.role and a.population and b.population]
    return (
        named
        and near
        and any(a.population == b.population and ratio(a, b) <= weights().told["rival"] for a, b in pairs)
    )


def toll_beside(one: Telling, other: Telling, text: str) -> bool:
    """One holder's dead and wounded side by side in one sentence: "23 were killed and 28 wounded"."""
    first, then = sorted((one, other), key=lambda t: t.start)
    between = text[first.spans[-1].end : then.start]
    return toll(one, other) and len(between) <= _BESIDE and not _END.search(between)


def toll(one: Telling, other: Telling) -> bool:
    """One holder's dead and wounded."""
    voices = {s.voice for s in one.said} & {s.voice for s in other.said}
    roles = [{c.role for c in t.counts if c.role} for t in (one, other)]
    return bool(voices) and one.types <= RESULTS and other.types <= RESULTS and all(roles) and not roles[0] & roles[1]


def _one_unit(one: Count, other: Count) -> bool:
    """Whether two numbers are of one unit: "175 soldiers" who died are a number of dead."""
    return one.unit == other.unit or {one.unit, other.unit} <= {"killed", "soldiers", "fighters"}


def other_numbers(ours: Iterable[Count], theirs: Iterable[Count]) -> bool:
    """Whether both give a number of one role, and none that could be the other's."""
    pairs = [
        (a, b)
        for a in ours
        for b in theirs
        if a.role == b.role and a.role is not None and same_population(a, b) != "other"
    ]
    return bool(pairs) and all(absurd(a, b) or (a.best != b.best and _one_unit(a, b)) for a, b in pairs)
