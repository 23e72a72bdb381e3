"""Shelves in two tables. Few keys are looked up one by one, many at once (1 us a key, against 4), a cap is a LIMIT."""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping

from tadmor.store.shelves import MOST, Posting
from tadmor.store.sqlite.file import translated

__all__ = ["SqliteShelves"]

_RECORD = "SELECT body FROM shelf_records WHERE shelf = ? AND key = ?"
_POSTINGS = "SELECT key, value, score FROM shelf_postings WHERE shelf = ? AND key = ? ORDER BY value LIMIT ?"
_MANY_RECORDS = (
    "SELECT wanted.value, body FROM json_each(?) AS wanted"
    " CROSS JOIN shelf_records ON shelf = ? AND shelf_records.key = wanted.value"
)
_MANY_POSTINGS = (
    "SELECT shelf_postings.key, shelf_postings.value, score FROM json_each(?) AS wanted"
    " CROSS JOIN shelf_postings ON shelf = ? AND shelf_postings.key = wanted.value"
    " ORDER BY wanted.id, shelf_postings.value"
)
_FEW = 4
_KEEP = (
    "INSERT INTO shelf_records (shelf, key, body) VALUES (?, ?, ?)"
    " ON CONFLICT (shelf, key) DO UPDATE SET body = excluded.body"
)
_POST = "INSERT OR REPLACE INTO shelf_postings (shelf, key, value, score) VALUES (?, ?, ?, ?)"


class SqliteShelves:
    """Shelves over a connection that stands in a transaction."""

    def __init__(self, connection: sqlite3.Connection, path: str) -> None:
        self._connection, self._path = connection, path
        self._numbers: dict[str, int] = {}

    def records(self, shelf: str, keys: Iterable[int]) -> dict[int, bytes]:
        """Those of some records that are there."""
        number, run, wanted = self._number(shelf), self._connection.execute, list(keys)
        if number is None:
            return {}
        with translated(self._path):
            if len(wanted) > _FEW:
                return dict(run(_MANY_RECORDS, (json.dumps(wanted), number)).fetchall())
            found = ((key, run(_RECORD, (number, key)).fetchone()) for key in wanted)
            return {key: row[0] for key, row in found if row}

    def postings(self, shelf: str, keys: Iterable[int], most: int = MOST) -> list[Posting]:
        """What stands under some keys."""
        number, run, wanted = self._number(shelf), self._connection.execute, list(keys)
        if number is None:
            return []
        with translated(self._path):
            if most == MOST and len(wanted) > _FEW:
                return run(_MANY_POSTINGS, (json.dumps(wanted), number)).fetchall()
            return [row for key in wanted for row in run(_POSTINGS, (number, key, most)).fetchall()]

    def keep(self, shelf: str, records: Mapping[int, bytes]) -> None:
        """Keep records, in the order of the table."""
        number = self._made(shelf)
        self._connection.executemany(_KEEP, ((number, key, records[key]) for key in sorted(records)))

    def discard(self, shelf: str, keys: Iterable[int]) -> None:
        """Take records away."""
        rows = [(self._number(shelf), key) for key in keys]
        self._connection.executemany("DELETE FROM shelf_records WHERE shelf = ? AND key = ?", rows)

    def post(self, shelf: str, postings: Iterable[Posting]) -> None:
        """Put values under keys, in the order of the table."""
        number = self._made(shelf)
        self._connection.executemany(_POST, ((number, *posting) for posting in sorted(postings)))

    def unpost(self, shelf: str, pairs: Iterable[tuple[int, int]]) -> None:
        """Take values from under keys."""
        rows = [(self._number(shelf), *pair) for pair in pairs]
        self._connection.executemany("DELETE FROM shelf_postings WHERE shelf = ? AND key = ? AND value = ?", rows)

    def clear(self, shelf: str) -> None:
        """Empty a shelf."""
        for table in ("shelf_records", "shelf_postings"):
            self._connection.execute(f"DELETE FROM {table} WHERE shelf = ?", (self._number(shelf),))  # noqa: S608

    def _number(self, shelf: str) -> int | None:
        """The number of a shelf, None of one that was never filled."""
        if shelf not in self._numbers:
            self._numbers |= dict(self._listed())
        return self._numbers.get(shelf)

    def _listed(self) -> Iterator[tuple[str, int]]:
        with translated(self._path):
            yield from self._connection.execute("SELECT name, number FROM shelves").fetchall()

    def _made(self, shelf: str) -> int:
        """The number of a shelf, which is made if it has to be."""
        if self._number(shelf) is None:
            self._connection.execute("INSERT INTO shelves (name) VALUES (?)", (shelf,))
        return self._number(shelf) or 0
