"""The sentence around some words: linking keeps no sentences, and a full stop with a space ends one well enough."""

import re

from tadmor.model import Span

__all__ = ["sentence"]

_END = re.compile(r"[.!?][\"”’)]*\s+(?=[\"“‘(A-Z])|\n")
_LONGEST = 400  # characters on either side: some texts have lost their full stops


def sentence(text: str, span: Span) -> tuple[str, str]:
    """The words of a span's sentence before it, and those after it."""
    before = text[max(0, span.start - _LONGEST) : span.start]
    starts = [found.end() for found in _END.finditer(before)]
    after = text[span.end : span.end + _LONGEST]
    end = _END.search(after)
    return before[starts[-1] if starts else 0 :], after[: end.start() + 1] if end else after
