"""Events: words that tell something happened in the world, with who, to whom, where, when and how certain.

One event a predicate, nominal mentions included. Roles come from the trigger's own clause; where the clause does not
say, they stay empty. `place` and `time` are phrases that hold a `Place` or `Time` of the reading, or name a kind of
place ("a village").
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from tadmor.model import Attribution, Event, Reading, Sentence, Span, Step, Time, each, item_id, span_of
from tadmor.nlp.encoder import encoding_of
from tadmor.nlp.encoder.heard import Heard, heard
from tadmor.nlp.syntax.clauses import boundary
from tadmor.nlp.syntax.kinds import Kinds, kinds_of
from tadmor.nlp.syntax.phrases import Parse, parse
from tadmor.nlp.syntax.triggers import triggers

from .counts import with_events
from .detect import Found
from .found import found_in
from .grade import clarity_of, confidence_of, factuality_of, score_of
from .sizes import Sizes
from .status import outcome_of, status_of
from .told import innermost
from .where import Scene, scene
from .whole import roles_of

__all__ = ["step"]

_Told = Mapping[int, str | None]


def step() -> Step:
    """The step that reads events, and gives each quantity the event it sizes and the attribution it is told under."""
    return Step(
        name="events",
        version="15",
        needs=("sentences", "encoding", "furniture", "places", "times", "quantities", "actors", "attributions"),
        gives=("events", "heard", "quantities"),
        run=each(_read),
    )


def _read(reading: Reading) -> Reading:
    if reading.document.lang not in (None, "en"):
        return reading
    kinds = kinds_of(reading)
    by_heads = heard(reading)
    parsed = [parse(s) for s in reading.sentences if _worth_parsing(s, by_heads)]
    offsets = [token.start for p in parsed for token in p.tokens]
    told = innermost(reading.attributions, [*offsets, *(q.span.start for q in reading.quantities)])
    events = _factual(reading, tuple(_events(reading, parsed, kinds, told, by_heads)))
    return replace(reading, events=events, heard=by_heads, quantities=with_events(reading.quantities, events, told))


def _factual(reading: Reading, events: tuple[Event, ...]) -> tuple[Event, ...]:
    """The events with the trained head's factuality, where the text is encoded; the rules' own stays otherwise."""
    encoding = encoding_of(reading)
    if encoding is None or not len(encoding.pieces):
        return events
    from tadmor.nlp.encoder.factual import factuality  # brings numpy, which the rules alone do without
    from tadmor.nlp.encoder.heads import words_at

    words = words_at(encoding, [event.trigger.start for event in events]).clip(max=len(encoding.pieces) - 1)
    values = factuality(encoding, words).tolist()
    return tuple(replace(event, factuality=round(value, 2)) for event, value in zip(events, values, strict=True))


def _worth_parsing(sentence: Sentence, by_heads: Sequence[Heard] | None) -> bool:
    if by_heads is not None:
        heard_here = bool(_inside(by_heads, sentence.start, sentence.end))
        return heard_here or any(token.text.lower() == "there" for token in sentence.tokens)
    known = triggers()
    return any(token.text.lower() in known or "-" in token.text for token in sentence.tokens)


def _inside(by_heads: Sequence[Heard], start: int, end: int) -> Sequence[Heard]:
    """Those that begin between two offsets."""
    return by_heads[bisect_left(by_heads, start, key=_start) : bisect_left(by_heads, end, key=_start)]


def _start(event: Heard) -> int:
    return event.span.start


def _events(
    reading: Reading, parsed: Iterable[Parse], kinds: Kinds, told: _Told, by_heads: Sequence[Heard] | None
) -> Iterator[Event]:
    attributions = {a.id: a for a in reading.attributions}
    times = _Times(reading.times)
    sizes = Sizes(reading.quantities)
    for p in parsed:
        first, last = p.tokens[0].start, p.tokens[-1].end
        mine = None if by_heads is None else _inside(by_heads, first, last)
        found = [f for f in found_in(p, kinds, mine) if not kinds.furniture.covers(p.tokens[f.start].start)]
        if found:
            here = scene(p, kinds, times.within(first, last), found, told)
            yield from (_event(reading, p, f, kinds, here, told, attributions, sizes) for f in found)


class _Times:
    """Time expressions in text order, taken sentence by sentence."""

    def __init__(self, times: Iterable[Time]) -> None:
        self._times = sorted(times, key=lambda time: time.span.start)
        self._next = 0

    def within(self, start: int, end: int) -> list[Time]:
        """Those that begin between two offsets; offsets never go back."""
        while self._next < len(self._times) and self._times[self._next].span.start < start:
            self._next += 1
        i = self._next
        while i < len(self._times) and self._times[i].span.start < end:
            i += 1
        return self._times[self._next : i]


def _event(
    reading: Reading,
    p: Parse,
    found: Found,
    kinds: Kinds,
    here: Scene,
    told: _Told,
    attributions: Mapping[str, Attribution],
    sizes: Sizes,
) -> Event:
    trigger = _trigger(kinds.text, p, found)
    attribution = told.get(p.tokens[found.start].start)
    holder = attributions.get(attribution) if attribution else None
    roles = roles_of(p, found, kinds, here, attribution)
    actors, recipients, place, objects = roles.actors, roles.recipients, roles.place, roles.objects
    status = status_of(p, found)
    return Event(
        id=item_id("e", reading.document.id, (trigger,)),
        trigger=trigger,
        class_=found.class_,
        type=found.line.type or None,
        mode=found.line.mode,
        actors=actors,
        recipients=recipients,
        place=place,
        time=roles.time,
        status=status,
        attribution=attribution,
        factuality=factuality_of(status, holder),
        confidence=confidence_of(found, status, actors, holder),
        clarity=clarity_of(p, found),
        outcome=outcome_of(p, found, status),
        quantities=sizes.of((*actors, *recipients, *objects, *_counted(kinds.text, p, found))),
        score=score_of(found, actors, recipients, place),
    )


def _trigger(text: str, p: Parse, found: Found) -> Span:
    if found.heard and not found.line.type:
        return found.heard.span
    first, last = p.tokens[found.start], p.tokens[found.end - 1]
    return span_of(text, first.start + found.inner, last.end)


def _counted(text: str, p: Parse, found: Found) -> Iterator[Span]:
    """The trigger with its own phrase before it ("10 airstrikes"), and what a toll stands at in the clause after it."""
    number = p.at[found.start]
    start = p.phrases[number].start if number >= 0 and found.part == "noun" else found.start
    yield span_of(text, p.tokens[start].start, p.tokens[found.end - 1].end)
    last = boundary(p, found.end - 1, 1)
    if p.low[found.end - 1] == "toll" and found.end <= last:
        comma = next((i for i in range(found.end, last) if p.tags[i] == ","), last)
        yield span_of(text, p.tokens[found.end].start, p.tokens[comma].end)
