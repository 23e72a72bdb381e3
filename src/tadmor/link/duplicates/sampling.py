"""Which words of a print are looked up: every stretch of twelve equal words is sure to be found, wherever it stands.

Winnowing (Schleimer, Wilkerson and Aiken 2003): of each `WINDOW` successive 5-grams the one with the least hash is
kept, so two texts that share GRAM + WINDOW - 1 words share a kept one. Segments that are shorter than that, but not
than `SEGMENT` words (a quoted sentence), are kept whole.
"""

from typing import NamedTuple

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from tadmor.link.duplicates.prints import Print, Words

__all__ = ["GRAM", "SEGMENT", "SURE", "WINDOW", "Keys", "Sample", "grams", "sample"]

GRAM = 5
WINDOW = 8
SURE = GRAM + WINDOW - 1
SEGMENT = 7

Keys = NDArray[np.uint64]
_BASE = np.uint64(0x9E3779B97F4A7C15)
_MIXERS = (np.uint64(0xBF58476D1CE4E5B9), np.uint64(0x94D049BB133111EB))


class Sample(NamedTuple):
    """Keys (n,) uint64 and the words (n,) uint32 at which they begin, in text order."""

    keys: Keys
    positions: Words


def _mixed(hashes: Keys) -> Keys:
    """SplitMix64's finaliser: neighbours in, strangers out."""
    hashes = (hashes ^ (hashes >> np.uint64(30))) * _MIXERS[0]
    hashes = (hashes ^ (hashes >> np.uint64(27))) * _MIXERS[1]
    return hashes ^ (hashes >> np.uint64(31))


def grams(words: Words) -> Keys:
    """A hash of each five successive words: (n - 4,) uint64, empty for a shorter text."""
    count = len(words) - GRAM + 1
    if count < 1:
        return np.empty(0, dtype=np.uint64)
    hashes = np.zeros(count, dtype=np.uint64)
    for step in range(GRAM):
        hashes = hashes * _BASE + words[step : step + count].astype(np.uint64)
    return _mixed(hashes)


def _kept(hashes: Keys) -> NDArray[np.int64]:
    """Positions of the least hash of each window, each once."""
    if len(hashes) <= WINDOW:
        return np.array([int(hashes.argmin())] if len(hashes) else [], dtype=np.int64)
    least = sliding_window_view(hashes, WINDOW).argmin(axis=1)
    return np.unique(least + np.arange(len(least)))


def _segment_keys(page: Print) -> list[tuple[int, int]]:
    """A key and its place for each segment that winnowing might miss."""
    found = []
    for start, end in page.segments:
        if SEGMENT <= end - start < SURE:
            value = end - start
            for word in page.words[start:end].tolist():
                value = (value * 0x100000001B3 ^ word) & 0xFFFFFFFFFFFFFFFF
            found.append((value, start))
    return found


def sample(page: Print) -> Sample:
    """What of a document is kept and looked up: about 115 keys for 500 words."""
    hashes = grams(page.words)
    kept = _kept(hashes)
    whole = _segment_keys(page)
    keys = np.concatenate([hashes[kept], np.array([key for key, _ in whole], dtype=np.uint64)])
    places = np.concatenate([kept, np.array([at for _, at in whole], dtype=np.int64)]).astype(np.uint32)
    order = np.argsort(places, kind="stable")
    return Sample(keys[order], places[order])
