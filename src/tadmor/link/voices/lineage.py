"""Whose words a document's words are: the earliest document known in which they stand, and the credit they carry.

Lineage is of words, not of documents: a paper that adds a paragraph of its own to a wire report is the origin of that
paragraph. Only links are walked, so a new document costs no more than its links.
"""

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from tadmor.link.keeping import Keeping, MemoryKeeping, Numbers
from tadmor.link.voices.credits import Credit, lineage_of
from tadmor.model import Document, DocumentLink, Span, Spans

__all__ = ["Descent", "Facts", "Lineage", "facts_of"]

_HALF = 0.5  # of some words that a passage must cover
_DRAWN = 0.25  # of a document's words that stand in another: it has its story from there, or both from one source
_REACH = 256  # documents that one descent walks over


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What lineage asks of a document. `number` goes up with arrival: of one day, the first to come is the earlier."""

    document: str
    number: int
    outlet: str | None
    published: date | None
    credit: Credit | None = None

    @property
    def order(self) -> tuple[date, int]:
        """Earlier first; the undated last."""
        return (self.published or date.max, self.number)


@dataclass(frozen=True, slots=True, kw_only=True)
class Descent:
    """Where words come from: the `origin`, the `credit` that its family carries and in which document, and the passage.

    `here`, `there` are the spans of the passage that leads towards the origin, in the document asked for and in
    `through`, the document that it leads to; empty for words that stand nowhere else before.
    """

    origin: Facts
    credit: Credit | None = None
    credited: str | None = None
    through: str | None = None
    here: Spans = ()
    there: Spans = ()


@dataclass(frozen=True, slots=True)
class _Way:
    """A passage seen from one document: its span here, the other document, and the span there."""

    here: Span
    other: str
    there: Span


@dataclass(frozen=True, slots=True)
class _Joined:
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

    def ways(self, document: str) -> Iterator[_Way]:
        """The passages as they are seen from one of the two."""
        for first, second in self.passages:
            if document == self.first:
                yield _Way(first, self.second, second)
            else:
                yield _Way(second, self.first, first)


def facts_of(document: Document, number: int) -> Facts:
    """The facts of a document that came as the `number`-th."""
    return Facts(
        document=document.id,
        number=number,
        outlet=document.outlet,
        published=document.published,
        credit=lineage_of(document),
    )


class Lineage:
    """Documents and the passages between them, in tables that `keeping` gives."""

    def __init__(
        self, facts: Iterable[Facts] = (), links: Iterable[DocumentLink] = (), keeping: Keeping | None = None
    ) -> None:
        kept = MemoryKeeping() if keeping is None else keeping
        self._documents = Numbers(kept, "documents")
        self._facts = kept.table("facts", Facts)
        self._joined = kept.table("joined", _Joined, 2_000)
        self._pairs = kept.index("pairs")
        self._next = kept.table("joined.next", int)
        for one in facts:
            self.add(one)
        for link in links:
            self.join(link)

    def add(self, facts: Facts) -> None:
        """Take in a document, before its links, in place of what was known of it."""
        self._facts.put(self._documents.of(facts.document), facts)

    def facts(self, document: str) -> Facts | None:
        """What is known of a document."""
        number = self._documents.get(document)
        return None if number is None else self._facts.get(number)

    def join(self, link: DocumentLink) -> None:
        """Take in a link. A quotation joins nothing: who says it is its source, not who printed it first."""
        if link.kind == "quotation":
            return
        number = self._next.get(0) or 0
        self._next.put(0, number + 1)
        passages = tuple((passage.first, passage.second) for passage in link.passages)
        self._joined.put(number, _Joined(link.first, link.second, passages, link.shares))
        ends = [self._documents.of(name) for name in (link.first, link.second)]
        self._pairs.post([(end, number, 0.0) for end in ends])

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
        return tuple(dict.fromkeys(n for one in known.values() for n in (one.first, one.second) if n != document))

    def touched(self, documents: Iterable[str]) -> dict[str, list[Span]]:
        """Which words of other documents passages lead to from some documents, as far as a descent walks.

        Only of these can the descent have changed when the documents came.
        """
        found: dict[str, list[Span]] = {}
        for document in documents:
            queue = [(way.other, way.there) for way in self._ways(document)]
            for name, region in queue:
                if any(known.start <= region.start and region.end <= known.end for known in found.get(name, ())):
                    continue
                found.setdefault(name, []).append(region)
                if len(queue) < _REACH:
                    ways = [way for way in self._ways(name) if way.other != document]
                    queue += [(way.other, _carried((region,), way)) for way in ways if _common((region,), way.here)]
        return found

    def descent(self, document: str, words: Spans, told: Container[str] = ()) -> Descent:
        """Where some words of a document come from.

        `told` are documents that tell the same: words that stand nowhere else are an echo all the same where the
        document draws on one of them, for who prints half of a wire report has its story from the wire.
        """
        seen = self._seen(document, words)
        if len(seen) == 1:
            drawn = (name for joined in self._joints(document) for name in joined.drawn(document))
            seen |= {name: ((), None) for name in sorted(drawn) if name in told}
        family = sorted((one for name in seen if (one := self.facts(name)) is not None), key=lambda one: one.order)
        origin = family[0]
        first = seen[origin.document][1]
        credited = next((one for one in family if one.credit), None)
        own = self.facts(document)
        chosen = own if own and own.credit else credited
        return Descent(
            origin=origin,
            credit=chosen.credit if chosen else None,
            credited=chosen.document if chosen else None,
            through=first.other if first else None,
            here=(first.here,) if first else (),
            there=(first.there,) if first else (),
        )

    def prints(self, document: str) -> tuple[str, ...]:
        """The documents of which a document is another print: half of either stands in the other."""
        return tuple(
            dict.fromkeys(
                other
                for joined in self._joints(document)
                for other in (joined.first, joined.second)
                if other != document and max(joined.shares) >= _HALF
            )
        )

    def elsewhere(self, document: str, words: Spans) -> dict[str, Spans]:
        """Where some words of a document stand in others, by document."""
        return {name: spans for name, (spans, _) in self._seen(document, words).items() if name != document}

    def _seen(self, document: str, words: Spans) -> dict[str, tuple[Spans, _Way | None]]:
        """The documents in which some words stand, with where, and the first step towards each."""
        seen: dict[str, tuple[Spans, _Way | None]] = {document: (words, None)}
        queue = [document]
        for name in queue:
            for way in self._covering(name, seen[name][0]):
                if way.other not in seen and len(seen) < _REACH:
                    seen[way.other] = ((_carried(seen[name][0], way),), seen[name][1] or way)
                    queue.append(way.other)
        return seen

    def _covering(self, document: str, words: Spans) -> list[_Way]:
        total = sum(span.end - span.start for span in words)
        return [way for way in self._ways(document) if total and _common(words, way.here) >= _HALF * total]

    def _ways(self, document: str) -> Iterator[_Way]:
        for joined in self._joints(document):
            yield from joined.ways(document)

    def _joints(self, document: str) -> Iterator[_Joined]:
        """The links of a document, the first `_REACH` of them: a descent walks over no more."""
        number = self._documents.get(document)
        if number is not None:
            numbers = [joint for _, joint, _ in self._pairs.find([number], _REACH)]
            known = self._joined.many(numbers)
            yield from (known[joint] for joint in numbers if joint in known)


def _common(words: Spans, whole: Span) -> int:
    """Characters of the words inside a span."""
    return sum(max(0, min(span.end, whole.end) - max(span.start, whole.start)) for span in words)


def _carried(words: Spans, way: _Way) -> Span:
    """The words' place in the other document, in proportion: an edit moves it by a few characters only."""
    start = max(way.here.start, min(span.start for span in words))
    end = min(way.here.end, max(span.end for span in words))
    scale = (way.there.end - way.there.start) / max(1, way.here.end - way.here.start)
    begin = way.there.start + round((start - way.here.start) * scale)
    finish = way.there.start + round((end - way.here.start) * scale)
    return Span(begin, max(begin + 1, finish), "")
