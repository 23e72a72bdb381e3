"""Names by the province behind them, spellings that no gazetteer has, and the capital that nobody names."""

from functools import cache

import pytest

from tadmor import gazetteer
from tadmor.extract.places.reading import read_places
from tadmor.gazetteer import Gazetteer
from tadmor.model import Document, Place, Reading
from tadmor.nlp.segment import step as segment


@cache
def _gazetteer() -> Gazetteer:
    return gazetteer.open()


def _read(text: str) -> dict[str, Place]:
    (reading,) = segment().run([Reading(document=Document(id="d", text=text, lang="en"))])
    return {place.span.text: place for place in read_places(reading, _gazetteer()).places}


@pytest.mark.parametrize(
    "text",
    [
        "Two died in Al Mansoura, Raqqa province, on Sunday.",
        "Two died in Al Mansoura village, Raqqa governorate, Syria.",
        "Two died in Al Mansoura town, in western Raqqa province, on Sunday.",
    ],
)
def test_a_province_decides_past_what_the_place_is_called(text: str) -> None:
    """The city of Egypt is a hundred times larger."""
    assert ("SY", "Raqqa") == (_read(text)["Al Mansoura"].country, _read(text)["Al Mansoura"].admin1)


def test_a_province_that_a_report_names_speaks_for_its_villages() -> None:
    """Also where the table calls it a governorate, and in a list."""
    found = _read("Shells fell on Al Karama and on two farms in Raqqa governorate, Syria.")
    assert "Raqqa" == found["Al Karama"].admin1


@pytest.mark.parametrize(
    ("text", "name", "meant"),
    [
        ("Two died in Kdeirun village, Raqqa province, on Sunday.", "Kdeirun", "Kudayran"),
        ("Musherfa, Raqqa governorate, Syria", "Musherfa", "Mushayrifah"),
        ("Syrian medics came to the town of Harbanifsah.", "Harbanifsah", "Harbinafsah"),
        ("Two died in Qasr Lahun village, Raqqa province.", "Qasr Lahun", "Qasr Lahun"),  # nowhere
        ("Syrian jets struck the Hazawnah neighbourhood.", "Hazawnah", "Hazawnah"),  # quarters have namesakes
    ],
)
def test_the_one_place_of_the_same_consonants_is_meant(text: str, name: str, meant: str) -> None:
    """In the province behind the name, or in the country where they are four."""
    found = _read(text)[name]
    assert (meant, meant == name) == (found.name, found.lat is None)


def test_what_a_division_is_behind_is_no_place_where_more_follows() -> None:
    """A person and his office."""
    assert "Hassan" not in _read("Two were held, said Omar Hassan, Raqqa province chief of police.")


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("Shells hit the south of the capital, Syrian officers said.", "south of"),
        ("The eastern outskirts of the capital witness clashes in Syria.", "the eastern outskirts of"),
        ("Jets bombed the capital, Syrian officers said.", None),
    ],
)
def test_the_capital_is_that_of_the_country_told_of(text: str, relation: str | None) -> None:
    """Where no report names it."""
    found = _read(text)["capital"]
    assert ("Damascus", relation) == (found.name, found.relation)


@pytest.mark.parametrize(
    "text",
    [
        "Shells hit Damascus, and smoke rose over the capital.",
        "Shells fell on the capital of the Sarun brigade in Syria.",
        "Syrian firms left the capital markets.",
        "Shells fell on the capital.",
    ],
)
def test_a_named_capital_money_and_no_country_give_none(text: str) -> None:
    """Nor what is the capital of something else."""
    assert "capital" not in _read(text)


def test_a_capitalised_desert_is_about_its_town() -> None:
    """It makes no name of its own."""
    assert "G5" == _read("Clashes went on in Deir Ezzor Desert, Syrian officers said.")["Deir Ezzor"].precision
