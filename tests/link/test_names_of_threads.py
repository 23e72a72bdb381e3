"""Names of threads as reports spell them, and what is told of one site by denials and tolls."""

from datetime import date

import pytest
from tests.link.test_threads import joined, read

from tadmor.link.incidents.within.told import tellings
from tadmor.link.tellings.found.threads.keys import name_key

WEDNESDAY, MONDAY = date(2016, 5, 4), date(2016, 5, 9)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Nam Harsim", "Namharsim"),
        ("Barivka", "Barovka"),
        ("Berlan's Merkadan", "Merkadan"),
        ("Merkadan’s", "Merkadan"),
        ("Bergham Village", "Ber Gham"),
    ],
)
def test_spellings_of_a_name_have_one_key(one: str, other: str) -> None:
    """Joined or apart, by other vowels, with the town that has it, or with what it is."""
    assert name_key(one) == name_key(other)


@pytest.mark.parametrize(("one", "other"), [("Harun", "Haran"), ("Bazan", "Bezin"), ("Merkadan", "Merkadel")])
def test_short_or_other_names_are_apart(one: str, other: str) -> None:
    """Two consonants or three tell no village from another."""
    assert name_key(one) != name_key(other)


def test_the_airport_of_a_town_is_its_airport() -> None:
    """ "Berlan airport" and "Berlan's airport"."""
    one = read("Rebels seized Berlan airport on Monday, a rebel spokesman said.")
    other = read("The army denied on Tuesday that rebels had seized Berlan's airport.", WEDNESDAY, "Delta Post")
    assert joined(one, other, "seized", "seized")


def test_a_day_is_no_village() -> None:
    """Behind "to" stands a day as well as a place."""
    reading = read("The brickworks were taken in the night to Tuesday. Six soldiers died, a driver said.")
    assert not any(key.startswith("p:") for t in tellings(reading) if t.thread for key in t.thread.names)


def test_a_denial_without_an_act_answers_what_was_hit_there() -> None:
    """It names the site and no act; of another site it says nothing."""
    one = read("Six pilgrims were killed on Monday by mortar shells that hit the Merkadan shrine, nurses said.")
    denial = 'A general spoke of the {site} shrine. "There was no pilgrim at the {site} shrine," he said.'
    here, there = (read(denial.format(site=site), WEDNESDAY, "Delta Post") for site in ("Merkadan", "Tursund"))
    assert joined(one, here, "killed", "pilgrim")
    assert not joined(one, there, "killed", "pilgrim")


def test_a_toll_of_a_village_is_counted_again_days_later() -> None:
    """Nine, and a week later eleven."""
    one = read("Nine people were killed in the village of Tal Merkadan on Tuesday, an elder said.")
    other = read("A nurse said that eleven people had died in Tal Merkadan.", MONDAY, "Delta Post")
    assert joined(one, other, "killed", "died")


def test_what_one_claim_counts_twice_is_one_happening() -> None:
    """Of two numbers in one sentence the smaller is a part of the larger: they keep no other report from either."""
    one = read("Nine traders were killed on Tuesday by shells that hit the Merkadan market, nurses said.")
    text = (
        "The toll of Tuesday's shelling of the Merkadan market rose to 14 killed, a nurse said, "
        "after four people died in the night."
    )
    other = read(text, WEDNESDAY, "Delta Post")
    assert joined(one, other, "killed", "died") and joined(one, other, "killed", "shelling")
