"""Months without their year, and where a month's name is none."""

import re
from collections.abc import Callable, Mapping
from datetime import date

from tadmor.extract.times import periods
from tadmor.extract.times.context import Context, nearest_month
from tadmor.extract.times.direction import is_future, is_since
from tadmor.extract.times.grammar import Expression, words_of
from tadmor.extract.times.meaning import Meaning, dated
from tadmor.extract.times.periods import Period

__all__ = ["MONTHS", "MONTH_NAMES", "month_number", "nearest"]

MONTH_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_VERBS = ("may", "march", "august", "april")
_NEAR = 4  # months that are still to come: "the loan runs through January"


def month_number(word: str) -> int:
    """1 to 12, from a name or its abbreviation."""
    return MONTH_NAMES.index(word[:3]) + 1


def nearest(expression: Expression, context: Context) -> Period | None:
    """A month without its year: that of the month it is joined with, else the nearest."""
    number = month_number(expression.one("month") or "jan")
    joined = [expression.word_after(distance) for distance in (1, 2, 3, 4)]
    years = [word for word in joined if re.fullmatch(r"(?:19|20)\d\d", word)]
    if years and joined[0] in ("and", "to", "or", "until", "through", "-", "–", "/", ","):
        return periods.month(int(years[0]), number)
    if context.base is None:
        return None
    if context.narrative or context.published is None:
        base = context.base
        return periods.month(base.year + (number < base.month - 7) - (number > base.month + 8), number)
    future = is_future(expression) or _runs_on(expression, context.base, number)
    return nearest_month(context.base, number, future=future, past=is_since(expression))


def _runs_on(expression: Expression, base: date, number: int) -> bool:
    """Whether something runs "through January" when January is near, and did not begin in another month."""
    alone = expression.word_before() == "through" and expression.word_before(2)[:3] not in MONTH_NAMES
    return alone and 0 < (number - base.month) % 12 < _NEAR


def month_alone(expression: Expression, context: Context) -> Meaning | None:
    """A month's name where it is no verb ("may", "march") and no person's ("April Jones")."""
    word, after, before = expression.words[0], expression.word_after(), expression.word_before()
    opens = expression.first == 0 or before in ('"', "“", "'", "‘")
    if opens and word in _VERBS and not (after in (",", "'s", "’s") or (after == "to" and word != "march")):
        return None
    shared = before in words_of("months")["shared"]
    named = after[:1].isupper() and (word in words_of("months")["names"] or before in words_of("months")["not_after"])
    if not shared and (named or before[:1] in "@#"):
        return None
    if word == "march" and not shared and _is_walk(expression):
        return None
    if word in ("mar", "jan", "jun") and (not shared or after[:1].isupper()):
        return None  # "Jan" is a name as well
    return dated(nearest(expression, context))


def _is_walk(expression: Expression) -> bool:
    """Whether "March" names a demonstration: "the Long March", "the annual March for Life"."""
    words, after = words_of("months"), expression.word_after()
    before = expression.tokens[max(0, expression.first - 1)].text
    if before.lower() in words["walked"]:
        return True
    thing = after[:1].isalpha() and after not in words_of("units")["joins"] and after not in ("for", "on", "to", "from")
    named = expression.first > 1 and before[:1].isupper() and before.isalpha()
    return not thing and (named or before.lower() in words["walks"])


MONTHS: Mapping[str, Callable[[Expression, Context], Meaning | None]] = {"month": month_alone}
