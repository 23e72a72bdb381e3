"""How the rows that answer a filter spread over days and places: what a timeline and a map of many rows are drawn from.

Counted over the first rows of a list only, so that the answer takes as long in a large store as in a small one.
"""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from tadmor.store.filters import Sort
from tadmor.store.rows import PlaceCell, PointCell

__all__ = ["MOST_TIMES", "Days", "Layer", "Spot", "Spread", "Stretch", "cell", "order", "spots", "stretches"]

MOST_TIMES = 3
"""Of a list that is longer than what is counted by days and places, so many times that is counted at all."""
Layer = Literal["claims", "events", "movements", "incidents"]
"""What a list is of."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """So many rows of the same days, ends included, None where open. `told`: the text gives them; else only the day of
    publication stands in."""

    earliest: date | None
    latest: date | None
    told: bool
    rows: int


@dataclass(frozen=True, slots=True)
class Spot:
    """So many rows at a point, in degrees, under the name that most of them give it."""

    name: str
    lat: float
    lon: float
    precision: str | None
    rows: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Spread:
    """The first `counted` rows of a list by days and by place; there are `total`, or so many and more.

    Rows without any day are in no stretch, rows without a point in no spot: `unplaced` counts these. A row with
    several places is in several spots. `hidden` rows have a point that the asker did not want counted.
    """

    counted: int
    total: int
    stretches: tuple[Stretch, ...]
    spots: tuple[Spot, ...]
    unplaced: int
    hidden: int = 0

    @property
    def complete(self) -> bool:
        """Whether every row is counted."""
        return self.counted == self.total

    @property
    def untold(self) -> int:
        """How many rows the text gives no day for."""
        return self.counted - sum(stretch.rows for stretch in self.stretches if stretch.told)


Days = tuple[date | None, date | None, bool]
"""Earliest, latest, and whether the text gives them."""


def stretches(days: Iterable[tuple[Days, int]]) -> tuple[Stretch, ...]:
    """Rows by their days, in the order of days; open and undated beginnings first."""
    found = [Stretch(*of, rows) for of, rows in days if of[2] or of[0] or of[1]]
    return tuple(sorted(found, key=_day))


def _day(stretch: Stretch) -> tuple[date, date, bool]:
    return (stretch.earliest or date.min, stretch.latest or date.max, stretch.told)


def spots(placed: Iterable[tuple[int, PlaceCell]]) -> tuple[Spot, ...]:
    """Rows, by any number of theirs, and places of theirs: a row counts once at a point. Most rows first."""
    at: dict[tuple[float, float, str | None], dict[int, str]] = {}
    for row, place in placed:
        if place.lat is not None and place.lon is not None:
            at.setdefault((place.lat, place.lon, place.precision), {})[row] = place.name or place.mention
    found = [Spot(_most_told(names.values()), *point, len(names)) for point, names in at.items()]
    return tuple(sorted(found, key=lambda spot: (-spot.rows, spot.name, spot.lat, spot.lon, spot.precision or "")))


def _most_told(names: Collection[str]) -> str:
    if len(set(names)) == 1:  # of nine points in ten
        return next(iter(names))
    counted = Counter(names)
    return min(counted, key=lambda name: (-counted[name], name))


def cell(place: PlaceCell | PointCell) -> PlaceCell:
    """A place as it is counted and found: what it is called, where it lies, and no more."""
    if isinstance(place, PlaceCell):
        return place
    return PlaceCell(place.mention, place.name, place.country, place.lat, place.lon, place.precision)


def order(sort: Sort) -> Sort:
    """The order in which rows are counted: by weight there is none that does not look at all of them first."""
    return "oldest" if sort == "oldest" else "newest"
