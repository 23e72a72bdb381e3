"""Times: every expression is an interval of days, hung on publication or on the last time told."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tadmor.extract.times import step
from tadmor.model import Document, Reading, Time
from tadmor.nlp.segment import step as segment

MONDAY = date(2016, 12, 12)


def read(text: str, published: date | None = MONDAY, lang: str | None = None) -> tuple[Time, ...]:
    document = Document(id="d", text=text, published=published, lang=lang)
    (reading,) = step().run(segment().run([Reading(document=document)]))
    return reading.times


def first(text: str, published: date | None = MONDAY) -> tuple[str, str | None, str | None]:
    found = read(text, published)
    assert found, text
    time = found[0]
    return (
        time.span.text,
        time.earliest.isoformat() if time.earliest else None,
        time.latest.isoformat() if time.latest else None,
    )


PAST = [
    ("The base fell on Monday.", "Monday", "2016-12-12", "2016-12-12"),
    ("The base fell on Thursday.", "Thursday", "2016-12-08", "2016-12-08"),
    ("There were none until last Thursday.", "last Thursday", "2016-12-08", "2016-12-08"),
    ("It fell last week.", "last week", "2016-12-05", "2016-12-11"),
    ("It fell at the weekend.", "the weekend", "2016-12-10", "2016-12-11"),
    ("Over the past couple of days they attacked.", "the past couple of days", "2016-12-10", "2016-12-12"),
    ("Ten raids in the last 24 hours were flown.", "the last 24 hours", "2016-12-11", "2016-12-12"),
    ("During the night, cars were driven up.", "the night", "2016-12-11", "2016-12-12"),
    ("The war began 13 years ago.", "13 years ago", "2003-01-01", "2003-12-31"),
    ("It blew up a few minutes ago.", "a few minutes ago", "2016-12-12", "2016-12-12"),
    ("They fled several hours ago.", "several hours ago", "2016-12-11", "2016-12-12"),
    ("They left a few weeks ago.", "a few weeks ago", "2016-10-31", "2016-12-12"),
    ("They left many years ago.", "many years ago", None, "2016-12-12"),
    ("It began in late September.", "late September", "2016-09-21", "2016-09-30"),
    ("The port has been theirs since the early 1970s.", "the early 1970s", "1970-01-01", "1973-12-31"),
    ("In Fall 2015, tanks were sent.", "Fall 2015", "2015-09-01", "2015-12-21"),
    ("He had said it in March.", "March", "2016-03-01", "2016-03-31"),
    ("The raid of Jan. 3 killed two.", "Jan. 3", "2016-01-03", "2016-01-03"),
    ("On 5 November they began.", "5 November", "2016-11-05", "2016-11-05"),
    ("On July 3, 2016, it burned.", "July 3, 2016", "2016-07-03", "2016-07-03"),
    ("It was attacked in 2012.", "2012", "2012-01-01", "2012-12-31"),
    ("A bulletin of 2016-12-10 says so.", "2016-12-10", "2016-12-10", "2016-12-10"),
    ("It fell yesterday.", "yesterday", "2016-12-11", "2016-12-11"),
    ("It is set for Dec. 17.", "Dec. 17", "2016-12-17", "2016-12-17"),
    ("The fast of Ramadan was over.", "Ramadan", "2016-06-06", "2016-07-06"),
    ("Nearly 12 months after the fall, they met.", "Nearly 12 months", "2015-12-12", "2016-12-12"),
    ("They came earlier this year.", "earlier this year", "2016-01-01", "2016-12-12"),
    ("It was told in the first week of May 2016.", "the first week of May 2016", "2016-05-01", "2016-05-07"),
    ("The 1982 siege is not forgotten.", "1982", "1982-01-01", "1982-12-31"),
    ("The camp was built in July last year.", "July last year", "2015-07-01", "2015-07-31"),
    ("It was quiet in the second half of 2014.", "the second half of 2014", "2014-07-02", "2014-12-31"),
    ("The figures of the third quarter were bad.", "the third quarter", "2016-07-01", "2016-09-30"),
    ("In the second quarter of 2011 exports fell.", "the second quarter of 2011", "2011-04-01", "2011-06-30"),
    ("They met on Good Friday.", "Good Friday", "2016-03-25", "2016-03-25"),
    ("The order of nineteen ninety-six was lifted.", "nineteen ninety-six", "1996-01-01", "1996-12-31"),
    ("Guards were posted on Sunday.", "Sunday", "2016-12-11", "2016-12-11"),
    ("Shops stayed shut for the year.", "the year", "2016-01-01", "2016-12-31"),
    ("Since the war's beginning in May, 200 people have been displaced.", "May", "2016-05-01", "2016-05-31"),
]
FUTURE = [
    ("The sides will meet on Thursday.", "Thursday", "2016-12-15", "2016-12-15"),
    ("Talks are due to resume in March.", "March", "2017-03-01", "2017-03-31"),
    ("The pause holds till spring.", "spring", "2017-03-01", "2017-06-21"),
    ("He has pledged to take it by year-end.", "year-end", "2016-12-31", "2016-12-31"),
    ("A march is called later this week.", "later this week", "2016-12-12", "2016-12-18"),
    ("Nothing is expected in the near future.", "the near future", "2016-12-12", None),
    ("The envoys leave on Tuesday.", "Tuesday", "2016-12-13", "2016-12-13"),
    ("The border could open as soon as Friday.", "Friday", "2016-12-16", "2016-12-16"),
    ("The rule, effective Feb. 1, is new.", "Feb. 1", "2017-02-01", "2017-02-01"),
    ("A vote comes in January.", "January", "2017-01-01", "2017-01-31"),
    ("Prisoners hope for Christmas.", "Christmas", "2016-12-25", "2016-12-25"),
]


@pytest.mark.parametrize(("text", "span", "earliest", "latest"), PAST)
def test_a_time_of_the_past_is_the_latest_that_fits(text: str, span: str, earliest: str, latest: str) -> None:
    """Without a cue of the future a day, a month or a season is the last one that has begun."""
    assert (span, earliest, latest) == first(text)


@pytest.mark.parametrize(("text", "span", "earliest", "latest"), FUTURE)
def test_a_cue_of_the_future_turns_a_time_ahead(text: str, span: str, earliest: str, latest: str | None) -> None:
    """ "will", "due", "till" and their like make it the next one."""
    assert (span, earliest, latest) == first(text)


def test_the_day_of_saying_is_past_though_what_is_said_is_not() -> None:
    """In "said on Saturday it would send", Saturday is behind."""
    assert first("He said on Saturday it would send troops.") == ("Saturday", "2016-12-10", "2016-12-10")


def test_the_nearest_verb_decides_the_direction() -> None:
    """A plan told in the past does not make the day of the telling a coming one."""
    assert first("They announced a plan on Nov. 30.") == ("Nov. 30", "2016-11-30", "2016-11-30")
    assert first("Until Thursday, they had not shelled it.") == ("Thursday", "2016-12-08", "2016-12-08")


def test_days_joined_stand_in_their_order() -> None:
    """ "from Monday to Friday" ends after it begins."""
    past, future = read("It lasted from Monday to Friday."), read("It will last from Tuesday to Sunday.")
    assert ["2016-12-05", "2016-12-09"] == [time.value for time in past]
    assert ["2016-12-13", "2016-12-18"] == [time.value for time in future]


def test_a_quotation_hangs_on_the_day_it_was_said() -> None:
    """ "tomorrow" in a speech is the day after the speech, not after the report."""
    found = read('"We shall be back tomorrow," the colonel told reporters in Cairo on Thursday. They came yesterday.')
    assert ["2016-12-09", "2016-12-08", "2016-12-11"] == [time.value for time in found]


def test_a_year_earlier_is_the_same_quarter_of_the_year_before() -> None:
    """After a quarter has been told, what is compared with it is a quarter as well."""
    found = read("Exports fell in the third quarter. They were higher a year earlier. The quarter was mild.")
    assert ["2016-Q3", "2015-Q3", "2016-Q3"] == [time.value for time in found]


HISTORY = (
    "The revolt began in 1804. A first rising of 1806 failed. On 12 December 1807 the fort fell. In January the walls "
    "were razed. The treaty of 1813 was still far. By 20 March they had crossed the river. In 1809 they were beaten. "
    "In May, peace was made. Books of 1902, 1931 and 1988 tell of it."
)


def test_a_history_keeps_its_thread() -> None:
    """A year told by the way does not carry the dates after it away; a sentence that begins with one does."""
    found = {time.span.text: time.value for time in read(HISTORY)}
    expected = {"12 December 1807": "1807-12-12", "January": "1808-01", "20 March": "1808-03-20", "May": "1809-05"}
    assert expected == {text: found[text] for text in expected}


def test_days_of_the_week_make_news() -> None:
    """The same years among days of the week are news, whose months hang on publication."""
    news = HISTORY + " He said on Monday, Tuesday, Thursday and Friday that it was so."
    assert "2016-05" in [time.value for time in read(news)]


def test_years_before_christ_are_carried_on() -> None:
    """A history of that age tells its year once; there is a value, and no interval."""
    found = read("From 402-399 BC they fought. In the summer of 401 BC they marched. In September they lost.", None)
    assert ["BC0402", "BC0399", "BC0401-SU", "BC0401-09"] == [time.value for time in found]
    assert {(None, None)} == {(time.earliest, time.latest) for time in found}


def test_the_next_day_hangs_on_the_last_time_told() -> None:
    """ "the next day" and "two days later" are counted from the story, not from publication."""
    found = read("On 5 November they attacked. The next day they paused. Two days later they left.")
    assert [time.value for time in found] == ["2016-11-05", "2016-11-06", "2016-11-08"]


def test_a_history_is_completed_from_the_year_it_tells() -> None:
    """Without a day of publication a date takes the year of the last time told."""
    found = read("It began in early November 2005. On 10 November they came back.", None)
    assert [date(2005, 11, 1), date(2005, 11, 10)] == [time.earliest for time in found]


def test_without_publication_a_relative_time_stays_open() -> None:
    """Absent knowledge is None."""
    (found,) = read("It fell last week.", None)
    assert (found.earliest, found.latest, found.precision) == (None, None, "T6")


@pytest.mark.parametrize(
    "text",
    [
        "They may attack.",
        "Thousands march in the square.",
        "A second column came.",
        "The 25-year-old man was hurt.",
        "Resolution 2254 stands.",
        "The Sun wrote of it.",
        "They killed 2000 soldiers.",
        "Copyright 2016 The Agency",
        "One day he knew.",
        "It costs $2 million a year.",
        "The daily Orontes Post wrote of it.",
        "Model 1985 rifles lay there.",
        "Now, that is another matter.",
    ],
)
def test_what_looks_like_a_time_and_is_none(text: str) -> None:
    """Modals, verbs, ages, resolutions, newspapers and notes on rights are no times."""
    assert read(text) == ()


def test_two_months_joined_are_two_times() -> None:
    """ "October 2015 to January 2016" is two spans, and the first of two months takes the second's year."""
    assert [t.span.text for t in read("From October 2015 to January 2016.")] == ["October 2015", "January 2016"]
    assert [t.value for t in read("Between March and May 2015.")] == ["2015-03", "2015-05"]


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("Posted June 14, 2018 6:10 AM EST here", "TIME", "2018-06-14T06:10"),
        ("It fell on Friday morning.", "TIME", "2016-12-09TMO"),
        ("They shell it every day.", "SET", "P1D"),
        ("It is five years into the war.", "DURATION", "P5Y"),
        ("A three-hour drive.", "DURATION", "PT3H"),
        ("The five-year-old war goes on.", "DURATION", "P5Y"),
        ("They advance now.", "DATE", "PRESENT_REF"),
        ("It was 490 BC then.", "DATE", "BC0490"),
        ("The first nine months of the siege were quiet.", "DURATION", "P9M"),
        ("In the past it was a market.", "DATE", "PAST_REF"),
        ("They waited 2 1/2 years.", "DURATION", "P2Y6M"),
        ("He stayed for two more weeks.", "DURATION", "P2W"),
        ("They met at noon on Friday.", "TIME", "2016-12-09T12:00"),
    ],
)
def test_type_and_value_are_those_of_timex3(text: str, kind: str, value: str) -> None:
    """Clock times and parts of a day are TIME, repetitions SET, lengths DURATION."""
    (found,) = read(text)
    assert (kind, value) == (found.type, found.value)


