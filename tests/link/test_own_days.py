"""Which of the days around an act is its own."""

from datetime import date

import pytest
from tests.link.made import Report

from tadmor.link.tellings.times import when


def test_the_day_that_it_was_not_is_none_of_an_act() -> None:
    """ "Not on Saturday but on Friday": it was on Friday."""
    made = Report("a", "The attack on Zarka began not on Saturday but on Friday.", published=date(2016, 12, 12))
    made.says("The attack on Zarka began not on Saturday but on Friday.", None)
    made.tells("attack", "BATTLE.attack", "ASSAULT", place="Zarka", day="Saturday")
    made.tells("began", "BATTLE.attack", "ASSAULT", place="Zarka", day="Friday")
    reading = made.reading()
    whole = [made.span("Saturday"), made.span("Friday")]
    told = when(reading, whole)
    assert told is not None and told.span == made.span("Friday")


@pytest.mark.parametrize(
    ("text", "dated"),
    [
        ("The death toll from the attack on Zarka rose to 11 on Sunday.", False),
        ("The number of dead in the attack on Zarka had climbed to at least twelve by Sunday.", False),
        ("The attack on Zarka killed 11 people on Sunday.", True),
        ("The attack reached Zarka on Sunday.", True),
    ],
)
def test_the_day_on_which_a_toll_rose_is_none_of_the_attack(text: str, dated: bool) -> None:
    """It was attacked before."""
    made = Report("a", text, published=date(2016, 12, 12))
    made.says(text, None)
    made.tells("attack", "BATTLE.attack", "ASSAULT", place="Zarka", day="Sunday")
    told = when(made.reading(), [made.span("Sunday")], made.events[0])
    assert dated == (told is not None and told.own)
