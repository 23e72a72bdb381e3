"""What stands between two stretches of words, as small numbers that a scorer over pairs looks up."""

import numpy as np
from numpy.typing import NDArray

from tadmor.nlp.encoder.pieces import Pieces

__all__ = ["BETWEEN", "DISTANCES", "PARAGRAPHS", "STOPS", "pair_features", "stops_between", "stops_passed"]

Integers = NDArray[np.int64]

_EDGES = np.array([1, 2, 3, 5, 9, 17, 33, 65])
DISTANCES = 2 * (len(_EDGES) + 1)  # words between the two, by size, before or behind the second
BETWEEN = 4  # others of the second's kind between: none, one, two, more
PARAGRAPHS = 3  # paragraphs between: none, one, more
STOPS = 4  # full stops and the like between: none, one, two, more
_ENDS = np.array([999, 1012, 1029, 1025])  # "!", ".", "?", ";" in the vocabulary


def pair_features(spans: Integers, cues: Integers, starts: Integers, paragraph: Integers) -> Integers:
    """Distance, cues between and paragraphs between, of pairs of ranges (..., 2) that broadcast; last axis 3.

    `starts` are the first words of all cues, in order; `paragraph` is the number of each word's.
    """
    (low, high), (cue_low, cue_high) = (np.moveaxis(x, -1, 0) for x in (spans, cues))
    before = low < cue_low
    gap = np.maximum(np.where(before, cue_low - high, low - cue_high), 0)
    distance = np.searchsorted(_EDGES, gap, side="right") + before * (len(_EDGES) + 1)
    left, right = np.where(before, high, cue_high), np.where(before, cue_low, low)
    between = np.searchsorted(starts, right) - np.searchsorted(starts, left)
    apart = np.abs(paragraph[low] - paragraph[cue_low])
    return np.stack([distance, np.clip(between, 0, BETWEEN - 1), np.minimum(apart, PARAGRAPHS - 1)], -1)


def stops_passed(pieces: Pieces) -> Integers:
    """How many ends of sentences, roughly, stand before each word."""
    stop = np.isin(pieces.ids[pieces.first[:-1]], _ENDS)
    return np.cumsum(stop) - stop


def stops_between(passed: Integers, words: Integers, at: Integers) -> Integers:
    """Ends of sentences between words and predicates, two arrays of numbers of words that broadcast."""
    between: Integers = np.minimum(np.abs(passed[words] - passed[at]), STOPS - 1)
    return between
