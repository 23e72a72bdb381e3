"""Names of actors meet in a key: a government with all that acts for it, a group under any of its names."""

import pytest

from tadmor.reference.sides import keys, settled


@pytest.mark.parametrize(
    ("names", "key"),
    [
        (("Government of Syria", "Military Forces of Syria (2000-2024)", "Syrian Armed Forces"), "government:SY"),
        (("Police Forces of Iraq (2014-)",), "government:IQ"),
        (("Russia", "Government of Russia (Soviet Union)"), "government:RU"),
        (("IS", "Islamic State (Syria)", "Daesh"), "islamic-state"),
        (("SDF", "Syrian Democratic Forces"), "syrian-democratic-forces"),
        (("Syrian insurgents", "Opposition Rebels (Syria)"), "rebels"),
        (("Civilians", "Civilians (Syria)", "Protesters (Syria)"), "civilians"),
        (("Jaysh al-Merj", "Jaysh Al Merj"), "jaysh merj"),
    ],
)
def test_names_of_one_actor_are_one_key(names: tuple[str, ...], key: str) -> None:
    """Whichever data set writes them."""
    assert {key} == keys(names)


@pytest.mark.parametrize("name", ["Unidentified Armed Group (Syria)", "regime forces", "", "troops"])
def test_nobody_in_particular_has_no_key(name: str) -> None:
    """They may be anybody's."""
    assert frozenset() == keys([name])


def test_rebels_and_civilians_settle_nothing() -> None:
    """A named group may be the rebels that another account speaks of."""
    assert not settled(keys(["Civilians", "rebels"]))
    assert settled(keys(["Hezbollah", "rebels"]))
