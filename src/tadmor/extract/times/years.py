"""Years that stand alone, and runs of them: "since 2011", "the 1996 bombing", "1958-59"."""

from collections.abc import Callable, Mapping

from tadmor.extract.times import periods
from tadmor.extract.times.absolute import season_name
from tadmor.extract.times.context import Context
from tadmor.extract.times.grammar import Expression, words_of
from tadmor.extract.times.meaning import Meaning, dated
from tadmor.extract.times.months import month_number
from tadmor.nlp.numerals import numeral

__all__ = ["YEARS"]

_COPYRIGHT = frozenset(["©", "copyright", "(c)"])
_WRITTEN = range(1700, 2036)  # numbers that a report writes without a comma because they are years
_CENTURIES = (17, 18, 19, 20)
_ROUND = 10  # "2000 soldiers" is a count, "the 1996 attacks" are not


def year_alone(expression: Expression, _context: Context) -> Meaning | None:
    """A year where the words around it leave no other reading: "since 2011", "(2012)", "the 1996 bombing"."""
    number = int(expression.one("year") or "0")
    before, after = expression.word_before(), expression.word_after()
    if before in _COPYRIGHT or expression.word_before(2) in _COPYRIGHT:
        return None
    if before in words_of("years")["not_after"] or after in words_of("years")["not_before"]:
        return None
    if after in ("-", "–") and not expression.word_after(2)[:1].isdigit():
        return None
    if _counts(after) and number % _ROUND == 0:
        return None
    if number not in _WRITTEN and before not in words_of("years")["before"] and not _closes(after):
        return None
    return dated(periods.year(number))


def _closes(word: str) -> bool:
    return not word or word in ("'s", "’s", ",", ".", ")", ";", "was", "when")


def _counts(word: str) -> bool:
    """Whether a word after four digits is something counted: "2000 soldiers"."""
    if not (word.isalpha() and word.islower()) or word in words_of("years")["not_counted"]:
        return False
    return word.endswith("s") or word in ("people", "men", "women", "children")


def year_end(expression: Expression, _context: Context) -> Meaning | None:
    """The "59" of "1958-59"."""
    start, end = expression.word_before(2), expression.words[0]
    number = int(start[:2] + end) if len(end) == 2 else 0
    return dated(periods.year(number)) if number > int(start) else None


def spelled_year(expression: Expression, _context: Context) -> Meaning | None:
    """ "nineteen ninety-six", "January nineteen ninety-seven", "the year two thousand": a broadcast written down."""
    words = [word for word in expression.all("number") if word != "-"]
    century = numeral(words[:1]) or 0
    number = numeral(words) or 0
    if "unit" not in expression.classes and century in _CENTURIES:
        number = century * 100 + (numeral(words[1:]) or 0)
    if number not in _WRITTEN or (len(words) < 3 and "unit" not in expression.classes and number % 100 < _ROUND):
        return None
    month, season = expression.one("month"), expression.one("season", "fall")
    if season is not None:
        return dated(periods.season(int(number), season_name(season)))
    return dated(periods.month(int(number), month_number(month)) if month else periods.year(int(number)))


YEARS: Mapping[str, Callable[[Expression, Context], Meaning | None]] = {
    "year": year_alone,
    "year_end": year_end,
    "spelled_year": spelled_year,
}
