"""Distances on a sphere: the same for reading, keeping and measuring."""

from math import asin, cos, hypot, radians, sin

__all__ = ["EARTH_KM", "Point", "great_circle_km"]

Point = tuple[float, float]
"""Latitude and longitude, in degrees (WGS 84)."""

EARTH_KM = 6371.0
"""The mean radius."""


def great_circle_km(a: Point, b: Point) -> float:
    """How far two points lie apart, in km (haversine)."""
    north, east = radians(b[0] - a[0]), radians(b[1] - a[1])
    half = hypot(sin(north / 2), sin(east / 2) * (max(0.0, cos(radians(a[0])) * cos(radians(b[0])))) ** 0.5)
    return 2 * EARTH_KM * asin(min(1.0, half))
