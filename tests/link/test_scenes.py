"""Where an incident is: a village keeps its name, an aside and a briefing are no scene."""

from dataclasses import replace
from datetime import date

from tests.link.made import Report

import tadmor
from tadmor.link.incidents import Incidents
from tadmor.link.tellings.found.places.focus import ground
from tadmor.link.tellings.found.places.named import named_again, scene, spots, that_way
from tadmor.link.tellings.found.scenes.scene import sums_up
from tadmor.link.tellings.places import Spot, nearness
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
    return [spot.name for spot in spots(reading, [Span(0, len(text), text)], home=None)]


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
    assert 0 > (nearness(village, Spot(name="Merj")) or 0)  # two villages
    assert 1.0 == nearness(village, Spot(name="Zherasvara"))  # one in two spellings
    assert None is nearness(village, Spot(name="Zherasvan"))  # or perhaps one
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


def test_an_event_without_a_place_is_where_its_paragraph_speaks_of() -> None:
    """The last place of its paragraph, else what the report is about, and never the place that a way leads to."""
    text = "Fighting in Merj, shells on Merj.\nA blast in Zarka. Two died.\nThe road to Osmin was cut. Six fell."
    places = (
        _place(text, "Merj", (49.0, 38.0)),
        _place(text, "Zarka", (48.0, 38.0)),
        _place(text, "Osmin", (48.5, 38.5)),
    )
    about = ground(_reading(text, *places))
    died, fell = about.at(text.index("died")), about.at(text.index("fell"))
    assert died is not None and ("Zarka", False) == (died.name, died.own)
    assert fell is not None and "Merj" == fell.name
    there = about.there(text.index("died"))
    assert there is not None and ("Zarka", True) == (there.name, there.own)


def test_neither_place_of_a_dateline_is_what_a_report_speaks_of() -> None:
    """Reporters in two towns wrote "KUPIANSK, Ukraine/IZIUM, Sept 8 -"."""
    text = "KUPIANSK, Ukraine/IZIUM, Sept 8 - Shells hit a school in Balakliia."
    places = (_place(text, "KUPIANSK", (49.7, 37.6)), _place(text, "IZIUM", (49.2, 37.3)))
    found = ground(_reading(text, *places, _place(text, "Balakliia", (49.5, 36.8))))
    assert ["Balakliia"] == [place.name for place in found.about]


def test_the_town_is_the_one_that_its_paragraph_names() -> None:
    """ "The town" is a place that the event names, unless its paragraph names two."""
    text = "Rebels left Merj. The town is quiet.\nThey hold Zarka and Osmin. The town is quiet."
    places = [_place(text, name, (48.0, 38.0)) for name in ("Merj", "Zarka", "Osmin")]
    about = ground(_reading(text, *places))
    one, two = about.town(text.index("The town")), about.town(text.rindex("The town"))
    assert one is not None and ("Merj", True) == (one.name, one.own)
    assert two is not None and ("Osmin", False) == (two.name, two.own)


def test_the_town_behind_a_paragraph_on_another_is_not_surely_the_report_s_own() -> None:
    """It may be the one of the paragraph before, and is shown only where that names the report's own."""
    text = "Rebels left Merj, Merj fell.\nA road leads on past the hills.\nMen fled Osmin.\nThe town is quiet."
    places = [_place(text, name, (48.0, 38.0)) for name in ("Merj", "Osmin")]
    other = ground(_reading(text, *places)).town(text.index("The town"))
    alone = ground(_reading(text, places[0])).town(text.index("The town"))
    assert other is not None and ("Merj", False) == (other.name, other.told)
    assert alone is not None and ("Merj", True) == (alone.name, alone.told)


def test_the_village_and_there_reach_into_the_paragraph_before() -> None:
    """ "The village" is the last place that no gazetteer has; a quotation goes on with the paragraph before it."""
    text = 'Shells fell on Zherasvar, north of Zarka.\nMen held the village. Two died there.\n"Nobody died," he said.'
    about = ground(_reading(text, _place(text, "Zherasvar"), _place(text, "Zarka", (48.0, 38.0), "north of")))
    village, there = about.village(text.index("the village")), about.there(text.index("there"))
    assert village is not None and ("Zherasvar", True) == (village.name, village.own)
    assert there is not None and there.own
    far = ground(_reading(text.replace("\n", "\n" + 800 * "x"), _place(text, "Zherasvar")))
    assert far.village(len(text) + 700) is None
    said = 'Shells fell on Merj.\n"Nobody died," he said.'
    lent = ground(_reading(said, _place(said, "Merj", (48.0, 38.0)))).at(said.index("died"))
    assert lent is not None and "Merj" == lent.name


