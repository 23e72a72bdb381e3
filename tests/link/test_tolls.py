"""A number of dead is what the words beside it leave of it."""

from datetime import date

import pytest
from tests.link.made import strike

import tadmor
from tadmor.link.tolls import Toll, tolls, total


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
        ("12 casualties in two bombings in Raqqa.", 0, 12),
        ("Seven casualties and several wounded in air strikes on Raqqa.", 7, 7),
        ("6 killed by shells that hit Raqqa.", 6, 6),
        ("9 people killed in air strikes on Raqqa.", 9, 9),
    ],
)
def test_those_hurt_are_not_among_the_dead(text: str, low: int, high: int | None) -> None:
    """Counted together, they say how many at the most died."""
    assert [(low, high)] == [(toll.low, toll.high) for toll in read(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Shelling on Raqqa kills a child.", (1, 1, "civilians")),
        ("12 strikes hit Raqqa, and a fighter was killed in Palmyra.", (1, 1, "fighters")),
        ("Gunmen assassinated a member of the council in Raqqa.", (1, 1, "unsaid")),
        ("The death of a woman in Raqqa was reported.", (1, 1, "civilians")),
        ("Jets kill a teacher and two of her pupils and another man in Raqqa.", (4, 4, "unsaid")),
        ("A soldier and two civilians were killed in Raqqa.", (3, 3, "unsaid")),
        ("A strike killed a commander and at least three of his men in Raqqa.", (4, None, "unsaid")),
        ("One soldier was killed in Raqqa.", (1, 1, "state forces")),
        ("17 soldiers, including a commander, were killed in Raqqa.", (17, 17, "state forces")),
        ("25 people, among them a woman and a child, were killed in Raqqa.", (25, 25, "unsaid")),
        ("Shells killed a woman and her brother in Raqqa.", (2, 2, "unsaid")),
        ("An official in Raqqa said four civilians were killed.", (4, 4, "civilians")),
        ("Gunmen killed a fighter and wounded a civilian in Raqqa.", (1, 1, "fighters")),
    ],
)
def test_one_person_is_a_number_and_is_added_to_those_beside_him(text: str, expected: tuple[int, int, str]) -> None:
    """ "A child was killed" is one dead; a list of victims is the sum of those in it, not of a part of a number."""
    assert [expected] == [(toll.low, toll.high, toll.group) for toll in read(text)]


@pytest.mark.parametrize(
    "text",
    [
        "A man accused of killing a woman was arrested in Raqqa.",
        "Gunmen failed to kill a commander in Raqqa.",
        "The house of a commander was hit in Raqqa, and his guard was wounded.",
        "A shell wounded a child in Raqqa.",
        "At least 4 casualties or more in air strikes on Raqqa.",
        "44 people have starved to death in Madaya.",
        "805 migrants died by drowning off Greece.",
    ],
)
def test_nobody_told_of_as_killed_is_no_number(text: str) -> None:
    """A charge, an attempt, somebody hurt; and "so many hit or more", of whom nobody need have died."""
    assert [] == read(text)


@pytest.mark.parametrize(
    "text",
    [
        "Air strikes on Raqqa have killed 120 people in 11 days.",
        "The strike raises the death toll in Raqqa to 120 people killed since Monday.",
        "More than 190 people were killed in Manbij in ten days of fighting.",
        "21 days of bombing on Raqqa kill more than 180 people.",
        "Clashes in Raqqa killed about 35 people in the past 48 hours.",
        "Clashes in Raqqa for the third day in a row killed about 35 people in the past 48 hours.",
        "Two months after a raid on a village near Raqqa that killed 60 people, the families went back.",
        "A funeral was held in Raqqa for 23 fighters who were killed.",
        "31 people were killed yesterday, including a soldier and his cousin.",
        "41 people were killed in shelling, blasts and other circumstances.",
        "Nine people were killed in separate attacks in Raqqa.",
        "After it killed about 35 fighters, the brigade left Raqqa.",
        "Bombings in Raqqa and Homs this year killed 60 people.",
        "This year 14 attacks on Raqqa killed 40 people.",
    ],
)
def test_a_sum_over_more_than_one_happening_is_marked(text: str) -> None:
    """It is no number of this one."""
    assert [True] == [toll.running for toll in read(text)]


def test_what_a_toll_rises_to_is_another_number() -> None:
    """The dead of this strike, and those of ten days."""
    found = read("Air strikes on Raqqa killed 13 people, raising the death toll in ten days to 40.")
    assert [(13, False), (40, True)] == [(toll.low, toll.running) for toll in found]


def test_the_first_in_seventy_days_is_no_sum() -> None:
    """It says how rare the happening is."""
    for text in (
        "Jets killed 10 children in the first raid on Raqqa in 70 days.",
        "Bombings killed 150 people in Raqqa on Monday, the worst attack this year.",
        "A bombing in Raqqa this month killed 12 people.",
    ):
        assert [False] == [toll.running for toll in read(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3 civilians and 2 fighters were killed in shelling on Raqqa.", (5, 5)),
        ("20 people were killed in Raqqa, among them 5 civilians and 3 fighters.", (20, 20)),
        ("7 fighters were killed in air strikes on Raqqa.", (7, 7)),
        ("21 days of bombing on Raqqa kill more than 180 people.", None),
    ],
)
def test_groups_add_up_unless_the_whole_is_given(text: str, expected: tuple[int, int] | None) -> None:
    """What one report tells of one happening is one number to compare."""
    reading = tadmor.read(text, outlet="Northmere Daily", published=date(2016, 12, 12))
    whole = total(toll for found in tolls(reading).values() for toll in found)
    assert expected == (None if whole is None else (whole.low, whole.high))


def test_a_day_is_no_sum() -> None:
    """What happened within hours is told so."""
    assert [False] == [toll.running for toll in read("Air strikes on Raqqa killed 12 people in 24 hours.")]


@pytest.mark.parametrize(
    "text", ["In Raqqa 12 people were killed yesterday.", "12 people were killed yesterday when a shell hit a bus."]
)
def test_yesterdays_dead_are_of_one_happening_where_it_is_told(text: str) -> None:
    """With its place, or what befell them."""
    assert [False] == [toll.running for toll in read(text)]


def test_a_toll_says_whom_it_counts() -> None:
    """By the words beside the number; its claim and document are those of the report."""
    reading = strike("a", "34", 34, 34, "exactly", "The ministry")
    (found,) = [toll for some in tolls(reading).values() for toll in some]
    assert ("a", 34, 34, False) == (found.document, found.low, found.high, found.running)
    assert found.claim in {claim.id for claim in reading.claims}
