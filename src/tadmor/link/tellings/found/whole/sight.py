"""What the tellings of one reading share, looked up once; and a telling with nothing but its words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from tadmor.lang.datelines import told_on
from tadmor.link.tellings.found.places.focus import Ground, ground
from tadmor.link.tellings.found.whole.starts import began
from tadmor.link.tellings.found.whole.stories import opening
from tadmor.link.tellings.holders import Said
from tadmor.link.tellings.telling import Telling
from tadmor.link.tellings.words import Vector, vector
from tadmor.model import Attribution, Claim, Event, Movement, Quantity, Reading, Spans, item_id

__all__ = ["Sight", "founded", "sight_of"]

_Part = TypeVar("_Part", bound=Quantity | Movement)


@dataclass(frozen=True, slots=True)
class Sight:
    """A reading with what its tellings share, looked up once."""

    reading: Reading
    claims: Mapping[str, Claim]
    claim_of: Mapping[str, Claim]
    attributions: Mapping[str, Attribution]
    passages: Mapping[Spans, tuple[Claim, ...]]
    events: Mapping[str, Event]
    quantities: Mapping[str, Quantity]
    numbers: Mapping[str, tuple[Quantity, ...]]
    movements: Mapping[str, tuple[Movement, ...]]
    ground: Ground
    report: Vector
    began: date | None


def sight_of(reading: Reading) -> Sight:
    """A reading with its claims by id, by event and by words, and what it is about."""
    return Sight(
        reading=reading,
        claims={claim.id: claim for claim in reading.claims},
        claim_of={event: claim for claim in reading.claims for event in claim.events},
        attributions={a.id: a for a in reading.attributions},
        passages=_passages(reading),
        events={e.id: e for e in reading.events},
        quantities={q.id: q for q in reading.quantities},
        numbers=_by_event(reading.quantities),
        movements=_by_event(reading.movements),
        ground=ground(reading),
        report=opening(reading),
        began=began(reading),
    )


def _by_event(some: Iterable[_Part]) -> dict[str, tuple[_Part, ...]]:
    """What an event has, by its id."""
    found: dict[str, tuple[_Part, ...]] = {}
    for part in some:
        if part.event is not None:
            found[part.event] = (*found.get(part.event, ()), part)
    return found


def _passages(reading: Reading) -> dict[Spans, tuple[Claim, ...]]:
    """Claims by their words: what an outlet tells in one sentence of its own is several claims with the same words."""
    found: dict[Spans, tuple[Claim, ...]] = {}
    for claim in reading.claims:
        found[claim.spans] = (*found.get(claim.spans, ()), claim)
    return found


def founded(sight: Sight, said: Said, claim: Claim, spans: Spans) -> Telling:
    """A telling of which only the words are known yet, and who says them."""
    document = sight.reading.document
    return Telling(
        id=item_id("t", document.id, spans),
        document=document.id,
        published=told_on(document),
        said=(said,),
        spans=spans,
        words=vector((s.text, 1.0) for s in claim.spans),
        report=sight.report,
    )
