"""Tellings as they are found in a reading: one an event, one a number without an event, one a bare denial.

What is told as one is joined elsewhere (`told`).
"""

from collections.abc import Iterable
from dataclasses import replace

from tadmor.link.counts import Count
from tadmor.link.tellings.found.control.seen import graves, seen
from tadmor.link.tellings.found.control.worded import controls
from tadmor.link.tellings.found.counts.numbers import count, counts_of, orphans
from tadmor.link.tellings.found.counts.stays import stays
from tadmor.link.tellings.found.denials.answered import answered, without_habits
from tadmor.link.tellings.found.denials.bare import by_words
from tadmor.link.tellings.found.denials.flat import flatly
from tadmor.link.tellings.found.denials.retorts import retorts
from tadmor.link.tellings.found.denials.taken_up import own_men, taken_up
from tadmor.link.tellings.found.denials.told import bare, denials, inner, no_asides
from tadmor.link.tellings.found.happenings.happening import (
    NO_SIGN,
    destroyed,
    happens,
    has_ended,
    is_planned,
    is_question,
    kind_of,
    of_all,
)
from tadmor.link.tellings.found.happenings.presupposed import of_the_dead
from tadmor.link.tellings.found.parties.apart import apart, movers
from tadmor.link.tellings.found.parties.blame import blamed
from tadmor.link.tellings.found.parties.guns import fired_from
from tadmor.link.tellings.found.parties.takers import takers
from tadmor.link.tellings.found.places.named import named_again, scene, spots
from tadmor.link.tellings.found.scenes.headings import headings, under
from tadmor.link.tellings.found.scenes.scene import legs_of, scene_of, sums_up, when_of
from tadmor.link.tellings.found.threads.hung import hung
from tadmor.link.tellings.found.whole.sight import Sight, founded, sight_of
from tadmor.link.tellings.holders import NO, Said
from tadmor.link.tellings.parties import Party, acted_on, parties
from tadmor.link.tellings.places import Spot, sided
from tadmor.link.tellings.sentences import parts
from tadmor.link.tellings.telling import Telling
from tadmor.link.tellings.times import when
from tadmor.link.tellings.words import vector
from tadmor.link.weights import weights
from tadmor.model import Claim, Event, Quantity, Reading, Spans, inside, overlap
from tadmor.ontology import event_types

__all__ = ["told_events"]

_HURT = frozenset(["killed", "injured", "casualties"])


def told_events(reading: Reading) -> tuple[Telling, ...]:
    """One telling for each event that a report tells as such, each number without an event, and each bare denial.

    What is told as one is not joined yet. Text order.
    """
    sight, text = sight_of(reading), reading.document.text
    denied = denials(sight)
    unsaid = {id_ for claim, own in denied if sight.denies(own) for id_ in claim.events}
    told = (e for e in reading.events if e.id in sight.claim_of)
    events = [e for e in told if happens(e, text) or (e.id in unsaid and e.status in NO_SIGN)]
    found = [_of_event(sight, event) for event in events]
    counted = ((claim, numbers) for claim, numbers in orphans(sight, events) if not is_question(claim.spans[-1].text))
    found += [_of_numbers(sight, claim, numbers) for claim, numbers in counted]
    found = blamed(sight, found)
    found = no_asides(sight, denied, found)
    found = inner(sight, denied, found)
    found = controls(sight, found)
    found = flatly(sight, found)
    found += bare(sight, denied, found)
    found += [*seen(sight, found), *graves(sight, found)]
    found = answered(sight, denied, found)
    found = retorts(sight, found)
    found = taken_up(sight, own_men(sight, without_habits(sight, found)))
    heads = headings(reading)
    found = [under(telling, heads) for telling in (*found, *stays(sight))]
    found = [replace(t, spots=tuple(sided(spot, text) for spot in t.spots)) for t in found]
    return hung(reading, sorted({t.id: t for t in found}.values(), key=lambda t: (t.start, t.id)))


