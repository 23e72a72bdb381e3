"""Places with how many rows each: what a map of many rows is clustered from, bounded, most rows first."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from tadmor.export.privacy import word_list
from tadmor.gazetteer.entries import radius_of
from tadmor.serve.explored.told import coarse
from tadmor.store import Filter, Layer, Spot, Spread

__all__ = ["HIDDEN", "MOST", "Place", "places"]

MOST = 1000
"""Places that a map is drawn from: some 60 kB."""
HIDDEN = (
    Filter(event=("civil",)),
    Filter(event=("move", "retreat"), actor=tuple(sorted(word for word in word_list("civilians") if word.isalpha()))),
)
"""Rows that tell where civilians went stand at no point of a map."""


@dataclass(frozen=True, slots=True)
class Place:
    """A point with its rows of each list; `radius_km` how far the true one may lie."""

    name: str
    lat: float
    lon: float
    precision: str | None
    radius_km: float | None
    rows: Mapping[Layer, int]


def places(spreads: Mapping[Layer, Spread]) -> list[Place]:
    """Every place of some lists, those with most rows first; of one point several are one."""
    rows: dict[tuple[float, float, str | None], Counter[Layer]] = {}
    names: dict[tuple[float, float, str | None], Counter[str]] = {}
    for layer, spread in spreads.items():
        for spot in spread.spots:
            at = _at(spot)
            if at is not None:
                rows.setdefault(at, Counter())[layer] += spot.rows
                names.setdefault(at, Counter())[spot.name] += spot.rows
    found = [_place(at, names[at], counted) for at, counted in rows.items()]
    return sorted(found, key=lambda place: (-sum(place.rows.values()), place.name, place.lat, place.lon))


def _at(spot: Spot) -> tuple[float, float, str | None] | None:
    lat, lon = coarse(spot.lat, spot.precision), coarse(spot.lon, spot.precision)
    return None if lat is None or lon is None else (lat, lon, spot.precision)


def _place(at: tuple[float, float, str | None], names: Counter[str], rows: Counter[Layer]) -> Place:
    lat, lon, precision = at
    name = min(names, key=lambda one: (-names[one], one))
    return Place(name, lat, lon, precision, radius_of(precision) if precision else None, dict(rows))
