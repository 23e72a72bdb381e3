"""Places of local news in sentences of our own: small towns, counties, abbreviated states, and which namesake."""

from functools import cache

import pytest

from tadmor import gazetteer
from tadmor.extract.places import step
from tadmor.extract.places.reading import read_places
from tadmor.extract.places.votes import Votes
from tadmor.model import Document, Place, Reading, Span, Step
from tadmor.nlp.segment import step as segment


@cache
def _steps() -> tuple[Step, Step]:
    return segment(), step()


def _places(text: str, url: str | None = None) -> tuple[Place, ...]:
    readings = [Reading(document=Document(id="d", text=text, lang="en", url=url))]
    for each in _steps():
        readings = list(each.run(readings))
    return readings[0].places


def _meant(text: str, url: str | None = None) -> list[tuple[str, str | None]]:
    return [(place.span.text, place.admin1 or place.country) for place in _places(text, url)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A fire burned in Paris, Texas, on Monday.", [("Paris", "Texas"), ("Texas", "US")]),
        ("Deputies went to Paris, Ky., on Monday.", [("Paris", "Kentucky"), ("Ky.", "US")]),
        ("A man from Athens, GA, was held.", [("Athens", "Georgia"), ("GA", "US")]),
        ("She lives in London, Ont., with a cat.", [("London", "Ontario"), ("Ont.", "CA")]),
        ("The mine near Logan, W.Va., closed.", [("Logan", "West Virginia"), ("W.Va.", "US")]),
    ],
)
def test_a_state_behind_a_comma_decides(text: str, expected: list[tuple[str, str]]) -> None:
    """In full, abbreviated with its full stop, or as the post writes it."""
    assert expected == _meant(text)


def test_a_county_is_not_the_town_of_its_name() -> None:
    """ "X County" is one name, and so is each of "X and Y counties"."""
    (county,) = _places("The sheriff of Laurel County spoke.")
    assert ("Laurel County", "Kentucky", "G5") == (county.name, county.admin1, county.precision)
    pair = _places("Fires crossed Walker and Polk counties in Texas.")[:2]
    assert ["Walker County", "Polk County"] == [place.name for place in pair]


def test_other_names_nearby_decide_between_namesakes() -> None:
    """Decatur of Georgia beside places of Georgia, of Illinois beside places of Illinois; no state is named."""
    south = _places("Police of Decatur met those of Stone Mountain and Lithonia in DeKalb County.")
    north = _places("Police of Decatur met those of Mount Zion and Forsyth in Macon County.")
    assert ("Georgia", "Illinois") == (south[0].admin1, north[0].admin1)


def test_a_name_does_not_speak_for_itself() -> None:
    """However often it stands there, only other names say where it is."""
    votes: Votes[str] = Votes()
    for _ in range(10):
        votes.cast("IE", 1.0, "dublin")
    votes.cast("US", 0.5, "ohio")
    assert {"IE": 1.0, "US": 0.05} == votes.shares()
    assert {"US": 1.0} == votes.shares("dublin")


def test_names_in_a_list_are_of_one_kind() -> None:
    """Washington among states is a state."""
    places = _places("Cases were found in Oregon, Washington and Idaho.")
    assert ["Oregon", "Washington", "Idaho"] == [place.name for place in places]
    assert {"G6"} == {place.precision for place in places}


def test_two_countries_in_a_list_hold_nothing() -> None:
    """There is a town of Canada in Mexico; "Canada, Mexico and" does not mean it."""
    assert ["CA", "MX", "US"] == [p.country for p in _places("Talks of Canada, Mexico and the United States ended.")]


@pytest.mark.parametrize(
    "text",
    [
        "A Chiefland man was hurt near Gainesville, Fla., on Sunday.",
        "Chiefland police closed a road to Gainesville, Fla., on Sunday.",
        "The Chiefland-based firm left Gainesville, Fla., on Sunday.",
        "Chiefland Mayor Ann Corvane went to Gainesville, Fla., on Sunday.",
    ],
)
def test_people_bodies_and_offices_of_a_town_show_the_town(text: str) -> None:
    """A small town counts once the report shows that it plays there."""
    assert ("Chiefland", "Florida") in _meant(text)


@pytest.mark.parametrize(
    "text",
    [
        "Sheriff Dale Taylor of Kentucky spoke. Taylor left early.",
        "NATO warned the United States of delays.",
        "We live in a Golden age, the county sheriff in Texas said to Virgin fans.",
    ],
)
def test_surnames_initials_and_common_words_are_no_towns(text: str) -> None:
    """There are towns of all these names."""
    assert not {"Taylor", "NATO", "Golden", "Virgin"} & {place.span.text for place in _places(text)}


def test_the_end_of_an_address_hints_at_the_country() -> None:
    """A paper from Britain means the Lancaster of England."""
    text = "Shops in Lancaster stayed open."
    assert "England" == dict(_meant(text, "https://news.example.co.uk/1"))["Lancaster"]


def test_a_division_that_we_lack_has_no_point() -> None:
    """A town of the name elsewhere is another place."""
    (place, _) = _places("Rain fell in Springfield Province, Kenya.")
    assert (None, None) == (place.lat, place.gazetteer)


def test_marked_spans_are_evidence() -> None:
    """What another reader of names holds for a place tips the balance, and invents none."""
    text = "Officials praised Orem and went on."
    (reading,) = _steps()[0].run([Reading(document=Document(id="d", text=text, lang="en"))])
    places = gazetteer.open()
    spans = [Span(18, 22, "Orem"), Span(10, 17, "praised")]
    assert [] == [place.name for place in read_places(reading, places).places]
    assert ["Orem"] == [place.name for place in read_places(reading, places, spans).places]


def test_an_old_city_is_of_the_town_told_of() -> None:
    """What many towns call a part of them is no other country's, and has no point where no such town is told of."""
    (old, _) = _places("Rebels blew up a tunnel in the Old City of Aleppo on Monday.")
    assert (old.name, old.lat) == ("Old City", None)
    old = _places("Israeli police shot a man in Jerusalem. The Old City of Jerusalem was closed.")[1]
    assert old.lat == pytest.approx(31.78, abs=0.05)


def test_a_lost_apostrophe_hides_no_place() -> None:
    """In a report without apostrophes "Aleppos" is Aleppo's, where it writes Aleppo; with them it is what it says."""
    long = "They said so again. " * 12
    lost = f"Shells fell in Syria. Aleppos markets closed in Syrias north. Aleppo is divided. {long}"
    assert [name for name, _ in _meant(lost)] == ["Syria", "Aleppo", "Syria", "Aleppo"]
    assert [name for name, _ in _meant(lost.replace("north", "army's north"))] == ["Syria", "Aleppo"]
    states = f"Islamic State fled. The United States struck Aleppo in Syria. {long}"
    assert [name for name, _ in _meant(states)] == ["United States", "Aleppo", "Syria"]
