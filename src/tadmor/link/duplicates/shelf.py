"""Where prints stand once they are made: numbered as they come. `kept` keeps them in tables."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from tadmor.link.duplicates.prints import Print
from tadmor.model import Reading

__all__ = ["MemoryShelf", "Shelf"]


class Shelf(Protocol):
    """What a finder needs: prints by number and by document, families, texts for the words of evidence."""

    def put(self, reading: Reading, page: Print, family: int | None) -> int:
        """Keep a reading's print; gives its number, which goes up with arrival. `family` None: one of its own."""

    def remove(self, number: int) -> None:
        """Forget a print; its document keeps its number."""

    def print(self, number: int) -> Print:
        """The print of a number."""

    def text(self, number: int) -> str:
        """The document's text."""

    def number(self, document: str) -> int | None:
        """The number of a document whose print stands here."""

    def same(self, digest: bytes) -> int | None:
        """The first number whose words are exactly these."""

    def families(self, numbers: Sequence[int]) -> list[int]:
        """The family of each of some numbers."""


@dataclass(frozen=True, slots=True)
class _Kept:
    page: Print
    text: str
    family: int


class MemoryShelf:
    """Everything in memory: about 13 bytes a word, and the texts."""

    def __init__(self) -> None:
        self._kept: dict[int, _Kept] = {}
        self._numbers: dict[str, int] = {}
        self._digests: dict[bytes, list[int]] = {}

    def put(self, reading: Reading, page: Print, family: int | None) -> int:
        number = self._numbers.setdefault(page.document, len(self._numbers))
        self._kept[number] = _Kept(page, reading.document.text, number if family is None else family)
        self._digests.setdefault(page.digest(), []).append(number)
        return number

    def remove(self, number: int) -> None:
        page = self._kept.pop(number).page
        self._digests[page.digest()].remove(number)

    def print(self, number: int) -> Print:
        return self._kept[number].page

    def text(self, number: int) -> str:
        return self._kept[number].text

    def number(self, document: str) -> int | None:
        number = self._numbers.get(document)
        return number if number in self._kept else None

    def same(self, digest: bytes) -> int | None:
        return min(self._digests.get(digest, ()), default=None)

    def families(self, numbers: Sequence[int]) -> list[int]:
        return [self._kept[number].family for number in numbers]
