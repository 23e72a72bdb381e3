"""Places with how many rows each: what a map of many rows is clustered from, bounded, most rows first."""

from collections.abc import Mapping, Sequence
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


_At = tuple[float, float, str | None]
"""A point in degrees, with how exactly it is known."""


def places(spreads: Mapping[Layer, Spread]) -> list[Place]:
    """Every place of some lists, those with most rows first; of one point several are one."""
    at: dict[_At, list[tuple[Layer, Spot]]] = {}
    for layer, spread in spreads.items():
        for spot in spread.spots:
            point = _at(spot)
            if point is not None:
                at.setdefault(point, []).append((layer, spot))
    found = [_place(point, of) for point, of in at.items()]
    return sorted(found, key=lambda place: (-sum(place.rows.values()), place.name, place.lat, place.lon))


def _at(spot: Spot) -> _At | None:
    lat, lon = coarse(spot.lat, spot.precision), coarse(spot.lon, spot.precision)
    return None if lat is None or lon is None else (lat, lon, spot.precision)


def _place(at: _At, of: Sequence[tuple[Layer, Spot]]) -> Place:
    """The spots of some lists at one point, under the name that most rows have."""
    lat, lon, precision = at
    rows: dict[Layer, int] = {}
    names: dict[str, int] = {}
    for layer, spot in of:
        rows[layer] = rows.get(layer, 0) + spot.rows
        names[spot.name] = names.get(spot.name, 0) + spot.rows
    name = min(names, key=lambda one: (-names[one], one)) if len(names) > 1 else of[0][1].name
    return Place(name, lat, lon, precision, radius_of(precision) if precision else None, rows)
