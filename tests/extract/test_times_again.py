"""Times of all shapes: clocks beside days, days joined, what is counted within a period, and words that are none."""

from datetime import date

import pytest
from tests.extract.test_times import MONDAY, read

INTERVALS = [
    ("They came at 9 p.m. Friday.", "9 p.m. Friday", "2016-12-09", "2016-12-09"),
    ("It fell in the early hours of Friday.", "the early hours of Friday", "2016-12-09", "2016-12-09"),
    ("It was hit last Oct. 3 and again.", "last Oct. 3", "2016-10-03", "2016-10-03"),
    ("It was in the week of Nov. 9.", "the week of Nov. 9", "2016-11-07", "2016-11-13"),
    ("He left on Friday of last week.", "Friday of last week", "2016-12-09", "2016-12-09"),
    ("They will meet on Tuesday of next week.", "Tuesday of next week", "2016-12-20", "2016-12-20"),
    ("He left the day before yesterday.", "the day before yesterday", "2016-12-10", "2016-12-10"),
    ("He left the week before last.", "the week before last", "2016-11-28", "2016-12-04"),
    ("It burned in the last week of May.", "the last week of May", "2016-05-25", "2016-05-31"),
    ("It burned in the second week of May.", "the second week of May", "2016-05-08", "2016-05-14"),
    ("It opened on the first Monday of May.", "the first Monday of May", "2016-05-02", "2016-05-02"),
    ("It was calm in the second half of last year.", "the second half of last year", "2015-07-02", "2015-12-31"),
    ("Two or three days ago it fell.", "Two or three days ago", "2016-12-09", "2016-12-10"),
    ("It fell a week or so ago.", "a week or so ago", "2016-12-05", "2016-12-11"),
    ("They expect more in the weeks ahead.", "the weeks ahead", "2016-12-12", "2017-01-23"),
    ("It ends two weeks from now.", "two weeks from now", "2016-12-26", "2017-01-01"),
    ("Late in 2014 they came back.", "Late in 2014", "2014-09-02", "2014-12-31"),
    ("It was built in the sixties.", "the sixties", "1960-01-01", "1969-12-31"),
    ("It is the third day of the raid.", "the third day", "2016-12-12", "2016-12-12"),
    ("They met on the third of March.", "the third of March", "2016-03-03", "2016-03-03"),
    ("The fort fell between 3 May and 10 June 2015.", "3 May", "2015-05-03", "2015-05-03"),
    ("They have given him until Wednesday to leave.", "Wednesday", "2016-12-14", "2016-12-14"),
    ("Shells fell on the night of 3-4 May.", "the night", "2016-05-03", "2016-05-04"),
    ("Shells fell in the night to 4 May.", "the night", "2016-05-03", "2016-05-04"),
    ("Shells fell in the night from 3 to 4 May.", "the night", "2016-05-03", "2016-05-04"),
    ("The truce had been due to end on Wednesday.", "Wednesday", "2016-12-07", "2016-12-07"),
    ("They began as planned on Wednesday.", "Wednesday", "2016-12-07", "2016-12-07"),
    ("He will succeed Omar on Feb. 1.", "Feb. 1", "2017-02-01", "2017-02-01"),
    ("The envoys meet Thursday in Geneva.", "Thursday", "2016-12-15", "2016-12-15"),
    ("They failed to meet Thursday in Geneva.", "Thursday", "2016-12-08", "2016-12-08"),
    ("The loan runs on through February.", "February", "2017-02-01", "2017-02-28"),
]


@pytest.mark.parametrize(("text", "span", "earliest", "latest"), INTERVALS)
def test_the_whole_expression_gives_the_interval(text: str, span: str, earliest: str, latest: str) -> None:
    """Words that count, join or look ahead belong to the time beside them."""
    found = read(text)[0]
    assert found.span.text.startswith(span)
    assert (date.fromisoformat(earliest), date.fromisoformat(latest)) == (found.earliest, found.latest)


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("They shelled it at 0530 GMT.", "TIME", "2016-12-12T05:30"),
        ("They shelled it at 1500 hours.", "TIME", "2016-12-12T15:00"),
        ("They shelled it at 3:30pm.", "TIME", "2016-12-12T15:30"),
        ("They came at five o'clock this morning.", "TIME", "2016-12-12T05:00"),
        ("They came at 7:30 Sunday evening.", "TIME", "2016-12-11T19:30"),
        ("They were gone by mid-afternoon.", "TIME", "2016-12-12TAF"),
        ("They move at night.", "TIME", "XXXX-XX-XXTNI"),
        ("A week-long siege was over.", "DURATION", "P1W"),
        ("A weeklong siege was over.", "DURATION", "P1W"),
        ("A third day-long battle was over.", "DURATION", "P1D"),
        ("They need another two weeks.", "DURATION", "P2W"),
        ("They stay a further two weeks.", "DURATION", "P2W"),
        ("The worst attack in years.", "DURATION", "PXY"),
        ("It sank within minutes.", "DURATION", "PTXM"),
        ("The first days of the rising were calm.", "DURATION", "PXD"),
        ("He was gone within one day.", "DURATION", "P1D"),
        ("They talked for half an hour.", "DURATION", "PT30M"),
        ("Every few days they are shelled.", "SET", "PXD"),
        ("He stands to lose in the near term.", "DATE", "FUTURE_REF"),
        ("He will pay by year-end.", "DATE", "2016-12-31"),
    ],
)
def test_clocks_and_lengths_have_their_value(text: str, kind: str, value: str) -> None:
    """An hour in four digits, a length as an adjective, an open length."""
    (found,) = read(text)
    assert (kind, value) == (found.type, found.value)


