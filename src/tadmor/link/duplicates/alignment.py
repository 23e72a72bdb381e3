"""Which words of two prints are the same ones: runs of equal words, and passages of runs with small edits between."""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from tadmor.link.duplicates.prints import BREAK, Print, Words
from tadmor.link.duplicates.sampling import GRAM, SEGMENT, SURE, Keys, grams

__all__ = ["BRIDGE", "Run", "Stretch", "aligned", "share", "telling"]

BRIDGE = 6
"""Words that may differ between two runs of one passage: "more than 140" against "nearly 150", a word beside each."""

_EDIT = 3  # so few differing words between runs still count as shared


@dataclass(frozen=True, slots=True)
class Run:
    """`length` equal words, from word `first` of one print and word `second` of the other."""

    first: int
    second: int
    length: int

    @property
    def first_end(self) -> int:
        return self.first + self.length

    @property
    def second_end(self) -> int:
        return self.second + self.length


@dataclass(frozen=True, slots=True)
class Stretch:
    """Runs that follow each other in both prints with at most `BRIDGE` words between them."""

    runs: tuple[Run, ...]

    @property
    def words(self) -> int:
        return sum(run.length for run in self.runs)

    @property
    def first(self) -> tuple[int, int]:
        return self.runs[0].first, self.runs[-1].first_end

    @property
    def second(self) -> tuple[int, int]:
        return self.runs[0].second, self.runs[-1].second_end


def _equal(a: Words, b: Words) -> int:
    """How many words are equal from the beginning."""
    length = min(len(a), len(b))
    differ = np.flatnonzero(a[:length] != b[:length])
    return int(differ[0]) if len(differ) else length


class _Places:
    """Where each 5-gram of a print stands."""

    def __init__(self, hashes: Keys) -> None:
        self.order = np.argsort(hashes, kind="stable")
        self.sorted = hashes[self.order]

    def holding(self, keys: Keys) -> list[int]:
        """Positions of the keys that stand here too."""
        if not len(self.sorted):
            return []
        at = np.minimum(np.searchsorted(self.sorted, keys), len(self.sorted) - 1)
        return [int(place) for place in np.flatnonzero(self.sorted[at] == keys)]

    def of(self, key: np.uint64) -> list[int]:
        low, high = np.searchsorted(self.sorted, key, "left"), np.searchsorted(self.sorted, key, "right")
        return [int(place) for place in self.order[low : min(high, low + 8)]]


def _runs(first: Print, second: Print) -> list[Run]:
    """Runs of at least five equal words, in the order of `first`, none inside another; of repeats the longest."""
    mine, theirs = grams(first.words), grams(second.words)
    places, done = _Places(theirs), 0
    found: list[Run] = []
    for at in places.holding(mine):
        if at < done:
            continue
        lengths = [(_equal(first.words[at:], second.words[place:]), place) for place in places.of(mine[at])]
        length, place = max(lengths)
        if length >= GRAM:
            found.append(Run(at, place, length))
            done = at + length - GRAM + 1
    return found


def aligned(first: Print, second: Print) -> list[Stretch]:
    """The stretches that two prints share, in the order of `first`."""
    chains: list[list[Run]] = []
    for run in _runs(first, second):
        last = chains[-1][-1] if chains else None
        if last and 0 <= run.first - last.first_end <= BRIDGE and 0 <= run.second - last.second_end <= BRIDGE:
            chains[-1].append(run)
        else:
            chains.append([run])
    return [Stretch(tuple(chain)) for chain in chains]


def share(page: Print, ranges: list[tuple[int, int]]) -> float:
    """The part of a print that half-open ranges of its words cover; edits of up to three words are covered too."""
    covered = np.zeros(len(page) + 1, dtype=bool)
    before = -_EDIT - 1
    for start, end in sorted(ranges):
        covered[(before if 0 <= start - before <= _EDIT else start) : end] = True
        before = max(before, end)
    return float(covered[:-1].mean()) if len(page) else 0.0


def telling(stretch: Stretch, first: Print) -> bool:
    """Whether a stretch says something by itself: it is long, or a whole segment of seven words or more."""
    return stretch.words >= SURE or any(_holds_segment(run, first.flags) for run in stretch.runs)


def _holds_segment(run: Run, flags: NDArray[np.uint8]) -> bool:
    """Whether a run covers a segment of at least `SEGMENT` words from its first to its last."""
    breaks = np.flatnonzero(flags[run.first : run.first_end + 1] & BREAK).tolist()
    edges = breaks if run.first_end < len(flags) else [*breaks, run.length]
    return any(end - start >= SEGMENT for start, end in pairwise(edges))
