"""From phrase numbers to spans: which phrase is an actor, which a recipient, by the type of the event."""

from collections.abc import Iterable, Iterator

from tadmor.model import Spans
from tadmor.nlp.syntax.clauses import prepositional
from tadmor.nlp.syntax.kinds import Kinds, extent, token_span
from tadmor.nlp.syntax.phrases import Parse
from tadmor.ontology import MOVING

from .detect import Found
from .roles import doers, owners

__all__ = ["arguments", "makers"]

_ACTS = frozenset(("force", "people", "gear", "weapon"))
_TO = frozenset(("to",))
_FROM = frozenset(("from",))
_DEALT = frozenset(("with", "to", "from", "on", "against"))
_DEALS = frozenset(("AID", "COERCE", "CONCEDE", "CONSULT", "COOPERATE", "SANCTION", "SUPPORT"))
_SUFFERED = frozenset(("CONSEQ.casualty", "CONSEQ.equipment-loss"))
_SAID = frozenset(("ACCUSE", "REQUEST", "REJECT", "THREATEN", "SUPPORT", "AGREE", "CONCEDE"))


def arguments(p: Parse, found: Found, kinds: Kinds) -> tuple[Spans, Spans, Spans]:
    """Actors, recipients, and objects as they stand (a place may be among them)."""
    if found.part == "suffix":
        return _holder(p, found, kinds), (), ()
    roles, line = found.roles, found.line
    objects = _spans(p, roles.objects, kinds)
    things = _spans(p, (n for n in roles.objects if _is_thing(p, n, kinds)), kinds)
    actors = _actors(p, found, kinds)
    class_ = found.class_
    if line.loser:
        return _spans(p, prepositional(p, found.end, _TO) or prepositional(p, found.start, _TO), kinds), (), objects
    if line.gives:
        after = p.phrases[roles.objects[-1]].end if roles.objects else found.end
        takers = (n for n in prepositional(p, after, _TO) if _can_act(p, n, kinds))
        return _spans(p, takers, kinds), actors, objects
    if line.type in _SUFFERED:
        return _suffered(p, found, kinds, actors, things or objects)
    if found.part == "noun" and class_ in MOVING and line.type != "FORCE.recruit":
        return things[:1] or actors, (), objects
    if class_ in MOVING:
        return actors, (), objects
    if line.type == "TERRITORY.hold" and found.part == "noun":  # "a stronghold of the group"
        return actors or things, (), objects
    if class_ == "CONTROL":
        after = p.phrases[roles.objects[-1]].end if roles.objects and not roles.passive else found.end
        lost = _spans(p, (n for n in prepositional(p, after, _FROM) if _is_thing(p, n, kinds)), kinds)
        return actors, things or lost, objects
    if class_ in _SAID:
        return actors, _addressed(p, found, kinds), ()
    done_to = tuple(n for n in roles.objects if "event" not in kinds.of(p, n))
    if class_ in _DEALS and not any(_can_act(p, n, kinds) for n in done_to):
        done_to = tuple(_dealt_with(p, found, kinds)) or done_to
    return actors, _spans(p, done_to, kinds), objects


def _dealt_with(p: Parse, found: Found, kinds: Kinds) -> Iterator[int]:
    """ "cut ties with X", "handed food over to X", "confiscated arms from X": who stands after the thing."""
    after = p.phrases[found.roles.objects[-1]].end if found.roles.objects and not found.roles.passive else found.end
    return (n for n in prepositional(p, after, _DEALT) if _can_act(p, n, kinds) or "place" in kinds.of(p, n))


def _addressed(p: Parse, found: Found, kinds: Kinds) -> Spans:
    """Who is accused or asked: the object, or who owns it ("condemns the group's treatment of ...")."""
    owners = [m for n in found.roles.objects for m in makers(p, n, kinds)]
    if owners:
        return tuple(token_span(kinds.text, p, start, end) for start, end in owners)
    return _spans(p, (n for n in found.roles.objects if _can_act(p, n, kinds)), kinds)


def _is_thing(p: Parse, number: int, kinds: Kinds) -> bool:
    """Force, people or gear, and not the name of a place."""
    found = kinds.of(p, number)
    return bool(found & _ACTS) and not ("place" in found and "force" not in found)


def _spans(p: Parse, numbers: Iterable[int], kinds: Kinds) -> Spans:
    return tuple(token_span(kinds.text, p, *extent(p, number)) for number in numbers)


def _actors(p: Parse, found: Found, kinds: Kinds) -> Spans:
    """Whoever the modifiers name, else the subjects that can act."""
    inside = found.roles.modifiers or [m for n in found.roles.subjects for m in makers(p, n, kinds)]
    if inside:
        return tuple(token_span(kinds.text, p, start, end) for start, end in inside)
    speaks = found.class_ in _SAID
    return _spans(
        p, (n for n in found.roles.subjects if _can_act(p, n, kinds) or (speaks and not kinds.of(p, n))), kinds
    )


def makers(p: Parse, number: int, kinds: Kinds) -> tuple[tuple[int, int], ...]:
    """ "a U.S. strike", "the assault by rebels": who made an event that has a part in another, as token ranges."""
    phrase = p.phrases[number]
    if "event" not in kinds.of(p, number):
        return ()
    by = tuple(extent(p, n) for n in doers(p, phrase.end, kinds))
    return owners(p, phrase.start, phrase.end - 1, kinds) or by


def _can_act(p: Parse, number: int, kinds: Kinds) -> bool:
    found = kinds.of(p, number)
    head = p.tokens[p.phrases[number].end - 1].text
    return bool(found & _ACTS) or (not found and head[0].isupper())


def _suffered(p: Parse, found: Found, kinds: Kinds, actors: Spans, objects: Spans) -> tuple[Spans, Spans, Spans]:
    """Casualties: "20 died" and "the army suffered losses" tell who it happened to before the trigger."""
    if found.part == "adjective":
        own = p.phrases[p.at[found.start]].start if p.at[found.start] >= 0 else found.start
        return (), (token_span(kinds.text, p, own, found.start),) if own < found.start else (), ()
    intransitive = found.part == "verb" and not found.roles.objects
    if intransitive or (found.part != "verb" and not found.roles.modifiers):
        return (), actors or objects, objects
    return actors, objects, objects


def _holder(p: Parse, found: Found, kinds: Kinds) -> Spans:
    """ "Islamic State-held": the words before the hyphen, as far as they are capitalised."""
    start = found.start
    if p.tokens[start].text[0].isupper():
        while start and p.at[start - 1] == p.at[found.start] and p.tokens[start - 1].text[0].isupper():
            start -= 1
    span = token_span(kinds.text, p, start, found.start + 1)
    cut = span.text.rpartition("-")[0]
    return (type(span)(span.start, span.start + len(cut), cut),)
