"""Rows by their days as bars of days, weeks, months or years: few enough to draw, however many rows there are."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from tadmor.store import Stretch

__all__ = ["Bar", "Strip", "Unit", "strip"]

Unit = Literal["day", "week", "month", "year"]
_UNITS: tuple[tuple[Unit, int], ...] = (("day", 120), ("week", 800), ("month", 4500))
"""The longest time, in days, that is cut into each; what is longer is cut into years."""
_TAIL = 0.01  # of the rows at either end may lie outside: one report of 1980 must not squeeze a year of war
_LONG = 60  # days; a shorter time is shown whole
_NARROW = 45  # days; "this year" reaches beyond what is told of any one month, and is drawn as far as that
_LONGEST, _LATEST = timedelta(days=73_000), date(9000, 1, 1)  # two hundred bars of years, and none past the calendar
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Bar:
    """So many rows of a day, week, month or year, ends included.

    `told` are of these days alone; `spread` may be of these or of others (a longer stretch, an open end); `published`
    have only the day of their report.
    """

    first: date
    last: date
    told: int
    spread: int
    published: int


@dataclass(frozen=True, slots=True)
class Strip:
    """Bars side by side; `before` and `after` are rows outside them."""

    unit: Unit
    bars: tuple[Bar, ...]
    before: int = 0
    after: int = 0


def strip(stretches: Iterable[Stretch], asked: Sequence[date | None] = ()) -> Strip | None:
    """Some rows by their days; `asked` are days that must be in sight. None where there is no day at all."""
    found = [_Days(*ends, one.told, one.rows) for one in stretches if (ends := _ends(one))]
    sight = _sight(found, [day for day in asked if day])
    if sight is None:
        return None
    first, last = sight
    unit = _unit(first, last)
    starts = list(_starts(first, last, unit))
    bars = [[0, 0, 0] for _ in starts]
    inside = [one for one in found if one.first <= last and one.last >= starts[0]]
    for one in inside:
        from_ = max(0, bisect_right(starts, one.first) - 1)
        to = bisect_right(starts, min(one.last, last)) - 1
        column = 2 if not one.told else 0 if from_ == to and one.sharp else 1
        for at in range(from_, to + 1):
            bars[at][column] += one.rows
    lasts = [*(start - _DAY for start in starts[1:]), _next(starts[-1], unit) - _DAY]
    return Strip(
        unit,
        tuple(Bar(start, end, *counts) for start, end, counts in zip(starts, lasts, bars, strict=True)),
        before=sum(one.rows for one in found if one.last < starts[0]),
        after=sum(one.rows for one in found if one.first > last),
    )


@dataclass(frozen=True, slots=True)
class _Days:
    """A stretch with both ends; `sharp`: the text gives both."""

    first: date
    last: date
    sharp: bool
    told: bool
    rows: int


def _ends(one: Stretch) -> tuple[date, date, bool] | None:
    """An open end is drawn where the other is, and counts as spread."""
    first, last = one.earliest or one.latest, one.latest or one.earliest
    return None if first is None or last is None else (first, last, bool(one.earliest and one.latest))


def _sight(found: Sequence[_Days], asked: Sequence[date]) -> tuple[date, date] | None:
    """The days to show: all, or where they are many, all but the outermost few."""
    narrow = [one for one in found if (one.last - one.first).days <= _NARROW] or found
    days = sorted((day, one.rows) for one in narrow for day in (one.first, one.last))
    if not days:
        return (min(asked), max(asked)) if asked else None
    first, last = days[0][0], days[-1][0]
    if (last - first).days > _LONG:
        few = _TAIL * sum(rows for _, rows in days)
        first, last = _after(days, few), _after(days[::-1], few)
    last = min(max((last, *asked)), _LATEST)
    return max(min((first, *asked)), last - _LONGEST), last


def _after(days: Sequence[tuple[date, int]], few: float) -> date:
    """The day at which more than a few rows have been passed."""
    passed = 0
    for day, rows in days:
        passed += rows
        if passed > few:
            return day
    return days[-1][0]


def _unit(first: date, last: date) -> Unit:
    length = (last - first).days
    return next((unit for unit, most in _UNITS if length <= most), "year")


def _starts(first: date, last: date, unit: Unit) -> Iterator[date]:
    start = _start(first, unit)
    while start <= last:
        yield start
        start = _next(start, unit)


def _start(day: date, unit: Unit) -> date:
    if unit == "week":
        return day - timedelta(days=day.weekday()) if day.toordinal() > 7 else day
    return day if unit == "day" else day.replace(day=1) if unit == "month" else day.replace(month=1, day=1)


def _next(start: date, unit: Unit) -> date:
    if unit in ("day", "week"):
        return start + timedelta(days=1 if unit == "day" else 7)
    if unit == "month":
        return (start.replace(day=28) + timedelta(days=4)).replace(day=1)
    return start.replace(year=start.year + 1)
