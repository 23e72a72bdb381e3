"""Links and incidents in and out of their tables: written as linking finds them, whole, and found by words and keys."""

import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import msgspec

from tadmor.errors import IntegrityError
from tadmor.model import DocumentLink
from tadmor.model.incidents import Compared
from tadmor.store.body import pack
from tadmor.store.incident_index import Telling, incident_entry, incident_row
from tadmor.store.index import COLUMNS
from tadmor.store.order import document_order
from tadmor.store.rows import IncidentRow
from tadmor.store.sqlite.cells import iso
from tadmor.store.sqlite.compiling import place_key
from tadmor.store.sqlite.places import Places

__all__ = ["INCIDENT_SQL", "Incidents", "incident_from", "join", "link_from", "unlink", "untold"]

INCIDENT_SQL = "incidents.body, incidents.composed, incidents.earliest, incidents.latest, incidents.dated"
INCIDENT_SQL += ", (SELECT state FROM incident_reviews WHERE incident_reviews.id = incidents.id)"
_encoder = msgspec.json.Encoder()
_compared = msgspec.json.Decoder(Compared)
_link = msgspec.json.Decoder(DocumentLink)
_PLAIN = (
    *("ord", "id", "story", "documents", "composed", "earliest", "latest", "dated"),
    *("voices", "sides", "conflicts", "denials"),
)
_WORDS = (*COLUMNS, "keys")
_INSERT = "INSERT INTO incidents (number, {}, body) VALUES ({})".format(  # noqa: S608
    ", ".join((*_PLAIN, *_WORDS)), ", ".join("?" * (len(_PLAIN) + len(_WORDS) + 2))
)


def incident_from(values: Sequence[Any]) -> IncidentRow:
    """The row that the columns of `INCIDENT_SQL` give."""
    body, composed, earliest, latest, dated, review = values
    return IncidentRow(
        compared=_unpacked(body, _compared, "an incident"),
        earliest=earliest and date.fromisoformat(earliest),
        latest=latest and date.fromisoformat(latest),
        dated=dated,
        composed=bool(composed),
        review=review or "new",
    )


def link_from(body: bytes) -> DocumentLink:
    """The link that a body holds."""
    link: DocumentLink = _unpacked(body, _link, "a link")
    return link


def _unpacked(body: bytes, decoder: msgspec.json.Decoder[Any], what: str) -> Any:
    try:
        return decoder.decode(zlib.decompress(body))
    except (zlib.error, msgspec.MsgspecError) as error:
        raise IntegrityError(f"{what} is not what was stored ({error}); run `tadmor link --anew`") from None


def join(connection: sqlite3.Connection, links: Iterable[DocumentLink]) -> None:
    """Keep links between documents that are there; one between the same two takes the older one's place."""
    connection.executemany(
        "INSERT OR REPLACE INTO links SELECT one.number, other.number, ?, ? FROM documents AS one, documents AS other"
        " WHERE one.id = ? AND other.id = ?",
        [(link.kind, pack(_encoder.encode(link)), link.first, link.second) for link in links],
    )


def untold(connection: sqlite3.Connection, number: int) -> None:
    """A document is to be linked anew: what was linked of it stands until then, but for its links."""
    connection.execute("DELETE FROM links WHERE first = ? OR second = ?", [number, number])
    connection.execute("DELETE FROM linked WHERE document = ?", [number])


def unlink(connection: sqlite3.Connection) -> None:
    """Forget every link and incident; `incident_reviews` follow from the log, and stay."""
    connection.execute("INSERT INTO incident_index (incident_index) VALUES ('delete-all')")
    for table in ("incidents", "links", "linked"):  # what belongs to an incident goes with it
        connection.execute(f"DELETE FROM {table}")  # noqa: S608


@dataclass(slots=True)
class _Document:
    """What incidents need of a document that tells them: `claims` are its claims' orders and entries by id."""

    number: int
    published: date | None
    composed: bool
    claims: dict[str, tuple[int, Telling]] = field(default_factory=dict)


