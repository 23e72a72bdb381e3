"""A telling is one happening as one document tells it: what is compared across documents, never a bare event.

Its id follows from the document and the words that tell it, so that people's decisions on tellings hold.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from tadmor.link.counts import Count, count_of
from tadmor.link.denials import answers, denies
from tadmor.link.incidents.holders import Said, said_of
from tadmor.link.incidents.parties import Party, parties
from tadmor.link.incidents.places import Spot, focus, spots
from tadmor.link.incidents.times import When, when
from tadmor.link.incidents.weights import weights
from tadmor.link.incidents.words import Vector, vector
from tadmor.model import Attribution, Claim, Event, Movement, Quantity, Reading, Span, Spans, inside, item_id

__all__ = ["Telling", "joined", "story", "told_events"]

_OPENING = 700  # characters of a report beside its title that say what it is about
_CHANGED = re.compile(r"\s+to\s+[\d“\"]")
_BEFORE = 300  # characters in which what "denied it" denies must have been told
_NO_SIGN = frozenset(["hypothetical"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """What one document tells of one happening, with all that a comparison needs.

    `types` and `classes` are the ontology's, and FORCE for a bare number of fighters; both empty where only words
    tell. `legs`: which of origin, via, destination a movement names.
    `words` is the vector of the claims, `report` that of the document's title and opening.
    """

    id: str
    document: str
    published: date | None
    said: tuple[Said, ...]
    events: tuple[str, ...] = ()
    spans: Spans = ()
    types: frozenset[str] = frozenset()
    classes: frozenset[str] = frozenset()
    planned: bool = False
    legs: frozenset[str] = frozenset()
    who: tuple[Party, ...] = ()
    whom: tuple[Party, ...] = ()
    spots: tuple[Spot, ...] = ()
    when: When | None = None
    counts: tuple[Count, ...] = ()
    score: float = 1.0
    story: bool = False
    words: Vector = field(default_factory=dict, compare=False, repr=False)
    report: Vector = field(default_factory=dict, compare=False, repr=False)

    @property
    def claims(self) -> tuple[str, ...]:
        """The ids of the claims that tell it."""
        return tuple(dict.fromkeys(one.claim for one in self.said))

    @property
    def denied(self) -> bool:
        """Whether all that is said of it is that it did not happen."""
        return bool(self.said) and all(one.negative for one in self.said)

    @property
    def holders(self) -> frozenset[str]:
        """Everybody who is named as saying it, at any depth."""
        return frozenset(key for one in self.said for key in one.chain)

    @property
    def start(self) -> int:
        """Where in the document it is told first."""
        return self.spans[0].start if self.spans else 0


@dataclass(frozen=True, slots=True)
class _Sight:
    """A reading with what its tellings share, looked up once."""

    reading: Reading
    claims: Mapping[str, Claim]
    claim_of: Mapping[str, Claim]
    attributions: Mapping[str, Attribution]
    passages: Mapping[Spans, tuple[Claim, ...]]
    triggers: Mapping[str, Span]
    quantities: Mapping[str, Quantity]
    movements: Mapping[str, tuple[Movement, ...]]
    focus: Spot | None
    report: Vector


def _sight(reading: Reading) -> _Sight:
    movements: dict[str, tuple[Movement, ...]] = {}
    for movement in reading.movements:
        if movement.event is not None:
            movements[movement.event] = (*movements.get(movement.event, ()), movement)
    return _Sight(
        reading=reading,
        claims={claim.id: claim for claim in reading.claims},
        claim_of={event: claim for claim in reading.claims for event in claim.events},
        attributions={a.id: a for a in reading.attributions},
        passages=_passages(reading),
        triggers={e.id: e.trigger for e in reading.events},
        quantities={q.id: q for q in reading.quantities},
        movements=movements,
        focus=focus(reading),
        report=_opening(reading),
    )


def _passages(reading: Reading) -> dict[Spans, tuple[Claim, ...]]:
    """Claims by their words: what an outlet tells in one sentence of its own is several claims with the same words."""
    found: dict[Spans, tuple[Claim, ...]] = {}
    for claim in reading.claims:
        found[claim.spans] = (*found.get(claim.spans, ()), claim)
    return found


def _opening(reading: Reading) -> Vector:
    title, text = reading.document.title or "", reading.document.text
    body = text[len(title) :] if title and text.startswith(title) else text
    return vector(((title, 3.0), (body[:_OPENING], 1.0)))


def story(reading: Reading) -> Telling:
    """What a report as a whole is about: its title and opening, no event."""
    opening = tuple(c for c in reading.claims if c.spans and c.spans[0].start < _OPENING // 2)
    found = _opening(reading)
    return Telling(
        id=item_id("s", reading.document.id),
        document=reading.document.id,
        published=reading.document.published,
        said=tuple(said_of(reading, c, None) for c in opening),
        spots=tuple(filter(None, [focus(reading)])),
        when=when(reading, ()),
        story=True,
        words=found,
        report=found,
    )


def told_events(reading: Reading) -> tuple[Telling, ...]:
    """One telling for each event that a report tells as such, each number without an event, and each bare denial.

    What is told as one is not joined yet. Text order.
    """
    sight = _sight(reading)
    events = [e for e in reading.events if e.id in sight.claim_of and _counts_as_happening(e)]
    found = [_of_event(sight, event) for event in events]
    found += [_of_numbers(sight, claim, numbers) for claim, numbers in _orphans(sight, events)]
    denied = _denied(sight)
    found += [_bare(sight, claim) for claim, own in denied if not claim.events and not answers(own)]
    for claim, own in denied:
        if answers(own) and not any(other.id == own.parent for _, other in denied):
            found = _answered(sight, found, claim)
    return tuple(sorted({t.id: t for t in found}.values(), key=lambda t: (t.start, t.id)))


def _answered(sight: _Sight, found: list[Telling], claim: Claim) -> list[Telling]:
    """The denial joined to what was told just before it; alone where nothing was."""
    before = [
        (known.spans[-1].end, t.id)
        for t in found
        for known in (sight.claims[c] for c in t.claims)
        if 0 <= claim.spans[0].start - known.spans[-1].end <= _BEFORE
    ]
    said = said_of(sight.reading, claim, None)
    if not before:
        return [*found, _bare(sight, claim)]
    answered = max(before)[1]
    return [replace(t, said=(*t.said, said)) if t.id == answered else t for t in found]


def _counts_as_happening(event: Event) -> bool:
    return event.status not in _NO_SIGN and not (event.type or "").startswith("SPEECH.")


def _of_event(sight: _Sight, event: Event) -> Telling:
    claim = sight.claim_of[event.id]
    path = [s for m in sight.movements.get(event.id, ()) for s in (*m.origin, *m.via, *m.destination)]
    movers = [s for m in sight.movements.get(event.id, ()) for s in m.mover]
    return _telling(
        sight,
        said_of(sight.reading, claim, event),
        claim,
        (event.trigger,),
        events=(event.id,),
        types=frozenset(filter(None, [event.type])),
        classes=frozenset(filter(None, [event.class_])),
        planned=event.status == "planned" and not said_of(sight.reading, claim, event).negative,
        legs=_legs(sight.movements.get(event.id, ())),
        who=parties(sight.reading, (*event.actors, *movers)),
        whom=parties(sight.reading, event.recipients),
        spots=spots(sight.reading, (*event.place, *path)),
        when=when(sight.reading, event.time),
        counts=_counts(sight, claim, event),
        score=event.score,
    )


def _legs(movements: Iterable[Movement]) -> frozenset[str]:
    return frozenset(name for m in movements for name in ("origin", "via", "destination") if getattr(m, name))


def _count(sight: _Sight, claim: Claim, number: Quantity, role: str | None) -> Count:
    home = next((c for c in sight.passages[claim.spans] if number.id in c.quantities), claim)
    rest = sight.reading.document.text[number.span.end : number.span.end + 12]
    return count_of(number, home.id, sight.reading.document.text, role, former=_CHANGED.match(rest) is not None)


def _counts(sight: _Sight, claim: Claim, event: Event) -> tuple[Count, ...]:
    """The numbers of an event, and those of its claim that no event has, if they stand nearest to it."""
    own = {q.id: q for q in sight.reading.quantities if q.event == event.id or q.id in event.quantities}
    passage = sight.passages[claim.spans]
    triggers = [sight.triggers[id_] for c in passage for id_ in c.events]
    for id_ in (id_ for c in passage for id_ in c.quantities):
        number = sight.quantities.get(id_)
        if number is not None and number.event is None and _nearest(_first(sight, number), triggers) == event.trigger:
            own.setdefault(id_, number)
    some = sorted(own.values(), key=lambda q: q.span.start)
    return tuple(_count(sight, claim, q, _role(q, event)) for q in some)


def _first(sight: _Sight, number: Quantity) -> Span:
    """Of "from 34 to 30" the first number, which stands where the second belongs."""
    text = sight.reading.document.text
    for other in sight.reading.quantities:
        if other.span.end < number.span.start and text[other.span.end : number.span.start].strip() == "to":
            return other.span
    return number.span


def _role(number: Quantity, event: Event) -> str | None:
    """A bare number ("more than 100") beside "killed" is of the killed."""
    if number.role is not None or number.unit not in (None, "people", "soldiers", "fighters", "civilians"):
        return number.role
    if number.unit is not None and number.event != event.id and number.id not in event.quantities:
        return None
    return weights().verbs.get(event.trigger.text.lower())


def _nearest(span: Span, triggers: Iterable[Span]) -> Span | None:
    return min(triggers, key=lambda t: (max(t.start - span.end, span.start - t.end), t.start), default=None)


def _orphans(sight: _Sight, events: list[Event]) -> Iterable[tuple[Claim, tuple[Quantity, ...]]]:
    """Claims that give numbers of what happened and have no event."""
    told = {id_ for e in events for id_ in e.quantities}
    for claim in sight.reading.claims:
        numbers = tuple(
            q
            for q in (sight.quantities.get(id_) for id_ in claim.quantities)
            if q is not None and q.role in weights().roles and q.event is None and q.id not in told
        )
        if numbers and not any(e.id in claim.events for e in events):
            yield claim, numbers


def _of_numbers(sight: _Sight, claim: Claim, numbers: tuple[Quantity, ...]) -> Telling:
    """A number without an event of its own: one that a nested claim tells inside its words lends it kind and place."""
    inner = [e for e in sight.reading.events if inside(e.trigger, claim.spans) and _counts_as_happening(e)]
    lent = [_of_event(sight, e) for e in inner if e.id in sight.claim_of]
    return _telling(
        sight,
        said_of(sight.reading, claim, None),
        claim,
        tuple(q.span for q in numbers),
        events=tuple(e.id for e in inner if e.id in sight.claim_of),
        types=frozenset(kind for t in lent for kind in t.types),
        classes=frozenset(c for t in lent for c in t.classes)
        or frozenset(weights().roles[str(q.role)] for q in numbers),
        planned=False,
        legs=frozenset(),
        who=tuple(p for t in lent for p in t.who) or parties(sight.reading, tuple(q.span for q in numbers)),
        whom=tuple(p for t in lent for p in t.whom),
        spots=spots(sight.reading, claim.spans),
        when=when(sight.reading, claim.spans),
        counts=tuple(_count(sight, claim, q, q.role) for q in numbers),
        score=0.6,
    )


def _denied(sight: _Sight) -> list[tuple[Claim, Attribution]]:
    found = ((c, sight.attributions.get(c.attribution or "")) for c in sight.reading.claims)
    return [(c, a) for c, a in found if a is not None and (denies(a) or answers(a))]


def _bare(sight: _Sight, claim: Claim) -> Telling:
    """A denial whose content tells no event that was read: nothing but its words, places and days."""
    return _telling(
        sight,
        said_of(sight.reading, claim, None),
        claim,
        claim.spans,
        events=(),
        types=frozenset(),
        classes=frozenset(),
        planned=False,
        legs=frozenset(),
        who=(),
        whom=(),
        spots=spots(sight.reading, claim.spans),
        when=when(sight.reading, claim.spans),
        counts=(),
        score=0.5,
    )


def _telling(
    sight: _Sight,
    said: Said,
    claim: Claim,
    spans: Spans,
    *,
    events: tuple[str, ...],
    types: frozenset[str],
    classes: frozenset[str],
    planned: bool,
    legs: frozenset[str],
    who: tuple[Party, ...],
    whom: tuple[Party, ...],
    spots: tuple[Spot, ...],
    when: When | None,
    counts: tuple[Count, ...],
    score: float,
) -> Telling:
    lent = () if spots or sight.focus is None else (sight.focus,)
    return Telling(
        id=item_id("t", sight.reading.document.id, spans),
        document=sight.reading.document.id,
        published=sight.reading.document.published,
        said=(said,),
        events=events,
        spans=spans,
        types=types,
        classes=classes,
        planned=planned,
        legs=legs,
        who=who,
        whom=whom,
        spots=spots or lent,
        when=when,
        counts=counts,
        score=score,
        words=vector((s.text, 1.0) for s in claim.spans),
        report=sight.report,
    )


def joined(tellings: Iterable[Telling]) -> Telling:
    """Tellings of one document that are told as one, as one; the first in the text founds it."""
    some = sorted(tellings, key=lambda t: (t.start, t.id))
    own_days = [t.when for t in some if t.when is not None and t.when.own]
    days = min(own_days, key=lambda w: (w.days, w.earliest)) if own_days else some[0].when
    places = {(s.name, s.precision): s for t in some for s in t.spots if s.own}
    return replace(
        some[0],
        said=tuple(dict.fromkeys(one for t in some for one in t.said)),
        events=tuple(dict.fromkeys(e for t in some for e in t.events)),
        spans=tuple(sorted({s for t in some for s in t.spans}, key=lambda s: (s.start, s.end))),
        types=frozenset(kind for t in some for kind in t.types),
        classes=frozenset(c for t in some for c in t.classes),
        planned=all(t.planned for t in some),
        legs=frozenset(leg for t in some for leg in t.legs),
        who=tuple({p.name: p for t in some for p in t.who}.values()),
        whom=tuple({p.name: p for t in some for p in t.whom}.values()),
        spots=tuple(places.values()) or some[0].spots,
        when=days,
        counts=tuple({q.id: q for t in some for q in t.counts}.values()),
        score=max(t.score for t in some),
        words=max((t.words for t in some), key=len),
    )
