"""Tellings as they are found in a reading: one an event, one a number without an event, one a bare denial.

What is told as one is joined elsewhere (`told`).
"""

from dataclasses import replace

from tadmor.link.tellings.found.answered import answered, without_habits
from tadmor.link.tellings.found.bare import by_words
from tadmor.link.tellings.found.blame import blamed
from tadmor.link.tellings.found.control import controls
from tadmor.link.tellings.found.denials import bare, denials, inner, no_asides
from tadmor.link.tellings.found.flat import flatly
from tadmor.link.tellings.found.happenings import NO_SIGN, destroyed, happens, has_ended, is_planned, kind_of, of_all
from tadmor.link.tellings.found.headings import headings, under
from tadmor.link.tellings.found.named import named_again, scene, spots
from tadmor.link.tellings.found.numbers import count, counts_of, orphans
from tadmor.link.tellings.found.retorts import retorts
from tadmor.link.tellings.found.scenes import legs_of, scene_of, sums_up, when_of
from tadmor.link.tellings.found.sight import Sight, founded, sight_of
from tadmor.link.tellings.found.stays import stays
from tadmor.link.tellings.found.taken_up import own_men, taken_up
from tadmor.link.tellings.found.takers import takers
from tadmor.link.tellings.parties import Party, acted_on, parties
from tadmor.link.tellings.places import Spot
from tadmor.link.tellings.telling import Telling
from tadmor.link.tellings.times import when
from tadmor.link.weights import weights
from tadmor.model import Claim, Event, Quantity, Reading, Spans, inside, overlap

__all__ = ["told_events"]


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
    found += [_of_numbers(sight, claim, numbers) for claim, numbers in orphans(sight, events)]
    found = blamed(sight, found)
    found = no_asides(sight, denied, found)
    found = inner(sight, denied, found)
    found = controls(sight, found)
    found = flatly(sight, found)
    found += bare(sight, denied, found)
    found = answered(sight, denied, found)
    found = retorts(sight, found)
    found = taken_up(sight, own_men(sight, without_habits(sight, found)))
    heads = headings(reading)
    found = [under(telling, heads) for telling in (*found, *stays(sight))]
    return tuple(sorted({t.id: t for t in found}.values(), key=lambda t: (t.start, t.id)))


def _of_event(sight: Sight, event: Event) -> Telling:
    claim, text = sight.claim_of[event.id], sight.reading.document.text
    movements = sight.movements.get(event.id, ())
    said = sight.said(claim, event)
    time = when_of(sight, claim, event)
    counts, planned = counts_of(sight, claim, event), is_planned(event, text)
    kind = destroyed(event, counts) or kind_of(event, text)
    who = parties(sight.reading, (*event.actors, *(s for m in movements for s in m.mover)))
    who = _no_accuser(sight, claim, who)
    made = replace(
        founded(sight, said, claim, (event.trigger,)),
        events=(event.id,),
        types=frozenset(filter(None, [kind, *of_all(counts, event.class_)])),
        triggers=((event.trigger, kind),) if kind and not (planned or has_ended(event, text)) else (),
        classes=frozenset(filter(None, [event.class_])),
        planned=planned and not said.negative,
        legs=legs_of(movements),
        who=who,
        whom=acted_on(sight.reading, event.recipients, who),
        spots=scene_of(sight, event, time),
        when=time,
        counts=counts,
        score=event.score,
    )
    if event.class_ == "CONTROL":
        made = replace(made, who=takers(sight, event, made.who, said))
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
    places = spots(sight.reading, claim.spans, home=sight.ground.home, bound="ASSAULT" in own)
    return replace(
        founded(sight, sight.said(claim), claim, spans),
        events=tuple(e.id for e in inner),
        types=frozenset([*(kind for t in lent for kind in t.types), *offensive]),
        triggers=tuple(pair for t in lent for pair in t.triggers),
        classes=frozenset(c for t in lent for c in t.classes) or frozenset(own),
        who=tuple(p for t in lent for p in t.who) or parties(sight.reading, spans),
        whom=tuple(p for t in lent for p in t.whom),
        spots=scene(places, _lent(sight, claim, spans)),
        when=when(sight.reading, claim.spans),
        counts=counts,
        score=0.6,
    )


def _lent(sight: Sight, claim: Claim, numbers: Spans) -> Spot | None:
    """Where numbers without an event may be of: what sums up is of all that the report is about."""
    summed = any(sums_up(sight.reading.document.text, span) for span in numbers)
    return sight.ground.whole if summed else sight.ground.at(claim.spans[0].start)
