"""A report's own head says on which day it tells, and ends where its first sentence begins."""

import itertools
from datetime import date

import pytest

from tadmor.lang.datelines import dateline, head_cuts, told_on
from tadmor.model import Document

TITLE = "Barrel bombs kill nine in the old town"


def _document(text: str, published: date | None = date(2016, 5, 6)) -> Document:
    return Document(id="a", text=text, title=TITLE, published=published, lang="en")


@pytest.mark.parametrize(
    "head",
    [
        "Published May 17 2016",
        "Posted on May 17, 2016",
        "Last updated at May 172016",
        "Tuesday 17 May 2016 18:05",
        "17-05-2016",
        "17.05.2016",
        f"{TITLE} Monitor AFP Tuesday 17 May 2016",
        f"{TITLE} WIRE Middle East 1735 17.05.2016(updated 2033 17.05.2016)",
    ],
)
def test_the_day_at_the_head_of_a_report_outweighs_the_one_that_it_came_with(head: str) -> None:
    """Whoever gathered it took the day for the month, or the day of gathering."""
    assert date(2016, 5, 17) == told_on(_document(f"{head} Nine people died on Tuesday."))


@pytest.mark.parametrize(
    "text",
    [
        "On 17 May 2016 the army took the town.",
        "The town fell on Tuesday 17 May 2016.",
        "11 September 2001 changed the war.",
        "May 7 2016 Nine people died.",  # printed the day before
        "31-02-2016 Nine people died.",
    ],
)
def test_a_day_in_a_sentence_or_far_off_is_no_dateline(text: str) -> None:
    """It is what is told, or the day on which the report was printed again."""
    assert date(2016, 5, 6) == told_on(_document(text))


def test_a_day_and_month_that_only_change_places_are_the_day_that_is_known() -> None:
    """ "06-05-2016" may be the sixth of May or the fifth of June; and a report without a day keeps none."""
    assert date(2016, 6, 5) == told_on(_document("06-05-2016 Nine people died.", date(2016, 6, 5)))
    assert told_on(_document("17-05-2016 Nine people died.", None)) is None
    assert dateline("Nine people died.") is None


@pytest.mark.parametrize(
    "expected",
    [
        ["Published May 17 2016", "Nine people died on Tuesday."],
        ["Tuesday 17 May 2016", f"{TITLE} AFP", "Jets struck the old town."],
        [TITLE, "AFP Tuesday 17 May 2016", "Jets struck the old town."],
        [TITLE, "A helicopter struck the old town."],
        [f"Posted on May 17 2016 by Herald English {TITLE}", "Nine people died."],
        [f"{TITLE}, a monitor said."],
        ["Nine people died in the old town."],
    ],
)
def test_the_parts_of_a_head_are_told_from_the_first_sentence(expected: list[str]) -> None:
    """A headline without its full stop is no part of what follows."""
    text = " ".join(expected)
    cuts = [0, *head_cuts(text, TITLE), len(text)]
    parts = [text[a:b].strip() for a, b in itertools.pairwise(cuts)]
    assert expected == parts


def test_an_hour_belongs_to_the_day() -> None:
    """ "Posted: May 17, 2016 11:03 AM" is one head."""
    assert () == head_cuts("Posted: May 17, 2016 11:03 AM Nine people died.", TITLE)
