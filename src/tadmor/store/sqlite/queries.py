"""Questions to SQLite: none runs longer than its limit, and a page of any list is read off in its order."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from time import monotonic, thread_time
from typing import Any

from tadmor.store.filters import Filter, cursor, no_incidents
from tadmor.store.places import answers, asked_names, asks_for_place, boxes
from tadmor.store.rows import PlaceCell
from tadmor.store.sqlite.cells import json_text, place_from
from tadmor.store.sqlite.compiling import Compiled, compile_list
from tadmor.store.sqlite.fetching import spelt
from tadmor.store.sqlite.file import translated
from tadmor.store.sqlite.tables import Table

__all__ = ["Queries", "counted", "direction", "parameters", "source", "turned", "where"]

_LOOK_EVERY = 2000  # steps of SQLite's machine between two looks at the clock: some 0.1 ms
_MOST_ROWS = (
    50_000  # rows at some places that are gathered for a question; where there are more, every tenth or so is one
)
_PATIENCE = 10  # times the limit, for a disk that is slow or a core that others use
_WEIGHTS = "1, 1, 1, 1, 0, 0, 0, 0"  # bm25 counts the words that `q` searches, not actors and keys


class Queries:
    """Queries over a connection that stands in a transaction; `limit` is seconds of computing.

    `cells` are places by their numbers that others have asked for.
    """

    def __init__(
        self, connection: sqlite3.Connection, path: str, limit: float, cells: dict[int, PlaceCell] | None = None
    ) -> None:
        self._connection, self._path, self._limit = connection, path, limit
        self.cells: dict[int, PlaceCell] = {} if cells is None else cells
        self._places: dict[Filter, list[int]] = {}
        self._few_rows: dict[tuple[str, Filter], bool] = {}

    @contextmanager
    def limited(self) -> Iterator[None]:
        """Queries in the block are stopped at the limit of time.

        What counts is what they compute: a machine that is busy with other things would else stop what is no trouble.
        """
        deadline, end = thread_time() + self._limit, monotonic() + _PATIENCE * self._limit
        self._connection.set_progress_handler(lambda: thread_time() > deadline or monotonic() > end, _LOOK_EVERY)
        try:
            yield
        finally:
            self._connection.set_progress_handler(None, 0)

    def all(self, sql: str, parameters: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """The rows of a query that is stopped at the limit of time."""
        with self.limited(), translated(self._path):
            return self._connection.execute(sql, spelt(parameters)).fetchall()

    def one(self, sql: str, parameters: Sequence[object] = ()) -> tuple[Any, ...] | None:
        """The first row of a query, None when there is none."""
        found = self.all(sql, parameters)
        return found[0] if found else None

    def stream(self, sql: str, parameters: Sequence[object] = ()) -> Iterator[tuple[Any, ...]]:
        """The rows of a query that may take as long as it takes: an export, a check."""
        with translated(self._path):
            # Not `yield from`: a stream that is dropped half-way would then close a cursor of a closed connection.
            for row in self._connection.execute(sql, spelt(parameters)):  # noqa: UP028
                yield row

    def page(self, table: Table, columns: str, joined: str, filter: Filter) -> tuple[list[tuple[Any, ...]], str | None]:
        """The columns of a page of a table's rows, and the word for the next page. `joined` brings other tables in."""
        found = self.compiled(table, filter)
        if filter.sort == "rank":
            best = f"bm25({table.index}, {_WEIGHTS}), {table.index}.rowid DESC"
            return self._ordered(table, columns, joined, found, filter, best)
        if filter.sort == "accounts" and table.accounts:
            return self._ordered(table, columns, joined, found, filter, table.accounts)
        no_incidents(filter)
        at = f"{table.index}.rowid" if found.match else f"{table.name}.ord"
        if filter.next is not None:
            found.also(f"{at} {'>' if filter.sort == 'oldest' else '<'} ?", filter.next)
        sql = f"SELECT {at}, {columns} {source(table, joined, found)} ORDER BY {at} {direction(filter)} LIMIT ?"
        return turned(self.all(sql, [*parameters(found), filter.size + 1]), filter)

    def _ordered(
        self, table: Table, columns: str, joined: str, found: Compiled, filter: Filter, order: str
    ) -> tuple[list[tuple[Any, ...]], str | None]:
        """The weightiest first; a page's position is how many came before, as weights are no place to go on from."""
        before = filter.next or 0
        sql = f"SELECT 0, {columns} {source(table, joined, found)} ORDER BY {order} LIMIT ? OFFSET ?"
        rows = self.all(sql, [*parameters(found), filter.size + 1, before])
        return turned([(before + at, *row[1:]) for at, row in enumerate(rows, 1)], filter)

    def compiled(self, table: Table, filter: Filter) -> Compiled:
        """The rows of a table that answer a filter, as SQL, its places looked up."""
        places = self.places(filter)
        return compile_list(table, filter, places, lambda some: self._few(table, filter, some))

    def places(self, filter: Filter) -> list[int] | None:
        """The numbers of the places that answer a filter, None when it asks for none."""
        if not asks_for_place(filter):
            return None
        asked = _of_places(filter)
        if asked not in self._places:
            self._places[asked] = self._found_places(asked)
        return self._places[asked]

    def _found_places(self, filter: Filter) -> list[int]:
        found = Compiled()
        limits = boxes(filter)
        if limits:
            inside = "place_boxes.west <= ? AND place_boxes.east >= ? AND south <= ? AND north >= ?"
            corners = [corner for west, south, east, north in limits for corner in (east, west, north, south)]
            any_box = " OR ".join(f"({inside})" for _ in limits)
            found.also(f"number IN (SELECT number FROM place_boxes WHERE {any_box})", *corners)  # noqa: S608
        names = asked_names(filter)
        if names:
            every = ["(" + " AND ".join(f'"{word}"' for word in named) + ")" for named in names]
            found.also("number IN (SELECT rowid FROM place_names WHERE place_names MATCH ?)", " OR ".join(every))
            together = " OR ".join("instr(folded, ?) > 0" for _ in names)  # next to each other, in one of its names
            found.also(f"({together})", *(f" {' '.join(named)} " for named in names))
        if filter.precision:
            found.also("precision IN (SELECT value FROM json_each(?))", json_text(filter.precision))
        sql = f"SELECT number, cell FROM places WHERE {' AND '.join(found.conditions)}"  # noqa: S608
        return [number for number, cell in self.all(sql, found.parameters) if answers(place_from(cell), filter)]

    def _few(self, table: Table, filter: Filter, places: Sequence[int]) -> bool:
        """Whether few rows name one of some places. Where many do, a list soon has as many as it shows."""
        asked = (table.name, _of_places(filter))
        if asked not in self._few_rows:
            some = f"SELECT 1 FROM {table.places} WHERE place IN (SELECT value FROM json_each(?)) LIMIT ?"  # noqa: S608
            found = self.all(f"SELECT count(*) FROM ({some})", [json_text(places), _MOST_ROWS + 1])  # noqa: S608
            self._few_rows[asked] = found[0][0] <= _MOST_ROWS
        return self._few_rows[asked]


