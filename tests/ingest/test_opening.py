"""Paths to inputs: order, formats, limits, and every way in which a path can be bad."""

import gzip
import io
import json
import os
import time
import tracemalloc
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from tadmor.ingest import open_inputs, parse, provenance
from tadmor.model import Document, Raw, Rejected

REPORT = "Rebels shelled the village, a resident said.\n"


def reasons(found: list[Raw | Rejected]) -> list[str]:
    """The reasons of the rejects."""
    return [item.reason for item in found if isinstance(item, Rejected)]


def test_a_folder_is_read_in_order_without_hidden_files(tmp_path: Path) -> None:
    """Names are sorted, folders are entered, hidden files and folders are not."""
    (tmp_path / "b").mkdir()
    (tmp_path / ".git").mkdir()
    for name in ("c.txt", "a.txt", ".hidden.txt", "b/z.txt", ".git/x.txt"):
        (tmp_path / name).write_text(REPORT)
    assert ["a.txt", "b/z.txt", "c.txt"] == [os.path.relpath(raw.name, tmp_path) for raw in open_inputs([tmp_path])]


def test_a_linked_folder_is_not_entered(tmp_path: Path) -> None:
    """A link that leads back up does not make the reading endless."""
    (tmp_path / "a.txt").write_text(REPORT)
    (tmp_path / "loop").symlink_to(tmp_path)
    assert 1 == len(list(open_inputs([tmp_path])))


@pytest.mark.parametrize(
    ("name", "content", "media"),
    [
        ("a.txt", REPORT, "text"),
        ("A.TXT", REPORT, "text"),
        ("a.htm", "no tag at all", "html"),
        ("a.jsonl", '{"text": "x"}', "jsonl"),
        ("a", "  <!DOCTYPE html><title>x</title>", "html"),
        ("a", '{"id": 1, "text": "x"}\n', "jsonl"),
        ("a", "%PDF-1.4 ...", "pdf"),
        ("a.md", REPORT, "text"),
        ("a", "«Они ушли», — сказал он.", "text"),
    ],
)
def test_the_format_follows_from_the_suffix_then_from_the_bytes(
    tmp_path: Path, name: str, content: str, media: str
) -> None:
    """A known suffix decides; without one the first bytes do."""
    (tmp_path / name).write_text(content)
    assert [media] == [raw.media for raw in open_inputs([tmp_path / name]) if isinstance(raw, Raw)]


@pytest.mark.parametrize(
    ("content", "reason"),
    [(b"", "empty"), (b"\x7fELF\x00\x01", "binary"), (b"<rss><channel/></rss>", "binary")],
)
def test_what_no_format_reads_is_a_reject(tmp_path: Path, content: bytes, reason: str) -> None:
    """Nothing, programs and markup that has no reader end here."""
    (tmp_path / "a").write_bytes(content)
    assert [reason] == reasons(list(open_inputs([tmp_path / "a"])))


def test_a_path_that_cannot_be_read_is_a_reject(tmp_path: Path) -> None:
    """Missing, a device, a pipe, a broken link, an impossible name: each a reject, and the run goes on."""
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "broken.txt").symlink_to(tmp_path / "nowhere")
    (tmp_path / "good.txt").write_text(REPORT)
    bad = ["missing.txt", "/dev/zero", "pipe", "broken.txt", "a\0b", "x" * 5000]
    found = list(open_inputs(tmp_path / name for name in [*bad, "good.txt"]))
    assert ["unreadable"] * 6 == reasons(found)
    assert isinstance(found[-1], Raw)


def test_no_permission_is_a_reject(tmp_path: Path) -> None:
    """A file or folder that may not be read is named as such."""
    if os.geteuid() == 0:
        pytest.skip("root may read everything")
    (tmp_path / "a.txt").write_text(REPORT)
    (tmp_path / "a.txt").chmod(0)
    (tmp_path / "closed").mkdir(mode=0)
    assert ["unreadable", "unreadable"] == reasons(list(open_inputs([tmp_path])))


def test_an_empty_folder_is_a_reject(tmp_path: Path) -> None:
    """Nothing silently vanishes: a folder without files says so."""
    assert ["empty"] == reasons(list(open_inputs([tmp_path])))


def test_a_name_that_is_no_text_can_be_stored(tmp_path: Path) -> None:
    """The bytes of a file's name that are not UTF-8 are replaced."""
    path = tmp_path / os.fsdecode(b"\xff.txt")
    path.write_text(REPORT)
    [raw] = open_inputs([path])
    assert raw.name.endswith("\ufffd.txt")


