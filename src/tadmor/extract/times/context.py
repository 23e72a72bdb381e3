"""What a relative expression hangs on: the day of publication, the last time told, and the clause's direction."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from tadmor.extract.times.grammar import Expression, words_of
from tadmor.extract.times.periods import Period, month

__all__ = ["Context", "is_future", "nearest_month", "nearest_weekday", "nearest_year"]

_AHEAD = 4  # months
_WINDOW = 12  # tokens to each side in which a clause's verb is looked for


@dataclass(frozen=True, slots=True)
class Context:
    """`anchor`: the last time told. `first`: the earliest single day told so far. `narrative`: a history, which moves
    from one time told to the next, and not news, which hangs on the day of publication."""

    published: date | None
    anchor: Period | None = None
    first: date | None = None
    narrative: bool = False

    @property
    def now(self) -> date | None:
        """The day that "today" and "last week" hang on."""
        return self.published

    @property
    def told(self) -> date | None:
        """The day that "the next day" hangs on: the end of the last time told, else publication."""
        if self.anchor is not None:
            return self.anchor.latest
        return self.published

    @property
    def base(self) -> date | None:
        """The day by which a date without its year is completed."""
        if self.anchor is not None and (self.narrative or self.published is None):
            return self.anchor.earliest
        return self.published


@cache
def _directions(name: str) -> frozenset[str]:
    return frozenset(words_of("directions")[name])


def is_future(expression: Expression) -> bool:
    """Whether the clause around an expression speaks of what is to come."""
    if {expression.word_before(1), expression.word_before(2)} & _directions("saying"):
        return False  # "said on Saturday it would send": the day is that of the saying
    before, after = _clause(expression)
    around = {*before, *after}
    past, future = around & _directions("past"), around & _directions("future")
    if expression.word_before() in _directions("until"):
        return not past
    return bool(future) and not ({"had", "was", "were"} & past and not future - {"due", "set", "expected"})


def _clause(expression: Expression) -> tuple[list[str], list[str]]:
    """The words of the clause before and after an expression; a fronted one looks past its comma."""
    stops = _directions("clause")
    before, after = [], []
    for distance in range(1, _WINDOW):
        word = expression.word_before(distance)
        if not word or word in stops:
            break
        before.append(word)
    fronted = len(before) < 3 and not expression.word_before(len(before) + 1)
    for distance in range(1, _WINDOW):
        word = expression.word_after(distance).lower()
        if not word or (word in stops and not (fronted and word == "," and distance == 1)):
            break
        after.append(word)
    return before, after


def nearest_weekday(base: date, weekday: int, *, future: bool) -> date:
    """The latest such day not after `base`, or the first one not before it."""
    back = (base.weekday() - weekday) % 7
    return base + timedelta((7 - back) % 7) if future else base - timedelta(back)


def nearest_month(base: date, number: int, *, future: bool) -> Period:
    """The latest such month not after that of `base`, or the first one not before it."""
    if future:
        return month(base.year + (number < base.month), number)
    return month(base.year - (number > base.month), number)


def nearest_year(base: date, of_month: int, of_day: int, *, future: bool) -> int:
    """The year of a day and month: the latest not after `base`, or the first not before it.

    A day that lies more than eight months back is the coming one all the same: reports give such a day its year.
    """
    later = (of_month, of_day) > (base.month, base.day)
    if future:
        return base.year + (not later and (of_month, of_day) != (base.month, base.day))
    return base.year - (later and (of_month - base.month) >= _AHEAD)
