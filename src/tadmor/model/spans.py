"""Characters, never tokens: tokenisers change, the text does not.

Offsets are half-open code points into a document's text: `text[start:end] == span.text`.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import NamedTuple, TypeVar

__all__ = [
    "Sentence",
    "Span",
    "Spans",
    "Token",
    "around",
    "characters",
    "cover",
    "inside",
    "overlap",
    "span_of",
    "touching",
]


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a document's text, with the words it covers."""

    start: int
    end: int
    text: str


Spans = tuple[Span, ...]
"""A part that can be discontinuous, in text order."""


class Token(NamedTuple):
    """A word or a mark: scaffolding for steps, never on the wire."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: its half-open offsets, the number of its paragraph (from 0), and its tokens."""

    start: int
    end: int
    paragraph: int
    tokens: tuple[Token, ...]


def span_of(text: str, start: int, end: int) -> Span:
    """The span of `text` between two offsets, white space trimmed from both ends."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end, text[start:end])


def characters(spans: Iterable[Span]) -> set[int]:
    """Every offset that some span covers."""
    return {offset for span in spans for offset in range(span.start, span.end)}


def overlap(a: Span, b: Span) -> bool:
    """Whether two spans share a character."""
    return a.start < b.end and b.start < a.end


_Item = TypeVar("_Item")
_LONGEST = 400  # characters: no name, number or time is longer


def touching(
    items: Sequence[_Item], spans: Iterable[Span], where: Callable[[_Item], Span] = attrgetter("span")
) -> list[_Item]:
    """Of items in text order those that share a character with one of some spans, in text order.

    It costs the logarithm of how many items there are. `where` gives an item's span, of at most 400 characters.
    """
    found: set[int] = set()
    for span in spans:
        at = bisect_left(items, span.start - _LONGEST, key=lambda item: where(item).start)
        while at < len(items) and where(items[at]).start < span.end:
            if span.start < where(items[at]).end:
                found.add(at)
            at += 1
    return [items[at] for at in sorted(found)]


def around(span: Span, reach: int) -> Span:
    """Where what stands within so many characters of a span lies; without words."""
    return Span(max(0, span.start - reach), span.end + reach, "")


def inside(inner: Span, outer: Iterable[Span]) -> bool:
    """Whether one of the outer spans contains the inner one whole."""
    return any(span.start <= inner.start and inner.end <= span.end for span in outer)


def cover(spans: Iterable[Span]) -> tuple[int, int] | None:
    """The smallest interval that holds all the spans, or None when there is none."""
    found = tuple(spans)
    return (min(s.start for s in found), max(s.end for s in found)) if found else None
