"""Which of the days around an act is its own."""

from datetime import date

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
