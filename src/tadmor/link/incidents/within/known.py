"""Dead who are known already lend their sentence no day: "families wept on Friday for the 34 killed"."""

import re
from dataclasses import replace
from datetime import timedelta

from tadmor.link.incidents.within.about import RECENT
from tadmor.link.incidents.within.main_of import FEW
from tadmor.link.tellings.sentences import STOP
from tadmor.link.tellings.telling import Telling
from tadmor.link.tellings.times import When

__all__ = ["loosened"]

_BEFORE = 8  # characters before a number in which "the" stands
_KNOWN = re.compile(r"\b(?:the|those|these) $", re.IGNORECASE)
_CLAUSE = re.compile(r"\b(?:who|whom|whose|what|that|which|how|why)\b")


def loosened(telling: Telling, text: str) -> Telling:
    """A telling without its day, where that stands beside "the 34 killed", or before "the man who killed 34"."""
    when, day = telling.when, telling.published
    toll = next((c for c in telling.counts if c.role == "killed" and (c.best or 0) >= FEW), None)
    if toll is None or when is None or not when.own or when.span is None or day is None:
        return telling
    first, then = sorted((when.span, toll.span), key=lambda span: span.start)
    between = text[first.end : then.start]
    known = _KNOWN.search(text[max(0, toll.span.start - _BEFORE) : toll.span.start]) is not None
    other = first is when.span and _CLAUSE.search(between) is not None
    if STOP.search(between) or "\n" in between or not (known or other):
        return telling
    return replace(telling, when=When(earliest=day - timedelta(days=RECENT), latest=day, own=False))
