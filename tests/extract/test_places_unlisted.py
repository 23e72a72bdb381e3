"""Places that no gazetteer has, in sentences of our own: as a head marks them, and by where they stand."""

from functools import cache

import pytest

from tadmor import gazetteer
from tadmor.extract.places.reading import read_places
from tadmor.gazetteer import Gazetteer
from tadmor.model import Document, Place, Reading, span_of
from tadmor.nlp.segment import step as segment


@cache
def _gazetteer() -> Gazetteer:
    return gazetteer.open()


def _read(text: str, *marked: str) -> tuple[Place, ...]:
    """The places of a text in which a head marks some words wherever they stand."""
    (reading,) = segment().run([Reading(document=Document(id="d", text=text, lang="en"))])
    spans = [
        span_of(text, at, at + len(words))
        for words in marked
        for at in range(len(text))
        if text.startswith(words, at) and not text[at + len(words) : at + len(words) + 1].isalnum()
    ]
    return read_places(reading, _gazetteer(), spans).places


def _names(text: str, *marked: str) -> list[str | None]:
    return [place.name for place in _read(text, *marked)]


@pytest.mark.parametrize(
    "text",
    [
        "In Qasr Lahun, north of the town, four people died on Sunday.",
        "Nobody had struck Qasr Lahun before, officers said.",
        "The troops took Qasr Lahun after dark.",
        "Families walked out of Qasr Lahun on foot.",
        "Two men died at the Qasr Lahun screening point.",
        "And Qasr Lahun? Four people dead, the monitor says.",
        "Qasr Lahun. Residents said four people died.",
    ],
)
def test_a_name_that_a_head_marks_is_a_place_where_one_may_stand(text: str) -> None:
    """Without a point: the name is all that is known."""
    (place,) = _read(text, "Qasr Lahun")
    assert ("Qasr Lahun", None, None) == (place.name, place.lat, place.country)


def test_a_name_that_is_said_to_be_a_town_is_one() -> None:
    """By what follows the comma, without any mark; not where that says something of a person."""
    assert ["Qasr Lahun"] == _names("Fighters fled to Qasr Lahun, a small town 9 km to the north.")
    assert [] == _names("He wrote to Qasr Lahun, a town official.")


@pytest.mark.parametrize(
    "text",
    [
        "The column met Lahun Force on Sunday.",  # a force
        "He spoke with Lahun for an hour.",  # a person
        "The house of the Lahun family burned.",
        "Officials praised the strength of Lahun in a letter.",
        "Neighbours in Lahun's street heard nothing.",
        "Shells hit the Shi'ite villages again.",
        "They ran from Daesh for two days.",
    ],
)
def test_a_mark_alone_makes_no_place(text: str) -> None:
    """Persons, forces and families stand elsewhere than a place does; a group that is known is one."""
    assert [] == _names(text, "Lahun", "Daesh")


def test_a_name_that_goes_on_behind_of_is_no_place() -> None:
    """A film's, a poem's: what stands alone behind "in" is one."""
    assert [] == _names("He had a part in Lahunites of the Winds.")
    assert ["Lahunites"] == _names("He had a house in Lahunites.")


def test_a_part_of_a_longer_name_far_away_loses() -> None:
    """ "Abra" is in the Philippines, "Abra al-Lahun" in the country that the report is about."""
    text = "Iraqi troops left Mosul, in Iraq, on Sunday. They took Abra al-Lahun and Abra Kesh, near Tal Afar."
    found = _names(text, "Mosul", "Abra al-Lahun", "Abra Kesh", "Tal Afar")
    assert ["Mosul", "Iraq", "Abra al-Lahun", "Abra Kesh", "Tal Afar"] == found


def test_what_heads_a_section_is_a_place_where_other_places_head_the_others() -> None:
    """Though no head marks it, and nothing says so."""
    text = "Mosul. Two died.\nQasr Lahun. Three died.\nTal Afar. Four died.\nRunning count. Nine died."
    assert ["Mosul", "Qasr Lahun", "Tal Afar"] == _names(text)
    assert ["Mosul"] == _names("Mosul. Two died.\nQasr Lahun. Three died.\nRunning count. Five died.")


