"""What PLOVER would code in a reading: acts, each with who does it and to whom, by name.

Three things are other than in the reading's events. How an act is told counts: what somebody says he will do is agreed
to or threatened, what is refused is rejected, and "must" is a demand. A pronoun gives way to whom it stands for. And a
recipient is looked for where the clause names none: who suffers the act that is spoken of, else the place.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from tadmor.model import Actor, Attribution, Event, Reading, Span, Spans, overlap
from tadmor.ontology.plover import codebook

__all__ = ["Act", "Party", "acts"]

_WORD = re.compile(r"[\w'’-]+")
_STOP = re.compile(r"\w\w[.!?][\"'”’)]*\s|\n")
_JOINT = re.compile(r",?\s*(?:and\s+)?(?:(?:its|his|her|their|the)\s+)?")
_ASKS = frozenset(("REQUEST", "ACCUSE"))  # of whom it is asked does what is spoken of
_HARMS = ("CONSEQ", "CIVHARM")
_BEFORE = 4  # words before a trigger in which "will" or "ready" is looked for


@dataclass(frozen=True, slots=True)
class Party:
    """Who acts or is acted on: the words of the text, and the name of whom they stand for where the report knows."""

    text: str
    name: str
    actor: Actor | None = None
    somebody: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """One of PLOVER's events. `told` is the reading's event, or None for a demand that no event tells."""

    event: str
    trigger: Span
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    score: float
    told: Event | None = None


def acts(reading: Reading) -> list[Act]:
    """The acts of a reading, in text order."""
    who = _Who(reading)
    told = [act for event in reading.events if (act := _act(who, event)) is not None]
    found = sorted([*told, *_demands(who)], key=lambda act: act.trigger.start)
    return [_received(who, act, found[number + 1 :]) for number, act in enumerate(found)]


class _Who:
    """Whom a span stands for."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.text = reading.document.text
        self._mentions = [(mention, actor) for actor in reading.actors for mention in actor.mentions]

    def party(self, span: Span) -> Party:
        """The words, and the actor of the longest mention inside them, or around a pronoun."""
        words = span.text.split()
        alone = span.text.lower() in codebook().words["pronouns"]
        owned = len(words) > 1 and words[0].lower() in codebook().words["possessives"]
        at = Span(span.start, span.start + len(words[0]), words[0]) if owned else span
        actor = max(
            ((len(m.text), a) for m, a in self._mentions if overlap(m, at)), key=lambda pair: pair[0], default=(0, None)
        )[1]
        name = _called(actor) if actor is not None and (alone or owned) else span.text
        return Party(span.text, name, actor, self._somebody(span))

    def _somebody(self, span: Span) -> bool:
        """Whether a span names or holds somebody who can act, or a place, or any name: "an Australian ultimatum"."""
        if any(word[0].isupper() for word in span.text.split()[1:]) or span.text[0].isupper():
            return True
        return any(overlap(m, span) for m, _ in self._mentions) or any(
            overlap(p.span, span) for p in self.reading.places
        )

    def placed(self, event: Event | None) -> tuple[Party, ...]:
        """The named places of an event."""
        named = [p.span for p in self.reading.places]
        return tuple(self.party(s) for s in (event.place if event else ()) if any(overlap(p, s) for p in named))


def _called(actor: Actor) -> str:
    """The report's first words for an actor that are no pronoun."""
    small = {*codebook().words["pronouns"], *codebook().words["possessives"]}
    return next((m.text for m in actor.mentions if m.text.lower() not in small), actor.name)


def _act(who: _Who, event: Event) -> Act | None:
    rules = codebook()
    code = rules.event(event.class_, event.type)
    if code is None or (event.type in rules.types["suffered"] and not (event.actors and event.recipients)):
        return None
    if event.type in rules.types["joint"] and len(event.actors) > 1:
        code = "COOPERATE"
    if event.type in rules.types["one_sided"] and event.recipients:
        code = "AID"
    if event.status == "negated":
        code = rules.told(code, rules.negated)
    elif event.status == "planned" and event.type not in rules.types["results"] and _intended(who.text, event):
        code = rules.told(code, rules.intended)
    actors, recipients = (tuple(map(who.party, spans)) for spans in (event.actors, event.recipients))
    return Act(event=code, trigger=event.trigger, actors=actors, recipients=recipients, score=event.score, told=event)


def _intended(text: str, event: Event) -> bool:
    """Whether "will", "ready to" and the like stand right before the trigger."""
    before = _WORD.findall(text[max(0, event.trigger.start - 60) : event.trigger.start].lower())[-_BEFORE:]
    return any(word in codebook().words["intends"] for word in before)


def _demands(who: _Who) -> Iterator[Act]:
    """ "The Red Cross said both armies must": whoever says so demands it of whoever stands before the verb."""
    must = re.compile(rf"\s+({'|'.join(codebook().words['must'])})\b")
    for attribution in who.reading.attributions:
        for span in attribution.content if attribution.source else ():
            for found in must.finditer(who.text, span.start, span.end):
                if asked := _ending(who, found.start(), span.start):
                    trigger = Span(found.start(1), found.end(1), found[1])
                    yield _demand(who, attribution, asked, trigger)


def _demand(who: _Who, attribution: Attribution, asked: Sequence[Span], trigger: Span) -> Act:
    return Act(
        event="REQUEST",
        trigger=trigger,
        actors=tuple(map(who.party, attribution.source)),
        recipients=tuple(map(who.party, asked)),
        score=attribution.score,
    )


def _ending(who: _Who, end: int, start: int) -> Spans:
    """The mentions of actors that end at an offset, with those that "and" joins before them."""
    found: list[Span] = []
    named = [m for a in who.reading.actors for m in a.mentions] + [p.span for p in who.reading.places]
    while mine := [m for m in named if m.end == end and m.start >= start]:
        first = max(mine, key=lambda m: m.end - m.start)
        found.append(first)
        before = [
            m.end for m in named if start <= m.end < first.start and _JOINT.fullmatch(who.text[m.end : first.start])
        ]
        if not before:
            break
        end = max(before)
    return tuple(reversed(found))


def _received(who: _Who, act: Act, after: Sequence[Act]) -> Act:
    """An act with its recipients, looked for further where its own clause names nobody."""
    doing = {name for party in act.actors for name in (party.text, party.name)}
    own = tuple(party for party in act.recipients if party.text not in doing and party.name not in doing)
    harmed = act.told is not None and act.told.type is not None and act.told.type.startswith(_HARMS)
    if any(party.somebody for party in own) or (own and harmed):
        return replace(act, recipients=own)
    voiced = act.event in codebook().kinds["verbal"] or act.event == "PROTEST"
    spoken = _spoken_of(who, act, after, doing) if voiced else ()
    return replace(act, recipients=own + (spoken or who.placed(act.told)))


def _spoken_of(who: _Who, act: Act, after: Sequence[Act], doing: Collection[str]) -> tuple[Party, ...]:
    """Who does or suffers what an act of speaking is about: the next acts of its sentence, nearest first."""
    for other in after:
        if _STOP.search(who.text, act.trigger.end, other.trigger.start):
            break
        if act.event == "PROTEST" and other.event not in _ASKS:
            continue
        order = (other.actors, other.recipients) if act.event in _ASKS else (other.recipients, other.actors)
        for parties in (*order, who.placed(other.told)):
            if kept := tuple(p for p in parties if p.somebody and p.name not in doing and p.text not in doing):
                return kept
    return ()
