"""A file is a store only if it says so: header, application id and version are read before anything else."""

import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from importlib.resources import files
from pathlib import Path

from tadmor.errors import IntegrityError, NewerStore, NotAStore, QueryStopped, ReadOnly, StoreError
from tadmor.store.sqlite.medium import Medium, refuse_writing, uri
from tadmor.store.words import words

__all__ = ["APPLICATION", "Fillers", "connect", "prepare", "translated", "version"]

APPLICATION = 0x5461646D  # "Tadm"
_MAGIC = b"SQLite format 3\x00"
_HEADER = 100  # bytes
_WAIT_MS = 30_000  # for another writer to finish its batch
_PAGE = 8192  # bytes: a packed reading is some 2,000, of which a page of 4,096 holds one
_CACHE_KB = 32_000  # of pages, a connection: random inserts stay in memory up to some 100,000 documents


@contextmanager
def translated(path: str) -> Iterator[None]:
    """SQLite's errors as ours."""
    try:
        yield
    except sqlite3.OperationalError as error:
        raise _operational(path, error) from None
    except sqlite3.DatabaseError as error:
        raise IntegrityError(f"{path}: {error}; run `tadmor verify`") from None


def _operational(path: str, error: sqlite3.OperationalError) -> StoreError:
    code = error.sqlite_errorcode & 0xFF
    if code == sqlite3.SQLITE_INTERRUPT:
        return QueryStopped("the query took too long and was stopped; add words, dates or a place to narrow it")
    if code == sqlite3.SQLITE_BUSY:
        return StoreError(f"{path} is being written to by another program; try again when it is done")
    if code == sqlite3.SQLITE_CANTOPEN:
        return StoreError(f"{path} cannot be opened or made; is its folder there, and may you write to it?")
    if code == sqlite3.SQLITE_READONLY:
        return refuse_writing(path)
    if code == sqlite3.SQLITE_FULL:
        return StoreError(f"{path}: the disk is full; nothing of the last batch was kept")
    if code == sqlite3.SQLITE_IOERR:
        return StoreError(
            f"{path} cannot be read or written; is the disk full, or gone? What was stored stays ({error})"
        )
    return StoreError(f"{path}: {error}")


def connect(path: str, how: Medium = "rw") -> sqlite3.Connection:
    """A connection that waits for a writer, holds references, and trusts nothing that a foreign schema brings."""
    place = path if how == "rw" else uri(path, how)
    connection = sqlite3.connect(
        place, isolation_level=None, check_same_thread=False, timeout=_WAIT_MS / 1000, uri=how != "rw"
    )
    for pragma in (
        "foreign_keys = ON",
        "synchronous = NORMAL",
        f"cache_size = -{_CACHE_KB}",
        "temp_store = MEMORY",
        "trusted_schema = OFF",
    ):
        connection.execute(f"PRAGMA {pragma}")
    connection.create_function("folded", 1, lambda text: " ".join(words(text or "")), deterministic=True)
    return connection


Fillers = Mapping[int, Callable[[sqlite3.Connection], None]]
"""By version: what fills the tables that a migration makes from what an older store holds."""


def prepare(path: str, fillers: Fillers, how: Medium = "rw") -> None:
    """Make sure that a file is a store of this version: make or migrate it if it has to be.

    Raises `NotAStore`, `NewerStore` or `StoreError`.
    """
    _check_header(Path(path))
    with translated(path):
        try:
            with closing(connect(path, how)) as connection:
                _settle(connection, path, fillers, how)
        except sqlite3.OperationalError:
            raise
        except sqlite3.DatabaseError as error:
            raise NotAStore(f"{path} is no Tadmor store: {error}") from None


def _check_header(path: Path) -> None:
    """A file that is something else, or shorter than it says, is refused before SQLite touches it."""
    if path.is_dir():
        raise StoreError(f"{path} is a folder; name a file")
    if not path.exists():
        return
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            header = file.read(_HEADER)
    except OSError as error:
        raise StoreError(f"{path} cannot be read: {error.strerror}") from None
    if size == 0:
        return
    if len(header) < _HEADER or not header.startswith(_MAGIC):
        raise NotAStore(f"{path} is no Tadmor store: it is not a database, or it was cut short")
    if size < _promised(header) and not _has_log(path):
        raise NotAStore(f"{path} was cut short: it has {size:,} bytes of {_promised(header):,}; restore it from a copy")


def _promised(header: bytes) -> int:
    """The size of the file as its header gives it; 0 where an old writer left it open."""
    if header[24:28] != header[92:96]:
        return 0
    page = int.from_bytes(header[16:18], "big")
    return (65536 if page == 1 else page) * int.from_bytes(header[28:32], "big")


def _has_log(path: Path) -> bool:
    """Whether a write-ahead log stands beside the file: then a killed writer left it, and SQLite will mend it."""
    log = path.with_name(path.name + "-wal")
    return log.exists() and log.stat().st_size > 0


def _settle(connection: sqlite3.Connection, path: str, fillers: Fillers, how: Medium) -> None:
    found = _number(connection, "application_id")
    if found != APPLICATION and (found or _number(connection, "user_version") or _tables(connection)):
        raise NotAStore(f"{path} is a database of another program")
    newest = max(version(name) for name, _ in _migrations())
    current = _number(connection, "user_version")
    if current > newest:
        raise NewerStore(f"{path} is of version {current}, and this Tadmor knows up to {newest}; install a newer one")
    if how != "rw":
        if current < newest:
            raise ReadOnly(
                f"{path} is of version {current} and has to be brought to {newest}, which is written to it; "
                "copy it to where you may write"
            )
        return
    if connection.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
        connection.execute(f"PRAGMA page_size = {_PAGE}")
        connection.execute("PRAGMA journal_mode = WAL")
    if current < newest:
        _migrate(connection, fillers)


def _number(connection: sqlite3.Connection, pragma: str) -> int:
    return int(connection.execute(f"PRAGMA {pragma}").fetchone()[0])


def _tables(connection: sqlite3.Connection) -> int:
    return int(connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0])


def _migrations() -> list[tuple[str, str]]:
    """The names and texts of the migrations, in order."""
    folder = files("tadmor.store").joinpath("migrations")
    found = [(item.name, item.read_text(encoding="utf-8")) for item in folder.iterdir() if item.name.endswith(".sql")]
    return sorted(found)


def version(migration: str) -> int:
    """The version that a migration leads to: 1 for "0001_first.sql"."""
    return int(migration.partition("_")[0])


def _migrate(connection: sqlite3.Connection, fillers: Fillers) -> None:
    """All that is missing, in one transaction: another process may have been faster, or this one be killed."""
    connection.execute("BEGIN IMMEDIATE")
    current = _number(connection, "user_version")
    missing = [(version(name), script) for name, script in _migrations() if version(name) > current]
    for _, script in missing:
        for statement in _statements(script):
            connection.execute(statement)
    for number, _ in missing:  # then, as what fills a table may write to one that came later
        if number in fillers:
            fillers[number](connection)
        connection.execute(f"PRAGMA user_version = {number}")
    connection.execute(f"PRAGMA application_id = {APPLICATION}")
    connection.execute("COMMIT")


def _statements(script: str) -> Iterator[str]:
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
