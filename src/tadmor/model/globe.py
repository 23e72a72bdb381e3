"""Distances on a sphere: the same for reading, keeping and measuring."""

from math import asin, atan2, cos, degrees, hypot, radians, sin

__all__ = ["EARTH_KM", "Point", "destination", "great_circle_km"]

Point = tuple[float, float]
"""Latitude and longitude, in degrees (WGS 84)."""

EARTH_KM = 6371.0
"""The mean radius."""


def great_circle_km(a: Point, b: Point) -> float:
    """How far two points lie apart, in km (haversine)."""
    north, east = radians(b[0] - a[0]), radians(b[1] - a[1])
    half = hypot(sin(north / 2), sin(east / 2) * (max(0.0, cos(radians(a[0])) * cos(radians(b[0])))) ** 0.5)
    return 2 * EARTH_KM * asin(min(1.0, half))


def destination(start: Point, bearing: float, km: float) -> Point:
    """The point `km` from a start along a bearing in degrees (0 north, 90 east); four decimals."""
    lat, lon = map(radians, start)
    turn, arc = radians(bearing), km / EARTH_KM
    north = asin(sin(lat) * cos(arc) + cos(lat) * sin(arc) * cos(turn))
    east = lon + atan2(sin(turn) * sin(arc) * cos(lat), cos(arc) - sin(lat) * sin(north))
    return round(degrees(north), 4), round((degrees(east) + 540) % 360 - 180, 4)
