"""The quarters and years of companies: "the third quarter", "the year-earlier period", "fiscal 1988".

A report on figures compares one quarter with that of the year before, and names either only once: after a quarter has
been told, "a year earlier" is the same quarter of the year before it.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace

from tadmor.extract.times import periods
from tadmor.extract.times.context import Context
from tadmor.extract.times.direction import is_future
from tadmor.extract.times.grammar import Expression, words_of
from tadmor.extract.times.meaning import Meaning, dated
from tadmor.extract.times.periods import Period

__all__ = ["BUSINESS", "is_of_business", "year_earlier"]


_SUMS = ("$", "€", "£", "C$", "US$")  # "a high for the year of $40"
_QUARTER = 92  # days
_REPORTED = 120  # days in which the figures of a quarter come out: "will report third-quarter results"


def is_of_business(text: str) -> bool:
    """Whether a report speaks of what companies or an economy earn."""
    return not set(words_of("business")["words"]).isdisjoint(re.findall(r"[a-z]+", text.lower()))


def quarter(expression: Expression, context: Context) -> Meaning | None:
    """ "the third quarter", "the fourth quarter of 1984", "last year's second quarter", "the 1988 third quarter"."""
    number = _ordinal(expression)
    if number is None or not 1 <= number <= 4:
        return None
    skip = int(expression.classes[0] == "the" and expression.words[0] != "the")
    year = _year(expression, context)
    if year is not None:
        return replace(dated(periods.quarter(year, number)), skip=skip)
    now = context.now if not context.narrative else context.base
    if now is None:
        return None
    this = periods.quarter(now.year, number)
    turn = -(this.earliest > now)
    if is_future(expression):
        turn = int((now - this.latest).days > _REPORTED)
    return replace(dated(periods.quarter(now.year + turn, number)), skip=skip)


def _ordinal(expression: Expression) -> int | None:
    word = expression.one("ordinal", "second", "ordinal_day") or ""
    number = int(word[:-2]) if word[:1].isdigit() else words_of("ordinals").get(word)
    return int(number) if number is not None else None


def _year(expression: Expression, context: Context) -> int | None:
    """The year that an expression gives its quarter, None where it gives none."""
    named = expression.one("year")
    if named is not None:
        return int(named)
    if expression.one("unit") != "year" or context.now is None:
        return None
    if expression.all("ago", "earlier"):
        return (context.quarter.earliest.year if context.quarter else context.now.year) - 1
    return context.now.year - bool(expression.all("last")) + bool(expression.all("next"))


def quarter_told(expression: Expression, context: Context) -> Meaning | None:
    """ "the quarter", "the latest quarter", "the year-ago quarter": the last one told, else the last one over."""
    if context.quarter is None and not context.of_business:
        return None  # "soldiers entered the quarter"
    earlier = bool(expression.all("ago", "earlier"))
    this = _told(context, expression) or _last_over(context)
    if this is None:
        return None
    if earlier:
        this = year_earlier(this)
    elif "year" in expression.classes:
        this = periods.quarter(int(expression.one("year") or 0), (this.latest.month + 2) // 3)
    return dated(this)


def same_quarter(expression: Expression, context: Context) -> Meaning | None:
    """ "the same quarter last year", "the same period a year earlier": as many months of that year as were told of."""
    named = expression.one("year")
    this = _told(context, expression) or (_last_over(context) if "quarter" in expression.classes else None)
    if this is not None and this.days <= _QUARTER:
        year = int(named) if named else this.earliest.year - 1
        return dated(periods.quarter(year, (this.latest.month + 2) // 3))
    if named is not None or context.now is None:
        return dated(periods.year(int(named)) if named else None)
    return dated(periods.year((this.earliest if this else context.now).year - 1), anchors=False)


def _told(context: Context, expression: Expression) -> Period | None:
    """What figures were told of last; a quarter where the words ask for one."""
    this = context.quarter
    return None if this is not None and this.days > _QUARTER and "quarter" in expression.classes else this


def _last_over(context: Context) -> Period | None:
    """The quarter before that of publication."""
    start = periods.move(context.now, -3, "month") if context.now else None
    return periods.around(start, "quarter") if start else None


def year_earlier(this: Period) -> Period:
    """The same quarter of the year before, or that year where more than a quarter was told of."""
    if this.days > _QUARTER:
        return periods.year(this.earliest.year - 1)
    return periods.quarter(this.earliest.year - 1, (this.latest.month + 2) // 3)


def fiscal_year(expression: Expression, context: Context) -> Meaning | None:
    """ "fiscal 1988", "the latest fiscal year", "the year"; "the year ended March 31" is a length."""
    if expression.word_after() in ("ended", "ending"):
        return Meaning("DURATION", "P1Y")
    named = expression.one("year")
    if named is None and expression.word_before() in ("a", "each", "per"):
        return None
    base = context.told if context.narrative else context.now
    if named is None and base is None:
        return None
    year = int(named) if named else base.year if base else 1
    turn = -bool(expression.all("last")) + bool(expression.all("next"))
    return dated(periods.year(year + turn), anchors=False)


def this_unit(expression: Expression, context: Context) -> Meaning | None:
    """ "the year", "the week": that of publication, or of the story; "the year ended March 31" is a length."""
    unit, after = expression.words[-1], expression.word_after()
    told = after in words_of("units")["told_by"] and not (after == "of" and expression.word_after(2) in _SUMS)
    if unit not in ("year", "month", "week") or expression.words[0] != "the" or told:
        return None
    if after in ("ended", "ending"):
        return Meaning("DURATION", f"P1{unit[0].upper()}")
    base = context.told if context.narrative else context.now
    return dated(periods.around(base, unit), anchors=False) if base else None


BUSINESS: Mapping[str, Callable[[Expression, Context], Meaning | None]] = {
    "quarter": quarter,
    "quarter_told": quarter_told,
    "same_quarter": same_quarter,
    "fiscal_year": fiscal_year,
    "this_unit": this_unit,
}
