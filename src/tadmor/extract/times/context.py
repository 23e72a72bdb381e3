"""What a relative expression hangs on: the day of publication, the last time told, and the clause's direction."""

from dataclasses import dataclass
from datetime import date, timedelta

from tadmor.extract.times.periods import Period, month

__all__ = ["Context", "nearest_month", "nearest_weekday", "nearest_year"]

_AHEAD = 4  # months
_SOON = 2  # months: a report of November says "December" for the coming one, "last December" for the one before
_BEHIND = 60  # days: a day that has just passed is not that of next year, whatever the verb


@dataclass(frozen=True, slots=True)
class Context:
    """What has been told so far.

    `narrative`: a history, which moves from one time told to the next, and not news, which hangs on the day of
    publication. `anchor`: the last time told. `thread`: the last one that a history goes on from. `first`: the earliest
    single day. `quarter`: the last quarter of a year, or that year where figures of more months than three were told
    after it. `ancient`: the last year before Christ. `of_business`: it reports on companies or an economy, where a
    quarter is one of the year and not of a town.
    """

    published: date | None
    anchor: Period | None = None
    thread: Period | None = None
    first: date | None = None
    narrative: bool = False
    ancient: int | None = None
    quarter: Period | None = None
    of_business: bool = False

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
        if self.thread is not None and (self.narrative or self.published is None):
            return self.thread.earliest
        return self.published


def nearest_weekday(base: date, weekday: int, *, future: bool) -> date:
    """The latest such day not after `base`, or the first one not before it."""
    back = (base.weekday() - weekday) % 7
    return base + timedelta((7 - back) % 7) if future else base - timedelta(back)


def nearest_month(base: date, number: int, *, future: bool, past: bool = False) -> Period:
    """The latest such month not after that of `base`, or the first one not before it; one that is near ahead.

    `past`: words say that it has begun.
    """
    ahead = (number - base.month) % 12
    if not past and (future or 0 < ahead <= _SOON):
        return month(base.year + (number < base.month), number)
    return month(base.year - (number > base.month), number)


def nearest_year(base: date, of_month: int, of_day: int, *, future: bool) -> int:
    """The year of a day and month: the latest not after `base`, or the first not before it.

    A day that lies more than eight months back is the coming one all the same: reports give such a day its year.
    """
    later = (of_month, of_day) > (base.month, base.day)
    if future:
        back = (base.month - of_month) * 30 + base.day - of_day
        return base.year + (back > _BEHIND)
    return base.year - (later and (of_month - base.month) >= _AHEAD)
