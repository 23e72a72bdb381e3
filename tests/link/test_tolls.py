"""A number of dead is what the words beside it leave of it."""

from datetime import date

import pytest
from tests.link.made import strike

import tadmor
from tadmor.link.tolls import Toll, tolls


def read(text: str) -> list[Toll]:
    """The tolls of a text that the reader reads."""
    reading = tadmor.read(text, outlet="Northmere Daily", published=date(2016, 12, 12))
    return [toll for found in tolls(reading).values() for toll in found]


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("Air strikes killed 12 people in Raqqa.", 12, 12),
        ("Air strikes killed at least 12 people in Raqqa.", 12, None),
        ("Ten air strikes kill and wound 14 civilians in Douma.", 0, 14),
        ("65 people were killed or wounded by air strikes on Raqqa.", 0, 65),
        ("Air strikes on Raqqa killed 5 people and wounded 20.", 5, 5),
        ("5 people were killed and 20 were injured in Raqqa.", 5, 5),
    ],
)
def test_those_hurt_are_not_among_the_dead(text: str, low: int, high: int | None) -> None:
    """Counted together, they say how many at the most died."""
    assert [(low, high)] == [(toll.low, toll.high) for toll in read(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Air strikes on Raqqa have killed 120 people in 11 days.",
        "The strike raises the death toll in Raqqa to 120 people killed since Monday.",
        "More than 190 people were killed in Manbij in ten days of fighting.",
    ],
)
def test_a_sum_over_more_than_one_happening_is_marked(text: str) -> None:
    """It is no number of this one."""
    assert [True] == [toll.running for toll in read(text)]


def test_a_day_is_no_sum() -> None:
    """What happened within hours is told so."""
    assert [False] == [toll.running for toll in read("Air strikes on Raqqa killed 12 people in 24 hours.")]


def test_a_toll_says_whom_it_counts() -> None:
    """By the words beside the number; its claim and document are those of the report."""
    reading = strike("a", "34", 34, 34, "exactly", "The ministry")
    (found,) = [toll for some in tolls(reading).values() for toll in some]
    assert ("a", 34, 34, False) == (found.document, found.low, found.high, found.running)
    assert found.claim in {claim.id for claim in reading.claims}
