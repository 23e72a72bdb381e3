"""What stood in the way of people who tried Tadmor from the README alone: each stumble, mended, as a test."""

import csv
import json
import os
import re
import shutil
from datetime import datetime
from pathlib import Path

import pytest

import tadmor
from tadmor import samples, wire
from tadmor.cli import run
from tadmor.export.tables import cell

_SHELLING = 'BEIRUT - At least 12 people were killed in Idlib on Tuesday, Hadi Sallum said. "Shells fell," he added.\n'
_FEED = (
    '<?xml version="1.0"?><rss version="2.0"><channel><title>Aldgate</title><item><title>Market hit</title></item>'
    "</channel></rss>"
)


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The dossier, read and linked."""
    path = str(tmp_path_factory.mktemp("tried") / "case.db")
    assert run(["add", *map(str, samples.paths()), "--db", path, "--jobs", "1"]) == 0
    return path


def _added(folder: Path, capsys: pytest.CaptureFixture[str], *more: str) -> str:
    (folder / "report.txt").write_text(_SHELLING, encoding="utf-8")
    capsys.readouterr()
    assert 0 == run(["add", str(folder / "report.txt"), "--db", str(folder / "new.db"), "--jobs", "1", *more])
    return capsys.readouterr().err


def test_add_says_where_to_look_now(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With commands that name the store."""
    assert f"Next: tadmor incidents {tmp_path / 'new.db'}" in _added(tmp_path, capsys)


