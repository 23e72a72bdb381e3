"""One moment of a store: every query of a view runs in one read transaction, and none for longer than its limit."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime
from itertools import groupby, islice
from time import monotonic
from typing import Any, TypeVar

from tadmor.errors import StoreError
from tadmor.model import Decision, Provenance, Reading, Rejected
from tadmor.store.body import unpack, writable
from tadmor.store.decisions import holding, orphaned
from tadmor.store.filters import Filter, cursor, of_claims, of_document
from tadmor.store.index import key
from tadmor.store.order import MOST_CLAIMS, days
from tadmor.store.order import of_document as document_of
from tadmor.store.places import answers, asks_for_place, boxes
from tadmor.store.protocols import Counts, Page
from tadmor.store.query import parse_query
from tadmor.store.rows import ClaimRow, DocumentRow
from tadmor.store.sqlite.cells import (
    CLAIM_SQL,
    DECISION_SQL,
    DOCUMENT_SQL,
    claim_from,
    decision_from,
    document_from,
    json_text,
    place_from,
)
from tadmor.store.sqlite.compiling import Compiled, compile_claims, compile_document, keyed
from tadmor.store.sqlite.fetching import BODY_SQL, JOINED, decisions_of, reading_from, rows_of, spelt
from tadmor.store.sqlite.file import translated
from tadmor.store.words import words

__all__ = ["SqliteView"]

Row = TypeVar("Row")

_LOOK_EVERY = 2000  # steps of SQLite's machine between two looks at the clock: some 0.1 ms
_WEIGHTS = "1, 1, 1, 1, 0, 0, 0, 0"  # bm25 counts the words that `q` searches, not actors and keys


class SqliteView:
    """A view over a connection that stands in a transaction."""

    def __init__(self, connection: sqlite3.Connection, path: str, time_limit: float) -> None:
        self._connection, self._path, self._limit = connection, path, time_limit

    @contextmanager
    def _limited(self) -> Iterator[None]:
        """Queries in the block are stopped at the limit of time."""
        deadline = monotonic() + self._limit
        self._connection.set_progress_handler(lambda: monotonic() > deadline, _LOOK_EVERY)
        try:
            yield
        finally:
            self._connection.set_progress_handler(None, 0)

    def _all(self, sql: str, parameters: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """The rows of a query that is stopped at the limit of time."""
        with self._limited():
            return list(self._stream(sql, parameters))

    def _one(self, sql: str, parameters: Sequence[object] = ()) -> tuple[Any, ...] | None:
        found = self._all(sql, parameters)
        return found[0] if found else None

    def _stream(self, sql: str, parameters: Sequence[object] = ()) -> Iterator[tuple[Any, ...]]:
        """The rows of a query that may take as long as it takes: an export, a check."""
        with translated(self._path):
            # Not `yield from`: a stream that is dropped half-way would then close a cursor of a closed connection.
            for row in self._connection.execute(sql, spelt(parameters)):  # noqa: UP028
                yield row

    def claims(self, filter: Filter) -> Page[ClaimRow]:
        """A page of claims."""
        found = compile_claims(filter, self._places(filter))
        if filter.sort == "rank":
            return self._ranked(found, filter)
        at, direction = ("claim_index.rowid" if found.match else "claims.ord"), _direction(filter)
        if filter.next is not None:
            found.also(f"{at} {'>' if filter.sort == 'oldest' else '<'} ?", filter.next)
        sql = f"SELECT {at}, {CLAIM_SQL} {_from(found)} ORDER BY {at} {direction} LIMIT ?"
        return _page(self._all(sql, [*_parameters(found), filter.size + 1]), filter, claim_from)

    def _ranked(self, found: Compiled, filter: Filter) -> Page[ClaimRow]:
        """The best first; a page's position is how many came before, as scores are no place to go on from."""
        before = filter.next or 0
        order = f"bm25(claim_index, {_WEIGHTS}), claim_index.rowid DESC"
        sql = f"SELECT 0, {CLAIM_SQL} {_from(found)} ORDER BY {order} LIMIT ? OFFSET ?"
        rows = self._all(sql, [*_parameters(found), filter.size + 1, before])
        return _page([(before + at, *row[1:]) for at, row in enumerate(rows, 1)], filter, claim_from)

    def _places(self, filter: Filter) -> list[int] | None:
        """The numbers of the places that answer a filter, None when it asks for none."""
        if not asks_for_place(filter):
            return None
        found = Compiled()
        limits = boxes(filter)
        if limits:
            inside = "place_boxes.west <= ? AND place_boxes.east >= ? AND south <= ? AND north >= ?"
            corners = [corner for west, south, east, north in limits for corner in (east, west, north, south)]
            any_box = " OR ".join(f"({inside})" for _ in limits)
            found.also(f"number IN (SELECT number FROM place_boxes WHERE {any_box})", *corners)  # noqa: S608
        if filter.place and not filter.near:
            found.also("instr(folded, ?) > 0", f" {' '.join(words(filter.place))} ")
        if filter.precision:
            found.also("precision IN (SELECT value FROM json_each(?))", json_text(filter.precision))
        sql = f"SELECT number, cell FROM places WHERE {' AND '.join(found.conditions)}"  # noqa: S608
        return [number for number, cell in self._all(sql, found.parameters) if answers(place_from(cell), filter)]

    def search(self, query: str, filter: Filter) -> Page[ClaimRow]:
        """A page of the claims that answer a full-text query."""
        return self.claims(replace(filter, q=parse_query(query)))

    def named(self, id: str) -> list[ClaimRow]:
        """The claims with an id, else those of the attribution with it."""
        for kind in ("claim", "attribution"):
            found = Compiled(match=keyed([key(kind, id)]))
            sql = f"SELECT {CLAIM_SQL} {_from(found)} ORDER BY claims.ord"
            rows = [claim_from(row) for row in self._all(sql, _parameters(found))]
            if rows:
                return rows
        return []

    def claim(self, id: str) -> ClaimRow | None:
        """The claim with an id."""
        rows = [row for row in self.named(id) if row.id == id]
        if len({row.document for row in rows}) > 1:
            raise StoreError(f"claims of several documents have the id {id!r}")
        return rows[0] if rows else None

    def rows(self, document: str) -> tuple[ClaimRow, ...]:
        """Every claim of a document."""
        return rows_of(self._connection, self._path, document)

    def documents(self, filter: Filter) -> Page[DocumentRow]:
        """A page of documents."""
        places = self._documents(filter)
        with self._limited():
            chosen = list(islice(places, filter.size + 1))
        order = f"ORDER BY documents.ord {_direction(filter)}"
        where = "WHERE documents.ord IN (SELECT value FROM json_each(?))"
        sql = f"SELECT documents.ord, {DOCUMENT_SQL} FROM documents {where} {order}"  # noqa: S608
        return _page(self._all(sql, [json_text(chosen)]), filter, document_from)

    def _documents(self, filter: Filter) -> Iterator[int]:
        """The orders of the documents that answer a filter, in order, as far as they are asked for."""
        rest = of_claims(filter)
        if rest:
            return self._telling(replace(rest, outlet=filter.outlet, lang=filter.lang), filter)
        found = compile_document(of_document(filter))
        if filter.next is not None:
            found.also(f"documents.ord {'>' if filter.sort == 'oldest' else '<'} ?", filter.next)
        order = f"ORDER BY documents.ord {_direction(filter)}"
        sql = f"SELECT documents.ord FROM documents {_where(found)} {order}"  # noqa: S608
        return (at for (at,) in self._stream(sql, found.parameters))

    def _telling(self, asked: Filter, filter: Filter) -> Iterator[int]:
        """The orders of the documents with a claim that answers: a document's claims stand together, so one each."""
        found = compile_claims(asked, self._places(asked))
        at = "claim_index.rowid" if found.match else "claims.ord"
        if filter.from_ or filter.to:
            first, end = days(filter.from_ or date.min)[0], days(filter.to or date.max)[1]
            found.also(f"{at} >= ? AND {at} < ?", first, end)
        if filter.next is not None:
            after = filter.next + MOST_CLAIMS if filter.sort == "oldest" else filter.next
            found.also(f"{at} {'>=' if filter.sort == 'oldest' else '<'} ?", after)
        sql = f"SELECT {at} {_from(found)} ORDER BY {at} {_direction(filter)}"
        rows = self._stream(sql, _parameters(found))
        return (place for place, _ in groupby(document_of(claim) for (claim,) in rows))

    def document_ids(self) -> Iterator[str]:
        """The id of every document."""
        return (id for (id,) in self._stream("SELECT id FROM documents ORDER BY number"))

    def reading(self, document: str) -> Reading | None:
        """A document as it has been read."""
        sql = f"SELECT {BODY_SQL} WHERE documents.id = ?"
        row = self._one(sql, [document])
        return reading_from(*row) if row else None

    def readings(self, filter: Filter) -> Iterator[Reading]:
        """Every reading of the documents that answer a filter."""
        sql = f"SELECT {BODY_SQL} WHERE documents.ord = ?"
        for place in self._documents(replace(filter, next=None)):
            yield from (reading_from(*row) for row in self._stream(sql, [place]))

    def provenance(self, document: str) -> Provenance | None:
        """How a document reached us."""
        columns = "name, sha256, size, media, retrieved"
        where = "WHERE document = (SELECT number FROM documents WHERE id = ?)"
        row = self._one(f"SELECT {columns} FROM provenance {where}", [document])  # noqa: S608
        if row is None:
            return None
        name, digest, size, media, at = row
        retrieved = datetime.fromisoformat(at) if at else None
        return Provenance(name=name, sha256=digest, size=size, media=media, retrieved=retrieved)

    def raw(self, sha256: str) -> bytes | None:
        """Bytes as they reached us."""
        row = self._one("SELECT body, size FROM raws WHERE sha256 = ?", [sha256])
        return unpack(row[0], row[1], sha256, f"raw {sha256}") if row else None

    def raw_hashes(self) -> Iterator[str]:
        """The hash of everything that `raw` gives."""
        return (digest for (digest,) in self._stream("SELECT sha256 FROM raws ORDER BY sha256"))

    def rejects(self) -> tuple[Rejected, ...]:
        """Every input that did not become a document."""
        rows = self._all("SELECT name, reason, detail, nullif(sha256, '') FROM rejects ORDER BY number")
        return tuple(Rejected(name=name, reason=why, detail=detail, sha256=sha) for name, why, detail, sha in rows)

    def marked(self, keys: Iterable[str], fingerprint: str) -> dict[str, str]:
        """Those of some input items that are done, with their outcomes."""
        sql = "SELECT key, outcome FROM marks WHERE fingerprint = ? AND key IN (SELECT value FROM json_each(?))"
        wanted = {writable(key): key for key in keys}
        return {wanted[key]: outcome for key, outcome in self._all(sql, [fingerprint, json_text(list(wanted))])}

    def decisions(self, target: str | None = None) -> tuple[Decision, ...]:
        """The log, or what in it is about a target."""
        if target is None:
            sql = f"SELECT {DECISION_SQL} FROM decisions ORDER BY seq"  # noqa: S608
            return tuple(decision_from(row) for row in self._stream(sql))
        lines: dict[int, Decision] = {}
        for document in self._decided(target):
            log = decisions_of(self._connection, self._path, document)
            lines |= {line.seq: line for line in holding(log, self.rows(document), target)}
        return tuple(lines[seq] for seq in sorted(lines))

    def _decided(self, target: str) -> Iterable[str]:
        """The documents with a decision on a target, or with the claim that it names."""
        rows = self._all("SELECT DISTINCT document FROM decisions WHERE target = ?", [target])
        return dict.fromkeys([*(name for (name,) in rows), *(row.document for row in self.named(target))])

    def decision_head(self) -> str:
        """The hash of the log's last line."""
        row = self._one("SELECT hash FROM decisions ORDER BY seq DESC LIMIT 1")
        return str(row[0]) if row else ""

    def orphans(self) -> tuple[Decision, ...]:
        """Decisions whose words are claimed no more."""
        decided = self._all("SELECT DISTINCT document FROM decisions")
        lost = [
            line
            for (name,) in decided
            for line in orphaned(decisions_of(self._connection, self._path, name), self.rows(name))
        ]
        return tuple(sorted(lost, key=lambda line: line.seq))

    def counts(self) -> Counts:
        """How much there is."""
        tables = ("documents", "claims", "rejects", "decisions", "raws")
        count = {"claims": "SELECT coalesce(sum(claims), 0) FROM documents"}
        found = [self._all(count.get(table, f"SELECT count(*) FROM {table}"))[0][0] for table in tables]  # noqa: S608
        return Counts(**dict(zip(tables, found, strict=True)))

    def fingerprints(self) -> dict[str, int]:
        """How many documents were read under each fingerprint."""
        return dict(self._all("SELECT fingerprint, count(*) FROM documents GROUP BY fingerprint"))


def _direction(filter: Filter) -> str:
    return "ASC" if filter.sort == "oldest" else "DESC"


def _from(found: Compiled) -> str:
    """The tables and conditions of a list of claims; CROSS JOIN keeps the index, which is in order, outermost."""
    if found.match is None:
        return f"FROM claims {JOINED} {_where(found)}"
    matching = replace(found, conditions=["claim_index MATCH ?", *found.conditions])
    return f"FROM claim_index CROSS JOIN claims ON claims.ord = claim_index.rowid {JOINED} {_where(matching)}"


def _where(found: Compiled) -> str:
    return f"WHERE {' AND '.join(found.conditions)}" if found.conditions else ""


def _parameters(found: Compiled) -> list[object]:
    return [found.match, *found.parameters] if found.match is not None else found.parameters


def _page(rows: list[tuple[Any, ...]], filter: Filter, build: Callable[[Sequence[Any]], Row]) -> Page[Row]:
    """A page of rows whose first column is their position; one row more than asked for says that there are more."""
    chosen = rows[: filter.size]
    more = len(rows) > filter.size
    return Page(tuple(build(row[1:]) for row in chosen), cursor(filter.sort, chosen[-1][0]) if more else None)
