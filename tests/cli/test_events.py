"""Events and movements are listed as somebody's word, with the same filters and forms as claims."""

import csv
import io
import json
from pathlib import Path

import pytest
from tests.export.geo import wrong

from tadmor import wire
from tadmor.cli import run
from tadmor.model import (
    Attribution,
    Certainty,
    Claim,
    Document,
    Event,
    Movement,
    Place,
    Quantity,
    Reading,
    Span,
    Speaker,
)

TEXT = (
    "Some 300 fighters moved from Mosul to Palmyra, Colonel Anja Vesk said. "
    "She denied that jets bombed the depot at Homs. Snow fell."
)


def _at(words: str, last: bool = False) -> Span:
    start = TEXT.rindex(words) if last else TEXT.index(words)
    return Span(start, start + len(words), words)


def _told(id_: str, cue: str, content: str, label: str) -> Attribution:
    return Attribution(
        id=id_,
        type="denial" if label == "CT-" else "speech",
        kind="indirect",
        source=(_at("Colonel Anja Vesk"),),
        cue=(_at(cue),),
        content=(_at(content),),
        speaker=Speaker(name="Anja Vesk", kind="person", role="Colonel"),
        certainty=Certainty(label=label),  # type: ignore[arg-type]
        chain=("Northmere Wire", "Anja Vesk"),
    )


def _reading() -> Reading:
    said = _told("a1", "said", "Some 300 fighters moved from Mosul to Palmyra", "CT+")
    denied = _told("a2", "denied", "that jets bombed the depot at Homs", "CT-")
    moved = Event(id="e1", trigger=_at("moved"), class_="MOVE", actors=(_at("Some 300 fighters"),), attribution="a1")
    bombed = Event(
        id="e2",
        trigger=_at("bombed"),
        class_="ASSAULT",
        type="STRIKE.air",
        actors=(_at("jets"),),
        recipients=(_at("the depot"),),
        place=(_at("Homs"),),
        confidence="cleared",
        attribution="a2",
    )
    fell = Event(id="e3", trigger=_at("fell"), type="OBSERVE.detect")
    place = {"country": "SY", "precision": "G2", "radius_km": 5.0}
    return Reading(
        document=Document(id="d", text=TEXT, outlet="Northmere Wire", title="Columns"),
        attributions=(said, denied),
        events=(moved, bombed, fell),
        movements=(
            Movement(id="m1", event="e1", mover=(_at("Some 300 fighters"),), origin=(_at("Mosul"),),
                     destination=(_at("Palmyra"),), quantity=(_at("Some 300"),), attribution="a1"),
        ),
        quantities=(
            Quantity(id="q1", span=_at("Some 300"), low=300, high=300, bound="about", unit="fighters",
                     attribution="a1"),
        ),
        places=(
            Place(span=_at("Mosul"), name="Mosul", lat=36.34, lon=43.13, **place),  # type: ignore[arg-type]
            Place(span=_at("Palmyra"), name="Palmyra", lat=34.56, lon=38.28, **place),  # type: ignore[arg-type]
            Place(span=_at("Homs"), name="Homs", lat=34.73, lon=36.72, **place),  # type: ignore[arg-type]
        ),
        claims=(
            Claim(id="c1", attribution="a1", spans=said.content, certainty=said.certainty, events=("e1",),
                  movements=("m1",), quantities=("q1",)),
            Claim(id="c2", attribution="a2", spans=denied.content, certainty=denied.certainty, events=("e2",)),
            Claim(id="c3", spans=(_at("Snow fell."),), certainty=Certainty(label="CT+"), events=("e3",)),
        ),
    )  # fmt: skip


