"""The one happening that a report is mainly about: one attack, blast or strike with its dead, told over and over."""

from dataclasses import dataclass
from datetime import date

from tadmor.link.tellings.places import Spot

__all__ = ["OF_ORDER", "Main", "times_more"]

OF_ORDER = 2.5
"""Of two tolls of one happening, the higher by the lower."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Main:
    """Where and when it was by its report, of what kinds it is, and how many died: each number told, rising.

    `sure`: words give its day; else it is the day of publication or the one before. `end`: not the attack itself is
    told but how the one who did it was killed.
    """

    spots: tuple[Spot, ...]
    earliest: date
    latest: date
    sure: bool
    tolls: tuple[float, ...]
    kinds: frozenset[str] = frozenset()
    end: bool = False


def times_more(one: float, other: float) -> float:
    """How many times the larger of two tolls has the smaller."""
    return max(one, other) / min(one, other)
