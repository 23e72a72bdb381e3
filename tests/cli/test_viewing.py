"""The commands over views: what a reader sees, what a program gets, what leaves in a file."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from tests.export.geo import wrong
from tests.views.cases import told

from tadmor import samples
from tadmor.cli import run

ROUTE = "Mosul > Raqqa | Deir ez-Zor > Palmyra"
CLAIM = {
    "claim", "document", "outlet", "published", "speaker", "who_says", "own_voice", "chain", "act", "certainty",
    "how_sure", "content", "composed", "review",
}  # fmt: skip
VOICES = {"voices", "sides", "accounts"}
DAYS = {"earliest", "latest", "when"}


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The dossier, read and linked."""
    path = str(tmp_path_factory.mktemp("viewing") / "case.db")
    assert run(["add", *map(str, samples.paths()), "--db", path, "--jobs", "1"]) == 0
    return path


class Commands:
    """Runs commands on the dossier, and keeps what they say beside their output."""

    def __init__(self, db: str, capsys: pytest.CaptureFixture[str]) -> None:
        self._db, self._capsys, self.said = db, capsys, ""

    def text(self, *arguments: str, code: int = 0) -> str:
        self._capsys.readouterr()
        assert run([*arguments, "--db", self._db]) == code
        out, self.said = self._capsys.readouterr()
        return out

    def table(self, *arguments: str) -> str:
        return " ".join(self.text(*arguments, "--table").split())

    def lines(self, *arguments: str) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.text(*arguments, "--json").splitlines()]

    def rows(self, *arguments: str) -> list[dict[str, str]]:
        return list(csv.DictReader(io.StringIO(self.text(*arguments, "--csv"))))


@pytest.fixture
def case(db: str, capsys: pytest.CaptureFixture[str]) -> Commands:
    """The dossier's commands."""
    return Commands(db, capsys)


def test_a_timeline_reads_as_claims(case: Commands) -> None:
    """When, what, who; the accounts; the words of one claim with who claims them and how surely."""
    told = case.table("timeline", "--actor", "Islamic State", "--event", "MOVE", "--voices_min", "2")
    assert "2016-12-01 to 2016-12-11" in told and "2 accounts with no shared source found (2 sides) · denied" in told
    assert "claimed by Russian Ministry of Defence (Sever Bulletin Service 2016-12-12): Some 4,000 fighters" in told
    assert "stated flatly" in told
    assert "Composed sample" in case.said


def test_a_timeline_begins_with_the_earliest_unless_told_otherwise(case: Commands) -> None:
    """The filter's own word for order still holds."""
    plain = [row["earliest"] for row in case.lines("timeline", "--from", "2016-12-08", "--size", "100")]
    assert plain == sorted(plain)
    newest = [row["earliest"] for row in case.lines("timeline", "--from", "2016-12-08", "--sort", "newest")]
    assert newest == sorted(newest, reverse=True)


def test_the_shape_of_an_entry(case: Commands) -> None:
    """Its JSON, as docs/reference/views.md lists it."""
    (row,) = case.lines("timeline", "--actor", "Islamic State", "--event", "MOVE", "--voices_min", "2")
    assert {
        "id", "kind", *DAYS, "dated", "class", "type", "what", "who", "whom", "place", "lat", "lon", "precision",
        "radius_km", *VOICES, "findings", "disputed", "documents", "claim", "composed", "review",
    } == row.keys()  # fmt: skip
    assert CLAIM == row["claim"].keys()
    assert ("2016-12-01", "2016-12-11", "2016-12-01 to 2016-12-11") == (row["earliest"], row["latest"], row["when"])


def test_tracks_read_leg_by_leg(case: Commands) -> None:
    """The way, how many, who tells it, who denies it."""
    told = case.table("tracks", "--actor", "Islamic State", "--place", "Mosul")
    assert "Islamic State 2016-12-01 to 2016-12-11 Mosul > Deir ez-Zor > Raqqa > Palmyra · about 4,000 fighters" in told
    assert "denied by US-led coalition (Corvane Report 2016-12-13)" in told
    assert "more claims tell it" in told


