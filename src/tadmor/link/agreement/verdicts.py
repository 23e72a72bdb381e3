"""What two counts of one role in one happening are to each other, by the numbers and by whom they count alone."""

from tadmor.link.agreement.amounts import amounts, meet
from tadmor.link.agreement.figures import of
from tadmor.link.counts import SOME, TOLLS, Count, ratio, same_population
from tadmor.model.incidents import FindingKind

__all__ = ["verdict"]

_CIVILIANS = frozenset(["civilians"])
_WORDED = frozenset(["exactly", "at_least", "more_than", "about"])  # of one figure, in two reports
_HARDLY_MORE = 1.5  # ratio up to which people are the civilians of another report
_TWO = 2.0  # ratio from which an open number of people is hardly one of a group among them


def verdict(one: Count, other: Count) -> tuple[FindingKind, str]:
    """What two counts of one role in one happening are to each other, and why."""
    meeting, group = meet(one, other), same_population(one, other)
    if group == "part" and one.role == other.role == "force" and one.whole and other.whole:
        group = "same"  # "5,000 men in total" and "1,000 attackers took part" count all who take part
    if one.part != other.part and not (one.population and one.population == other.population):
        part, whole = (one, other) if one.part else (other, one)
        fits = amounts(part)[0] <= amounts(whole)[1]
        return ("compatible" if fits else "unclear"), f"one is named as a part of another number: {of(part)}"
    if group == "part" and _everybody(one, other):
        group = "same"
    if group == "part" and _among(one, other):
        return "compatible", "one counts only some of those, who may be among the others"
    if group == "other":
        return "scope differs", f"one counts {_whose(one)}, the other {_whose(other)}"
    if one.whole != other.whole and meeting != "equal" and not (one.since or other.since):
        return _total(one, meeting)  # of what is since a day, days say more
    if "vague" in (one.bound, other.bound) and meeting != "apart":
        return "compatible", "no more than a vague number"
    if one.part and not one.population | other.population:
        return "unclear", "it is open which part of the whole they count"
    return _by_number(one, other, meeting, group)


def _whose(count: Count) -> str:
    """What it is of, by the name of the side where words give it."""
    return f"{count.role} ({count.named})" if count.named else of(count)


def _everybody(one: Count, other: Count) -> bool:
    """Whether one counts civilians and the other people, and hardly more: those whom one attack killed."""
    named = one.population | other.population
    both = not (one.sides or other.sides or one.part or other.part)
    return both and named == _CIVILIANS and one.role in TOLLS and ratio(one, other) <= _HARDLY_MORE


def _among(one: Count, other: Count) -> bool:
    """Whether one counts only children or women, and no more than the other counts in all."""
    some, everyone = (one, other) if one.population else (other, one)
    few = bool(some.population) and some.population <= SOME and not everyone.population
    return few and amounts(some)[0] <= amounts(everyone)[1]


def _by_number(one: Count, other: Count, meeting: str, group: str) -> tuple[FindingKind, str]:
    if meeting == "equal":
        return "agree", "the same number"
    if meeting == "meet" and group == "same" and _one_figure(one, other):
        return "agree", "the same number, once as the least"
    if meeting == "meet" and group == "part" and _far(one, other):
        return "scope differs", f"one counts {of(one)}, the other {of(other)}"
    if meeting == "meet":
        return "compatible", "one number can be both"
    if "vague" in (one.bound, other.bound):
        return "unclear", "one of them is no more than a vague number"
    if group == "part" and not _exceeds(one, other) and not _exceeds(other, one):
        return "scope differs", f"one counts {of(one)}, the other {of(other)}"
    return "conflict", "no number can be both"


def _one_figure(one: Count, other: Count) -> bool:
    """Whether "28" stands beside "at least 28": reports write now one and now the other of one figure."""
    return one.best == other.best is not None and {one.bound, other.bound} <= _WORDED


def _far(one: Count, other: Count) -> bool:
    """Whether one is more than twice the other, and no vague number."""
    low, high = sorted((float(one.best or 0), float(other.best or 0)))
    return low > 0 and high > _TWO * low


def _total(one: Count, meeting: str) -> tuple[FindingKind, str]:
    """A total beside another number: of fighters or the displaced it is another scope; a toll only grows."""
    if one.role in ("killed", "injured"):
        return ("compatible" if meeting == "meet" else "unclear"), "one is called a total so far"
    return "scope differs", "one is a total, the other a part or a single count"


def _exceeds(part: Count, whole: Count) -> bool:
    """Whether a named group is said to be larger than one that contains it, or than all people."""
    return bool(part.population) and _within(part, whole) and amounts(part)[0] > amounts(whole)[1]


def _within(part: Count, whole: Count) -> bool:
    return not whole.population or part.population < whole.population
