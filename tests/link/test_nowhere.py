"""Where a report's happenings are not: where it was written, where people met, what it measures by, what it likens."""

from dataclasses import replace
from datetime import date

import pytest
from tests.link.made import Report

from tadmor.link.incidents.within.told import tellings
from tadmor.link.likeness.scenery import place_traits
from tadmor.link.tellings.found import told_events
from tadmor.link.tellings.found.places.elsewhere import is_elsewhere
from tadmor.link.tellings.found.places.focus import focus, ground
from tadmor.link.tellings.found.places.named import spots
from tadmor.link.tellings.found.places.nowhere import home_country, is_beside, is_dateline
from tadmor.link.tellings.found.scenes.followed import is_of_sequel
from tadmor.link.tellings.places import Spot, nearness
from tadmor.link.tellings.telling import Telling
from tadmor.model import Document, Place, Reading, Span


def _span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words), words)


def _town(text: str, name: str, **more: object) -> Place:
    known = {"country": "UA", "lat": 48.0, "lon": 38.0, "precision": "G2", "radius_km": 5.0, "name": name.title()}
    return Place(span=_span(text, name), **{**known, **more})  # type: ignore[arg-type]


def _reading(text: str, *places: Place, title: str | None = None) -> Reading:
    return Reading(document=Document(id="d", text=text, title=title, published=date(2017, 10, 20)), places=places)


BESIDE = [
    "Ministers met on Thursday in Zarka to talk of a truce.",
    "They hope for peace talks in Zarka.",
    "At the Zarka conference nobody spoke of it.",
    "Men of a base, some 12 km east of Zarka, fired.",
    "In Besk, west of Zarka, shells fell.",
    "(Reporting by A. Reporter in Zarka; Editing by B. Editor)",
    "Associated Press writer C. Writer in Zarka contributed to this report.",
]
SCENES = ["Shells fell in Zarka.", "Men fought 12 km east of Zarka.", "Agency reporters saw a jet in Zarka."]


@pytest.mark.parametrize("text", BESIDE)
def test_where_people_meet_or_write_and_what_one_measures_by_is_never_lent(text: str) -> None:
    """Talks, credits, and the town from which another's distance is told."""
    assert is_beside(_town(text, "Zarka"), text)


@pytest.mark.parametrize("text", SCENES)
def test_a_scene_may_be_lent(text: str) -> None:
    """Though somebody reports from it, or it is all that is told of a place."""
    assert not is_beside(_town(text, "Zarka"), text)


def test_a_dateline_may_stand_below_a_title_line() -> None:
    """ "ZARKA - " opens a report below its headline; a second such line heads a section."""
    text = "Shells hit Merj: reports\nZARKA - Shells hit Merj on Sunday.\nOSMIN - Nobody was hurt."
    assert is_dateline(_town(text, "ZARKA"), text)
    assert not is_dateline(_town(text, "OSMIN"), text)


def test_a_report_is_about_no_town_where_it_was_written_or_where_talks_are_held() -> None:
    """Nor does either tell in which country it plays."""
    text = "ZARKA - Envoys at the talks in Osmin spoke of Merj.\nMerj was shelled. The Osmin talks went on."
    places = (
        _town(text, "ZARKA", country="TR"),
        _town(text, "Osmin", country="CH"),
        _town(text, "Merj"),
    )
    found = focus(_reading(text, *places))
    assert found is not None and "Merj" == found.name


def test_a_local_report_is_about_the_town_whose_police_it_names() -> None:
    """Its dateline alone tells where it plays; a reporter abroad names no police of the place where he sits."""
    home = "ZARKA, Osm. A gunman shot at guests. Zarka Police Chief Omar Haddad told of it."
    places = _town(home, "ZARKA"), _town(home, "Zarka")
    found = focus(_reading(home, *places[:1], Place(span=places[1].span, name="Zarka", metonym=True)))
    assert found is not None and "Zarka" == found.name
    abroad = "ZARKA A gunman shot at guests far away."
    assert None is focus(_reading(abroad, _town(abroad, "ZARKA")))


