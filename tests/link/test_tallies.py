"""What words ahead of a number say that it counts: tolls that rise, losses, houses burned, shells fired."""

from datetime import date

import pytest

import tadmor
from tadmor.link.counts import Count
from tadmor.link.incidents.within.told import tellings


def counts(text: str) -> dict[str, Count]:
    """The numbers of a report by their words."""
    found = tellings(tadmor.read(text, outlet="Northmere Daily", published=date(2016, 12, 11)))
    return {count.span.text: count for telling in found for count in telling.counts}


@pytest.mark.parametrize(
    ("text", "number", "role"),
    [
        ("The mayor said the death toll of the shelling of Sarvan bazaar had risen to 17 citizens.", "17", "killed"),
        ("The general said his men had left Karun as planned, and the martyrs are seven.", "seven", "killed"),
        (
            "The ministry said the total of the rebels killed since Friday has reached 1,950.",
            "1,950",
            "killed",
        ),
        ("The captain had lost, he told me by the well, sixteen men in Karun.", "sixteen", "killed"),
        ("In May an attempt to enter Karun failed with the loss of fifteen men.", "fifteen", "killed"),
        ("In Bir Salam, 12 houses were burned on 2 November, the group said.", "12", "buildings-lost"),
        ("The militia blew up forty houses in Bir Salam, residents said.", "forty", "buildings-lost"),
        ("The gunners fired at least 300 shells on Northmere, the monitor said.", "at least 300", "attacks"),
        ("Before noon more than 300 shells of rebels hit Northmere.", "more than 300", "attacks"),
        (
            "In Karun at least 37 homes on the old bank, north of the river, were demolished.",
            "at least 37",
            "buildings-lost",
        ),
        ("The spokesman said that at the ford 26 of the foe were annihilated.", "26", "killed"),
        ("The captain put the army's dead by the mill at twelve.", "twelve", "killed"),
        ("An officer said 17 soldiers had been killed and that nine lorries were burned.", "nine", "equipment-lost"),
    ],
)
def test_words_beside_a_number_say_what_it_counts(text: str, number: str, role: str) -> None:
    """Though no noun of the dead or the lost stands right behind it."""
    assert role == counts(text)[number].role


def test_a_number_far_behind_a_toll_is_not_of_it() -> None:
    """Who stood in the square did not die there."""
    found = counts("The toll was not known, but a witness said there were 30 people in the square of Northmere.")
    assert "killed" not in {count.role for count in found.values()}


def test_some_of_a_toll_are_of_its_dead() -> None:
    """The women are among the dead, though the toll says so only by its verb."""
    found = counts("The mayor said the toll of the shelling of Sarvan had risen to 17 citizens, among them six women.")
    assert ("killed", True) == (found["six"].role, found["six"].part)


def test_whom_somebody_buried_are_the_least_of_the_dead() -> None:
    """Nineteen buried say that no fewer died; bodies dug out after a number do not make it one of bodies."""
    assert counts("The emergency room of Northmere said that it buried 19 people.")["19"].bodies
    assert not counts("The farmer put the dead of Northmere at 19, after bodies were dug out.")["19"].bodies


def test_men_and_boys_are_people() -> None:
    """And no number of children."""
    found = counts("Villagers gave the names of 14 men and boys shot dead in Northmere.")
    assert not found["14"].population


def test_whose_dead_are_put_at_a_number_stands_before_it() -> None:
    """ "The army's dead at 15, and those of the insurgents at 50": each number has its own."""
    found = counts("The monitor put the army's dead in the hills at 15, and those of the insurgents at over 50.")
    assert ({"soldiers"}, {"fighters"}) == (set(found["15"].population), set(found["over 50"].population))


def test_a_number_of_things_counts_nobody_who_was_killed_beside_them() -> None:
    """Four lorries are no soldiers."""
    found = counts("The militia said it hit a column near Karun, destroying four lorries and killing eleven soldiers.")
    assert frozenset() == found["four"].population
