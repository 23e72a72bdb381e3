"""A store is a path and the connections to it: one for each snapshot that is open, one for the writer."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from typing import Self

from tadmor.errors import StoreError
from tadmor.store.protocols import Finding
from tadmor.store.sqlite.checking import damage
from tadmor.store.sqlite.file import Fillers, connect, prepare, translated
from tadmor.store.sqlite.happenings import fill
from tadmor.store.sqlite.recent import Recent
from tadmor.store.sqlite.view import SqliteView
from tadmor.store.sqlite.writer import SqliteWriter

__all__ = ["SqliteStore", "open_store"]

_FILLERS: Fillers = {2: fill}


class SqliteStore:
    """A store in a file. Threads may share it; a forked child opens its own."""

    def __init__(self, path: str, time_limit: float) -> None:
        self.path = path
        self._time_limit = time_limit
        self._idle: list[sqlite3.Connection] = []
        self._lock = Lock()
        self._recent = Recent()
        self._closed = False

    @contextmanager
    def _connection(self) -> Iterator[sqlite3.Connection]:
        """A connection that nobody else uses, given back to the idle ones outside of any transaction."""
        with self._lock:
            if self._closed:
                raise StoreError(f"{self.path} has been closed")
            connection = self._idle.pop() if self._idle else None
        with translated(self.path):
            connection = connection or connect(self.path)
        try:
            yield connection
        finally:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            with self._lock:
                self._idle.append(connection)
            if self._closed:
                self.close()

    @contextmanager
    def snapshot(self) -> Iterator[SqliteView]:
        """The store as it stands now: the first look at the file fixes the moment."""
        with self._connection() as connection:
            with translated(self.path):
                connection.execute("BEGIN")
                connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
            yield SqliteView(connection, self.path, self._time_limit, self._recent)

    @contextmanager
    def writer(self) -> Iterator[SqliteWriter]:
        """One transaction, which waits for the one before it."""
        with self._connection() as connection, translated(self.path):
            connection.execute("BEGIN IMMEDIATE")
            writer = SqliteWriter(connection, self.path, self._time_limit)
            yield writer
            writer.finish()
            connection.execute("COMMIT")

    def damage(self) -> Iterator[Finding]:
        """What SQLite itself, and the rows beside their readings, say is wrong."""
        with self._connection() as connection:
            yield from damage(connection, self.path)

    def close(self) -> None:
        """Let go of the file; what is still open is closed when it is given back."""
        with self._lock:
            self._closed = True
            while self._idle:
                self._idle.pop().close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()


def open_store(path: str | Path, *, create: bool = True, time_limit: float = 1.0) -> SqliteStore:
    """The store at a path, made if it is not there and `create`. A query is stopped after `time_limit` seconds
    of computing.

    Raises `NotAStore`, `NewerStore`, or `StoreError` when it cannot be opened.
    """
    place = Path(path).absolute()
    if not create and not place.exists():
        raise StoreError(f"there is no store at {path}; make one with `tadmor add FILE --db {path}`")
    prepare(str(place), _FILLERS)
    return SqliteStore(str(place), time_limit)