def test_what_a_report_is_about_lies_at_the_town_and_not_near_it() -> None:
    """Though it says first that something was "near" it."""
    text = "Shells fell near Zarka. Men left Zarka."
    near = _town(text, "Zarka", precision="G3", relation="near")
    plain = Place(span=Span(33, 38, "Zarka"), name="Zarka", country="UA", lat=48.0, lon=38.0, precision="G2")
    found = focus(_reading(text, near, plain))
    assert found is not None and "G2" == found.precision


def test_a_road_and_a_hospital_bear_the_names_of_towns_elsewhere() -> None:
    """ "By the Merj road" leads there; "the Osmin hospital" of a report on another country is not in Osmin."""
    text = "Men left Zarka by the Merj road, past the Osmin hospital."
    places = _town(text, "Zarka"), _town(text, "Merj"), _town(text, "Osmin", country="CH")
    home = _reading(text, *places, _town(text, "Men"))
    assert {"Men", "Zarka"} == {spot.name for spot in spots(home, [Span(0, len(text), text)], home=home_country(home))}


def test_who_wrote_a_page_without_line_breaks_says_nothing_of_all_its_towns() -> None:
    """A line of credits is short."""
    credit = "Reporting by Ana Holt."
    near, far = (f"{credit} {'Shells fell. ' * times}Zarka was hit." for times in (2, 60))
    assert [True, False] == [is_beside(_town(text, "Zarka"), text) for text in (near, far)]


@pytest.mark.parametrize(
    "text", ["to spare the town the fate of Zarka", "it will be a second Zarka", "nobody wants another Zarka"]
)
def test_what_a_town_is_likened_to_is_no_scene(text: str) -> None:
    """It is elsewhere."""
    assert is_elsewhere(text, _span(text, "Zarka"))


@pytest.mark.parametrize(
    "text", ["in the new Zarka hospital", "shelled other Zarka districts", "the second Zarka raid"]
)
def test_a_new_hospital_of_a_town_is_in_it(text: str) -> None:
    """Nothing is likened to the town."""
    assert not is_elsewhere(text, _span(text, "Zarka"))


def test_where_the_wounded_were_brought_is_not_where_they_were_hurt() -> None:
    """A hospital to which they were taken; not one in which they were killed."""
    text = "20 soldiers were hurt and many were taken to the army hospital in Zarka"
    assert is_elsewhere(text, _span(text, "Zarka"), bound=True)
    text = "20 soldiers were killed in the hospital in Zarka"
    assert not is_elsewhere(text, _span(text, "Zarka"), bound=True)


SEQUELS = [
    ("The minister saw survivors of the bombing and others on Sunday.", "bombing", "Sunday"),
    ("The group claimed responsibility for the attack on the town of Merj on Sunday.", "attack", "Sunday"),
    ("On Sunday police were still digging into what moved a man to slaughter 20 people.", "slaughter", "Sunday"),
]
OWN_DAYS = [
    ("The minister saw survivors of Sunday's bombing in Merj.", "bombing", "Sunday"),
    ("The group claimed responsibility for the attack on Sunday.", "attack", "Sunday"),
    ("Families fled after the attack in Merj on Sunday.", "attack", "Sunday"),
]


@pytest.mark.parametrize(("text", "act", "day"), SEQUELS)
def test_the_day_of_what_followed_is_not_that_of_the_act(text: str, act: str, day: str) -> None:
    """Of a visit, a claim, an inquiry."""
    assert is_of_sequel(text, _span(text, act), _span(text, day))


@pytest.mark.parametrize(("text", "act", "day"), OWN_DAYS)
def test_a_day_beside_an_act_is_its_own(text: str, act: str, day: str) -> None:
    """Whatever followed."""
    assert not is_of_sequel(text, _span(text, act), _span(text, day))


def test_an_act_of_long_ago_is_not_where_its_report_is_about() -> None:
    """ "The strike of two years ago" was elsewhere, for all that words say."""
    found = {}
    for published in (date(2016, 12, 12), date(2017, 12, 12)):
        made = Report("a", "Shells fell on Zarka. Zarka is calm.\nA blast killed ten on Sunday.", published)
        made.says("A blast killed ten on Sunday", None)
        made.tells("killed", "CONSEQ.casualty", "ASSAULT", day="Sunday")
        (telling,) = told_events(made.reading())
        found[published.year] = [spot.name for spot in telling.spots]
    assert {2016: ["Zarka"], 2017: []} == found


