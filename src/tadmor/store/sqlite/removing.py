"""What was read in a document goes from its tables, and from the indexes first, which are told by the rows."""

import sqlite3

from tadmor.store.sqlite.happenings import remove
from tadmor.store.sqlite.incidents import untold
from tadmor.store.sqlite.tables import CLAIMS, EVENTS, MOVEMENTS

__all__ = ["clear", "erase"]


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
