"""A person's own places: a table or a dump of GeoNames, before the shipped ones; and what is no such file."""

from pathlib import Path

import pytest

from tadmor import gazetteer
from tadmor.errors import BadData
from tadmor.extract.places import step
from tadmor.model import Document, Reading
from tadmor.nlp.segment import step as segment

_TABLE = """name,lat,lon,country,kind,also
Tell Mirsal,34.2,37.2,sy,settlement,Mirsal Hill|Tal Mirsal
Depot 9,34.3,37.3,SY,site,
"""
_DUMP = "\t".join(
    [
        "99",
        "Qasr Umbra",
        "Qasr Umbra",
        "Kasr Umbra,القصر",
        "35.5",
        "38.5",
        "P",
        "PPL",
        "SY",
        *[""] * 5,
        "700",
        *[""] * 4,
    ]
)


@pytest.fixture()
def table(tmp_path: Path) -> Path:
    """Two places of our own making."""
    path = tmp_path / "own.csv"
    path.write_text(_TABLE, encoding="utf-8")
    return path


def test_a_table_adds_places_under_all_their_names(table: Path) -> None:
    """Found like the shipped ones, with kind, country and point."""
    places = gazetteer.open(table)
    for name in ("Tell Mirsal", "Mirsal Hill", "tal mirsal"):
        found = places.resolve(name)
        assert found is not None
        assert ("Tell Mirsal", "SY", 34.2, 37.2) == (found.name, found.country, found.lat, found.lon)
    depot = places.resolve("Depot 9")
    assert depot is not None and depot.precision == "G1"
    assert places.resolve("Mosul") is not None


def test_a_dump_of_geonames_is_read_as_it_comes(tmp_path: Path) -> None:
    """Nineteen columns, no head."""
    path = tmp_path / "SY.txt"
    path.write_text(_DUMP + "\n", encoding="utf-8")
    found = gazetteer.open(path).resolve("Kasr Umbra")
    assert found is not None
    assert ("gn:99", "Qasr Umbra", "SY", "settlement", 700) == (
        found.id,
        found.name,
        found.country,
        found.kind,
        found.population,
    )


def test_the_step_reads_them_and_says_so_in_its_version(table: Path) -> None:
    """Another file makes another version, so that a store knows what is stale."""
    own = step(table)
    readings = [Reading(document=Document(id="d", text="Shells fell on Tell Mirsal in Syria.", lang="en"))]
    for each in (segment(), own):
        readings = list(each.run(readings))
    assert ["Tell Mirsal", "Syria"] == [place.name for place in readings[0].places]
    assert own.version.startswith(f"{step().version}+")


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("place,lat\nX,1\n", "no column lon, name"),
        ("name,lat,lon\nX,north,1\n", "line 2: lat, lon or population is no number"),
        ("name,lat,lon\nX,95,1\n", "line 2: no name, or 95, 1 is no point on earth"),
        ("name,lat,lon,kind\nX,5,1,planet\n", "line 2: no kind 'planet'"),
        (_DUMP + "\nshort\trow\n", "line 2: 2 columns"),
    ],
)
def test_a_file_that_is_none_is_refused_with_its_line(tmp_path: Path, content: str, told: str) -> None:
    """The person who wrote it can mend it."""
    path = tmp_path / "own.csv"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(BadData, match=told):
        gazetteer.open(path)


def test_bytes_are_no_gazetteer(tmp_path: Path) -> None:
    """Neither is a file that is not there."""
    path = tmp_path / "own.csv"
    with pytest.raises(BadData):
        gazetteer.open(path)
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(BadData):
        gazetteer.open(path)
