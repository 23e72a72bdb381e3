"""Passages that two documents share, and how words of the one lie in the other."""

from collections.abc import Iterator
from dataclasses import dataclass

from tadmor.model import Span, Spans

__all__ = ["HALF", "Joined", "Way", "carried", "common"]

HALF = 0.5
"""Of some words, the part that a passage must cover."""
_DRAWN = 0.25  # of a document's words that stand in another: it has its story from there, or both from one source


@dataclass(frozen=True, slots=True)
class Way:
    """A passage seen from one document: its span here, the other document, and the span there."""

    here: Span
    other: str
    there: Span


@dataclass(frozen=True, slots=True)
class Joined:
    """Two documents, by name, the passages that both have, and the part of each that stands in the other."""

    first: str
    second: str
    passages: tuple[tuple[Span, Span], ...]
    shares: tuple[float, float] = (0.0, 0.0)

    def drawn(self, document: str) -> Iterator[str]:
        """The other of the two, if much of one stands in it."""
        for one, other, share in ((self.first, self.second, 0), (self.second, self.first, 1)):
            if one == document and self.shares[share] >= _DRAWN:
                yield other

    def ways(self, document: str) -> Iterator[Way]:
        """The passages as they are seen from one of the two."""
        for first, second in self.passages:
            if document == self.first:
                yield Way(first, self.second, second)
            else:
                yield Way(second, self.first, first)


def common(words: Spans, whole: Span) -> int:
    """Characters of the words inside a span."""
    found, start, end = 0, whole.start, whole.end
    for span in words:  # asked for thousands of times of a report that many repeat: no generator, no calls
        first = span.start if span.start > start else start
        last = span.end if span.end < end else end
        if last > first:
            found += last - first
    return found


def carried(words: Spans, way: Way) -> Span:
    """The words' place in the other document, in proportion: an edit moves it by a few characters only."""
    here, there = way.here, way.there
    first, last = (words[0], words[0]) if len(words) == 1 else _ends(words)
    start = first.start if first.start > here.start else here.start
    end = last.end if last.end < here.end else here.end
    scale = (there.end - there.start) / max(1, here.end - here.start)
    begin = there.start + round((start - here.start) * scale)
    finish = there.start + round((end - here.start) * scale)
    return Span(begin, max(begin + 1, finish), "")


def _ends(words: Spans) -> tuple[Span, Span]:
    """The span that begins first, and the one that ends last."""
    return min(words, key=lambda span: span.start), max(words, key=lambda span: span.end)