def test_the_shape_of_a_leg(case: Commands) -> None:
    """Its JSON, as documented."""
    row = next(row for row in case.lines("tracks") if row["route"].startswith("Mosul >"))
    assert {
        "actor", "named", "id", "status", "route", "stations", *DAYS, "told", "quantities", "how_many", "means",
        "hindrance", *VOICES, "claims", "denied_by", "disputed", "contradicts", "gap", "composed",
    } == row.keys()  # fmt: skip
    assert {"name", "role", "lat", "lon", "precision", "radius_km", "country", "claims"} == row["stations"][0].keys()
    assert [{"leg", "why"}] == [one.keys() for one in row["contradicts"]]


def test_territory_reads_as_spans(case: Commands) -> None:
    """Who, which part, since when, until when; and what is unclear."""
    told = case.table("territory", "--place", "Palmyra")
    assert "Islamic State (the citadel) · since 2016-12-11, no end told" in told
    assert "Islamic State · not said since when, until a day between 2016-03-01 and 2016-03-31" in told
    assert "it is unclear who holds it after this" in told
    assert told.startswith("Palmyra ") and "Tiyas Airbase" not in told


def test_the_shape_of_a_place_and_of_its_rows(case: Commands) -> None:
    """One place a line in JSON, one holding a row in CSV."""
    (row,) = case.lines("territory", "--place", "Palmyra")
    where = {"place", "lat", "lon", "precision", "radius_km"}
    holding = {"holder", "part", "begins", "ends", "last", "signs", "denied_by"}
    assert {*where, "holdings", "contests", "fights", "unclear"} == row.keys()
    assert holding == row["holdings"][0].keys()
    assert {
        "incident", "kind", "actor", "loser", "part", *DAYS, "dated", *VOICES, "denied", "claims", "composed",
    } == row["holdings"][0]["signs"][0].keys()  # fmt: skip
    rows = case.rows("territory", "--place", "Palmyra")
    assert {*where, *holding} == rows[0].keys()
    assert len(row["holdings"]) == len(rows)


def test_disputes_read_as_words_against_words(case: Commands) -> None:
    """The finding, its reason, both claims."""
    told = case.table("disputes", "--support", "conflict")
    assert told.startswith("conflict · how many (killed) · Palmyra · 2016-12-08 to 2016-12-11 · sides against")
    assert "no number can be both" in told
    assert "claimed by Badia Monitoring Network" in told and "claimed by Islamic State" in told


def test_the_shape_of_a_dispute(case: Commands) -> None:
    """Its JSON, as documented."""
    row = case.lines("disputes", "--size", "1")[0]
    assert {
        "incident", "finding", "aspect", "role", "why", "across_sides", *VOICES, "newest", "score", "class", "type",
        "place", *DAYS, "dated", "pair", "claims", "overruled", "composed", "review",
    } == row.keys()  # fmt: skip
    assert {"voice", "value", "claim", "document", "start", "end", "words", "published"} == row["pair"][0].keys()
    assert "6 more" in case.said


def test_sources_read_as_counts(case: Commands) -> None:
    """How much, how surely, who repeats them, what they deny."""
    told = case.table("sources", "--speaker", "Russian Ministry of Defence", "--size", "1")
    assert told.startswith("Russian Ministry of Defence · speaker · 13 claims in 6 documents")
    assert "11 stated flatly · 2 stated flatly as not so" in told
    assert "repeated in composed-02 (speaker)" in told


def test_the_shape_of_a_source(case: Commands) -> None:
    """Its JSON, as documented."""
    row = case.lines("sources", "--outlet", "Port Ellery Courier")[0]
    assert {
        "name", "kind", "claims", "documents", "outlets", "first", "last", "by_certainty", "by_stance", "said",
        "repeats", "repeated", "contradicted", "denied_by_others", "denies", "reliability", "composed",
    } == row.keys()  # fmt: skip
    assert {"who", "of", "kind", "claim", "document", "origin", "incident", "evidence"} == row["repeats"][0].keys()


