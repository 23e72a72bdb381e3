"""`remove`: what would go, what is asked, what the log says, and how a removed report comes again."""

import json
import os
import pty
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tadmor.cli import run
from tadmor.store import open_store, verify

_TEXT = "RIVERTON - Some 40 men left the town of Riverton on Monday, Anja Vesk, a spokeswoman of the army, said.\n"
_OTHER = "MARLOW - Two bridges were closed in Marlow on Tuesday, the ministry of works said in a statement.\n"
_WHY = "withdrawn by its outlet"


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three reports, a line each; two of them stood at one address."""
    path = tmp_path_factory.mktemp("reports") / "docs.jsonl"
    at = {"outlet": "Fell Post", "published": "2021-05-06"}
    lines = [
        {"id": "men", "text": _TEXT, "url": "https://fell.example/men"} | at,
        {"id": "bridges", "text": _OTHER, "url": "https://fell.example/works"} | at,
        {"id": "bridges-later", "text": f"{_OTHER}They open on Friday.\n", "url": "https://fell.example/works"} | at,
    ]
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def made(reports: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of them, to be copied."""
    path = tmp_path_factory.mktemp("made") / "case.db"
    assert 0 == run(["add", str(reports), "--db", str(path), "--jobs", "1"])
    return path


@pytest.fixture
def db(made: Path, tmp_path: Path) -> str:
    """A store of them."""
    return str(shutil.copy(made, tmp_path))


def _documents(db: str) -> list[str]:
    with open_store(db) as store, store.snapshot() as view:
        return list(view.document_ids())


def _printed(capsys: pytest.CaptureFixture[str], code: int, *arguments: str) -> tuple[list[dict[str, Any]], str]:
    capsys.readouterr()
    assert code == run(arguments)
    told = capsys.readouterr()
    return [json.loads(line) for line in told.out.splitlines()], " ".join(told.err.split())


def test_a_report_goes_and_comes_again_when_somebody_says_so(
    db: str, reports: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What would go is told first; then it is gone, the log says why, and the same input is refused with that."""
    rows, _ = _printed(capsys, 0, "remove", "https://fell.example/men", "--db", db, "--dry-run")
    assert [("men", 0)] == [(row["id"], row["decisions"]) for row in rows]
    assert rows[0]["claims"] and rows[0]["raw"]
    assert 3 == len(_documents(db))
    _, said = _printed(capsys, 0, "remove", "men", "--db", db, "--by", "dana", "--why", _WHY, "--yes")
    assert "1 report removed" in said
    assert ["bridges", "bridges-later"] == _documents(db)
    lines, _ = _printed(capsys, 0, "review", "log", "--db", db)
    assert [("dana", "remove", "document:men", _WHY)] == [(x["by"], x["action"], x["target"], x["why"]) for x in lines]
    for _ in range(2):
        _, said = _printed(capsys, 3, "add", str(reports), "--db", db, "--jobs", "1")
        assert "removed by dana on" in said and _WHY in said and "--again" in said
    _, said = _printed(capsys, 1, "remove", "men", "--db", db, "--by", "dana", "--why", "again")
    assert "removed by dana on" in said and _WHY in said
    assert 0 == run(["add", str(reports), "--db", db, "--jobs", "1", "--again", "--by", "ben"])
    assert ["bridges", "bridges-later", "men"] == _documents(db)
    lines, _ = _printed(capsys, 0, "review", "log", "--db", db)
    assert ("ben", "undo", "document:men") == (lines[-1]["by"], lines[-1]["action"], lines[-1]["target"])
    with open_store(db) as store:
        assert [] == list(verify(store))
        with store.snapshot() as view:
            assert () == view.rejects()


def test_what_cannot_be_removed_says_so(db: str, capsys: pytest.CaptureFixture[str]) -> None:
    """No such report, several at one address, no reason: nothing goes."""
    for code, names, words in (
        (1, ["nowhere"], "no document 'nowhere'"),
        (1, ["men", "https://fell.example/works"], "2 documents came from"),
        (1, ["https://fell.example/works"], "bridges-later"),
    ):
        _, said = _printed(capsys, code, "remove", *names, "--db", db, "--by", "dana", "--why", _WHY)
        assert words in said
    assert "--why" in _printed(capsys, 2, "remove", "men", "--db", db)[1]
    assert "name" in _printed(capsys, 1, "remove", "men", "--db", db, "--by", " ", "--why", _WHY, "--yes")[1]
    assert 3 == len(_documents(db))


@pytest.mark.parametrize(("answer", "left"), [("n\n", 3), ("y\n", 2)])
def test_a_terminal_is_asked(db: str, answer: str, left: int) -> None:
    """Nothing goes before somebody says yes."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "tadmor", "remove", "men", "--db", db, "--by", "dana", "--why", _WHY],
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path), "TERM": "dumb", "NO_COLOR": "1"},
        stdin=theirs,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    os.close(theirs)
    os.write(ours, answer.encode())
    told = process.communicate(timeout=60)[0].decode()
    os.close(ours)
    assert "Remove 1 report for good?" in told
    assert left == len(_documents(db))
    assert (0 if left == 2 else 130) == process.returncode


def test_where_nobody_can_be_asked_yes_must_be_said(db: str) -> None:
    """A script without a terminal removes nothing by mistake."""
    command = [sys.executable, "-m", "tadmor", "remove", "men", "--db", db, "--by", "dana", "--why", _WHY]
    for more, code, left in (([], 2, 3), (["--yes"], 0, 2)):
        process = subprocess.run(
            [*command, *more],
            env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=60,
            check=False,
        )
        assert code == process.returncode
        assert ("--yes" in process.stderr.decode()) == (code == 2)
        assert left == len(_documents(db))


def test_help_says_what_is_required(capsys: pytest.CaptureFixture[str]) -> None:
    """Who removes and why."""
    assert 0 == run(["remove", "--help"])
    said = " ".join(capsys.readouterr().out.split())
    assert "(your user name); required]" in said and "[required, unless --dry-run]" in said


def test_a_reject_that_came_in_later_is_settled(
    db: str, reports: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Also where its file has another name by then."""
    _printed(capsys, 0, "remove", "men", "--db", db, "--by", "dana", "--why", _WHY, "--yes")
    _printed(capsys, 3, "add", str(reports), "--db", db, "--jobs", "1")
    later = tmp_path / "later.jsonl"
    later.write_text(reports.read_text(encoding="utf-8").splitlines(keepends=True)[0], encoding="utf-8")
    assert 1 == len(_printed(capsys, 0, "documents", "--rejects", "--db", db)[0])
    _printed(capsys, 0, "add", str(later), "--db", db, "--jobs", "1", "--again", "--by", "ben")
    assert [] == _printed(capsys, 0, "documents", "--rejects", "--db", db)[0]
