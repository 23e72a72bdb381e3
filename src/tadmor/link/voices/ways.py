"""Passages as ways from one document to others, and which of them say nothing of where words come from."""

from collections import OrderedDict
from collections.abc import Callable, Container
from datetime import date
from functools import cached_property

from tadmor.link.keeping import Keeping, Numbers
from tadmor.link.voices.commonplaces import MANY, Columns
from tadmor.link.voices.passages import Joined, Way
from tadmor.model import DocumentLink, Span

__all__ = ["REACH", "Ways"]

REACH = 256
"""Documents that one descent walks over."""
_AT_HAND = 4_000  # documents whose ways to others are remembered

_Published = Callable[[str], date | None]


class Ways:
    """The links of documents, in tables that `keeping` gives. `published` knows the day of a document, if told.

    What is at hand of a document grows with its links: of one that many repeat, a new link is no reason to read the
    others again.
    """

    def __init__(self, kept: Keeping, documents: Numbers, published: _Published) -> None:
        self._documents, self._published = documents, published
        self._joined = kept.table("joined", Joined, 2_000)
        self._pairs = kept.index("pairs")
        self._next = kept.table("joined.next", int)
        self._held: OrderedDict[str, _Near] = OrderedDict()

    def join(self, link: DocumentLink) -> None:
        """Take in a link."""
        number = self._next.get(0) or 0
        self._next.put(0, number + 1)
        passages = tuple((passage.first, passage.second) for passage in link.passages)
        joined = Joined(link.first, link.second, passages, link.shares)
        self._joined.put(number, joined)
        ends = [self._documents.of(name) for name in (link.first, link.second)]
        self._pairs.post([(end, number, 0.0) for end in ends])
        for name in (link.first, link.second):
            near = self._held.get(name)
            if near is not None and len(near.joints) < REACH:
                self._held[name] = _Near(name, (*near.joints, joined), self._published)

    def part(self, document: str) -> tuple[str, ...]:
        """Take back the links of a document, which is to be linked anew; gives those with which it was joined."""
        number = self._documents.get(document)
        if number is None:
            return ()
        known = self._joined.many(joint for _, joint, _ in self._pairs.find([number]))
        for joint, joined in known.items():
            names = joined.first, joined.second
            self._pairs.unpost([(self._documents.of(name), joint) for name in names])
            self._joined.drop(joint)
            for name in names:
                self._held.pop(name, None)
        return tuple(dict.fromkeys(n for one in known.values() for n in (one.first, one.second) if n != document))

    def of(self, document: str) -> tuple[Way, ...]:
        """What leads from a document to others."""
        return self._near(document).ways

    def telling(self, document: str) -> tuple[Way, ...]:
        """Those of a document's ways that tell where words come from."""
        return self._near(document).telling

    def commonplace(self, document: str, words: Span, without: Container[str]) -> bool:
        """Whether some words of a document stand in many others over weeks, some documents left out of account."""
        columns = self._near(document).columns
        return columns is not None and columns.common_without(words, without)

    def joints(self, document: str) -> tuple[Joined, ...]:
        """The links of a document, the first `REACH` of them: a descent walks over no more."""
        return self._near(document).joints

    def _near(self, document: str) -> "_Near":
        found = self._held.get(document)
        if found is None:
            found = self._held[document] = _Near(document, self._read(document), self._published)
            if len(self._held) > _AT_HAND:
                self._held.popitem(last=False)
        else:
            self._held.move_to_end(document)
        return found

    def _read(self, document: str) -> tuple[Joined, ...]:
        number = self._documents.get(document)
        if number is None:
            return ()
        numbers = [joint for _, joint, _ in self._pairs.find([number], REACH)]
        known = self._joined.many(numbers)
        return tuple(known[joint] for joint in numbers if joint in known)


class _Near:
    """The first `REACH` links of a document, and what follows from them, worked out when it is asked for."""

    def __init__(self, document: str, joints: tuple[Joined, ...], published: _Published) -> None:
        self._document, self._published = document, published
        self.joints = joints

    @cached_property
    def ways(self) -> tuple[Way, ...]:
        return tuple(way for joined in self.joints for way in joined.ways(self._document))

    @cached_property
    def columns(self) -> Columns | None:
        """The ways as columns; None of too few to be told by many."""
        return Columns(self._document, self.ways, self._published) if len(self.ways) >= MANY else None

    @cached_property
    def telling(self) -> tuple[Way, ...]:
        columns = self.columns
        return self.ways if columns is None else tuple(way for way in self.ways if not columns.common(way.here))