@pytest.mark.parametrize(
    ("text", "precision"),
    [("on Friday", "T1"), ("the weekend", "T2"), ("last week", "T3"), ("in May", "T4"), ("in 2012", "T5")],
)
def test_precision_follows_from_the_interval(text: str, precision: str) -> None:
    """T1 is a day, T2 up to six, T3 a week, T4 a month, T5 longer."""
    (found,) = read(f"It fell {text}.")
    assert precision == found.precision


def test_another_language_is_left_alone() -> None:
    """A document marked as another language is returned unchanged."""
    assert read("Le lundi 5 November 2016", lang="fr") == ()


WORDS = (
    "Monday to the last 5 May 9999 ago years century of 2016 BC 31 - : third quarter half nineteen / Easter week year "
    "earlier before after next last or so two 0530 GMT from now ahead long another week Tuesday "
    "March in and . same day-long at pm early the of weekend"
)


@settings(max_examples=60, deadline=None)
@given(
    st.text(max_size=200)
    | st.lists(
        st.sampled_from(WORDS.split()),
        max_size=14,
    ).map(" ".join),
    st.dates() | st.none(),
)
def test_any_text_gives_spans_inside_it_and_the_same_ones_twice(text: str, published: date | None) -> None:
    """No text and no date of publication raises; intervals are in order; the step is idempotent."""
    readings = segment().run([Reading(document=Document(id="d", text=text, published=published))])
    once = step().run(readings)
    for time in once[0].times:
        assert text[time.span.start : time.span.end] == time.span.text
        assert time.earliest is None or time.latest is None or time.earliest <= time.latest
    assert once == step().run([replace(reading) for reading in once])


def test_overnight_at_the_head_of_a_sentence_is_the_night_before_publication() -> None:
    """A day told before is another day's; inside a sentence the last day told holds."""
    times = read("They held it until last Thursday. Overnight, aircraft struck the road.")
    assert (times[-1].earliest, times[-1].latest) == (date(2016, 12, 11), MONDAY)
    times = read("They held it until last Thursday. Aircraft struck the road overnight.")
    assert times[-1].earliest == date(2016, 12, 8)


def test_days_hang_on_the_day_that_the_report_bears_at_its_head() -> None:
    """It came with another day of publication, which is a mistake of whoever gathered it."""
    found = read("17-08-2016 Shells hit the market on Wednesday.", date(2016, 8, 1))
    assert date(2016, 8, 17) == next(time.earliest for time in found if time.span.text == "Wednesday")
