"""How rows spread over days and places, counted in SQLite: the first rows, their days, their places."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from datetime import date
from functools import lru_cache
from typing import Any

from tadmor.store.filters import Filter
from tadmor.store.index import key
from tadmor.store.rows import PlaceCell
from tadmor.store.spread import MOST_TIMES, Days, Layer, Spread, order, spots, stretches
from tadmor.store.sqlite.cells import json_text, place_from
from tadmor.store.sqlite.compiling import Compiled
from tadmor.store.sqlite.queries import Queries, counted, parameters, source
from tadmor.store.sqlite.tables import CLAIMS, EVENTS, INCIDENTS, MOVEMENTS, Table

__all__ = ["TABLES", "spread"]

_MOST_CELLS = 20_000  # some 350 bytes each
TABLES: dict[Layer, Table] = {"claims": CLAIMS, "events": EVENTS, "movements": MOVEMENTS, "incidents": INCIDENTS}


def spread(ask: Queries, layer: Layer, filter: Filter, most: int, hidden: Sequence[Filter]) -> Spread:
    """The spread of the first `most` rows of a list; `hidden` rows are at no spot."""
    table = TABLES[layer]
    rows = _rows(ask, table, filter, most + 1)
    chosen = rows[:most]
    numbers = [number for number, *_ in chosen]
    left_out = _left_out(ask, table, filter, numbers, hidden)
    named = _named(ask, table, numbers)
    cells = _cells(ask, {place for _, place in named})
    placed = [(number, cells[place]) for number, place in named if cells[place].lat is not None]
    return Spread(
        counted=len(chosen),
        total=len(rows) if len(rows) <= most else _total(ask, table, filter, most * MOST_TIMES),
        stretches=stretches(_days(row[1:] for row in chosen)),
        spots=spots(item for item in placed if item[0] not in left_out),
        unplaced=len(chosen) - len({number for number, _ in placed}),
        hidden=len({number for number, _ in placed} & left_out),
    )


def _rows(ask: Queries, table: Table, filter: Filter, most: int) -> list[tuple[Any, ...]]:
    """The numbers of the first rows of a list, with their days and whether the text gives them."""
    found = ask.compiled(table, filter)
    name, way = table.name, "ASC" if order(filter.sort) == "oldest" else "DESC"
    at, told, of = _at(table, found), f"instr({name}.keys, ?) > 0", [key("has", "time")]
    if table.days:  # some 30 bytes a row, where the row itself may have some thousand
        told, of = f"{name}.dated = 'text'", []
    columns = f"{at}, {name}.earliest, {name}.latest, {told}"
    sql = f"SELECT {columns} {source(table, '', found, table.days)} ORDER BY {at} {way} LIMIT ?"
    return ask.all(sql, [*of, *parameters(found), most])


def _at(table: Table, found: Compiled) -> str:
    """Where a list's rows have their number: in the index that finds them, if one does."""
    return f"{table.index}.rowid" if found.match else f"{table.name}.ord"


def _total(ask: Queries, table: Table, filter: Filter, most: int) -> int:
    """How many rows there are in all, as far as they are worth counting."""
    found = ask.compiled(table, filter)
    sql = f"SELECT count(*) FROM (SELECT 1 {counted(table, found)} LIMIT ?)"  # noqa: S608
    return int(ask.all(sql, [*parameters(found), most])[0][0])


def _days(rows: Iterable[Sequence[Any]]) -> Iterator[tuple[Days, int]]:
    """Days as they are written, with how many rows have them, understood: there are fewer of them than rows."""
    for (first, last, told), number in Counter(map(tuple, rows)).items():
        yield (_day(first), _day(last), bool(told)), number


def _left_out(ask: Queries, table: Table, filter: Filter, numbers: Sequence[int], hidden: Sequence[Filter]) -> set[int]:
    """Those of the first rows of a list that answer one of some other filters too."""
    left_out: set[int] = set()
    within = ask.compiled(table, filter).match if numbers and hidden else None
    for other in hidden if numbers else ():
        found = ask.compiled(table, other)
        found.match = " AND ".join(f"({part})" for part in (within, found.match) if part) or None
        at = _at(table, found)
        found.also(f"{at} BETWEEN ? AND ?", min(numbers), max(numbers))
        left_out.update(number for (number,) in ask.all(f"SELECT {at} {counted(table, found)}", parameters(found)))
    return left_out.intersection(numbers)


def _named(ask: Queries, table: Table, numbers: Sequence[int]) -> list[tuple[int, int]]:
    """Which of some rows name which places."""
    # Whether a place has a point is read off its cell: asked of the R*Tree for each row it takes seconds.
    sql = f"SELECT {table.item}, place FROM {table.places} WHERE {table.item} IN (SELECT value FROM json_each(?))"  # noqa: S608
    return [(number, place) for number, place in ask.all(sql, [json_text(numbers)])]


def _cells(ask: Queries, places: AbstractSet[int]) -> dict[int, PlaceCell]:
    """Places by their numbers; those of the last questions are at hand, as a number always has the same place."""
    found = {number: cell for number in places if (cell := ask.cells.get(number))}
    missing = sorted(places - found.keys())
    if missing:
        sql = "SELECT number, cell FROM places WHERE number IN (SELECT value FROM json_each(?))"
        read = {number: place_from(cell) for number, cell in ask.all(sql, [json_text(missing)])}
        if len(ask.cells) > _MOST_CELLS:
            ask.cells.clear()
        ask.cells.update(read)
        found |= read
    return found


@lru_cache(maxsize=20_000)
def _day(written: str | None) -> date | None:
    return date.fromisoformat(written) if written else None
