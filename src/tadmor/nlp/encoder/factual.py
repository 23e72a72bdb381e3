"""How factual an event is told to be: a head that looks from the event's word over its sentence for what turns it.

Several glances at once, each of which weighs the words by what they are and by where they stand, so that a cue is read
with whose it is. The head spreads its belief over thirteen values, and its answer is the median, which has the least
expected error: news tells most as certain, so a mean is always a little unsure.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from tadmor.nlp.encoder.heads import Floats, chances_of, linear, perceptron
from tadmor.nlp.encoder.pairs import stops_passed
from tadmor.nlp.encoder.session import Encoding

__all__ = ["DISTANCES", "FACTUAL", "GLANCES", "GRID", "MEMBERS", "REACH", "bucket", "factuality", "median"]

FACTUAL = 3.0
"""Factuality goes from minus this (did not happen) to this (happened), the scale of Stanovsky et al. (2017)."""
GRID = np.linspace(-FACTUAL, FACTUAL, 13, dtype=np.float32)
"""The values over which the head spreads its belief."""
REACH = np.arange(-24, 24)
"""Where the words stand that the head looks at, counted from the event's."""
GLANCES = 8
MEMBERS = 2  # heads of the same kind, learnt from different beginnings: what one overlooks the other may see
_EDGES = np.array([1, 2, 3, 4, 5, 6, 8, 11, 16, 24])
DISTANCES = 2 * (len(_EDGES) + 1)  # words from the event, by size, behind or before it
_BLOCK = 256  # events at once: each brings the vectors of forty-eight words


@dataclass(frozen=True, slots=True)
class _Around:
    """What events look at: the words within `REACH`, of which those count that stand in the event's sentence."""

    own: Floats  # (events, width)
    words: Floats  # (events, reach, width)
    inside: NDArray[np.bool_]  # (events, reach)


def factuality(encoding: Encoding, words: Sequence[int] | NDArray[np.int64], *, crowd: bool = False) -> Floats:
    """The factuality of the events whose first words these are, in [-3, 3].

    What a careful reader of news takes for told as a fact; with `crowd`, on the scale of UDS-IH2, whose crowds believe
    much less: only to be measured beside it.
    """
    at = np.asarray(words, np.int64)
    blocks = pairwise((*range(0, len(at), _BLOCK), len(at)))
    chances = [_believed(encoding, at[low:high], crowd) for low, high in blocks]
    return median(np.concatenate(chances)) if chances else np.zeros(0, np.float32)


def _believed(encoding: Encoding, at: NDArray[np.int64], crowd: bool) -> Floats:
    """The chance of each value (events, values), as the members see it on the whole."""
    around = _around(encoding, at)
    found: Floats = np.mean([_member(encoding, number, around, crowd) for number in range(MEMBERS)], 0)
    return found


def _member(encoding: Encoding, number: int, around: _Around, crowd: bool) -> Floats:
    """The chance of each value, by one member."""
    seen = np.concatenate([around.own, _looked(encoding, number, around)], 1)
    hidden = np.maximum(linear(encoding, f"cue{number}.hidden", seen), 0)
    if crowd:
        return chances_of(linear(encoding, f"crowd{number}", hidden))
    return chances_of(perceptron(encoding, f"fact{number}", np.concatenate([seen, hidden], 1)))


def _around(encoding: Encoding, at: NDArray[np.int64]) -> _Around:
    passed, paragraph = stops_passed(encoding.pieces), encoding.pieces.paragraph
    around, own = at[:, None] + REACH, at[:, None]
    inside = (around >= 0) & (around < len(passed))
    around = np.where(inside, around, own)
    inside &= (passed[around] == passed[own]) & (paragraph[around] == paragraph[own])
    words = encoding.vectors[around].astype(np.float32)
    return _Around(encoding.vectors[at].astype(np.float32), words, inside)


def _looked(encoding: Encoding, number: int, around: _Around) -> Floats:
    """What a member's glances bring (events, glances x size) from the words around.

    Attention whose projections are moved from the words to the events, of which there are few: a key's bias is the
    same for all words and falls out.
    """
    width, name = around.own.shape[1], f"cue{number}"
    key, value = (encoding.heads[f"{name}.{part}.weight"].reshape(GLANCES, -1, width) for part in ("key", "value"))
    asked = linear(encoding, f"{name}.query", around.own).reshape(len(around.own), GLANCES, -1)
    sought = (asked.transpose(1, 0, 2) @ key).transpose(1, 0, 2)  # (events, glances, width)
    scores = sought @ around.words.transpose(0, 2, 1) / np.sqrt(np.float32(key.shape[1]))
    scores += np.where(around.inside[:, None], _nearness(encoding, number, asked), -np.inf)
    mixed = (chances_of(scores) @ around.words).transpose(1, 0, 2)  # (glances, events, width)
    brought = (mixed @ value.transpose(0, 2, 1)).transpose(1, 0, 2).reshape(len(around.own), -1)
    found: Floats = (brought + encoding.heads[f"{name}.value.bias"]).astype(np.float32)
    return found


def _nearness(encoding: Encoding, number: int, asked: Floats) -> Floats:
    """What each place of `REACH` weighs by itself (events, glances, places), for what an event asks."""
    by_size = encoding.heads[f"cue{number}.distance"].reshape(DISTANCES, GLANCES, -1)
    weighed: Floats = np.einsum("egs,dgs->egd", asked, by_size) + encoding.heads[f"cue{number}.near"].T
    return weighed[:, :, bucket(REACH)]


def bucket(apart: NDArray[np.int64]) -> NDArray[np.int64]:
    """Signed distances from an event as numbers below `DISTANCES`."""
    sizes: NDArray[np.int64] = np.searchsorted(_EDGES, np.abs(apart), side="right") + (apart < 0) * (len(_EDGES) + 1)
    return sizes


def median(chances: Floats) -> Floats:
    """The medians (rows,) of beliefs over `GRID`, given as the chance of each value (rows, values).

    A value stands for the half step on either side of it; those at the ends, which are meant exactly, for themselves.
    """
    sums = np.cumsum(chances, 1)
    at, rows = np.minimum((sums < 0.5).sum(1), len(GRID) - 1), np.arange(len(sums))
    before = np.where(at > 0, sums[rows, at - 1], 0)
    share = (0.5 - before) / np.maximum(sums[rows, at] - before, 1e-6)
    ends = (at == 0) | (at == len(GRID) - 1)
    found: Floats = np.where(ends, GRID[at], GRID[at] + (GRID[1] - GRID[0]) * (share - 0.5)).astype(np.float32)
    return found
