"""Which of two numbers may be a later state of the other: a toll grows as more is known.

It is none where a party to the fight counts its own or its enemy's dead: another party's lower number of that day is no
earlier state of it. Nor where two are told on one day and no words say that either came first: who read both on that
day sees two numbers (of 17 pairs of one day that analysts set side by side 16 are to them a conflict).
"""

from tadmor.link.agreement.doubts import GROWS, partisan
from tadmor.link.agreement.figures import Figure, periods
from tadmor.link.agreement.scopes import least_only
from tadmor.link.counts import TOLLS
from tadmor.link.tellings.parties import on_side

__all__ = ["FRESH", "are_rival_lists", "falls", "is_open", "later", "leaps", "may_grow", "of_mains"]

FRESH = 1.2
"""Ratio from which two tolls of one day may be an early and a late one."""

_LEAP = 1.7  # ratio above which another voice's toll of one attack counts more places, or other people
_GROWN = 3.0  # the same where the lower is a first state, "at least" so many
_PACE = 3.0  # times the average pace at which a campaign's total hardly grows
_SETTLED = 4  # days after which a number of one day hardly grows within another day


def later(one: Figure, other: Figure) -> tuple[Figure, Figure] | None:
    """Two figures in the order of their publication; None where no day orders them."""
    if one.published is None or other.published is None or one.published == other.published:
        return None
    return (one, other) if one.published < other.published else (other, one)


def is_open(figure: Figure) -> bool:
    """Whether its words leave it open how many more there are."""
    return figure.count.bound in ("at_least", "more_than")


def may_grow(one: Figure, other: Figure) -> bool:
    """Whether the higher of two may be a later state of the lower."""
    if one.count.role not in GROWS or any(f.told.said.distanced for f in (one, other)):
        return False
    if one.published is None or other.published is None or least_only(one, other):
        return False
    if of_mains(one, other):  # in its first days the toll of an attack rises from hour to hour
        return not any(_is_settled(f) for f in (one, other))
    apart = abs((one.published - other.published).days)
    if apart == 0 and (max(one.best, other.best) < FRESH * min(one.best, other.best) or not _is_first(one, other)):
        return False  # "at least 34" and "30" of one day are no early and late state
    if apart <= 1 and (partisan(one, other) or partisan(other, one)):
        return False
    if apart == 0 and one.count.role == "displaced":
        return False
    return apart > 0 or not any(_is_settled(f) for f in (one, other))


def are_rival_lists(one: Figure, other: Figure) -> bool:
    """Whether two who are not one count a campaign's dead on, and lie too far from each other for the days between.

    500 in four months, by one, are not 889 a day later, by another.
    """
    if one.told.voice == other.told.voice or one.when is None or other.when is None:
        return False
    if one.published is None or other.published is None:
        return False
    apart, before = abs((one.published - other.published).days), min(one.when.days, other.when.days)
    grown = max(FRESH, 1 + _PACE * (apart + 1) / before)
    return max(one.best, other.best) > grown * min(one.best, other.best)


def of_mains(one: Figure, other: Figure) -> bool:
    """Whether both are tolls of the one attack that their reports are mainly about, and no doer of it gives one."""
    if one.told.telling.main is None or other.told.telling.main is None:
        return False
    sides = {f.told.side for f in (one, other)} - {""}
    return not any(on_side(f.told.telling.who, sides) for f in (one, other))


def falls(one: Figure, other: Figure) -> bool:
    """Whether the count that reaches further gives less."""
    ends = one.until, other.until
    if ends[0] is None or ends[1] is None:
        return False
    return (one.best - other.best) * (1 if ends[0] < ends[1] else -1) > 0


def leaps(one: Figure, other: Figure) -> bool:
    """Whether one voice's dead or wounded of an act are far more than another's: of both towns, beside those of one."""
    low, high = sorted((one, other), key=lambda figure: figure.best)
    most = _GROWN if _first_state(low, high) else _LEAP
    return one.count.role in TOLLS and one.told.voice != other.told.voice and high.best > most * low.best


def _first_state(low: Figure, high: Figure) -> bool:
    """Whether the lower is told as a first state of one day's toll: "at least nine", and two days later 17."""
    ordered = later(low, high)
    return is_open(low) and ordered is not None and ordered[0] is low and periods(low, high) == "same"


def _is_first(one: Figure, other: Figure) -> bool:
    """Whether words say of the lower of two of one day that it may be an early one: "at least nine"."""
    return is_open(min(one, other, key=lambda f: f.best))


def _is_settled(figure: Figure) -> bool:
    """Whether it is told some days after the day of which it is."""
    when, day = figure.when, figure.published
    return when is not None and day is not None and (day - when.latest).days >= _SETTLED
