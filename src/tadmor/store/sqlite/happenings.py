"""Events and movements in and out of their tables. Rows are found here and made from the reading they stand in."""

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

from tadmor.errors import IntegrityError
from tadmor.model import Reading
from tadmor.store.happening_index import Happenings, happenings
from tadmor.store.index import COLUMNS, Entry
from tadmor.store.order import claim_order
from tadmor.store.rows import ClaimRow, EventRow, MovementRow, Review
from tadmor.store.sqlite.cells import iso
from tadmor.store.sqlite.compiling import place_key
from tadmor.store.sqlite.fetching import BODY_SQL, reading_from
from tadmor.store.sqlite.places import Places, cell
from tadmor.store.sqlite.tables import EVENTS, MOVEMENTS, Table

__all__ = [
    "Records",
    "fill",
    "happened_columns",
    "happened_joins",
    "insert_words",
    "kept",
    "made",
    "readings",
    "records",
    "remove",
    "write",
]

Happened = TypeVar("Happened", EventRow, MovementRow)
_COLUMNS = ("ord", "document", "position", "claim", "earliest", "latest", "told", "doers", "receivers", "keys")


@dataclass(slots=True)
class Records:
    """What one document adds to a table: its rows, which of them names which place, and what the index is told."""

    rows: list[tuple[Any, ...]] = field(default_factory=list)
    places: list[tuple[int, int]] = field(default_factory=list)
    words: list[tuple[Any, ...]] = field(default_factory=list)


def records(number: int, order: int, found: Happenings, places: Places) -> dict[Table, Records]:
    """What the document with a number and an order adds to the tables of events and movements."""
    return {
        EVENTS: _records(number, order, found.events, found.events_held_by, places),
        MOVEMENTS: _records(number, order, found.movements, found.movements_held_by, places),
    }


def _records(
    number: int, order: int, entries: Sequence[Entry[Any]], held_by: Sequence[int | None], places: Places
) -> Records:
    added = Records()
    for position, (entry, at) in enumerate(zip(entries, held_by, strict=True)):
        ord_, row = claim_order(order, position), entry.row
        named = sorted({places.number(cell(place)) for place in row.places})
        words = dict(zip(COLUMNS, entry.words, strict=True))
        keys = " ".join(sorted([*entry.keys, *map(place_key, named)]))
        claim, told = (None, words["content"]) if at is None else (claim_order(order, at), "")
        own = (iso(row.earliest), iso(row.latest), told, words["doers"], words["receivers"])
        added.rows.append((ord_, number, position, claim, *own, keys))
        added.places += [(ord_, place) for place in named]
        added.words.append((ord_, *entry.words, keys))
    return added


def write(connection: sqlite3.Connection, table: Table, added: Records) -> None:
    """Add a document's rows; the words are left to who keeps them in order."""
    marks = ", ".join("?" * len(_COLUMNS))
    sql = f"INSERT INTO {table.name} ({', '.join(_COLUMNS)}) VALUES ({marks})"  # noqa: S608
    connection.executemany(sql, added.rows)
    connection.executemany(f"INSERT INTO {table.places} VALUES (?, ?)", added.places)  # noqa: S608


def remove(connection: sqlite3.Connection, table: Table, number: int) -> None:
    """Take the words and places of a document's rows out, while the rows that words come from still stand."""
    old = f"(SELECT ord FROM {table.name} WHERE document = ?)"  # noqa: S608
    columns = ", ".join([*COLUMNS, "keys"])
    connection.execute(
        f"INSERT INTO {table.index} ({table.index}, rowid, {columns})"  # noqa: S608
        f" SELECT 'delete', ord, {columns} FROM {table.words} WHERE ord IN {old}",
        [number],
    )
    connection.execute(f"DELETE FROM {table.places} WHERE {table.item} IN {old}", [number])  # noqa: S608


def fill(connection: sqlite3.Connection) -> None:
    """Events and movements of every reading of a store that was made before it had tables for them.

    A reading that cannot be read back is passed over: `verify` says so, and the store can still be opened.
    """
    places = Places(connection)
    for number, order, reading in readings(connection):
        for table, added in records(number, order, happenings(reading), places).items():
            write(connection, table, added)
            connection.executemany(insert_words(table), sorted(added.words))


def readings(connection: sqlite3.Connection) -> Iterator[tuple[int, int, Reading]]:
    """Every reading that can be read back, with its document's number and order."""
    for number, order in connection.execute("SELECT number, ord FROM documents ORDER BY ord").fetchall():
        row = connection.execute(f"SELECT {BODY_SQL} WHERE documents.number = ?", [number]).fetchone()
        try:
            reading = reading_from(*row)
        except (IntegrityError, TypeError):
            continue
        yield number, order, reading


def kept(connection: sqlite3.Connection, table: Table, number: int) -> Records:
    """What a table and its index have of a document, as `records` has it."""
    columns, old = ", ".join(_COLUMNS), f"(SELECT ord FROM {table.name} WHERE document = ?)"  # noqa: S608
    run = connection.execute
    rows = run(f"SELECT {columns} FROM {table.name} WHERE document = ? ORDER BY position", [number])  # noqa: S608
    places = run(
        f"SELECT {table.item}, place FROM {table.places} WHERE {table.item} IN {old} ORDER BY 1 DESC, 2",  # noqa: S608
        [number],
    )
    words = run(
        f"SELECT ord, {', '.join(COLUMNS)}, keys FROM {table.words} WHERE ord IN {old} ORDER BY ord DESC",  # noqa: S608
        [number],
    )
    return Records(rows.fetchall(), places.fetchall(), words.fetchall())


def insert_words(table: Table) -> str:
    """SQL that tells a table's index the words and keys of a row."""
    columns = ("rowid", *COLUMNS, "keys")
    return f"INSERT INTO {table.index} ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})"  # noqa: S608


def happened_columns(table: Table) -> str:
    """What `made` makes a row from."""
    return f"{table.name}.document, {table.name}.position, coalesce(reviews.state, 'new')"


def happened_joins(table: Table) -> str:
    """What people have decided about the claim that tells a row."""
    return f"LEFT JOIN reviews ON reviews.claim = {table.name}.claim"


def made(
    found: Sequence[tuple[Any, ...]],
    read: Callable[[int], Reading],
    rows_of: Callable[[Reading], Sequence[Happened]],
) -> tuple[Happened, ...]:
    """Rows from their documents' numbers, positions and states of review; each document is read once."""
    rows = {number: rows_of(read(number)) for number in dict.fromkeys(number for number, _, _ in found)}
    return tuple(_reviewed(rows[number], at, state) for number, at, state in found)


def _reviewed(rows: Sequence[Happened], at: int, state: Review) -> Happened:
    if at >= len(rows):
        raise IntegrityError("an event or a movement is listed that its reading does not tell; run `tadmor verify`")
    row = rows[at]
    claim: ClaimRow | None = row.claim and replace(row.claim, review=state)
    return replace(row, claim=claim)
