"""One moment of a store: every query of a view runs in one read transaction, and none for longer than its limit."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime
from itertools import groupby, islice

from tadmor.errors import IntegrityError, StoreError
from tadmor.model import Decision, DocumentLink, Provenance, Reading, Rejected
from tadmor.model.incidents import Ruling
from tadmor.store.body import unpack, writable
from tadmor.store.decisions import grades, holding, orphaned, rulings
from tadmor.store.filters import Filter, no_incidents, of_claims, of_document
from tadmor.store.grades import graded
from tadmor.store.happenings import rows_lazily
from tadmor.store.index import key
from tadmor.store.order import MOST_CLAIMS, days
from tadmor.store.order import of_document as document_of
from tadmor.store.protocols import Counts, Page
from tadmor.store.query import parse_query
from tadmor.store.removals import Removal, removals
from tadmor.store.rows import ClaimRow, DocumentRow, EventRow, IncidentRow, MovementRow
from tadmor.store.seen import GONE, Seen, made_of, seen_of_source
from tadmor.store.spelling import Named
from tadmor.store.spread import Layer, Spread
from tadmor.store.sqlite.cells import (
    CLAIM_SQL,
    DECISION_SQL,
    DOCUMENT_SQL,
    claim_from,
    decision_from,
    document_from,
    json_text,
)
from tadmor.store.sqlite.compiling import Compiled, compile_document, keyed
from tadmor.store.sqlite.fetching import BODY_SQL, JOINED, decisions_of, reading_from, rows_of
from tadmor.store.sqlite.happenings import happened_columns, happened_joins, made
from tadmor.store.sqlite.incidents import INCIDENT_SQL, incident_from, link_from
from tadmor.store.sqlite.queries import Queries, direction, parameters, source, turned, where
from tadmor.store.sqlite.recent import Recent
from tadmor.store.sqlite.shelves import SqliteShelves
from tadmor.store.sqlite.spelling import spellings
from tadmor.store.sqlite.spread import spread
from tadmor.store.sqlite.tables import CLAIMS, EVENTS, INCIDENTS, MOVEMENTS

__all__ = ["SqliteView"]


class SqliteView:
    """A view over a connection that stands in a transaction."""

    def __init__(
        self, connection: sqlite3.Connection, path: str, time_limit: float, recent: Recent | None = None
    ) -> None:
        self._connection, self._path = connection, path
        self._recent = recent or Recent()
        self._ask = Queries(connection, path, time_limit, self._recent.cells)
        self.shelves = SqliteShelves(connection, path)

    def claims(self, filter: Filter) -> Page[ClaimRow]:
        """A page of claims."""
        rows, after = self._ask.page(CLAIMS, CLAIM_SQL, JOINED, self._graded(filter))
        return Page(tuple(map(claim_from, rows)), after)

    def events(self, filter: Filter) -> Page[EventRow]:
        """A page of events."""
        filter = self._graded(filter)
        found, after = self._ask.page(EVENTS, happened_columns(EVENTS), happened_joins(EVENTS), filter)
        return Page(made(found, self._numbered, lambda reading: rows_lazily(reading)[0]), after)

    def movements(self, filter: Filter) -> Page[MovementRow]:
        """A page of movements."""
        filter = self._graded(filter)
        found, after = self._ask.page(MOVEMENTS, happened_columns(MOVEMENTS), happened_joins(MOVEMENTS), filter)
        return Page(made(found, self._numbered, lambda reading: rows_lazily(reading)[1]), after)

    def _numbered(self, number: int) -> Reading:
        """The reading of a document of which a row is listed."""
        found = self._ask.one("SELECT sha256 FROM readings WHERE document = ?", [number])
        if found is None:
            raise IntegrityError(f"document {number} has no reading; run `tadmor verify`")
        return self._recent.get(found[0], lambda: self._unpacked(number))

    def _unpacked(self, number: int) -> Reading:
        row = self._ask.one(f"SELECT {BODY_SQL} WHERE documents.number = ?", [number])
        if row is None:
            raise IntegrityError(f"document {number} has no reading; run `tadmor verify`")
        return reading_from(*row)

    def search(self, query: str, filter: Filter) -> Page[ClaimRow]:
        """A page of the claims that answer a full-text query."""
        return self.claims(replace(filter, q=parse_query(query)))

    def named(self, id: str) -> list[ClaimRow]:
        """The claims with an id, else those of the attribution with it."""
        for kind in ("claim", "attribution"):
            found = Compiled(match=keyed([key(kind, id)]))
            sql = f"SELECT {CLAIM_SQL} {source(CLAIMS, JOINED, found)} ORDER BY claims.ord"
            rows = [claim_from(row) for row in self._ask.all(sql, parameters(found))]
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
        no_incidents(filter)
        places = self._documents(filter)
        with self._ask.limited():
            chosen = list(islice(places, filter.size + 1))
        order = f"ORDER BY documents.ord {direction(filter)}"
        where = "WHERE documents.ord IN (SELECT value FROM json_each(?))"
        sql = f"SELECT documents.ord, {DOCUMENT_SQL} FROM documents {where} {order}"  # noqa: S608
        rows, after = turned(self._ask.all(sql, [json_text(chosen)]), filter)
        return Page(tuple(map(document_from, rows)), after)

    def _documents(self, filter: Filter) -> Iterator[int]:
        """The orders of the documents that answer a filter, in order, as far as they are asked for."""
        rest = of_claims(self._graded(filter))
        if rest:
            return self._telling(replace(rest, outlet=filter.outlet, lang=filter.lang), filter)
        found = compile_document(of_document(filter))
        if filter.next is not None:
            found.also(f"documents.ord {'>' if filter.sort == 'oldest' else '<'} ?", filter.next)
        order = f"ORDER BY documents.ord {direction(filter)}"
        sql = f"SELECT documents.ord FROM documents {where(found)} {order}"  # noqa: S608
        return (at for (at,) in self._ask.stream(sql, found.parameters))

    def _telling(self, asked: Filter, filter: Filter) -> Iterator[int]:
        """The orders of the documents with a claim that answers: a document's claims stand together, so one each."""
        found = self._ask.compiled(CLAIMS, asked)
        at = "claim_index.rowid" if found.match else "claims.ord"
        if filter.from_ or filter.to:
            first, end = days(filter.from_ or date.min)[0], days(filter.to or date.max)[1]
            found.also(f"{at} >= ? AND {at} < ?", first, end)
        if filter.next is not None:
            after = filter.next + MOST_CLAIMS if filter.sort == "oldest" else filter.next
            found.also(f"{at} {'>=' if filter.sort == 'oldest' else '<'} ?", after)
        sql = f"SELECT {at} {source(CLAIMS, JOINED, found)} ORDER BY {at} {direction(filter)}"
        rows = self._ask.stream(sql, parameters(found))
        return (place for place, _ in groupby(document_of(claim) for (claim,) in rows))

    def document(self, id: str) -> DocumentRow | None:
        """The row of a document."""
        row = self._ask.one(f"SELECT {DOCUMENT_SQL} FROM documents WHERE documents.id = ?", [id])  # noqa: S608
        return document_from(row) if row else None

    def document_ids(self) -> Iterator[str]:
        """The id of every document."""
        return (id for (id,) in self._ask.stream("SELECT id FROM documents ORDER BY number"))

    def reading(self, document: str) -> Reading | None:
        """A document as it has been read."""
        sql = f"SELECT {BODY_SQL} WHERE documents.id = ?"
        row = self._ask.one(sql, [document])
        return reading_from(*row) if row else None

    def readings(self, filter: Filter) -> Iterator[Reading]:
        """Every reading of the documents that answer a filter."""
        sql = f"SELECT {BODY_SQL} WHERE documents.ord = ?"
        for place in self._documents(replace(filter, next=None)):
            yield from (reading_from(*row) for row in self._ask.stream(sql, [place]))

    def provenance(self, document: str) -> Provenance | None:
        """How a document reached us."""
        columns = "name, sha256, size, media, retrieved"
        where = "WHERE document = (SELECT number FROM documents WHERE id = ?)"
        row = self._ask.one(f"SELECT {columns} FROM provenance {where}", [document])  # noqa: S608
        if row is None:
            return None
        name, digest, size, media, at = row
        retrieved = datetime.fromisoformat(at) if at else None
        return Provenance(name=name, sha256=digest, size=size, media=media, retrieved=retrieved)

    def raw(self, sha256: str) -> bytes | None:
        """Bytes as they reached us."""
        row = self._ask.one("SELECT body, size FROM raws WHERE sha256 = ?", [sha256])
        return unpack(row[0], row[1], sha256, f"raw {sha256}") if row else None

    def raw_hashes(self) -> Iterator[str]:
        """The hash of everything that `raw` gives."""
        return (digest for (digest,) in self._ask.stream("SELECT sha256 FROM raws ORDER BY sha256"))

    def rejects(self) -> tuple[Rejected, ...]:
        """Every input that did not become a document."""
        rows = self._ask.all("SELECT name, reason, detail, nullif(sha256, '') FROM rejects ORDER BY number")
        return tuple(Rejected(name=name, reason=why, detail=detail, sha256=sha) for name, why, detail, sha in rows)

    def marked(self, keys: Iterable[str], fingerprint: str) -> dict[str, str]:
        """Those of some input items that are done, with their outcomes."""
        sql = "SELECT key, outcome FROM marks WHERE fingerprint = ? AND key IN (SELECT value FROM json_each(?))"
        wanted = {writable(key): key for key in keys}
        return {wanted[key]: outcome for key, outcome in self._ask.all(sql, [fingerprint, json_text(list(wanted))])}

    def decisions(self, target: str | None = None) -> tuple[Decision, ...]:
        """The log, or what in it is about a target."""
        if target is None:
            sql = f"SELECT {DECISION_SQL} FROM decisions ORDER BY seq"  # noqa: S608
            return tuple(decision_from(row) for row in self._ask.stream(sql))
        sql = f"SELECT {DECISION_SQL} FROM decisions WHERE document IS NULL AND target = ? ORDER BY seq"  # noqa: S608
        lines = {line.seq: line for line in map(decision_from, self._ask.all(sql, [target]))}
        for document in self._decided(target):
            log = decisions_of(self._connection, self._path, document)
            lines |= {line.seq: line for line in holding(log, self.rows(document), target)}
        return tuple(lines[seq] for seq in sorted(lines))

    def _decided(self, target: str) -> Iterable[str]:
        """The documents with a decision on a target, or with the claim that it names."""
        rows = self._ask.all(
            "SELECT DISTINCT document FROM decisions WHERE target = ? AND document IS NOT NULL", [target]
        )
        return dict.fromkeys([*(name for (name,) in rows), *(row.document for row in self.named(target))])

    def removals(self) -> tuple[Removal, ...]:
        """The documents that people took out."""
        sql = f"SELECT {DECISION_SQL} FROM decisions WHERE target GLOB 'document:*' ORDER BY seq"  # noqa: S608
        return removals(decision_from(row) for row in self._ask.all(sql))

    def grades(self) -> dict[str, Decision]:
        """The line that grades each source."""
        sql = f"SELECT {DECISION_SQL} FROM decisions WHERE document IS NULL AND target GLOB ? ORDER BY seq"  # noqa: S608
        return grades(decision_from(row) for row in self._ask.all(sql, ["source:*"]))

    def _graded(self, filter: Filter) -> Filter:
        """A filter with the sources that people graded as it asks."""
        return replace(filter, graded=graded(self.grades(), filter.reliability)) if filter.reliability else filter

    def seen(self, target: str) -> Seen:
        """How a target stands."""
        last = max((line.seq for line in self.decisions(target)), default=0)
        named = self.named(target)
        if named:
            row = self._ask.one("SELECT fingerprint FROM documents WHERE id = ?", [named[0].document])
            return Seen(last, str(row[0])) if row else GONE
        told = self.incident(target)
        return Seen(last, made_of(told.compared)) if told else seen_of_source(target, last)

    def decision_head(self) -> str:
        """The hash of the log's last line."""
        row = self._ask.one("SELECT hash FROM decisions ORDER BY seq DESC LIMIT 1")
        return str(row[0]) if row else ""

    def orphans(self) -> tuple[Decision, ...]:
        """Decisions whose words are claimed no more."""
        decided = self._ask.all("SELECT DISTINCT document FROM decisions WHERE document IS NOT NULL")
        lost = [
            line
            for (name,) in decided
            for line in orphaned(decisions_of(self._connection, self._path, name), self.rows(name))
        ]
        return tuple(sorted(lost, key=lambda line: line.seq))

    def incidents(self, filter: Filter) -> Page[IncidentRow]:
        """A page of incidents."""
        rows, after = self._ask.page(INCIDENTS, INCIDENT_SQL, "", self._graded(filter))
        return Page(tuple(map(incident_from, rows)), after)

    def spread(self, layer: Layer, filter: Filter, most: int, hidden: Sequence[Filter] = ()) -> Spread:
        """How the first rows of a list spread over days and places."""
        return spread(self._ask, layer, self._graded(filter), most, hidden)

    def spellings(self, named: Named, start: str) -> tuple[str, ...]:
        """Words that names are made of."""
        return spellings(self._ask, named, start)

    def incident(self, id: str) -> IncidentRow | None:
        """The incident with an id, or the one that its founding telling belongs to now."""
        where = "incidents.number = (SELECT incident FROM incident_tellings WHERE telling = ?)"
        found = self._incidents(where, [id.removeprefix("i")])
        return found[0] if found else None

    def incidents_of(self, claim: str) -> tuple[IncidentRow, ...]:
        """The incidents that a claim tells."""
        row = self.claim(claim)
        if row is None:
            return ()
        where = (
            "incidents.number IN (SELECT incident FROM incident_claims JOIN claims ON claims.ord = claim"
            " JOIN documents ON documents.number = claims.document WHERE documents.id = ? AND claims.id = ?)"
        )
        return self._incidents(where, [row.document, claim])

    def incidents_in(self, document: str) -> tuple[IncidentRow, ...]:
        """The incidents that a document tells."""
        of_document = "SELECT incident FROM incident_documents JOIN documents ON documents.number = document"
        return self._incidents(f"incidents.number IN ({of_document} WHERE documents.id = ?)", [document])

    def told_by_several(self) -> Iterator[IncidentRow]:
        """The incidents and stories that several documents tell."""
        sql = f"SELECT {INCIDENT_SQL} FROM incidents WHERE documents > 1 ORDER BY incidents.ord DESC"  # noqa: S608
        return map(incident_from, self._ask.stream(sql))

    def _incidents(self, where: str, parameters: list[object]) -> tuple[IncidentRow, ...]:
        sql = f"SELECT {INCIDENT_SQL} FROM incidents WHERE {where} ORDER BY incidents.id"  # noqa: S608
        return tuple(map(incident_from, self._ask.all(sql, parameters)))

    def links(self, document: str | None = None) -> Iterator[DocumentLink]:
        """What a document shares with others, or every link."""
        one = "(SELECT number FROM documents WHERE id = ?)"
        where = "" if document is None else f" WHERE first = {one} OR second = {one}"
        sql = f"SELECT body FROM links{where} ORDER BY first, second"  # noqa: S608
        return (link_from(body) for (body,) in self._ask.stream(sql, [] if document is None else [document, document]))

    def unlinked(self, under: str) -> Iterator[str]:
        """The ids of documents that are not yet linked under a version."""
        linked = "SELECT 1 FROM linked WHERE linked.document = documents.number AND under = ?"
        sql = f"SELECT id FROM documents WHERE NOT EXISTS ({linked}) ORDER BY number"  # noqa: S608
        return (id for (id,) in self._ask.stream(sql, [under]))

    def waiting(self) -> int:
        """How many documents are linked under no version."""
        row = self._ask.one("SELECT (SELECT count(*) FROM documents) - (SELECT count(*) FROM linked)")
        return int(row[0]) if row else 0

    def rulings(self) -> tuple[Ruling, ...]:
        """What people decided on which incidents are one."""
        sql = f"SELECT {DECISION_SQL} FROM decisions WHERE document IS NULL ORDER BY seq"  # noqa: S608
        return rulings(map(decision_from, self._ask.all(sql)))

    def counts(self) -> Counts:
        """How much there is."""
        tables = ("documents", "claims", "rejects", "decisions", "raws", "incidents")
        count = {
            "claims": "SELECT coalesce(sum(claims), 0) FROM documents",
            "incidents": "SELECT count(*) FROM incident_index_docsize",
        }
        found = [self._ask.all(count.get(table, f"SELECT count(*) FROM {table}"))[0][0] for table in tables]  # noqa: S608
        return Counts(**dict(zip(tables, found, strict=True)), unlinked=self.waiting())

    def fingerprints(self) -> dict[str, int]:
        """How many documents were read under each fingerprint."""
        return dict(self._ask.all("SELECT fingerprint, count(*) FROM documents GROUP BY fingerprint"))
