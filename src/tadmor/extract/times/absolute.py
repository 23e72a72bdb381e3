"""Expressions of the calendar: dates, months, years, decades, seasons, feasts, with or without all their parts."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date

from tadmor.extract.times import periods
from tadmor.extract.times.context import Context, nearest_weekday, nearest_year
from tadmor.extract.times.direction import is_future, is_past
from tadmor.extract.times.grammar import Expression, words_of
from tadmor.extract.times.meaning import Meaning, clock_value, dated, part_value
from tadmor.extract.times.months import MONTH_NAMES, month_number, nearest
from tadmor.extract.times.periods import Period

__all__ = ["ABSOLUTE", "season_name", "weekday_number", "year_of"]

_NUMBERED = frozenset(["day", "ordinal_day", "ordinal", "second"])
_TOMORROW, _YESTERDAY = 1, 6  # days from publication to a day of the week
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def weekday_number(word: str) -> int:
    """0 for Monday."""
    return _DAYS.index(word[:3])


def season_name(word: str) -> str:
    """One of spring, summer, autumn, winter."""
    return "autumn" if word == "fall" else word.removesuffix("time")


def _day(year: int, month: int, day: int) -> Period | None:
    """A day, None for the 31st of June."""
    try:
        return periods.day(date(year, month, day))
    except ValueError:
        return None


def _number(word: str) -> int:
    """Of digits ("3rd") or an ordinal written out; 0 for none."""
    return int(re.sub(r"\D", "", word) or max(0, words_of("ordinals").get(word, 0)))


def _complete(expression: Expression, context: Context, month: int, day: int) -> Period | None:
    """A day without its year."""
    if context.base is None:
        return None
    if context.narrative or context.published is None:
        return _forward_day(context.base, month, day)
    year = nearest_year(context.base, month, day, future=is_future(expression))
    if year == context.base.year - 1 and (month, day) == (2, 29):
        year = context.base.year
    return _day(year, month, day)


def _forward_day(base: date, month: int, day: int) -> Period | None:
    """In a history, the day nearest to the last one told: half a year back at most."""
    year = base.year + (month < base.month - 7) - (month > base.month + 8)
    return _day(year, month, day)


def _with_year(expression: Expression, context: Context) -> Period | None:
    """The period that month, day, year, season and weekday of an expression name together."""
    month, season, year = expression.one("month"), expression.one("season", "fall"), year_of(expression)
    day = _day_of_month(expression)
    if season is not None:
        return periods.season(year, season_name(season)) if year else _season(expression, context, season)
    if month is not None and day is not None:
        number, year = month_number(month), year or _joined_year(expression)
        return _day(year, number, day) if year else _complete(expression, context, number, day)
    if month is not None:
        return periods.month(year, month_number(month)) if year else nearest(expression, context)
    if year is not None:
        return periods.year(year)
    weekday = expression.one("weekday", "weekday_short")
    return _weekday(expression, context, weekday) if weekday else None


def year_of(expression: Expression) -> int | None:
    """The year that an expression names."""
    following = (*expression.classes[1:], "")
    named = zip(expression.classes, following, expression.words, strict=True)
    found = [word for name, after, word in named if name == "year" and after not in ("zone", "local", "hours")]
    return int(found[-1]) if found else None


def _joined_year(expression: Expression) -> int | None:
    """The year of the day that an expression is joined with: "3 and 4 May 2015", "from May 3 to June 10, 2015"."""
    if expression.word_after().lower() not in (*words_of("directions")["joined"], "and", "or"):
        return None
    for distance in range(2, 6):
        word = expression.word_after(distance)
        if re.fullmatch(r"(?:19|20)\d\d", word):
            return int(word) if distance > 2 else None
        if not (word == "," or re.fullmatch(r"\d\d?(?:st|nd|rd|th)?", word) or word[:3].lower() in MONTH_NAMES):
            return None
    return None


def _day_of_month(expression: Expression) -> int | None:
    """The number beside the month, not the hour of a clock."""
    at = expression.classes.index("month") if "month" in expression.classes else None
    if at is None:
        return None
    near = [at + 1, at - 1, at - 2]
    for place in near:
        if 0 <= place < len(expression.classes) and expression.classes[place] in _NUMBERED:
            return _number(expression.words[place])
    return None


def _weekday(expression: Expression, context: Context, weekday: str) -> Period | None:
    base = context.base
    if base is None:
        return None
    number = weekday_number(weekday)
    if context.narrative:
        return periods.day(nearest_weekday(base, number, future=True))
    second = _joined_weekday(expression, last=False) is not None
    future = is_future(expression) if second else _weekday_ahead(expression, base, number)
    other = _joined_weekday(expression, last=not future)
    if other is not None:  # the last day of "from Monday to Friday" is near to the past, the first to the future
        base = nearest_weekday(base, other, future=future)
    return periods.day(nearest_weekday(base, number, future=future))


def _weekday_ahead(expression: Expression, base: date, number: int) -> bool:
    """Whether a day of the week is yet to come: a report calls neither the day six days before nor that six days on
    by its bare name, unless a verb says so."""
    ahead = (number - base.weekday()) % 7
    if ahead == _YESTERDAY:
        return False
    return is_future(expression) or (ahead == _TOMORROW and not is_past(expression))


def _joined_weekday(expression: Expression, *, last: bool) -> int | None:
    """The other day of "from Monday to Friday": the last one, seen from the first, or the first one."""
    side = expression.word_after if last else expression.word_before
    other = side(2).lower()
    named = other.endswith("day") and other[:3] in _DAYS
    return weekday_number(other) if named and side(1).lower() in words_of("directions")["joined"] else None


def _season(expression: Expression, context: Context, season: str) -> Period | None:
    base = context.base
    if base is None:
        return None
    name = season_name(season)
    if context.narrative or context.published is None:
        return periods.season(base.year, name)
    nearest = [periods.season(base.year + shift, name) for shift in (-1, 0, 1)]
    if is_future(expression):
        return next((found for found in nearest if found.latest >= base), nearest[-1])
    return next((found for found in reversed(nearest) if found.earliest <= base), nearest[0])


def on_date(expression: Expression, context: Context) -> Meaning | None:
    """ "Monday", "Jan. 3", "late Friday", "May 14, 2018 6:10 AM EST", "Fall 2015"."""
    if "weekday" in expression.classes and expression.words[-1].endswith("days") and len(expression.classes) == 1:
        return Meaning("SET", f"XXXX-WXX-{weekday_number(expression.words[-1]) + 1}")
    period = _with_year(expression, context)
    skip = 1 if expression.classes[0] == "on" else 0
    if period is None:
        return replace(dated(None), skip=skip)
    clock, part = clock_value(expression), expression.one("part", "instant")
    if clock is not None:
        return Meaning("TIME", period.value + clock, period.earliest, period.latest, anchors=True, skip=skip)
    return replace(part_value(period, part.removesuffix("s")) if part else dated(period), skip=skip)


def numeric(expression: Expression, _context: Context) -> Meaning | None:
    """2016-12-12, 12/12/2016, 12.12.2016: where day and month may be either, day first unless that is no date."""
    numbers = [int(n) for n in re.findall(r"\d+", "-".join(expression.words))]
    if len(numbers) != 3:
        return None
    if numbers[0] > 31:
        return dated(_day(*numbers))
    first, second, year = numbers
    return dated(_day(year, second, first) or _day(year, first, second))


def day_range(expression: Expression, context: Context) -> Meaning | None:
    """ "5-10 November", "July 3-5"."""
    days = [_number(word) for word in expression.all("day", "ordinal_day")][:2]
    number, year = month_number(expression.one("month") or "jan"), year_of(expression)
    ends = [_day(year, number, d) if year else _complete(expression, context, number, d) for d in days]
    if len(ends) < 2 or ends[0] is None or ends[1] is None or ends[0].earliest > ends[1].latest:
        return None
    return dated(Period(ends[0].earliest, ends[1].latest, ends[0].value))


def day_of(expression: Expression, context: Context) -> Meaning | None:
    """The "8" of "8 and 12 December"."""
    ahead = [expression.word_after(distance) for distance in (1, 2, 3, 4, 5)]
    months = [word for word in ahead if word[:3].lower() in MONTH_NAMES and word[:1].isupper()]
    years = [int(word) for word in ahead if re.fullmatch(r"[12]\d{3}", word)]
    day = _number(expression.words[0])
    if not months:
        return None
    number = month_number(months[0].lower())
    return dated(_day(years[0], number, day) if years else _complete(expression, context, number, day))


def day_after(expression: Expression, context: Context) -> Meaning | None:
    """The "25" of "April 24 and 25": not where it counts something."""
    after, month = expression.word_after(), expression.word_before(3)
    if after[:1].isalpha() and after not in words_of("days")["before"]:
        return None
    number, day, year = month_number(month), _number(expression.words[0]), year_of(expression)
    told = context.anchor
    if year is None and told is not None and told.earliest.month == number:
        year = told.earliest.year
    return dated(_day(year, number, day) if year else _complete(expression, context, number, day))


def bare_day(expression: Expression, context: Context) -> Meaning | None:
    """ "by the 12th": the day of that number nearest before the report; what is counted is none ("the 7th brigade")."""
    base, before = context.base, expression.word_before()
    if base is None or before not in words_of("days")["bare_after"] or _counts(expression):
        return None
    if before == "of" and expression.word_before(2) not in words_of("parts"):
        return None  # "soldiers of the 14th"
    day, told = _number(expression.words[-1]), context.anchor
    if context.narrative and told is not None:
        return dated(_day(told.earliest.year, told.earliest.month, day))
    back = day > base.day and not is_future(expression)
    month = periods.move(base.replace(day=1), -1, "month") if back else base
    return dated(_day(month.year, month.month, day) if month is not None else None)


def _counts(expression: Expression) -> bool:
    """Whether a number counts what is told behind it: "the 27th brigade", "the 14th and 92nd brigades"."""
    days = words_of("days")
    at = 3 if re.fullmatch(r"\d+(?:st|nd|rd|th)", expression.word_after(2)) else 1
    after = expression.word_after(at).lower()
    return after[:1].isalpha() and after not in (*days["before"], *days["bare_before"])


def dated_step(expression: Expression, context: Context) -> Meaning | None:
    """ "July last year", "the spring of next year", "25 July of that year"."""
    told = context.anchor.earliest if context.anchor else None
    base = told if context.narrative or "that" in expression.classes else context.now
    if base is None or expression.one("unit") != "year":
        return None
    year = base.year - bool(expression.all("last")) + bool(expression.all("next"))
    month, day, season = expression.one("month"), _day_of_month(expression), expression.one("season", "fall")
    if season is not None or month is None:
        return dated(periods.season(year, season_name(season or "summer")))
    number = month_number(month)
    return dated(_day(year, number, day) if day is not None else periods.month(year, number))


def last_date(expression: Expression, context: Context) -> Meaning | None:
    """ "last Oct. 23": the latest such day before publication."""
    base, number = context.now, month_number(expression.one("month") or "jan")
    day, after = _day_of_month(expression) or 0, expression.word_after()
    if base is None:
        return dated(None)
    if after[:1].islower() and after not in words_of("days")["before"]:  # "last May 12 villages were taken"
        return dated(periods.month(base.year - (number >= base.month), number))
    return dated(_day(base.year - ((number, day) >= (base.month, base.day)), number, day))


def week_of(expression: Expression, context: Context) -> Meaning | None:
    """ "the week of Nov. 6"; of "the day of Nov. 6" the date alone."""
    day = _with_year(expression, context)
    if expression.one("unit") != "week" or day is None:
        return replace(dated(day), skip=expression.classes.index("of") + 1)
    return dated(periods.week(day.earliest))


def edged(expression: Expression, context: Context) -> Meaning | None:
    """ "early November 2005", "the early 1970s", "mid-July", "the end of 2015"."""
    decade = expression.one("decade", "tens")
    if decade is not None and expression.words[0] in ("his", "her", "their"):
        return None  # "in his 30s"
    if decade is not None:
        first = words_of("tens").get(decade) or _number(decade)
        period: Period | None = periods.decade(first if first > 99 else 1900 + first)
    else:
        period = _with_year(expression, context)
    which = expression.one("early") or _edge_of(expression.one("edge"))
    return dated(period if period is None or which is None else periods.edge(period, which))


def _edge_of(word: str | None) -> str | None:
    if word is None:
        return None
    return {"end": "late", "close": "late", "middle": "mid", "height": "mid"}.get(word, "early")


def season_alone(expression: Expression, context: Context) -> Meaning | None:
    """ "till spring", "in the summer"."""
    return replace(dated(_season(expression, context, expression.words[-1])), skip=int(expression.classes[0] == "the"))


ABSOLUTE: Mapping[str, Callable[[Expression, Context], Meaning | None]] = {
    "dated": on_date,
    "numeric": numeric,
    "day_range": day_range,
    "day_of": day_of,
    "day_after": day_after,
    "bare_day": bare_day,
    "dated_step": dated_step,
    "last_date": last_date,
    "week_of": week_of,
    "edged": edged,
    "season": season_alone,
}
