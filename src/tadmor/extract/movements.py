"""Movements: who goes from where, through where, to where, as events of motion tell it. Civilians' ways too.

A movement belongs to one event and takes its status and attribution from it. Parts that the clause does not name stay
empty; a movement with neither origin, via nor destination is none.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from tadmor.model import Event, Movement, Reading, Span, Spans, Step, each, inside, item_id
from tadmor.nlp.encoder.heard import Heard, heard_in
from tadmor.nlp.syntax.clauses import objects
from tadmor.nlp.syntax.kinds import Kinds, extent, kinds_of, token_span
from tadmor.nlp.syntax.phrases import Parse, parse, tokens_in
from tadmor.nlp.syntax.posts import posted
from tadmor.nlp.syntax.small_words import grammar
from tadmor.nlp.syntax.snapping import snapped
from tadmor.nlp.syntax.subjects import subject
from tadmor.nlp.syntax.verbs import is_passive
from tadmor.nlp.syntax.ways import Way, preposition_at, told_end, way
from tadmor.ontology import event_types

__all__ = ["step"]

_GOES = frozenset(("force", "people", "gear", "weapon", "number"))
_DRIVEN = frozenset(("TERRITORY.recapture", "TERRITORY.capture"))  # "pushed the rebels out of the town"
_MOVES, _RULED = 0.3, 0.01  # chance of a movement from which the heads tell it alone, and where the rules read one
_ENDS = ("origin", "via", "destination")
_STAY = frozenset(("SUPPORT", "STRIKE", "CUSTODY", "FORCE", "CEASE"))  # of which no force goes anywhere
_LYING = frozenset(("across", "over", "along"))
_SENT = frozenset(("POSTURE.alert", "POSTURE.patrol", "BATTLE.offensive", "MOVE.mass"))


def step() -> Step:
    """The step that reads movements."""
    return Step(
        name="movements",
        version="5",
        needs=("sentences", "places", "quantities", "actors", "attributions", "events", "heard"),
        gives=("movements",),
        run=each(_read),
    )


def _read(reading: Reading) -> Reading:
    if reading.document.lang not in (None, "en"):
        return reading
    told = heard_in(reading)
    events = [(event, _of(told, event.trigger)) for event in reading.events]
    moving = [pair for pair in events if _worth_asking(*pair, alone=told is None)]
    return replace(reading, movements=tuple(_movements(reading, moving)) if moving else ())


def _worth_asking(event: Event, told: Heard | None, *, alone: bool) -> bool:
    """Whether an event may tell a movement: by the heads where they tell it, by its type where the rules are alone."""
    if (event.type or "").partition(".")[0] in _STAY or event.class_ == "COOPERATE":
        return False
    if told is not None and told.class_ == event.class_ and event.type not in _DRIVEN:
        return told.moves >= _RULED
    return not (alone or told) or _may_move(event)


def _may_move(event: Event) -> bool:
    kind = event_types().get(event.type or "")
    return kind is not None and (kind.path or kind.name in _DRIVEN or kind.name in _SENT)


def _movements(reading: Reading, events: Sequence[tuple[Event, Heard | None]]) -> Iterator[Movement]:
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
        movement = _movement(reading.document.id, event, parsed[number], kinds, counts)
        if told is not None:
            movement = _as_heard(reading, event, movement, told, parsed[number], counts)
        if movement is not None:
            yield movement


def _movement(document: str, event: Event, p: Parse, kinds: Kinds, counts: Mapping[str, Span]) -> Movement | None:
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
        quantity=tuple(counts[name] for name in event.quantities if name in counts and inside(counts[name], mover)),
        status=event.status,
        attribution=event.attribution,
        means=_words(p, found.means, kinds),
        hindrance=_words(p, found.hindrance, kinds),
    )


def _first(p: Parse, mover: Spans) -> int | None:
    """The phrase that the first of who moves begins with."""
    at, end = tokens_in(p, mover[0]) if mover else (0, 0)
    return p.at[at] if at < end and p.at[at] >= 0 else None


def _of(told: Sequence[Heard] | None, trigger: Span) -> Heard | None:
    """What the heads make of a trigger; None where they pass over it, or there are none."""
    if told is None:
        return None
    after = bisect_left(told, trigger.end, key=lambda h: h.span.start)
    return told[after - 1] if after and told[after - 1].span.end > trigger.start else None


def _as_heard(
    reading: Reading, event: Event, by_rules: Movement | None, told: Heard, p: Parse, counts: Mapping[str, Span]
) -> Movement | None:
    """The movement that the heads hear; what the rules read of it comes first, and means and hindrance are theirs."""
    moves = event.class_ == "MOVE"
    if by_rules is None and told.moves < _MOVES and not moves:
        return None
    document = reading.document
    roles = {role: snapped(document.text, p, marked) for role, marked in told.roles.items()}
    ends = _ends(p, roles, p.low[tokens_in(p, event.trigger)[0]])
    if moves and by_rules is None and not any(ends.values()):
        ends = _led_by(p, event.place)
        if not any(ends.values()):
            ends = _at(p, event)
    if by_rules is not None:
        read = (by_rules.origin, by_rules.via, by_rules.destination)
        ends = {role: other or ends[role] for role, other in zip(_ENDS, read, strict=True)}
    moved = by_rules or Movement(id=item_id("m", document.id, (event.trigger,)), event=event.id)
    mover = moved.mover or roles["mover"] or event.actors
    if not any(ends.values()) and not (moves and mover):
        return None
    return replace(
        moved,
        mover=mover,
        quantity=tuple(counts[name] for name in event.quantities if name in counts and inside(counts[name], mover)),
        status=event.status,
        attribution=event.attribution,
        origin=ends["origin"],
        via=ends["via"],
        destination=ends["destination"],
    )


def _ends(p: Parse, roles: Mapping[str, Spans], verb: str) -> Mapping[str, Spans]:
    """Origin, via and destination, each place at the end that its own preposition tells.

    Who leaves "in" a region does not go there.
    """
    told: dict[str, dict[int, Span]] = {role: {} for role in _ENDS}
    leaves = verb.startswith(grammar().path["leaving"])
    for role in _ENDS:
        for span in roles[role]:
            if not (leaves and role == "destination" and preposition_at(p, span.start) == "in"):
                told[told_end(p, span.start) or role][span.start] = span
    return {role: tuple(spans[start] for start in sorted(spans)) for role, spans in told.items()}


def _led_by(p: Parse, places: Spans) -> Mapping[str, Spans]:
    """Where a move is told to be, as the ends that the prepositions make of it: "the flow of families to the coast".

    "Across the country" may be where those are who move.
    """
    led = [span for span in places if preposition_at(p, span.start) not in _LYING]
    return {role: tuple(span for span in led if told_end(p, span.start) == role) for role in _ENDS}


def _at(p: Parse, event: Event) -> Mapping[str, Spans]:
    """Where a move is told to be, as its end: of who flees where it begins, of who comes where it leads."""
    verb = p.low[tokens_in(p, event.trigger)[0]]
    verbs = {"origin": grammar().path["leaving"], "via": grammar().path["crossing"]}
    role = next((role for role, forms in verbs.items() if verb.startswith(forms)), "destination")
    return {end: event.place if end == role else () for end in _ENDS}


def _fits(event: Event, found: Way) -> bool:
    """Whether the way is the event's: who is driven out goes from somewhere, who attacks or is sent goes somewhere."""
    if event.type in _DRIVEN:
        return bool(found.origin and event.recipients)
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
    sent = tuple(n for n in objects(p, end) if kinds.of(p, n) & _GOES and "place" not in kinds.of(p, n))
    return _spans(p, sent, kinds) or event.actors or _noun_before(p, start, kinds)


def _noun_before(p: Parse, start: int, kinds: Kinds) -> Spans:
    """ "4,000 fighters making their way": who a bare participle is about."""
    bare = p.low[start].endswith("ing") and start > 0 and p.at[start - 1] >= 0
    return _spans(p, (p.at[start - 1],), kinds) if bare else ()


def _spans(p: Parse, numbers: Sequence[int], kinds: Kinds) -> Spans:
    return tuple(token_span(kinds.text, p, *extent(p, number)) for number in sorted(numbers))


def _words(p: Parse, tokens: tuple[int, int] | None, kinds: Kinds) -> str | None:
    return token_span(kinds.text, p, *tokens).text if tokens else None
