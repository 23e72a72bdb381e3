"""One transaction. What goes into the full-text indexes is held back to its end and added in order, in one go."""

import sqlite3
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from tadmor.errors import BadDecision, DuplicateId, IntegrityError, Removed
from tadmor.model import Decision, DecisionAction, Document, DocumentLink, Provenance, Reading, Rejected
from tadmor.model.incidents import Compared
from tadmor.store.body import body, pack, sha256, writable
from tadmor.store.decisions import (
    chained,
    drafted,
    drafted_on_incident,
    drafted_on_source,
    drafted_return,
    is_source,
    no_target,
    reviews,
    state_of,
)
from tadmor.store.happening_index import happenings
from tadmor.store.index import COLUMNS, Entry, entries
from tadmor.store.order import claim_order, document_order
from tadmor.store.protocols import Added
from tadmor.store.removals import Removal, drafted_removal, no_document, removed_document
from tadmor.store.rows import ClaimRow
from tadmor.store.seen import Seen, refuse_changed
from tadmor.store.sqlite.cells import DECISION_SQL, STORED, decision_from, decision_values, iso, json_text, stored
from tadmor.store.sqlite.compiling import place_key
from tadmor.store.sqlite.fetching import decisions_of, rows_of
from tadmor.store.sqlite.happenings import insert_words, write
from tadmor.store.sqlite.happenings import records as happened
from tadmor.store.sqlite.incidents import Incidents, join, unlink
from tadmor.store.sqlite.places import Places
from tadmor.store.sqlite.removing import clear, erase, merged, unnamed
from tadmor.store.sqlite.shelves import SqliteShelves
from tadmor.store.sqlite.tables import CLAIMS, INCIDENTS, Table
from tadmor.store.sqlite.view import SqliteView
from tadmor.store.tabulate import document_row, fingerprint
from tadmor.store.words import fold

__all__ = ["SqliteWriter", "claim_record"]


