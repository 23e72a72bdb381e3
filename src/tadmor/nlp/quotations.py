"""What stands between quotation marks, however the marks were set: curly, straight, doubled, angled, or never closed.

A quotation stays in its paragraph. One that is never closed runs to the paragraph's end, or to where the next one
opens: that is how reports print a speech of several paragraphs, and how they print mistakes.
"""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from tadmor.nlp.segment import paragraphs

__all__ = ["Quotation", "outermost", "quotations"]


class Quotation(NamedTuple):
    """Half-open offsets, marks included; `closed` is False where no closing mark was set; `inner` inside another."""

    start: int
    end: int
    closed: bool
    inner: bool = False


_MARK = re.compile(r"[“”„«»]|\"\"|\"|''|``|[‘’'`]")
_OPENING, _CLOSING = "“„«", "”»"
_SINGLE = "‘’'`"
_BEFORE_OPENING = "([{—–-/:"


def quotations(text: str) -> tuple[Quotation, ...]:
    """Every quotation of a text, in order of its start; one pass, linear in the text."""
    found = [q for start, end in paragraphs(text) for q in _paragraph(text, start, end)]
    return tuple(sorted(found, key=lambda q: (q.start, -q.end)))


def outermost(some: Iterable[Quotation]) -> Iterator[Quotation]:
    """Those of a text's quotations that stand in no other, in order of their start."""
    end = -1
    for one in some:
        if one.start >= end:
            yield one
            end = one.end


def _opens(text: str, start: int, end: int, low: int, high: int) -> bool:
    """Whether a mark that can stand on either side stands before a word."""
    before = start == low or text[start - 1].isspace() or text[start - 1] in _BEFORE_OPENING or text[start - 1] in '“"'
    return before and end < high and not text[end].isspace()


def _paragraph(text: str, low: int, high: int) -> Iterator[Quotation]:
    marks = [m.span() for m in _MARK.finditer(text, low, high)]
    double = [(a, b) for a, b in marks if text[a] not in _SINGLE or b - a == 2]
    yield from _doubles(text, low, high, double)
    yield from _singles(text, low, high, [(a, b) for a, b in marks if text[a] in _SINGLE and b - a == 1])


def _doubles(text: str, low: int, high: int, marks: list[tuple[int, int]]) -> Iterator[Quotation]:
    opened: int | None = None
    inner: int | None = None
    for a, b in marks:
        if text[a:b] == '""' and opened is not None and (inner is not None or _opens(text, a, b, low, high)):
            if inner is not None:
                yield Quotation(inner, b, True, True)
            inner = a if inner is None else None
        elif text[a] in _OPENING or (opened is None and _opens(text, a, b, low, high)):
            if opened is not None:  # the one before was never closed
                yield Quotation(opened, _trimmed(text, opened, a), False)
            opened = a
        elif opened is not None and (text[a] in _CLOSING or not _opens(text, a, b, low, high)):
            yield Quotation(opened, b, True)
            opened = inner = None
    if opened is not None:
        yield Quotation(opened, _trimmed(text, opened, high), False)


def _trimmed(text: str, start: int, end: int) -> int:
    while end > start + 1 and text[end - 1].isspace():
        end -= 1
    return end


def _singles(text: str, low: int, high: int, marks: list[tuple[int, int]]) -> Iterator[Quotation]:
    """Single marks that pair up; one between letters is an apostrophe, and an odd one is left alone."""
    opened: int | None = None
    for a, b in marks:
        after_letter = a > low and text[a - 1].isalnum()
        before_letter = b < high and text[b].isalnum()
        if after_letter and before_letter:
            continue
        if text[a] != "’" and _opens(text, a, b, low, high):
            opened = a
        elif opened is not None and not before_letter and a > opened + 1:
            yield Quotation(opened, b, True)
            opened = None
