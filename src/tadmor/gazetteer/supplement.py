"""What we know of places ourselves, from TOML: countries, regions, divisions, bases, fields, towns under English names.

Small enough to hold in memory, and read afresh for each gazetteer that is opened: it can grow without the database.
"""

import csv
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from importlib.resources import files
from typing import Any

from tadmor.errors import BadData
from tadmor.gazetteer.entries import Entry, EntryKind
from tadmor.gazetteer.folding import exact, keys

__all__ = ["Country", "Supplement", "index", "load_supplement"]

_ROWS = ("divisions", "regions", "sites", "settlements")
_LOOSENESS = {"~": 2, "=": 3}
_SHORT = 4  # capitals: "US", "UK", "UAE", "T4" match only as written
_KNOWN = 20_000  # inhabitants taken for a town of ours, so that it can stand against namesakes


@dataclass(frozen=True, slots=True, kw_only=True)
class Country:
    """A country's code, name, capital, neighbours' codes, the words for its people ("Syrian") and its middle."""

    code: str
    name: str
    capital: str | None
    neighbours: tuple[str, ...]
    people: tuple[str, ...]
    at: tuple[float, float] | None


@dataclass(frozen=True, slots=True)
class Supplement:
    """Entries by key (`exact` bare, `loose` after "~", `skeleton` after "="), spellings of short names, countries.

    `centres`: where a map may draw a continent or another part of the world; `by_id`: the entries that a map may name,
    by their id: none of the towns of wars, whose thousands would stand before the cities around them.
    """

    entries: Mapping[str, tuple[Entry, ...]]
    short: Mapping[str, frozenset[str]]
    countries: Mapping[str, Country]
    centres: Mapping[str, tuple[float, float]]
    by_id: Mapping[str, Entry]


def _read(name: str) -> dict[str, Any]:
    text = files("tadmor.gazetteer").joinpath("supplement", f"{name}.toml").read_text(encoding="utf-8")
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise BadData(f"gazetteer/supplement/{name}.toml: {error}") from None


def _named(kind: str, row: list[Any], *, own: bool = True) -> Iterator[tuple[str, Entry]]:
    """The entry of a row under each of its names: the first is its own."""
    if len(row) < 3 or not all(isinstance(row[i], str) for i in (0, 1)) or len(row[2]) not in (0, 2):
        raise BadData(f"gazetteer supplement: not [name, country, [lat, lon], ...]: {row!r}")
    name, country, point, admin1, also = row[0], row[1] or None, row[2], row[3] if len(row) > 3 else "", row[4:]
    lat, lon = point or (None, None)
    entry = Entry(
        id=_id(kind, name, country, admin1),
        name=name,
        country=country,
        kind=_kind(kind, country, bool(point)),
        lat=lat,
        lon=lon,
        admin1=None if kind == "division" else admin1 or None,
        population=_KNOWN if kind == "settlement" else 0,
        own=own,
    )
    yield name, entry
    for other in also:
        yield other, entry


def _id(kind: str, name: str, country: str | None, admin1: str) -> str:
    if kind == "division":
        return f"adm:{country}.{admin1}"
    return f"tadmor:{kind}-{(country or 'xx').lower()}-{exact(name)}"


def _kind(kind: str, country: str | None, point: bool) -> EntryKind:
    if kind == "division":
        return "admin1"
    if not point and not (kind == "water" and country):
        return "wide" if kind != "region" or not country else "region"
    return kind  # type: ignore[return-value]


def _countries(table: Mapping[str, Any]) -> Iterator[tuple[str, Entry]]:
    for code, row in table.items():
        entry = Entry(
            id=f"iso:{code}",
            name=row["name"],
            country=code,
            kind="country",
            population=row["thousands"] * 1000,
            own=True,
        )
        yield row["name"], entry
        for other in row.get("also", ()):
            yield other, entry


def load_supplement() -> Supplement:
    """Read every file of the supplement.

    Raises `BadData` for a file that is no TOML or a row of another shape.
    """
    countries = _read("countries")
    tables = {file: _read(file) for file in _ROWS}
    centres = {name: (at[0], at[1]) for name, at in tables["regions"].pop("centre", {}).items()}
    named = [*_countries(countries)]
    for table in tables.values():
        named += [pair for kind, rows in table.items() for row in rows for pair in _named(kind, row)]
    entries, of_wars = index(named), [*_of_wars()]
    for lesser in (_spelt(_read("spellings")["spelling"]), index(of_wars, bones=False)):
        entries |= {key: (*entries.get(key, ()), *found) for key, found in lesser.items()}
    return Supplement(
        entries,
        _short(name for name, _ in (*named, *of_wars)),
        {code: _country(code, row) for code, row in countries.items()},
        centres,
        {entry.id: entry for _, entry in named},
    )


def index(named: Iterable[tuple[str, Entry]], *, bones: bool = True) -> dict[str, tuple[Entry, ...]]:
    """Entries under every key of their names, each once a key; `bones`: under the loosest, skeletons, too."""
    entries: dict[str, dict[str, Entry]] = defaultdict(dict)
    looser: dict[tuple[str, int], Entry] = {}
    for name, entry in named:
        for key in keys(name, entry.country if entry.kind != "country" else None, bones=bones):
            match = _LOOSENESS.get(key[:1], 0)
            if entry.id not in entries[key]:
                entries[key][entry.id] = entry if match == entry.match else _matched(entry, match, looser)
    return {key: tuple(found.values()) for key, found in entries.items()}


def _matched(entry: Entry, match: int, known: dict[tuple[str, int], Entry]) -> Entry:
    """An entry as a looser key finds it, made once."""
    key = (entry.id, match)
    if key not in known:
        known[key] = replace(entry, match=match)
    return known[key]


def _spelt(rows: Iterable[list[Any]]) -> dict[str, tuple[Entry, ...]]:
    """Places under spellings of their names, and under those only: their names are known by other roads."""
    named = [pair for row in rows for pair in list(_named("settlement", row))[1:]]
    return index(named, bones=False)


def _of_wars() -> Iterator[tuple[str, Entry]]:
    """Towns and sites of wars, no better known than the database's places, by no skeleton of their names.

    A CSV, since there are thousands and a process reads them when it starts.
    """
    file = files("tadmor.gazetteer").joinpath("supplement", "towns.csv")
    rows = csv.DictReader(file.read_text(encoding="utf-8").splitlines())
    for row in rows:
        yield from _of_war(row)


def _of_war(row: Mapping[str, str]) -> Iterator[tuple[str, Entry]]:
    point, others = [float(row["lat"]), float(row["lon"])], row["others"].split("|") if row["others"] else []
    return _named(row["kind"], [row["name"], row["country"], point, row["division"], *others], own=False)


def _short(names: Iterable[str]) -> dict[str, frozenset[str]]:
    """The spellings of names of at most four letters by key, where one of them is all capitals: "US", "Ky" and "KY"."""
    spellings: dict[str, set[str]] = defaultdict(set)
    for name in names:
        if len(exact(name)) <= _SHORT:
            spellings[exact(name)].add(name)
    return {
        key: frozenset(found)
        for key, found in spellings.items()
        if any(key.upper() == "".join(c for c in name if c.isalnum()) for name in found)
    }


def _country(code: str, row: Mapping[str, Any]) -> Country:
    return Country(
        code=code,
        name=row["name"],
        capital=row.get("capital"),
        neighbours=tuple(row.get("neighbours", ())),
        people=tuple(row.get("people", ())),
        at=(row["at"][0], row["at"][1]) if "at" in row else None,
    )
