"""A finder's state in tables: of each document its text and furniture, from which a print is made again in a moment.

A print is 13 bytes a word and hardly packs, a text 2; one is needed of the few documents that share a new one's keys.
"""

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import blake2b

import numpy as np

from tadmor.link.duplicates.postings import CAP, Hits
from tadmor.link.duplicates.prints import Print, print_of
from tadmor.link.duplicates.sampling import Keys, Sample
from tadmor.link.keeping import Keeping, Numbers
from tadmor.model import Document, Reading, Span

__all__ = ["KeptPostings", "KeptShelf"]

_PRINTS = 2_000  # made prints at hand, of some 7 kB


@dataclass(frozen=True, slots=True)
class Page:
    """What a print follows from. `furniture` are offsets."""

    text: str
    outlet: str | None
    published: date | None
    furniture: tuple[tuple[int, int], ...]


class KeptShelf:
    """Pages in a table, and who is whose family in another."""

    def __init__(self, keeping: Keeping) -> None:
        self._documents = Numbers(keeping, "documents")
        self._pages = keeping.table("pages", Page, 2_000)
        self._families = keeping.table("families", int)
        self._digests = keeping.index("digests")
        self._prints: OrderedDict[int, Print] = OrderedDict()

    def put(self, reading: Reading, page: Print, family: int | None) -> int:
        """Keep a print."""
        document, number = reading.document, self._documents.of(reading.document.id)
        furniture = tuple((span.start, span.end) for span in reading.furniture)
        self._pages.put(number, Page(document.text, document.outlet, document.published, furniture))
        if family is not None and family != number:
            self._families.put(number, family)
        self._digests.post([(_key(page.digest()), number, 0.0)])
        self._hold(number, page)
        return number

    def remove(self, number: int) -> None:
        """Forget a print."""
        self._digests.unpost([(_key(self.print(number).digest()), number)])
        self._pages.drop(number)
        self._families.drop(number)
        self._prints.pop(number, None)

    def print(self, number: int) -> Print:
        """The print of a number."""
        if number not in self._prints:
            self._hold(number, self._made(number))
        return self._prints[number]

    def _made(self, number: int) -> Print:
        page = self._page(number)
        name = self._documents.name(number)
        document = Document(id=name, text=page.text, outlet=page.outlet, published=page.published)
        return print_of(Reading(document=document, furniture=tuple(Span(a, b, "") for a, b in page.furniture)))

    def _page(self, number: int) -> Page:
        found = self._pages.get(number)
        if found is None:
            raise KeyError(number)
        return found

    def _hold(self, number: int, page: Print) -> None:
        self._prints[number] = page
        if len(self._prints) > _PRINTS:
            self._prints.popitem(last=False)

    def text(self, number: int) -> str:
        """The document's text."""
        return self._page(number).text

    def number(self, document: str) -> int | None:
        """The number of a document whose print stands here."""
        number = self._documents.get(document)
        return None if number is None or self._pages.get(number) is None else number

    def same(self, digest: bytes) -> int | None:
        """The first number whose words are exactly these."""
        found = (number for _, number, _ in self._digests.find([_key(digest)]))
        return next((number for number in found if self.print(number).digest() == digest), None)

    def families(self, numbers: Sequence[int]) -> list[int]:
        """The family of each of some numbers."""
        known = self._families.many(numbers)
        return [known.get(number, number) for number in numbers]


class KeptPostings:
    """Keys in an index."""

    def __init__(self, keeping: Keeping) -> None:
        self._index = keeping.index("keys")
        self._full: set[int] = set()

    def add(self, number: int, found: Sample) -> None:
        """Remember a document's keys, but those that were found full: nobody is given more than `CAP`."""
        self._index.post([(key, number, 0.0) for key in _signed(found.keys) if key not in self._full])

    def remove(self, number: int, found: Sample) -> None:
        """Forget a document's keys."""
        self._index.unpost([(key, number) for key in _signed(found.keys)])

    def find(self, keys: Keys) -> Hits:
        """The documents in which keys stand."""
        rows: dict[int, list[int]] = {}
        for row, key in enumerate(_signed(keys)):
            rows.setdefault(key, []).append(row)
        under: dict[int, list[int]] = {}
        for key, number, _ in self._index.find(rows):
            under.setdefault(key, []).append(number)
        self._full = {key for key, numbers in under.items() if len(numbers) >= CAP}
        hits = [(row, number) for key, numbers in under.items() for row in rows[key] for number in numbers[:CAP]]
        table = np.array(sorted(hits), dtype=np.int64).reshape(-1, 2).T
        return Hits(table[0], table[1])


def _signed(keys: Keys) -> list[int]:
    found: list[int] = keys.view(np.int64).tolist()
    return found


def _key(digest: bytes) -> int:
    return int.from_bytes(blake2b(digest, digest_size=8).digest(), "big", signed=True)
