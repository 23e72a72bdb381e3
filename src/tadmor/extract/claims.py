"""Claims: one for each attribution, and one for each thing told in the outlet's own voice.

A movement joins the claim of the event that tells it, and a quantity the claim of the event it sizes, so that one
happening told once is one claim.
"""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from tadmor.model import (
    Attribution,
    Certainty,
    Claim,
    Event,
    Movement,
    Quantity,
    Reading,
    Span,
    Status,
    Step,
    cover,
    each,
    item_id,
    span_of,
)

__all__ = ["step"]

_CERTAINTY: dict[Status, Certainty] = {
    "occurred": Certainty(label="CT+"),
    "ongoing": Certainty(label="CT+"),
    "planned": Certainty(label="PR+"),
    "hypothetical": Certainty(label="PS+"),
    "negated": Certainty(label="CT-"),
}
_NEAR = 1000  # characters on each side; the longest sentence in 1,500 news articles has 1,047


@dataclass(slots=True)
class _Told:
    """What one holder tells: ids in text order."""

    events: list[str] = field(default_factory=list)
    movements: list[str] = field(default_factory=list)
    quantities: list[str] = field(default_factory=list)


def _where(movement: Movement) -> Span | None:
    parts = (*movement.mover, *movement.origin, *movement.via, *movement.destination)
    return min(parts, key=lambda s: (s.start, s.end)) if parts else None


class _Holders:
    """Finds the innermost attribution whose content holds a span."""

    def __init__(self, attributions: Iterable[Attribution]) -> None:
        pieces = sorted((s.start, -s.end, a.id) for a in attributions for s in a.content)
        self._starts: list[int] = []
        self._ids: list[str | None] = []
        self._sweep(pieces)

    def _sweep(self, pieces: list[tuple[int, int, str]]) -> None:
        """Cut the text at every content edge, so that a look-up is one bisection."""
        open_: list[tuple[int, str]] = []
        for start, negative, id_ in pieces:
            self._close(open_, start)
            open_.append((-negative, id_))
            self._mark(start, id_)
        self._close(open_, None)

    def _close(self, open_: list[tuple[int, str]], upto: int | None) -> None:
        while open_ and (upto is None or open_[-1][0] <= upto):
            end, _ = open_.pop()
            while open_ and open_[-1][0] <= end:
                open_.pop()
            self._mark(end, open_[-1][1] if open_ else None)

    def _mark(self, at: int, id_: str | None) -> None:
        self._starts.append(at)
        self._ids.append(id_)

    def of(self, span: Span) -> str | None:
        """The id of the innermost attribution over a span's start, None in the outlet's own voice."""
        at = bisect_right(self._starts, span.start) - 1
        return self._ids[at] if at >= 0 else None


def _holder(named: str | None, span: Span | None, holders: _Holders, known: set[str]) -> str | None:
    if named in known:
        return named
    return holders.of(span) if span is not None else None


def _told(reading: Reading) -> tuple[dict[str, _Told], list[tuple[Event, _Told]], list[Movement], list[Quantity]]:
    """What each attribution tells, each own-voice event with what joins it, and what is left over."""
    known = {a.id for a in reading.attributions}
    holders = _Holders(reading.attributions)
    under: dict[str, _Told] = {a.id: _Told() for a in reading.attributions}
    own: dict[str, tuple[Event, _Told]] = {}
    for event in reading.events:
        if event.attribution in known:
            under[event.attribution].events.append(event.id)
        else:
            own[event.id] = (event, _Told(events=[event.id]))
    movements = _join_movements(reading, under, own)
    quantities = _join_quantities(reading, under, own, holders, known)
    return under, list(own.values()), movements, quantities


def _join_movements(reading: Reading, under: dict[str, _Told], own: dict[str, tuple[Event, _Told]]) -> list[Movement]:
    left = []
    for movement in reading.movements:
        if movement.attribution in under:
            under[movement.attribution].movements.append(movement.id)
        elif movement.event in own:
            own[movement.event][1].movements.append(movement.id)
        elif _where(movement) is not None:
            left.append(movement)
    return left


