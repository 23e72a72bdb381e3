"""How many people are in a place: read without an event, and compared from report to report."""

from datetime import date, timedelta

import pytest
from tests.link.test_agreement import compared

import tadmor
from tadmor.link.incidents.blocks import kept_under, sought_under
from tadmor.link.incidents.within.told import tellings
from tadmor.link.likeness.compare import compare
from tadmor.link.likeness.gists import gist, may_join
from tadmor.link.tellings.telling import STAY, Telling
from tadmor.model import Reading

MONDAY, FRIDAY = date(2016, 12, 12), date(2016, 12, 16)
UN = "The United Nations"


def told(words: str, by: str = "The Northern Relief Society", published: date = MONDAY) -> Reading:
    """A report on somebody's number of people."""
    return tadmor.read(f"{by} said on Monday that {words}.", outlet=f"Outlet of {by}", published=published)


def there(reading: Reading) -> list[Telling]:
    """The tellings of a report that say how many people are somewhere."""
    return [telling for telling in tellings(reading) if telling.classes == STAY]


def numbers(*readings: Reading) -> list[tuple[str, str | None]]:
    """The findings on how many that two voices make."""
    return [(f.finding, f.role) for f in compared(*readings) if f.aspect == "how many" and len(f.pair) > 1]


@pytest.mark.parametrize(
    ("words", "role"),
    [
        ("some 3,000 people remain in Qaryatayn", "residents"),
        ("Qaryatayn is still home to 3,000 people", "residents"),
        ("in Qaryatayn 3,000 people, among them 200 children, are trapped", "residents"),
        ("Qaryatayn had a population of 3,000 before the war", "inhabitants"),
        ("before the offensive 3,000 people lived in Qaryatayn", "inhabitants"),
        ("Qaryatayn, a town of some 3,000 people, was dark", "inhabitants"),
    ],
)
def test_who_is_in_a_town_is_counted_without_an_event(words: str, role: str) -> None:
    """What lived there before is another number than what is left."""
    (telling,) = there(told(words))
    assert (role, True) == (telling.counts[0].role, "Qaryatayn" in telling.spots[0].name)


@pytest.mark.parametrize(
    "words",
    [
        "3,000 people fled Qaryatayn, where others remain",
        "3,000 people remain missing in Qaryatayn",
        "seven towns around Qaryatayn with 3,000 people are cut off",
        "3,000 people crossed the bridge at Qaryatayn",
    ],
)
def test_who_left_and_who_is_lost_is_not_counted_so(words: str) -> None:
    """Nor those of several towns."""
    assert not there(told(words))


def test_two_numbers_of_those_who_remain_are_set_beside_each_other() -> None:
    """Days apart, of one town, whatever else the reports tell."""
    first = told("some 3,000 people remain in Qaryatayn")
    other = told("Qaryatayn is still home to 5,000 people", UN, published=FRIDAY)
    assert [("conflict", "residents")] == numbers(first, other)


@pytest.mark.parametrize(
    "words",
    ["some 3,000 people remain in Sukhna", "Qaryatayn had a population of 3,000 before the war"],
)
def test_other_towns_and_other_times_are_not(words: str) -> None:
    """Who lived there before the war is no rival of who is left."""
    first = told("some 5,000 people remain in Qaryatayn")
    assert not numbers(first, told(words, UN))


def test_the_people_of_a_place_are_no_happening() -> None:
    """They join no act there."""
    (residents,) = there(told("some 3,000 people remain in Qaryatayn"))
    (attack, *_) = tellings(told("rebels attacked Qaryatayn on Sunday", UN))
    assert compare(residents, attack).vetoed


def test_who_is_around_a_town_is_counted_beside_who_is_in_it() -> None:
    """The higher of the two may count more places; a lower number of more places is still contradicted."""
    town = told("some 3,000 people remain in Qaryatayn")
    around = "people in and around Qaryatayn are trapped"
    assert [("scope differs", "residents")] == numbers(town, told(f"5,000 {around}", UN))
    assert [("conflict", "residents")] == numbers(town, told(f"2,000 {around}", UN))


@pytest.mark.parametrize(("days", "met"), [(29, True), (60, False)])
def test_a_land_hosts_as_many_for_weeks(days: int, met: bool) -> None:
    """A gist stops nothing of that which would be joined, and a report of weeks later is looked for."""
    one, other = (
        there(told(f"Turkey hosts {number} Syrian refugees", by, day))[0]
        for number, by, day in [
            ("2.7 million", UN, MONDAY),
            ("2.8 million", "The Northern Relief Society", MONDAY + timedelta(days=days)),
        ]
    )
    assert met == (compare(one, other).score >= 0)
    assert may_join(gist(one), gist(other)) or not met
    assert sought_under(kept_under(one)) & kept_under(other)
