"""Sites and villages that a noun beside their names tells, and far namesakes, in sentences of our own."""

import pytest

from tadmor import gazetteer
from tadmor.extract.places.reading import read_places
from tadmor.gazetteer import Gazetteer
from tadmor.model import Document, Place, Reading, span_of
from tadmor.nlp.segment import step as segment


@pytest.fixture(scope="module")
def known() -> Gazetteer:
    """The shipped gazetteer."""
    return gazetteer.open()


def _read(text: str, known: Gazetteer, *marked: str) -> tuple[Place, ...]:
    """The places of a text in which a head marks some words where they first stand."""
    (reading,) = segment().run([Reading(document=Document(id="d", text=text, lang="en"))])
    spans = [span_of(text, at, at + len(words)) for words in marked if (at := text.find(words)) >= 0]
    return read_places(reading, known, spans).places


def _strangers(text: str, known: Gazetteer, *marked: str) -> list[str]:
    return [place.span.text for place in _read(text, known, *marked) if not place.gazetteer]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("At dawn our men took the Sarun reservoir, he said.", "Sarun"),
        ("The plane bombed the Al-Lamha clinic on Saturday.", "Al-Lamha"),
        ("A bomb fell by the Al-Lamha children's clinic.", "Al-Lamha"),
        ("Shells struck the Veslet ferry in midstream.", "Veslet"),
        ("They would rather blow up the bridge of Kovlat than give it up.", "Kovlat"),
        ("The power station of Halmavrod was out of work.", "Halmavrod"),
        ("The shells came from Hill 214, a spokesman said.", "Hill 214"),
        ("Twenty-two of the people of Tal Rumayn were killed.", "Tal Rumayn"),
        ("One shell fell on the Linen Market at noon.", "Linen Market"),
        ("A doctor at the Southern Hospital said nobody had left.", "Southern Hospital"),
        ("Fighting continued in Veslet and spread to the left bank.", "Veslet"),
    ],
)
def test_a_noun_tells_a_site(text: str, name: str, known: Gazetteer) -> None:
    """No head marks it: the noun beside the name, or at either end of it, is enough."""
    assert [name] == _strangers(text, known)


def test_both_names_before_one_noun_are_sites(known: Gazetteer) -> None:
    """ "The X and Y quarters" are two."""
    assert ["Al-Lamha", "Al-Sarun"] == _strangers("They shelled the Al-Lamha and Al-Sarun quarters.", known)


@pytest.mark.parametrize(
    "text",
    [
        "People were killed at the Sunday market.",
        "Doctors at the Methodist hospital were tired.",
        "He was seen at the Hezbollah checkpoint.",
        "The Haddad camp won the vote.",
        "They met at the Southern market.",
        "He spoke of Point 3 of the plan.",
        "The court sat in Gate 10 of the hall.",
    ],
)
def test_what_is_no_name_of_a_place_makes_no_site(text: str, known: Gazetteer) -> None:
    """Days, faiths, sides, persons and parts are said of sites, too."""
    assert [] == _strangers(text, known)


def test_a_camp_needs_a_second_opinion(known: Gazetteer) -> None:
    """A party has a camp as well as a place."""
    text = "Most left for Lamzam camp on Monday."
    assert [] == _strangers(text, known)
    assert ["Lamzam"] == _strangers(text, known, "Lamzam")


def test_a_site_is_no_small_town_of_a_country_not_told_of(known: Gazetteer) -> None:
    """The gazetteer's Dubno is a town in Ukraine, and its Nyanza one in Rwanda."""
    assert ["Dubno"] == _strangers("The army opened the Dubno canal in spring.", known)
    assert ["Nyanza", "Nyanza"] == _strangers(
        "KISUMU, Kenya - Kenyan police said ten people died in Nyanza province. Most of Nyanza is calm.", known
    )


def test_a_town_told_within_a_division_that_lacks_it_is_another(known: Gazetteer) -> None:
    """ "Stroud, Ontario" is not in England; a larger town in a list may be."""
    assert ["Stroud"] == _strangers("A driver was held in Stroud, Ontario, on Friday.", known)
    assert [] == _strangers("Offices in Bristol, Ontario and Quebec will shut.", known)


def test_a_side_alone_is_no_division_of_another_country(known: Gazetteer) -> None:
    """Uganda has a Central Region, Saudi Arabia an Eastern Province, and neither is told of."""
    text = "In Kenya ten died in North Eastern Province, Kenyan officials in Kenya said."
    assert ["KE"] == list(dict.fromkeys(place.country for place in _read(text, known) if place.country))


def test_the_state_of_a_name_is_the_division(known: Gazetteer) -> None:
    """ "The state of Washington" is not the capital."""
    (place,) = _read("It was found in the state of Washington in May.", known)
    assert "adm:US.WA" == place.gazetteer


@pytest.mark.parametrize("name", ["Port-au-Prince", "Côte d'Ivoire", "Cote d’Ivoire", "Cape Verde"])
def test_french_words_inside_a_name_belong_to_it(name: str, known: Gazetteer) -> None:
    """Small words and elided ones are parts of a name."""
    assert [name] == [place.span.text for place in _read(f"They came from {name} on Friday.", known)]
