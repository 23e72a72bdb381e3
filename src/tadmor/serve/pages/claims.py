"""Claims as a list, and the search over their words: who is told to say what, newest report first."""

from collections.abc import Iterable, Mapping
from typing import Any

from tadmor.export.cells import claim_cells, holder, how_sure
from tadmor.serve import leaving, shapes
from tadmor.serve.addresses import segment
from tadmor.serve.screens import Answer, Asked, Entry, Screen
from tadmor.serve.words import short
from tadmor.store import NAMES, Page
from tadmor.store.rows import ClaimRow

__all__ = ["SCREENS", "answered", "entries", "table"]


def answered(asked: Asked, page: Page[ClaimRow], **more: Any) -> Answer:
    """A page of claims as an answer."""
    composed = any(row.composed for row in page.rows)
    data = asked.as_data and shapes.listed([claim_cells(row) for row in page.rows], page.next, composed)
    return Answer(data=data, rows=page.rows, next=page.next, composed=composed, more=more)


def table(asked: Asked, answer: Answer) -> Iterable[Mapping[str, Any]]:
    """The rows of a CSV file."""
    return map(claim_cells, leaving.claims(asked, answer.rows))


def entries(asked: Asked, answer: Answer) -> Iterable[Entry]:
    """The lines of a feed."""
    for row in leaving.claims(asked, answer.rows):
        yield Entry(
            id=f"claim:{row.id}",
            title=f"{holder(row)}: {short(row.content, 120)}",
            link=f"/documents/{segment(row.document)}#{row.id}",
            summary=f"{row.content} ({how_sure(row)})",
            day=row.published,
            author=row.outlet or "",
        )


def _claims(asked: Asked) -> Answer:
    return answered(asked, asked.view.claims(asked.filter))


def _search(asked: Asked) -> Answer:
    """Nothing is looked for before there are words to look for."""
    if not asked.word("q"):
        return answered(asked, Page(()), searched=False)
    return answered(asked, asked.view.claims(asked.filter), searched=True)


SCREENS = (
    Screen(
        name="claims",
        path="/claims",
        title="Claims",
        summary="What one holder is told to say, newest report first.",
        template="claims.html",
        answer=_claims,
        shape=shapes.ClaimList,
        words=NAMES,
        table=table,
        entries=entries,
    ),
    Screen(
        name="search",
        path="/search",
        title="Search",
        summary="Claims by their words, with their speakers, outlets and titles.",
        template="search.html",
        answer=_search,
        shape=shapes.ClaimList,
        words=NAMES,
        table=table,
        entries=entries,
    ),
)
