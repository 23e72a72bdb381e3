"""The few reads that views, writers and checks share."""

import sqlite3
from collections.abc import Sequence

from tadmor.errors import IntegrityError
from tadmor.model import Decision, Reading
from tadmor.store.body import parse, sha256, unpack, writable
from tadmor.store.rows import ClaimRow
from tadmor.store.sqlite.cells import CLAIM_SQL, DECISION_SQL, claim_from, decision_from
from tadmor.store.sqlite.file import translated

__all__ = ["BODY_SQL", "JOINED", "decisions_of", "reading_from", "rows_of", "spelt"]

JOINED = "JOIN documents ON documents.number = claims.document LEFT JOIN reviews ON reviews.claim = claims.ord"
BODY_SQL = (
    "readings.body, readings.size, readings.sha256, documents.id, documents.text_sha256"
    " FROM documents JOIN readings ON readings.document = documents.number"
)


def reading_from(packed: bytes, size: int, digest: str, document: str, text: str) -> Reading:
    what = f"the reading of {document!r}"
    reading = parse(unpack(packed, size, digest, what), what)
    if reading.document.id != document or sha256(reading.document.text.encode()) != text:
        raise IntegrityError(f"{what} is of another text")
    return reading


def spelt(parameters: Sequence[object]) -> list[object]:
    """Parameters that SQLite can take: half a surrogate pair, in an id that somebody asks for, is spelt out."""
    return [writable(value) if isinstance(value, str) else value for value in parameters]


def rows_of(connection: sqlite3.Connection, path: str, document: str) -> tuple[ClaimRow, ...]:
    """Every claim of a document, in text order."""
    where = "WHERE documents.id = ? ORDER BY claims.position"
    with translated(path):
        found = connection.execute(f"SELECT {CLAIM_SQL} FROM claims {JOINED} {where}", spelt([document]))  # noqa: S608
        return tuple(claim_from(row) for row in found)


def decisions_of(connection: sqlite3.Connection, path: str, document: str) -> list[Decision]:
    """The lines of the log about a document."""
    sql = f"SELECT {DECISION_SQL} FROM decisions WHERE document = ? ORDER BY seq"  # noqa: S608
    with translated(path):
        return [decision_from(row) for row in connection.execute(sql, [document])]
