"""How factual an event is told to be: a head that sees its word and the words of its sentence on either side.

The head spreads its belief over thirteen values, and its answer is the median, which has the least expected error:
news tells most as certain, so a mean is always a little unsure.
"""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from tadmor.nlp.encoder.heads import Floats, perceptron
from tadmor.nlp.encoder.pairs import stops_passed
from tadmor.nlp.encoder.session import Encoding

__all__ = ["FACTUAL", "GRID", "WINDOWS", "beside", "factuality", "median"]

FACTUAL = 3.0
"""Factuality goes from minus this (did not happen) to this (happened), the scale of Stanovsky et al. (2017)."""
GRID = np.linspace(-FACTUAL, FACTUAL, 13, dtype=np.float32)
"""The values over which the head spreads its belief."""
WINDOWS = ((-8, -3), (-3, 0), (1, 4))
"""Words beside an event whose vectors the head sees as means: cues stand mostly before it."""
_BLOCK = 1024  # events at once: each brings the vectors of sixteen words


def factuality(encoding: Encoding, words: Sequence[int] | NDArray[np.int64], *, crowd: bool = False) -> Floats:
    """The factuality of the events whose first words these are, in [-3, 3].

    What a careful reader of news takes for told as a fact; with `crowd`, on the scale of UDS-IH2, whose crowds believe
    much less: only to be measured beside it.
    """
    at, name = np.asarray(words, np.int64), "crowd" if crowd else "fact"
    blocks = pairwise((*range(0, len(at), _BLOCK), len(at)))
    scores = [perceptron(encoding, name, beside(encoding, at[low:high])) for low, high in blocks]
    return median(np.concatenate(scores)) if scores else np.zeros(0, np.float32)


def beside(encoding: Encoding, at: NDArray[np.int64]) -> Floats:
    """What the head sees of events: the vector of each, and the means of its sentence's words in `WINDOWS`."""
    passed, paragraph = stops_passed(encoding.pieces), encoding.pieces.paragraph
    seen = [encoding.vectors[at].astype(np.float32)]
    for low, high in WINDOWS:
        around = at[:, None] + np.arange(low, high)  # (events, words)
        inside = (around >= 0) & (around < len(passed))
        around = around.clip(0, len(passed) - 1)
        inside &= (passed[around] == passed[at, None]) & (paragraph[around] == paragraph[at, None])
        total = np.einsum("en,enw->ew", inside.astype(np.float32), encoding.vectors[around].astype(np.float32))
        seen.append(total / np.maximum(inside.sum(1, keepdims=True), 1, dtype=np.float32))
    return np.concatenate(seen, 1)


def median(scores: Floats) -> Floats:
    """The medians (rows,) of beliefs over `GRID`, given as scores (rows, values).

    A value stands for the half step on either side of it; those at the ends, which are meant exactly, for themselves.
    """
    chances = np.exp(scores - scores.max(1, keepdims=True))
    sums = np.cumsum(chances, 1) / chances.sum(1, keepdims=True)
    at, rows = np.minimum((sums < 0.5).sum(1), len(GRID) - 1), np.arange(len(sums))
    before = np.where(at > 0, sums[rows, at - 1], 0)
    share = (0.5 - before) / np.maximum(sums[rows, at] - before, 1e-6)
    ends = (at == 0) | (at == len(GRID) - 1)
    found: Floats = np.where(ends, GRID[at], GRID[at] + (GRID[1] - GRID[0]) * (share - 0.5)).astype(np.float32)
    return found
