"""News or history, and how each time told moves what the next one hangs on.

News hangs on its day of publication. A history has a thread: it is told from one dated time to the next.
"""

import re
from dataclasses import replace
from datetime import date

from tadmor.extract.times.context import Context
from tadmor.extract.times.direction import is_future
from tadmor.extract.times.grammar import Expression
from tadmor.extract.times.meaning import Meaning
from tadmor.extract.times.periods import Period, year

__all__ = ["CALENDAR", "is_narrative", "told"]

CALENDAR = range(1000, 2200)
"""Years in which relative expressions are counted; no report is from outside."""

_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
_ANCIENT = re.compile(r"\b\d{1,4} (?:BCE?\b|B\.C)")
_NEWS = re.compile(r"\b(?:today|yesterday|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|last (?:week|month|year))\b")
_BC_YEAR = 6  # characters of "BC0480"
_MONTHS_TOLD = r"P[4-9]M|P1[0-2]M|P1Y"
_MONTHS = 31  # days: a time told as precisely as a month


def is_narrative(text: str, published: date | None) -> bool:
    """A history names many years, most of them past, and hardly ever a day of the week or "last month".

    Of corpora read, histories of wars name ten to a hundred years and no more such words than a fiftieth of them;
    newspaper articles with six or more years have at least a sixth as many.
    """
    years, ancient = [int(found) for found in _YEAR.findall(text)], len(_ANCIENT.findall(text))
    if published is None:
        return bool(years) or ancient > 0
    near = sum(published.year - 1 <= year <= published.year + 1 for year in years)
    named = len(years) + ancient
    return named >= 8 and near < 0.5 * named and 10 * len(_NEWS.findall(text)) < named


def told(context: Context, expression: Expression, meaning: Meaning) -> Context:
    """The context after a time has been told."""
    value = meaning.value or ""
    if context.narrative and value.startswith("BC") and len(value) >= _BC_YEAR:
        return replace(context, ancient=int(value[2:_BC_YEAR]))
    if context.quarter is not None and _tells_more(expression, value):
        context = replace(context, quarter=year(context.quarter.earliest.year))
    if not meaning.anchors or meaning.earliest is None or meaning.latest is None:
        return context
    if meaning.earliest.year not in CALENDAR or meaning.latest.year not in CALENDAR:
        return context
    period = Period(meaning.earliest, meaning.latest, value)
    single = meaning.earliest == meaning.latest
    first = min(context.first or meaning.earliest, meaning.earliest) if single else context.first
    thread = period if _carries_on(context, expression, period) else context.thread
    quarter = _quarter_told(context, expression, period)
    return replace(context, anchor=period, thread=thread, first=first, quarter=quarter)


def _quarter_told(context: Context, expression: Expression, period: Period) -> Period | None:
    """The quarter whose figures a report gives: the last one told that is over, or that is said to have ended.

    One before it does not take its place ("after a weak second quarter").
    """
    told = context.quarter
    if told is not None and period.latest < told.earliest:
        return context.quarter
    if expression.kind != "quarter" or expression.all("ago", "earlier", "year", "last", "next"):
        return context.quarter
    over = context.now is None or period.latest <= context.now or not is_future(expression)
    return period if over else context.quarter


def _tells_more(expression: Expression, value: str) -> bool:
    """Whether the figures that follow are no longer a quarter's: "for the nine months", "for the year"."""
    if expression.kind in ("duration", "nth", "fiscal_year", "this_unit") and re.fullmatch(_MONTHS_TOLD, value):
        return "the" in (*expression.words, expression.word_before())
    return expression.kind in ("fiscal_year", "this_unit") and expression.word_before() == "for"


def _carries_on(context: Context, expression: Expression, period: Period) -> bool:
    """Whether a time told becomes the thread: a month or a day does, a year only where a sentence begins with it."""
    if context.thread is None or period.days <= _MONTHS:
        return True
    return expression.first <= _FRONT


_FRONT = 2
