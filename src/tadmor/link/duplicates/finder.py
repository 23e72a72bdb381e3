"""Readings come one by one; each is linked with those before it, at a cost that does not grow with their number.

What is looked up: the sampled keys of the new document. What is compared word by word: the `CLOSEST` documents that
share most and rarest keys. The result for a pair does not depend on which of the two came first.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

import numpy as np

from tadmor.link.duplicates.alignment import Run, Stretch, aligned
from tadmor.link.duplicates.evidence import link_of
from tadmor.link.duplicates.kept import KeptPostings, KeptShelf
from tadmor.link.duplicates.kinds import Judged, judged
from tadmor.link.duplicates.postings import Hits, MemoryPostings, Postings
from tadmor.link.duplicates.prints import Print, print_of
from tadmor.link.duplicates.sampling import SEGMENT, Sample, sample
from tadmor.link.duplicates.shelf import MemoryShelf, Shelf
from tadmor.link.keeping import Keeping
from tadmor.model import Reading
from tadmor.model.links import DocumentLink

__all__ = ["CLOSEST", "FORMULA", "Duplicates"]

CLOSEST = 32
"""Documents that a new one is compared with, word by word."""
FORMULA = 6
"""A passage that stands in so many families of documents belongs to the trade ("on condition of anonymity")."""
_TWIN = 0.95  # so near a copy, with the same figures, adds no keys of its own


class Duplicates:
    """The links of each new reading with the ones before; its state is `shelf` and `postings`.

    A document's family is the number of the first one of which it is a copy, excerpt or update, else its own.
    """

    def __init__(self, shelf: Shelf | None = None, postings: Postings | None = None) -> None:
        self.shelf = MemoryShelf() if shelf is None else shelf
        self.postings = MemoryPostings() if postings is None else postings

    @classmethod
    def over(cls, keeping: Keeping) -> "Duplicates":
        """With all that is known in tables and indexes."""
        return cls(KeptShelf(keeping), KeptPostings(keeping))

    def add(self, reading: Reading) -> tuple[DocumentLink, ...]:
        """The links of a reading with those that came before it; none for one that came already."""
        page = print_of(reading)
        if self.shelf.number(page.document) is not None:
            return ()
        return self._linked(reading, page, ())

    def renew(self, reading: Reading, linked: Iterable[str] = ()) -> tuple[DocumentLink, ...]:
        """The links of a reading that came already and was read anew; `linked` are documents that it was linked with.

        They are looked at again, for they may have no keys of their own.
        """
        before = self.shelf.number(reading.document.id)
        if before is None:
            return self.add(reading)
        old = self.shelf.print(before)
        self.postings.remove(before, sample(old))
        self.shelf.remove(before)
        known = [number for name in linked if (number := self.shelf.number(name)) is not None]
        return self._linked(reading, print_of(reading), known)

    def family(self, document: str) -> int | None:
        """The family of a document that came."""
        number = self.shelf.number(document)
        return None if number is None else self.shelf.families([number])[0]

    def without(self, gone: Iterable[str], heirs: Sequence[Reading]) -> tuple[DocumentLink, ...]:
        """Forget documents; gives the links of their `heirs`, old ones and new.

        Heirs are those that came later and share words or family with them, in the order in which they came: a copy
        has no keys of its own, and was found by those of what is gone.
        """
        known = {heir.document.id: self.shelf.number(heir.document.id) for heir in heirs}
        for number in (*map(self.shelf.number, gone), *known.values()):
            if number is not None:
                self.postings.remove(number, sample(self.shelf.print(number)))
                self.shelf.remove(number)
        numbered = [(heir, number) for heir in heirs if (number := known[heir.document.id]) is not None]
        return tuple(link for heir, number in numbered for link in self._inherited(heir, number))

    def _inherited(self, reading: Reading, number: int) -> Iterator[DocumentLink]:
        """The links of a reading that came as the `number`-th; what came before it gives its family, as it did then."""
        page = print_of(reading)
        keys = sample(page)
        twin = self.shelf.same(page.digest()) if len(page) >= SEGMENT else None
        found = self._alike(page, keys, ()) if twin is None or twin > number else [(twin, _identical(page))]
        before = [(other, judged) for other, judged in found if other < number]
        families = self.shelf.families([other for other, judged in before if _strong(judged)])
        self.shelf.put(reading, page, min(families, default=None))
        if any(_is_twin(judged) for _, judged in before):
            found = before  # it has no keys by which a later one would have found it
        else:
            self.postings.add(number, keys)
        yield from (self._link(page, reading.document.text, other, judged) for other, judged in found)

    def _linked(self, reading: Reading, page: Print, known: Sequence[int]) -> tuple[DocumentLink, ...]:
        twin = self.shelf.same(page.digest()) if len(page) >= SEGMENT and not known else None
        keys = sample(page)
        found = self._alike(page, keys, known) if twin is None else [(twin, _identical(page))]
        families = self.shelf.families([number for number, judged in found if _strong(judged)])
        number = self.shelf.put(reading, page, min(families, default=None))
        if known or not any(_is_twin(judged) for _, judged in found):
            self.postings.add(number, keys)
        return tuple(self._link(page, reading.document.text, other, judged) for other, judged in found)

    def _alike(self, page: Print, keys: Sample, known: Sequence[int]) -> list[tuple[int, Judged]]:
        """Earlier documents that share something telling, with what they are to this one."""
        hits = self.postings.find(keys.keys)
        common = self._common(keys, hits)
        found = []
        for number in dict.fromkeys([*_closest(hits, common), *known]):
            first, second = _ordered(page, self.shelf.print(number))
            result = judged(first, second, aligned(first, second))
            if result is not None and not _strong(result):
                result = _without_formulas(result, common, newer_is_first=first is page)
            if result is not None:
                found.append((number, result))
        return found

    def _common(self, keys: Sample, hits: Hits) -> list[tuple[int, int]]:
        """Of each sampled key: the word at which it begins, and in how many families it stands."""
        documents, each = np.unique(hits.document, return_inverse=True)
        owners = np.array(self.shelf.families(documents.tolist()), dtype=np.int64)[each]
        rows = np.unique(np.stack([hits.row, owners]), axis=1)[0]
        counts = np.bincount(rows, minlength=len(keys.keys))
        return list(zip(keys.positions.tolist(), counts.tolist(), strict=True))

    def _link(self, page: Print, text: str, number: int, found: Judged) -> DocumentLink:
        other, other_text = self.shelf.print(number), self.shelf.text(number)
        if _ordered(page, other)[0] is page:
            return link_of(page, text, other, other_text, found)
        return link_of(other, other_text, page, text, found)


def _closest(hits: Hits, common: list[tuple[int, int]]) -> list[int]:
    """Documents by the weight of the keys they share; a key weighs less the more families have it."""
    if not len(hits.row):
        return []
    families = np.array([count for _, count in common])
    documents, owner = np.unique(hits.document, return_inverse=True)
    weight = np.bincount(owner, weights=1.0 / families[hits.row])
    order = np.lexsort((documents, -weight))[:CLOSEST]
    return [int(documents[at]) for at in order if weight[at] > 1 / FORMULA]


def _strong(found: Judged) -> bool:
    """Whether it says something of the whole document."""
    return found.kind in ("copy", "excerpt", "update")


def _is_twin(found: Judged) -> bool:
    return found.kind == "copy" and min(found.shares) >= _TWIN


def _ordered(page: Print, other: Print) -> tuple[Print, Print]:
    """The one that was published first in front."""
    return (page, other) if page.order <= other.order else (other, page)


def _identical(page: Print) -> Judged:
    """What a document with the same words is."""
    return Judged("copy", (Stretch((Run(0, 0, len(page)),)),), (1.0, 1.0))


def _without_formulas(found: Judged, common: list[tuple[int, int]], *, newer_is_first: bool) -> Judged | None:
    """A weak link without the passages all of whose keys stand in many families."""
    kept = tuple(
        stretch
        for stretch in found.stretches
        if not _is_formula(stretch.first if newer_is_first else stretch.second, common)
    )
    return replace(found, stretches=kept) if kept else None


def _is_formula(words: tuple[int, int], common: list[tuple[int, int]]) -> bool:
    start, end = words
    counts = [count for at, count in common if start <= at < end]
    return bool(counts) and min(counts) >= FORMULA
