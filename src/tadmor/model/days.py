"""Days of the calendar, which begins with the first of January of the year 1 and ends with the year 9999."""

from datetime import date

__all__ = ["shifted"]


def shifted(day: date, days: int) -> date:
    """A day so many days later, or earlier, no further than the calendar goes."""
    return date.fromordinal(min(max(day.toordinal() + days, 1), date.max.toordinal()))