@pytest.fixture
def case(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> str:
    """A store with that reading."""
    lines, database = tmp_path / "readings.jsonl", str(tmp_path / "case.db")
    lines.write_bytes(wire.encode(_reading()) + b"\n")
    assert 0 == run(["add", str(lines), "--db", database])
    capsys.readouterr()
    return database


def _rows(capsys: pytest.CaptureFixture[str]) -> list[dict[str, object]]:
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_a_line_of_json_is_the_wire_s_event_and_what_it_resolves_to(
    case: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """With document, claim and coordinates; the class has its own name."""
    assert 0 == run(["events", case, "--json", "--event", "STRIKE"])
    (row,) = _rows(capsys)
    sent = wire.plain(_reading())["events"][1]
    assert sent == {name: row[name] for name in sent}
    assert (row["document"], row["outlet"], row["claim"]) == ("d", "Northmere Wire", "c2")
    place = row["places"][0]  # type: ignore[index]
    assert (place["name"], place["lat"], place["lon"], place["precision"]) == ("Homs", 34.73, 36.72, "G2")


def test_the_list_is_somebody_s_word(case: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Who -> whom, where, status and who says so; a denial says that it is one; no unmeasured type is printed."""
    assert 0 == run(["events", case, "--table"])
    shown = " ".join(capsys.readouterr().out.split())
    assert "ASSAULT 'bombed' jets -> the depot · at Homs (a town) · within what is said not to be so" in shown
    assert "who did it: told as not by them · Anja Vesk (Colonel): stated flatly as not so · Northmere Wire" in shown
    assert "MOVE 'moved' Some 300 fighters · said to have happened" in shown
    assert "event 'fell' · told as having happened" in shown
    for never in ("STRIKE.air", "OBSERVE", "CT-", "a fact", "confirmed"):
        assert never not in shown


def test_a_movement_reads_from_end_to_end(case: str, capsys: pytest.CaptureFixture[str]) -> None:
    """With its number and its bound."""
    assert 0 == run(["movements", "--db", case, "--table"])
    shown = " ".join(capsys.readouterr().out.split())
    assert "MOVE 'moved' Some 300 fighters: Mosul > Palmyra · about 300 fighters · said to have happened" in shown
    assert 0 == run(["movements", case, "--json", "--place", "Mosul"])
    (row,) = _rows(capsys)
    assert [place["role"] for place in row["path"]] == ["origin", "destination"]  # type: ignore[attr-defined]
    assert (row["route"], row["claim"]) == ("Mosul > Palmyra", "c1")


def test_a_csv_has_a_header_and_an_event_a_row(case: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Every field, and the words."""
    assert 0 == run(["events", case, "--csv"])
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert [row["id"] for row in rows] == ["e1", "e2", "e3"]
    assert rows[1]["said"] == "within what is said not to be so"


@pytest.mark.parametrize(("command", "circles"), [("events", []), ("events", ["--circles"]), ("movements", [])])
def test_a_map_is_written_to_a_file(
    case: str, tmp_path: Path, command: str, circles: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    """Valid, and what is on no map is counted in the message."""
    out = tmp_path / "out.geojson"
    assert 0 == run([command, case, "--geojson", str(out), *circles])
    collection = json.loads(out.read_text(encoding="utf-8"))
    assert [] == list(wrong(collection))
    told = capsys.readouterr().err
    assert f"{collection['count']} features, {collection['unplaced']} without a place on the map" in told
    kinds = {"MultiPoint", "Point", "LineString", "Polygon", None}
    assert {one["geometry"] and one["geometry"]["type"] for one in collection["features"]} <= kinds


def test_pages_join(case: str, capsys: pytest.CaptureFixture[str]) -> None:
    """`--next` goes on where the page before ended."""
    assert 0 == run(["events", case, "--json", "--size", "2"])
    told = capsys.readouterr()
    first = [json.loads(line)["id"] for line in told.out.splitlines()]
    assert 0 == run(["events", case, "--json", "--size", "2", "--next", told.err.split()[-1]])
    assert ["e1", "e2", "e3"] == first + [row["id"] for row in _rows(capsys)]


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["events", "--event", "PROTEST"], 0, "no event matches"),
        (["movements", "--place", "Suva"], 0, "no movement matches"),
        (["events", "--foo", "x"], 2, "no filter 'foo'; known: actor, bbox"),
        (["events", "--circles"], 2, "--circles needs --geojson"),
        (["export", "csv", "--circles"], 2, "csv draws no circles"),
    ],
)
def test_what_finds_nothing_or_is_wrong_says_so(
    case: str, arguments: list[str], code: int, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """On stderr; an empty answer is no error."""
    assert code == run([*arguments, "--db", case])
    told = capsys.readouterr()
    assert (words in told.err, told.out) == (True, "")


def test_a_store_is_named_once(case: str, capsys: pytest.CaptureFixture[str]) -> None:
    """As the first word or with --db."""
    assert 2 == run(["events", case, "--db", case])
    assert "name the store once" in capsys.readouterr().err


def test_a_report_shows_events_under_who_tells_them(case: str, capsys: pytest.CaptureFixture[str]) -> None:
    """The movement instead of its event; a number in it is not printed twice; the outlet's own voice at the end."""
    assert 0 == run(["show", "d", "--db", case])
    shown = capsys.readouterr().out
    assert 1 == shown.count("about 300 fighters")
    assert 1 == shown.count("MOVE 'moved'")
    assert shown.index("said  stated flatly") < shown.index("Mosul > Palmyra") < shown.index("denied  stated flatly as")
    assert shown.index("In the outlet's own voice") < shown.index("event 'fell'")


def test_a_map_is_exported_redacted(case: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Events and movements of the documents that a filter finds; points are rounded."""
    out = tmp_path / "map.geojson"
    assert 0 == run(["export", "geojson", "-o", str(out), "--db", case])
    assert "4 rows, redacted" in capsys.readouterr().err
    collection = json.loads(out.read_text(encoding="utf-8"))
    assert [] == list(wrong(collection))
    (line,) = [one for one in collection["features"] if one["properties"]["kind"] == "movement"]
    assert line["geometry"] == {"type": "LineString", "coordinates": [[43.13, 36.34], [38.28, 34.56]]}