def test_standard_input_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """Standard input is "-", and its format is sniffed."""
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b'{"text": "One."}\n{"text": "Two."}\n')))
    assert ["stdin:1", "stdin:2"] == [raw.name for raw in open_inputs(["-"])]


def test_what_the_person_says_goes_with_every_input(tmp_path: Path) -> None:
    """Outlet, date, title and address stand on each raw input."""
    (tmp_path / "a.txt").write_text(REPORT)
    [raw] = open_inputs(
        [tmp_path], outlet="The Post", published=date(2016, 12, 12), title="T", url="https://x.example/1"
    )
    assert isinstance(raw, Raw)
    document = parse(raw)
    assert isinstance(document, Document)
    assert ("The Post", date(2016, 12, 12), "T") == (document.outlet, document.published, document.title)


@pytest.mark.parametrize("name", ["long.txt", "long.jsonl", "long"])
def test_a_line_of_200_megabytes_is_a_reject_and_never_in_memory(tmp_path: Path, name: str) -> None:
    """Too large to read, found in under three seconds, with bounded memory, and the line after it is still read."""
    with (tmp_path / name).open("wb") as file:
        file.write(b'{"text": "')
        file.truncate(200_000_000)  # a hole: no blocks on the disk
        file.seek(0, io.SEEK_END)
        file.write(b'"}\n{"text": "Short."}\n')
    tracemalloc.start()
    started = time.monotonic()
    found = list(open_inputs([tmp_path / name], limit=5_000_000))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert "too-large" == reasons(found)[0]
    assert time.monotonic() - started < 3
    assert peak < 30_000_000
    assert (1 if name == "long.txt" else 2) == len(found)


def test_too_much_on_a_pipe_is_a_reject(monkeypatch: pytest.MonkeyPatch) -> None:
    """A stream that does not know its size is read up to the limit and no further."""
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(REPORT.encode() * 100)))
    assert ["too-large"] == reasons(list(open_inputs(["-"], limit=1000)))


def lines_of(count: int) -> Iterator[str]:
    """JSON lines that differ."""
    return (json.dumps({"id": n, "text": f"{n} fighters left, the mayor said."}) for n in range(count))


def test_gzip_is_read_as_what_it_holds(tmp_path: Path) -> None:
    """A compressed file, of several members too, is read like the file inside it."""
    halves = ["\n".join(lines_of(3)) + "\n", '{"text": "Last."}\n']
    (tmp_path / "a.jsonl.gz").write_bytes(b"".join(gzip.compress(half.encode()) for half in halves))
    assert [f"a.jsonl.gz:{n}" for n in range(1, 5)] == [Path(raw.name).name for raw in open_inputs([tmp_path])]


def test_a_damaged_gzip_gives_what_came_before_and_a_reject(tmp_path: Path) -> None:
    """A file that was cut off is not silently shorter."""
    whole = gzip.compress(os.urandom(60_000).hex().encode().replace(b"0", b"\n"))
    (tmp_path / "a.jsonl.gz").write_bytes(whole[:-2000])
    found = list(open_inputs([tmp_path]))
    assert len(found) > 10
    assert ["unreadable"] == reasons(found)


def test_a_gzip_bomb_is_stopped(tmp_path: Path) -> None:
    """What inflates beyond the ratio ends as too large, whether its lines are long or short."""
    for name, piece in (("long", b" " * 1000), ("short", b"{}" + b" " * 997 + b"\n")):
        (tmp_path / f"{name}.jsonl.gz").write_bytes(gzip.compress(piece * 20_000))
    rejects = [item for item in open_inputs([tmp_path], limit=1_000_000) if isinstance(item, Rejected)]
    assert {"too-large"} == {item.reason for item in rejects}
    assert {"long.jsonl.gz", "short.jsonl.gz"} <= {Path(item.name).name for item in rejects}


def test_provenance_is_of_the_bytes_as_they_came() -> None:
    """The hash is the bytes' own, before anything is parsed."""
    found = provenance(Raw(name="a.txt", content=b"abc", media="text"))
    assert ("ba7816bf", 3, "text") == (found.sha256[:8], found.size, found.media)


def test_an_unknown_format_is_a_reject() -> None:
    """A raw input of a format that nobody registered lists those that are known."""
    found = parse(Raw(name="a", content=b"abc", media="xls"))
    assert isinstance(found, Rejected)
    assert "known: html, jsonl, pdf, text" in found.detail
