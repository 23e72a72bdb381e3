"""RFC 7946 as a checker: what is wrong with a feature collection, in words; nothing for a valid one."""

from collections.abc import Iterator
from itertools import pairwise
from math import isfinite
from typing import Any

DEPTH = {"Point": 0, "MultiPoint": 1, "LineString": 1, "MultiLineString": 2, "Polygon": 2, "MultiPolygon": 3}


def wrong(collection: dict[str, Any]) -> Iterator[str]:
    """Each thing that does not hold."""
    if collection["type"] != "FeatureCollection" or not isinstance(collection["features"], list):
        yield "no feature collection"
    if {"coordinates", "geometries", "geometry", "properties"} & collection.keys():
        yield "a member that belongs to another type"
    for one in collection["features"]:
        if one["type"] != "Feature" or not isinstance(one["properties"], dict) or "geometry" not in one:
            yield "no feature"
        if not isinstance(one["id"], str | int):
            yield "an id that is neither string nor number"
        if one["geometry"] is not None:
            yield from _geometry(one["geometry"])


def _geometry(geometry: dict[str, Any]) -> Iterator[str]:
    kind, coordinates = geometry["type"], geometry["coordinates"]
    for position in _at(coordinates, DEPTH[kind]):
        if len(position) != 2 or not all(isfinite(number) for number in position):
            yield f"{position} is no position"
        elif not (-180 <= position[0] <= 180 and -90 <= position[1] <= 90):
            yield f"{position} is not on Earth"
    if kind in ("LineString", "MultiLineString"):
        for line in _at(coordinates, DEPTH[kind] - 1):
            if len(line) < 2:
                yield "a line of one position"
            if any(abs(a[0] - b[0]) > 180 for a, b in pairwise(line)):
                yield "a line across the antimeridian"
    if kind in ("Polygon", "MultiPolygon"):
        for ring in _at(coordinates, DEPTH[kind] - 1):
            yield from _ring(ring)


def _ring(ring: list[list[float]]) -> Iterator[str]:
    if len(ring) < 4 or ring[0] != ring[-1]:
        yield "a ring that is not closed"
    if sum((b[0] - a[0]) * (b[1] + a[1]) for a, b in pairwise(ring)) >= 0:
        yield "a ring that does not run counterclockwise"
    if any(abs(a[0] - b[0]) > 180 for a, b in pairwise(ring)):
        yield "a ring across the antimeridian"


def _at(value: Any, depth: int) -> Iterator[Any]:
    if depth == 0:
        yield value
    else:
        for part in value:
            yield from _at(part, depth - 1)
