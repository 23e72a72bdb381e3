"""Periods counted within another: "the first week of May", "the second half of 2008", "the last Monday in May"."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, timedelta

from tadmor.extract.times import periods
from tadmor.extract.times.absolute import weekday_number
from tadmor.extract.times.context import Context
from tadmor.extract.times.grammar import Expression, words_of
from tadmor.extract.times.meaning import Meaning, amount, dated, duration_value, unit_of
from tadmor.extract.times.months import month_number, nearest
from tadmor.extract.times.periods import Period

__all__ = ["NTH"]

_CENTURIES = range(2, 23)
_WEEKS = 5  # that a month can begin


def nth(expression: Expression, context: Context) -> Meaning | None:
    """ "the first week of the operation", "the last day of May", "the first nine months", "the 20th century"."""
    number, unit, count = _ordinal(expression), unit_of(expression), _count(expression)
    if count is None and (expression.one("unit", "hours") or "").endswith("s"):
        return Meaning("DURATION", duration_value(None, unit))  # "the first days of the siege"
    if unit == "day" and _is_today(expression) and context.now and not context.narrative:
        return dated(periods.day(context.now))
    if unit == "century":
        return dated(periods.century(number)) if number in _CENTURIES and number else None
    whole = _whole(expression, context)
    if whole is None and "of" not in expression.classes:
        return Meaning("DURATION", duration_value(count, unit)) if count is not None and number == 1 else None
    if whole is None or number is None:
        return dated(None) if count is None else Meaning("DURATION", duration_value(count, unit))
    return _counted_in(whole, number, count, expression)


def _is_today(expression: Expression) -> bool:
    """Whether the day of publication is counted: "it is the third day of the truce"."""
    this = expression.word_before(2) in ("it", "this", "today")
    return this and expression.word_before() in ("is", "'s", "’s")


def _counted_in(whole: Period, number: int, count: float | None, expression: Expression) -> Meaning:
    """The nth unit, or run of units, of a period; one of an episode ends on the weekday on which it began."""
    inside = "episode" in expression.classes
    found = None if inside and number < 0 else _run(whole, number, count or 1, unit_of(expression))
    if found is None:
        return dated(None)
    first, after = found
    last = after if inside else after - timedelta(1)
    if count is not None or inside:
        return Meaning("DURATION", duration_value(count or 1, unit_of(expression)), first, last, anchors=True)
    return dated(Period(first, last, first.isoformat()))


def _run(whole: Period, number: int, count: float, unit: str) -> tuple[date, date] | None:
    """The first day of the nth so many units, and the day after them."""
    if number < 0:
        after = whole.latest + timedelta(1)
        first = periods.move(after, -count, unit)
        return (first, after) if first else None
    first = periods.move(whole.earliest, (number - 1) * count, unit)
    after_all = periods.move(first, count, unit) if first else None
    return (first, after_all) if first and after_all else None


def nth_weekday(expression: Expression, context: Context) -> Meaning | None:
    """ "the first Monday of May", "the last weekend in June"."""
    which, number, year = _ordinal(expression), month_number(expression.one("month") or "jan"), expression.one("year")
    whole = periods.month(int(year), number) if year else nearest(expression, context)
    if whole is None or which is None or which > _WEEKS:
        return dated(None)
    weekday = weekday_number(expression.one("weekday") or "sat")
    day = periods.nth_weekday(whole.earliest.year, number, weekday, which)
    if not whole.earliest <= day <= whole.latest:
        return None
    return dated(periods.day(day) if "weekday" in expression.classes else periods.weekend(day))


def half(expression: Expression, context: Context) -> Meaning | None:
    """ "the second half of 2008", "the first half of May", "the last half of this year"."""
    late = not expression.all("ordinal") or expression.one("ordinal") != "first"
    whole = _whole(expression, context)
    if whole is None:
        return dated(None)
    middle = whole.earliest + timedelta(whole.days // 2)
    value = f"{whole.value}-H{1 + late}" if re.fullmatch(r"\d{4}", whole.value) else whole.value
    return dated(Period(middle, whole.latest, value) if late else Period(whole.earliest, middle - timedelta(1), value))


def _count(expression: Expression) -> float | None:
    """How many units are taken together, what they are counted in left out."""
    if "of" not in expression.classes:
        return amount(expression)
    at = expression.classes.index("of")
    return amount(replace(expression, classes=expression.classes[:at] + ("other",) * (len(expression.classes) - at)))


def _ordinal(expression: Expression) -> int | None:
    """1 for the first, -1 for the last."""
    word = expression.one("ordinal", "second", "ordinal_day", "last")
    if word and word[0].isdigit():
        return int(word[:-2])
    number = words_of("ordinals").get(word or "")
    return int(number) if number is not None else None


def _whole(expression: Expression, context: Context) -> Period | None:
    """What the nth unit is counted in: a month, a year, or an episode that began on the first day told."""
    if "of" not in expression.classes:
        after = expression.word_after(2) if expression.word_after() == "of" else ""
        return periods.year(int(after)) if re.fullmatch(r"[12]\d{3}", after) else None
    behind = expression.classes.index("of") + 1
    of = replace(expression, classes=expression.classes[behind:], words=expression.words[behind:])
    month, year, now = of.one("month"), of.one("year"), context.base
    if month is not None and (year or now):
        return periods.month(int(year) if year else now.year if now else 1, month_number(month))
    if year:
        return periods.year(int(year))
    if "episode" in of.classes:
        return periods.day(context.first) if context.first else None
    return _step_of(of, now)


def _step_of(of: Expression, now: date | None) -> Period | None:
    """The unit after "of": "the year", "last year", "next month"."""
    if now is None or of.one("unit") not in ("week", "month", "year", "decade", "century"):
        return None
    turn = bool(of.all("next")) - bool(of.all("last"))
    then = periods.move(now, turn, unit_of(of)) if turn else now
    return periods.around(then, unit_of(of)) if then else None


NTH: Mapping[str, Callable[[Expression, Context], Meaning | None]] = {
    "nth": nth,
    "nth_weekday": nth_weekday,
    "half": half,
}
