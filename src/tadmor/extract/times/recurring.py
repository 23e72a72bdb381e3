"""Expressions without a place on the calendar of their own: durations and repetitions."""

from collections.abc import Callable, Mapping

from tadmor.extract.times.absolute import weekday_number
from tadmor.extract.times.context import Context
from tadmor.extract.times.grammar import Expression, words_of
from tadmor.extract.times.meaning import Meaning, amount, duration_value, unit_of
from tadmor.extract.times.months import month_number

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
    after = expression.word_after()
    if often is not None and (after[:1].isupper() or after in words_of("units")["papers"]):
        return None  # "the party daily Granma"
    if often is not None:
        return Meaning("SET", words_of("often").get(often, "P1Y"))
    weekday, month = expression.one("weekday"), expression.one("month")
    if weekday:
        return Meaning("SET", f"XXXX-WXX-{weekday_number(weekday) + 1}")
    if month:
        return Meaning("SET", f"XXXX-{month_number(month):02d}")
    count = amount(expression) if "few" in expression.classes else amount(expression) or 1
    return Meaning("SET", duration_value(count, unit_of(expression)) if "part" not in expression.classes else "P1D")


RECURRING: Mapping[str, Callable[[Expression, Context], Meaning | None]] = {
    "duration": duration,
    "repeated": repeated,
}
