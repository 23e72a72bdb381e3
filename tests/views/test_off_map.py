"""A place that no gazetteer has is asked for and listed by its name; so is the site that a headline prints."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.views.cases import told

from tadmor import registry
from tadmor.scale.linking import link
from tadmor.store import Filter, IncidentRow, View, open_store, parse_filter
from tadmor.views import Place, territory
from tadmor.views.maps import territory_map
from tadmor.views.shapes import place_shape

REPORTS = [
    (
        "Quarry Post",
        "2016-12-06",
        "MOSUL, Iraq. Islamic State fighters seized the Veshtar reservoir on Monday 5 December 2016, the group said.",
    ),
    (
        "Halden Wire",
        "2016-12-08",
        "The Iraqi army said that it had recaptured the Veshtar reservoir on Wednesday 7 December 2016.",
    ),
    (
        "Northmere Daily",
        "2016-12-08",
        "Shells hit the Bab Orlan market in Mosul on Thursday 8 December 2016, and nine people died, residents said.",
    ),
    ("Sever Bulletin", "2016-12-09", "The Iraqi army captured Tal Afar on Thursday 8 December 2016, officers said."),
]


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The reports, read and linked."""
    return told(tmp_path_factory.mktemp("off") / "map.db", REPORTS)


@pytest.fixture(params=["sqlite", "memory"])
def case(request: pytest.FixtureRequest, file: Path) -> Iterator[View]:
    """The same reports in either store."""
    with open_store(file) as store, store.snapshot() as kept:
        if request.param == "sqlite":
            yield kept
            return
        other = registry.load("store", "memory").open(":memory:")
        with other.writer() as writer:
            for document in kept.document_ids():
                reading = kept.reading(document)
                assert reading is not None
                writer.add(reading)
        link(other)
        with other.snapshot() as view:
            yield view


def places(view: View, filter: Filter) -> dict[str, Place]:
    """Who is said to hold what, by the names of the places."""
    return {place.name: place for place in territory(view, filter).places}


def headlines(view: View, **words: str) -> list[str]:
    """What the incidents that a filter finds print as their place."""
    rows: tuple[IncidentRow, ...] = tuple(view.incidents(parse_filter(words)).rows)
    return [row.incident.where for row in rows]


@pytest.mark.parametrize("name", ["Veshtar", "Veshtar reservoir", "the veshtar Reservoir"])
def test_who_holds_a_place_off_the_map_is_told(case: View, name: str) -> None:
    """By whichever name; without a point, not at the town of the dateline."""
    found = places(case, parse_filter({"place": name}))
    assert ["Veshtar"] == list(found)
    assert ["Islamic State", "Iraqi security forces"] == [one.holder for one in found["Veshtar"].holdings]
    shape = place_shape(found["Veshtar"])
    assert {None} == {shape[key] for key in ("lat", "lon", "precision", "radius_km")}


def test_it_stands_beside_places_with_a_point(case: View) -> None:
    """In the list of all, and in the map's count of what has no point."""
    found = territory(case, Filter())
    assert {"Veshtar", "Tal Afar"} <= {place.name for place in found.places}
    features = territory_map(found)
    assert (len(found.places), 1) == (features["count"], features["unplaced"])


def test_a_namesake_s_point_does_not_hide_it(case: View) -> None:
    """A gazetteer's Veshtar on another continent: what has the name and no point answers too, and nothing else does."""
    asked = parse_filter({"place": "Veshtar"}, near=(12.0, -8.0))
    assert ["Veshtar"] == list(places(case, asked))
    assert {} == places(case, parse_filter({"place": "Orlan"}, near=(12.0, -8.0)))


def test_a_point_still_decides_where_there_is_one(case: View) -> None:
    """Around Tal Afar no reservoir that lies nobody knows where."""
    assert ["Tal Afar"] == list(places(case, parse_filter({"place": "Tal Afar"}, near=(36.376, 42.449))))


@pytest.mark.parametrize("name", ["Bab Orlan market", "bab orlan", "the Bab Orlan Market", "Bab Orlan market, Mosul"])
def test_an_incident_is_found_by_the_site_that_it_prints(case: View, name: str) -> None:
    """As names are compared: without regard to capitals and the article."""
    assert ["Bab Orlan market, Mosul"] == headlines(case, place=name)


def test_its_town_finds_it_as_before_and_half_a_word_does_not(case: View) -> None:
    """Whole words only, of its site or of its town."""
    assert ["Bab Orlan market, Mosul"] == headlines(case, place="Mosul", event="ASSAULT")
    assert [] == headlines(case, place="Bab Orl")
    assert [] == headlines(case, place="market Bab")


def test_the_words_of_a_site_are_offered_for_slips(case: View) -> None:
    """Of "Orlann market" a door can lead to "orlan"."""
    assert ("orlan",) == case.spellings("place", "orl")
