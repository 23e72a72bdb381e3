"""What was read in a document goes from its tables, and from the indexes first, which are told by the rows."""

import sqlite3

from tadmor.store.sqlite.happenings import remove
from tadmor.store.sqlite.incidents import untold
from tadmor.store.sqlite.tables import CLAIMS, EVENTS, INCIDENTS, MOVEMENTS

__all__ = ["clear", "erase", "merged", "unnamed"]

_INDEXES = ("claim_index", "event_index", "movement_index", "incident_index", "place_names")
_NAMED_IN = tuple(table.places for table in (CLAIMS, EVENTS, MOVEMENTS, INCIDENTS))


def clear(connection: sqlite3.Connection, number: int) -> None:
    """Take away what the machine read in a document, and only that."""
    run = connection.execute
    untold(connection, number)
    for table in (EVENTS, MOVEMENTS, CLAIMS):
        remove(connection, table, number)
    run("DELETE FROM reviews WHERE claim IN (SELECT ord FROM claims WHERE document = ?)", [number])
    for table in (EVENTS, MOVEMENTS, CLAIMS):
        run(f"DELETE FROM {table.name} WHERE document = ?", [number])  # noqa: S608
    run("DELETE FROM readings WHERE document = ?", [number])


def erase(connection: sqlite3.Connection, number: int, raw: str | None) -> None:
    """Take away a document that tells no incident any more; `raw`: its bytes too, by their hash.

    Overwritten, not only let go, for as long as the connection lives: linking has to forget it, too.
    """
    run = connection.execute
    run("PRAGMA secure_delete = ON")
    clear(connection, number)
    run("DELETE FROM provenance WHERE document = ?", [number])
    run("DELETE FROM documents WHERE number = ?", [number])
    run("DELETE FROM raws WHERE sha256 = ?", [raw])


def unnamed(connection: sqlite3.Connection) -> None:
    """Take away the places that no row names any more: a village that only one report named."""
    left = " AND ".join(f"NOT EXISTS (SELECT 1 FROM {table} WHERE place = number)" for table in _NAMED_IN)  # noqa: S608
    gone = connection.execute(f"SELECT number, folded FROM places WHERE {left}").fetchall()  # noqa: S608
    run = connection.executemany
    run("INSERT INTO place_names (place_names, rowid, folded) VALUES ('delete', ?, ?)", gone)
    numbers = [(number,) for number, _ in gone]
    run("DELETE FROM place_boxes WHERE number = ?", numbers)
    run("DELETE FROM places WHERE number = ?", numbers)


def merged(connection: sqlite3.Connection) -> None:
    """Write the full-text indexes anew without what was taken out: else its words stand there until they merge."""
    for index in _INDEXES:
        connection.execute(f"INSERT INTO {index} ({index}) VALUES ('optimize')")  # noqa: S608
