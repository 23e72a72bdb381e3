"""Where and when an event of a reading happens, as far as its own words, its movements and its report tell."""

import re
from collections.abc import Iterable

from tadmor.link.incidents.found.sight import Sight
from tadmor.link.incidents.places import Spot, scene, spots
from tadmor.link.incidents.sentences import said_then
from tadmor.link.incidents.times import When, told_by, when
from tadmor.model import Claim, Event, Movement, Span, Spans, inside, overlap

__all__ = ["legs_of", "scene_of", "when_of"]

_FROM = re.compile(
    r"\bfrom(?: the)?(?: [A-Z][\w'’-]*(?:,| and| or)+)*\s$"
)  # "fighters from Raqqa": not where they fight
_ANNOUNCED = re.compile(r"\b(?:announc|declar|proclaim|post|publish|releas)\w+", re.IGNORECASE)
_OVER = re.compile(
    r"\b(?:in (?:response|retaliation|reprisal|revenge) (?:to|for)|to (?:punish|avenge)"
    r"|(?:punish|blam|retaliat)\w+ .* (?:over|for)|(?:hours?|days?|minutes?|shortly|just) after)\b"
)  # "strikes in response to an attack near Damascus on Wednesday": of the attack, not of the strikes
_IN_FORCE = re.compile(
    r"\b(?:(?:came|comes?|went|goes|put|entered?|entering) into (?:effect|force)|(?:took|takes?) effect)\b"
)
_AGREED = frozenset(["AGREE", "CEASE"])
_WHICH = re.compile(r"\b(?:which|where|whom)\b")
_BEFORE_DAY = 20  # characters before a day in which "posted on" stands
_SAID_ON = re.compile(r"[\s,]*(?:(?:late|early) )?(?:on )?")


def when_of(sight: Sight, claim: Claim, event: Event) -> When | None:
    """When an event happens: "repelled it, a source told the agency on Monday" is of Monday or the day before."""
    time = _its_own(sight, event, event.time)
    own = sight.attributions.get(claim.attribution or "")
    text = sight.reading.document.text
    if own is None:
        return when(sight.reading, [s for s in time if not said_then(text, s)])
    ends = [s.end for s in (*own.cue, *own.addressee)]
    said = [s for s in time if any(_SAID_ON.fullmatch(text[end : s.start]) for end in ends)]
    told = [s for s in time if s not in said or inside(s, claim.spans)]
    told = [s for s in told if s in said or not said_then(text, s)]  # "as a commission had said on Tuesday"
    if told or not said:
        return when(sight.reading, told)
    found = when(sight.reading, said)
    words = [span.text for span in own.cue] + [text[max(0, span.start - _BEFORE_DAY) : span.start] for span in said]
    announced = any(_ANNOUNCED.search(one) for one in words)  # of the day itself, for all that words say
    return found if found is None or not found.own or announced else told_by(found)


def scene_of(sight: Sight, event: Event) -> tuple[Spot, ...]:
    """Where an event happens. Who "left towards Tiyas" leaves from somewhere else: from where the report is about."""
    text, movements = sight.reading.document.text, sight.movements.get(event.id, ())
    path = [s for m in movements for s in (*m.origin, *m.via, *m.destination)]
    own = tuple(s for s in _its_own(sight, event, event.place) if not _of_speech(sight, event, s))
    place = own if path else [s for s in own if not _FROM.search(text[max(0, s.start - 40) : s.start])]
    found = spots(sight.reading, (*place, *path))
    towards = bool(movements) and not event.place and not legs_of(movements) & {"origin", "via"}
    some = (*found, sight.focus) if found and towards and sight.focus is not None else found
    return scene(some, sight.focus, within=bool(place))


def _of_speech(sight: Sight, event: Event, place: Span) -> bool:
    """Whether it is where somebody sits or speaks: "the staff in Kyiv said", "told journalists in Kyiv that"."""
    own = sight.attributions.get(event.attribution or "")
    if own is None:
        return False
    told = min((span.start for span in own.content), default=0)
    said = min((span.start for span in own.cue), default=told)
    return any(overlap(place, span) for span in own.source) or said < place.start < told


def _its_own(sight: Sight, event: Event, spans: Spans) -> Spans:
    """Days or places of an event, without those of the act that it answers."""
    text, end = sight.reading.document.text, event.trigger.end
    own = (s for s in spans if s.start < end or not _OVER.search(text[end : s.start]))
    return tuple(s for s in own if s.start < end or not _of_another(sight, event, s))


def _of_another(sight: Sight, event: Event, span: Span) -> bool:
    """Whether words stand in a clause on another act: "killed on the road which the army had cut on Thursday"."""
    text, end = sight.reading.document.text, event.trigger.end
    if event.class_ not in _AGREED and _IN_FORCE.search(text, end, span.start):  # of the truce, not of the fighting
        return True
    clause = _WHICH.search(text, end, span.start)
    if clause is None:
        return False
    return any(clause.end() <= e.trigger.start < span.start for e in sight.events.values() if e.id != event.id)


def legs_of(movements: Iterable[Movement]) -> frozenset[str]:
    """Which ends of its way some movements name."""
    return frozenset(name for m in movements for name in ("origin", "via", "destination") if getattr(m, name))
