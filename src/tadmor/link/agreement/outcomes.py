"""How it ended, as two tell it: states follow each other where an hour or a day orders them, else they may contradict.

"Repelled in the morning" and "taken in the evening" are a sequence. A town that two sides call taken and held on one
day, with no hour for either, is a conflict, unless who held it was heard first: it may have been taken afterwards.
"""

from tadmor.link.agreement.given import least
from tadmor.link.agreement.settings import settings
from tadmor.link.incidents import Spot, Telling, When
from tadmor.link.likeness.compare import contested, is_kept
from tadmor.model.incidents import FindingKind, Relation

__all__ = ["order", "outcome", "results"]

_Verdict = tuple[FindingKind, str, Relation | None]


def outcome(one: Telling, other: Telling) -> _Verdict:
    """What two results of one happening are to each other; both tellings have the types of their results alone."""
    ours, theirs = results(one.types), results(other.types)
    if set(ours) & set(theirs):
        return "agree", f"both {', '.join(sorted(set(ours) & set(theirs)))}", None
    first_come = order(one.when, other.when)
    if first_come is not None:
        first, then = (ours, theirs) if first_come < 0 else (theirs, ours)
        return "compatible", f"first {', '.join(first)}, then {', '.join(then)}", "sequence"
    if contested(one, other) and _one_day(one, other) and _one_town(one.spots, other.spots):
        kept, taken = (one, other) if is_kept(one) else (other, one)
        surely = min(one.score, other.score) >= least("telling")
        if surely and kept.published and taken.published and kept.published >= taken.published:
            return "conflict", f"{' and '.join((*ours, *theirs))} on one day, and no hour orders them", None
    return "unclear", "it is open which came first", None


def order(one: When | None, other: When | None) -> int | None:
    """Below 0 where the first came first, by day or by part of the day; None where that is open."""
    if one is None or other is None or not (one.own and other.own and one.span and other.span):
        return None
    if one.latest < other.earliest:
        return -1
    if other.latest < one.earliest:
        return 1
    parts = settings().parts
    ours, theirs = parts.get(one.part or ""), parts.get(other.part or "")
    if one.earliest == other.earliest and ours and theirs and ours != theirs:
        return ours - theirs
    return None


def _one_day(one: Telling, other: Telling) -> bool:
    days = [t.when for t in (one, other) if t.when is not None and t.when.own and t.when.span and t.when.days == 1]
    return len(days) == 2 and days[0].earliest == days[1].earliest


def _one_town(ones: tuple[Spot, ...], others: tuple[Spot, ...]) -> bool:
    """Whether both name one town, and nothing beside it: its outskirts may be lost and the town held."""
    names = [{s.name for s in some if s.own and s.named and not s.near} for some in (ones, others)]
    return bool(names[0] & names[1])


def results(kinds: frozenset[str]) -> list[str]:
    """The results that some kinds of event are, in words."""
    return sorted({settings().result[kind] for kind in kinds})
