"""A row as a table shows it and as JSON gives it: its own fields, and beside them the same in words.

`measured` holds the types of event whose precision has been measured: only these are called by their type.
"""

from collections.abc import Container, Sequence
from dataclasses import asdict
from typing import Any

from tadmor import wire
from tadmor.export import wording
from tadmor.export.standing import UNNAMED, standings
from tadmor.model import Certainty, Span
from tadmor.store import ClaimRow, DocumentRow, EventRow, MovementRow, QuantityCell

__all__ = ["claim_cells", "event_cells", "holder", "how_sure", "movement_cells", "when"]

_UNTOLD = "(no claim tells it)"


def claim_cells(row: ClaimRow) -> dict[str, Any]:
    """A claim: its own fields, and four in words."""
    return asdict(row) | {
        "who": holder(row),
        "how_many": _amounts(row.quantities),
        "how_sure": how_sure(row),
        "told_in": _told_in(row.outlet or row.document, row.published),
    }


def event_cells(row: EventRow, measured: Container[str] = ()) -> dict[str, Any]:
    """An event: the fields of the wire, what they resolve to, the document and the claim, and all of it in words."""
    event, places = row.event, [asdict(place) for place in row.places]
    return (
        wire.event(event)
        | _document(row.document)
        | {"places": places, **_days(row), "amounts": [asdict(cell) for cell in row.quantities]}
        | _telling(row)
        | {
            "when": when(row),
            "what": wording.kind(event, measured),
            "doers": list(row.doers),
            "receivers": list(row.receivers),
            "where": "; ".join(map(wording.point, row.places)),
            "how_many": _amounts(row.quantities),
            "said": wording.happened(row),
            "who_did_it": wording.doing(event.confidence),
            **_in_words(row),
        }
    )


def movement_cells(row: MovementRow, measured: Container[str] = ()) -> dict[str, Any]:
    """A movement, as of events: `origin`, `via` and `destination` are spans, `path` says where they lie."""
    roles = {"origin": row.origin, "via": row.via, "destination": row.destination}
    path = [{"role": role, **asdict(place)} for role, places in roles.items() for place in places]
    return (
        asdict(row.movement)
        | _document(row.document)
        | {"path": path, **_days(row), "amounts": [asdict(cell) for cell in row.quantities]}
        | _telling(row)
        | {
            "when": when(row),
            "what": wording.kind(row.event, measured),
            "trigger": row.event.trigger.text if row.event else None,
            "movers": list(row.movers),
            "route": wording.route(row),
            "how_many": _amounts(row.quantities),
            "said": wording.happened(row),
            **_in_words(row),
        }
    )


def _document(row: DocumentRow) -> dict[str, Any]:
    return {
        "document": row.id,
        "outlet": row.outlet,
        "published": row.published,
        "title": row.title,
        "composed": row.composed,
    }


def _days(row: EventRow | MovementRow) -> dict[str, Any]:
    return {"earliest": row.earliest, "latest": row.latest, "dated": row.dated}


def _telling(row: EventRow | MovementRow) -> dict[str, Any]:
    """The claim that tells it; all empty where none does."""
    claim = row.claim
    return {
        "claim": claim and claim.id,
        "speaker": claim and claim.speaker,
        "cue": claim and claim.cue,
        "chain": claim and claim.chain,
        "certainty": claim and claim.certainty,
        "hedges": claim and claim.hedges,
        "content": claim and claim.content,
        "review": row.review,
    }


def _in_words(row: EventRow | MovementRow) -> dict[str, str]:
    claim = row.claim
    return {
        "who_says": holder(claim) if claim else _UNTOLD,
        "how_sure": how_sure(claim) if claim else "",
        "told_in": _told_in(row.document.outlet or row.document.id, row.document.published),
    }


def when(row: EventRow | MovementRow) -> str:
    """Its own days; the day of publication, by which filters find it, says only that it was told by then."""
    return wording.days(row.earliest, row.latest) if row.dated == "text" else "undated"


def holder(row: ClaimRow) -> str:
    """Who is told to say it, with role and organisation: "Anton Berezhnov (spokesman, Russian Ministry of Defence)"."""
    name = row.speaker or row.source or (UNNAMED if row.attribution else f"{row.outlet or 'the outlet'} (own voice)")
    standing = ", ".join(standings(name, row.speaker_role, row.speaker_organisation))
    return f"{name} ({standing})" if standing else name


def how_sure(row: ClaimRow) -> str:
    """How far the holder goes, in words."""
    hedges = tuple(Span(0, 0, hedge) for hedge in row.hedges)
    return wording.certainty(Certainty(label=row.certainty, hedges=hedges))


def _told_in(outlet: str, published: object) -> str:
    return " ".join(str(part) for part in (outlet, published) if part)


def _amounts(cells: Sequence[QuantityCell]) -> str:
    return "; ".join(map(wording.amount, cells))
