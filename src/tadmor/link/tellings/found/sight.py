"""What the tellings of one reading share, looked up once; and a telling with nothing but its words."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from tadmor.lang.datelines import told_on
from tadmor.link.tellings.found.focus import Ground, ground
from tadmor.link.tellings.found.starts import began
from tadmor.link.tellings.found.stories import opening
from tadmor.link.tellings.holders import Holders, Said
from tadmor.link.tellings.telling import Telling
from tadmor.link.tellings.words import Vector, vector
from tadmor.model import Attribution, Claim, Event, Movement, Quantity, Reading, Spans, item_id

__all__ = ["Sight", "founded", "sight_of"]


@dataclass(frozen=True, slots=True)
class Sight:
    """A reading with what its tellings share, looked up once."""

    reading: Reading
    claims: Mapping[str, Claim]
    claim_of: Mapping[str, Claim]
    holders: Holders
    passages: Mapping[Spans, tuple[Claim, ...]]
    events: Mapping[str, Event]
    quantities: Mapping[str, Quantity]
    movements: Mapping[str, tuple[Movement, ...]]
    ground: Ground
    report: Vector
    began: date | None

    @property
    def attributions(self) -> Mapping[str, Attribution]:
        """The attributions of the reading, by id."""
        return self.holders.attributions

    def own(self, claim: Claim) -> Attribution | None:
        """The attribution that a claim is the words of."""
        return self.holders.own(claim)

    def said(self, claim: Claim, event: Event | None = None) -> Said:
        """Who says a claim, and with which sign: all of it, or of one event in it."""
        return self.holders.said(claim, event)

    def denies(self, own: Attribution) -> bool:
        """Whether an attribution denies."""
        return self.holders.denies(own)

    def answers(self, own: Attribution) -> bool:
        """Whether an attribution denies what was said just before, without saying it again."""
        return self.holders.answers(own)


def sight_of(reading: Reading) -> Sight:
    """A reading with its claims by id, by event and by words, and what it is about."""
    movements: dict[str, tuple[Movement, ...]] = {}
    for movement in reading.movements:
        if movement.event is not None:
            movements[movement.event] = (*movements.get(movement.event, ()), movement)
    return Sight(
        reading=reading,
        claims={claim.id: claim for claim in reading.claims},
        claim_of={event: claim for claim in reading.claims for event in claim.events},
        holders=Holders(reading),
        passages=_passages(reading),
        events={e.id: e for e in reading.events},
        quantities={q.id: q for q in reading.quantities},
        movements=movements,
        ground=ground(reading),
        report=opening(reading),
        began=began(reading),
    )


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
