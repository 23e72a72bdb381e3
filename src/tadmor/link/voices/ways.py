"""Passages as ways from one document to others, and which of them say nothing of where words come from."""

from collections.abc import Callable, Container, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from tadmor.link.keeping import Keeping, Numbers
from tadmor.model import DocumentLink, Span, Spans

__all__ = ["HALF", "REACH", "Joined", "Way", "Ways", "carried", "common"]

HALF = 0.5
"""Of some words, the part that a passage must cover."""
REACH = 256
"""Documents that one descent walks over."""
_DRAWN = 0.25  # of a document's words that stand in another: it has its story from there, or both from one source
_MANY = 24  # documents that have a passage, over ...
_WEEKS = timedelta(days=30)  # ... so long: news is not printed again for so long by so many
_AT_HAND = 4_000  # documents whose ways to others are remembered


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


class Ways:
    """The links of documents, in tables that `keeping` gives. `published` knows the day of a document, if told."""

    def __init__(self, kept: Keeping, documents: Numbers, published: Callable[[str], date | None]) -> None:
        self._documents, self._published = documents, published
        self._joined = kept.table("joined", Joined, 2_000)
        self._pairs = kept.index("pairs")
        self._next = kept.table("joined.next", int)
        self._near: dict[str, tuple[Way, ...]] = {}
        self._telling: dict[str, tuple[Way, ...]] = {}

    def join(self, link: DocumentLink) -> None:
        """Take in a link."""
        number = self._next.get(0) or 0
        self._next.put(0, number + 1)
        passages = tuple((passage.first, passage.second) for passage in link.passages)
        self._joined.put(number, Joined(link.first, link.second, passages, link.shares))
        ends = [self._documents.of(name) for name in (link.first, link.second)]
        self._pairs.post([(end, number, 0.0) for end in ends])
        self._let_go((link.first, link.second))

    def part(self, document: str) -> tuple[str, ...]:
        """Take back the links of a document, which is to be linked anew; gives those with which it was joined."""
        number = self._documents.get(document)
        if number is None:
            return ()
        known = self._joined.many(joint for _, joint, _ in self._pairs.find([number]))
        for joint, joined in known.items():
            ends = [self._documents.of(name) for name in (joined.first, joined.second)]
            self._pairs.unpost([(end, joint) for end in ends])
            self._joined.drop(joint)
            self._let_go((joined.first, joined.second))
        return tuple(dict.fromkeys(n for one in known.values() for n in (one.first, one.second) if n != document))

    def _let_go(self, documents: Iterable[str]) -> None:
        """Forget what was found out by links that are new, or no more."""
        for name in documents:
            self._near.pop(name, None)
            self._telling.pop(name, None)

    def of(self, document: str) -> tuple[Way, ...]:
        """What leads from a document to others. Each of its claims asks, so the latest are kept at hand."""
        found = self._near.get(document)
        if found is None:
            found = tuple(way for joined in self.joints(document) for way in joined.ways(document))
            if len(self._near) >= _AT_HAND:
                self._near.clear()
            self._near[document] = found
        return found

    def telling(self, document: str) -> tuple[Way, ...]:
        """Those of a document's ways that tell where words come from."""
        found = self._telling.get(document)
        if found is None:
            ways = self.of(document)
            if len(ways) >= _MANY:
                found = tuple(way for way in ways if not self._common_to_many(document, way.here, ways))
            else:
                found = ways
            if len(self._telling) >= _AT_HAND:
                self._telling.clear()
            self._telling[document] = found
        return found

    def commonplace(self, document: str, words: Span, without: Container[str]) -> bool:
        """Whether some words of a document stand in many others over weeks, some documents left out of account."""
        ways = self.of(document)
        return len(ways) >= _MANY and self._common_to_many(document, words, ways, without)

    def _common_to_many(self, document: str, words: Span, ways: Iterable[Way], without: Container[str] = ()) -> bool:
        half = HALF * (words.end - words.start)
        others = {way.other for way in ways if common((words,), way.here) >= half and way.other not in without}
        if len(others) < _MANY:
            return False
        days = [day for name in (document, *others) if (day := self._published(name))]
        return bool(days) and max(days) - min(days) >= _WEEKS

    def joints(self, document: str) -> Iterator[Joined]:
        """The links of a document, the first `REACH` of them: a descent walks over no more."""
        number = self._documents.get(document)
        if number is not None:
            numbers = [joint for _, joint, _ in self._pairs.find([number], REACH)]
            known = self._joined.many(numbers)
            yield from (known[joint] for joint in numbers if joint in known)


def common(words: Spans, whole: Span) -> int:
    """Characters of the words inside a span."""
    return sum(max(0, min(span.end, whole.end) - max(span.start, whole.start)) for span in words)


def carried(words: Spans, way: Way) -> Span:
    """The words' place in the other document, in proportion: an edit moves it by a few characters only."""
    start = max(way.here.start, min(span.start for span in words))
    end = min(way.here.end, max(span.end for span in words))
    scale = (way.there.end - way.there.start) / max(1, way.here.end - way.here.start)
    begin = way.there.start + round((start - way.here.start) * scale)
    finish = way.there.start + round((end - way.here.start) * scale)
    return Span(begin, max(begin + 1, finish), "")
