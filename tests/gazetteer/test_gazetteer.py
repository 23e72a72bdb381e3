"""The shipped gazetteer: names found, ranked, near, and what stands behind it."""

import csv
import os
from collections import defaultdict
from contextlib import closing
from importlib.resources import files
from itertools import combinations
from math import cos, hypot, radians
from pathlib import Path

import pytest

from tadmor import gazetteer
from tadmor.gazetteer import Gazetteer, precision_of, radius_of
from tadmor.gazetteer.folding import loose
from tadmor.gazetteer.supplement import load_supplement


@pytest.fixture(scope="module")
def places() -> Gazetteer:
    """The shipped gazetteer."""
    return gazetteer.open()


@pytest.mark.parametrize(
    ("name", "canonical", "country"),
    [
        ("Tadmor", "Palmyra", "SY"),
        ("Al-Raqqah", "Raqqa", "SY"),
        ("al-Raqqa", "Raqqa", "SY"),
        ("Deir Ezzor", "Deir ez-Zor", "SY"),
        ("Al-Bab", "Al-Bab", "SY"),
        ("Ayn al-Arab", "Kobani", "SY"),
        ("Qamishli", "Qamishli", "SY"),
        ("al-Qameshly", "Qamishli", "SY"),
        ("Tlul al-Safa", "Tulul as Safa", "SY"),
        ("Dara'a", "Daraa", "SY"),
        ("Al-Qaryatayn", "Al-Qaryatayn", "SY"),
        ("Khan Sheikhoun", "Khan Shaykhun", "SY"),
        ("Dabiq", "Dabiq", "SY"),
        ("T4", "Tiyas Airbase", "SY"),
        ("Tabqa Dam", "Tabqa Dam", "SY"),
        ("Homs", "Homs", "SY"),
        ("Mosul", "Mosul", "IQ"),
        ("Anbar", "Al Anbar Governorate", "IQ"),
        ("U.S.", "United States", "US"),
        ("Georgia", "Georgia", "GE"),
        ("Washington", "Washington", "US"),
        ("Kiev", "Kyiv", "UA"),
        ("Mediterranean", "Mediterranean Sea", None),
    ],
)
def test_a_bare_name_resolves_to_what_conflict_reports_mean(
    places: Gazetteer, name: str, canonical: str, country: str | None
) -> None:
    """Spellings of English reports find the place under its English name."""
    entry = places.resolve(name)
    assert entry is not None
    assert (canonical, country) == (entry.name, entry.country)


@pytest.mark.parametrize("name", ["", "   ", "Xyzzyqwrt", "Us", "us", "دمشق", "🙂", "a\x00b", "'; DROP TABLE places"])
def test_what_is_no_name_is_nothing(places: Gazetteer, name: str) -> None:
    """Nonsense, scripts that the gazetteer lacks and the pronoun "us" find nothing and raise nothing."""
    assert places.resolve(name) is None


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Balakleya", ("Balakliia",)),
        ("Kiev", ("Kyiv",)),
        ("Deir Ezzor", ("Deir ez-Zor",)),
        ("palmyra", ()),
        ("Xyzzyville", ()),
    ],
)
def test_a_place_is_asked_for_under_the_name_that_it_is_kept_by(
    places: Gazetteer, name: str, expected: tuple[str, ...]
) -> None:
    """Whoever filters by the spelling of their paper finds what is kept under another."""
    assert expected == places.also(name)


def test_a_country_has_no_point(places: Gazetteer) -> None:
    """The middle of a country says nothing about where anything happened."""
    syria = places.resolve("Syria")
    assert syria is not None
    assert (syria.lat, syria.lon, syria.precision) == (None, None, "G8")
    assert radius_of("G8") is None


def test_namesakes_are_all_listed(places: Gazetteer) -> None:
    """Palmyra of Syria is one of several."""
    found = places.look_up("Palmyra")
    assert {"SY", "US"} <= {entry.country for entry in found}
    assert len({entry.id for entry in found}) == len(found)


def test_looking_up_many_equals_looking_up_each(places: Gazetteer) -> None:
    """The batch is only cheaper."""
    names = ["Mosul", "Nowhere at all", "Raqqa", "Springfield"]
    assert {name: gazetteer.open().look_up(name) for name in names} == places.look_up_all(names)


def test_near_lists_what_lies_around_a_point(places: Gazetteer) -> None:
    """Nearest first and nothing beyond the radius."""
    found = places.near(34.56, 38.28, 30)
    assert any(entry.name == "Tadmur" for entry in found[:3])
    assert places.near(0.0, -160.0, 5) == ()


@pytest.mark.parametrize(("lat", "lon"), [(89.9, 0.0), (-90.0, 0.0), (0.0, 179.99), (0.0, -180.0)])
def test_near_works_at_the_edges_of_the_map(places: Gazetteer, lat: float, lon: float) -> None:
    """Poles and the date line raise nothing."""
    assert all(entry.lat is not None for entry in places.near(lat, lon, 50))


def test_a_forked_process_opens_its_own_connection(places: Gazetteer) -> None:
    """A worker may use a gazetteer that its parent opened."""
    places.look_up("Mosul")
    child = os.fork()
    if child == 0:
        os._exit(0 if places.near(36.3, 43.1, 20) else 1)
    assert os.waitpid(child, 0)[1] == 0


def test_a_closed_gazetteer_opens_again() -> None:
    """Closing frees the connection and loses nothing; closing twice is no error."""
    with closing(gazetteer.open()) as places:
        before = places.near(36.3, 43.1, 20)
        places.close()
        assert before == places.near(36.3, 43.1, 20)