class SqliteWriter:
    """A writer over a connection that stands in a write transaction."""

    def __init__(self, connection: sqlite3.Connection, path: str, time_limit: float) -> None:
        self._connection, self._path = connection, path
        self._view = SqliteView(connection, path, time_limit)
        self._waiting: dict[Table, list[tuple[Any, ...]]] = {}
        self._places = Places(connection)
        self.shelves = SqliteShelves(connection, path)
        self._incidents = Incidents(connection, self._places)
        self._removals: tuple[Removal, ...] | None = None
        self._erased = False

    def _value(self, sql: str, parameters: Sequence[object] = ()) -> Any:
        row = self._connection.execute(sql, parameters).fetchone()
        return row[0] if row else None

    def add(self, reading: Reading, provenance: Provenance | None = None, raw: bytes | None = None) -> Added:
        """Keep a reading."""
        line = body(reading)
        if raw is not None and provenance and provenance.sha256 != sha256(raw):
            raise IntegrityError(f"the raw bytes of {reading.document.id!r} are not those of its provenance")
        self._refuse_removed(reading.document, raw)
        known = self._known(reading.document)
        if known and self._same(known, reading, line):
            return "unchanged"
        number = self._replace(known[0], reading) if known else self._insert(reading)
        self._keep(number, reading, line)
        if provenance:
            self._trace(number, provenance)
        if raw is not None:
            self._bytes(raw)
        return "replaced" if known else "added"

    def _known(self, document: Document) -> tuple[int, str, str] | None:
        """The number, fingerprint and line hash of a document that is there. Raises `DuplicateId`."""
        row = self._connection.execute(
            "SELECT number, fingerprint, sha256, text_sha256 FROM documents"
            " JOIN readings ON readings.document = documents.number WHERE id = ?",
            [document.id],
        ).fetchone()
        if row and row[3] != sha256(document.text.encode()):
            raise DuplicateId(f"document id {document.id!r} is taken by another text")
        return row[:3] if row else None

    @staticmethod
    def _same(known: tuple[int, str, str], reading: Reading, line: bytes) -> bool:
        """Whether nothing has changed; of a reading that does not say who made it, the line decides."""
        return known[1] == fingerprint(reading) and (bool(reading.made_by) or known[2] == sha256(line))

    def _insert(self, reading: Reading) -> int:
        number = int(self._value("SELECT coalesce(max(number), 0) + 1 FROM documents"))
        values = [number, *_document_values(reading, number)]
        marks = ", ".join("?" * len(values))
        sql = f"INSERT INTO documents (number, {_DOCUMENT_COLUMNS}) VALUES ({marks})"  # noqa: S608
        self._connection.execute(sql, values)
        return number

    def _refuse_removed(self, document: Document, raw: bytes | None) -> None:
        """Raises `Removed`. The log can have no new removal in this transaction but by `remove`."""
        if self._removals is None:
            self._removals = self._view.removals()
        if self._removals:
            text, bytes_ = sha256(document.text.encode()), None if raw is None else sha256(raw)
            for removal in self._removals:
                if removal.bars(document.id, text, bytes_):
                    raise Removed(removal.document, removal.words())

    def remove(self, document: str, *, by: str, why: str, at: datetime | None = None) -> Decision:
        """Take a document out."""
        found = self._connection.execute(
            "SELECT number, text_sha256, provenance.sha256 FROM documents"
            " LEFT JOIN provenance ON provenance.document = documents.number WHERE id = ?",
            [document],
        ).fetchone()
        if found is None:
            raise BadDecision(no_document(document))
        number, text, raw = found
        others = "SELECT count(*) FROM provenance WHERE sha256 = ? AND document <> ?"
        alone = not self._value(others, [raw, number])
        line = self._log(drafted_removal(document, text, raw, alone=alone, by=by, why=why, at=at))
        self._flush()
        self._incidents.end(self._incidents.of_document(number))
        self._incidents.forget(document)
        erase(self._connection, number, raw if alone else None)
        self._erased = True
        return line

    def _replace(self, number: int, reading: Reading) -> int:
        """Take away what the machine read in a document, and only that."""
        self._flush()
        clear(self._connection, number)
        sql = f"UPDATE documents SET ({_DOCUMENT_COLUMNS}) = ({_DOCUMENT_MARKS}) WHERE number = ?"  # noqa: S608
        self._connection.execute(sql, [*_document_values(reading, number), number])
        return number

    def _keep(self, number: int, reading: Reading, line: bytes) -> None:
        """Write a document's reading, its claims, events and movements."""
        self._connection.execute(
            "INSERT INTO readings (document, sha256, size, body) VALUES (?, ?, ?, ?)",
            [number, sha256(line), len(line), pack(line)],
        )
        self._incidents.forget(reading.document.id)
        place = document_order(reading.document.published, number)
        records, located = [], []
        claims = entries(reading)
        for position, entry in enumerate(claims):
            ord_ = claim_order(place, position)
            places = sorted({self._places.number(place) for place in entry.row.places})
            record = claim_record(entry, places)
            records.append((ord_, number, position, *record.values()))
            located += [(ord_, place) for place in places]
            self._waiting.setdefault(CLAIMS, []).append((ord_, *entry.words, record["keys"]))
        self._connection.executemany(_INSERT_CLAIM, records)
        self._connection.executemany("INSERT INTO claim_places VALUES (?, ?)", located)
        for table, added in happened(number, place, happenings(reading, claims), self._places).items():
            write(self._connection, table, added)
            self._waiting.setdefault(table, []).extend(added.words)
        self._review(reading.document.id)

    def _trace(self, number: int, provenance: Provenance) -> None:
        at = provenance.retrieved.isoformat() if provenance.retrieved else None
        self._connection.execute(
            "INSERT OR IGNORE INTO provenance (document, name, sha256, size, media, retrieved)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            [number, writable(provenance.name), provenance.sha256, provenance.size, provenance.media, at],
        )

    def _bytes(self, raw: bytes) -> None:
        digest = sha256(raw)
        if self._value("SELECT 1 FROM raws WHERE sha256 = ?", [digest]) is None:
            sql = "INSERT INTO raws (sha256, size, body) VALUES (?, ?, ?)"
            self._connection.execute(sql, [digest, len(raw), pack(raw)])

    def _review(self, document: str) -> None:
        """Work out again what the log says of a document's claims."""
        log = decisions_of(self._connection, self._path, document)
        if not log:
            return
        run = self._connection.execute
        of_document = (
            "SELECT claims.ord FROM claims JOIN documents ON documents.number = document WHERE documents.id = ?"
        )
        ords = [ord_ for (ord_,) in run(f"{of_document} ORDER BY position", [document])]
        states = reviews(log, rows_of(self._connection, self._path, document))
        run(f"DELETE FROM reviews WHERE claim IN ({of_document})", [document])  # noqa: S608
        self._connection.executemany(
            "INSERT INTO reviews VALUES (?, ?)", [(ords[at], state) for at, state in sorted(states.items())]
        )

    def reject(self, rejected: Rejected) -> None:
        """Keep a reject, once for each name and hash."""
        values = [writable(rejected.name), rejected.sha256 or "", rejected.reason, writable(rejected.detail)]
        sql = "INSERT OR IGNORE INTO rejects (name, sha256, reason, detail) VALUES (?, ?, ?, ?)"
        self._connection.execute(sql, values)

    def forgive(self, name: str, sha256: str | None = None) -> None:
        """Forget the rejects of an input that has become a document after all, under this name or as these bytes."""
        self._connection.execute("DELETE FROM rejects WHERE name = ? OR sha256 = ?", [writable(name), sha256])

    def mark(self, key: str, fingerprint: str, outcome: str) -> None:
        """Note that an input item is done."""
        self._connection.execute(
            "INSERT INTO marks (key, fingerprint, outcome) VALUES (?, ?, ?) ON CONFLICT (key) DO UPDATE"
            " SET fingerprint = excluded.fingerprint, outcome = excluded.outcome"
            " WHERE fingerprint <> excluded.fingerprint OR outcome <> excluded.outcome",
            [writable(key), fingerprint, writable(outcome)],
        )

    def join(self, links: Iterable[DocumentLink]) -> None:
        """Keep links."""
        join(self._connection, links)

    def retell(self, ended: Iterable[str], made: Iterable[Compared]) -> None:
        """Take incidents out, and keep others."""
        self._flush()
        compared = list(made)
        self._incidents.end([*ended, *(one.incident.id for one in compared)])
        self._waiting.setdefault(INCIDENTS, []).extend(self._incidents.write(compared))

    def unlink(self) -> None:
        """Forget all that linking found."""
        self._flush()
        unlink(self._connection)

    def linked(self, document: str, under: str) -> None:
        """Note that a document is linked."""
        sql = "INSERT OR REPLACE INTO linked SELECT number, ? FROM documents WHERE id = ?"
        self._connection.execute(sql, [under, document])

    def decide(
        self,
        action: DecisionAction,
        target: str,
        *,
        by: str,
        why: str | None = None,
        field: str | None = None,
        value: str | None = None,
        at: datetime | None = None,
        seen: Seen | None = None,
    ) -> Decision:
        """Add a line to the log."""
        self._flush()
        if seen is not None:
            refuse_changed(seen, self._view.seen(target), self._view.decisions(target))
        found = self._view.named(target)
        if not found and self._view.incident(target):
            return self._decide_on_incident(action, target, by=by, why=why, field=field, value=value, at=at)
        if not found and is_source(self._view.claims, target):
            about = self._view.decisions(target)
            return self._log(drafted_on_source(action, target, about, by=by, why=why, field=field, value=value, at=at))
        if not found and removed_document(target) and (about := self._view.decisions(target)):
            return self._log(drafted_return(action, target, about, by=by, why=why, at=at))
        if len({row.document for row in found}) != 1:
            raise BadDecision(no_target(target, len(found)))
        document = found[0].document
        rows = rows_of(self._connection, self._path, document)
        log = decisions_of(self._connection, self._path, document)
        draft = drafted(action, found[0], target, log, rows, by=by, why=why, field=field, value=value, at=at)
        line = self._log(draft)
        self._review(document)
        return line

    def _log(self, draft: Decision) -> Decision:
        """Add a line to the chain."""
        line = chained(draft, self._last())
        values = decision_values(line)
        sql = f"INSERT INTO decisions ({DECISION_SQL}) VALUES ({', '.join('?' * len(values))})"  # noqa: S608
        self._connection.execute(sql, values)
        self._removals = None
        return line

    def _decide_on_incident(
        self,
        action: DecisionAction,
        target: str,
        *,
        by: str,
        why: str | None,
        field: str | None,
        value: str | None,
        at: datetime | None,
    ) -> Decision:
        log = self._view.decisions(target)
        line = self._log(drafted_on_incident(action, target, log, by=by, why=why, field=field, value=value, at=at))
        self._connection.execute("DELETE FROM incident_reviews WHERE id = ?", [target])
        state = state_of([*log, line])
        if state:
            self._connection.execute("INSERT INTO incident_reviews VALUES (?, ?)", [target, state])
        return line

    def _last(self) -> Decision | None:
        sql = f"SELECT {DECISION_SQL} FROM decisions ORDER BY seq DESC LIMIT 1"  # noqa: S608
        row = self._connection.execute(sql).fetchone()
        return decision_from(row) if row else None

    def _flush(self) -> None:
        """Hand the words that wait to the index, in the order that it wants: any other makes it write a piece a row."""
        for table, words in self._waiting.items():
            self._connection.executemany(insert_words(table), sorted(words))
        self._waiting.clear()

    def finish(self) -> None:
        """Everything that was held back, before the commit."""
        self._flush()
        if self._erased:
            unnamed(self._connection)
            merged(self._connection)


