"""A text as the encoder sees it: words cut into pieces of a fixed vocabulary, with what lower-casing would lose.

The vocabulary is uncased, so each word carries the shape of its letters; it has no sense of layout, so each word
carries where it stands among the quotation marks, and paragraphs are cut apart by a mark of their own. Words here are
the encoder's (letters, digits or one mark each); offsets are characters of the unchanged text.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from tadmor.nlp.encoder.vocabulary import Vocabulary, words
from tadmor.nlp.quotations import quotations
from tadmor.nlp.segment import paragraphs

__all__ = ["LAYOUTS", "SHAPES", "Pieces", "cut", "runs"]

SHAPES = ("lower", "capitalised", "capitals", "mixed", "digits", "mark")
LAYOUTS = ("outside", "opening mark", "inside", "closing mark", "inside, never closed")
_SHOUTED = 0.6  # share of capital letters above which capitals say nothing
_LETTER = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class Pieces:
    """A document's words and pieces, as arrays.

    `starts`, `ends` (words): characters. `first` (words + 1): the first piece of each word, and the number of pieces.
    `ids` (pieces): the vocabulary. `shapes`, `layouts` (words): indices into `SHAPES`, `LAYOUTS`. `paragraph` (words).
    """

    starts: NDArray[np.int64]
    ends: NDArray[np.int64]
    first: NDArray[np.int64]
    ids: NDArray[np.int64]
    shapes: NDArray[np.int64]
    layouts: NDArray[np.int64]
    paragraph: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.starts)


def cut(text: str, vocabulary: Vocabulary) -> Pieces:
    """The pieces of a text; empty arrays for a text without a word."""
    found = [(start, end, ids) for start, end in words(text) if (ids := vocabulary.cut(text[start:end]))]
    starts, ends = (np.array([word[side] for word in found], np.int64) for side in (0, 1))
    counts = [len(ids) for _, _, ids in found]
    edges = [start for start, _ in paragraphs(text)]
    return Pieces(
        starts,
        ends,
        np.cumsum([0, *counts]),
        np.array([number for _, _, ids in found for number in ids], np.int64),
        np.array(_shapes([text[start:end] for start, end, _ in found]), np.int64),
        _layouts(text, starts),
        np.array([bisect_right(edges, start) for start, _, _ in found], np.int64),
    )


def _shapes(words: list[str]) -> list[int]:
    """The shape of each word. In a text set in capitals they say nothing, so words there count as lower case."""
    letters = "".join(words[:2000])
    upper = sum(c.isupper() for c in letters)
    shouted = upper > _SHOUTED * max(1, sum(c.isalpha() for c in letters))
    return [_shape(word, shouted) for word in words]


def _shape(word: str, shouted: bool) -> int:
    if not _LETTER.search(word):
        return 4 if any(c.isdigit() for c in word) else 5
    if word.islower() or (shouted and word.isupper()):
        return 0
    if word.isupper():
        return 2 if len(word) > 1 else 1
    return 1 if word[0].isupper() and word[1:].islower() else 3


def _layouts(text: str, starts: NDArray[np.int64]) -> NDArray[np.int64]:
    """Where each word stands among the outermost quotations."""
    layout = np.zeros(len(starts), np.int64)
    for quotation in quotations(text):
        if quotation.inner:
            continue
        low, high = np.searchsorted(starts, [quotation.start, quotation.end])
        if low >= high:
            continue
        layout[low:high] = 2 if quotation.closed else 4
        layout[low] = 1
        if quotation.closed and high - low > 1:
            layout[high - 1] = 3
    return layout


def runs(paragraph: NDArray[np.int64]) -> list[tuple[int, int]]:
    """The half-open word ranges of the paragraphs."""
    edges = np.flatnonzero(np.diff(paragraph, prepend=-1, append=-1)) if len(paragraph) else np.array([], np.int64)
    return list(pairwise(edges.tolist()))
