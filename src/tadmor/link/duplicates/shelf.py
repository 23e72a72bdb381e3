"""Where prints stand once they are made: numbered as they come, never changed. A store may keep them in a table."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

import numpy as np

from tadmor.link.duplicates.prints import Print

__all__ = ["MemoryShelf", "Shelf", "packed", "unpacked"]


class Shelf(Protocol):
    """What a finder needs: prints by number (0, 1, ...) and by document, texts for the words of evidence."""

    def __len__(self) -> int:
        """How many prints stand here: the number that the next one gets."""

    def put(self, page: Print, text: str) -> int:
        """Keep a print; returns its number."""

    def print(self, number: int) -> Print:
        """The print of a number."""

    def text(self, number: int) -> str:
        """The document's text."""

    def number(self, document: str) -> int | None:
        """The number of a document, None if it never came."""

    def same(self, digest: bytes) -> int | None:
        """The first number whose words are exactly these."""


@dataclass(frozen=True, slots=True)
class _Kept:
    page: Print
    text: str


class MemoryShelf:
    """Everything in memory: about 13 bytes a word, and the texts."""

    def __init__(self, kept: Sequence[tuple[Print, str]] = ()) -> None:
        self._kept: list[_Kept] = []
        self._numbers: dict[str, int] = {}
        self._digests: dict[bytes, int] = {}
        for page, text in kept:
            self.put(page, text)

    def __len__(self) -> int:
        return len(self._kept)

    def put(self, page: Print, text: str) -> int:
        number = len(self._kept)
        self._kept.append(_Kept(page, text))
        self._numbers[page.document] = number
        self._digests.setdefault(page.digest(), number)
        return number

    def print(self, number: int) -> Print:
        return self._kept[number].page

    def text(self, number: int) -> str:
        return self._kept[number].text

    def number(self, document: str) -> int | None:
        return self._numbers.get(document)

    def same(self, digest: bytes) -> int | None:
        return self._digests.get(digest)


def packed(page: Print) -> bytes:
    """A print as bytes, 13 a word, to keep in one cell of a table: words, starts, ends, flags, little-endian."""
    columns = (page.words, page.starts, page.ends)
    return b"".join(column.astype("<u4").tobytes() for column in columns) + page.flags.tobytes()


def unpacked(content: bytes, document: str, outlet: str | None, published: date | None) -> Print:
    """The print that `packed` made into bytes."""
    count = len(content) // 13
    words, starts, ends = np.frombuffer(content, dtype="<u4", count=3 * count).astype(np.uint32).reshape(3, count)
    flags = np.frombuffer(content, dtype=np.uint8, offset=12 * count)
    return Print(document, outlet, published, words, starts, ends, flags)