def _join_quantities(
    reading: Reading,
    under: dict[str, _Told],
    own: dict[str, tuple[Event, _Told]],
    holders: _Holders,
    known: set[str],
) -> list[Quantity]:
    sized = {q: e for e, _ in own.values() for q in e.quantities}
    left = []
    for quantity in reading.quantities:
        holder = _holder(quantity.attribution, quantity.span, holders, known)
        event = quantity.event if quantity.event in own else (sized[quantity.id].id if quantity.id in sized else None)
        if holder is not None:
            under[holder].quantities.append(quantity.id)
        elif event is not None:
            own[event][1].quantities.append(quantity.id)
        else:
            left.append(quantity)
    return left


class _Sentences:
    def __init__(self, reading: Reading) -> None:
        self._text = reading.document.text
        self._starts = [s.start for s in reading.sentences]
        self._sentences = reading.sentences

    def around(self, span: Span) -> tuple[Span, ...]:
        """The sentence that a span stands in, or the span itself where sentences are not known.

        Of a sentence without end, which no person wrote, only the words near the span: else each of its thousand
        claims would hold it whole.
        """
        at = bisect_right(self._starts, span.start) - 1
        if at < 0 or self._sentences[at].end <= span.start:
            return (span,)
        sentence = self._sentences[at]
        first, last = max(sentence.start, span.start - _NEAR), min(sentence.end, span.end + _NEAR)
        if first > sentence.start:
            first = max(first, self._text.find(" ", first, span.start))
        if last < sentence.end:
            last = max(span.end, self._text.rfind(" ", span.end, last))
        return (span_of(self._text, first, last),)


def _claims(reading: Reading) -> tuple[Claim, ...]:
    under, own, movements, quantities = _told(reading)
    sentences = _Sentences(reading)
    cues = {a.id: a.cue for a in reading.attributions}
    made = [
        Claim(
            id=item_id("c", reading.document.id, a.content, cues[a.id]),
            attribution=a.id,
            spans=a.content or a.cue,
            certainty=a.certainty,
            events=tuple(under[a.id].events),
            movements=tuple(under[a.id].movements),
            quantities=tuple(under[a.id].quantities),
        )
        for a in reading.attributions
    ]
    own_voice = [(e.trigger, _CERTAINTY[e.status], told) for e, told in own]
    own_voice += [(where, _CERTAINTY[m.status], _Told(movements=[m.id])) for m in movements if (where := _where(m))]
    own_voice += [(q.span, Certainty(label="CT+"), _Told(quantities=[q.id])) for q in quantities]
    for span, certainty, told in own_voice:
        made.append(_own_claim(reading, sentences.around(span), span, certainty, told))
    return tuple(sorted(_once(made), key=lambda c: ((cover(c.spans) or (0, 0)), c.id)))


def _own_claim(reading: Reading, spans: tuple[Span, ...], key: Span, certainty: Certainty, told: _Told) -> Claim:
    return Claim(
        id=item_id("c", reading.document.id, spans, (key,)),
        spans=spans,
        certainty=certainty,
        events=tuple(told.events),
        movements=tuple(told.movements),
        quantities=tuple(told.quantities),
    )


def _once(claims: Iterable[Claim]) -> Iterable[Claim]:
    """One claim an id: an event and a quantity on the same word are told in one."""
    kept: dict[str, Claim] = {}
    for claim in claims:
        before = kept.get(claim.id)
        kept[claim.id] = claim if before is None else _both(before, claim)
    return kept.values()


def _both(a: Claim, b: Claim) -> Claim:
    return replace(
        a,
        events=tuple(dict.fromkeys((*a.events, *b.events))),
        movements=tuple(dict.fromkeys((*a.movements, *b.movements))),
        quantities=tuple(dict.fromkeys((*a.quantities, *b.quantities))),
    )


def _read(reading: Reading) -> Reading:
    if reading.document.lang not in (None, "en"):
        return reading
    return replace(reading, claims=_claims(reading))


def step() -> Step:
    """The claims of a reading, from its attributions, events, movements and quantities."""
    return Step(
        name="claims",
        version="1",
        needs=("attributions", "events", "movements", "quantities"),
        gives=("claims",),
        run=each(_read),
    )
