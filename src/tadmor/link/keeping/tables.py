"""Tables hold one record under a number, indexes many numbers under a key. The simplest ones stand in memory."""

from collections.abc import Iterable
from typing import Any, Protocol, TypeVar

__all__ = ["AT_HAND", "MOST", "Index", "Keeping", "MemoryIndex", "MemoryKeeping", "MemoryTable", "Posting", "Table"]

T = TypeVar("T")
Posting = tuple[int, int, float]
"""A key, a number under it, and a score of the two. 64 bits, signed."""
MOST = 1 << 62
"""No cap."""


AT_HAND = 20_000
"""Records of some 1 kB that may be held in memory; of larger ones a table is told to hold less."""


class Table(Protocol[T]):
    """Records by number."""

    def get(self, number: int) -> T | None:
        """The record of a number, None if there is none."""

    def many(self, numbers: Iterable[int]) -> dict[int, T]:
        """Those of some records that are there."""

    def put(self, number: int, record: T) -> None:
        """Keep a record, in place of one with its number."""

    def drop(self, number: int) -> None:
        """Forget a record, if it is there."""


class Index(Protocol):
    """Numbers under keys, each with a score."""

    def find(self, keys: Iterable[int], most: int = MOST) -> list[Posting]:
        """What stands under some keys, in their order; of each key the `most` least numbers, in order."""

    def post(self, postings: Iterable[Posting]) -> None:
        """Put numbers under keys, in place of the same number under the same key."""

    def unpost(self, pairs: Iterable[tuple[int, int]]) -> None:
        """Take numbers away from under keys."""


class Keeping(Protocol):
    """Gives each room its tables and indexes, by name; the same name is the same table."""

    def table(self, name: str, kind: type[T], at_hand: int = AT_HAND) -> Table[T]:
        """The table of a name, of records of this kind, of which so many stay at hand where not all do."""

    def index(self, name: str) -> Index:
        """The index of a name."""


class MemoryTable:
    """A table in memory."""

    def __init__(self) -> None:
        self._records: dict[int, Any] = {}

    def get(self, number: int) -> Any:
        """The record of a number."""
        return self._records.get(number)

    def many(self, numbers: Iterable[int]) -> dict[int, Any]:
        """Those of some records that are there."""
        return {number: self._records[number] for number in numbers if number in self._records}

    def put(self, number: int, record: Any) -> None:
        """Keep a record."""
        self._records[number] = record

    def drop(self, number: int) -> None:
        """Forget a record."""
        self._records.pop(number, None)


class MemoryIndex:
    """An index in memory. Of a key with one number, the common case, nothing is sorted."""

    def __init__(self) -> None:
        self._under: dict[int, dict[int, float]] = {}

    def find(self, keys: Iterable[int], most: int = MOST) -> list[Posting]:
        """What stands under some keys."""
        found = ((key, self._under[key]) for key in keys if key in self._under)
        return [(key, number, score) for key, under in found for number, score in sorted(under.items())[:most]]

    def post(self, postings: Iterable[Posting]) -> None:
        """Put numbers under keys."""
        for key, number, score in postings:
            self._under.setdefault(key, {})[number] = score

    def unpost(self, pairs: Iterable[tuple[int, int]]) -> None:
        """Take numbers away from under keys."""
        for key, number in pairs:
            under = self._under.get(key)
            if under is not None and under.pop(number, None) is not None and not under:
                del self._under[key]

    def all(self) -> list[Posting]:
        """Everything, in no order."""
        return [(key, number, score) for key, under in self._under.items() for number, score in under.items()]


class MemoryKeeping:
    """Everything in memory."""

    def __init__(self) -> None:
        self._tables: dict[str, MemoryTable] = {}
        self._indexes: dict[str, MemoryIndex] = {}

    def table(self, name: str, kind: type[T], at_hand: int = AT_HAND) -> Table[T]:
        """The table of a name."""
        del kind, at_hand
        return self._tables.setdefault(name, MemoryTable())

    def index(self, name: str) -> Index:
        """The index of a name."""
        return self._indexes.setdefault(name, MemoryIndex())
