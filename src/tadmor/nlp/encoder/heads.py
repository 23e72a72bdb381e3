"""Small heads on word vectors: how factual an event is told to be, and which words hedge."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from tadmor.nlp.encoder.session import Encoding

__all__ = ["factuality", "hedging", "perceptron"]

Floats = NDArray[np.float32]


def perceptron(encoding: Encoding, name: str, seen: Floats) -> Floats:
    """A head of two layers, by name: scores (rows, outputs) for inputs (rows, inputs)."""
    heads = encoding.heads
    hidden = np.maximum(seen @ heads[f"{name}.0.weight"].T + heads[f"{name}.0.bias"], 0)
    scores: Floats = hidden @ heads[f"{name}.3.weight"].T + heads[f"{name}.3.bias"]
    return scores


def factuality(encoding: Encoding, offsets: Sequence[int]) -> list[float]:
    """For the event whose trigger begins at each offset, -3 (certainly did not happen) to 3 (certainly did).

    The scale is that of Stanovsky et al. (2017); learnt from UDS-IH2 and MEANTIME.
    """
    if not offsets or not len(encoding.pieces):
        return [0.0] * len(offsets)
    words = np.searchsorted(encoding.pieces.ends, offsets, side="right").clip(max=len(encoding.pieces) - 1)
    return [round(float(v), 2) for v in perceptron(encoding, "fact", encoding.vectors[words])[:, 0].clip(-3, 3)]


def hedging(encoding: Encoding) -> NDArray[np.bool_]:
    """Whether each word hedges (words,); learnt from the Szeged uncertainty corpus."""
    scores = encoding.vectors @ encoding.heads["hedge.weight"].T + encoding.heads["hedge.bias"]
    found: NDArray[np.bool_] = scores[:, 0] > 0
    return found
