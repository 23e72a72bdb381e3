"""Feasts and fasts: by a rule of their own, by the table of their days, or by a day of the year."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta

from tadmor.extract.times import periods
from tadmor.extract.times.absolute import year_of
from tadmor.extract.times.context import Context
from tadmor.extract.times.direction import is_future, is_past
from tadmor.extract.times.grammar import Expression, words_of
from tadmor.extract.times.meaning import Meaning, dated
from tadmor.extract.times.periods import Period

__all__ = ["HOLIDAYS", "holiday_of"]


_SOON = 60  # days: "Christmas" in a report of November is the coming one


def holiday(expression: Expression, context: Context) -> Meaning | None:
    """A feast or a fast, by the table of its days."""
    name, year, base = " ".join(expression.words), year_of(expression), context.base
    if year is not None:
        return dated(holiday_of(name, year))
    if base is None:
        return dated(None)
    near = [found for shift in (-1, 0, 1) if (found := holiday_of(name, base.year + shift))]
    if is_future(expression):
        return dated(next((found for found in near if found.latest >= base), None))
    ahead = next((found for found in near if 0 < (found.earliest - base).days <= _SOON), None)
    if ahead is not None and not is_past(expression):
        return dated(ahead)
    return dated(next((found for found in reversed(near) if found.earliest <= base), None))


def holiday_of(name: str, year: int) -> Period | None:
    """The days of a feast in a year; None where the table does not reach."""
    for phrase, (month, day) in sorted(words_of("fixed").items(), key=lambda entry: -len(entry[0])):
        if phrase in name:
            return periods.day(date(year, month, day))
    for phrase, after in sorted(words_of("easter").items(), key=lambda entry: -len(entry[0])):
        if phrase in name:
            sunday = _easter(year)
            return periods.week(sunday) if name.endswith("week") else periods.day(sunday + timedelta(after))
    for phrase, (month, weekday, which, after) in words_of("movable").items():
        if phrase in name:
            return periods.day(periods.nth_weekday(year, month, weekday, which) + timedelta(after))
    days = words_of("moon").get(str(year))
    if days is None:
        return None
    ramadan, fitr, adha = (date.fromisoformat(text) for text in days)
    if "ramadan" in name:
        return Period(ramadan, fitr, f"{ramadan.isoformat()}")
    start = fitr if "fitr" in name else adha
    return Period(start, start + timedelta(3), start.isoformat())


def _easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (Meeus/Jones/Butcher)."""
    golden, century, rest = year % 19, year // 100, year % 100
    epact = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    shift = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * shift + 114, 31)
    return date(year, month, day + 1)


HOLIDAYS: Mapping[str, Callable[[Expression, Context], Meaning | None]] = {"holiday": holiday}