def _of_places(filter: Filter) -> Filter:
    """What a filter says of places."""
    return Filter(
        place=filter.place,
        also=filter.also,
        near=filter.near,
        within_km=filter.within_km,
        bbox=filter.bbox,
        precision=filter.precision,
    )


def direction(filter: Filter) -> str:
    """The order in which a list goes through its rows."""
    return "ASC" if filter.sort == "oldest" else "DESC"


def source(table: Table, joined: str, found: Compiled, by: str | None = None) -> str:
    """The tables and conditions of a list; CROSS JOIN keeps the index, which is in order, outermost.

    `by` names an index that has all that is asked of the table, which it is then read from.
    """
    name = f"{table.name} INDEXED BY {by}" if by else table.name
    if found.match is None:  # the index of words has only what is listed
        found = replace(found, conditions=[*found.conditions, *([table.only] if table.only else [])])
        return f"FROM {name} {joined} {where(found)}"
    matching = replace(found, conditions=[f"{table.index} MATCH ?", *found.conditions])
    on = f"{table.name}.ord = {table.index}.rowid"
    return f"FROM {table.index} CROSS JOIN {name} ON {on} {joined} {where(matching)}"


def counted(table: Table, found: Compiled) -> str:
    """The same where no more is asked of a row than its number: the table is left out if no condition looks at it."""
    if found.match is None or any(f"{table.name}." in one for one in found.conditions):
        return source(table, "", found, None if found.match else table.days)
    return f"FROM {table.index} {where(replace(found, conditions=[f'{table.index} MATCH ?', *found.conditions]))}"


def where(found: Compiled) -> str:
    """The conditions, if there are any."""
    return f"WHERE {' AND '.join(found.conditions)}" if found.conditions else ""


def parameters(found: Compiled) -> list[object]:
    """What the conditions, and the full-text expression before them, ask for."""
    return [found.match, *found.parameters] if found.match is not None else found.parameters


def turned(rows: list[tuple[Any, ...]], filter: Filter) -> tuple[list[tuple[Any, ...]], str | None]:
    """A page of rows whose first column is their position; one row more than asked for says that there are more."""
    chosen, more = rows[: filter.size], len(rows) > filter.size
    return [row[1:] for row in chosen], cursor(filter.sort, chosen[-1][0]) if more else None
