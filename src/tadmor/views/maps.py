"""Incidents, timelines, tracks and territory as GeoJSON: what is not on the map keeps its feature, without geometry."""

from collections.abc import Container, Iterable
from dataclasses import replace
from typing import Any

from tadmor.export.civilians import of_civilians as going
from tadmor.export.geometry import Geometry, Position, circle, lines, points, polygons, position
from tadmor.store import IncidentRow
from tadmor.views.compared import incident_cells
from tadmor.views.legs import Leg
from tadmor.views.shapes import Shape, entry_shape, leg_shapes, place_shape
from tadmor.views.spots import exact
from tadmor.views.territory import Territory
from tadmor.views.timeline import Entry, Timeline
from tadmor.views.tracks import Tracks
from tadmor.views.withheld import of_civilians

__all__ = ["NOTE", "incidents_map", "territory_map", "timeline_map", "tracks_map"]

NOTE = "What reports say happened, each with who says so; not what did happen."


def _collection(features: Iterable[Shape]) -> dict[str, Any]:
    found = list(features)
    unplaced = sum(one["geometry"] is None for one in found)
    return {
        "type": "FeatureCollection",
        "features": found,
        "count": len(found),
        "unplaced": unplaced,
        "note": NOTE,
    }


def _feature(key: str, geometry: Geometry | None, properties: Shape) -> Shape:
    return {"type": "Feature", "id": key, "geometry": geometry, "properties": properties}


def incidents_map(
    rows: Iterable[IncidentRow], measured: Container[str] = (), *, circles: bool = False
) -> dict[str, Any]:
    """A point for each incident, or a circle as wide as its place is uncertain; where civilians go there is neither."""
    return _collection(_incident(row, measured, circles) for row in rows)


def _incident(row: IncidentRow, measured: Container[str], circles: bool) -> Shape:
    told = row.incident
    if going((told.class_, told.type), told.parties):
        told = replace(told, place=None, site=None, lat=None, lon=None)
        row = replace(row, compared=replace(row.compared, incident=told))
    where = position(told.lat, told.lon)
    around = circle(where, told.radius_km) if where and circles else None
    return _feature(
        row.id, polygons(around) if around else points([where] if where else []), incident_cells(row, measured)
    )


def timeline_map(found: Timeline) -> dict[str, Any]:
    """A point for each entry; where civilians went there is neither a point nor the words."""
    return _collection(_entry(entry) for entry in found.entries)


def _entry(entry: Entry) -> Shape:
    if of_civilians(entry):
        hidden = replace(entry, place=None, lat=None, lon=None, radius_km=None, precision=None, claim=None)
        return _feature(entry.id, None, entry_shape(hidden))
    where = position(entry.lat, entry.lon)
    return _feature(entry.id, points([where]) if where else None, entry_shape(entry))


def tracks_map(found: Tracks) -> dict[str, Any]:
    """A line for each leg, through its stations in order; points where it has one station."""
    shapes = {shape["id"]: shape for shape in leg_shapes(found)}
    return _collection(_feature(leg.id, _way(leg), shapes[leg.id]) for leg in found.legs)


def _way(leg: Leg) -> Geometry | None:
    placed = [where for station in leg.stations if exact(station) and (where := position(station.lat, station.lon))]
    return lines([placed]) if len(placed) > 1 else points(_each(placed))


def _each(placed: Iterable[Position]) -> list[Position]:
    return list(dict.fromkeys(placed))


def territory_map(found: Territory) -> dict[str, Any]:
    """A point for each place, with all that is said of who holds it."""
    features = []
    for place in found.places:
        where = position(place.lat, place.lon)
        features.append(_feature(place.name, points([where]) if where else None, place_shape(place)))
    return _collection(features)