def test_the_database_is_small_and_attributed() -> None:
    """At most 20 MB, with its sources named beside it."""
    room = files("tadmor.gazetteer")
    assert Path(str(room.joinpath("places.sqlite"))).stat().st_size <= 20_000_000
    notice = room.joinpath("ATTRIBUTION.md").read_text(encoding="utf-8")
    assert all(
        name in notice for name in ("GeoNames", "UCDP", "Natural Earth", "Census", "Creative Commons Attribution 4.0")
    )


def test_every_row_of_the_supplement_is_a_place_on_earth() -> None:
    """Coordinates in range, countries that exist, kinds with a precision."""
    supplement = load_supplement()
    for entry in {e.id: e for found in supplement.entries.values() for e in found}.values():
        assert entry.country is None or entry.country in supplement.countries or entry.country in {"IO", "EH"}, entry
        assert (entry.lat is None) == (entry.lon is None)
        assert entry.lat is None or (-90 <= entry.lat <= 90 and -180 <= (entry.lon or 0) <= 180)
        assert precision_of(entry.kind) in {f"G{n}" for n in range(1, 10)}


def test_people_tell_their_country(places: Gazetteer) -> None:
    """Adjectives are evidence of a country, never places."""
    assert places.people()["Syrian"] == "SY"
    assert all(len(code) == 2 for code in places.people().values())


@pytest.mark.parametrize(
    ("name", "code"),
    [("Ky.", "US.KY"), ("KY", "US.KY"), ("W.Va.", "US.WV"), ("D.C.", "US.DC"), ("Ont.", "CA.08"), ("NSW", "AU.02")],
)
def test_abbreviations_find_divisions(places: Gazetteer, name: str, code: str) -> None:
    """As newspapers write them."""
    assert f"adm:{code}" in {entry.id for entry in places.look_up(name)}


@pytest.mark.parametrize(
    ("name", "country"), [("Laurel County", "US"), ("County Clare", "IE"), ("Oxfordshire", "GB"), ("Bulacan", "PH")]
)
def test_second_level_divisions_have_points(places: Gazetteer, name: str, country: str) -> None:
    """Counties and the like, where English news names them."""
    (found,) = [entry for entry in places.look_up(name) if entry.kind == "admin2"][:1]
    assert (country, "G5") == (found.country, found.precision)
    assert found.lat is not None


def test_villages_are_there_too(places: Gazetteer) -> None:
    """Down to five hundred inhabitants, the world over."""
    assert {"US"} == {entry.country for entry in places.look_up("Chiefland")}
    assert len(places.look_up("Springfield")) > 12


def test_a_map_may_draw_what_has_no_point_of_its_own(places: Gazetteer) -> None:
    """A country's middle and a continent's; a town is drawn where it lies; the West nowhere."""
    entries = {name: places.resolve(name) for name in ("Syria", "Africa", "Mosul", "the West")}
    drawn = {name: places.centre(entry) for name, entry in entries.items() if entry}
    assert (35.0, 38.0) == drawn["Syria"]
    assert (7.19, 21.09) == drawn["Africa"]
    assert (entries["Mosul"] and entries["Mosul"].lat) == (drawn["Mosul"] or (None,))[0]
    assert drawn["the West"] is None


def test_divisions_by_code(places: Gazetteer) -> None:
    """Ours with its own point, else GeoNames'; a code that is none is left out."""
    found = places.divisions(["US.KY", "FR.11", "XX.1"])
    assert {"US.KY": "Kentucky", "FR.11": "Île-de-France"} == {code: entry.name for code, entry in found.items()}


def test_capitals_of_a_town_of_wars_are_kept_as_written(places: Gazetteer) -> None:
    """A man called Gerd is no dam."""
    dam = places.resolve("GERD")
    assert dam is not None and dam.country == "ET"
    assert load_supplement().short["gerd"] == {"GERD"}


@pytest.mark.parametrize("name", ["Mizan", "Amadi", "Bazargan", "Houth", "Kumer", "Gidan", "Sabr", "Pesky"])
def test_names_of_people_and_words_are_no_towns_of_wars(name: str) -> None:
    """Alone they mostly mean somebody or something else."""
    assert not any(entry.id.startswith("tadmor:") for entry in load_supplement().entries.get(name.lower(), ()))


def test_no_town_of_wars_has_two_rows() -> None:
    """Two rows of a country within 10 km share one name at most; no two have one id."""
    text = files("tadmor.gazetteer").joinpath("supplement", "towns.csv").read_text(encoding="utf-8")
    rows = list(csv.DictReader(text.splitlines()))
    assert len(rows) == len({(row["country"], row["kind"], row["name"]) for row in rows})
    named: dict[tuple[str, str], set[int]] = defaultdict(set)
    for number, row in enumerate(rows):
        for name in (row["name"], *row["others"].split("|")):
            named[row["country"], loose(name)].add(number)
    shared: dict[tuple[int, int], int] = defaultdict(int)
    for (_, name), numbers in named.items():
        for pair in combinations(sorted(numbers), 2) if name else ():
            shared[pair] += 1
    assert [] == [
        (rows[one]["name"], rows[other]["name"])
        for (one, other), names in shared.items()
        if names > 1 and _km(rows[one], rows[other]) <= 10
    ]


def _km(one: dict[str, str], other: dict[str, str]) -> float:
    (north, east), (north2, east2) = ((float(row["lat"]), float(row["lon"])) for row in (one, other))
    return 111.2 * hypot(north - north2, (east - east2) * cos(radians(north)))
