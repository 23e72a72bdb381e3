"""A period is a run of whole days with a TIMEX3 value. Weeks run from Monday to Sunday."""

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

__all__ = [
    "SEASON_CODES",
    "Period",
    "around",
    "century",
    "day",
    "decade",
    "edge",
    "month",
    "move",
    "nth_weekday",
    "quarter",
    "season",
    "week",
    "weekend",
    "year",
]


_YEARS = range(2, 9990)  # a margin, so that the week or decade around a day never leaves the calendar
_LAST = date(9990, 1, 1).toordinal()


@dataclass(frozen=True, slots=True)
class Period:
    """From `earliest` to `latest`, both included; `value` as TIMEX3 writes it."""

    earliest: date
    latest: date
    value: str

    @property
    def days(self) -> int:
        return (self.latest - self.earliest).days + 1


def day(of: date) -> Period:
    return Period(of, of, of.isoformat())


def week(of: date) -> Period:
    monday = of - timedelta(of.weekday())
    number = of.isocalendar()
    return Period(monday, monday + timedelta(6), f"{number.year}-W{number.week:02d}")


def weekend(of: date) -> Period:
    """The weekend of the week in which a day stands."""
    whole = week(of)
    return Period(whole.latest - timedelta(1), whole.latest, whole.value + "-WE")


def month(of_year: int, number: int) -> Period:
    last = monthrange(of_year, number)[1]
    return Period(date(of_year, number, 1), date(of_year, number, last), f"{of_year:04d}-{number:02d}")


def quarter(of_year: int, number: int) -> Period:
    first, last = month(of_year, 3 * number - 2), month(of_year, 3 * number)
    return Period(first.earliest, last.latest, f"{of_year:04d}-Q{number}")


def year(number: int) -> Period:
    return Period(date(number, 1, 1), date(number, 12, 31), f"{number:04d}")


def decade(first_year: int) -> Period:
    return Period(date(first_year, 1, 1), date(first_year + 9, 12, 31), f"{first_year // 10:03d}")


def century(number: int) -> Period:
    """The nth century: the 20th is 1900 to 1999, as newspapers count."""
    return Period(date(max(1, 100 * (number - 1)), 1, 1), date(100 * number - 1, 12, 31), f"{number - 1:02d}")


# The widest of the meteorological and the astronomical season: spring begins on 1 March, ends on 21 June.
_SEASONS: Mapping[str, tuple[int, int, int, str]] = {
    "spring": (3, 6, 21, "SP"),
    "summer": (6, 9, 22, "SU"),
    "autumn": (9, 12, 21, "FA"),
    "winter": (12, 3, 20, "WI"),
}


SEASON_CODES: Mapping[str, str] = {name: code for name, (_, _, _, code) in _SEASONS.items()}


def season(of_year: int, name: str) -> Period:
    """A season of a year; winter begins in its December."""
    first, last, until, code = _SEASONS[name]
    ends = of_year + (last < first)
    return Period(date(of_year, first, 1), date(ends, last, until), f"{of_year:04d}-{code}")


def edge(of: Period, which: str) -> Period:
    """The early, middle or late part: a third, as people cut it (ten days of a month, four years of a decade)."""
    length = of.days
    third = 10 if 28 <= length <= 31 else 1461 if length > 3650 else 121 if length > 360 else round(length / 3)
    if length < 3:
        return of
    if which == "early":
        return replace(of, latest=of.earliest + timedelta(third - 1))
    if which == "late":
        start = of.earliest + timedelta(20) if third == 10 else of.latest - timedelta(third - 1)
        return replace(of, earliest=start)
    return replace(of, earliest=of.earliest + timedelta(third), latest=of.earliest + timedelta(length - third - 1))


def move(of: date, count: float, unit: str) -> date | None:
    """A day so many units on (back, when negative); None outside the calendar."""
    if unit in ("month", "quarter", "year", "decade", "century"):
        months = round(count * {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}[unit])
        index = of.year * 12 + of.month - 1 + months
        if index // 12 not in _YEARS:
            return None
        last = monthrange(index // 12, index % 12 + 1)[1]
        return date(index // 12, index % 12 + 1, min(of.day, last))
    days = count * {"day": 1, "week": 7, "fortnight": 14, "hour": 1 / 24, "minute": 1 / 1440, "second": 0}[unit]
    ordinal = of.toordinal() + round(days)
    return date.fromordinal(ordinal) if 1000 <= ordinal <= _LAST else None


def nth_weekday(of_year: int, number: int, weekday: int, which: int) -> date:
    """The fourth Thursday of a month; its last Monday with -1."""
    whole = month(of_year, number)
    if which < 0:
        return whole.latest - timedelta((whole.latest.weekday() - weekday) % 7)
    return whole.earliest + timedelta((weekday - whole.earliest.weekday()) % 7 + 7 * (which - 1))


def around(of: date, unit: str) -> Period:
    """The period of a unit that holds a day."""
    if unit == "week":
        return week(of)
    if unit == "month":
        return month(of.year, of.month)
    if unit == "year":
        return year(of.year)
    if unit == "quarter":
        return quarter(of.year, (of.month + 2) // 3)
    if unit == "decade" and of.year >= 10:
        return decade(of.year - of.year % 10)
    if unit == "century" and of.year >= 100:
        return century(of.year // 100 + 1)
    return day(of)
