"""The ground under tracks: degrees to pixels, and names where no arrow and no other name stands."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import cos, radians

from tadmor.views.legs import Leg, Station
from tadmor.views.plots.svg import WIDTH, circle, clean, element
from tadmor.views.spots import exact

__all__ = ["HEIGHT", "TOP", "Ground", "ground", "names", "once", "placed_on"]

HEIGHT, TOP, _EDGE = 520, 44, 70
_KM = 111.2  # a degree of latitude


@dataclass(frozen=True, slots=True)
class Ground:
    """Degrees to pixels, the same scale both ways at the middle latitude."""

    west: float
    north: float
    scale: float
    squeeze: float
    left: float
    top: float

    def at(self, station: Station) -> tuple[float, float]:
        x = self.left + ((station.lon or 0.0) - self.west) * self.squeeze * self.scale
        return x, self.top + (self.north - (station.lat or 0.0)) * self.scale

    def pixels(self, km: float) -> float:
        return km / _KM * self.scale


def placed_on(leg: Leg) -> list[Station]:
    return [station for station in leg.stations if exact(station)]


def ground(stations: Sequence[Station]) -> Ground:
    """The scale and corner at which all stations fit on the sheet; degrees of longitude shrink with latitude."""
    lats, lons = [s.lat or 0.0 for s in stations] or [0.0], [s.lon or 0.0 for s in stations] or [0.0]
    squeeze = max(0.1, cos(radians((min(lats) + max(lats)) / 2)))
    wide, high = max(0.2, (max(lons) - min(lons)) * squeeze), max(0.2, max(lats) - min(lats))
    scale = min((WIDTH - 2 * _EDGE - 60) / wide, (HEIGHT - 2 * _EDGE) / high)
    left = (WIDTH - (max(lons) - min(lons)) * squeeze * scale) / 2
    top = TOP + (HEIGHT - (max(lats) - min(lats)) * scale) / 2
    return Ground(min(lons), max(lats), scale, squeeze, left, top)


_SIDES = (
    (0.0, -1.0, 0, -12, "middle"),
    (0.0, 1.0, 0, 22, "middle"),
    (1.0, 0.0, 14, 4, "start"),
    (-1.0, 0.0, -12, 4, "end"),
)
"""Where a name may stand: direction, offsets in pixels, anchor."""
_Box = tuple[float, float, float, float]


def names(legs: Sequence[Leg], over: Ground) -> Iterator[str]:
    """A dot and a name for each station: where fewest arrows come from, and no other name or dot stands."""
    busy, stations = _directions(legs, over), once(legs)
    taken = [(x - 5, y - 5, x + 5, y + 5) for x, y in map(over.at, stations)]
    alone = (over.at(placed[0]) for leg in legs if len(placed := placed_on(leg)) == 1)
    taken += [(x + 7, y + 8, x + 30, y + 26) for x, y in alone]  # their numbers
    for station in stations:
        x, y = over.at(station)
        ways = busy.get((round(x), round(y)), [])
        _, right, down, anchor, box = min(
            (_cost(side, ways, box, taken), side[2], side[3], side[4], box)
            for side in _SIDES
            for box in [_box(x + side[2], y + side[3], side[4], station.name)]
        )
        taken.append(box)
        yield circle(x, y, 4, "dot")
        yield element(
            "text", clean(station.name), x=x + right, y=y + down, text_anchor=anchor, class_="bold over",
        )  # fmt: skip


def _cost(
    side: tuple[float, float, int, int, str], ways: Sequence[tuple[float, float]], box: _Box, taken: Sequence[_Box]
) -> float:
    arrows = max((side[0] * a + side[1] * b for a, b in ways), default=0.0)
    reach = 0.5 if side[4] == "end" else 0.0  # words that end at their dot are read last
    return round(max(0.0, arrows) + reach, 1) + sum(_meet(box, other) for other in taken)


def _box(x: float, y: float, anchor: str, words: str) -> _Box:
    wide = 7.2 * len(words)
    left = x - {"start": 0.0, "middle": wide / 2, "end": wide}[anchor]
    return left, y - 11, left + wide, y + 3


def _meet(one: _Box, other: _Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _directions(legs: Sequence[Leg], over: Ground) -> dict[tuple[int, int], list[tuple[float, float]]]:
    """From which sides arrows and numbers come to each station."""
    found: dict[tuple[int, int], list[tuple[float, float]]] = {}
    for leg in legs:
        stations = [over.at(station) for station in placed_on(leg)]
        for one, other in pairwise(stations):
            length = max(1.0, ((other[0] - one[0]) ** 2 + (other[1] - one[1]) ** 2) ** 0.5)
            way = (other[0] - one[0]) / length, (other[1] - one[1]) / length
            found.setdefault((round(one[0]), round(one[1])), []).append(way)
            found.setdefault((round(other[0]), round(other[1])), []).append((-way[0], -way[1]))
        if len(stations) == 1:
            found.setdefault((round(stations[0][0]), round(stations[0][1])), []).append((0.2, 0.9))
    return found


def once(legs: Sequence[Leg]) -> list[Station]:
    found = {(s.name, round(s.lat or 0, 2), round(s.lon or 0, 2)): s for leg in legs for s in placed_on(leg)}
    return list(found.values())