def claim_record(entry: Entry[ClaimRow], places: Iterable[int]) -> dict[str, Any]:
    """A claim's columns, its words and keys included; `places` are the numbers of its places."""
    words = dict(zip(COLUMNS, entry.words, strict=True))
    own = {"speaker_words": words["speaker"]} | {name: words[name] for name in ("doers", "receivers", "mentioned")}
    keys = " ".join(sorted([*entry.keys, *map(place_key, places)]))
    return stored(entry.row) | own | {"keys": keys}


def _document_values(reading: Reading, number: int) -> list[object]:
    row, document = document_row(reading), reading.document
    return [
        document_order(document.published, number),
        row.id,
        row.outlet,
        iso(row.published),
        row.title,
        json_text(row.authors),
        row.url,
        row.lang,
        int(row.composed),
        row.characters,
        row.claims,
        row.fingerprint,
        fold([row.outlet] if row.outlet else []),
        sha256(document.text.encode()),
    ]


_DOCUMENT_COLUMNS = (
    "ord, id, outlet, published, title, authors, url, lang, composed, characters, claims, fingerprint,"
    " outlet_words, text_sha256"
)
_DOCUMENT_MARKS = ", ".join("?" * len(_DOCUMENT_COLUMNS.split(",")))
_CLAIM_COLUMNS = ("ord", "document", "position", *STORED, "speaker_words", "doers", "receivers", "mentioned", "keys")
_INSERT_CLAIM = f"INSERT INTO claims ({', '.join(_CLAIM_COLUMNS)}) VALUES ({', '.join('?' * len(_CLAIM_COLUMNS))})"  # noqa: S608
