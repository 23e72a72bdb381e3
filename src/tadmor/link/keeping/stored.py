"""Tables and indexes on the shelves of a store: read when asked for, the latest at hand, written batch by batch."""

from collections import OrderedDict
from collections.abc import Iterable, Mapping
from itertools import groupby
from typing import Any, Protocol, TypeVar

from tadmor.link.keeping.codec import codec
from tadmor.link.keeping.tables import AT_HAND, MOST, Index, MemoryIndex, Posting, Table

__all__ = ["Shelves", "StoredIndex", "StoredKeeping", "StoredTable"]

T = TypeVar("T")
_GONE = object()


class Shelves(Protocol):
    """What is needed of a store, in a transaction. `tadmor.store` fulfils it without knowing of it."""

    def records(self, shelf: str, keys: Iterable[int]) -> dict[int, bytes]: ...

    def postings(self, shelf: str, keys: Iterable[int], most: int = MOST) -> list[Posting]: ...

    def keep(self, shelf: str, records: Mapping[int, bytes]) -> None: ...

    def discard(self, shelf: str, keys: Iterable[int]) -> None: ...

    def post(self, shelf: str, postings: Iterable[Posting]) -> None: ...

    def unpost(self, shelf: str, pairs: Iterable[tuple[int, int]]) -> None: ...

    def clear(self, shelf: str) -> None: ...


class StoredTable:
    """Records on a shelf, decoded when they are asked for."""

    def __init__(self, name: str, kind: Any, at_hand: int) -> None:
        self._name, self._most = name, at_hand
        self._pack, self._unpack = codec(kind)
        self._shelves: Shelves | None = None
        self._held: OrderedDict[int, Any] = OrderedDict()
        self._changed: dict[int, Any] = {}

    def turn(self, shelves: Shelves) -> None:
        """Go on with the shelves of another transaction."""
        self._shelves = shelves

    def get(self, number: int) -> Any:
        """The record of a number."""
        held = self._held.get(number)
        if held is not None:
            self._held.move_to_end(number)
            return held
        return self.many((number,)).get(number)

    def many(self, numbers: Iterable[int]) -> dict[int, Any]:
        """Those of some records that are there."""
        found: dict[int, Any] = {}
        missing = []
        for number in numbers:
            record = self._held.get(number)
            if record is None:
                record = self._changed.get(number)
            if record is None:
                missing.append(number)
            elif record is not _GONE:
                found[number] = record
        if missing and self._shelves is not None:
            for number, content in self._shelves.records(self._name, missing).items():
                found[number] = record = self._unpack(content)
                self._hold(number, record)
        return found

    def put(self, number: int, record: Any) -> None:
        """Keep a record."""
        self._changed[number] = record
        self._hold(number, record)

    def drop(self, number: int) -> None:
        """Forget a record."""
        self._changed[number] = _GONE
        self._held.pop(number, None)

    def _hold(self, number: int, record: Any) -> None:
        self._held[number] = record
        self._held.move_to_end(number)
        if len(self._held) > self._most:
            self._held.popitem(last=False)

    def flush(self, shelves: Shelves) -> None:
        """Write what has changed."""
        gone = [number for number, record in self._changed.items() if record is _GONE]
        kept = {number: self._pack(record) for number, record in self._changed.items() if record is not _GONE}
        if gone:
            shelves.discard(self._name, gone)
        if kept:
            shelves.keep(self._name, kept)
        self._changed.clear()


class StoredIndex:
    """Postings on a shelf; those of a batch stand before it in memory, so that they are written in one go, in order."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._shelves: Shelves | None = None
        self._added, self._taken = MemoryIndex(), set[tuple[int, int]]()

    def turn(self, shelves: Shelves) -> None:
        """Go on with the shelves of another transaction."""
        self._shelves = shelves

    def find(self, keys: Iterable[int], most: int = MOST) -> list[Posting]:
        """What stands under some keys."""
        wanted = list(keys)
        stored = self._stored(wanted, most)
        added = self._added.find(wanted, most)
        if not added:
            return stored
        of_key: dict[int, dict[int, float]] = {}
        for key, number, score in (*stored, *added):
            of_key.setdefault(key, {})[number] = score
        return [(key, number, score) for key in wanted for number, score in sorted(of_key.get(key, {}).items())[:most]]

    def _stored(self, keys: list[int], most: int) -> list[Posting]:
        if self._shelves is None:
            return []
        if not self._taken:
            return self._shelves.postings(self._name, keys, most)
        rows = self._shelves.postings(self._name, keys, most + len(self._taken))
        left = (row for row in rows if row[:2] not in self._taken)
        return [row for _, same in groupby(left, lambda row: row[0]) for row in list(same)[:most]]

    def post(self, postings: Iterable[Posting]) -> None:
        """Put numbers under keys."""
        rows = list(postings)
        self._added.post(rows)
        if self._taken:
            self._taken.difference_update([row[:2] for row in rows])

    def unpost(self, pairs: Iterable[tuple[int, int]]) -> None:
        """Take numbers away from under keys."""
        rows = list(pairs)
        self._added.unpost(rows)
        self._taken.update(rows)

    def flush(self, shelves: Shelves) -> None:
        """Write what has changed."""
        if self._taken:
            shelves.unpost(self._name, self._taken)
        added = self._added.all()
        if added:
            shelves.post(self._name, added)
        self._added, self._taken = MemoryIndex(), set()


class StoredKeeping:
    """Tables and indexes on shelves. `turn` begins a batch, `flush` ends it, both with the shelves of a transaction.

    Between batches nobody else may have written: who cannot be sure makes a new one.
    """

    def __init__(self, prefix: str = "link") -> None:
        self._prefix = prefix
        self._parts: dict[str, StoredTable | StoredIndex] = {}
        self._shelves: Shelves | None = None

    def turn(self, shelves: Shelves) -> None:
        """Begin a batch."""
        self._shelves = shelves
        for part in self._parts.values():
            part.turn(shelves)

    def flush(self) -> None:
        """Write what the batch has changed."""
        if self._shelves is not None:
            for part in self._parts.values():
                part.flush(self._shelves)

    def table(self, name: str, kind: type[T], at_hand: int = AT_HAND) -> Table[T]:
        """The table of a name."""
        made: Table[T] = self._part(name, StoredTable(f"{self._prefix}.{name}", kind, at_hand))
        return made

    def index(self, name: str) -> Index:
        """The index of a name."""
        made: Index = self._part(name, StoredIndex(f"{self._prefix}.{name}"))
        return made

    def clear(self) -> None:
        """Forget everything that stands in the tables and indexes that were asked for."""
        if self._shelves is not None:
            for name in self._parts:
                self._shelves.clear(f"{self._prefix}.{name}")

    def _part(self, name: str, made: Any) -> Any:
        part = self._parts.setdefault(name, made)
        if self._shelves is not None:
            part.turn(self._shelves)
        return part