def test_what_heads_a_section_is_where_its_events_are() -> None:
    """In a digest, of which at least two sections are headed so; a report's first words are where it was written."""
    text = "Merj. Four died.\nZarka city, 3 May: a blast near Osmin. Two died.\nOsmin - Six fell."
    names = ("Merj", "Zarka", "Osmin -")
    places = [replace(_place(text, name, (48.0, 38.0)), name=name.split()[0]) for name in names]
    places[2] = replace(places[2], span=Span(places[2].span.start, places[2].span.start + 5, "Osmin"))
    heads = [ground(_reading(text, *places)).at(text.index(word)) for word in ("Four", "Two", "Six")]
    assert [("Merj", True), ("Zarka", True), ("Osmin", True)] == [(s.name, s.own) for s in heads if s is not None]
    alone = ground(_reading(text, *places[:2])).at(text.index("Two"))
    assert alone is not None and not alone.own


def test_places_between_which_another_lies_are_not_where_it_happened() -> None:
    """ "Found in Merj, between Zarka and Osmin"."""
    text = "A car was found in Merj, between Zarka and Osmin. Two died."
    reading = _reading(text, *(_place(text, name, (48.0, 38.0)) for name in ("Merj", "Zarka", "Osmin")))
    lent = ground(reading).at(text.index("died"))
    assert lent is not None and "Merj" == lent.name
    assert ["Merj"] == _names(reading)


def test_what_sums_up_is_of_all_that_the_report_is_about() -> None:
    """ "Since the operation began", not of the last town that is named."""
    text = "Ninety were killed since the operation began. Two were killed on Monday."
    assert sums_up(text, Span(12, 18, "killed"))
    assert not sums_up(text, Span(text.rindex("killed"), text.rindex("killed") + 6, "killed"))


def test_a_name_that_is_read_once_is_known_wherever_it_stands() -> None:
    """Words of an event in which no place was read have the place that the report names so elsewhere."""
    text = "entered Zherasvar on Monday; the Zherasvar pocket is closed"
    reading = _reading(text, _place(text, "Zherasvar"))
    start = text.index("the Zherasvar pocket")
    assert ["Zherasvar"] == [s.name for s in named_again(reading, [Span(start, len(text), text[start:])], home=None)]


def test_a_direction_leads_to_what_the_report_is_about() -> None:
    """ "The fighting east of Homs" may be at Palmyra, 150 km to the east, and not at Hama in the north."""
    homs = replace(_place("east of Homs", "Homs", (34.73, 36.71), "east of"), moved=(34.73, 36.93))
    assert that_way(homs, Spot(name="Palmyra", lat=34.55, lon=38.27))
    assert not that_way(homs, Spot(name="Hama", lat=35.13, lon=36.75))
    assert not that_way(homs, Spot(name="Homs", lat=34.73, lon=36.71))
    assert not that_way(homs, Spot(name="Mosul", lat=36.34, lon=43.13))


def test_what_lasts_in_a_country_is_of_no_town() -> None:
    """A country that an event names gives way to the town that a report is about, unless it is told of months."""
    country, town = Spot(name="Ukraine", country="UA", precision="G8"), Spot(name="Merj", country="UA", precision="G2")
    assert (replace(town, within=True),) == scene((country,), town)
    assert (country,) == scene((country,), town, lasting=True)
    assert (town,) == scene((), town, lasting=True)


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


def test_the_town_that_was_struck_is_the_one_named_before() -> None:
    """Also where it is what the act is done to, and no place of it was read."""
    made = Report("r", "Zarka lies in ruins. Jets struck the town on Sunday.")
    made.says("Jets struck the town on Sunday", None)
    made.tells("struck", "STRIKE.air", "ASSAULT", whom="the town", day="Sunday")
    incidents = Incidents()
    incidents.add(made.reading())
    assert ["Zarka"] == [i.place for i in incidents.incidents() if not i.story]


def test_a_land_that_is_entered_is_not_the_town_that_a_report_is_about() -> None:
    """An incursion "into northern Syria" may reach any place of it; "in northern Syria" is most often that town."""
    for word, place in (("into", "Syria"), ("in", "Aleppo")):
        text = f"Aleppo lies in ruins. Russia said that Turkey prepared an incursion {word} northern Syria."
        incidents = Incidents()
        incidents.add(tadmor.read(text, outlet="Northmere Daily", published=date(2016, 2, 5)))
        assert {place} == {i.place for i in incidents.incidents() if i.type == "BATTLE.offensive"}
