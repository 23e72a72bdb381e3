"""The movements that the heads hear: what the rules read of one comes first, and what they leave open is the heads'.

What a head marks is looked at once more: a place is the end that its own preposition tells, a pronoun beside what it
takes up is who moves, and talks, a war or gunfire are nowhere that anybody goes.
"""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import replace

from tadmor.model import Event, Movement, Span, Spans, item_id, overlap
from tadmor.nlp.encoder.heard import Heard
from tadmor.nlp.syntax.kinds import Kinds
from tadmor.nlp.syntax.phrases import Parse, tokens_in
from tadmor.nlp.syntax.placing import of_places
from tadmor.nlp.syntax.small_words import grammar
from tadmor.nlp.syntax.snapping import snapped
from tadmor.nlp.syntax.there import taken_up
from tadmor.nlp.syntax.verbs import is_passive
from tadmor.nlp.syntax.ways import beside, preposition_at, told_end

from .sent import sent

__all__ = ["as_heard", "heard_at", "is_move", "unheard"]

_MOVES = 0.3  # chance of a movement from which the heads tell one of an event of another class
_SURE = 0.5  # and from which an event of giving way is one, like a move itself
_ENDS = ("origin", "via", "destination")
_LYING = frozenset(("across", "over", "along"))


def heard_at(told: Sequence[Heard] | None, trigger: Span) -> Heard | None:
    """What the heads make of a trigger; None where they pass over it, or there are none."""
    if told is None:
        return None
    after = bisect_left(told, trigger.end, key=lambda h: h.span.start)
    return told[after - 1] if after and told[after - 1].span.end > trigger.start else None


def is_move(event: Event, told: Heard) -> bool:
    """Whether an event tells a movement by itself: who moves is enough, and where it is told to be is an end."""
    return event.class_ == "MOVE" or (event.class_ == "RETREAT" and told.moves >= _SURE)


def as_heard(
    document: str, event: Event, by_rules: Movement | None, told: Heard, p: Parse, kinds: Kinds
) -> Movement | None:
    """The movement of an event that the heads tell, or None; means, hindrance and quantity are the rules' own."""
    moves = is_move(event, told)
    if by_rules is None and told.moves < _MOVES and not moves:
        return None
    roles = {role: snapped(kinds.text, p, marked) for role, marked in told.roles.items()}
    ends = _ends(p, kinds, roles, event, by_rules)
    if moves and not any(ends.values()):
        ends = _scene(p, event)
    moved = by_rules or Movement(id=item_id("m", document, (event.trigger,)), event=event.id)
    mover = moved.mover or _mover(p, kinds, event, roles["mover"], ends)
    if not any(ends.values()) and not (moves and mover and not _idle(p, event)):
        return None
    return replace(
        moved,
        mover=mover,
        status=event.status,
        attribution=event.attribution,
        origin=ends["origin"],
        via=ends["via"],
        destination=ends["destination"],
    )


def unheard(document: str, event: Event, p: Parse) -> Movement | None:
    """The movement of an event that the list alone knows for one ("a wave of refugees"), with who moves and no end."""
    verb = p.tags[tokens_in(p, event.trigger)[0]] == "V"
    if event.class_ != "MOVE" or verb or not event.actors or _idle(p, event):
        return None
    made = item_id("m", document, (event.trigger,))
    return Movement(id=made, event=event.id, mover=event.actors, status=event.status, attribution=event.attribution)


def _ends(
    p: Parse, kinds: Kinds, roles: Mapping[str, Spans], event: Event, by_rules: Movement | None
) -> Mapping[str, Spans]:
    """Origin, via and destination: the rules' own, else the heads', each place at the end that its preposition tells.

    Who leaves "in" a region does not go there.
    """
    told: dict[str, dict[int, Span]] = {role: {} for role in _ENDS}
    verb = p.low[tokens_in(p, event.trigger)[0]]
    leaves = verb.startswith(grammar().path["leaving"])
    for role in _ENDS:
        for span in roles[role]:
            idle = beside(p, span.start) or not _somewhere(p, span)
            if not idle and not (leaves and role == "destination" and preposition_at(p, span.start) == "in"):
                told[told_end(p, span.start) or role].setdefault(span.start, span)
    whole = {role: of_places(kinds.text, [spans[at] for at in sorted(spans)]) for role, spans in told.items()}
    heard = {role: taken_up(p, kinds, spans) for role, spans in whole.items()}
    if by_rules is None:
        return heard
    read = (by_rules.origin, by_rules.via, by_rules.destination)
    taken = [span for spans in read for span in spans]
    free = {role: tuple(s for s in heard[role] if not any(overlap(s, one) for one in taken)) for role in _ENDS}
    free["via"] = tuple(span for span in free["via"] if span.start > event.trigger.start)  # before it, another's way
    return {role: other or free[role] for role, other in zip(_ENDS, read, strict=True)}


def _somewhere(p: Parse, span: Span) -> bool:
    """Whether one can go there: not to talks, to war or under fire."""
    start, end = tokens_in(p, span)
    return start < end and p.low[end - 1] not in grammar().path["nowhere"]


def _scene(p: Parse, event: Event) -> Mapping[str, Spans]:
    """Where a move is told to be, as the ends that the prepositions make of it: "the flow of families to the coast".

    "Across the country" may be where those are who move; "in" it, who arrives and no other goes there.
    """
    verb = p.low[tokens_in(p, event.trigger)[0]]
    arrives = verb.startswith(grammar().path["arriving"])
    ends: dict[str, list[Span]] = {role: [] for role in _ENDS}
    for span in event.place:
        word = preposition_at(p, span.start)
        arrived = arrives and word in grammar().path["arriving_at"] and span.start > event.trigger.end
        role = "destination" if arrived else told_end(p, span.start)
        if role is not None and word not in _LYING and _somewhere(p, span):
            ends[role].append(span)
    return {role: tuple(spans) for role, spans in ends.items()}


def _mover(p: Parse, kinds: Kinds, event: Event, marked: Spans, ends: Mapping[str, Spans]) -> Spans:
    """Who moves: what the heads mark, else who acts, or what he sends; no end of the way.

    Of "two of the men ... they" the pronoun.
    """
    places = {(span.start, span.end) for spans in ends.values() for span in spans}
    movers = [s for s in marked or _acting(p, kinds, event) if (s.start, s.end) not in places]
    pronouns = tuple(span for span in movers if grammar().tags.get(span.text.lower()) == "R")
    return pronouns or tuple(movers)


def _acting(p: Parse, kinds: Kinds, event: Event) -> Spans:
    """Who acts, and after a verb of sending its objects."""
    start, end = tokens_in(p, event.trigger)
    if p.tags[start] != "V" or not p.low[start].startswith(grammar().path["sending"]) or is_passive(p, start):
        return event.actors
    return sent(p, start, end, kinds) or event.actors


def _idle(p: Parse, event: Event) -> bool:
    """ "came under fire", "could not be reached for comment": words of motion by which nobody moves."""
    end = tokens_in(p, event.trigger)[1]
    return " ".join(p.low[end - 1 : end + 1]) in grammar().path["idle"]
