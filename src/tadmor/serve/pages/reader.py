"""One report with its layers marked in the text and its claims as cards beside it; and one claim at its own address."""

from collections.abc import Iterable
from typing import Any

from tadmor import wire
from tadmor.errors import UnknownName
from tadmor.export.cells import claim_cells
from tadmor.model import Decision, Provenance
from tadmor.serve import shapes
from tadmor.serve.cards import Siblings, Told, cards, siblings, told_of
from tadmor.serve.excerpts import anchors, excerpt
from tadmor.serve.layers import LABELS, SHOWN, marks_of
from tadmor.serve.marking import lines
from tadmor.serve.pages.claims import table as claim_table
from tadmor.serve.reviewing import fields_of, queues, undoable
from tadmor.serve.screens import Answer, Asked, Gone, Parameter, Screen
from tadmor.store import ClaimRow, View
from tadmor.store.tabulate import document_row

__all__ = ["SCREENS"]

_LAYER = Parameter("layer", "A layer to show in the text; several may be given, or 'none'.", "cue")
_CLAIM = Parameter("claim", "The id of a claim whose words are to be picked out.", "")


def _layers(asked: Asked) -> tuple[str, ...]:
    """The layers to show: those that the address names, else the usual ones. Raises `UnknownName`."""
    wanted = asked.words.get("layer")
    if wanted is None:
        return SHOWN
    for name in wanted:
        if name not in (*LABELS, "none"):
            raise UnknownName("layer", name, (*LABELS, "none"))
    return tuple(name for name in LABELS if name in wanted)


def _document(asked: Asked) -> Answer:
    id = asked.path["id"]
    reading = asked.view.reading(id)
    if reading is None:
        raise Gone(f"There is no document {id!r} in this store.")
    rows = asked.view.rows(id)
    incidents = asked.view.incidents_in(id)
    provenance = asked.view.provenance(id)
    decisions = _decisions(asked.view, rows)
    told = told_of(asked.view, id, incidents)
    related = siblings(asked.view, id, incidents)
    data = asked.as_data and {
        "reading": wire.plain(reading),
        "claims": [claim_cells(row) for row in rows],
        "provenance": provenance,
        "decisions": [line for held in decisions.values() for line in held],
        "incidents": {claim: list(held) for claim, held in told.items()},
        "siblings": related,
    }
    marks = list(marks_of(reading))
    more = {
        "reading": reading,
        "document": document_row(reading),
        "cards": cards(rows, told, decisions, reading.document.lang),
        "provenance": provenance,
        "siblings": related,
        "lines": [line for line in lines(reading.document.text, marks) if "".join(s.text for s in line).strip()],
        "anchors": anchors(reading, marks),
        "layers": LABELS,
        "shown": _layers(asked),
        "chosen": asked.word("claim"),
    }
    title = reading.document.title or id
    return Answer(data=data, title=title, rows=rows, more=more, composed=reading.document.composed)


def _decisions(view: View, rows: Iterable[ClaimRow]) -> dict[str, tuple[Decision, ...]]:
    """The decisions on those claims that have some."""
    return {row.id: held for row in rows if row.review != "new" and (held := view.decisions(row.id))}


def _claim(asked: Asked) -> Answer:
    row = asked.view.claim(asked.path["id"])
    reading = asked.view.reading(row.document) if row else None
    if row is None or reading is None:
        raise Gone(f"There is no claim {asked.path['id']!r} in this store; its report may have been read anew.")
    incidents = [one for one in asked.view.incidents_in(row.document) if row.id in one.incident.claims]
    told = told_of(asked.view, row.document, incidents)
    decisions = asked.view.decisions(row.id)
    seen = str(asked.view.seen(row.id))
    data = claim_cells(row) | {"incidents": list(told.get(row.id, ())), "decisions": list(decisions), "seen": seen}
    more = {
        "one": cards([row], told, {row.id: decisions}, reading.document.lang)[0],
        "excerpt": excerpt(reading, row.id),
        "decisions": decisions,
        "seen": seen,
        "queue": queues()["claims"],
        "fields": fields_of(row),
        "undoable": undoable(decisions),
    }
    title = f"Claim of {row.speaker or row.source or row.outlet or 'somebody unnamed'}"
    return Answer(data=data, title=title, rows=[row], more=more, composed=row.composed)


_DOCUMENT: Any = shapes.record(
    "DocumentWithClaims",
    reading=wire.FLAT,
    claims=list[shapes.Claim],
    provenance=Provenance | None,
    decisions=list[Decision],
    incidents=dict[str, list[Told]],
    siblings=Siblings,
)
_CLAIM_SHAPE: Any = shapes.claim_with("ClaimWithIncidents", incidents=list[Told], decisions=list[Decision], seen=str)
SCREENS = (
    Screen(
        name="document",
        path="/documents/{id}",
        title="Document",
        summary="One report as it has been read: layers marked in its text, its claims in text order.",
        template="document.html",
        answer=_document,
        shape=_DOCUMENT,
        parameters=(_LAYER, _CLAIM),
        table=claim_table,
    ),
    Screen(
        name="claim",
        path="/claims/{id}",
        title="Claim",
        summary="One claim: its sentence, who tells it, its incidents, people's decisions on it.",
        template="claim.html",
        answer=_claim,
        shape=_CLAIM_SHAPE,
    ),
)
