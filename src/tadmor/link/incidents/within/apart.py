"""What keeps two acts of one report apart by its words: one after the other, one that went before, one elsewhere."""

import re

from tadmor.link.tellings.kinds import RESULTS
from tadmor.link.tellings.marks import is_bare
from tadmor.link.tellings.sentences import STOP
from tadmor.link.tellings.telling import Telling

__all__ = ["elsewhere_said", "once_more", "one_after_other"]

_AFTER = re.compile(
    r"\b(?:after|following|in (?:response|retaliation|reprisal|revenge) (?:to|for)|to avenge|days? before)\b"
)
_LATER = re.compile(r"\b(?:hours?|days?|weeks?|months?) after\b")
_BEFORE = re.compile(r"\b(?:last|previous|earlier|prior|another|similar|second|third) $", re.IGNORECASE)
_MEANWHILE = re.compile(r", (?:as|while) [^,;]*$")
_ELSEWHERE = re.compile(
    r"[^.;!?]{0,60}?\b(?:in|on|near|around|outside|of|against) (?:the )?(?:[\w’'-]+ ){0,3}?"
    r"(?:capital|towns|villages|cities)\b"
)  # "killed near the Syrian capital", "bombardment of several towns"
_MOVES_ON = re.compile(r"\s*(?:Earlier|Later|Separately|Elsewhere|Another|Also|In another|In a separate)\b")
_NEAR, _WORD = 150, 20  # characters


def one_after_other(one: Telling, other: Telling, text: str) -> bool:
    """Whether words tell two acts in their order: "shelled the town after a pilot was killed".

    A result may well be told so: "died after jets struck" is one happening, but "killed on Tuesday hours after a gas
    attack" is two, and so is what went on in another place: "were killed, a monitor said, as jets pounded Arlun".
    """
    first, then = sorted((one, other), key=lambda t: t.start)
    end = first.spans[-1].end
    if then.start - end >= _NEAR or STOP.search(text, end, then.start):
        return False
    between = text[end : then.start]
    if _MEANWHILE.search(between) and _is_elsewhere(first, then):
        return True
    day = first.when.span if first.when is not None else None
    if day is not None and first.start < day.start < then.start and _LATER.search(between):
        return True
    if first.types and first.types <= RESULTS and not then.types <= RESULTS:
        return False
    return _AFTER.search(between) is not None


def _is_elsewhere(first: Telling, then: Telling) -> bool:
    """Whether the later act has its own place, which the earlier does not name."""
    named = {s.name for s in then.spots if s.own}
    return bool(named) and not then.types <= RESULTS and not named & {s.name for s in first.spots if s.own}


def once_more(one: Telling, other: Telling, text: str) -> bool:
    """Whether the later names one that went before what is told, with a day of its own: "the last attack, in April"."""
    first, then = sorted((one, other), key=lambda t: t.start)
    if is_bare(text) and _moves_on(first, then, text):
        return True
    dated = then.own_when is not None
    if not dated or any(span.start < first.spans[-1].end for span in then.spans):
        return False
    return any(_BEFORE.search(text[max(0, span.start - _WORD) : span.start]) for span in then.spans)


def _moves_on(first: Telling, then: Telling, text: str) -> bool:
    """Whether the later stands in a sentence that comes to something else: "Earlier on Friday seven were killed".

    Where commas are kept "earlier" may be of the saying alone; there a report is read as telling one act.
    """
    stops = [m.end() for m in STOP.finditer(text, first.spans[-1].end, then.start)]
    return bool(stops) and _MOVES_ON.match(text, stops[-1]) is not None


def elsewhere_said(telling: Telling, text: str) -> bool:
    """Whether its words say where it was, and that was no part of the place told before: a capital, several towns."""
    return any(_ELSEWHERE.match(text, span.end) for span in telling.spans)
