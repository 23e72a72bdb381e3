"""Expressions that count units from another time: "13 years ago", "two days later", "the past couple of days"."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta

from tadmor.extract.times import periods
from tadmor.extract.times.business import year_earlier
from tadmor.extract.times.context import Context
from tadmor.extract.times.grammar import Expression
from tadmor.extract.times.meaning import Meaning, amount, dated, duration_value, either, unit_of
from tadmor.nlp.numerals import Number

__all__ = ["COUNTED", "TOLD"]

_FEW = 6  # "recent days", "the past few days": the widest that gold intervals bear out
TOLD = frozenset(["following", "previous", "preceding", "subsequent", "succeeding", "prior"])
"""Steps that are taken from the last time told."""


def _at(then: date | None, unit: str) -> Meaning:
    if then is None:
        return dated(None)
    if unit in ("hour", "minute", "second"):
        return Meaning("TIME", then.isoformat(), then, then, anchors=True)
    return dated(periods.around(then, unit))


def ago(expression: Expression, context: Context) -> Meaning | None:
    """ "13 years ago" is that whole year, "two months ago" that month, "three days ago" that day; "a few days
    ago" is open within six of them."""
    count, unit, now = amount(expression), unit_of(expression), context.now
    between = either(expression)
    if between is not None and now is not None:
        return _between(between, unit, now)
    if now is None or count is None:
        return Meaning("DATE", "PAST_REF", _few_ago(expression, now, unit), now)
    if context.quarter is not None and count == 1 and unit == "year":
        return dated(year_earlier(context.quarter), anchors=False)
    then = periods.move(now, -count, unit)
    return _at(then, unit)


def _few_ago(expression: Expression, now: date | None, unit: str) -> date | None:
    """The earliest day of "a few minutes ago", "several weeks ago"; none for "many years ago", "years ago"."""
    if now is None or "few" not in expression.classes:
        return None
    return now if unit in ("minute", "second") else _stretch("", now, _FEW, unit, back=True).earliest


def _between(counts: tuple[Number, Number], unit: str, now: date) -> Meaning:
    """ "two or three weeks ago": from the earlier of the two to the later one."""
    first, last = (periods.move(now, -count, unit) for count in reversed(counts))
    if first is None or last is None:
        return Meaning("DATE", "PAST_REF", None, now)
    whole = (periods.around(first, unit), periods.around(last, unit))
    return Meaning("DATE", "PAST_REF", whole[0].earliest, min(whole[1].latest, now))


def shift(expression: Expression, context: Context) -> Meaning | None:
    """ "two days later", "a year earlier": counted from the last time told."""
    count, unit, told = amount(expression), unit_of(expression), context.told
    back = "earlier" in expression.classes
    if count is None or told is None:
        return Meaning("DATE", "PAST_REF" if back else "FUTURE_REF")
    if back and context.quarter is not None and count == 1 and unit == "year":
        return dated(year_earlier(context.quarter), anchors=False)
    if back and context.anchor is not None:
        told = context.anchor.earliest
    return _at(periods.move(told, -count if back else count, unit), unit)


def after(expression: Expression, context: Context) -> Meaning | None:
    """ "nearly 12 months after the fall": a stretch that ends at publication; "after seven days": one from the last
    time told."""
    count, unit = amount(expression), unit_of(expression)
    value = duration_value(count, unit)
    following = expression.word_after() in ("after", "since", "before")
    if following:
        now = context.told if context.narrative else context.now
        start = periods.move(now, -count, unit) if now and count is not None else None
        if start is None or now is None or expression.word_after() == "before":
            return Meaning("DURATION", value)
        return Meaning("DURATION", value, start, now)
    start = context.anchor.latest if context.anchor and context.anchor.days <= 31 else None
    end = periods.move(start, count, unit) if start and count is not None else None
    if start is None or end is None or unit not in ("day", "week", "month"):
        return Meaning("DURATION", value)
    return Meaning("DURATION", value, start, end, anchors=True)


def rolling(expression: Expression, context: Context) -> Meaning | None:
    """ "the last 24 hours", "the past couple of days", "the next two years", "recent weeks", "last month"."""
    unit = unit_of(expression)
    plural = (expression.one("unit", "hours", "second", "quarter") or "").endswith("s")
    counted = any(name in expression.classes for name in ("number", "day", "digits", "few", "many", "article", "year"))
    step = expression.one("last", "next", "recent") or "last"
    if not counted and not plural:
        return _one_step(expression, context, step, unit)
    count = amount(expression) if counted else None
    if plural and not counted and (step == "previous" or expression.word_after() == "of"):
        return Meaning("DURATION", duration_value(None, unit))
    value = duration_value(count, unit)
    told = (step in TOLD or context.narrative) and context.anchor is not None
    now = context.told if told else context.now
    return _stretch(value, now, _FEW if count is None else count, unit, back="next" not in expression.classes)


def _stretch(value: str, now: date | None, count: float, unit: str, *, back: bool) -> Meaning:
    """From so many units ago until now, or from now for so many units; hours of one day reach into the one before."""
    if now is None:
        return Meaning("DURATION", value)
    if unit in ("hour", "minute", "second"):
        hours = count / {"hour": 1, "minute": 60, "second": 3600}[unit]
        unit, count = "day", max(1, -(-hours // 24))
    end = periods.move(now, -count if back else count, unit)
    if end is None:
        return Meaning("DURATION", value)
    return Meaning("DURATION", value, *((end, now) if back else (now, end)))


def _one_step(expression: Expression, context: Context, step: str, unit: str) -> Meaning | None:
    """ "last week" is the calendar's, "the past year" the twelve months up to now, "the next day" the story's."""
    definite = "the" in expression.classes or expression.word_before() == "the"
    told = step in TOLD or (definite and step == "next") or context.narrative
    base = context.told if told else context.now
    if unit in ("hour", "minute", "second"):
        return Meaning("DURATION", duration_value(1, unit), base, base)
    if base is None:
        return dated(None)
    if definite and step in ("past", "last", "coming", "upcoming") and not told:
        return _stretch(duration_value(1, unit), base, 1, unit, back=step in ("past", "last"))
    then = periods.move(base, -1 if "last" in expression.classes else 1, unit)
    return _at(then, unit)


def ahead(expression: Expression, context: Context) -> Meaning | None:
    """ "the weeks ahead", "the days to come" run on from publication; "two weeks from now" is a week of its own."""
    count, unit, now = amount(expression), unit_of(expression), context.now
    if "from" not in expression.classes:
        few = _FEW if count is None else count
        return _stretch(duration_value(count, unit), now, few, unit, back=False)
    if now is None or count is None:
        return Meaning("DATE", "FUTURE_REF", now, None)
    day = now + timedelta({"yesterday": -1, "tomorrow": 1}.get(expression.one("deictic") or "", 0))
    return _at(periods.move(day, count, unit), unit)


COUNTED: Mapping[str, Callable[[Expression, Context], Meaning | None]] = {
    "ago": ago,
    "shift": shift,
    "after": after,
    "ahead": ahead,
    "rolling": rolling,
}
