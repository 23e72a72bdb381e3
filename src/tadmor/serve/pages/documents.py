"""Documents: the list, and one of them with its claims beside its text."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from typing import Any

from tadmor import wire
from tadmor.export.cells import claim_cells
from tadmor.model import Decision, Provenance
from tadmor.serve import leaving, shapes
from tadmor.serve.addresses import segment
from tadmor.serve.pages.claims import table as claim_table
from tadmor.serve.screens import Answer, Asked, Entry, Gone, Screen
from tadmor.store import NAMES
from tadmor.store.tabulate import document_row

__all__ = ["SCREENS", "paragraphs"]


def _documents(asked: Asked) -> Answer:
    page = asked.view.documents(asked.filter)
    composed = any(row.composed for row in page.rows)
    data = shapes.listed([asdict(row) for row in page.rows], page.next, composed)
    return Answer(data=data, rows=page.rows, next=page.next, composed=composed)


def _table(asked: Asked, answer: Answer) -> Iterable[Mapping[str, Any]]:
    return map(asdict, leaving.documents(asked, answer.rows))


def _entries(asked: Asked, answer: Answer) -> Iterable[Entry]:
    for row in leaving.documents(asked, answer.rows):
        yield Entry(
            id=f"document:{row.id}",
            title=row.title or row.id,
            link=f"/documents/{segment(row.id)}",
            summary=f"{row.claims} claims",
            day=row.published,
            author=row.outlet or "",
        )


def _document(asked: Asked) -> Answer:
    id = asked.path["id"]
    reading = asked.view.reading(id)
    if reading is None:
        raise Gone(f"There is no document {id!r} in this store.")
    rows = asked.view.rows(id)
    provenance = asked.view.provenance(id)
    decisions = {row.id: held for row in rows if row.review != "new" and (held := asked.view.decisions(row.id))}
    data = {
        "reading": wire.plain(reading),
        "claims": [claim_cells(row) for row in rows],
        "provenance": provenance,
        "decisions": [line for held in decisions.values() for line in held],
    }
    more = {
        "reading": reading,
        "document": document_row(reading),
        "rows": rows,
        "provenance": provenance,
        "paragraphs": list(paragraphs(reading.document.text)),
    }
    title = reading.document.title or id
    return Answer(data=data, title=title, rows=rows, more=more, composed=reading.document.composed)


def paragraphs(text: str) -> Iterator[tuple[int, str]]:
    """The lines of a text that hold something, each with the offset at which it begins."""
    at = 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            yield at, line.strip("\r\n")
        at += len(line)


_SHAPE: Any = shapes.record(
    "DocumentWithClaims",
    reading=wire.FLAT,
    claims=list[shapes.Claim],
    provenance=Provenance | None,
    decisions=list[Decision],
)
SCREENS = (
    Screen(
        name="documents",
        path="/documents",
        title="Documents",
        summary="Reports as they were published, newest first.",
        template="documents.html",
        answer=_documents,
        shape=shapes.DocumentList,
        words=NAMES,
        table=_table,
        entries=_entries,
    ),
    Screen(
        name="document",
        path="/documents/{id}",
        title="Document",
        summary="One report as it has been read, with its claims in text order.",
        template="document.html",
        answer=_document,
        shape=_SHAPE,
        table=claim_table,
    ),
)
