"""A whole war's dead and displaced are compared for themselves, and are of nothing that the report tells."""

from datetime import date

import pytest

import tadmor
from tadmor.link.incidents.within.told import tellings
from tadmor.link.likeness.compare import compare
from tadmor.link.tellings.telling import STAY, Telling


def told(text: str) -> tuple[Telling, ...]:
    """What a report tells."""
    return tellings(tadmor.read(text, outlet="Northmere Daily", published=date(2016, 12, 11)))


@pytest.mark.parametrize(
    "text",
    [
        "The war in Sudan has killed at least 9,000 people.",
        "Fighters took a village in Sudan on Friday, in a two-year conflict that has killed at least 9,000 people.",
    ],
)
def test_a_wars_dead_are_no_dead_of_the_day(text: str) -> None:
    """They have a telling of their own, and stand in no other."""
    found = told(text)
    (war,) = (t for t in found if t.classes == STAY)
    assert ("war dead", "Sudan") == (war.counts[0].role, war.spots[0].name)
    assert not [c for t in found if t is not war for c in t.counts if c.role == "killed"]


def test_the_dead_of_an_attack_in_a_war_are_its_own() -> None:
    """Whatever the sentence says of the war."""
    found = told("In the deadliest attack of the war in Sudan rebels killed 1,200 people on Friday.")
    assert {"killed"} == {c.role for t in found for c in t.counts if c.role}


def test_one_war_is_one_thing() -> None:
    """Two countries' wars are two."""
    (one,), (other,), (apart,) = (
        [t for t in told(f"The war in {land} has killed {number} people.") if t.classes == STAY]
        for land, number in (("Sudan", "at least 9,000"), ("Sudan", "12,000"), ("Yemen", "9,000"))
    )
    one, other, apart = (
        Telling(**{name: getattr(t, name) for name in t.__slots__} | {"document": id_, "id": id_})
        for t, id_ in ((one, "a"), (other, "b"), (apart, "c"))
    )
    assert compare(one, other).score > 0
    assert compare(one, apart).vetoed