def test_add_says_which_reports_have_no_day(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Since "on Tuesday" cannot be placed without one."""
    assert "1 of 1 reports come without a day of publication" in _added(tmp_path, capsys)


def test_add_does_not_ask_for_a_day_that_is_given(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing is missing then."""
    assert "without a day" not in _added(tmp_path, capsys, "--published", "2017-05-03")


def test_hints_name_the_command_as_it_was_called(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """In a clone it is `./tadmor`; a file called tadmor is left as it is."""
    monkeypatch.setenv("TADMOR_CALLED", "./tadmor")
    assert "in the browser: ./tadmor serve" in _added(tmp_path, capsys)
    assert 1 == run(["compare", "it0", "--db", str(tmp_path / "new.db")])
    assert "list them with ./tadmor incidents" in capsys.readouterr().err


def test_a_feed_is_told_apart_from_a_page(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It is rejected with what to do instead."""
    (tmp_path / "feed.rss").write_text(_FEED, encoding="utf-8")
    assert 3 == run(["add", str(tmp_path / "feed.rss"), "--db", str(tmp_path / "new.db"), "--jobs", "1"])
    assert "feeds are not read yet" in capsys.readouterr().err


@pytest.mark.parametrize("command", ["claims", "documents", "verify", "doctor"])
def test_the_store_may_stand_alone(db: str, command: str, capsys: pytest.CaptureFixture[str]) -> None:
    """As with every other command that takes no other word."""
    assert 0 == run([command, db])
    assert "12 documents" in capsys.readouterr().out or command in ("claims", "documents")


def test_no_screen_names_a_type_that_nobody_measured(db: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Also not in the reasons of a comparison: classes stand there."""
    run(["incidents", db, "--voices_min", "2", "--json"])
    ids = [json.loads(line)["id"] for line in capsys.readouterr().out.splitlines()]
    for incident in ids:
        assert 0 == run(["compare", incident, "--db", db, "--explain", "--table"])
    told = capsys.readouterr().out
    assert "both ASSAULT" in told
    assert [] == re.findall(r"\b(?:CONSEQ|STRIKE|MOVE|BATTLE)\.[a-z]+", told)


def test_sides_are_told_in_words(db: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Not as the keys under which they are kept."""
    run(["incidents", db, "--place", "Mosul", "--voices_min", "2", "--json"])
    incident = json.loads(capsys.readouterr().out.splitlines()[0])["id"]
    assert 0 == run(["compare", incident, "--db", db, "--table"])
    told = capsys.readouterr().out
    assert "side: government of Russia" in told
    assert "government:" not in told


def test_linking_anew_tells_the_same(db: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Errors name `tadmor link --anew`, so it is there."""
    run(["incidents", db, "--json"])
    before = capsys.readouterr().out
    assert 0 == run(["link", db, "--anew"])
    assert "12 reports linked" in capsys.readouterr().err
    run(["incidents", db, "--json"])
    assert before == capsys.readouterr().out


def test_a_decision_on_nothing_says_where_to_look(db: str, capsys: pytest.CaptureFixture[str]) -> None:
    """In words that name both kinds of targets."""
    assert 1 == run(["review", "accept", "it0", "--db", db])
    assert "no claim or incident 'it0' in this store" in capsys.readouterr().err


def test_a_picture_says_where_it_is(db: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Since nothing else is printed then."""
    picture = tmp_path / "days.svg"
    assert 0 == run(["timeline", db, "--plot", str(picture)])
    assert f"{picture}: open it in a browser" in capsys.readouterr().err


def test_reports_without_a_day_are_not_called_the_earliest(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing is known of their order."""
    lines = [{"id": name, "text": _SHELLING * 3} for name in ("one", "two")]
    (tmp_path / "docs.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    run(["add", str(tmp_path / "docs.jsonl"), "--db", str(tmp_path / "new.db"), "--jobs", "1"])
    capsys.readouterr()
    assert 0 == run(["echoes", str(tmp_path / "new.db"), "--table"])
    told = capsys.readouterr().out
    assert "of no known day" in told
    assert "earliest" not in told


def test_a_correction_is_written_as_its_help_says(tmp_path: Path, db: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A word needs no quotation marks of JSON, a field that no claim has is told, and the log shows what was set."""
    copy = str(shutil.copy(db, tmp_path / "case.db"))
    capsys.readouterr()
    assert 0 == run(["claims", copy, "--json", "--size", "1"])
    claim = json.loads(capsys.readouterr().out)["id"]
    assert 0 == run(["review", "set", claim, "speaker", "Anton Vesk", "--db", copy, "--by", "dana"])
    assert 2 == run(["review", "set", claim, "speakr", "Anton Vesk", "--db", copy, "--by", "dana"])
    assert "did you mean speaker" in capsys.readouterr().err
    assert 0 == run(["review", "log", "--db", copy])
    (line,) = map(json.loads, capsys.readouterr().out.splitlines())
    assert ("speaker", '"Anton Vesk"') == (line["field"], line["value"])
    assert line["at"] == datetime.fromisoformat(line["at"]).isoformat()
    assert 0 == run(["review", "log", "--db", copy, "--table"])
    assert "Anton Vesk" in capsys.readouterr().out


def test_whom_the_machine_has_no_name_for_says_it(
    db: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """In a container a user may be a number: a decision then asks for --by, and nothing falls over."""
    for name in ("LOGNAME", "USER", "LNAME", "USERNAME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(os, "getuid", lambda: 2**31 - 7)
    assert 0 == run(["claims", db, "--json", "--size", "1"])
    claim = json.loads(capsys.readouterr().out)["id"]
    assert 1 == run(["review", "accept", claim, "--db", db])
    assert "the name of who takes it (by)" in capsys.readouterr().err


def test_incidents_are_drawn_as_a_map(db: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A feature for each of the list, in its order; what has no point stays, without one."""
    assert 0 == run(["incidents", db, "--place", "Palmyra", "--json"])
    listed = [json.loads(line)["id"] for line in capsys.readouterr().out.splitlines()]
    assert 0 == run(["incidents", db, "--place", "Palmyra", "--geojson", str(tmp_path / "map.geojson")])
    told = json.loads((tmp_path / "map.geojson").read_text(encoding="utf-8"))
    assert listed == [feature["id"] for feature in told["features"]]
    assert told["unplaced"] == sum(feature["geometry"] is None for feature in told["features"])
    assert any(feature["geometry"]["type"] == "Point" for feature in told["features"] if feature["geometry"])


def test_a_picture_is_not_written_under_a_name_that_no_program_opens(
    db: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A PDF that holds SVG is a broken PDF."""
    assert 2 == run(["timeline", db, "--plot", str(tmp_path / "days.pdf")])
    assert ".svg or .html" in capsys.readouterr().err
    assert not (tmp_path / "days.pdf").exists()


def test_rejects_take_no_filter(db: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A word that would be ignored is told."""
    assert 2 == run(["documents", db, "--rejects", "--outlet", "Halden Wire"])
    assert "takes no filter" in capsys.readouterr().err


def test_rejects_are_told_before_linking_which_may_be_stopped(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What became of the inputs is known by then."""
    (tmp_path / "empty.txt").write_text("", encoding="utf-8")
    (tmp_path / "report.txt").write_text(_SHELLING, encoding="utf-8")

    def stopped(_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("tadmor.cli.reading.linked", stopped)
    inputs = [str(tmp_path / name) for name in ("empty.txt", "report.txt")]
    assert 130 == run(["add", *inputs, "--db", str(tmp_path / "new.db"), "--jobs", "1"])
    told = capsys.readouterr().err
    assert "empty.txt: empty" in told
    assert "1 added, 1 rejected" in told


def test_add_says_which_reports_it_did_not_read_for_claims(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Only English is read, and a folder of Arabic reports would else be silent."""
    (tmp_path / "ar.txt").write_text("قالت وزارة الدفاع إن المقاتلين غادروا المدينة.\n" * 3, encoding="utf-8")
    told = _added(tmp_path, capsys, str(tmp_path / "ar.txt"))
    assert "1 of 2 reports are kept without claims: only English is read, and they are in ar" in told


def test_a_report_dated_when_no_calendar_goes_back_does_not_stop_linking(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A reading from elsewhere may say year 1; an article that does is told so: programs write that for none."""
    reading = tadmor.read("Shelling killed 12 people in Idlib.", outlet="Post", published="0001-01-01")
    (tmp_path / "old.jsonl").write_bytes(wire.encode(reading) + b"\n")
    assert 0 == run(["add", str(tmp_path / "old.jsonl"), "--db", str(tmp_path / "old.db"), "--jobs", "1"])
    (tmp_path / "none.jsonl").write_text(json.dumps({"text": "So he said.", "published": "0001-01-01"}))
    assert 3 == run(["add", str(tmp_path / "none.jsonl"), "--db", str(tmp_path / "old.db"), "--jobs", "1"])
    assert "before the first newspaper" in capsys.readouterr().err


def test_numbers_in_a_table_stay_numbers() -> None:
    """South of the equator too: a latitude with an apostrophe in front is none. Words are still made harmless."""
    cells = [cell(value) for value in (-1.5, 7, True, None, ("a", "b"), ("=1+1",), "=1+1", {"a": [1]})]
    assert ["-1.5", "7", "yes", "", "a; b", "'=1+1", "'=1+1", '{"a":[1]}'] == cells


def test_show_gives_a_program_what_it_shows_a_person(db: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A report as its reading, a claim as its row with what people decided."""
    capsys.readouterr()
    assert 0 == run(["show", "composed-01", "--db", db, "--json"])
    reading = json.loads(capsys.readouterr().out)
    assert ("reading/1", "composed-01") == (reading["schema"], reading["id"])
    assert 0 == run(["show", reading["claims"][0]["id"], "--db", db, "--json"])
    claim = json.loads(capsys.readouterr().out)
    assert (reading["claims"][0]["id"], "composed-01", []) == (claim["id"], claim["document"], claim["decisions"])


def test_an_export_has_no_pages(db: str, capsys: pytest.CaptureFixture[str]) -> None:
    """It writes all that answers; a size that it would ignore is told."""
    assert 2 == run(["export", "csv", "--db", db, "--size", "3"])
    assert "has no pages" in capsys.readouterr().err


def test_days_of_a_gap_need_no_letter(db: str, capsys: pytest.CaptureFixture[str]) -> None:
    """7 is 7d."""
    told = []
    for gap in ("7", "7d", "7 days"):
        assert 0 == run(["watch", "test", db, "--corridor", "Mosul > Palmyra", "--gap", gap, "--json"])
        told.append(capsys.readouterr().out)
    assert 1 == len(set(told))


def test_a_day_with_half_a_year_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Who types 16 for 2016 in a form sends the year 16."""
    assert 2 == run(["read", str(tmp_path / "none.txt"), "--published", "0016-12-12"])
    assert "write the year in full" in capsys.readouterr().err


def test_an_export_holds_what_the_filter_finds(db: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Claims and events that answer, and not all others of their reports; whole readings are those of the reports."""
    found: dict[str, set[str]] = {}
    for name in ("claims", "events", "movements"):
        capsys.readouterr()
        assert 0 == run([name, db, "--speaker", "Granin", "--from", "2016-12-01", "--size", "1000", "--json"])
        found[name] = {json.loads(line)["id"] for line in capsys.readouterr().out.splitlines()}
    for name in ("csv", "geojson", "jsonl"):
        assert 0 == run(
            ["export", name, "--db", db, "--speaker", "Granin", "--from", "2016-12-01", "-o", str(tmp_path / name)]
        )
    with (tmp_path / "csv").open(encoding="utf-8", newline="") as file:
        assert found["claims"] == {row["claim_id"] for row in csv.DictReader(file)}
    features = json.loads((tmp_path / "geojson").read_text(encoding="utf-8"))["features"]
    assert found["events"] | found["movements"] == {feature["id"] for feature in features}
    assert found["claims"] < {
        claim["id"]
        for line in (tmp_path / "jsonl").read_text(encoding="utf-8").splitlines()
        for claim in json.loads(line)["claims"]
    }


def test_the_head_of_the_log_is_kept_elsewhere_and_checked(
    tmp_path: Path, db: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """It stands as long as nobody rewrites the log from there on; a log begun anew does not have it."""
    copy = str(shutil.copy(db, tmp_path / "case.db"))
    capsys.readouterr()
    assert 0 == run(["claims", copy, "--json", "--size", "1"])
    claim = json.loads(capsys.readouterr().out)["id"]
    for action in ("accept", "unverifiable"):
        assert 0 == run(["review", action, claim, "--db", copy, "--by", "dana"])
        if action == "accept":
            capsys.readouterr()
            assert 0 == run(["audit", "head", copy])
            kept = json.loads(capsys.readouterr().out)["head"]
    assert 0 == run(["audit", "check", copy, kept[:8]])
    assert "decision 1 of 2" in capsys.readouterr().out
    other = str(shutil.copy(db, tmp_path / "other.db"))
    assert 0 == run(["review", "accept", claim, "--db", other, "--by", "mira"])
    assert 4 == run(["audit", "check", other, kept])
    assert 2 == run(["audit", "check", other, kept[:3]])


def test_a_folder_may_hold_the_store_itself(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """`tadmor add .` is what people type; the store is no report, and none that was rejected."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "report.txt").write_text(_SHELLING, encoding="utf-8")
    for told in ("1 added", "1 there already"):
        capsys.readouterr()
        assert 0 == run(["add", ".", "--db", "case.db", "--jobs", "1"])
        assert f"case.db: {told}" in capsys.readouterr().err
    assert 3 == run(["add", "case.db", "--db", "case.db", "--jobs", "1"])
    assert "case.db: binary. a database" in capsys.readouterr().err


def test_of_a_text_that_is_not_read_nothing_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """That nobody says anything in it would be untrue."""
    (tmp_path / "ru.txt").write_text("Министерство обороны сообщило, что бои идут.\n" * 3, encoding="utf-8")
    assert 0 == run(["read", str(tmp_path / "ru.txt"), "--screen"])
    told = capsys.readouterr().out
    assert "it is in Russian (ru), and only English is read" in told
    assert "Nobody is told" not in told