@pytest.mark.parametrize(
    "text",
    [
        "They joined the Great March of Return.",
        "The Long March was over.",
        "They held the annual March for Dignity.",
        "What is to be the future of the town?",
        "It has no place in today's world.",
        "They are the leaders of tomorrow.",
        "They stand guard 24 hours a day.",
        "Several quarters of the city burned.",
        "He is in his early twenties.",
        "He reads a weekly newspaper.",
    ],
)
def test_words_of_time_that_tell_none(text: str) -> None:
    """Marches, ages of the world and of people, papers, rates and parts of a city."""
    assert read(text) == ()


def test_days_joined_by_and_are_two_days() -> None:
    """The number behind "and" is a day where nothing is counted by it."""
    assert ["2016-05-04", "2016-05-05"] == [t.value for t in read("On May 4 and 5 he was there.")]
    assert ["2015-05-04", "2015-05-05"] == [t.value for t in read("They met on May 4 and 5, 2015.")]
    assert ["2016-05-04"] == [t.value for t in read("On May 4 and 5 people died.")]
    assert [date(2016, 5, 1)] == [t.earliest for t in read("Last May 12 villages were taken.")]


def test_figures_of_more_months_than_a_quarter_are_compared_with_a_year() -> None:
    """ "a year earlier" after "the nine months" is no quarter; a weaker quarter named by the way changes nothing."""
    found = read("Exports fell in the third quarter. For the nine months they rose from 3 tons a year earlier.")
    assert ["2016-Q3", "P9M", "2015"] == [t.value for t in found]
    found = read("The third quarter was good after a weak second quarter. The same quarter last year was bad.")
    assert ["2016-Q3", "2016-Q2", "2015-Q3"] == [t.value for t in found]


def test_the_last_days_of_something_do_not_hang_on_publication() -> None:
    """ "the last days of the siege" end with the siege."""
    (found,) = read("He fell in the last days of his war.")
    assert ("DURATION", None, None) == (found.type, found.earliest, found.latest)
    (found,) = read("He fell in the last days.")
    assert MONDAY == found.latest


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("By the 9th nobody was left.", ["2016-12-09"]),
        ("It lists the fallen between the 7th and the 9th.", ["2016-12-07", "2016-12-09"]),
        ("They had left on the 27th, he said.", ["2016-11-27"]),
        ("He rode off on the night of the 9th with a mule.", ["2016-12-09", "2016-12-09"]),
        ("The evening of the 9th was calm.", ["2016-12-09", "2016-12-09"]),
        ("Men of the 14th and 22nd brigades fell.", []),
        ("Men of the 14th were there.", []),
        ("It was held by the 14th brigade.", []),
    ],
)
def test_a_day_may_be_told_by_its_number_alone(text: str, told: list[str]) -> None:
    """The nearest before the report; not the number of what is counted."""
    assert told == [str(t.earliest) for t in read(text)]


def test_an_early_hour_after_an_evening_is_of_the_next_day() -> None:
    """ "On Saturday evening ... by 5 a.m."; a noon stays with the day told last."""
    for text, day in (
        ("They broke in on Saturday evening. By 5 a.m. they had left.", date(2016, 12, 11)),
        ("They broke in on Saturday evening and left at dawn.", date(2016, 12, 11)),
        ("They broke in on Saturday. By 5 a.m. they had left.", date(2016, 12, 10)),
    ):
        assert [date(2016, 12, 10), day] == [t.earliest for t in read(text)]


def test_a_late_hour_without_a_day_may_be_of_the_day_before_the_report() -> None:
    """Most reports are out before it."""
    (found,) = read("The car struck the stall at around 9:50 p.m., witnesses said.")
    assert (date(2016, 12, 11), MONDAY) == (found.earliest, found.latest)


def test_a_quarter_of_a_town_is_no_time() -> None:
    """ "The quarter" is one of the year where a report speaks of what is earned."""
    assert not read("Troops entered the quarter, and that quarter was lost again.")
    assert ["the quarter"] == [t.span.text for t in read("Profit rose in the quarter, the maker of nets said.")]
