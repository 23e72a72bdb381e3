"""What is no store is refused with a message that says what to do, and left as it was."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tadmor.errors import NewerStore, NotAStore, QueryStopped, StoreError
from tadmor.model import Document
from tadmor.store import open_store, parse_filter, verify
from tadmor.store.sqlite.file import APPLICATION
from tadmor.testing.readings import Told, reading_of
from tadmor.testing.stores import dossier, everything


@pytest.fixture
def path(tmp_path: Path) -> Iterator[Path]:
    """A store with the dossier in it, closed."""
    place = tmp_path / "case.db"
    with open_store(place) as store, store.writer() as writer:
        for reading in dossier():
            writer.add(reading, None, reading.document.text.encode() * 50)
    yield place


def _other_program(path: Path) -> None:
    path.unlink()
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE bills (number INTEGER)")


def _newer(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA user_version = 999")


@pytest.mark.parametrize(
    ("spoil", "error", "says"),
    [
        (lambda path: path.write_bytes(b"<html>a page</html>" * 20), NotAStore, "not a database"),
        (lambda path: path.write_bytes(path.read_bytes()[:50]), NotAStore, "cut short"),
        (lambda path: path.write_bytes(path.read_bytes()[:20_000]), NotAStore, "cut short"),
        (lambda path: path.write_bytes(path.read_bytes()[:100] + b"\xff" * 20_000_000), NotAStore, "no Tadmor store"),
        (_other_program, NotAStore, "another program"),
        (_newer, NewerStore, "version 999"),
    ],
)  # fmt: skip
def test_what_is_no_store_is_refused(path: Path, spoil: object, error: type[StoreError], says: str) -> None:
    """A page, a truncated file, another program's database, a later version's store."""
    assert callable(spoil)
    spoil(path)
    before = path.read_bytes()
    with pytest.raises(error, match=says):
        open_store(path)
    assert path.read_bytes() == before


@pytest.mark.parametrize("place", ["missing/case.db", "."])
def test_a_path_that_cannot_be_written_is_refused(tmp_path: Path, place: str) -> None:
    """A missing folder, a folder instead of a file."""
    with pytest.raises(StoreError, match=r"folder"):
        open_store(tmp_path / place)


def test_a_store_that_is_not_there_is_made_only_when_asked(tmp_path: Path) -> None:
    """Reading commands do not leave empty stores behind."""
    with pytest.raises(StoreError, match="there is no store"):
        open_store(tmp_path / "none.db", create=False)
    assert list(tmp_path.iterdir()) == []


def test_an_empty_file_becomes_a_store(tmp_path: Path) -> None:
    """As `mktemp` leaves it, and as a writer killed at its first step does."""
    place = tmp_path / "case.db"
    place.touch()
    open_store(place).close()
    with sqlite3.connect(place) as connection:
        assert connection.execute("PRAGMA application_id").fetchone() == (APPLICATION,)
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_a_query_past_its_limit_is_stopped(tmp_path: Path) -> None:
    """With a message, and the view goes on."""
    with open_store(tmp_path / "case.db", time_limit=0.0) as store:
        with store.writer() as writer:
            for number in range(40):
                told = [Told(content=f"soldiers left Palmyra {line}") for line in range(40)]
                writer.add(reading_of(told, document=Document(id=str(number), text="")))
        with store.snapshot() as view:
            with pytest.raises(QueryStopped, match="took too long"):
                view.claims(parse_filter({"q": "sol* pal*", "sort": "rank", "size": "1000"}))
            assert view.reading("1") is not None


def test_a_writer_waits_for_the_one_before_it_and_blocks_no_reader(path: Path) -> None:
    """A view opens and answers while a transaction is under way."""
    with open_store(path) as store, store.writer() as writer:
        writer.add(reading_of([Told(content="new")], document=Document(id="new", text="")))
        with open_store(path) as other, other.snapshot() as view:
            assert view.counts().documents == 3


_KILLED = """
import sys
from tadmor.model import Document
from tadmor.store import open_store
from tadmor.testing.readings import Told, reading_of
with open_store(sys.argv[1]) as store:
    start = 0
    with store.snapshot() as view:
        start = view.counts().documents
    print("ready", flush=True)
    for batch in range(start, 100_000, 20):
        with store.writer() as writer:
            for number in range(batch, batch + 20):
                told = [Told(content=f"soldiers left Palmyra {number}", speaker="an aide")] * 1
                writer.add(reading_of(told, document=Document(id=str(number), text="")), None, str(number).encode())
                writer.mark(str(number), "f", "stored")
        print(batch, flush=True)
"""


def test_a_killed_writer_leaves_whole_batches(tmp_path: Path) -> None:
    """SIGKILL at some moment of a batch, several times: the store opens, verifies, and marks what it holds."""
    path = tmp_path / "case.db"
    grown = 0
    for delay in (0.0, 0.05, 0.11, 0.2):
        child = subprocess.Popen(
            [sys.executable, "-c", _KILLED, str(path)],
            stdout=subprocess.PIPE,
            env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
        )
        assert child.stdout is not None
        assert child.stdout.readline() == b"ready\n"
        if delay:  # a machine that is busy writes its first batch when it comes to it
            child.stdout.readline()
        time.sleep(delay)
        child.send_signal(signal.SIGKILL)
        child.wait()
        child.stdout.close()
        with open_store(path, create=False) as store:
            with store.snapshot() as view:
                held = set(view.document_ids())
                assert held == view.marked(map(str, range(len(held) + 100)), "f").keys()
                assert len(held) % 20 == 0
                assert len(held) >= grown
                grown = len(held)
            assert list(verify(store)) == []
    assert grown > 0


def test_a_store_of_the_first_version_gets_its_events(path: Path) -> None:
    """They are taken from the readings that it holds; what it holds besides stays as it is."""
    with open_store(path) as store, store.snapshot() as view:
        before = everything(view)
    with sqlite3.connect(path) as connection:
        later = ("incident_index", "incident_claims", "incident_documents", "incident_tellings", "incident_places")
        for table in (*later, "incident_reviews", "links", "linked"):
            connection.execute(f"DROP TABLE {table}")
        connection.execute("DROP VIEW incident_words")
        connection.execute("DROP TABLE incidents")
        for layer in ("event", "movement"):
            for sql in (f"TABLE {layer}_index", f"VIEW {layer}_words", f"TABLE {layer}_places", f"TABLE {layer}s"):
                connection.execute(f"DROP {sql}")
        for index in ("claims_days", "claims_at", "decisions_of_removal"):
            connection.execute(f"DROP INDEX {index}")
        for table in ("shelves", "shelf_records", "shelf_postings", "place_names"):
            connection.execute(f"DROP TABLE {table}")
        connection.execute("PRAGMA user_version = 1")
    connection.close()
    with open_store(path) as store:
        with store.snapshot() as view:
            assert before == everything(view)
            assert len(before["events"]) == 6
        assert list(verify(store)) == []