def test_a_corridor_is_tested_on_the_store(case: Commands) -> None:
    """The day, the stages, the claim; in JSON the ids."""
    asked = ("watch", "test", "--corridor", ROUTE, "--actor", "Islamic State", "--gap", "7d")
    told = case.table(*asked)
    assert told.startswith(f"raised on 2016-12-12 by Islamic State: {ROUTE}")
    assert "claimed by Russian Ministry of Defence (Sever Bulletin Service 2016-12-12)" in told
    (row,) = case.lines(*asked)
    assert {"corridor", "actor", "gap_days", "raised", "steps", "undated_documents", "read", "more"} == row.keys()
    assert {"day", "reverse", "as_movement", "claims"} == row["raised"].keys()
    assert {"stage", "since", "sighting", "others"} == row["steps"][0].keys()


def test_a_corridor_that_nobody_tells_is_not_raised(case: Commands) -> None:
    """And says where the claims end."""
    told = case.table("watch", "test", "--corridor", "Aleppo > Idlib")
    assert told.startswith("not raised: Aleppo > Idlib") and "2 Idlib · no claim puts anybody there" in told


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (("watch", "test", "--corridor", "Mosul"), "places in order"),
        (("watch", "test", "--corridor", "Mosul > Nowhereatall"), "no place with a point"),
        (("watch", "test", "--corridor", ROUTE, "--gap", "a week"), "write 7d"),
        (("timeline", "--plaice", "Palmyra"), "did you mean place? Known: actor, bbox"),
    ],
)
def test_what_cannot_be_asked_is_said(case: Commands, arguments: tuple[str, ...], why: str) -> None:
    """Wrong usage, with what would be right."""
    case.text(*arguments, code=2)
    assert why in case.said


@pytest.mark.parametrize("command", ["timeline", "tracks", "territory"])
def test_maps_are_valid_and_hide_where_civilians_went(case: Commands, command: str, tmp_path: Path) -> None:
    """RFC 7946; the families' town is in no feature of timeline or tracks."""
    path = tmp_path / "map.geojson"
    case.text(command, "--size", "200", "--geojson", str(path))
    collection = json.loads(path.read_text(encoding="utf-8"))
    assert [] == list(wrong(collection))
    assert collection["features"]
    assert "features" in case.said
    assert "Qaryatayn" not in path.read_text(encoding="utf-8")


def test_the_column_is_a_line_on_the_map(case: Commands) -> None:
    """Through its four stations, on stdout."""
    collection = json.loads(case.text("tracks", "--place", "Mosul", "--actor", "Islamic State", "--geojson", "-"))
    (column,) = [one for one in collection["features"] if one["geometry"]["type"] == "LineString"]
    assert 4 == len(column["geometry"]["coordinates"])
    assert "Mosul > Deir ez-Zor > Raqqa > Palmyra" == column["properties"]["route"]


@pytest.mark.parametrize("command", ["timeline", "tracks"])
def test_a_plot_is_written_as_its_name_says(case: Commands, command: str, tmp_path: Path) -> None:
    """SVG, or a page."""
    case.text(command, "--plot", str(tmp_path / "plot.svg"))
    assert (tmp_path / "plot.svg").read_text(encoding="utf-8").startswith("<svg ")
    case.text(command, "--plot", str(tmp_path / "plot.html"))
    assert (tmp_path / "plot.html").read_text(encoding="utf-8").startswith("<!doctype html>")


def test_help_has_the_filters_used_most_before_the_others(capsys: pytest.CaptureFixture[str]) -> None:
    """A list's own options first; 25 in a row say nothing."""
    assert run(["timeline", "--help"]) == 0
    shown = capsys.readouterr().out
    own, most, more = (shown.index(words) for words in ("Options:", "Filters used most", "More filters:"))
    assert own < shown.index("--claims") < most < shown.index("--place") < more < shown.index("--bbox")


def test_a_list_says_what_its_codes_mean(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Beneath it, those that stand in it."""
    store = str(told(tmp_path / "s.db", [("Wire A", "2016-12-08", "Rebels attacked Homs on 8 December 2016.\n")]))
    for name in ("incidents", "timeline"):
        assert run([name, store, "--table"]) == 0
        assert "(ASSAULT attacks and fighting, with their dead)" in " ".join(capsys.readouterr().out.split())
