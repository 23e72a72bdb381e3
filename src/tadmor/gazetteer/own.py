"""A person's own places: a CSV file with a head line, or a dump of GeoNames, beside the shipped ones and before them.

CSV needs the columns `name`, `lat`, `lon`; `country` (ISO 3166 alpha-2), `admin1`, `kind`, `population` and `also`
(other names, divided by "|") are read where they stand. A GeoNames dump ("SY.txt", "allCountries.txt" cut down) has
nineteen columns divided by tabs and no head.
"""

import csv
import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import get_args

from tadmor.errors import BadData
from tadmor.gazetteer.entries import Entry, EntryKind
from tadmor.gazetteer.folding import exact
from tadmor.gazetteer.supplement import Supplement, index

__all__ = ["MOST", "read_own", "with_file"]

MOST = 300_000
"""Rows at the most: they are held in memory, about a kilobyte each."""

_KINDS = frozenset(get_args(EntryKind)) - {"country", "wide"}
_CLASSES: dict[str, EntryKind] = {
    "P": "settlement",
    "A": "area",
    "S": "site",
    "L": "area",
    "T": "mountain",
    "H": "water",
}
_CODES: dict[str, EntryKind] = {"ADM1": "admin1", "ADM2": "admin2", "PPLX": "district", "DSRT": "desert"}
_SKIPPED = frozenset({"R", "U", "V"})  # roads, undersea, forests
_DUMP_COLUMNS = 19
_USUAL = 20_000  # inhabitants taken for a town that the file gives none, so that it can stand against namesakes


def with_file(supplement: Supplement, path: Path) -> Supplement:
    """The supplement with a file's places in front of its own.

    Raises `BadData` with the line for a file that cannot be read so.
    """
    ours = index(read_own(path))
    return replace(
        supplement,
        entries=dict(supplement.entries)
        | {key: (*found, *supplement.entries.get(key, ())) for key, found in ours.items()},
    )


def read_own(path: Path) -> Iterator[tuple[str, Entry]]:
    """Each place of the file under each of its names."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise BadData(f"{path}: no gazetteer that can be read: {error}") from None
    lines = text.splitlines()
    if len(lines) > MOST:
        raise BadData(f"{path}: {len(lines)} lines; a gazetteer of your own may have {MOST}: cut out your countries")
    if lines and lines[0].count("\t") == _DUMP_COLUMNS - 1:
        yield from _dump(path, lines)
    else:
        yield from _table(path, text)


def _dump(path: Path, lines: list[str]) -> Iterator[tuple[str, Entry]]:
    for number, line in enumerate(lines, start=1):
        row = line.split("\t")
        if len(row) != _DUMP_COLUMNS:
            raise BadData(f"{path}, line {number}: {len(row)} columns; a GeoNames dump has {_DUMP_COLUMNS}")
        if row[6] in _SKIPPED:
            continue
        kind = _CODES.get(row[7]) or _CLASSES.get(row[6], "area")
        entry = _entry(path, number, row[1], row[4], row[5], row[8], None, kind, row[14], f"gn:{row[0]}")
        yield from _named(entry, [row[2], *row[3].split(",")])


def _table(path: Path, text: str) -> Iterator[tuple[str, Entry]]:
    reader = csv.DictReader(io.StringIO(text))
    missing = {"name", "lat", "lon"} - set(reader.fieldnames or ())
    if missing:
        raise BadData(f"{path}: no column {', '.join(sorted(missing))}; a gazetteer needs name, lat, lon")
    for number, row in enumerate(reader, start=2):
        got = {
            key: (value or "").strip() for key, value in row.items() if isinstance(key, str) and isinstance(value, str)
        }
        kind = got.get("kind") or "settlement"
        if kind not in _KINDS:
            raise BadData(f"{path}, line {number}: no kind {kind!r}; known: {', '.join(sorted(_KINDS))}")
        name, country = got.get("name", ""), got.get("country", "")
        ident = f"user:{(country or 'xx').lower()}-{exact(name)}-{number}"
        entry = _entry(
            path,
            number,
            name,
            got.get("lat", ""),
            got.get("lon", ""),
            country,
            got.get("admin1") or None,
            kind,
            got.get("population", ""),
            ident,
        )
        yield from _named(entry, got.get("also", "").split("|"))


def _entry(
    path: Path,
    number: int,
    name: str,
    lat: str,
    lon: str,
    country: str,
    admin1: str | None,
    kind: str,
    population: str,
    ident: str,
) -> Entry:
    try:
        point = float(lat), float(lon)
        people = int(population or 0)
    except ValueError:
        raise BadData(f"{path}, line {number}: lat, lon or population is no number") from None
    if not (name and -90 <= point[0] <= 90 and -180 <= point[1] <= 180):
        raise BadData(f"{path}, line {number}: no name, or {lat}, {lon} is no point on earth")
    return Entry(
        id=ident,
        name=name,
        country=country.upper() or None,
        kind=kind,  # type: ignore[arg-type]
        lat=point[0],
        lon=point[1],
        admin1=admin1,
        population=people or (_USUAL if kind == "settlement" else 0),
        own=True,
    )


def _named(entry: Entry, others: list[str]) -> Iterator[tuple[str, Entry]]:
    yield entry.name, entry
    for other in dict.fromkeys(other.strip() for other in others):
        if other and other != entry.name and len(exact(other)) > 2:
            yield other, entry
