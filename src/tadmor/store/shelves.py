"""Two primitives for whoever keeps a state of his own in a store: records and an index. The store looks into neither.

What a shelf is for, and how its bytes are to be read, is known to the room that fills it (`tadmor.link`, by way of
`tadmor.scale`): so the wings do not import each other, and a new kind of state needs no migration.
"""

from collections.abc import Iterable, Mapping
from typing import Protocol

__all__ = ["MOST", "Posting", "Shelves", "WritableShelves"]

Posting = tuple[int, int, float]
"""A key, a value that stands under it, and a number that goes with the two. Keys and values have 64 bits, signed."""

MOST = 1 << 62
"""More values than any key has: no cap."""


class Shelves(Protocol):
    """Shelves as they stand at one moment; one that nobody has filled is empty."""

    def records(self, shelf: str, keys: Iterable[int]) -> dict[int, bytes]:
        """Those of some records that are there, by key."""

    def postings(self, shelf: str, keys: Iterable[int], most: int = MOST) -> list[Posting]:
        """What stands under some keys, in their order; of each key the `most` least values, in order."""


class WritableShelves(Shelves, Protocol):
    """Shelves in a transaction, which reads what it has written."""

    def keep(self, shelf: str, records: Mapping[int, bytes]) -> None:
        """Keep records, in place of those with the same keys."""

    def discard(self, shelf: str, keys: Iterable[int]) -> None:
        """Take records away; one that is not there is no matter."""

    def post(self, shelf: str, postings: Iterable[Posting]) -> None:
        """Put values under keys, in place of the same value under the same key."""

    def unpost(self, shelf: str, pairs: Iterable[tuple[int, int]]) -> None:
        """Take values from under keys; one that is not there is no matter."""

    def clear(self, shelf: str) -> None:
        """Empty a shelf."""
