"""What SQLite itself finds wrong in its file, and what in the indexes does not follow from the rows."""

import sqlite3
from collections.abc import Callable, Iterator
from functools import partial

from tadmor.store.decisions import reviews
from tadmor.store.happening_index import happenings
from tadmor.store.protocols import Finding
from tadmor.store.sqlite.fetching import decisions_of, rows_of
from tadmor.store.sqlite.happenings import kept, readings, records
from tadmor.store.sqlite.places import Places
from tadmor.store.sqlite.tables import CLAIMS, EVENTS, INCIDENTS, MOVEMENTS

__all__ = ["damage"]

_MOST = 100  # findings of one check
_MISPLACED = """
SELECT places.number FROM places LEFT JOIN place_boxes ON place_boxes.number = places.number
WHERE (place_boxes.number IS NULL) <> (cell ->> '$.lat' IS NULL OR cell ->> '$.lon' IS NULL)
OR cell ->> '$.lat' NOT BETWEEN south AND north OR cell ->> '$.lon' NOT BETWEEN west AND east
UNION SELECT number FROM place_boxes WHERE number NOT IN (SELECT number FROM places)
"""


def damage(connection: sqlite3.Connection, path: str, read_only: bool = False) -> Iterator[Finding]:
    """Pages, references, the indexes, what events and movements are found by, and the states of review.

    SQLite checks its full-text indexes only where it might write.
    """
    checks: list[Callable[[sqlite3.Connection], Iterator[Finding]]] = [
        _pages,
        _references,
        *([] if read_only else [_words]),
        _boxes,
        _happenings,
        partial(_reviews, path),
    ]
    for check in checks:
        try:
            yield from check(connection)
        except sqlite3.DatabaseError as error:
            yield Finding(path, str(error))


def _pages(connection: sqlite3.Connection) -> Iterator[Finding]:
    for (said,) in connection.execute(f"PRAGMA integrity_check({_MOST})"):
        if said != "ok":
            yield Finding("pages", said)


def _references(connection: sqlite3.Connection) -> Iterator[Finding]:
    for table, row, parent, _ in connection.execute("PRAGMA foreign_key_check"):
        yield Finding(f"{table}, row {row}", f"points at a row of {parent} that is not there")


def _words(connection: sqlite3.Connection) -> Iterator[Finding]:
    """The full-text indexes against the rows; SQLite asks for the check as an insert, which writes nothing."""
    tables = (CLAIMS, EVENTS, MOVEMENTS, INCIDENTS)
    for index, of in (*((table.index, table.name) for table in tables), ("place_names", "places")):
        connection.execute("BEGIN IMMEDIATE")
        try:
            connection.execute(f"INSERT INTO {index} ({index}, rank) VALUES ('integrity-check', 1)")  # noqa: S608
        except sqlite3.DatabaseError:
            yield Finding(index, f"the words in the full-text index are not those of the {of}")
        finally:
            connection.execute("ROLLBACK")


def _boxes(connection: sqlite3.Connection) -> Iterator[Finding]:
    said = connection.execute("SELECT rtreecheck('place_boxes')").fetchone()[0]
    if said != "ok":
        yield Finding("place_boxes", said)
    for (place,) in connection.execute(_MISPLACED):
        yield Finding(f"place {place}", "is not where its box is")


def _happenings(connection: sqlite3.Connection) -> Iterator[Finding]:
    """What events and movements are found by against the readings that they stand in."""
    connection.execute("BEGIN")
    try:
        for number, order, reading in readings(connection):
            for table, wanted in records(number, order, happenings(reading), Places(connection)).items():
                if kept(connection, table, number) != wanted:
                    said = f"has {table.name} that are found by what its reading does not say"
                    yield Finding(f"document {reading.document.id}", said)
    finally:
        connection.execute("ROLLBACK")  # a place that is not there has been given a number


def _reviews(path: str, connection: sqlite3.Connection) -> Iterator[Finding]:
    """The state of each claim against the log."""
    decided = "SELECT DISTINCT document FROM decisions WHERE document IS NOT NULL"
    for (document,) in connection.execute(decided).fetchall():
        rows = rows_of(connection, path, document)
        states = reviews(decisions_of(connection, path, document), rows)
        for at, row in enumerate(rows):
            if row.review != states.get(at, "new"):
                yield Finding(f"claim {row.id}", f"is kept as {row.review}, and the log says otherwise")
