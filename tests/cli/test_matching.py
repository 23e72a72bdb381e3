"""`match` says which incidents are in a data set, which are only here or only there, and why; exports need linking."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from tests.reference.made import ucdp

from tadmor import samples
from tadmor.cli import run

PALMYRA = {
    "where_coordinates": "Palmyra town",
    "latitude": "34.56",
    "longitude": "38.28",
    "date_start": "2016-12-10",
    "date_end": "2016-12-11",
}
FAR = {"id": "900002", "latitude": "12.0", "longitude": "15.0", "date_start": "2016-12-10", "date_end": "2016-12-10"}
OLD = {"id": "900003", "date_start": "1999-12-10", "date_end": "1999-12-10"}


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The dossier, read and linked."""
    path = str(tmp_path_factory.mktemp("match") / "case.db")
    assert run(["add", *map(str, samples.paths()), "--db", path, "--jobs", "1"]) == 0
    return path


@pytest.fixture
def reference(tmp_path: Path) -> str:
    """Three events of our own in UCDP's columns: one that the dossier tells, one far away, one long ago."""
    path = tmp_path / "downloaded.csv"
    path.write_bytes(ucdp(PALMYRA, FAR, OLD))
    return str(path)


def asked(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, list[dict[str, Any]], str]:
    """Exit code, JSON lines, messages."""
    capsys.readouterr()
    code = run(arguments)
    told = capsys.readouterr()
    return code, [json.loads(line) for line in told.out.splitlines()], " ".join(told.err.split())


def test_an_incident_is_found_in_the_data_set(db: str, reference: str, capsys: pytest.CaptureFixture[str]) -> None:
    """With a word and a reason for every field, and a summary beside the data."""
    code, rows, told = asked(capsys, "match", reference, "--db", db, "--json")
    both = [row for row in rows if row["status"] == "in both"]
    assert (0, ["ucdp:900001"]) == (code, [row["event"] for row in both])
    assert ("agree", "0 km apart", "agree") == (both[0]["place"], both[0]["place_why"], both[0]["days"])
    assert "Islamic State" in both[0]["actors_why"]
    assert told.startswith("1 in both, ")
    assert told.endswith("; 0 rows rejected")


def test_what_is_only_there_is_told_within_our_days(
    db: str, reference: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """An event of another decade is not missing here."""
    _, rows, _ = asked(capsys, "match", reference, "--db", db, "--show", "theirs", "--json")
    assert [("only there", "ucdp:900002", None)] == [(r["status"], r["event"], r["incident"]) for r in rows]


def test_every_form_tells_the_same(db: str, reference: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A table for people, CSV with one head for all rows."""
    _, rows, _ = asked(capsys, "match", reference, "--db", db, "--json")
    capsys.readouterr()
    run(["match", reference, "--db", db, "--csv"])
    table = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert [(row["status"], row["event"] or "") for row in rows] == [(row["status"], row["event"]) for row in table]
    run(["match", reference, "--db", db, "--table", "--show", "both"])
    told = " ".join(capsys.readouterr().out.split())
    assert "in both" in told
    assert "= place: 0 km apart" in told
    assert told.endswith("= agree, ~ one may be the other, told less exactly, ! differ, ? one side does not say")


def test_rejected_rows_are_told_and_change_the_exit_code(
    db: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """With file, line and reason; the others are matched."""
    path = tmp_path / "broken.csv"
    path.write_bytes(ucdp(PALMYRA) + b"900009,cut\r\n")
    code, rows, told = asked(capsys, "match", str(path), "--db", db, "--show", "both", "--json")
    assert (3, 1) == (code, len(rows))
    assert "broken.csv:3: columns: 2 cells, not 49" in told


def test_a_file_that_is_no_data_set_makes_nothing_missing(
    db: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Else every incident would be told as one that the data set lacks."""
    (tmp_path / "other.csv").write_text("name,quote\nA,B\n", encoding="utf-8")
    code, rows, told = asked(capsys, "match", str(tmp_path / "other.csv"), "--db", db, "--json")
    assert (1, []) == (code, rows)
    assert "no data set that is read here; known: UCDP GED" in told


def test_a_filter_chooses_the_incidents(db: str, reference: str, capsys: pytest.CaptureFixture[str]) -> None:
    """The words of the grammar; what it leaves out is not compared."""
    _, rows, _ = asked(capsys, "match", reference, "--db", db, "--actor", "Nobody Known", "--json")
    assert [] == [row for row in rows if row["status"] in ("in both", "only here")]


@pytest.mark.parametrize("name", ["ucdp", "acled"])
def test_incidents_leave_in_the_shape_of_a_data_set(db: str, name: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Redacted unless a person says otherwise; ids are ours."""
    capsys.readouterr()
    assert 0 == run(["export", name, "--db", db])
    told = capsys.readouterr()
    rows = list(csv.DictReader(io.StringIO(told.out, newline="")))
    assert rows
    assert all(next(iter(row.values())).startswith("tadmor-it") for row in rows)
    assert f"{len(rows)} rows, redacted" in told.err


@pytest.mark.parametrize("command", [["export", "ucdp"], ["export", "acled"], ["match"]])
def test_a_store_without_incidents_says_what_to_do(
    command: list[str], reference: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Link it."""
    path = tmp_path / "empty.db"
    report = tmp_path / "report.txt"
    report.write_text("It rained.", encoding="utf-8")
    assert 0 == run(["add", str(report), "--db", str(path), "--jobs", "1"])
    capsys.readouterr()
    assert 1 == run([*command, *([reference] if command == ["match"] else []), "--db", str(path)])
    assert "run tadmor link" in capsys.readouterr().err


def test_unknown_formats_name_those_of_both_kinds(db: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Of readings and of incidents."""
    assert 2 == run(["export", "xls", "--db", db])
    told = capsys.readouterr().err
    assert "acled" in told
    assert "jsonl" in told
    assert 2 == run(["export", "ucdp", "--circles", "--db", db])
