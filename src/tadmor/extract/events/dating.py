"""The times of an event as the heads mark them, without those that say how rare or how long after it was."""

import re
from collections.abc import Iterable, Sequence
from functools import cache

from tadmor.lang import lexicon
from tadmor.model import Span, Spans, span_of
from tadmor.nlp.syntax.kinds import Kinds
from tadmor.nlp.syntax.phrases import Parse
from tadmor.nlp.syntax.snapping import SURE

from .where import dateline_end

__all__ = ["dated", "telling"]

_REACH = 70  # characters before a time in which a superlative is looked for
_AFTER = re.compile(r"\s+(?:after|before)\b")


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(lexicon("en", "clauses")["patterns"][name], re.IGNORECASE)


def dated(p: Parse, kinds: Kinds, marked: Sequence[tuple[Span, float]]) -> Spans:
    """The times that what is marked meets, or that itself where it meets none; never the day of a dateline."""
    found: dict[int, Span] = {}
    opened = p.tokens[max(0, dateline_end(p))].start
    for span, chance in marked:
        if p.tokens[0].start <= span.start < opened:
            continue
        inside = [span_of(kinds.text, a, b) for a, b in kinds.times.meeting(span.start, span.end)]
        found |= {s.start: s for s in inside or [span] if chance >= SURE}
    return tuple(found[start] for start in sorted(found))


def telling(text: str, trigger: Span, times: Iterable[Span]) -> Spans:
    """Times without "the heaviest raids since February", "the third in five months", "came a day after"."""
    return tuple(s for s in times if not (_rare(text, s) or (trigger.start < s.start and _offset(text, s))))


def _rare(text: str, span: Span) -> bool:
    """Whether it is the time in which, or since when, nothing was like it."""
    found = _pattern("rare").search(text[max(0, span.start - _REACH) : span.start])
    return found is not None and (found["by"] == "since" or _length(span))


def _offset(text: str, span: Span) -> bool:
    return _length(span) and _AFTER.match(text, span.end) is not None


def _length(span: Span) -> bool:
    return _pattern("length").search(span.text) is not None
