"""Commands do what they say, on a real store, and leave with the exit code that says how it went."""

import csv
import io
import json
import re
import shutil
from pathlib import Path

import pytest

from tadmor.cli import run

REPORT = (
    'RIVERTON (Northmere Wire) - "We lost four men at the bridge," Colonel Anja Vesk told reporters on Monday. '
    "She added that some 300 fighters may have crossed the river near Homs.\n"
    "The defence ministry denied that the bridge had fallen.\n"
    "Read more\n"
)


@pytest.fixture
def report(tmp_path: Path) -> Path:
    """A report in a file."""
    path = tmp_path / "report.txt"
    path.write_text(REPORT, encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with that report, to be copied."""
    folder = tmp_path_factory.mktemp("made")
    report, database = folder / "report.txt", folder / "case.db"
    report.write_text(REPORT, encoding="utf-8")
    who = ("--outlet", "Northmere Wire", "--published", "2016-12-12")
    assert 0 == run(["add", str(report), "--db", str(database), *who])
    return database


@pytest.fixture
def case(made: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> str:
    """A store with that report."""
    capsys.readouterr()
    return str(shutil.copy(made, tmp_path))


def _rows(capsys: pytest.CaptureFixture[str]) -> list[dict[str, object]]:
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_read_into_a_pipe_gives_one_reading_a_line(report: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The text is the input to the character."""
    assert 0 == run(["read", str(report), "--outlet", "Northmere Wire", "--published", "2016-12-12"])
    (reading,) = _rows(capsys)
    assert (REPORT, "Northmere Wire", "2016-12-12") == (reading["text"], reading["outlet"], reading["published"])


def test_own_places_are_read_too(
    report: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """By an option or from the environment, by `read` and by `add`'s workers."""
    own, database = tmp_path / "own.csv", str(tmp_path / "own.db")
    own.write_text("name,lat,lon,country\nRiverton,34.2,37.2,SY\n", encoding="utf-8")
    assert 0 == run(["read", str(report), "--gazetteer", str(own)])
    (reading,) = _rows(capsys)
    assert (34.2, 37.2) == next((p["lat"], p["lon"]) for p in reading["places"] if p["name"] == "Riverton")  # type: ignore[attr-defined]
    monkeypatch.setenv("TADMOR_GAZETTEER", str(own))
    assert 0 == run(["add", str(report), "--db", database, "--jobs", "1"])
    capsys.readouterr()
    assert 0 == run(["doctor", "--db", database])
    told = capsys.readouterr().out
    assert re.search(r"places/\d+\+", told)
    assert "0 documents read by another version" in told


def test_the_screen_names_speakers_numbers_and_hedges(report: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """In words, never as codes alone."""
    assert 0 == run(["read", str(report), "--screen"])
    shown = capsys.readouterr().out
    for words in ("Anja Vesk", "told to reporters", "stated flatly", "hedged: 'may'", "about 300"):
        assert words in shown
    for never in ("CT+", "confirmed", "a fact"):
        assert never not in shown


def test_the_demo_twice_shows_the_same_and_says_that_it_is_composed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """In whatever directory one stands; the second time nothing is added."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("TADMOR_CALLED", raising=False)  # the launcher's name in a clone: "./tadmor"
    screens = []
    for _ in range(2):
        assert 0 == run(["demo"])
        screens.append([line for line in capsys.readouterr().out.splitlines() if " s into " not in line])
    assert screens[0] == screens[1]
    assert "Composed sample" in screens[0][0]
    assert "Now your own: tadmor read FILE" == screens[0][-1]
    assert (tmp_path / "demo.db").exists()


def test_adding_twice_adds_once(case: str, report: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The second run finds everything there."""
    assert 0 == run(["add", str(report), "--db", case, "--outlet", "Northmere Wire", "--published", "2016-12-12"])
    assert "1 there already" in capsys.readouterr().err
    assert 0 == run(["documents", "--db", case, "--json"])
    assert 1 == len(_rows(capsys))


def test_the_same_text_from_two_outlets_is_two_documents(
    case: str, report: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A reprint is kept beside what it reprints."""
    assert 0 == run(["add", str(report), "--db", case, "--outlet", "Port Courier", "--published", "2016-12-12"])
    capsys.readouterr()
    assert 0 == run(["documents", "--db", case, "--json"])
    assert ["Northmere Wire", "Port Courier"] == sorted(str(row["outlet"]) for row in _rows(capsys))


def test_what_cannot_be_read_is_told_and_the_run_goes_on(
    tmp_path: Path, report: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Exit code 3: finished with rejects."""
    bad = tmp_path / "bad.txt"
    bad.write_bytes(b"\x00\x01\x02")
    database = str(tmp_path / "case.db")
    assert 3 == run(["add", str(bad), str(tmp_path / "missing.txt"), str(report), "--db", database])
    told = capsys.readouterr().err
    assert "bad.txt: binary" in told
    assert "missing.txt: unreadable" in told
    assert 0 == run(["documents", "--db", database, "--rejects", "--json"])
    assert ["binary", "unreadable"] == sorted(str(row["reason"]) for row in _rows(capsys))


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        (["--speaker", "vesk"], True),
        (["--speaker", "vesk", "--has", "quantity"], True),
        (["--outlet", "northmere"], True),
        (["--place", "Homs"], True),
        (["--place", "Hims"], True),
        (["--place", "Homs", "--within", "30"], True),
        (["--place", "Lagos", "--within", "30"], False),
        (["--from", "2016-12-13"], False),
        (["--certainty", "PS+"], True),
        (["--q", "bridge -fallen"], True),
        (["--q", '"fallen bridge"'], False),
    ],
)
def test_filters_find_what_they_say(
    case: str, filters: list[str], found: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    """The grammar's words as options."""
    assert 0 == run(["claims", "--db", case, "--json", *filters])
    assert found == bool(_rows(capsys))


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["claims", "--foo", "x"], 2, "no filter 'foo'; known: actor, bbox"),
        (["claims", "--from", "yesterday"], 2, "write from=2016-12-08"),
        (["claims", "--voices_min", "some"], 2, "write voices_min=2"),
        (["claims", "--place", "Xyzzyville", "--within", "5"], 2, "Xyzzyville"),
        (["export", "xls"], 2, "known: acled, csv, geojson, jsonl, plover, ucdp"),
        (["frobnicate"], 2, "no command 'frobnicate'; known: demo, read"),
        (["show", "c000"], 1, "no claim or document 'c000'"),
        (["review", "reject", "c000"], 2, "--why"),
        (["review", "accept", "c000", "--by", "dana"], 1, "c000"),
        (["read", "x.txt", "--published", "12 Dec"], 2, "write it as 2016-12-12"),
        (["read", "x.txt", "--published", "2999-01-01"], 2, "lies in the future"),
    ],
)
def test_wrong_usage_says_what_would_be_right(
    case: str, arguments: list[str], code: int, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """On stderr, with the exit code for it."""
    database = ["--db", case] if arguments[0] in ("claims", "export", "show", "review") else []
    assert code == run([*arguments, *database])
    assert words in capsys.readouterr().err


def test_a_missing_store_is_told_and_not_made(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Asking makes nothing."""
    database = tmp_path / "none.db"
    assert 1 == run(["claims", "--db", str(database)])
    assert "tadmor add" in capsys.readouterr().err
    assert not database.exists()


def test_review_is_kept_shown_and_listed(case: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A decision stands beside the claim, and the log can be read."""
    run(["claims", "--db", case, "--json", "--speaker", "vesk"])
    claim = str(_rows(capsys)[0]["id"])
    assert 0 == run(["review", "reject", claim, "--db", case, "--by", "dana", "--why", "wrong river"])
    assert 0 == run(["show", claim, "--db", case])
    shown = capsys.readouterr().out
    assert "review: rejected" in shown
    assert "wrong river" in shown
    assert 0 == run(["claims", "--db", case, "--json", "--review", "rejected"])
    assert [claim] == [row["id"] for row in _rows(capsys)]
    assert 0 == run(["review", "undo", claim, "--db", case, "--by", "dana"])
    capsys.readouterr()
    assert 0 == run(["review", "log", "--db", case, "--json"])
    assert ["reject", "undo"] == [row["action"] for row in _rows(capsys)]


def test_verify_passes_and_finds_a_flipped_byte(case: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit code 4 when something does not hold."""
    assert 0 == run(["verify", "--db", case])
    assert "all holds" in capsys.readouterr().out
    path = Path(case)
    content = bytearray(path.read_bytes())
    content[content.index(b"Northmere Wire")] ^= 0x01
    path.write_bytes(bytes(content))
    assert 4 == run(["verify", "--db", case])
    assert "problems" in capsys.readouterr().err


def test_an_export_takes_the_old_file_s_place_when_it_is_whole(
    case: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """CSV to a file, and as it stands in the manual: one claim a row."""
    out = tmp_path / "claims.csv"
    out.write_text("old")
    assert 0 == run(["export", "csv", "-o", str(out), "--db", case])
    rows = list(csv.DictReader(io.StringIO(out.read_text(encoding="utf-8"))))
    assert "Anja Vesk" in {row["speaker"] for row in rows}
    assert 1 == run(["export", "csv", "-o", str(tmp_path / "no" / "such" / "folder.csv"), "--db", case])
    assert "cannot write" in capsys.readouterr().err


def test_an_export_carries_what_people_decided(case: str, capsys: pytest.CaptureFixture[str]) -> None:
    """In a column of its own, empty where nobody has decided."""
    run(["claims", "--db", case, "--json", "--speaker", "vesk"])
    claim = str(_rows(capsys)[0]["id"])
    assert 0 == run(["review", "reject", claim, "--db", case, "--by", "dana", "--why", "wrong river"])
    capsys.readouterr()
    assert 0 == run(["export", "csv", "--db", case])
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert {(claim, "rejected")} == {(row["claim_id"], row["review"]) for row in rows if row["review"]}


def test_what_an_earlier_run_rejected_is_told_again(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It is not "there already", and the exit code stays 3."""
    bad, database = tmp_path / "bad.txt", str(tmp_path / "case.db")
    bad.write_bytes(b"\0")
    assert 3 == run(["add", str(bad), "--db", database, "--jobs", "1"])
    capsys.readouterr()
    assert 3 == run(["add", str(bad), "--db", database, "--jobs", "1"])
    assert f"{database}: 1 rejected by an earlier run\n" == capsys.readouterr().err


def test_readings_of_another_reader_are_taken(report: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`read --json` gives what `add` takes, and the claims are the same."""
    run(["read", str(report), "--outlet", "Elsewhere"])
    lines = tmp_path / "readings.jsonl"
    lines.write_text(capsys.readouterr().out, encoding="utf-8")
    database = str(tmp_path / "theirs.db")
    assert 0 == run(["add", str(lines), "--db", database])
    capsys.readouterr()
    assert 0 == run(["claims", "--db", database, "--json"])
    assert json.loads(lines.read_text(encoding="utf-8"))["claims"][0]["id"] in {row["id"] for row in _rows(capsys)}


def test_doctor_finds_everything_in_order(case: str, capsys: pytest.CaptureFixture[str]) -> None:
    """What is installed works."""
    assert 0 == run(["doctor", "--db", case])
    assert "FAIL" not in capsys.readouterr().out


def test_a_name_that_is_no_file_makes_no_store(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A slip of the hand is told as such; beside a store that is there it is one more reject."""
    database, missing = tmp_path / "case.db", str(tmp_path / "misssing.txt")
    assert 2 == run(["add", missing, "--db", str(database)])
    assert f"no such file: {missing}" in capsys.readouterr().err
    assert not database.exists()
