"""Times before Christ: a value without an interval, for no calendar of ours reaches back there.

A history of that age tells its years once ("480 BC") and leaves them out after that ("in September").
"""

from collections.abc import Callable, Mapping

from tadmor.extract.times.absolute import season_name
from tadmor.extract.times.context import Context
from tadmor.extract.times.grammar import Expression
from tadmor.extract.times.meaning import Meaning, amount, unit_of
from tadmor.extract.times.months import month_number
from tadmor.extract.times.periods import SEASON_CODES

__all__ = ["ANCIENT", "carried"]

_CARRIED = frozenset(["month", "season", "dated", "edged", "edged_step", "same"])


def _value(expression: Expression, year: int) -> str:
    """The year, or the month, day or season of it that an expression names."""
    month, season = expression.one("month"), expression.one("season", "fall")
    if season is not None:
        return f"BC{year:04d}-{SEASON_CODES[season_name(season)]}"
    if month is None:
        return f"BC{year:04d}"
    at = expression.classes.index("month")
    beside = [place for place in (at - 1, at + 1) if 0 <= place < len(expression.classes)]
    days = [expression.words[place] for place in beside if expression.classes[place] in ("day", "ordinal_day")]
    is_day = bool(days) and not (len(days) == 1 and expression.classes[at + 1 : at + 3] == ("day", "era"))
    number = int("".join(filter(str.isdigit, days[0]))) if is_day else 0
    return f"BC{year:04d}-{month_number(month):02d}" + (f"-{number:02d}" if number else "")


def before_christ(expression: Expression, _context: Context) -> Meaning | None:
    """ "490 BC", "summer of 481 BC", "the 470s BC", "the 4th century BC"; years of our own era keep their number."""
    digits = "".join(filter(str.isdigit, expression.words[expression.classes.index("era") - 1]))
    ordinal = expression.one("ordinal_day")
    number = int(ordinal[:-2]) if "unit" in expression.classes and ordinal else int(digits or 0)
    if expression.one("era") in ("ad", "ce", "a.d"):
        return Meaning("DATE", f"{number:04d}") if number else None
    if "unit" in expression.classes:
        return Meaning("DATE", f"BC{number - 1:02d}") if unit_of(expression) == "century" else None
    if "decade" in expression.classes:
        return Meaning("DATE", f"BC{number // 10:03d}")
    return Meaning("DATE", _value(expression, number))


def year_before(expression: Expression, _context: Context) -> Meaning | None:
    """The "499" of "499-493 BC" or of "from 499 to 493 BC"."""
    return Meaning("DATE", f"BC{int(expression.words[0]):04d}")


def carried(expression: Expression, context: Context) -> Meaning | None:
    """What an expression without a year means where the last year told is one before Christ; None: it has its own."""
    year = context.ancient
    if year is None or "year" in expression.classes:
        return None
    if expression.kind in _CARRIED and (expression.one("month", "season", "fall") or expression.one("unit") == "year"):
        return Meaning("DATE", _value(expression, year))
    step = {"last": 1, "next": -1, "earlier": 1, "later": -1}.get(
        expression.one("last", "next", "earlier", "later") or ""
    )
    return None if step is None else _stepped(expression, year)


def _stepped(expression: Expression, year: int) -> Meaning | None:
    """ "the following year", "14 years later", "the previous century": years before Christ count down."""
    back = bool(expression.all("last", "earlier"))
    count = 1 if expression.kind == "rolling" else amount(expression)
    if count is None or expression.kind not in ("rolling", "shift"):
        return None
    then = year + round(count * {"year": 1, "decade": 10, "century": 100}.get(unit_of(expression), 0)) * (
        1 if back else -1
    )
    width = {"year": 4, "decade": 3, "century": 2}.get(unit_of(expression))
    return Meaning("DATE", f"BC{then:04d}"[: 2 + width]) if width and then > 0 else None


ANCIENT: Mapping[str, Callable[[Expression, Context], Meaning | None]] = {
    "ancient": before_christ,
    "year_before": year_before,
}
