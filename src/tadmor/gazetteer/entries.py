"""An entry is one place of the world with what the gazetteer knows of it. A country has no point."""

import math
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from tadmor.model.globe import great_circle_km

__all__ = ["Entry", "EntryKind", "distance_km", "precision_of", "radius_of"]

EntryKind = Literal[
    "settlement",
    "district",
    "site",
    "area",
    "mountain",
    "water",
    "admin1",
    "admin2",
    "desert",
    "region",
    "country",
    "wide",
]


_SKELETON = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A place: `id` says where it comes from.

    gn GeoNames, adm GeoNames division, ucdp, iso country, tadmor ours, user a person's own.

    `country` is ISO 3166 alpha-2; `lat`, `lon` degrees (WGS 84), None for what is too wide for a point; `population`
    0 where unknown. `match` is how the name was found: 0 its own name, 1 another name of it, 2 without articles,
    3 by its skeleton. `own`: from our supplement, not the database.
    """

    id: str
    name: str
    country: str | None
    kind: EntryKind
    lat: float | None = None
    lon: float | None = None
    admin1: str | None = None
    population: int = 0
    match: int = 0
    own: bool = False

    @property
    def guessed(self) -> bool:
        """Whether it was found by a skeleton alone, which is that of other names too."""
        return self.match == _SKELETON

    @property
    def precision(self) -> str:
        """G1 (site) to G9 (sea, part of the world)."""
        return precision_of(self.kind)


@cache
def _precisions() -> dict[str, Any]:
    return tomllib.loads(files("tadmor.ontology").joinpath("precision.toml").read_text(encoding="utf-8"))


def precision_of(kind: EntryKind) -> str:
    """The precision of a place named alone, by its kind."""
    return str(_precisions()["kinds"][kind])


def radius_of(precision: str) -> float | None:
    """How far the true point may lie from the given one, in km; None for a country or wider."""
    radius = _precisions()[precision].get("radius_km")
    return None if radius is None else float(radius)


def distance_km(a: Entry, b: Entry) -> float:
    """Great-circle distance; infinite when either has no point."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return math.inf
    return great_circle_km((a.lat, a.lon), (b.lat, b.lon))
