"""The order of rows is one number: the day of publication, then the order of arrival. Sorting is already done."""

from datetime import date

__all__ = ["order"]

_ARRIVALS = 41  # bits: 2 * 10^12 rows; the day, counted from year 1, takes 22 and is 0 where there is none


def order(published: date | None, arrival: int) -> int:
    """The place of a row that arrived as the `arrival`-th, oldest publication first and undated ones before all."""
    return ((published.toordinal() if published else 0) << _ARRIVALS) | arrival
