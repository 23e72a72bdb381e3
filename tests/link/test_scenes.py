"""Where an incident is: a village keeps its name, an aside and a briefing are no scene."""

from datetime import date

from tests.link.made import Report

from tadmor.link.incidents import Incidents
from tadmor.link.incidents.places import Spot, nearness, spots
from tadmor.model import Document, Place, Reading, Span


def _reading(text: str, *places: Place) -> Reading:
    return Reading(document=Document(id="d", text=text, published=date(2017, 10, 20)), places=places)


def _place(text: str, name: str, known: tuple[float, float] | None = None, relation: str | None = None) -> Place:
    start = text.index(name)
    lat, lon = known or (None, None)
    return Place(
        span=Span(start, start + len(name), name),
        name=name,
        country="UA" if known else None,
        lat=lat,
        lon=lon,
        precision="G2" if known else None,
        radius_km=5.0 if known else None,
        relation=relation,
    )


def _names(reading: Reading) -> list[str]:
    text = reading.document.text
    return [spot.name for spot in spots(reading, [Span(0, len(text), text)])]


def test_a_village_that_no_gazetteer_has_stands_beside_a_town_that_one_has() -> None:
    """It is not given up for the town of its sentence."""
    text = "fought in Zherasvar near Zarka"
    assert ["Zherasvar", "Zarka"] == _names(
        _reading(text, _place(text, "Zherasvar"), _place(text, "Zarka", (48.0, 38.0), "near"))
    )


def test_a_village_is_compared_by_its_name() -> None:
    """The same name is the same place; a town that is known is hardly it; a quarter is told with an ending or none."""
    village, town = Spot(name="Zherasvar"), Spot(name="Zarka", country="UA", lat=48.0, lon=38.0, precision="G2")
    assert 1.0 == nearness(village, Spot(name="zherasvar"))
    assert None is nearness(village, Spot(name="Merj"))
    assert -0.3 == nearness(village, town) == nearness(town, village)
    assert 1.0 == nearness(Spot(name="Kuibyshev"), Spot(name="Kuibyshevskyi"))


def test_where_somebody_tells_a_briefing_nothing_happens() -> None:
    """ "Told a briefing in Zarka" is no scene, "in Zarka" is."""
    text = "told a briefing in Zarka that 13 had died in Merj"
    places = _place(text, "Zarka", (48.0, 38.0)), _place(text, "Merj", (49.0, 38.0))
    assert ["Merj"] == _names(_reading(text, *places))


def test_how_far_a_town_lies_from_another_is_no_scene_of_that_other() -> None:
    """ "Merj (55 km north-east of Zarka)" is Merj, also for a reader of places who marks only the second."""
    text = "visited Merj (held by the army, 55 km north-east of Zarka) on Sunday"
    places = _place(text, "Merj", (48.3, 38.4)), _place(text, "Zarka", (48.0, 38.0), "55 km north-east of")
    assert ["Merj"] == _names(_reading(text, *places))
    text = "fought in a field 55 km north-east of Zarka"
    assert ["Zarka"] == _names(_reading(text, _place(text, "Zarka", (48.0, 38.0), "55 km north-east of")))


def test_an_incident_has_a_place_only_where_words_say_where() -> None:
    """What the report is about may be somewhere else; "the northern districts" are that town's."""
    made = Report("r", "Zarka lies in ruins. Shells hit the northern districts on Friday. Jets struck a bus on Sunday.")
    made.says("Shells hit the northern districts on Friday", None)
    made.tells("hit", "STRIKE.shelling", "ASSAULT", place="the northern districts", day="Friday")
    made.says("Jets struck a bus on Sunday", None)
    made.tells("struck", "STRIKE.air", "ASSAULT", day="Sunday")
    incidents = Incidents()
    incidents.add(made.reading())
    assert {"STRIKE.shelling": "Zarka", "STRIKE.air": None} == {
        i.type: i.place for i in incidents.incidents() if not i.story
    }
