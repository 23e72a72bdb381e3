"""The first page: how much there is, what contradicts, what came last, what waits for a person, what failed."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from tadmor.export.cells import claim_cells
from tadmor.model import Rejected
from tadmor.serve import shapes
from tadmor.serve.cards import happening
from tadmor.serve.screens import Answer, Asked, Screen
from tadmor.serve.stamp import state
from tadmor.store import Counts, DocumentRow, Filter, View
from tadmor.views import queues
from tadmor.views.compared import incident_cells
from tadmor.views.queues import QueueName, Waiting

__all__ = ["SCREENS"]

_NEWEST = 8
_WAITING = 6
_REJECTS = 8
_DISPUTED = 6
_KINDS = ("conflict", "denied")
_WAITING_IN: Mapping[QueueName, Callable[[View], Sequence[Waiting]]] = {
    "claims": queues.claims,
    "places": queues.places,
    "speakers": queues.speakers,
    "incidents": queues.incidents,
    "conflicts": queues.conflicts,
}


def _today(asked: Asked) -> Answer:
    view = asked.view
    documents = view.documents(Filter(size=_NEWEST))
    waiting = view.claims(Filter(review=("new",), has=("quantity",), size=_WAITING))
    rejects = view.rejects()
    disputed = view.incidents(Filter(support=("conflict", "denied"), size=_DISPUTED)).rows
    data = {
        "counts": view.counts(),
        "disputed": [
            incident_cells(row, asked.house.measured_types) | {"happening": happening(row)} for row in disputed
        ],
        "queues": asked.house.pictures.once(state(asked.house.store.path), "queues", lambda: _queues(asked)),
        "newest": list(documents.rows),
        "waiting": [claim_cells(row) for row in waiting.rows],
        "rejects": list(rejects[-_REJECTS:]),
    }
    composed = any(one.composed for rows in (documents.rows, waiting.rows, disputed) for one in rows)
    more: dict[str, Any] = {
        "disputed": disputed,
        "kinds": _KINDS,
        "documents": documents.rows,
        "waiting": waiting,
        "rejects": rejects[::-1][:_REJECTS],
    }
    return Answer(data=data, more=more, composed=composed)


def _queues(asked: Asked) -> dict[str, int]:
    """How many things wait in each queue of the review, as far as a queue looks."""
    return {name: len(waiting(asked.view)) for name, waiting in _WAITING_IN.items()}


SCREENS = (
    Screen(
        name="today",
        path="/",
        title="Today",
        summary="How much there is, what contradicts, what came last, what waits for review, what could not be read.",
        template="today.html",
        answer=_today,
        shape=shapes.record(
            "Today",
            counts=Counts,
            newest=list[DocumentRow],
            waiting=list[shapes.Claim],
            rejects=list[Rejected],
            disputed=list[dict[str, Any]],
            queues=dict[str, int],
        ),
        counted=True,
    ),
)
