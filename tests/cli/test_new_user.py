"""What stood in the way of people who tried Tadmor from the README alone: each stumble, mended, as a test."""

import json
from pathlib import Path

import pytest

from tadmor import samples
from tadmor.cli import run

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
    assert [] == [family for family in ("CONSEQ.", "STRIKE.", "MOVE.", "BATTLE.") if family in told]


def test_sides_are_told_in_words(db: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Not as the keys under which they are kept."""
    run(["incidents", db, "--q", '"4,000"', "--voices_min", "2", "--json"])
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
