"""The first page: how much there is, what came last, what waits for a person, what could not be read."""

from typing import Any

from tadmor.export.cells import claim_cells
from tadmor.model import Rejected
from tadmor.serve import shapes
from tadmor.serve.screens import Answer, Asked, Screen
from tadmor.store import Counts, DocumentRow, Filter

__all__ = ["SCREENS"]

_NEWEST = 8
_WAITING = 6
_REJECTS = 8


def _today(asked: Asked) -> Answer:
    view = asked.view
    documents = view.documents(Filter(size=_NEWEST))
    waiting = view.claims(Filter(review=("new",), has=("quantity",), size=_WAITING))
    rejects = view.rejects()
    data = {
        "counts": view.counts(),
        "newest": list(documents.rows),
        "waiting": [claim_cells(row) for row in waiting.rows],
        "rejects": list(rejects[-_REJECTS:]),
    }
    composed = any(row.composed for row in documents.rows) or any(row.composed for row in waiting.rows)
    more: dict[str, Any] = {"documents": documents.rows, "waiting": waiting, "rejects": rejects[::-1][:_REJECTS]}
    return Answer(data=data, more=more, composed=composed)


SCREENS = (
    Screen(
        name="today",
        path="/",
        title="Today",
        summary="How much there is, what came last, what waits for review, what could not be read.",
        template="today.html",
        answer=_today,
        shape=shapes.record(
            "Today",
            counts=Counts,
            newest=list[DocumentRow],
            waiting=list[shapes.Claim],
            rejects=list[Rejected],
        ),
    ),
)
