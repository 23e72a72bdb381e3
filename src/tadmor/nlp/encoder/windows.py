"""A long document is read through windows that end with paragraphs, each after some of what came before it."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tadmor.nlp.encoder.pieces import Pieces, runs

__all__ = ["CLS", "SEP", "Filled", "Window", "fill", "windows"]

CLS, SEP = 101, 102  # of the vocabulary


@dataclass(frozen=True, slots=True)
class Window:
    """Words `low` to `high`, half-open, of which those before `fresh` were read in the window before."""

    low: int
    high: int
    fresh: int


@dataclass(frozen=True, slots=True)
class Filled:
    """A window as it goes into the encoder: `at` is the position of each word's first piece."""

    ids: NDArray[np.int64]
    shapes: NDArray[np.int64]
    layouts: NDArray[np.int64]
    at: NDArray[np.int64]


def windows(pieces: Pieces, budget: int, overlap: int) -> list[Window]:
    """Windows of at most `budget` pieces; up to `overlap` of them, whole paragraphs, repeat what came before."""
    blocks = [part for run in runs(pieces.paragraph) for part in _parts(pieces, run, budget)]
    sizes = [_size(pieces, low, high) for low, high in blocks]
    made: list[Window] = []
    first = 0  # of the blocks in hand
    for index in range(len(blocks)):
        if 1 + sum(sizes[first : index + 1]) <= budget:
            continue
        made.append(_window(blocks, first, index, made))
        first = index
        while (
            first > 0 and sum(sizes[first - 1 : index]) <= overlap and 1 + sum(sizes[first - 1 : index + 1]) <= budget
        ):
            first -= 1
    if blocks:
        made.append(_window(blocks, first, len(blocks), made))
    return made


def _window(blocks: list[tuple[int, int]], first: int, end: int, before: list[Window]) -> Window:
    low = blocks[first][0]
    return Window(low, blocks[end - 1][1], max(low, before[-1].high if before else 0))


def _size(pieces: Pieces, low: int, high: int) -> int:
    return int(pieces.first[high] - pieces.first[low]) + 1  # and the mark behind it


def _parts(pieces: Pieces, run: tuple[int, int], budget: int) -> list[tuple[int, int]]:
    """A paragraph, cut at words where it is longer than a window."""
    low, high = run
    parts = []
    while _size(pieces, low, high) > budget - 1:
        fits = int(np.searchsorted(pieces.first, pieces.first[low] + budget - 2, side="right")) - 1
        cut = max(low + 1, min(fits, high - 1))
        parts.append((low, cut))
        low = cut
    return [*parts, (low, high)]


def fill(pieces: Pieces, low: int, high: int, budget: int) -> Filled:
    """The arrays of a range of words, with marks at its start and behind each paragraph; cut to `budget` pieces."""
    counts = np.diff(pieces.first[low : high + 1])
    last = np.flatnonzero(np.diff(pieces.paragraph[low:high], append=-1))  # the last word of each paragraph
    marks = np.zeros(high - low, np.int64)
    marks[last] = 1
    at = 1 + np.concatenate([[0], np.cumsum(counts + marks)[:-1]])
    size = 1 + int(counts.sum() + marks.sum())
    ids = np.full(size, SEP, np.int64)
    ids[0] = CLS
    owner = np.repeat(np.arange(high - low), counts)
    inner = np.arange(len(owner)) - np.repeat(np.cumsum(counts) - counts, counts)
    where = at[owner] + inner
    ids[where] = pieces.ids[pieces.first[low] : pieces.first[high]]
    shapes, layouts = np.full(size, 5, np.int64), np.zeros(size, np.int64)
    shapes[where], layouts[where] = pieces.shapes[low:high][owner], pieces.layouts[low:high][owner]
    return Filled(ids[:budget], shapes[:budget], layouts[:budget], np.minimum(at, budget - 1))
