"""How the one who did it ended is a happening beside his deed: "the police shot the driver dead".

A report tells it in the same breath as the dead, and once or twice; that officers killed him makes them no attackers.
"""

import re
from collections.abc import Iterable
from functools import cache

from tadmor.link.tellings.telling import Telling

__all__ = ["ended"]

_ASSAULT = "ASSAULT"
_WHO = r"(?:gunman|driver|attacker|assailant|shooter|bomber|suspect|killer|perpetrator)"
_BY = r"(?:police(?:m[ae]n)?|officers?|troops|soldiers?|guards?|commandos?|snipers?|security forces)"
_KILLED = r"(?:shot dead|shot to death|shot and killed|fatally shot|gunned down|shot|killed)"
_HE = rf"(?:him|the (?:[\w-]+ )?{_WHO})"
_HE_WAS = rf"(?:[Hh]e|[Tt]he (?:[\w-]+ )?{_WHO}(?: there)?)"
_ASIDE = r"(?:,[^,.;\n]{2,60},?)?"


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    gap, by = r"[^.;\d\n]", rf"[^.;\d\n]{{0,20}}? by (?:the )?(?:[\w-]+ )?{_BY}"
    did = rf"\b{_BY}\b(?! (?:were|was|had been|who)){gap}{{0,60}}?\b{_KILLED}(?: dead)? {_HE}(?: dead| to death)?\b"
    done = rf"\b{_HE_WAS}{_ASIDE}(?: (?:was|had been|being|later|then|also)){{0,3}} {_KILLED}\b{by}"
    before = rf"\bbefore (?:he was|being) {_KILLED}\b{by}"
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in (did, done, before))


def ended(found: Iterable[Telling], text: str) -> frozenset[str]:
    """The tellings, by id, that tell how officers killed the one man who had attacked."""
    told = [match.span() for pattern in _patterns() for match in pattern.finditer(text)]
    return frozenset(
        t.id for t in found if told and _may(t) and any(a <= s.start < b for s in t.spans for a, b in told)
    )


def _may(telling: Telling) -> bool:
    counted = any(c.role == "killed" for c in telling.counts)
    return _ASSAULT in telling.classes and not (counted or telling.denied or telling.planned)
