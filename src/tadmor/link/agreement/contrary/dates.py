"""When it was: two who each name a day, or an hour of one day, for what happens once."""

from datetime import timedelta

from tadmor.link.agreement.given import Told
from tadmor.link.agreement.settings import settings
from tadmor.link.tellings.times import When, closeness

__all__ = ["days_apart", "given_day", "hours_apart"]

_FEW = timedelta(days=7)  # of days further apart nobody tells one thing
_PARTS = 2  # of a day, so far apart that nobody takes the one for the other: morning and afternoon


def given_day(one: Told) -> When | None:
    """The one day that the words of a claim name for what it tells, or None."""
    when = one.telling.when
    if when is None or not when.own or when.told or when.since or when.ended or when.days > 1:
        return None
    return when if one.said.holds(when.span) else None


def days_apart(one: When, other: When) -> bool:
    """Whether two name two days: a night belongs to both of those that it lies between."""
    near = abs(one.earliest - other.earliest) <= _FEW
    return (
        near and one.earliest != other.earliest and closeness(one, other) == 0 and "night" not in (one.part, other.part)
    )


def hours_apart(one: When, other: When) -> bool:
    """Whether two name two parts of one day that lie well apart."""
    known = settings().parts
    ours, theirs = known.get(one.part or ""), known.get(other.part or "")
    return one.earliest == other.earliest and bool(ours and theirs) and abs((ours or 0) - (theirs or 0)) >= _PARTS
