"""Movements: who goes from where, through where, to where, as events of motion tell it. Civilians' ways too.

A movement belongs to one event and takes its status and attribution from it. Parts that the clause does not name stay
empty. Where the heads read, a move of somebody whose ways nobody tells is a movement, too; where the rules are alone,
one with neither origin, via nor destination is none.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from tadmor.model import Event, Movement, Reading, Spans, Step, each, inside, item_id
from tadmor.nlp.encoder.heard import Heard, heard_in
from tadmor.nlp.syntax.kinds import Kinds, extent, kinds_of, token_span
from tadmor.nlp.syntax.phrases import Parse, parse, tokens_in
from tadmor.nlp.syntax.posts import posted
from tadmor.nlp.syntax.subjects import subject
from tadmor.nlp.syntax.verbs import is_passive
from tadmor.nlp.syntax.ways import Way, way
from tadmor.ontology import event_types

from .heard import as_heard, heard_at, is_move, unheard
from .sent import GOES, sent

__all__ = ["step"]

_DRIVEN = frozenset(("TERRITORY.recapture", "TERRITORY.capture"))  # "pushed the rebels out of the town"
_RULED, _SURE = 0.01, 0.5  # chance of a movement from which the rules are asked, and from which of any event
_STAY = frozenset(("SUPPORT", "STRIKE", "CUSTODY", "FORCE", "CEASE"))  # of which no force goes anywhere
_IDLE = frozenset(("COOPERATE", "CONSULT", "ACCUSE", "AGREE", "REQUEST", "REJECT", "SUPPORT", "THREATEN"))
_SENT = frozenset(("POSTURE.alert", "POSTURE.patrol", "BATTLE.offensive", "MOVE.mass"))


def step() -> Step:
    """The step that reads movements."""
    return Step(
        name="movements",
        version="8",
        needs=("sentences", "places", "quantities", "actors", "attributions", "events", "heard"),
        gives=("movements",),
        run=each(_read),
    )


def _read(reading: Reading) -> Reading:
    if reading.document.lang not in (None, "en"):
        return reading
    told = heard_in(reading)
    events = [(event, heard_at(told, event.trigger)) for event in reading.events]
    moving = [pair for pair in events if _worth_asking(*pair, alone=told is None)]
    return replace(reading, movements=tuple(_movements(reading, moving, heard=told is not None)))


def _worth_asking(event: Event, told: Heard | None, *, alone: bool) -> bool:
    """Whether an event may tell a movement: by the heads where they tell it, by its type where the rules are alone."""
    if (event.type or "").partition(".")[0] in _STAY or event.class_ in _IDLE:
        return False
    if told is not None and (is_move(event, told) or told.moves >= _SURE):
        return True
    if told is not None and told.class_ == event.class_ and event.type not in _DRIVEN:
        return told.moves >= _RULED
    return not (alone or told) or _may_move(event)


def _may_move(event: Event) -> bool:
    kind = event_types().get(event.type or "")
    return kind is not None and (kind.path or kind.name in _DRIVEN or kind.name in _SENT)


def _movements(reading: Reading, events: Sequence[tuple[Event, Heard | None]], *, heard: bool) -> Iterator[Movement]:
    kinds = kinds_of(reading)
    starts = [sentence.start for sentence in reading.sentences]
    counts = {quantity.id: quantity.span for quantity in reading.quantities}
    parsed: dict[int, Parse] = {}  # of the sentence at hand only
    for event, told in events:
        number = bisect_right(starts, event.trigger.start) - 1
        if number < 0:
            continue
        if number not in parsed:
            parsed = {number: parse(reading.sentences[number])}
        movement = _movement(reading.document.id, event, parsed[number], kinds)
        if movement is None and told is None and heard:
            movement = unheard(reading.document.id, event, parsed[number])
        if told is not None:
            movement = as_heard(reading.document.id, event, movement, told, parsed[number], kinds)
        if movement is not None:
            mine = (counts[name] for name in event.quantities if name in counts)
            yield replace(movement, quantity=tuple(count for count in mine if inside(count, movement.mover)))


def _movement(document: str, event: Event, p: Parse, kinds: Kinds) -> Movement | None:
    start, end = tokens_in(p, event.trigger)
    if start == end:
        return None
    found = way(p, start, end, kinds)
    if not (found.origin or found.via or found.destination) or not _fits(event, found):
        return None
    mover = _mover(event, p, start, end, kinds)
    stood = posted(p, first, kinds) if (first := _first(p, mover)) is not None and not found.origin else ()
    return Movement(
        id=item_id("m", document, (event.trigger,)),
        event=event.id,
        mover=mover,
        origin=_spans(p, found.origin or tuple(n for n in stood if n not in found.destination), kinds),
        via=_spans(p, found.via, kinds),
        destination=_spans(p, found.destination, kinds),
        status=event.status,
        attribution=event.attribution,
        means=_words(p, found.means, kinds),
        hindrance=_words(p, found.hindrance, kinds),
    )


def _first(p: Parse, mover: Spans) -> int | None:
    """The phrase that the first of who moves begins with."""
    at, end = tokens_in(p, mover[0]) if mover else (0, 0)
    return p.at[at] if at < end and p.at[at] >= 0 else None


def _fits(event: Event, found: Way) -> bool:
    """Whether the way is the event's: who is driven out goes from somewhere, who attacks or is sent goes somewhere."""
    if event.type in _DRIVEN:
        return bool((found.origin or found.via) and event.recipients)
    return event.type not in _SENT or bool(found.destination)


def _mover(event: Event, p: Parse, start: int, end: int, kinds: Kinds) -> Spans:
    """Who moves: the object of "send" or "drive out", the subject of "were sent", else who does it."""
    if event.type in _DRIVEN:
        return event.recipients
    if p.tags[start] != "V":
        return event.actors
    if is_passive(p, start):
        number = subject(p, start)
        return _spans(p, (number,), kinds) if number is not None else ()
    return sent(p, start, end, kinds) or event.actors or _noun_before(p, start, kinds) or _subject(p, start, kinds)


def _subject(p: Parse, start: int, kinds: Kinds) -> Spans:
    """Who "were forced to march", where the event names nobody who acts."""
    number = subject(p, start)
    return _spans(p, (number,), kinds) if number is not None and kinds.of(p, number) & GOES else ()


def _noun_before(p: Parse, start: int, kinds: Kinds) -> Spans:
    """ "4,000 fighters making their way": who a bare participle is about."""
    bare = p.low[start].endswith("ing") and start > 0 and p.at[start - 1] >= 0
    return _spans(p, (p.at[start - 1],), kinds) if bare else ()


def _spans(p: Parse, numbers: Sequence[int], kinds: Kinds) -> Spans:
    return tuple(token_span(kinds.text, p, *extent(p, number)) for number in sorted(numbers))


def _words(p: Parse, tokens: tuple[int, int] | None, kinds: Kinds) -> str | None:
    return token_span(kinds.text, p, *tokens).text if tokens else None
