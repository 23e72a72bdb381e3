"""Who fired, where words say only from where and whose guns stand there: "from the hill, where the corps has its guns"."""

import re

from tadmor.link.tellings.found.whole.sight import Sight
from tadmor.link.tellings.parties import Party, parties
from tadmor.model import Event, span_of

__all__ = ["fired_from"]

_GUNS = r"(?:guns|artillery|howitzers|mortars|batter(?:y|ies)|launchers|rockets|positions)"
_WHERE = re.compile(
    rf"[^.;\n]{{0,60}}?\b(?:from )?[^.;,\n]{{1,60}}, where (?P<who>[^.;,\n]{{3,50}}?)"
    rf" (?:has|have|had|keeps?|kept|holds?)(?: had| kept)? (?:its|their|his|some|heavy)(?: \w+)? {_GUNS}\b"
)
_HELD = re.compile(
    rf"[^.;\n]{{0,40}}?\bfrom (?:[\w’'-]+ ){{0,4}}?(?:positions?|areas?|territory|a hill|the hill|the bank|the side)"
    r"(?: that (?:is|was|are|were))? (?:held|controlled|manned) by (?P<who>[^.;,\n]{3,50})"
)


def fired_from(sight: Sight, event: Event) -> tuple[Party, ...]:
    """Whose guns or positions they are from where a strike is told to have come, where nobody is told to have fired."""
    if event.class_ != "ASSAULT" or not (event.type or "").startswith(("STRIKE.", "BATTLE.attack")):
        return ()
    text = sight.reading.document.text
    if " from" not in text[event.trigger.start - 1 : event.trigger.end + 60]:
        return ()
    found = _WHERE.match(text, event.trigger.end) or _HELD.match(text, event.trigger.end)
    if found is None:
        return ()
    some = parties(sight.reading, (span_of(text, found.start("who"), found.end("who")),))
    return some if len(some) == 1 else ()
