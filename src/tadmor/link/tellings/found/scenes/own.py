"""The days and places of an event among those that its sentence names: not those of another act."""

import re

from tadmor.link.tellings.found.whole.sight import Sight
from tadmor.model import Attribution, Event, Span, Spans

__all__ = ["DONE_THERE", "is_of_charge", "its_own"]

_OVER = re.compile(
    r"\b(?:in (?:response|retaliation|reprisal|revenge) (?:to|for)|to (?:punish|avenge)"
    r"|(?:punish|blam|retaliat)\w+ .* (?:over|for)|(?:hours?|days?|minutes?|shortly|just) after)\b"
)  # "strikes in response to an attack near Arlun on Monday": of the attack, not of the strikes
_ANSWERED = re.compile(r"\bin (?:response|retaliation|reprisal|revenge) (?:to|for)\b")  # behind it: another act
_IN_FORCE = re.compile(
    r"\b(?:(?:came|comes?|went|goes|put|entered?|entering) into (?:effect|force)|(?:took|takes?) effect)\b"
)
_AGREED = frozenset(["AGREE", "CEASE"])
_WHICH = re.compile(r"\b(?:which|where|whom)\b")
_FOUND = re.compile(
    r"\b(?:found|discovered|recovered|unearthed|exhumed|retrieved|photographed|filmed)(?: [a-z]+){0,2}"
    r" (?:on |late |early )*$"
)
_OF_DEED = re.compile(r"\s+of\b")
_BEFORE_DAY = 40  # characters before a day in which such words stand
DONE_THERE = frozenset(["ASSAULT"])
"""Classes of what is done to a place."""

_FLIGHT = "CIVIL.displacement"  # nobody is told to have fled from the town of the sentence before
_NEXT = re.compile(r"(?<=[a-z]{4})[.!?][\"”’)]*\s+[\"“‘(]?[A-Z]|\n")  # "hurt in that attack. Merj is near Zarka"


def its_own(sight: Sight, event: Event, spans: Spans) -> Spans:
    """Days or places of an event, without those of the act that it answers."""
    text, end = sight.reading.document.text, event.trigger.end
    own = (s for s in spans if s.start < end or not _OVER.search(text[end : s.start]))
    own = (s for s in own if s.start >= end or not _ANSWERED.search(text[s.end : event.trigger.start]))
    own = (s for s in own if event.class_ not in DONE_THERE or not _found_on(text, s))
    own = (s for s in own if event.type != _FLIGHT or not _NEXT.search(text, s.end, event.trigger.start))
    own = (s for s in own if s.start < end or not _NEXT.search(text, end, s.start))
    return tuple(s for s in own if s.start < end or not _of_another(sight, event, s))


def _found_on(text: str, span: Span) -> bool:
    """Whether a day is that on which dead or traces were found: "the dead in the column found on Saturday"."""
    return _FOUND.search(text[max(0, span.start - _BEFORE_DAY) : span.start]) is not None


def _of_another(sight: Sight, event: Event, span: Span) -> bool:
    """Whether words stand in a clause on another act: "killed on the road which the army had cut on Thursday"."""
    text, end = sight.reading.document.text, event.trigger.end
    if event.class_ not in _AGREED and _IN_FORCE.search(text, end, span.start):  # of the truce, not of the fighting
        return True
    clause = _WHICH.search(text, end, span.start)
    if clause is None:
        return False
    return any(clause.end() <= e.trigger.start < span.start for e in sight.events.values() if e.id != event.id)


def is_of_charge(text: str, own: Attribution, day: Span) -> bool:
    """Whether a day is that of an accusation, and not of the deed: "accused the army this week of shelling Arlun"."""
    accused = own.act == "accuse" and any(cue.end <= day.start for cue in own.cue)
    return accused and _OF_DEED.match(text, day.end) is not None
