"""Where a key stands: sorted columns that are merged as they grow, so that n documents cost n log n in all.

A posting is 16 bytes; 100,000 documents of 500 words have about 11 million. Keys that stand in more than `CAP`
documents give their first ones only: a phrase of the trade leads nowhere, and a text with a hundred copies is found by
its first sixty-four.
"""

from collections.abc import Iterable, Mapping
from typing import NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

from tadmor.link.duplicates.sampling import Keys, Sample

__all__ = ["CAP", "Columns", "Hits", "MemoryPostings", "Postings"]

CAP = 64
_BUFFER = 1 << 15  # postings that are held in a dict before they are sorted into a column

Columns = Mapping[str, NDArray[np.generic]]


class Hits(NamedTuple):
    """Postings found, one a row: `row` of the sample that was looked up, `document` number there. (n,) int64 each."""

    row: NDArray[np.int64]
    document: NDArray[np.int64]


class Postings(Protocol):
    """What a finder needs of an index: a store may keep it in a table."""

    def add(self, number: int, found: Sample) -> None:
        """Remember a document's keys. Numbers go up."""

    def remove(self, number: int, found: Sample) -> None:
        """Forget a document's keys."""

    def find(self, keys: Keys) -> Hits:
        """The documents in which keys stand, `CAP` at most of each key, first ones first."""


class _Column(NamedTuple):
    keys: Keys
    documents: NDArray[np.uint32]


def _merged(columns: Iterable[_Column]) -> _Column:
    parts = list(columns)
    keys = np.concatenate([part.keys for part in parts])
    documents = np.concatenate([part.documents for part in parts])
    order = np.argsort(keys, kind="stable")  # older parts first, so numbers go up within a key
    return _Column(keys[order], documents[order])


def _ranges(starts: NDArray[np.int64], lengths: NDArray[np.int64]) -> NDArray[np.int64]:
    """The numbers start, start + 1, ... of all ranges, one after another."""
    ends = np.cumsum(lengths)
    total = int(ends[-1]) if len(ends) else 0
    offsets: NDArray[np.int64] = np.repeat(starts - (ends - lengths), lengths)
    return np.arange(total, dtype=np.int64) + offsets


class MemoryPostings:
    """Postings in memory: columns whose sizes go down by halves, and a buffer of the newest."""

    def __init__(self, columns: Columns | None = None) -> None:
        self._columns: list[_Column] = []
        self._buffer: dict[int, list[int]] = {}
        self._held = 0
        if columns is not None and len(columns["keys"]):
            self._columns.append(_Column(columns["keys"].astype(np.uint64), columns["documents"].astype(np.uint32)))

    def add(self, number: int, found: Sample) -> None:
        for key in dict.fromkeys(found.keys.tolist()):
            self._buffer.setdefault(key, []).append(number)
            self._held += 1
        if self._held >= _BUFFER:
            self._flush()

    def remove(self, number: int, found: Sample) -> None:
        """Forget a document's keys: columns are made anew without it, which only a re-reading costs."""
        for key in dict.fromkeys(found.keys.tolist()):
            held = self._buffer.get(key, [])
            if number in held:
                held.remove(number)
                self._held -= 1
        kept = [column.documents != number for column in self._columns]
        self._columns = [_Column(c.keys[k], c.documents[k]) for c, k in zip(self._columns, kept, strict=True)]

    def find(self, keys: Keys) -> Hits:
        parts = [self._in_column(column, keys) for column in self._columns]
        parts.append(self._in_buffer(keys))
        row = np.concatenate([part.row for part in parts])
        document = np.concatenate([part.document for part in parts])
        order = np.argsort(row, kind="stable")
        row, document = row[order], document[order]
        rank = np.arange(len(row)) - np.searchsorted(row, row)  # of the hit among those of its key
        return Hits(row[rank < CAP], document[rank < CAP])

    def columns(self) -> Columns:
        """All that is remembered, as two columns to save: `keys` (n,) uint64 and `documents` (n,) uint32."""
        self._flush()
        whole = _merged([*self._columns, _Column(np.empty(0, np.uint64), np.empty(0, np.uint32))])
        return {"keys": whole.keys, "documents": whole.documents}

    @staticmethod
    def _in_column(column: _Column, keys: Keys) -> Hits:
        start = np.searchsorted(column.keys, keys, "left")
        length = np.minimum(np.searchsorted(column.keys, keys, "right") - start, CAP)
        return Hits(
            np.repeat(np.arange(len(keys), dtype=np.int64), length),
            column.documents[_ranges(start, length)].astype(np.int64),
        )

    def _in_buffer(self, keys: Keys) -> Hits:
        found = [(row, number) for row, key in enumerate(keys.tolist()) for number in self._buffer.get(key, ())[:CAP]]
        table = np.array(found, dtype=np.int64).reshape(-1, 2).T
        return Hits(table[0], table[1])

    def _flush(self) -> None:
        if not self._held:
            return
        keys = np.fromiter((key for key, found in self._buffer.items() for _ in found), np.uint64, self._held)
        documents = np.fromiter((number for found in self._buffer.values() for number in found), np.uint32, self._held)
        self._columns.append(_merged([_Column(keys, documents)]))
        self._buffer, self._held = {}, 0
        while len(self._columns) > 1 and 2 * len(self._columns[-1].keys) > len(self._columns[-2].keys):
            newer = self._columns.pop()
            self._columns[-1] = _merged([self._columns[-1], newer])