def test_who_lives_in_a_town_tells_what_happened_there() -> None:
    """ "Residents of Merj said that families had left": Merj, though the report is about Zarka."""
    text = "Shells fell on Zarka. Zarka is calm.\nResidents of Merj said that families had left."
    made = Report("a", text)
    made.says("families had left", "residents")
    made.tells("left", "CIVIL.displacement", "MOVE")
    reading = made.reading()
    (said,) = reading.attributions
    said = replace(said, source=(_span(text, "Residents of Merj"),))
    (telling,) = told_events(replace(reading, attributions=(said,)))
    assert [("Merj", False, True)] == [(spot.name, spot.own, spot.here) for spot in telling.spots]


def test_an_act_that_another_answers_is_not_where_the_answer_was() -> None:
    """ "Struck Merj in retaliation for an attack in Zarka": the attack was in Zarka alone."""
    text = "Jets struck men in Merj in retaliation for an attack in Zarka."
    made = Report("a", text)
    made.says("Jets struck men in Merj in retaliation for an attack in Zarka", None)
    made.tells("attack", "BATTLE.attack", "ASSAULT", place="Merj")
    (telling,) = told_events(made.reading())
    assert "Merj" not in {spot.name for spot in telling.spots if spot.own}


def test_a_country_has_no_point_from_which_its_towns_are_far() -> None:
    """ "In Lahun", a country, is no evidence for a town in it, only no doubt; another country is another place."""
    country = Spot(name="Lahun", country="UA", lat=49.0, lon=32.0, precision="G8")
    town = Spot(name="Zarka", country="UA", lat=48.0, lon=38.0, precision="G2")
    assert 0 < (nearness(country, town) or 0) < 0.2
    assert -1.0 == nearness(country, Spot(name="Merj", country="RU", lat=50.0, lon=40.0, precision="G2"))
    assert None is nearness(Spot(name="Sea", lat=45.0, lon=35.0, precision="G9"), town)


def test_a_province_that_no_gazetteer_has_is_no_other_place_than_its_town() -> None:
    """Its name tells no village."""
    province = Spot(name="Lahun", precision="G6")
    town = Spot(name="Zarka", country="UA", lat=48.0, lon=38.0, precision="G2")
    assert not province.named and None is nearness(province, town)


def test_what_a_report_once_calls_a_quarter_is_one_wherever_it_names_it() -> None:
    """Also a name that says so itself."""
    text = "Fighting in the Nasr quarter. Men left Nasr. Houses burnt in Hay al-Zohur."
    places = (
        Place(span=_span(text, "Nasr"), name="Nasr"),
        Place(span=Span(39, 43, "Nasr"), name="Nasr"),
        Place(span=_span(text, "Hay al-Zohur"), name="Hay al-Zohur"),
    )
    reading = _reading(text, *places)
    assert [True, True] == [spots(reading, [place.span], home=None)[0].quarter for place in places[1:]]


def test_a_town_with_a_bridge_is_no_quarter() -> None:
    """The bridge that bears its name is a spot, and the town stays a town."""
    text = "Rebels left the town of Karlun. Shells hit the Karlun bridge."
    places = Place(span=_span(text, "Karlun"), name="Karlun"), Place(span=Span(47, 53, "Karlun"), name="Karlun")
    reading = _reading(text, *places)
    assert [False, True] == [spots(reading, [place.span], home=None)[0].quarter for place in places]


def test_two_reports_that_are_about_two_towns_are_not_held_against_each_other() -> None:
    """Where neither telling names its town; where one does, they are."""
    found = []
    for place in (None, "Zarka"):
        some: list[Telling] = []
        for id_, town in (("a", "Zarka"), ("b", "Tell Ahmar")):
            made = Report(id_, f"Shells fell on {town}. {town} is calm.\nThe attack killed ten.")
            made.says("The attack killed ten", None)
            made.tells("killed", "CONSEQ.casualty", "ASSAULT", place=place if town == place else None)
            some += [t for t in tellings(made.reading()) if not t.story]
        found.append([trait.weight for trait in place_traits(*some)])
    assert [] == found[0]
    assert ground(made.reading()).whole is not None
    assert all(weight < 0 for weight in found[1]) and found[1]
