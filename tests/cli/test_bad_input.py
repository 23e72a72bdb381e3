"""Whatever is given to `add`, it says what is wrong, the run goes on, and what was stored stays."""

import json
import shutil
import sqlite3
from collections.abc import Callable
from itertools import cycle
from pathlib import Path
from time import monotonic

import pytest

from tadmor.cli import reading, run

REPORT = (
    'RIVERTON - "We lost four men at the bridge," Colonel Anja Vesk told reporters. '
    "Some 300 fighters crossed the river.\n"
)
_HUGE = 200_000_000
_SOON = 5.0  # seconds

Content = bytes | Callable[[Path], None]


def _line(**fields: object) -> bytes:
    return json.dumps({"text": REPORT} | fields).encode() + b"\n"


def _sparse(path: Path) -> None:
    """A line of 200 MB that takes no room on the disk."""
    with path.open("wb") as file:
        file.write(b"The ministry said")
        file.truncate(_HUGE)


def _folder(path: Path) -> None:
    path.mkdir()


def _loop(path: Path) -> None:
    path.symlink_to(path)


REJECTED: list[tuple[str, Content, str]] = [
    ("empty.txt", b"", "empty.txt: empty. "),
    ("white.txt", b" \r\n\t\n", "white.txt: empty. only white space"),
    ("binary.txt", bytes(range(256)), "binary.txt: binary. "),
    ("nul.txt", REPORT.encode() + b"\0" + REPORT.encode(), "nul.txt: binary. NUL"),
    ("photo", b"\x89PNG\r\n\x1a\n\x00\x00", "photo: binary. a picture, "),
    ("unknown.dat", b"\x01\x02\x03\x00", "unknown.dat: binary. neither text nor a format"),
    ("letter.docx", b"PK\x03\x04" + bytes(40), "letter.docx: binary. an office document"),
    ("letter.rtf", b"{\\rtf1\\ansi " + REPORT.encode() + b"}", "letter.rtf: binary. rich text"),
    (
        "page.mht",
        b"From: <Saved>\r\nMIME-Version: 1.0\r\n\r\n" + REPORT.encode(),
        "page.mht: binary. an e-mail, or a page",
    ),
    ("crawl.warc", b"WARC/1.0\r\nWARC-Type: response\r\n\r\n" + REPORT.encode(), "crawl.warc: binary. a web archive"),
    ("rows.csv", b"text,outlet\nThe army said so,Post\n", "rows.csv: binary. a table"),
    ("year1.jsonl", _line(published="0001-01-01"), "year1.jsonl:1: bad-date. published: 0001-01-01 lies before"),
    ("huge.txt", _sparse, "huge.txt: too-large. more than 50,000,000 bytes"),
    ("huge.jsonl", _sparse, "huge.jsonl:1: too-large. a line of more than 50,000,000 bytes"),
    ("koi8.txt", ("Министерство обороны сообщило. " * 5).encode("koi8-r"), "koi8.txt: encoding. not UTF-8"),
    ("page.html", b"<html><bo<dy <p <<div>", "page.html: no-text. "),
    (
        "future.jsonl",
        _line(published="2999-01-01"),
        "future.jsonl:1: bad-date. published: 2999-01-01 lies in the future",
    ),
    ("date.jsonl", _line(published="12 Dec"), "date.jsonl:1: bad-date. published: '12 Dec' is no date"),
    ("field.jsonl", b'{"text": 7}\n', "field.jsonl:1: bad-field. text: "),
    ("cut.jsonl", b'{"text": "The minis', "cut.jsonl:1: bad-json. "),
    ("deep.jsonl", b'{"x": ' + b"[" * 10_000 + b"]" * 10_000 + b"}", "deep.jsonl:1: bad-json. nested too deeply"),
    ("reading.jsonl", b'{"schema": "reading/1", "id": "x"}\n', "reading.jsonl:1: bad-reading. "),
    ("twice.jsonl", _line(id="a") + _line(id="a", text="Other words."), "twice.jsonl:2: duplicate-id. "),
    ("nothing", _folder, "nothing: empty. a folder with nothing to read"),
    ("loop", _loop, "loop: unreadable. Too many levels of symbolic links"),
    ("an\x1b[31mgry\x07\n.txt", b"\0", "an\N{REPLACEMENT CHARACTER}[31mgry\N{REPLACEMENT CHARACTER} .txt: binary. "),
]
READ: list[tuple[str, bytes]] = [
    ("blank-day.jsonl", _line(published="", id="blank")),
    ("riffa", b"RIFFA, Bahrain - The ministry said so.\nReceived: nothing.\n"),
    ("broken.html", b"<html><body><p>" + REPORT.encode() * 4 + b"<div></p></bo"),
    ("undated.txt", b"Nobody knows when, the ministry said.\n"),
    ("quotes.txt", '„We saw „them“, he said. ”It is «gone» ‹now›, `he` added. "Unclosed, she said.\n'.encode()),
    ("arabic.txt", "قالت وزارة الدفاع إن نحو 4000 مقاتل غادروا الموصل.\n".encode()),
    ("emoji.txt", "👩\u200d👩\u200d👧 said: e\u0301n n\u0303o 🇸🇾, the ministry said.\n".encode()),
    ("crlf.txt", REPORT.replace("\n", "\r\n").encode() * 3),
    ("utf16.txt", REPORT.encode("utf-16")),
    ("keys.jsonl", b"{" + b'"k": 1, ' * 10_000 + b'"text": "The ministry said so."}'),
    ("long.jsonl", _line(outlet="O" * 100_000, title="T" * 100_000, id="i" * 10_000)),
    ("again.jsonl", _line(id="b") * 2),
]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a store of one report: made once, since it takes a second."""
    folder = tmp_path_factory.mktemp("made")
    (folder / "first.txt").write_text("The army said that the road was open.\n", encoding="utf-8")
    assert 0 == run(["add", str(folder / "first.txt"), "--db", str(folder / "case.db"), "--jobs", "1"])
    return folder


@pytest.fixture
def case(made: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> str:
    """A copy of that store."""
    for name in ("first.txt", "case.db"):
        shutil.copy(made / name, tmp_path)
    return str(tmp_path / "case.db")


def _make(folder: Path, name: str, content: Content) -> Path:
    path = folder / name
    if isinstance(content, bytes):
        path.write_bytes(content)
    else:
        content(path)
    return path


def _documents(database: str, capsys: pytest.CaptureFixture[str]) -> int:
    capsys.readouterr()
    assert 0 == run(["documents", "--db", database, "--json"])
    return len(capsys.readouterr().out.splitlines())


def test_each_bad_input_is_told_and_the_others_are_read(
    tmp_path: Path, case: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Exit code 3, a line for each on stderr, and the readable ones after and between them stored."""
    monkeypatch.setattr(reading, "_REJECTS_SHOWN", len(REJECTED))
    inputs = []
    for (bad, content, _), (good, text) in zip(REJECTED, cycle(READ), strict=False):
        inputs += [_make(tmp_path, bad, content), _make(tmp_path, good, text)]
    started = monotonic()
    assert 3 == run(["add", *map(str, dict.fromkeys(inputs)), "--db", case, "--jobs", "1"])
    assert monotonic() - started < 6 * _SOON  # the two of 200 MB cost nothing: see below
    told = [line for line in capsys.readouterr().err.splitlines() if line.startswith("rejected")]
    assert [] == [words for _, _, words in REJECTED if not any(words in line for line in told)]
    assert len(REJECTED) == len(told)
    assert 1 + len(READ) + 1 == _documents(case, capsys)  # of "twice.jsonl" the first line is a document
    assert 0 == run(["verify", "--db", case])


