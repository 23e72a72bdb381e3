"""Documents as a list, newest first."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any

from tadmor.serve import leaving, shapes
from tadmor.serve.addresses import segment
from tadmor.serve.screens import Answer, Asked, Entry, Screen
from tadmor.store import NAMES

__all__ = ["SCREENS"]


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
)
