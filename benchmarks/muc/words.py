"""How likely a message, or a sentence, tells an incident that counts: by its words, learnt anew from the corpus.

Two logistic regressions over words and pairs of words: one over messages (does the key have a template), one over
sentences (does a string fill of the key stand in it). They are fitted on the development messages when the benchmark
runs, each half's messages scored by what the other half taught; nothing that was learnt is kept in the repository.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from benchmarks.muc.keys import Template
from numpy.typing import NDArray

__all__ = ["Taste", "Words", "learn_taste", "learn_words"]

_WORD = re.compile(r"[a-z]+|\d+")
_STRINGS = ("perp-individual", "perp-organization", "phys-id", "hum-name", "hum-description")
_RARE = 3
_STEPS = 200
_RATE = 0.05


@dataclass(frozen=True)
class Words:
    """A logistic regression over words and pairs of words, each counted once."""

    weights: Mapping[str, float]
    constant: float

    def logit(self, text: str) -> float:
        """The log odds for a text."""
        return self.constant + sum(self.weights.get(gram, 0.0) for gram in _grams(text))


@dataclass(frozen=True)
class Taste:
    """What the development messages teach of whole messages and of sentences."""

    messages: Words
    sentences: Words


def learn_taste(texts: Mapping[str, Sequence[str]], keys: Mapping[str, Sequence[Template]]) -> Taste:
    """From messages (their sentences, by id) and their keys."""
    whole = [(" ".join(texts[name]), float(any(not t.optional for t in keys.get(name, ())))) for name in texts]
    firm = [pair for pair, name in zip(whole, texts, strict=True) if pair[1] or not keys.get(name)]
    parts = [
        (sentence, float(any(way in sentence.upper() for way in ways)))
        for name, sentences in texts.items()
        for ways in [_ways(keys.get(name, ()))]
        for sentence in sentences
    ]
    return Taste(learn_words(firm, 2.0), learn_words(parts, 6.0))


def _ways(templates: Iterable[Template]) -> set[str]:
    return {way for t in templates for slot in _STRINGS for fill in t.fills(slot) for way in fill.ways if len(way) > 3}


def _grams(text: str) -> set[str]:
    words = ["#" if word.isdigit() else word for word in _WORD.findall(text.lower())]
    return {*words, *(f"{a} {b}" for a, b in pairwise(words))}


def learn_words(examples: Sequence[tuple[str, float]], ridge: float) -> Words:
    """Fitted by Adam over all examples at once."""
    rows = [_grams(text) for text, _ in examples]
    counts = Counter(gram for row in rows for gram in row)
    names = sorted(gram for gram, count in counts.items() if count >= _RARE)
    number = {gram: n for n, gram in enumerate(names)}
    indexed = [[number[gram] for gram in row if gram in number] for row in rows]
    which = np.array([n for row in indexed for n in row], np.int64)
    owner = np.repeat(np.arange(len(rows)), [len(row) for row in indexed])
    y = np.array([label for _, label in examples])
    w, bias = _adam(which, owner, y, len(names), ridge)
    return Words({name: round(float(v), 4) for name, v in zip(names, w, strict=True) if abs(v) > 1e-3}, float(bias))


def _adam(
    which: NDArray[np.int64], owner: NDArray[np.int64], y: NDArray[np.float64], size: int, ridge: float
) -> tuple[NDArray[np.float64], float]:
    w, m, v = np.zeros(size + 1), np.zeros(size + 1), np.zeros(size + 1)
    for step in range(1, _STEPS + 1):
        logits = np.bincount(owner, w[which], len(y)) + w[-1]
        wrong = 1 / (1 + np.exp(-logits)) - y
        slope = np.append(np.bincount(which, wrong[owner], size) + ridge * w[:-1], wrong.sum()) / len(y)
        m, v = 0.9 * m + 0.1 * slope, 0.99 * v + 0.01 * slope**2
        w = w - _RATE * (m / (1 - 0.9**step)) / (np.sqrt(v / (1 - 0.99**step)) + 1e-6)
    return w[:-1], float(w[-1])
