"""One of several: a conditional logit over described options, fitted for the credit that the choice would get.

An option is a value with features in numbers. The chance of each option is a softmax over its choice; weights maximise
the logarithm of the expected credit, with a ridge, by Adam over all choices at once: the same each time.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

__all__ = ["Chooser", "Option", "learn_chooser"]

_STEPS = 250
_RATE = 0.08


@dataclass(frozen=True, slots=True)
class Option:
    """What could be chosen, and what speaks for or against it."""

    value: str
    features: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True)
class Chooser:
    """Weights by feature."""

    weights: Mapping[str, float]

    def score(self, option: Option) -> float:
        """The logit of an option."""
        return sum(self.weights.get(name, 0.0) * value for name, value in option.features.items())

    def best(self, options: Iterable[Option]) -> Option:
        """The likeliest option, the first of equals."""
        return max(options, key=self.score)


def learn_chooser(
    choices: Sequence[tuple[Sequence[Option], Sequence[float]]], ridge: float = 1.0, rare: int = 3
) -> Chooser:
    """From choices with the credit of each option in [0, 1]; those that give no credit at all teach nothing."""
    useful = [(options, credits) for options, credits in choices if any(credits)]
    rows = [option.features for options, _ in useful for option in options]
    names = _names(rows, rare)
    if not names:
        return Chooser({})
    number = {name: n for n, name in enumerate(names)}
    cells = [(i, number[name], value) for i, row in enumerate(rows) for name, value in row.items() if name in number]
    row, column, value = (np.array(part) for part in zip(*cells, strict=True))
    choice = np.repeat(np.arange(len(useful)), [len(options) for options, _ in useful])
    credit = np.array([one for _, credits in useful for one in credits])
    w = _fit(row, column, value, choice, credit, len(names), ridge)
    return Chooser({name: round(float(one), 4) for name, one in zip(names, w, strict=True)})


def _names(rows: Iterable[Mapping[str, float]], rare: int) -> list[str]:
    counts: dict[str, int] = {}
    for row in rows:
        for name in row:
            counts[name] = counts.get(name, 0) + 1
    return sorted(name for name, count in counts.items() if count >= rare)


def _fit(
    row: NDArray[np.int64],
    column: NDArray[np.int64],
    value: NDArray[np.float64],
    choice: NDArray[np.int64],
    credit: NDArray[np.float64],
    size: int,
    ridge: float,
) -> NDArray[np.float64]:
    w, m, v = np.zeros(size), np.zeros(size), np.zeros(size)
    for step in range(1, _STEPS + 1):
        logits = np.bincount(row, w[column] * value, len(credit))
        odds = np.exp(logits - _most(logits, choice)[choice])
        p = odds / np.bincount(choice, odds)[choice]
        gain = np.bincount(choice, p * credit)[choice]
        pull = p - p * credit / gain
        slope = np.bincount(column, pull[row] * value, size) + ridge * w
        m, v = 0.9 * m + 0.1 * slope, 0.99 * v + 0.01 * slope**2
        w = w - _RATE * (m / (1 - 0.9**step)) / (np.sqrt(v / (1 - 0.99**step)) + 1e-6)
    return w


def _most(logits: NDArray[np.float64], choice: NDArray[np.int64]) -> NDArray[np.float64]:
    most = np.full(choice[-1] + 1, -np.inf)
    np.maximum.at(most, choice, logits)
    return most
