"""What two numbers that contradict each other are in the end: a conflict, an update, another scope, or unclear.

Where the later count is the higher, the later speaker may simply know more (`growth`), and that is an update; not where
one report sets two speakers side by side, nor where the later number is the lower. Other days, more places or all since
a day are another scope. All rests on the two being of one happening (`doubts`).
"""

import re

from tadmor.link.agreement.amounts import amounts
from tadmor.link.agreement.doubts import doubt, hang_together, listed_apart, one_spot, one_thing, other_places, partisan
from tadmor.link.agreement.figures import BRIEF, Figure, periods
from tadmor.link.agreement.given import least, two_sides
from tadmor.link.agreement.growth import FRESH, are_rival_lists, falls, is_open, later, leaps, may_grow, of_mains
from tadmor.link.agreement.scopes import and_around, left_or_came, registers
from tadmor.link.agreement.wider import wider
from tadmor.link.incidents import Telling
from tadmor.link.incidents.clusters import MUST
from tadmor.link.likeness.measured import one_measure
from tadmor.link.likeness.scenery import is_rare
from tadmor.link.tellings.times import apart_days
from tadmor.model.incidents import FindingKind, Relation

__all__ = ["gated", "higher", "of_other_days"]

_IN_DAYS = re.compile(
    r"\b(?:in|over|during|within) (?:the )?(?:(?:past|last|previous) )?(?:\w+ )?(?:hours|days|weeks)\b", re.IGNORECASE
)
_SINCE = re.compile(r"\bsince\b|\b(?:in all|in total|altogether)\b", re.IGNORECASE)
_NO_MORE = re.compile(
    r"(?:no|not) (?:more|higher|greater) than\b|at most\b|(?:fewer|less) than\b|under\b", re.IGNORECASE
)
_Gated = tuple[FindingKind, str, Relation | None]
_MONTH = 31  # days; a time that is longer is one that words leave open ("this year")
_DAY = 1  # days by which two accounts of one attack on a village may differ, and mean it all the same


def gated(one: Figure, other: Figure, joint: float, why: str) -> _Gated:
    """A contradiction, if everything that it rests on is read well enough, by the times that the two cover."""
    if joint >= least("joint") and (scope := _of_more(one, other, joint)):
        return "scope differs", scope, None
    if open_ := doubt(one, other, joint):
        return "unclear", open_, None
    if and_around(one, other):
        return "scope differs", "one counts who is in a place and around it, the other who is in it", None
    if left_or_came(one, other):
        return "scope differs", "one counts who left some places, the other who came to one", None
    covered = "same" if of_mains(one, other) or _a_day_off(one, other, joint) else periods(one, other)
    if covered == "apart" and _by_a_day(one, other) and hang_together(one.told.telling, other.told.telling):
        return "unclear", "two days of one village, or one act of which one of them has the wrong day", None
    if covered == "apart":
        return "scope differs", "they count different days", None
    if covered == "within":
        return _day_of_all(one, other, why)
    first = later(one, other)
    if one.report == other.report:
        return "conflict", why, None
    if covered == "growing":
        return _grown(one, other, joint, why)
    if more := wider(one, other):
        return "scope differs", more, None
    if may_grow(one, other) and (first is None or first[0].best < first[1].best):
        return _update(one, other, joint)
    return "conflict", why, None


def higher(one: Figure, other: Figure, joint: float) -> _Gated | None:
    """Two open numbers that one number can be both of, one of which may be a later state: "at least 53" and "93"."""
    low, high = sorted((one, other), key=lambda f: f.best)
    grew = is_open(low) and low.best > 0 and high.best >= FRESH * low.best
    if high.count.bound == "between" and amounts(high.count)[0] <= amounts(low.count)[0]:
        return None  # "five to seven" is no later state of "at least five"
    ordered = later(one, other)
    covered = periods(one, other) in ("same", "open", "growing")
    if not grew or not covered or not one_measure(one.count, other.count) or not may_grow(one, other):
        return None
    if ordered is not None and ordered[1] is low:
        return None
    return _update(one, other, joint)


def of_other_days(one: Figure, other: Figure) -> bool:
    """Whether two numbers that one number can be both are of two happenings, by days that both say and that are far."""
    if one.count.part or other.count.part or periods(one, other) != "apart" or of_mains(one, other):
        return False
    return one.when is None or other.when is None or apart_days(one.when, other.when) > _DAY


