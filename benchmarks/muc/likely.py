"""How likely an incident counts in MUC-4: as likely as those of other messages that are like it do.

A logistic regression over likeness (Zhu and Hastie 2005): of what describes two incidents, of the words of their
messages and of the sentences that tell them, and of what the reader's encoder sees of both. Fitted on the development
messages when the benchmark runs; nothing is kept. The weights of the four were chosen by fifths of those messages, so
what fifths say is a little too good.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from benchmarks.muc.answers import Candidate
from benchmarks.muc.likeness import Rarity, Texts, learn_rarity, likeness
from benchmarks.muc.nearby import seen_told, seen_triggers, where_told
from benchmarks.muc.relevance import features
from numpy.typing import NDArray

__all__ = ["Likely", "Look", "learn_likely", "looks"]

Floats = NDArray[np.float64]

_DESCRIBED, _MESSAGE, _TOLD, _SEEN = 0.02, 2.0, 2.0, 4.0
_LEAST = 0.05  # of a feature's spread: what is nearly always the same shall not count for much
_STEPS = 6


@dataclass(frozen=True, slots=True)
class Look:
    """What an incident looks like: features, the text of its message and of its sentences, the encoder's means."""

    features: Mapping[str, float]
    message: str
    told: str
    vectors: NDArray[np.float32]


def looks(everyone: Sequence[Candidate]) -> list[Look]:
    """What each incident of a message looks like, beside the others."""
    return [_look(one, everyone) for one in everyone]


def _look(one: Candidate, everyone: Sequence[Candidate]) -> Look:
    text, sentences = one.frame.reading.document.text, one.frame.sentences
    told = " ".join(text[sentences[n].start : sentences[n].end] for n in where_told(one.incident) if sentences)
    seen = one.frame.seen
    vectors = [seen_triggers(one.frame, one.incident), seen_told(one.frame, one.incident), seen.at(0, len(text))]
    return Look(features(one, everyone), text, told, np.concatenate(vectors))


@dataclass(frozen=True)
class _Even:
    """Numbers moved and stretched to be about as large as one another."""

    mean: Floats
    spread: Floats

    def of(self, rows: Floats) -> Floats:
        return (rows - self.mean) / self.spread


def _even(rows: Floats, least: float) -> _Even:
    return _Even(rows.mean(0), np.maximum(least, rows.std(0)))


@dataclass(frozen=True)
class _Placed:
    """Looks as arrays."""

    features: Floats
    vectors: Floats
    messages: Texts
    told: Texts


@dataclass(frozen=True)
class _Ruler:
    """What likeness is measured by: learnt from looks, without their labels."""

    names: Sequence[str]
    features: _Even
    vectors: _Even
    messages: Rarity
    told: Rarity

    def placed(self, found: Sequence[Look]) -> _Placed:
        return _Placed(
            self.features.of(_table(self.names, found)),
            self.vectors.of(_vectors(found)) / np.sqrt(max(1, len(self.vectors.mean))),
            self.messages.weighed(look.message for look in found),
            self.told.weighed(look.told for look in found),
        )


def _table(names: Sequence[str], found: Sequence[Look]) -> Floats:
    return np.array([[look.features.get(name, 0.0) for name in names] for look in found])


def _vectors(found: Sequence[Look]) -> Floats:
    return np.stack([look.vectors for look in found]).astype(np.float64)


def _ruler(found: Sequence[Look]) -> _Ruler:
    names = sorted({name for look in found for name in look.features} - {"one"})
    return _Ruler(
        names,
        _even(_table(names, found), _LEAST),
        _even(_vectors(found), 1e-6),
        learn_rarity(look.message for look in found),
        learn_rarity(look.told for look in found),
    )


def _apart(a: Floats, b: Floats) -> Floats:
    """Squared distances."""
    squares: Floats = (a * a).sum(1)[:, None] + (b * b).sum(1)[None] - 2 * a @ b.T
    return np.maximum(squares, 0.0)


def _alike(a: _Placed, b: _Placed, wide: float) -> Floats:
    described: Floats = _DESCRIBED * a.features @ b.features.T
    words = _MESSAGE * likeness(a.messages, b.messages) + _TOLD * likeness(a.told, b.told)
    return described + words + _SEEN * np.exp(-_apart(a.vectors, b.vectors) / wide)


@dataclass(frozen=True)
class Likely:
    """Incidents that were learnt from, and how much each speaks for those like it."""

    ruler: _Ruler
    known: _Placed
    wide: float
    weights: Floats
    constant: float

    def chances(self, found: Sequence[Look]) -> list[float]:
        """How likely each counts, in [0, 1]; ask for many at once."""
        if not found:
            return []
        logits = _alike(self.ruler.placed(found), self.known, self.wide) @ self.weights + self.constant
        return [float(p) for p in 1 / (1 + np.exp(-logits))]


def learn_likely(found: Sequence[Look], labels: Sequence[float]) -> Likely:
    """From incidents and whether each counts."""
    ruler = _ruler(found)
    known = ruler.placed(found)
    wide = float(np.median(_apart(known.vectors, known.vectors))) or 1.0
    weights, constant = _fit(_alike(known, known, wide), np.array(labels, np.float64))
    return Likely(ruler, known, wide, weights, constant)


def _fit(alike: Floats, y: Floats) -> tuple[Floats, float]:
    """By Newton's method, each step a regression on what is left."""
    mean = float(np.clip(y.mean(), 0.01, 0.99))
    constant, logits = 0.0, np.full(len(y), np.log(mean / (1 - mean)))
    weights = np.zeros(len(y))
    for _ in range(_STEPS):
        p = 1 / (1 + np.exp(-logits))
        sure = np.maximum(p * (1 - p), 1e-3)
        wanted = logits + (y - p) / sure
        solved = np.linalg.solve(alike + np.diag(1 / sure), np.stack([wanted, np.ones(len(y))], 1))
        constant = float(solved[:, 0].sum() / solved[:, 1].sum())
        weights = solved[:, 0] - constant * solved[:, 1]
        logits = alike @ weights + constant
    return weights, constant
