"""Shapes of RFC 7946: longitude before latitude, finite, cut at the antimeridian, rings counterclockwise."""

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from math import asin, atan2, cos, degrees, isfinite, pi, radians, sin
from typing import Any

from tadmor.model.globe import EARTH_KM

__all__ = ["Geometry", "Position", "circle", "lines", "points", "polygons", "position"]

Geometry = dict[str, Any]
Position = tuple[float, float]
"""Longitude and latitude, in degrees (WGS 84)."""
Ring = list[Position]

_CORNERS = 64  # of a circle: 25 km across, its edge is within 30 m of the true one
_DECIMALS = 6  # 0.1 m


def position(lat: float | None, lon: float | None) -> Position | None:
    """A position, None where it is none on Earth."""
    if lat is None or lon is None or not (isfinite(lat) and isfinite(lon)):
        return None
    return (lon, lat) if abs(lat) <= 90 and abs(lon) <= 180 else None


def points(found: Sequence[Position]) -> Geometry | None:
    """A point, several, or no geometry."""
    each = list(dict.fromkeys(found))
    if not each:
        return None
    if len(each) == 1:
        return {"type": "Point", "coordinates": each[0]}
    return {"type": "MultiPoint", "coordinates": each}


def lines(ways: Sequence[Sequence[Position]]) -> Geometry | None:
    """Ways from end to end, each in two or more parts where it crosses the antimeridian; points where none moves."""
    parts = [part for way in ways for part in _cut(way) if len(set(part)) > 1]
    if not parts:
        return points([place for way in ways for place in way])
    if len(parts) == 1:
        return {"type": "LineString", "coordinates": parts[0]}
    return {"type": "MultiLineString", "coordinates": parts}


def _cut(way: Sequence[Position]) -> list[list[Position]]:
    """A way in parts that do not cross the antimeridian; each step takes the shorter way around."""
    parts = [[way[0]]] if way else []
    for (lon, lat), (next_lon, next_lat) in pairwise(way):
        if abs(next_lon - lon) <= 180:
            parts[-1].append((next_lon, next_lat))
            continue
        edge = 180.0 if lon > 0 else -180.0
        step = next_lon + 2 * edge - lon
        share = (edge - lon) / step if step else 1.0
        crossing = round(lat + share * (next_lat - lat), _DECIMALS)
        parts[-1].append((edge, crossing))
        parts.append([(-edge, crossing), (next_lon, next_lat)])
    return [_once(part) for part in parts]


def _once(part: Sequence[Position]) -> list[Position]:
    """A way without standing still."""
    return [here for before, here in zip((None, *part), part, strict=False) if here != before]


def circle(centre: Position, radius_km: float | None) -> list[list[Ring]]:
    """A circle as one polygon, as two where it crosses the antimeridian; none where it reaches a pole or is a point."""
    lon, lat = centre
    if radius_km is None or not isfinite(radius_km) or radius_km < 0.01:
        return []
    if abs(lat) + degrees(radius_km / EARTH_KM) >= 90:
        return []
    ring = list(_around(lon, lat, radius_km / EARTH_KM))
    if all(-180 <= corner <= 180 for corner, _ in ring):
        return [[_closed(ring)]]
    edge = 180.0 if max(corner for corner, _ in ring) > 180 else -180.0
    west, east = _clipped(ring, edge, lambda x: x <= edge), _clipped(ring, edge, lambda x: x >= edge)
    here, beyond = (west, east) if edge > 0 else (east, west)
    parts = (here, [(corner - 2 * edge, y) for corner, y in beyond])
    return [[_closed(part)] for part in parts if len(set(part)) > 2]


def _around(lon: float, lat: float, angle: float) -> Iterator[Position]:
    """The corners of a circle, counterclockwise; longitudes may run past 180."""
    north = radians(lat)
    for corner in range(_CORNERS):
        bearing = -2 * pi * corner / _CORNERS
        y = asin(max(-1.0, min(1.0, sin(north) * cos(angle) + cos(north) * sin(angle) * cos(bearing))))
        x = atan2(sin(bearing) * sin(angle) * cos(north), cos(angle) - sin(north) * sin(y))
        yield lon + degrees(x), degrees(y)


def _clipped(ring: Ring, edge: float, keep: Callable[[float], bool]) -> Ring:
    """The part of a convex ring on one side of a meridian."""
    found: Ring = []
    for (x, y), (next_x, next_y) in pairwise([*ring, ring[0]]):
        if keep(x):
            found.append((x, y))
        if keep(x) != keep(next_x):
            found.append((edge, y + (edge - x) / (next_x - x) * (next_y - y)))
    return found


def _closed(ring: Ring) -> Ring:
    """A ring whose last position is its first, rounded."""
    rounded = _once([(round(x, _DECIMALS), round(y, _DECIMALS)) for x, y in ring])
    return rounded if rounded[0] == rounded[-1] else [*rounded, rounded[0]]


def polygons(parts: Sequence[list[Ring]]) -> Geometry | None:
    """A polygon, several, or no geometry."""
    if not parts:
        return None
    if len(parts) == 1:
        return {"type": "Polygon", "coordinates": parts[0]}
    return {"type": "MultiPolygon", "coordinates": list(parts)}
