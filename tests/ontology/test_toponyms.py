"""Spellings of villages' names that meet in a key, and names that do not."""

import pytest

from tadmor.ontology.toponyms import bones, place_key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Tal Rumayn", "Tell Rumein"),
        ("Um Lashaba", "Am Lashab"),
        ("Umm Sarda", "Oum Sardah"),
        ("Al-Marawin", "Marawin"),
        ("Deir es-Sarun", "Dayr al-Saroun"),
        ("Qasr Lahun", "Kasr Lahoun"),
    ],
)
def test_spellings_of_one_name_meet(one: str, other: str) -> None:
    """What a village is named after, articles, long vowels and a final h are written as one likes."""
    assert place_key(one) == place_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Tal Sarun", "Deir Sarun"),
        ("Um Sarun", "Abu Sarun"),
        ("Sarun", "Tal Sarun"),
        ("Hill 211", "Hill 21"),
        ("Sarun", "Saran"),
        ("Tal", "Um"),
    ],
)
def test_other_names_stay_apart(one: str, other: str) -> None:
    """A hill is no monastery, a number is told in full, and a kind alone is a name."""
    assert place_key(one) != place_key(other)


def test_consonants_are_told_apart_from_what_a_village_is_named_after() -> None:
    """So that a short name can be held against the full one."""
    assert ("tal", "srn") == bones("Tell es-Sarun")
    assert ("", "srn") == bones("Sarun")
