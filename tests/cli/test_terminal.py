"""On a real terminal, in a pipe, and on streams that are closed, full or of another encoding."""

import fcntl
import json
import os
import pty
import re
import struct
import subprocess
import sys
import termios
from collections.abc import Sequence
from pathlib import Path

import pytest

from tadmor.cli import run

_STEERING = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]|\r(?!\n)")
_EVIL = "\x1b]0;owned\x07\x1b[2J\x9b31m\x08\x7f\u202e"
_TEXT = (
    f'RIVERTON - "We lost some{_EVIL} 40 m{_EVIL}en," Anja{_EVIL} Vesk, spokes{_EVIL}woman of the army, told '
    f"re{_EVIL}porters on Monday. She may{_EVIL} have seen 30{_EVIL} tanks. Some 20 tr{_EVIL}ucks left, it said.\n"
)
_TADMOR = [sys.executable, "-m", "tadmor"]
_PLAIN = {"PYTHONPATH": os.pathsep.join(sys.path), "TERM": "dumb", "NO_COLOR": "1"}


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a store of two reports, one of which would like to steer the terminal."""
    folder = tmp_path_factory.mktemp("desk")
    lines = [
        {"id": f"e{_EVIL}", "text": _TEXT, "outlet": f"Out{_EVIL}let", "title": f"T{_EVIL}", "published": "2016-12-12"},
        {
            "id": "plain",
            "text": "Anja Vesk said that é, 東 and 👩 stood near the town of Riverton.\n",
            "title": "Plain",
        },
        {"id": "bad", "text": _TEXT, "published": _EVIL},
    ]
    (folder / "docs.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    database = str(folder / "case.db")
    assert 3 == run(["add", str(folder / "docs.jsonl"), f"no{_EVIL}such", "--db", database, "--jobs", "1"])
    return folder


def _on_a_terminal(arguments: Sequence[str], folder: Path, columns: int) -> str:
    """What a terminal of that width is sent."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 40, columns, 0, 0))
    process = subprocess.Popen(
        [*_TADMOR, *arguments], cwd=folder, env=os.environ | _PLAIN, stdin=theirs, stdout=theirs, stderr=theirs
    )
    os.close(theirs)
    told = b""
    try:
        while piece := os.read(ours, 65536):
            told += piece
    except OSError:  # how Linux says that the other end has closed
        pass
    os.close(ours)
    process.wait(30)
    return told.decode("utf-8", "replace")


@pytest.mark.parametrize(
    "command",
    [
        "read docs.jsonl", "read docs.jsonl --json", "claims --db case.db", "claims --db case.db --csv",
        "claims --db case.db --json", "documents --db case.db --rejects", "show {evil} --db case.db",
        "export csv --db case.db", "export jsonl --db case.db",
    ],
)  # fmt: skip
def test_nothing_steers_the_terminal(desk: Path, command: str) -> None:
    """Neither a report's words, nor its title, outlet or id, nor a file's name; data and messages alike."""
    told = _on_a_terminal(command.replace("{evil}", f"e{_EVIL}").split(" "), desk, 120)
    assert told.strip()
    assert "Traceback" not in told
    assert [] == _STEERING.findall(told)


@pytest.mark.parametrize("columns", [80, 120])
def test_claims_read_as_text(desk: Path, columns: int) -> None:
    """Who says it, what, and beneath it how many, how sure and where: three lines that fit."""
    lines = _on_a_terminal(
        ["claims", "--db", "case.db", "--q", "stood", "--speaker", "Vesk"], desk, columns
    ).splitlines()
    assert re.fullmatch(r"c[0-9a-f]{16}  Anja Vesk", lines[0].rstrip())
    assert "  said  that é, 東 and 👩 stood near the town of Riverton" == lines[1].rstrip()
    assert "  stated flatly · plain" == lines[2].rstrip()
    assert all(len(line.rstrip()) <= columns for line in lines)


def test_a_pipe_gets_every_character(desk: Path) -> None:
    """As UTF-8 whatever the locale: what is data is not touched."""
    for encoding in ("ascii", "utf-8"):
        environment = os.environ | _PLAIN | {"PYTHONIOENCODING": encoding}
        found = subprocess.run(
            [*_TADMOR, "documents", "--db", "case.db"], cwd=desk, env=environment, stdout=subprocess.PIPE, check=True
        )
        assert {f"e{_EVIL}", "plain"} == {json.loads(line)["id"] for line in found.stdout.decode().splitlines()}


@pytest.mark.parametrize("command", ["claims --table", "claims", "export csv", "export jsonl"])
def test_a_reader_who_leaves_is_no_error(desk: Path, command: str) -> None:
    """`| head` ends with 0 and without a word about pipes."""
    ours, theirs = os.pipe()
    os.close(ours)
    found = subprocess.run(
        [*_TADMOR, *command.split(), "--db", "case.db"],
        cwd=desk, env=os.environ | _PLAIN, stdout=theirs, stderr=subprocess.PIPE, check=False,
    )  # fmt: skip
    os.close(theirs)
    assert (0, b"") == (found.returncode, found.stderr)


@pytest.mark.skipif(not Path("/dev/full").is_char_device(), reason="a device of Linux")
@pytest.mark.parametrize("command", ["claims", "export csv", "export jsonl", "export csv -o /dev/full"])
def test_a_full_disk_is_told(desk: Path, command: str) -> None:
    """In one line, with exit code 1; a device that is named as output stays a device."""
    with Path("/dev/full").open("wb") as full:
        found = subprocess.run(
            [*_TADMOR, *command.split(), "--db", "case.db"],
            cwd=desk, env=os.environ | _PLAIN, stdout=full, stderr=subprocess.PIPE, check=False,
        )  # fmt: skip
    assert 1 == found.returncode
    assert [b"No space left on device"] == [line[-23:] for line in found.stderr.splitlines()]
    assert Path("/dev/full").is_char_device()


def test_closed_streams_are_no_error(desk: Path) -> None:
    """Started without stdin, stdout and stderr, a command does its work."""
    for descriptor in (0, 1, 2):
        found = subprocess.run(
            ["sh", "-c", f'"$@" {descriptor}>&-', "sh", *_TADMOR, "read", "docs.jsonl"],
            cwd=desk, env=os.environ | _PLAIN, capture_output=True, check=False,
        )  # fmt: skip
        assert (3, b"") == (found.returncode, b"" if b"Traceback" not in found.stderr else found.stderr)
