"""Whether a place answers a filter: by name, or by distance, box and precision. One place has to answer all of it."""

from math import asin, cos, degrees, radians, sin
from typing import Protocol

from tadmor.model.globe import EARTH_KM, great_circle_km
from tadmor.store.filters import NEAR_KM, Box, Filter
from tadmor.store.words import contains, fold, words

__all__ = ["Located", "answers", "asked_names", "asks_for_place", "boxes"]


class Located(Protocol):
    """A place as any row holds it: the words, and the name, point and precision that they resolve to."""

    @property
    def mention(self) -> str: ...

    @property
    def name(self) -> str | None: ...

    @property
    def lat(self) -> float | None: ...

    @property
    def lon(self) -> float | None: ...

    @property
    def precision(self) -> str | None: ...


def asks_for_place(filter_: Filter) -> bool:
    """Whether a filter says anything about places."""
    return bool(filter_.place or filter_.near or filter_.bbox or filter_.precision)


def asked_names(filter_: Filter) -> list[list[str]]:
    """The words of each name that a filter's place goes by; none where a point decides, or nothing is asked."""
    if filter_.near or not filter_.place:
        return []
    return [found for name in (filter_.place, *filter_.also) if (found := _bare(words(name)))]


def _bare(name: list[str]) -> list[str]:
    """Without the article in front, which a name may be told with and without."""
    return name[1:] if name[:1] == ["the"] and len(name) > 1 else name


def answers(place: Located, filter_: Filter) -> bool:
    """Whether one place has the name or the distance, lies in the box, and is as precise as the filter wants."""
    if filter_.near:
        if not _near(place, filter_.near, filter_.within_km):
            return False
    elif filter_.place:
        folded = fold(filter(None, (place.name, place.mention)))
        if not any(contains(folded, wanted) for wanted in asked_names(filter_)):
            return False
    if filter_.bbox and not any(_in_box(place, box) for box in _unwrapped(filter_.bbox)):
        return False
    return not filter_.precision or place.precision in filter_.precision


def _near(place: Located, point: tuple[float, float], within: float | None) -> bool:
    if place.lat is None or place.lon is None:
        return False
    return great_circle_km(point, (place.lat, place.lon)) <= (NEAR_KM if within is None else within)


def _in_box(place: Located, box: Box) -> bool:
    west, south, east, north = box
    return place.lat is not None and place.lon is not None and south <= place.lat <= north and west <= place.lon <= east


def boxes(filter_: Filter) -> list[Box]:
    """Boxes outside which no place can answer the filter; none where it does not limit them."""
    found = _unwrapped(filter_.bbox) if filter_.bbox else []
    if filter_.near and not found:
        return [_around(filter_.near, NEAR_KM if filter_.within_km is None else filter_.within_km)]
    return found


def _unwrapped(box: Box) -> list[Box]:
    """A box over the antimeridian (west > east) as two."""
    west, south, east, north = box
    return [box] if west <= east else [(west, south, 180.0, north), (-180.0, south, east, north)]


def _around(point: tuple[float, float], within: float) -> Box:
    """A box that holds a circle; it spans all longitudes where the circle reaches a pole or the antimeridian."""
    lat, lon = point
    high = degrees(within / EARTH_KM) + 1e-6
    south, north = lat - high, lat + high
    if south <= -90 or north >= 90:
        return -180.0, south, 180.0, north
    wide = degrees(asin(min(1.0, sin(min(1.5707, within / EARTH_KM)) / cos(radians(lat))))) + 1e-6
    if lon - wide < -180 or lon + wide > 180:
        return -180.0, south, 180.0, north
    return lon - wide, south, lon + wide, north
