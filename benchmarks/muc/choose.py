"""One of several: a conditional logit over described options.

An option is a value with features in numbers. The chance that an option is the key's is a softmax over its choice;
weights maximise the likelihood of those with the most credit, with a ridge, by Adam over all choices at once: the
same each time. What is answered is what can expect the most credit: a country is half right wherever its town is.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from math import exp

import numpy as np
from numpy.typing import NDArray

__all__ = ["Chooser", "Option", "learn_chooser"]

_STEPS = 250
_RATE = 0.08
_UNLIKELY = 0.01

Credit = Callable[[str, str], float]
"""What an answer, the second, gets where the first is the key's."""


def exactly(key: str, answer: str) -> float:
    """All or nothing."""
    return float(key == answer)


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

    def best(self, options: Sequence[Option], credit: Credit = exactly) -> Option:
        """The option that can expect the most credit, the first of equals."""
        chances = self.chances(options)
        likely = [(option, p) for option, p in zip(options, chances, strict=True) if p > _UNLIKELY]
        return max(options, key=lambda o: sum(p * credit(other.value, o.value) for other, p in likely))

    def chances(self, options: Sequence[Option]) -> list[float]:
        """How likely each is the key's; they add up to 1."""
        scores = [self.score(option) for option in options]
        odds = [exp(score - max(scores)) for score in scores]
        return [one / sum(odds) for one in odds]


def learn_chooser(
    choices: Sequence[tuple[Sequence[Option], Sequence[float]]], ridge: float = 1.0, rare: int = 3
) -> Chooser:
    """From choices with the credit of each option in [0, 1]; those that give no credit at all teach nothing."""
    useful = [(options, [float(c == max(cs)) for c in cs]) for options, cs in choices if any(cs)]
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
        logits = np.bincount(row, w[column] * value, len(credit)).astype(np.float64)
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