def test_an_agency_in_brackets_and_a_citys_time_are_no_places() -> None:
    """ "(Meridian) -" and "at 11:00 Moscow time"; a village that bears a region's name is not that region."""
    document = Document(id="d", text="MOSUL, Iraq, 3 May (Meridian) - Troops left.", outlet="Meridian Press", lang="en")
    (reading,) = segment().run([Reading(document=document)])
    assert ["Mosul", "Iraq"] == [place.name for place in read_places(reading, _gazetteer()).places]
    assert ["Kyiv"] == _names("Shells fell on Kyiv at 11:00 Moscow time.")
    (head, *_) = _read("The head of Chechnya wrote of troops in Lyman, Kramatorsk and Sloviansk in Ukraine.")
    assert ("Chechnya", "RU") == (head.name, head.country)


@pytest.mark.parametrize("head", ["Deaths", "Peacekeepers", "Fighting", "Displacement"])
def test_what_a_section_is_about_is_no_place(head: str) -> None:
    """Though other sections of the report are headed by places."""
    assert ["Mosul", "Tal Afar"] == _names(f"Mosul. Two died.\n{head}. Three were named.\nTal Afar. Four died.")


def test_a_name_that_ends_a_longer_one_of_the_report_is_short_for_it() -> None:
    """ "Medani" of "Wad Medani", where no gazetteer has the short one."""
    text = "Trains reach Wad Madani by noon. In Madani, tea is cheap."
    assert ["Wad Medani", "Wad Medani"] == _names(text, "Wad Madani", "Madani")


def test_a_name_that_is_once_called_a_state_is_a_division() -> None:
    """Wherever it stands, and without a point."""
    text = "Families fled from Qasrahun state. In Qasrahun, nobody had slept."
    assert {"G6"} == {place.precision for place in _read(text, "Qasrahun")}


def test_a_side_of_a_country_behind_a_comma_holds_the_town_before_it() -> None:
    """ "Nice, southern France": the town, though its name is a common word."""
    (town, _) = _read("A bakery burnt down in Nice, southern France, and nobody was hurt.")
    assert ("Nice", "FR") == (town.name, town.country)


def test_a_town_of_a_war_is_not_its_large_namesake_abroad() -> None:
    """Whatever the size of the town that the gazetteer has, as long as the report tells of another country."""
    text = (
        "Militants stormed the town of Vigo in northern Mozambique on Monday. The governor fled to Pemba. "
        "Vigo is in our hands, the Mozambican army said."
    )
    first, country, other, again = _read(text)
    assert [("Vigo", None), ("Vigo", None)] == [(p.name, p.lat) for p in (first, again)]
    assert ["MZ", "MZ"] == [country.country, other.country]


def test_a_great_town_abroad_is_itself() -> None:
    """Nobody calls another town Istanbul."""
    (city, _) = _read("The men flew to the city of Istanbul and came back to Mozambique.")
    assert "TR" == city.country


def test_a_small_namesake_in_a_country_that_nothing_else_tells_of_is_not_meant() -> None:
    """One name does not bring Ethiopia into a report on Burkina Faso; a second place beside it does."""
    kobo, *_ = _read("In Kobo, eight soldiers died, officials in Ouagadougou, Burkina Faso, said.")
    assert (None, None) == (kobo.country, kobo.lat)
    kobo, other, *_ = _read("In Kobo and Alamata eight soldiers died, officials in Ouagadougou, Burkina Faso, said.")
    assert ["ET", "ET"] == [kobo.country, other.country]


def test_a_name_spelt_loosely_is_not_meant_far_from_all_that_the_report_names() -> None:
    """A village that the gazetteer lacks near Tikrit is not a town at Basra."""
    text = "Iraqi troops left Tikrit and Samarra and went to Zuhayra. They took the village of Zuhayra on Sunday."
    assert {None} == {place.lat for place in _read(text) if place.span.text == "Zuhayra"}


def test_who_a_dateline_credits_is_no_place() -> None:
    """Neither where somebody tells it something."""
    assert ["Tripoli"] == _names("TRIPOLI (Meridian) - Forces left, an officer told Meridian. Meridian saw them.")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The factions withdrew from Tell Sefidan Monday night.", "Tell Sefidan"),
        ("Fighters pulled out of Kafr Sefidan Tuesday.", "Kafr Sefidan"),
    ],
)
def test_the_day_behind_a_name_is_no_part_of_it(text: str, name: str) -> None:
    """American papers write it without "on"."""
    assert [name] == [place.span.text for place in _read(text)]
