"""What one speaker says in several reports is one statement: the same figures, or much the same words, within days.

Also where the reports tell it of no common happening: "more than 2,000 were killed in three days, the ministry said" in
one, "the spokesman put the dead at 2,000" in the other.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice

from tadmor.link.incidents.words import Vector, cosine

__all__ = ["Stated", "pairs"]

_DAYS = timedelta(days=3)
_TELLING = 20  # from which on one figure is enough
_SAME, _NEAR, _SOME = 0.5, 0.2, 0.08  # how alike (cosine) words are alone, beside a figure, beside a telling one
_FEW = 6  # telling words of those that words alone make one: fewer are said of anything ("the toll may rise")


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """A claim of somebody named: `keys` are those of whoever it is the word of, himself and his body."""

    claim: str
    document: str
    day: date
    keys: tuple[str, ...]
    figures: frozenset[float]
    words: Vector


def pairs(claims: Iterable[Stated]) -> Iterator[tuple[Stated, Stated, bool]]:
    """Two claims of two documents that are one statement, the earlier first, and whether their figures say so."""
    seen: set[tuple[str, str]] = set()
    for same in _by_key(claims).values():
        for first, second in _near(same):
            told = _one(first, second) if (first.claim, second.claim) not in seen else None
            if told is not None:
                seen.add((first.claim, second.claim))
                yield first, second, told


def _near(same: Iterable[Stated]) -> Iterator[tuple[Stated, Stated]]:
    """Pairs of two documents within the days."""
    ordered = sorted(same, key=lambda one: (one.day, one.document, one.claim))
    for number, first in enumerate(ordered):
        for second in islice(ordered, number + 1, None):
            if second.day - first.day > _DAYS:
                break
            if first.document != second.document:
                yield first, second


def _by_key(claims: Iterable[Stated]) -> Mapping[str, list[Stated]]:
    found: dict[str, list[Stated]] = {}
    for claim in claims:
        for key in claim.keys:
            found.setdefault(key, []).append(claim)
    return found


def _one(first: Stated, second: Stated) -> bool | None:
    """Whether two claims are one statement, by figures (True) or words alone (False); None where they are not."""
    alike = cosine(first.words, second.words)
    shared = first.figures & second.figures
    if shared and alike >= (_SOME if max(shared) >= _TELLING else _NEAR):
        return True
    return False if alike >= _SAME and min(len(first.words), len(second.words)) >= _FEW else None
