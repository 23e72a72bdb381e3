"""A number with its bound is a set of numbers: two sets are equal, share something, or contradict each other.

"At least 34" is everything from 34 up, so "30" is outside it; "more than 140" and "nearly 150" meet.
"""

from math import inf
from typing import Literal

from tadmor.link.agreement.settings import settings
from tadmor.link.counts import Count

_OF_WARS = frozenset(["war dead", "war displaced"])
_WARS = 1.2  # of a whole war nobody writes "at least 250,000" who takes 400,000 to have died

__all__ = ["Meeting", "amounts", "meet"]

Meeting = Literal["equal", "meet", "apart"]


def amounts(count: Count) -> tuple[float, float]:
    """The least and the greatest number that a count's words allow.

    "More than 58" begins at 58: reports write it of exactly that, and a wrong conflict costs more than a missing one.
    """
    low = -inf if count.low is None else float(count.low)
    high = inf if count.high is None else float(count.high)
    if count.bound == "about":
        slack = settings().amount["about"]
        return low * (1 - slack), high * (1 + slack)
    if count.bound in ("more_than", "at_least"):
        return low, low * _WARS if count.role in _OF_WARS else inf
    if count.bound in ("less_than", "at_most"):
        return 0.0, high
    return low, high


def _died(count: Count) -> tuple[float, float]:
    """What a number allows of how many died: where so many bodies were seen there may be more."""
    low, high = amounts(count)
    return (low, inf) if count.bodies else (low, high)


def meet(one: Count, other: Count) -> Meeting:
    """How two counts stand to each other as sets."""
    (low, high), (other_low, other_high) = _died(one), _died(other)
    if (one.best, one.bound) == (other.best, other.bound) and (low, high) == (other_low, other_high):
        return "equal"
    return "meet" if low <= other_high and other_low <= high else "apart"
