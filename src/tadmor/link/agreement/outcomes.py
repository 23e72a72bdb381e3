"""How it ended, as two tell it: states follow each other where an hour or a day orders them, else they may contradict.

"Repelled in the morning" and "taken in the evening" are a sequence. A town that two sides call taken and held on one
day, with no hour for either, is a conflict, unless who held it was heard first: it may have been taken afterwards.
"""

from tadmor.link.agreement.given import least
from tadmor.link.agreement.order import order
from tadmor.link.agreement.settings import settings
from tadmor.link.agreement.whose import whose
from tadmor.link.incidents import Spot, Telling
from tadmor.link.likeness.compare import contested, is_kept
from tadmor.link.likeness.control import turn
from tadmor.link.tellings.times import one_day
from tadmor.model.incidents import FindingKind, Relation

__all__ = ["outcome", "results"]

_Verdict = tuple[FindingKind, str, Relation | None]
_HELD = "held"


def outcome(one: Telling, other: Telling) -> _Verdict:
    """What two results of one happening are to each other; both tellings have the types of their results alone."""
    ours, theirs, meant = results(one.types), results(other.types), turn(one, other)
    common = sorted(set(ours) & set(theirs))
    if common and not (_HELD in common and meant != "with"):
        return "agree", f"both {', '.join(common)}", None
    if meant != "open":
        found = whose(one, other, meant)
        if found is not None:
            return found
    first_come = order(one.when, other.when)
    if first_come is not None and not common:
        first, then = (ours, theirs) if first_come < 0 else (theirs, ours)
        return "compatible", f"first {', '.join(first)}, then {', '.join(then)}", "sequence"
    if contested(one, other) and one_day(one.when, other.when) and _one_town(one.spots, other.spots):
        kept, taken = (one, other) if is_kept(one) else (other, one)
        surely = min(one.score, other.score) >= least("telling")
        if surely and kept.published and taken.published and kept.published >= taken.published:
            return "conflict", f"{' and '.join((*ours, *theirs))} on one day, and no hour orders them", None
    return "unclear", "it is open which came first", None


def _one_town(ones: tuple[Spot, ...], others: tuple[Spot, ...]) -> bool:
    """Whether both name one town, and nothing beside it: its outskirts may be lost and the town held."""
    names = [{s.name for s in some if s.own and s.named and not s.near} for some in (ones, others)]
    return bool(names[0] & names[1])


def results(kinds: frozenset[str]) -> list[str]:
    """The results that some kinds of event are, in words."""
    return sorted({settings().result[kind] for kind in kinds})
