"""The sentence around some words, and whether a day in it is that of the saying.

Linking keeps no sentences, and a full stop with a space ends one well enough.
"""

import re
from collections.abc import Iterator

from tadmor.model import Span

__all__ = ["STOP", "parts", "said_then", "sentence"]

STOP = re.compile(r"[.!?][\"”’]?\s")
"""Where a sentence may end, whatever follows: fit to count how many lie between two words."""
_END = re.compile(r"[.!?][\"”’)]*\s+(?=[\"“‘(A-Z])|\n")
_SAID = re.compile(r"\b(?:said|told [\w ]{1,15}|says|reported|announced|added|reporters)(?: late| early)?(?: on)? $")
_BESIDE = 20  # characters before a day in which "said on" stands
_LONGEST = 400  # characters on either side: some texts have lost their full stops


def sentence(text: str, span: Span) -> tuple[str, str]:
    """The words of a span's sentence before it, and those after it."""
    before = text[max(0, span.start - _LONGEST) : span.start]
    ends = _END.finditer(text, max(0, span.start - _LONGEST), span.start + 1)  # "on Friday. Twelve died"
    starts = [found.end() - span.start + len(before) for found in ends if found.end() <= span.start]
    after = text[span.end : span.end + _LONGEST]
    end = _END.search(after)
    return before[starts[-1] if starts else 0 :], after[: end.start() + 1] if end else after


def parts(span: Span) -> Iterator[Span]:
    """The sentences of some words."""
    start = 0
    for end in [*(found.end() for found in _END.finditer(span.text)), len(span.text)]:
        said = span.text[start:end].strip()
        if said:
            first = span.text.index(said, start)
            yield Span(span.start + first, span.start + first + len(said), said)
        start = end


def said_then(text: str, day: Span) -> bool:
    """Whether a day is that of the saying: "the ministry said on Monday"."""
    return _SAID.search(text[max(0, day.start - _BESIDE) : day.start]) is not None