def _of_more(one: Figure, other: Figure, joint: float) -> str:
    """Why one number is plainly of more than the other: of all since a day, or of another place."""
    low, high = sorted((one, other), key=lambda f: f.best)
    if one.count.role == "buildings-lost" and hang_together(one.told.telling, other.told.telling):
        return ""  # however many days it took, the village has so many houses
    if _is_total(high) and not _is_total(low) and one_measure(one.count, other.count) and _in_between(low, high):
        return "one counts all of some days, the other those of one act"
    if one.report == other.report and (more := wider(one, other)):
        return more
    if listed_apart(one, other):
        return "they count different places"
    places = one.report != other.report and other_places(one.told.telling, other.told.telling, joint)
    return "they count different places" if places and joint >= least("agree") else ""


def _is_total(figure: Figure) -> bool:
    """Whether it is of all days since one, or of more days than one act takes."""
    days = figure.when.days if figure.when is not None else 1
    return figure.count.campaign or figure.count.since or BRIEF < days <= _MONTH


def _in_between(low: Figure, high: Figure) -> bool:
    """Whether a number without days of its own is no first state of a total: it was told days after that began."""
    if low.when is not None:
        return False  # the days say more
    begun, day = (high.when.earliest if high.when is not None else None), low.published
    return begun is None or day is None or (day - begun).days > _DAY


def _a_day_off(one: Figure, other: Figure, joint: float) -> bool:
    """Whether two tell one attack on a village that few reports name, and differ in its day by one."""
    ours, theirs = one.when, other.when
    if ours is None or theirs is None or max(ours.days, theirs.days) > _DAY or apart_days(ours, theirs) > _DAY:
        return False
    a, b = one.told.telling, other.told.telling
    return joint >= MUST or (joint >= least("agree") and one_spot(a, b) and (_in_rare(a) and _in_rare(b)))


def _by_a_day(one: Figure, other: Figure) -> bool:
    ours, theirs = one.when, other.when
    return ours is not None and theirs is not None and apart_days(ours, theirs) <= _DAY


def _in_rare(telling: Telling) -> bool:
    return any(s.own and s.named and is_rare(s.name) for s in telling.spots)


def _grown(one: Figure, other: Figure, joint: float, why: str) -> _Gated:
    """Two counts from one day on: the one that reaches further is the later state, unless its voice takes part."""
    if falls(one, other):
        return "conflict", why, None
    if one.count.campaign and two_sides(one.told, other.told) and (partisan(one, other) or partisan(other, one)):
        return "unclear", "what one side counts of it is no later state of what the other does", None
    if one.count.campaign and are_rival_lists(one, other):
        return "unclear", "each keeps a list of its own", None
    return _update(one, other, joint)


def _some_days_of_all(one: Figure, other: Figure) -> bool:
    """Whether one counts what some days brought and the other all since a beginning: "in two days", "since 13 May"."""
    ours, theirs = one.told.said.span.text, other.told.said.span.text
    pairs = ((ours, theirs), (theirs, ours))
    return any(
        _IN_DAYS.search(a) and not _SINCE.search(a) and _SINCE.search(b) and not _IN_DAYS.search(b) for a, b in pairs
    )


def _update(one: Figure, other: Figure, joint: float) -> _Gated:
    if _some_days_of_all(one, other):
        return "unclear", "one counts what some days brought, the other all since the beginning", None
    if _is_capped(min(one, other, key=lambda figure: figure.best)):
        return "conflict", "one says that there were no more", None
    if more := wider(one, other):
        return "scope differs", more, None
    if registers(one) or registers(other):
        return "unclear", "one has put down by itself whom it counts, and so counts apart", None
    ordered = later(one, other)
    if periods(one, other) != "growing" and leaps(one, other):
        return _far_more(one, other, joint)
    if ordered is None:
        return "compatible", "two numbers of one day: the higher may be the later, no hour says so", "update"
    return "compatible", f"{ordered[1].name} speaks later and may know of more", "update"


def _is_capped(figure: Figure) -> bool:
    """Whether its words say that there were no more: no higher number is a later state of it."""
    return _NO_MORE.match(figure.count.span.text) is not None


def _far_more(one: Figure, other: Figure, joint: float) -> _Gated:
    """Two numbers of which one is far more: of one named group a conflict, of one place a later state."""
    if one_thing(one, other) and one.count.population & other.count.population:
        return "conflict", "so many more of one group that neither is an earlier state of the other", None
    ordered = later(one, other)
    one_place = joint >= least("agree") and one_spot(one.told.telling, other.told.telling)
    if ordered is None or not one_place:
        return "unclear", "so many more that they may be of more places", None
    return "compatible", f"{ordered[1].name} speaks later and may know of more", "update"


def _day_of_all(one: Figure, other: Figure, why: str) -> _Gated:
    """The number of one day beside that of all days: no contradiction, unless the day has more than all."""
    day, whole = sorted((one, other), key=lambda f: f.when.days if f.when else 0)
    if amounts(day.count)[0] > amounts(whole.count)[1]:
        return "conflict", why, None
    return "scope differs", "one counts one day, the other all days since", None