def _of_event(sight: Sight, event: Event) -> Telling:
    claim, text = sight.claim_of[event.id], sight.reading.document.text
    movements = sight.movements.get(event.id, ())
    said = sight.said(claim, event)
    time = when_of(sight, claim, event)
    counts, planned = counts_of(sight, claim, event), is_planned(event, text)
    kind = destroyed(event, counts) or kind_of(event, text)
    who = parties(sight.reading, (*event.actors, *movers(event, movements)))
    who = () if of_the_dead(event, text) else _no_accuser(sight, claim, who) or fired_from(sight, event)
    who, whom = apart(event, who, acted_on(sight.reading, event.recipients, who), text)
    class_ = event.class_ or (event_types()[kind].class_ if kind else None)
    made = replace(
        founded(sight, said, claim, (event.trigger,)),
        events=(event.id,),
        types=frozenset(filter(None, [kind, *of_all(counts, event.class_)])),
        triggers=((event.trigger, kind),) if kind and not (planned or has_ended(event, text)) else (),
        classes=frozenset(filter(None, [class_])),
        planned=planned and not said.negative,
        legs=legs_of(movements),
        who=who,
        whom=whom,
        spots=scene_of(sight, event, time),
        when=time,
        counts=counts,
        score=event.score,
    )
    if event.class_ == "CONTROL":
        who, whom = apart(event, takers(sight, event, made.who, said), made.whom, text)
        made = replace(made, who=who, whom=whom)
    worded = said.denial or (event.class_ == "CONTROL" and event.type is None)  # one that was read and is none stays so
    return _worded(sight, made, claim) if worded else made


def _no_accuser(sight: Sight, claim: Claim, who: tuple[Party, ...]) -> tuple[Party, ...]:
    """Who did it, without who accuses another of it: "Haddad accused the army on Friday of shelling Arlun"."""
    own = sight.own(claim)
    if own is None or own.act != "accuse":
        return who
    others = tuple(p for p in who if not any(overlap(p.span, s) for s in own.source))
    return others or who


def _worded(sight: Sight, telling: Telling, claim: Claim) -> Telling:
    """With what the words of a denial, or of a state, tell: what kind, if none was read, and where, if no place was."""
    found = by_words(telling, claim)
    if any(spot.own for spot in telling.spots) or not (found.types != telling.types or telling.said[0].denial):
        return found
    bound = "ASSAULT" in found.classes
    places = spots(sight.reading, claim.spans, home=sight.ground.home, bound=bound)
    places = places or (() if bound else named_again(sight.reading, claim.spans, home=sight.ground.home))
    return replace(found, spots=places) if places else found


def _of_numbers(sight: Sight, claim: Claim, numbers: tuple[Quantity, ...]) -> Telling:
    """A number without an event of its own: one that a nested claim tells inside its words lends it kind and place."""
    text = sight.reading.document.text
    inner = [e for e in sight.reading.events if inside(e.trigger, claim.spans) and happens(e, text)]
    inner = [e for e in inner if e.id in sight.claim_of]
    lent = [_of_event(sight, e) for e in inner]
    counts = tuple(count(sight, claim, q) for q in numbers)
    offensive = of_all(counts, "ASSAULT")
    own = ["ASSAULT"] if offensive else [weights().roles[str(c.role)] for c in counts]
    spans = tuple(q.span for q in numbers)
    said = _counted(sight.said(claim), spans)
    made = founded(sight, said, claim, spans)
    places = spots(sight.reading, claim.spans, home=sight.ground.home, bound="ASSAULT" in own)
    return replace(
        made if said.span in claim.spans else replace(made, words=vector([(said.span.text, 1.0)])),
        events=tuple(e.id for e in inner),
        types=frozenset([*(kind for t in lent for kind in t.types), *offensive, *_toll(counts)]),
        triggers=tuple(pair for t in lent for pair in t.triggers),
        classes=frozenset(c for t in lent for c in t.classes) or frozenset(own),
        who=tuple(p for t in lent for p in t.who) or parties(sight.reading, spans),
        whom=tuple(p for t in lent for p in t.whom),
        spots=scene(places, _lent(sight, claim, spans)),
        when=when(sight.reading, claim.spans),
        counts=counts,
        score=0.6,
    )


def _toll(counts: Iterable[Count]) -> list[str]:
    """The kind of dead and wounded, whatever cost them their lives: "the martyrs are six"."""
    return ["CONSEQ.casualty"] if any(c.role in _HURT for c in counts) else []


def _counted(said: Said, numbers: Spans) -> Said:
    """Who gives some numbers, in the sentence that gives them: another of his sentences denies another thing."""
    if not said.negative or said.denial:
        return said
    own = [part for part in parts(said.span) if any(inside(n, (part,)) for n in numbers)]
    return replace(said, span=own[0], negative=False) if len(own) == 1 and not NO.search(own[0].text) else said


def _lent(sight: Sight, claim: Claim, numbers: Spans) -> Spot | None:
    """Where numbers without an event may be of: what sums up is of all that the report is about."""
    summed = any(sums_up(sight.reading.document.text, span) for span in numbers)
    return sight.ground.whole if summed else sight.ground.at(claim.spans[0].start)
