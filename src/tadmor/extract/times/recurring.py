"""Expressions without a place on the calendar of their own: durations, repetitions, the first week of something."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import timedelta

from tadmor.extract.times import periods
from tadmor.extract.times.absolute import month_number, weekday_number
from tadmor.extract.times.context import Context
from tadmor.extract.times.grammar import Expression, words_of
from tadmor.extract.times.meaning import Meaning, amount, dated, duration_value, unit_of
from tadmor.extract.times.periods import Period

__all__ = ["RECURRING"]


def duration(expression: Expression, _context: Context) -> Meaning | None:
    """ "five years into the war", "a three-hour drive": how long, not when."""
    unit = unit_of(expression)
    if expression.word_after() == "old" or _is_title(expression):
        return None
    if expression.classes[0] == "article" and _is_rate(expression):
        return None
    if expression.words == ("one", "day") and expression.word_before() not in words_of("units")["one_day"]:
        return None  # "one day, all this will end"
    if "lasting" in expression.classes:
        return Meaning("DURATION", duration_value(1, expression.words[0].removesuffix("long")))
    bare = len(expression.classes) == 1
    if bare and expression.word_before() == "in" and not expression.words[0].endswith("s"):
        return None
    count = None if bare else amount(expression)
    if "second" in expression.classes and expression.one("number", "day", "digits", "few") != "one":
        return None
    return Meaning("DURATION", duration_value(count, unit))


def _is_title(expression: Expression) -> bool:
    """Whether a unit is written as in a name: "60 Minutes"."""
    last = expression.tokens[expression.last - 1].text
    return len(expression.classes) > 1 and last[:1].isupper() and not last.isupper()


def _is_rate(expression: Expression) -> bool:
    """Whether "a year" says how often or how much: "four flights a week", "$2 million a year"."""
    word = expression.word_before()
    return word[:1].isdigit() or word in words_of("units")["rates"] or (len(word) > 3 and word.endswith("s"))


def repeated(expression: Expression, _context: Context) -> Meaning | None:
    """ "every day", "each March", "weekly"."""
    often = expression.one("often")
    if often is not None and expression.word_after()[:1].isupper():
        return None  # "the party daily Granma"
    if often is not None:
        return Meaning("SET", words_of("often").get(often, "P1Y"))
    weekday, month = expression.one("weekday"), expression.one("month")
    if weekday:
        return Meaning("SET", f"XXXX-WXX-{weekday_number(weekday) + 1}")
    if month:
        return Meaning("SET", f"XXXX-{month_number(month):02d}")
    count = amount(expression) or 1
    return Meaning("SET", duration_value(count, unit_of(expression)) if "part" not in expression.classes else "P1D")


def nth(expression: Expression, context: Context) -> Meaning | None:
    """ "the first week of the operation", "the second half of May", "the third quarter", "the 20th century"."""
    number = _ordinal(expression)
    unit = unit_of(expression)
    if unit == "century":
        return dated(periods.century(number)) if number and 2 <= number <= 22 else None
    told = amount(_without_ordinal(expression)) if "of" in expression.classes else amount(expression)
    value = duration_value(told, unit)
    whole = _whole(expression, context)
    if "of" not in expression.classes and whole is None:
        return Meaning("DURATION", value) if told is not None and number == 1 else None
    count = told or 1
    if whole is None or number is None:
        return dated(None) if told is None else Meaning("DURATION", value)
    start = whole.latest if number < 0 else periods.move(whole.earliest, (number - 1) * count, unit)
    end = periods.move(start, -count if number < 0 else count, unit) if start else None
    if start is None or end is None:
        return dated(None)
    first, last = sorted((start, end))
    inside = "episode" in expression.classes  # a week from the day it began ends on that weekday
    latest = last if inside or number < 0 else last - timedelta(1)
    if told is not None or inside:
        return Meaning("DURATION", duration_value(count, unit), first, latest, anchors=True)
    return dated(Period(first, latest, first.isoformat()))


def half(expression: Expression, context: Context) -> Meaning | None:
    """ "the second half of 2008", "the first half of May"."""
    late = not expression.all("ordinal") or expression.one("ordinal") != "first"
    whole = _whole(expression, context)
    if whole is None:
        return dated(None)
    middle = whole.earliest + timedelta(whole.days // 2)
    value = f"{whole.value}-H{1 + late}" if "month" not in expression.classes else whole.value
    return dated(Period(middle, whole.latest, value) if late else Period(whole.earliest, middle - timedelta(1), value))


def _without_ordinal(expression: Expression) -> Expression:
    """The same expression with what it is counted in left out."""
    at = expression.classes.index("of")
    return replace(expression, classes=expression.classes[:at] + ("other",) * (len(expression.classes) - at))


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
    at = expression.classes.index("of")
    month = next((w for n, w in zip(expression.classes[at:], expression.words[at:], strict=True) if n == "month"), None)
    years = [int(w) for n, w in zip(expression.classes[at:], expression.words[at:], strict=True) if n == "year"]
    now = context.base
    if month is not None and (years or now):
        year = years[0] if years else now.year if now else 1
        return periods.month(year, month_number(month))
    if years:
        return periods.year(years[0])
    if "episode" in expression.classes:
        return periods.day(context.first) if context.first else None
    unit = next((w for n, w in zip(expression.classes[at:], expression.words[at:], strict=True) if n == "unit"), None)
    return periods.around(now, unit) if now and unit in ("week", "month", "year", "decade", "century") else None


RECURRING: Mapping[str, Callable[[Expression, Context], Meaning | None]] = {
    "duration": duration,
    "repeated": repeated,
    "nth": nth,
    "half": half,
}
