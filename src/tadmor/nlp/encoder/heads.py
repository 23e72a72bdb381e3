"""What the small heads say of single words: how factual an event is by its first word, and whether a word hedges."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from tadmor.nlp.encoder.session import Encoding

__all__ = ["FACTUAL", "factuality", "hedges", "perceptron", "words_at"]

FACTUAL = 3.0
"""Factuality goes from minus this (did not happen) to this (happened), the scale of Stanovsky et al. (2017)."""

Floats = NDArray[np.float32]


def perceptron(encoding: Encoding, name: str, seen: Floats) -> Floats:
    """A head of two layers, by name: scores (rows, outputs) for inputs (rows, inputs)."""
    heads = encoding.heads
    hidden = np.maximum(seen @ heads[f"{name}.0.weight"].T + heads[f"{name}.0.bias"], 0)
    scores: Floats = hidden @ heads[f"{name}.3.weight"].T + heads[f"{name}.3.bias"]
    return scores


def words_at(encoding: Encoding, starts: Sequence[int]) -> NDArray[np.int64]:
    """The encoder's word at or behind each character; as many as there are words where none follows."""
    return np.searchsorted(encoding.pieces.ends, np.asarray(starts, np.int64), side="right")


def factuality(encoding: Encoding, words: Sequence[int] | NDArray[np.int64]) -> Floats:
    """The factuality of the events whose first words these are, in [-3, 3]."""
    values = perceptron(encoding, "fact", encoding.vectors[np.asarray(words, np.int64)])[:, 0]
    return values.clip(-FACTUAL, FACTUAL)


def hedges(encoding: Encoding) -> NDArray[np.bool_]:
    """Whether each word of a text is likelier than not part of a hedge."""
    logits: Floats = (encoding.vectors @ encoding.heads["hedge.weight"].T + encoding.heads["hedge.bias"])[:, 0]
    return logits > 0
