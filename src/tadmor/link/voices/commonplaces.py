"""A commonplace stands in many documents over weeks, and says nothing of where words come from.

Of a document with many ways to others all are looked at at once, as columns: looked at one by one for each other, the
ways of a document that one report of each week repeats cost their square.
"""

from collections.abc import Callable, Container, Sequence
from datetime import date

import numpy as np

from tadmor.link.voices.passages import HALF, Way
from tadmor.model import Span

__all__ = ["MANY", "Columns"]

MANY = 24
"""Documents that have a passage, over ..."""
_DAYS = 30
"""... so many days: news is not printed again for so long by so many."""


class Columns:
    """The ways of one document. `published` gives the day of a document by its name, if it is told."""

    def __init__(self, document: str, ways: Sequence[Way], published: Callable[[str], date | None]) -> None:
        self._starts = np.array([way.here.start for way in ways], dtype=np.int64)
        self._ends = np.array([way.here.end for way in ways], dtype=np.int64)
        self._numbers = {name: number for number, name in enumerate(dict.fromkeys(way.other for way in ways))}
        self._others = np.array([self._numbers[way.other] for way in ways], dtype=np.int64)
        self._days = np.array([_ordinal(published(name)) for name in self._numbers], dtype=np.int64)
        self._own = _ordinal(published(document))
        self._known: dict[tuple[int, int], bool] = {}

    def common(self, words: Span) -> bool:
        """Whether some words of the document are a commonplace."""
        place = words.start, words.end
        if place not in self._known:
            self._known[place] = self.common_without(words, ())
        return self._known[place]

    def common_without(self, words: Span, without: Container[str]) -> bool:
        """The same, some documents left out of account."""
        length = np.minimum(self._ends, words.end) - np.maximum(self._starts, words.start)
        others = np.unique(self._others[np.maximum(length, 0) >= HALF * (words.end - words.start)])
        if without and len(others) >= MANY:
            left_out = [number for name, number in self._numbers.items() if name in without]
            others = np.setdiff1d(others, left_out, assume_unique=True)
        if len(others) < MANY:
            return False
        days = [*self._days[others].tolist(), self._own]
        told = [day for day in days if day]
        return bool(told) and max(told) - min(told) >= _DAYS


def _ordinal(day: date | None) -> int:
    return day.toordinal() if day else 0
