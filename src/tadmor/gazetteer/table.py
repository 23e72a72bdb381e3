"""How places lie in the database: `training/build_gazetteer.py` writes it, `gazetteer.py` reads it.

Places are numbered square degree by square degree, so those of a square are one range of numbers. A key of `names`
stands beside `place * 2 + alternate`. A division's code is "US.GA" or, of the second level, "US.GA.139"; "US." is a
country without one.
"""

import math
from typing import Any

from tadmor.gazetteer.entries import Entry, EntryKind

__all__ = ["BY_CODE", "BY_KEY", "INSIDE", "KINDS", "LARGEST", "LARGEST_NEAR", "NEAR", "cell", "cells", "entry"]

KINDS: tuple[EntryKind, ...] = ("settlement", "district", "site", "area", "mountain", "water", "admin1", "admin2")
_COLUMNS = "p.number, p.id, p.name, p.lat, p.lon, p.population, p.kind, d.code, d.name"
BY_KEY = f"""SELECT n.key, n.place & 1, {_COLUMNS}
FROM names n JOIN places p ON p.number = n.place >> 1 JOIN divisions d ON d.id = p.division
WHERE n.key IN ({{marks}}) ORDER BY p.population DESC, p.number"""  # noqa: S608 - of constants
NEAR = f"""SELECT '', 0, {_COLUMNS} FROM cells c JOIN places p ON p.number BETWEEN c.first AND c.last
JOIN divisions d ON d.id = p.division WHERE c.cell IN ({{marks}})"""  # noqa: S608
BY_CODE = f"""SELECT '', 0, {_COLUMNS} FROM divisions d JOIN places p ON p.division = d.id
WHERE d.code IN ({{marks}}) AND p.kind = {KINDS.index("admin1")}"""  # noqa: S608
INSIDE = f"""SELECT '=', 0, {_COLUMNS} FROM divisions d JOIN places p ON p.division = d.id
WHERE substr(d.code, 1, 3) IN ({{marks}}) AND p.kind < {KINDS.index("admin1")}
ORDER BY p.population DESC, p.number"""  # noqa: S608
LARGEST_NEAR = f"""SELECT '', 0, {_COLUMNS} FROM cells c JOIN places p ON p.number BETWEEN c.first AND c.last
JOIN divisions d ON d.id = p.division WHERE c.cell IN ({{marks}}) AND p.kind = {KINDS.index("settlement")}
ORDER BY p.population DESC, p.number LIMIT 400"""  # noqa: S608
LARGEST = f"""SELECT '', 0, {_COLUMNS} FROM places p JOIN divisions d ON d.id = p.division
WHERE p.kind = {KINDS.index("settlement")} ORDER BY p.population DESC, p.number LIMIT {{marks}}"""  # noqa: S608
_LOOSENESS = {"~": 2, "=": 3}


def entry(row: tuple[Any, ...]) -> Entry:
    """The entry of a row, matched as loosely as the key it was found under."""
    key, alternate, _, known, name, lat, lon, population, kind, code, division = row
    country = code.partition(".")[0]
    outer = KINDS[kind] == "admin1"
    return Entry(
        id=f"adm:{code}" if known is None else f"gn:{known}" if known > 0 else f"ucdp:{-known}",
        name=name,
        country=country,
        kind=KINDS[kind],
        lat=lat / 1e4,
        lon=lon / 1e4,
        admin1=None if outer else division,
        population=population,
        match=_LOOSENESS.get(key[:1], alternate),
    )


def cell(lat: float, lon: float) -> int:
    """The square degree that a point lies in."""
    return int(lat + 90) * 360 + int(lon + 180) % 360


def cells(lat: float, lon: float, km: float) -> list[int]:
    """The square degrees that a circle touches; a very wide circle near a pole takes whole parallels."""
    high = km / 111.0
    wide = min(180.0, high / max(0.01, math.cos(math.radians(min(89.0, abs(lat) + high)))))
    rows = range(int(max(-90.0, lat - high) + 90), int(min(89.9, lat + high) + 90) + 1)
    columns = range(math.floor(lon - wide), math.floor(lon + wide) + 1)
    return sorted({row * 360 + (column + 180) % 360 for row in rows for column in columns})
