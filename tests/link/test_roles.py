"""What a number is of, by the words right behind it and by the number before it."""

from datetime import date

import pytest

import tadmor
from tadmor.link.counts import Count
from tadmor.link.incidents.within.told import tellings


def roles(text: str) -> dict[str, str | None]:
    """What the numbers of a report are of, by their words."""
    found = tellings(tadmor.read(text, outlet="Northmere Daily", published=date(2016, 12, 11)))
    return {count.span.text: count.role for telling in found for count in telling.counts}


def test_who_is_in_a_critical_condition_is_not_dead() -> None:
    """Nor simply one of the injured."""
    found = roles("The doctor said 30 people died in the blast and 7 were in a critical condition.")
    assert ("killed", "critical") == (found["30"], found["7"])


def test_some_of_them_are_of_those_before() -> None:
    """The children are of the dead, and those wounded stand for themselves."""
    found = roles("A blast in Qaryatayn killed 34 people, 12 of them children, and 70 more were wounded.")
    assert ("killed", "killed", "injured") == (found["34"], found["12"], found["70"])


@pytest.mark.parametrize("words", ["are living in Qaryatayn", "were in the town"])
def test_who_came_to_a_place_was_not_driven_from_it(words: str) -> None:
    """Displaced people who live in a town are no number of a flight."""
    assert "displaced" not in roles(f"The United Nations said some 7,000 displaced people {words}.").values()


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Satellite data show that 214 of some 330 houses were burnt in Qaryatayn.", "some 330"),
        ("Three of the 40 soldiers at the post in Qaryatayn were killed, the army said.", "40"),
    ],
)
def test_of_how_many_some_were_is_no_number_of_those(text: str, number: str) -> None:
    """So many there were; to the others nothing happened."""
    assert "whole" == roles(text)[number]


def test_some_of_the_dead_leave_all_of_them_dead() -> None:
    """ "Two of the 12 killed" are of the dead."""
    assert "killed" == roles("Two of the 12 people killed in Qaryatayn were soldiers, the army said.")["12"]


def counts(text: str) -> dict[str, Count]:
    """The numbers of a report, by their words."""
    found = tellings(tadmor.read(text, outlet="Northmere Daily", published=date(2016, 12, 11)))
    return {count.span.text: count for telling in found for count in telling.counts}


@pytest.mark.parametrize("words", ["said rescuers, who raised an earlier toll of ten", "up from ten, rescuers said"])
def test_a_toll_that_another_replaced_is_a_former_one(words: str) -> None:
    """It stands against nobody's number."""
    found = counts(f"Twelve people were killed in the market of Qaryatayn, {words}.")
    assert found["ten"].former and not found["Twelve"].former


@pytest.mark.parametrize(
    "words",
    [
        "The monitor had first reported ten dead in Qaryatayn, and now says that twelve people were killed.",
        "The monitor said that ten people had been killed in Qaryatayn, before raising the figure to twelve killed.",
    ],
)
def test_what_was_reported_at_first_is_a_former_toll(words: str) -> None:
    """The later one stands."""
    found = counts(words)
    assert [True, False] == [found["ten"].former, found["twelve"].former]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("The Red Crescent said nine people had been killed in Qaryatayn, the army four.", True),
        ("The Red Crescent said nine people had been killed in Qaryatayn and four were wounded.", False),
    ],
)
def test_a_number_behind_who_says_it_alone_is_his(words: str, expected: bool) -> None:
    """ "Said nine, the army four": four is not the first one's."""
    assert expected == counts(words)["four"].anothers


def test_what_is_parted_among_places_is_of_none_of_them() -> None:
    """Of 15 dead six were in one town."""
    found = counts("Shelling killed 15 civilians, six of them in Qaryatayn, and a boy in Homs, the monitor said.")
    assert found["15"].parted
    assert not counts("Shelling killed 15 civilians, six of them children, the monitor said.")["15"].parted


def test_whom_somebody_killed_are_not_those_whom_he_lost() -> None:
    """Each number has its own group, and members of a family are people."""
    found = counts("He said his men had killed 43 militants and lost nine soldiers.")
    assert (frozenset(["fighters"]), frozenset(["soldiers"])) == (found["43"].population, found["nine"].population)
    assert not counts("Barrel bombs killed four members of one family in Qaryatayn.")["four"].population
