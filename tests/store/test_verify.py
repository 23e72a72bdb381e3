"""One flipped byte is found, wherever it is kept."""

import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tadmor.errors import IntegrityError
from tadmor.store import open_store, parse_filter, verify
from tadmor.testing.stores import dossier

_AT = datetime(2016, 12, 13, tzinfo=UTC)
_RAW = bytes(range(256)) * 40


@pytest.fixture
def path(tmp_path: Path) -> Iterator[Path]:
    """A store with the dossier, raw bytes and two decisions in it, closed."""
    place = tmp_path / "case.db"
    with open_store(place) as store:
        with store.writer() as writer:
            for reading in dossier():
                writer.add(reading, None, _RAW)
        with store.snapshot() as view:
            row = view.rows("wire")[0]
        with store.writer() as writer:
            writer.decide("accept", row.id, by="ann", at=_AT)
            writer.decide("reject", row.id, by="ben", why="misread", at=_AT)
    yield place


def _findings(path: Path) -> list[str]:
    with open_store(path) as store:
        return [f"{finding.where}: {finding.what}" for finding in verify(store)]


def _flipped(packed: bytes, at: int) -> bytes:
    return packed[:at] + bytes([packed[at] ^ 1]) + packed[at + 1 :]


def test_a_whole_store_has_no_findings(path: Path) -> None:
    """Nothing is wrong where nothing was changed."""
    assert _findings(path) == []


@pytest.mark.parametrize("table", ["raws", "readings"])
@pytest.mark.parametrize("share", [0.0, 0.3, 0.99])
def test_a_flipped_byte_in_a_column_is_found(path: Path, table: str, share: float) -> None:
    """At the head, in the middle, at the end of what is packed."""
    with sqlite3.connect(path) as connection:
        rowid, packed = connection.execute(f"SELECT rowid, body FROM {table} ORDER BY rowid").fetchone()
        flipped = _flipped(packed, int(share * (len(packed) - 1)))
        connection.execute(f"UPDATE {table} SET body = ? WHERE rowid = ?", [flipped, rowid])
    connection.close()
    assert [one for one in _findings(path) if "not what was stored" in one]


def test_a_flipped_byte_in_the_file_is_found(path: Path) -> None:
    """In the bytes of the file itself, where the raw bytes lie."""
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        packed = connection.execute("SELECT body FROM raws").fetchone()[0]
    connection.close()
    content = path.read_bytes()
    at = content.index(packed[:64]) + 40
    path.write_bytes(_flipped(content, at))
    found = _findings(path)
    assert [one for one in found if one.startswith("raw ")]


@pytest.mark.parametrize(
    "tampering",
    [
        "UPDATE claims SET content = 'they never said so' WHERE ord = (SELECT max(ord) FROM claims)",
        "UPDATE claims SET certainty = 'CT+' WHERE certainty <> 'CT+'",
        "UPDATE claims SET keys = keys || ' kabc'",
        "UPDATE events SET keys = keys || ' kabc'",
        "UPDATE events SET earliest = '1999-01-01' WHERE earliest IS NOT NULL",
        "UPDATE events SET claim = NULL",
        "UPDATE movements SET latest = NULL",
        "UPDATE event_places SET place = (SELECT max(number) FROM places)",
        "DELETE FROM movement_places",
        "DELETE FROM claims WHERE ord = (SELECT min(ord) FROM claims)",
        "UPDATE documents SET text_sha256 = 'x'",
        "DELETE FROM reviews",
        "DELETE FROM readings WHERE document = 1",
        "UPDATE documents SET outlet = 'Another Post'",
        "INSERT INTO place_boxes VALUES (99, 0, 0, 0, 0)",
    ],
)
def test_rows_that_do_not_follow_from_readings_are_found(path: Path, tampering: str) -> None:
    """A claim, a key, a review, a document that somebody has changed by hand."""
    with sqlite3.connect(path) as connection:
        connection.execute(tampering)
    connection.close()
    assert _findings(path)


def test_the_log_of_decisions_can_only_grow(path: Path) -> None:
    """SQLite refuses to change or remove a line."""
    connection = sqlite3.connect(path)
    for tampering in ("UPDATE decisions SET why = 'other'", "DELETE FROM decisions"):
        with pytest.raises(sqlite3.IntegrityError, match="add another"):
            connection.execute(tampering)
    connection.close()


@pytest.mark.parametrize(
    "tampering", ["UPDATE decisions SET why = 'other' WHERE seq = 2", "DELETE FROM decisions WHERE seq = 1"]
)
def test_a_log_that_was_changed_all_the_same_is_found(path: Path, tampering: str) -> None:
    """Somebody who drops the triggers breaks the chain."""
    with sqlite3.connect(path) as connection:
        connection.execute("DROP TRIGGER decisions_stay")
        connection.execute("DROP TRIGGER decisions_are_kept")
        connection.execute(tampering)
    connection.close()
    assert [one for one in _findings(path) if one.startswith("decision ")]


def test_a_damaged_reading_is_an_integrity_error(path: Path) -> None:
    """Whoever asks for it is told; the rest of the store still answers."""
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE readings SET body = zeroblob(10) WHERE document = 1")
    connection.close()
    with open_store(path) as store, store.snapshot() as view:
        with pytest.raises(IntegrityError, match="'evening' is not what was stored"):
            view.reading("evening")
        assert len(view.claims(parse_filter({})).rows) == 6
