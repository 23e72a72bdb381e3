"""A print is a document's words as numbers, with their places: two documents are compared by prints, never by texts.

Furniture is no part of it. Words are runs of letters and digits without case, so that "Aleppo's" and "Aleppo’s" are the
same; figures keep their points ("4,000"). No tokeniser of a language is needed: both sides are cut alike.
"""

import re
import tomllib
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from importlib.resources import files
from itertools import pairwise
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from tadmor.model import Reading, Span, Spans

__all__ = ["BREAK", "NUMBER", "QUOTED", "Print", "Words", "numerals", "print_of"]

Words = NDArray[np.uint32]
QUOTED, BREAK, NUMBER = 1, 2, 4
"""Flags of a word: between quotation marks; the first of a segment (sentence, line, quotation); a figure."""

_PIECE = re.compile(r"(?P<word>\d+(?:[.,]\d+)*|\w+)|(?P<stop>[.!?…](?=\W))|(?P<line>\n)|(?P<mark>[\"“”«»„])")


@dataclass(frozen=True, slots=True)
class Print:
    """n words of one document: `words`, `starts`, `ends` (n,) uint32, `flags` (n,) uint8. Offsets are code points."""

    document: str
    outlet: str | None
    published: date | None
    words: Words
    starts: Words
    ends: Words
    flags: NDArray[np.uint8]

    def __len__(self) -> int:
        return len(self.words)

    @property
    def order(self) -> tuple[date, str]:
        """Earlier published first; the undated last."""
        return (self.published or date.max, self.document)

    @property
    def segments(self) -> list[tuple[int, int]]:
        """Half-open ranges of words between breaks: a sentence, or the words of a quotation."""
        edges = np.flatnonzero(self.flags & BREAK).tolist()
        return list(pairwise([*edges, len(self)]))

    def digest(self) -> bytes:
        """Equal for equal words, whatever stands between them."""
        return self.words.tobytes()


@cache
def numerals() -> frozenset[str]:
    """The words that count."""
    place = files("tadmor.link.duplicates").joinpath("numerals.toml")
    return frozenset(tomllib.loads(place.read_text(encoding="utf-8"))["words"])


@lru_cache(maxsize=100_000)
def _word(word: str) -> tuple[int, int]:
    """A word's number (CRC-32 of its fold: the same in every process) and whether it counts."""
    fold = word.casefold()
    return crc32(fold.encode("utf-8", "surrogatepass")), NUMBER if word[0].isdigit() or fold in numerals() else 0


class _Cutter:
    """Walks over pieces of a text; `quoted` ends at a line end, so a mark left open spoils one paragraph only."""

    def __init__(self, furniture: Iterable[Span]) -> None:
        self.rows: list[tuple[int, int, int, int]] = []
        self.spans = sorted((span.start, span.end) for span in furniture)
        self.begins = [start for start, _ in self.spans]
        self.flag, self.quoted = BREAK, False

    def hidden(self, start: int) -> bool:
        at = bisect_right(self.begins, start) - 1
        return at >= 0 and start < self.spans[at][1]

    def take(self, piece: re.Match[str]) -> None:
        if piece.lastgroup != "word":
            self.flag = BREAK
            self.quoted = self._still_quoted(piece)
        elif not self.hidden(piece.start()):
            number, counts = _word(piece.group())
            self.rows.append((number, piece.start(), piece.end(), self.flag | counts | (QUOTED if self.quoted else 0)))
            self.flag = 0

    def _still_quoted(self, piece: re.Match[str]) -> bool:
        if piece.lastgroup == "line":
            return False
        if piece.lastgroup == "mark":
            return not self.quoted if piece.group() == '"' else piece.group() in "“«„"
        return self.quoted


def print_of(reading: Reading) -> Print:
    """The print of a reading's document without its furniture. About 0.5 ms for 500 words."""
    document = reading.document
    return _print(document.id, document.outlet, document.published, document.text, reading.furniture)


def _print(name: str, outlet: str | None, published: date | None, text: str, furniture: Spans) -> Print:
    cutter = _Cutter(furniture)
    for piece in _PIECE.finditer(text):
        cutter.take(piece)
    table = np.array(cutter.rows, dtype=np.uint32).reshape(-1, 4).T
    return Print(name, outlet, published, table[0], table[1], table[2], table[3].astype(np.uint8))
