"""How the one who did it ended is a happening beside his deed: "the police shot the driver dead".

A report tells it in the same breath as the dead, and once or twice; that officers killed him makes them no attackers.
"""

import re
from collections.abc import Iterable
from functools import cache

from tadmor.link.tellings.sentences import sentence
from tadmor.link.tellings.telling import Telling
from tadmor.model import Span

__all__ = ["ended"]

_ASSAULT = "ASSAULT"
_WHO = r"(?:gunman|driver|attacker|assailant|shooter|bomber|suspect|killer|perpetrator)"
_BY = r"(?:police(?:m[ae]n)?|officers?|troops|soldiers?|guards?|commandos?|snipers?|security forces)"
_KILLED = r"(?:shot dead|shot to death|shot and killed|fatally shot|gunned down|shot|killed)"
_HE = rf"(?:him|the (?:[\w-]+ )?{_WHO})"
_HE_WAS = rf"(?:[Hh]e|[Tt]he (?:[\w-]+ )?{_WHO}(?: there)?)"
_ASIDE = r"(?:,[^,.;]{2,60},?)?"


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    did = rf"\b{_BY}\b(?! (?:were|was|had been|who))[^.;\d]{{0,60}}?\b{_KILLED}(?: dead)? {_HE}(?: dead| to death)?\b"
    done = rf"\b{_HE_WAS}{_ASIDE}(?: (?:was|had been|being|later|then|also)){{0,3}} {_KILLED}\b[^.;\d]{{0,20}}? by (?:the )?(?:[\w-]+ )?{_BY}"
    before = rf"\bbefore (?:he was|being) {_KILLED}\b[^.;\d]{{0,20}}? by (?:the )?(?:[\w-]+ )?{_BY}"
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in (did, done, before))


def ended(found: Iterable[Telling], text: str) -> frozenset[str]:
    """The tellings, by id, that tell how officers killed the one man who had attacked."""
    return frozenset(t.id for t in found if _may(t) and any(_is_it(text, span) for span in t.spans))


def _may(telling: Telling) -> bool:
    counted = any(c.role == "killed" for c in telling.counts)
    return _ASSAULT in telling.classes and not (counted or telling.denied or telling.planned)


def _is_it(text: str, span: Span) -> bool:
    before, behind = sentence(text, span)
    words, at = f"{before}{span.text}{behind}", len(before)
    found = (m for pattern in _patterns() for m in pattern.finditer(words))
    return any(m.start() <= at < m.end() for m in found)