class Incidents:
    """Writes incidents in one transaction; the words for the index are handed back, to be added in order."""

    def __init__(self, connection: sqlite3.Connection, places: Places) -> None:
        self._run = connection.execute
        self._many = connection.executemany
        self._places = places
        self._known: dict[str, _Document | None] = {}

    def forget(self, document: str) -> None:
        """A document has changed."""
        self._known.pop(document, None)

    def end(self, ids: Iterable[str]) -> None:
        """Take incidents out, with their words."""
        columns = ", ".join(_WORDS)
        for id_ in ids:
            found = self._run("SELECT number, ord, story FROM incidents WHERE id = ?", [id_]).fetchone()
            if found is None:
                continue
            if not found[2]:
                self._run(
                    f"INSERT INTO incident_index (incident_index, rowid, {columns})"  # noqa: S608
                    f" SELECT 'delete', ord, {columns} FROM incidents WHERE number = ?",
                    [found[0]],
                )
            self._run("DELETE FROM incidents WHERE number = ?", [found[0]])

    def of_document(self, number: int) -> list[str]:
        """The ids of the incidents that the document with a number tells."""
        sql = "SELECT id FROM incident_documents JOIN incidents ON incidents.number = incident WHERE document = ?"
        return [id_ for (id_,) in self._run(sql, [number]).fetchall()]

    def write(self, made: Iterable[Compared]) -> Iterator[tuple[Any, ...]]:
        """Keep new incidents; gives what the index is to be told of each."""
        number = int(self._run("SELECT coalesce(max(number), 0) FROM incidents").fetchone()[0])
        for number, compared in enumerate(made, number + 1):  # noqa: B020 - goes on from the last
            yield from self._written(number, compared)

    def _written(self, number: int, compared: Compared) -> Iterator[tuple[Any, ...]]:
        incident = compared.incident
        documents = {id_: found for id_ in incident.documents if (found := self._document(id_)) is not None}
        days = [found.published for found in documents.values() if found.published]
        row = incident_row(
            compared,
            published=min(days, default=None),
            composed=bool(documents) and all(found.composed for found in documents.values()),
        )
        wanted = set(incident.claims)
        claims = [kept for found in documents.values() for id_, kept in found.claims.items() if id_ in wanted]
        entry = incident_entry(row, [telling for _, telling in claims])
        places = [] if incident.story else [self._places.number(place) for place in row.places]
        ord_ = document_order(row.earliest or row.latest, number)
        keys = " ".join(sorted([*entry.keys, *map(place_key, places)]))
        words = ("",) * len(COLUMNS) if incident.story else entry.words
        plain = _plain(ord_, row)
        self._run(_INSERT, [number, *plain, *words, keys, pack(_encoder.encode(compared))])
        self._many("INSERT INTO incident_places VALUES (?, ?)", [(ord_, place) for place in places])
        self._many(
            "INSERT OR REPLACE INTO incident_tellings VALUES (?, ?)", [(one, number) for one in incident.tellings]
        )
        self._many(
            "INSERT OR IGNORE INTO incident_documents VALUES (?, ?)", [(d.number, number) for d in documents.values()]
        )
        self._many("INSERT OR IGNORE INTO incident_claims VALUES (?, ?)", [(claim, number) for claim, _ in claims])
        if not incident.story:
            yield (ord_, *words, keys)

    def _document(self, id_: str) -> _Document | None:
        if id_ not in self._known:
            self._known[id_] = self._looked_up(id_)
        return self._known[id_]

    def _looked_up(self, id_: str) -> _Document | None:
        sql = "SELECT number, published, composed, lang FROM documents WHERE id = ?"
        found = self._run(sql, [id_]).fetchone()
        if found is None:
            return None
        number, published, composed, lang = found
        rows = self._run(
            "SELECT claims.id, claims.ord, claims.content, claims.speaker_words, coalesce(documents.outlet, ''),"
            " coalesce(documents.title, ''), claims.doers, claims.receivers, claims.mentioned, claims.keys FROM claims"
            " JOIN documents ON documents.number = claims.document WHERE claims.document = ? ORDER BY position",
            [number],
        )
        claims = {row[0]: (row[1], Telling(row[2:9], frozenset(row[9].split()), lang)) for row in rows}
        return _Document(number, published and date.fromisoformat(published), bool(composed), claims)


def _plain(ord_: int, row: IncidentRow) -> list[Any]:
    kinds = [finding.finding for finding in row.compared.findings]
    return [
        ord_,
        row.id,
        int(row.incident.story),
        len(row.incident.documents),
        int(row.composed),
        iso(row.earliest),
        iso(row.latest),
        row.dated,
        row.voices,
        row.sides,
        kinds.count("conflict"),
        kinds.count("denied"),
    ]
