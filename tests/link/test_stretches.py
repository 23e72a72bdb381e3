"""Two days that words join are one interval."""

from datetime import date

import pytest

import tadmor
from tadmor.link.incidents.within.told import tellings

OCTOBER = [
    ("between 15 and 18 October", 15, 18),
    ("from October 15 to October 18", 15, 18),
    ("from 15 to 18 October", 15, 18),
    ("on 17 and 18 October", 17, 18),
    ("between Sunday and Wednesday", 15, 18),
    ("on Monday and Tuesday", 16, 17),
]


@pytest.mark.parametrize(("words", "first", "last"), OCTOBER)
def test_an_interval_is_read_to_its_end(words: str, first: int, last: int) -> None:
    """ "Between 15 and 18 October" is four days, and not the first of them."""
    text = f"Air strikes killed 12 people in Raqqa {words}."
    reading = tadmor.read(text, outlet="Northmere Daily", published=date(2017, 10, 18))
    found = {(t.when.earliest, t.when.latest) for t in tellings(reading) if t.when is not None}
    assert {(date(2017, 10, first), date(2017, 10, last))} == found


def test_two_days_that_are_no_interval_stay_two() -> None:
    """ "On Monday and Thursday" is two days of which a happening has one."""
    text = "Air strikes killed 12 people in Raqqa on Monday and on Thursday."
    reading = tadmor.read(text, outlet="Northmere Daily", published=date(2017, 10, 20))
    days = {t.when.days for t in tellings(reading) if t.when is not None}
    assert {1} == days
