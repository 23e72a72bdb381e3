"""What the small heads say of single words: how factual an event is by its first word, and whether a word hedges."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from tadmor.nlp.encoder.session import Encoding

__all__ = ["FACTUAL", "factuality", "hedges", "words_at"]

FACTUAL = 3.0
"""Factuality goes from minus this (did not happen) to this (happened)."""

Floats = NDArray[np.float32]


def words_at(encoding: Encoding, starts: Sequence[int]) -> NDArray[np.int64]:
    """The encoder's word at or behind each character; as many as there are words where none follows."""
    return np.searchsorted(encoding.pieces.ends, np.asarray(starts, np.int64), side="right")


def factuality(encoding: Encoding, words: Sequence[int] | NDArray[np.int64]) -> Floats:
    """The factuality of the events whose first words these are, in [-3, 3]."""
    heads, seen = encoding.heads, encoding.vectors[np.asarray(words, np.int64)]
    hidden = np.maximum(seen @ heads["fact.0.weight"].T + heads["fact.0.bias"], 0)
    values: Floats = (hidden @ heads["fact.3.weight"].T + heads["fact.3.bias"])[:, 0]
    return values.clip(-FACTUAL, FACTUAL)


def hedges(encoding: Encoding) -> NDArray[np.bool_]:
    """Whether each word of a text is likelier than not part of a hedge."""
    heads = encoding.heads
    logits: Floats = (encoding.vectors @ heads["hedge.weight"].T + heads["hedge.bias"])[:, 0]
    return logits > 0
