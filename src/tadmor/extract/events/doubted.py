"""Of what the rules read only that for which the heads see anything at all.

Where the heads mark nobody and nothing for a role, the rules' own phrase stands. What the heads have seen and hold for
nearly impossible is wrong four times in five: the nearest day is that of another act, the object of "set off" a device.
"""

import re
from collections.abc import Mapping

from tadmor.model import Span, Spans, overlap
from tadmor.nlp.encoder.heard import Heard
from tadmor.nlp.syntax.small_words import grammar

__all__ = ["believed", "surest"]

_LEAST = {"actors": 0.05, "recipients": 0.05, "place": 0.1, "time": 0.1}
"""Chances below which not two in ten of the rules' phrases were right, on reports that no head has learnt."""
_LESS = {"actors": 0.2, "recipients": 0.2, "time": 0.1}
"""How much less likely than the likeliest of a role one is that is none: an event has one time, seldom two doers."""
_LISTED = re.compile(r"\s*(?:,|,?\s*(?:and|or|&|as well as|including))\s+")


def believed(read: Mapping[str, Spans], heard: Heard) -> dict[str, Spans]:
    """Spans of roles without those that no word is likely enough to have.

    "IS" and "US" stay: the heads, which read without capitals, take them for other words.
    """
    return {
        role: tuple(span for span in spans if _chance(span, heard, role) >= _LEAST[role] or _shouted(span))
        for role, spans in read.items()
    }


def _shouted(span: Span) -> bool:
    """Whether it is a name that without its capitals is a small word."""
    name = span.text.rpartition(" ")[2]
    return name.isupper() and name.lower() in grammar().tags


def surest(text: str, spans: Spans, heard: Heard, role: str) -> Spans:
    """Spans of a role without those that are much less likely than another and stand in no list with it."""
    chances = [_chance(span, heard, role) for span in spans]
    least = max(chances, default=0.0) - _LESS[role]
    sure = [span for span, chance in zip(spans, chances, strict=True) if chance >= least]
    return tuple(span for span in spans if span in sure or any(_listed(text, span, other) for other in sure))


def _listed(text: str, one: Span, other: Span) -> bool:
    first, last = sorted((one, other), key=lambda span: span.start)
    return _LISTED.fullmatch(text, first.end, last.start) is not None


def _chance(span: Span, heard: Heard, role: str) -> float:
    """The highest chance of a role that a stretch has in which a span stands."""
    return max((chance for seen, chance in heard.faint[role] if overlap(span, seen)), default=0.0)
