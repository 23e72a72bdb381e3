"""One village under two spellings, in one report and in two; the villages are invented."""

import pytest

from tadmor.link.tellings.places import Spot, bare_name, nearness


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Tal Rumayn", "Tell Rumein"),
        ("Um Lashaba", "Am Lashab"),
        ("Sarun Reservoir", "Sarun"),
        ("Veslek", "Vyeslek"),
        ("Sheikh Lamskin", "Sheikh Lamskeen"),
    ],
)
def test_spellings_of_one_village_are_one_place(one: str, other: str) -> None:
    """No gazetteer says where it lies, so its name must."""
    assert 1.0 == nearness(Spot(name=one), Spot(name=other))


def test_a_short_name_may_be_the_full_one() -> None:
    """ "Rumayn" beside "Tal Rumayn" says nothing for and nothing against."""
    assert None is nearness(Spot(name="Tal Rumayn"), Spot(name="Rumein"))


@pytest.mark.parametrize(
    ("one", "other"), [("Tal Sarmun", "Deir Sarmun"), ("Hill 210", "Hill 211"), ("Sarmun", "Lahetta")]
)
def test_other_villages_are_apart(one: str, other: str) -> None:
    """Two hills differ by their numbers, a hill and a monastery by what they are."""
    assert 0 > (nearness(Spot(name=one), Spot(name=other)) or 0)


def test_a_site_that_its_name_calls_so_may_be_a_known_towns() -> None:
    """The gate is the town's as likely as not; a village of its own is hardly the town."""
    town = Spot(name="Zarka", country="UA", lat=48.0, lon=38.0, precision="G2")
    assert 0 < (nearness(Spot(name="Eastern Gate"), town) or 0)
    assert 0 > (nearness(Spot(name="Lahetta"), town) or 0)


def test_what_lies_by_a_side_alone_keeps_its_noun() -> None:
    """ "The Southern Gate" and "the Southern Hospital" are two."""
    assert bare_name("Southern Gate") != bare_name("Southern Hospital")
