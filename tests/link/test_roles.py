"""What a number is of, by the words right behind it and by the number before it."""

from datetime import date

import pytest

import tadmor
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
