"""Whose words a document's words are: the earliest document known in which they stand, and the credit they carry.

Lineage is of words, not of documents: a paper that adds a paragraph of its own to a wire report is the origin of that
paragraph. Only links are walked, so a new document costs no more than its links. What stands in many reports over
weeks ("the monitor, which relies on a network of sources") is a commonplace, and says nothing of where words come from.
"""

from collections.abc import Collection, Container, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from tadmor.lang.datelines import told_on
from tadmor.link.keeping import Keeping, MemoryKeeping, Numbers
from tadmor.link.voices.credits import Credit, lineage_of
from tadmor.link.voices.passages import HALF, Way, carried, common
from tadmor.link.voices.ways import REACH, Ways
from tadmor.model import Document, DocumentLink, Span, Spans

__all__ = ["Descent", "Facts", "Lineage", "facts_of"]

_AT_HAND = 4_000  # words that have been followed


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


def facts_of(document: Document, number: int) -> Facts:
    """The facts of a document that came as the `number`-th."""
    return Facts(
        document=document.id,
        number=number,
        outlet=document.outlet,
        published=told_on(document),
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
        self._ways = Ways(kept, self._documents, self._day)
        self._walked: dict[tuple[str, Spans], _Seen] = {}
        self._descents: dict[tuple[str, Spans], Descent] = {}
        for one in facts:
            self.add(one)
        for link in links:
            self.join(link)

    def add(self, facts: Facts) -> None:
        """Take in a document, before its links, in place of what was known of it."""
        self._descents.clear()
        self._facts.put(self._documents.of(facts.document), facts)

    def facts(self, document: str) -> Facts | None:
        """What is known of a document."""
        number = self._documents.get(document)
        return None if number is None else self._facts.get(number)

    def _day(self, document: str) -> date | None:
        known = self.facts(document)
        return known.published if known else None

    def join(self, link: DocumentLink) -> None:
        """Take in a link. A quotation joins nothing: who says it is its source, not who printed it first."""
        if link.kind != "quotation":
            self._forget()
            self._ways.join(link)

    def part(self, document: str) -> tuple[str, ...]:
        """Take back the links of a document, which is to be linked anew; gives those with which it was joined."""
        self._forget()
        return self._ways.part(document)

    def forget(self, document: str) -> tuple[str, ...]:
        """Take a document out, with its links; gives those with which it was joined."""
        parted, number = self.part(document), self._documents.get(document)
        if number is not None:
            self._facts.drop(number)
        return parted

    def _forget(self) -> None:
        """What was followed may lead elsewhere now."""
        self._walked.clear()
        self._descents.clear()

    def touched(self, documents: Collection[str]) -> dict[str, list[Span]]:
        """Which words of other documents passages lead to from some documents, as far as a descent walks.

        Only of these can the descent have changed when the documents came. What was a commonplace without them leads
        nowhere, before and after.
        """
        new = frozenset(documents)
        known: dict[tuple[str, Span], bool] = {}
        found: dict[str, list[Span]] = {}
        for document in documents:
            queue = list(self._led(document, None, new, known))
            for name, region in queue:
                if any(before.start <= region.start and region.end <= before.end for before in found.get(name, ())):
                    continue
                found.setdefault(name, []).append(region)
                if len(queue) < REACH:
                    queue += [led for led in self._led(name, region, new, known) if led[0] != document]
        return found

    def _led(
        self, document: str, region: Span | None, new: Container[str], known: dict[tuple[str, Span], bool]
    ) -> Iterator[tuple[str, Span]]:
        """The words to which some words of a document, or all, lead at one step, and which told their origin so far.

        `known`: which words are commonplaces without the `new`; many documents lead to the same ones.
        """
        for way in self._ways.of(document):
            if region is not None and not common((region,), way.here):
                continue
            place = way.other, way.there
            if place not in known:
                known[place] = self._ways.commonplace(way.other, way.there, new)
            if not known[place]:
                yield way.other, way.there if region is None else carried((region,), way)

    def descent(self, document: str, words: Spans, told: Container[str] = ()) -> Descent:
        """Where some words of a document come from.

        `told` are documents that tell the same: words that stand nowhere else are an echo all the same where the
        document draws on one of them, for who prints half of a wire report has its story from the wire.
        """
        seen = self._seen(document, words)
        if len(seen) > 1:  # what others tell is no matter: each claim and each incident is given the same answer
            key = document, words
            if key not in self._descents:
                self._descents[key] = self._descent(document, seen)
            return self._descents[key]
        drawn = (name for joined in self._ways.joints(document) for name in joined.drawn(document))
        return self._descent(document, seen | {name: ((), None) for name in sorted(drawn) if name in told})

    def _descent(self, document: str, seen: "_Seen") -> Descent:
        """Where words come from that stand in some documents."""
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
                for joined in self._ways.joints(document)
                for other in (joined.first, joined.second)
                if other != document and max(joined.shares) >= HALF
            )
        )

    def elsewhere(self, document: str, words: Spans, among: Collection[str]) -> dict[str, Spans]:
        """Where some words of a document stand in some others, by document."""
        seen = self._seen(document, words)
        return {name: seen[name][0] for name in among if name in seen and name != document}

    def _seen(self, document: str, words: Spans) -> "_Seen":
        """The documents in which some words stand, with where, and the first step towards each.

        A claim asks for each incident that it tells, and for its echoes and for its voice: walked once.
        """
        key = (document, words)
        found = self._walked.get(key)
        if found is None:
            if len(self._walked) >= _AT_HAND:
                self._forget()
            found = self._walked[key] = self._walk(document, words)
        return found

    def _walk(self, document: str, words: Spans) -> "_Seen":
        seen: _Seen = {document: (words, None)}
        queue = [document]
        for name in queue:
            here, first = seen[name]
            for way in self._covering(name, here, seen):
                seen[way.other] = ((carried(here, way),), first or way)
                queue.append(way.other)
                if len(seen) >= REACH:
                    return seen
        return seen

    def _covering(self, document: str, words: Spans, seen: Container[str]) -> Iterator[Way]:
        """The ways that cover half of some words, to documents that were not seen: most were, where many repeat it."""
        total = sum(span.end - span.start for span in words)
        if total:
            for way in self._ways.telling(document):
                if way.other not in seen and common(words, way.here) >= HALF * total:
                    yield way


_Seen = dict[str, tuple[Spans, Way | None]]
"""Documents in which some words stand, with where, and the first step towards each."""