@pytest.mark.parametrize(("name", "content", "words"), REJECTED, ids=[repr(name) for name, _, _ in REJECTED])
def test_read_rejects_the_same(
    tmp_path: Path, name: str, content: Content, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """`read` says what `add` says, soon, and never lets a name steer the terminal."""
    if "duplicate" in words:
        pytest.skip("only a store knows which ids are taken")
    path = _make(tmp_path, name, content)
    started = monotonic()
    assert 3 == run(["read", str(path)])
    assert monotonic() - started < _SOON
    told = capsys.readouterr().err
    assert words in told
    assert not any(character in told for character in "\x1b\x07")


@pytest.mark.parametrize(("name", "content"), READ)
@pytest.mark.parametrize("form", [[], ["--screen"]])
def test_odd_text_is_read(
    tmp_path: Path, name: str, content: bytes, form: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    """As it stands, with a screen that shows it."""
    assert 0 == run(["read", str(_make(tmp_path, name, content)), *form])
    assert capsys.readouterr().out.strip()


def _truncated(path: Path) -> None:
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 2])


def _newer(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version = 999")
    connection.close()


def _other(path: Path) -> None:
    path.write_text("no database at all, " * 20)


@pytest.mark.parametrize(
    ("spoil", "code", "words"),
    [
        (_truncated, 1, "was cut short"),
        (_newer, 1, "is of version 999, and this Tadmor knows up to"),
        (_other, 1, "is no Tadmor store"),
    ],
)
@pytest.mark.parametrize("command", ["claims", "add", "verify", "export"])
def test_a_spoilt_store_is_told_and_left_alone(
    tmp_path: Path,
    case: str,
    spoil: Callable[[Path], None],
    code: int,
    words: str,
    command: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Whatever is asked of it; not one byte is changed."""
    spoil(Path(case))
    before = Path(case).read_bytes()
    arguments = {"add": [str(tmp_path / "first.txt")], "export": ["csv"]}.get(command, [])
    assert code == run([command, *arguments, "--db", case])
    assert words in capsys.readouterr().err
    assert before == Path(case).read_bytes()


@pytest.mark.parametrize("where", ["no/such/folder/case.db", "first.txt/case.db"])
def test_a_store_that_cannot_be_made_is_told(
    tmp_path: Path, case: str, where: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Exit code 1."""
    assert 1 == run(["add", str(tmp_path / "first.txt"), "--db", str(tmp_path / where)])
    assert "cannot be" in capsys.readouterr().err


def test_a_folder_is_no_store(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Wrong usage."""
    assert 2 == run(["claims", "--db", str(tmp_path)])
    assert "is a directory" in capsys.readouterr().err


@pytest.mark.parametrize("command", ["claims", "documents", "search", "export"])
def test_an_unknown_filter_names_the_known_ones(command: str, case: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Wrong usage, with the list."""
    arguments = {"search": ["road"], "export": ["csv"]}.get(command, [])
    assert 2 == run([command, *arguments, "--speakr", "x", "--db", case])
    assert "no filter 'speakr'; did you mean speaker? Known: actor, bbox" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("where", "words"),
    [
        ("no/such/claims.csv", "cannot write"),
        ("first.txt/claims.csv", "cannot write"),
        ("n" * 300, "cannot write"),
        ("loop", "cannot write"),
        ("case.db", "is a database"),
        ("case.db-wal", "is a database, or a part of one"),
    ],
)
def test_an_export_that_cannot_be_written_is_told(
    tmp_path: Path, case: str, where: str, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Exit code 1, nothing left behind, and never over a store."""
    _loop(tmp_path / "loop")
    before = sorted(tmp_path.iterdir())
    assert 1 == run(["export", "csv", "-o", str(tmp_path / where), "--db", case])
    assert words in capsys.readouterr().err
    assert before == sorted(tmp_path.iterdir())
    assert 0 == run(["verify", "--db", case])


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("http://127.0.0.1/", "refused. 127.0.0.1 leads to 127.0.0.1, which is not a public address"),
        ("HTTP://[::1]/", "refused. ::1 leads to ::1"),
        ("file:///etc/passwd", "refused. only http and https are fetched, not 'file'"),
        ("http://2130706433/", "refused. '2130706433' is an unusual spelling of an address"),
        ("http://news.example:22/", "refused. port 22 is not fetched from"),
    ],
)
@pytest.mark.parametrize("command", ["read", "add"])
def test_a_hostile_address_is_a_reject(
    command: str, url: str, words: str, case: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """By name, with the rule that it breaks."""
    assert 3 == run([command, url, *(["--db", case, "--jobs", "1"] if command == "add" else [])])
    assert words in capsys.readouterr().err
    assert 1 == _documents(case, capsys)
