"""Counts per document, so that a figure can be summed over documents and resampled over them."""

import random
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from tadmor.evaluation.sums import Counts, Share, Sums

__all__ = ["Figure", "Tally", "characters", "pair", "summarise"]

Gold = TypeVar("Gold")
Guess = TypeVar("Guess")
SpanLike = dict[str, int | str]

RESAMPLES = 1000
"""Enough that the ends of a 95 % interval move by less than half a point between seeds on nine documents."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure with its 95 % bootstrap interval over documents and the sums behind it."""

    name: str
    value: float
    low: float
    high: float
    sums: Sums


@dataclass(slots=True)
class Tally:
    """The sums of one document, by the figure's name."""

    sums: dict[str, Sums] = field(default_factory=dict)

    def f1(self, name: str, hit: int, guess: int, gold: int) -> None:
        """Count hits among guesses and gold items."""
        self.add(name, Counts((hit, guess, gold)))

    def accuracy(self, name: str, right: int, of: int = 1) -> None:
        """Count right ones among those that could be."""
        self.add(name, Share((right, of)))

    def add(self, name: str, sums: Sums) -> None:
        """Add to the figure of this name."""
        self.sums[name] = self.sums[name] + sums if name in self.sums else sums


def characters(spans: Iterable[SpanLike] | None) -> frozenset[int]:
    """The offsets that some spans cover."""
    return frozenset(i for span in spans or () for i in range(int(span["start"]), int(span["end"])))


def pair(
    gold: Sequence[Gold],
    guess: Sequence[Guess],
    gold_key: Callable[[Gold], frozenset[int]],
    guess_key: Callable[[Guess], frozenset[int]],
) -> list[tuple[Gold, Guess]]:
    """One-to-one pairs, the greatest overlap of characters first, then the nearest size, then the later item."""
    sets = [gold_key(item) for item in gold], [guess_key(item) for item in guess]
    candidates = sorted(
        (
            (len(a & b), -abs(len(a) - len(b)), i, j)
            for i, a in enumerate(sets[0])
            for j, b in enumerate(sets[1])
            if a & b
        ),
        reverse=True,
    )
    taken: tuple[set[int], set[int]] = (set(), set())
    pairs = []
    for _, _, i, j in candidates:
        if i not in taken[0] and j not in taken[1]:
            taken[0].add(i)
            taken[1].add(j)
            pairs.append((gold[i], guess[j]))
    return pairs


def summarise(tallies: Sequence[Tally], seed: int = 1) -> list[Figure]:
    """Each figure over all documents, with a percentile bootstrap interval over documents (Efron 1979)."""
    names = list(dict.fromkeys(name for tally in tallies for name in tally.sums))
    chance = random.Random(seed)
    draws = [[chance.randrange(len(tallies)) for _ in tallies] for _ in range(RESAMPLES)]
    return [_figure(name, tallies, draws) for name in names]


def _figure(name: str, tallies: Sequence[Tally], draws: Sequence[Sequence[int]]) -> Figure:
    first = next(tally.sums[name] for tally in tallies if name in tally.sums)
    nothing = first.like([0] * len(first.sums))
    columns = list(zip(*(tally.sums.get(name, nothing).sums for tally in tallies), strict=True))
    resampled = sorted(first.like(sum(map(c.__getitem__, draw)) for c in columns).value for draw in draws)
    total = first.like(map(sum, columns))
    return Figure(name, total.value, resampled[RESAMPLES // 40], resampled[-RESAMPLES // 40], total)
