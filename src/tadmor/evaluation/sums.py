"""What figures are made of: numbers that add up over documents, and what they come to.

A figure that is no share of sums has none that add up, so each is written by its sums: a correlation by its moments, a
calibration error by what its bins miss.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar, Self

__all__ = [
    "BINS",
    "Calibration",
    "Correlation",
    "Counts",
    "Deviation",
    "Linked",
    "Precision",
    "Recall",
    "Share",
    "Sums",
]

BINS = 10
"""Of equal width, between scores of 0 and 1."""


@dataclass(frozen=True, slots=True)
class Sums:
    """`kind` is how tables call the value; `rises`: more is better; `share`: it is said in per cent."""

    sums: tuple[float, ...]

    kind: ClassVar[str]
    rises: ClassVar[bool] = True
    share: ClassVar[bool] = True

    def __add__(self, other: Self) -> Self:
        return self.like(a + b for a, b in zip(self.sums, other.sums, strict=True))

    def like(self, sums: Iterable[float]) -> Self:
        """The same kind of figure from other sums."""
        return type(self)(tuple(sums))

    @property
    def value(self) -> float:
        """What the sums come to; 0 when there was nothing to find and nothing was found."""
        raise NotImplementedError

    @property
    def items(self) -> int:
        """How many gold items it rests on."""
        return int(self.sums[-1])

    @property
    def shown(self) -> str:
        """The value as a page says it."""
        return shown(self.value, self.share)


def shown(value: float, share: bool) -> str:
    """Per cent with one digit, or a number with three."""
    return f"{100 * value:.1f}" if share else f"{value:.3f}"


class Counts(Sums):
    """F1 from (hits, guesses, gold)."""

    __slots__ = ()
    kind = "F1"

    @property
    def value(self) -> float:
        """Twice the hits over guesses and gold."""
        hit, guess, gold = self.sums
        return _over(2 * hit, guess + gold)


class Share(Sums):
    """An accuracy from (right, of)."""

    __slots__ = ()
    kind = "accuracy"

    @property
    def value(self) -> float:
        """The share that is right."""
        return _over(*self.sums)


class Precision(Share):
    """A share of guesses."""

    __slots__ = ()
    kind = "precision"


class Recall(Share):
    """A share of gold items."""

    __slots__ = ()
    kind = "recall"


class Linked(Sums):
    """F1 of a slice from (guesses in it that are right, guesses in it, gold in it that is found, gold in it).

    The gold of a right guess may lie outside the slice, and the other way round: how something was sorted is not what
    is measured.
    """

    __slots__ = ()
    kind = "F1"

    @property
    def value(self) -> float:
        """The harmonic mean of the two shares."""
        precision, recall = _over(*self.sums[:2]), _over(*self.sums[2:])
        return _over(2 * precision * recall, precision + recall)


class Deviation(Sums):
    """A mean absolute error (MAE) from (sum of absolute errors, items)."""

    __slots__ = ()
    kind = "MAE"
    rises = False
    share = False

    @property
    def value(self) -> float:
        """The mean."""
        return _over(*self.sums)


class Correlation(Sums):
    """Pearson's r from (sum of x, y, x², y², xy, items)."""

    __slots__ = ()
    kind = "r"
    share = False

    @classmethod
    def of(cls, x: float, y: float) -> Self:
        """One item."""
        return cls((x, y, x * x, y * y, x * y, 1))

    @property
    def value(self) -> float:
        """r; 0 where one side never varies."""
        x, y, xx, yy, xy, n = self.sums
        spread = (n * xx - x * x) * (n * yy - y * y)
        return (n * xy - x * y) / math.sqrt(spread) if spread > 1e-9 else 0.0


class Calibration(Sums):
    """An expected calibration error (ECE) from (score less right, summed, of each bin; items)."""

    __slots__ = ()
    kind = "ECE"
    rises = False

    @classmethod
    def of(cls, judged: Sequence[tuple[float, bool]]) -> Self:
        """From scores in [0, 1], and whether what they were given for is right."""
        bins = [0.0] * BINS
        for score, right in judged:
            bins[min(BINS - 1, int(score * BINS))] += score - right
        return cls((*bins, len(judged)))

    @property
    def value(self) -> float:
        """How far scores stand from the share that is right, over bins weighted by their items (Naeini et al. 2015)."""
        return _over(sum(map(abs, self.sums[:-1])), self.sums[-1])


def _over(part: float, whole: float) -> float:
    return part / whole if whole else 0.0
