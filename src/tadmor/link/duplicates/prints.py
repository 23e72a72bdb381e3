"""A print is a document's words as numbers, with their places: two documents are compared by prints, never by texts.

Furniture is no part of it. Words are runs of letters and digits without case, so that "Aleppo's" and "Aleppo’s" are the
same; figures keep their points ("4,000"). No tokeniser of a language is needed: both sides are cut alike.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from itertools import pairwise
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from tadmor.link.vocabulary import Vocabulary
from tadmor.model import Reading

__all__ = ["BREAK", "NUMBER", "QUOTED", "Print", "Words", "numerals", "print_of"]

Words = NDArray[np.uint32]
QUOTED, BREAK, NUMBER = 1, 2, 4
"""Flags of a word: between quotation marks; the first of a segment (sentence, line, quotation); a figure."""

_NUMERALS = Vocabulary("tadmor.link.duplicates.numerals")
_WORD = re.compile(r"\d+(?:[.,]\d+)*|\w+")
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+")
_STOP = re.compile(r"[.!?…](?=\W)|[\n\"“”«»„]")
_MARK = re.compile(r"[\n\"“”«»„]")


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
def numerals() -> Mapping[str, str]:
    """The words that count, with the figures that mean the same ("three": "3"), or themselves."""
    table = _NUMERALS.table
    figures: dict[str, str] = table["figures"]
    return {word: word for word in table["words"]} | figures


@lru_cache(maxsize=100_000)
def _word(word: str) -> tuple[int, int]:
    """A word's number (CRC-32 of its fold: the same in every process) and whether it counts.

    "Three" and "3", "4,000" and "4000" are one: how an outlet writes figures is no change of them.
    """
    fold = word.casefold()
    counts = word[0].isdigit() or fold in numerals()
    fold = numerals().get(fold, fold.replace(",", "") if _GROUPED.fullmatch(fold) else fold)
    return crc32(fold.encode("utf-8", "surrogatepass")), NUMBER if counts else 0


@cache
def _numbers(name: str) -> frozenset[int]:
    """The numbers of a list of words."""
    return frozenset(_word(word)[0] for word in _NUMERALS.words(name))


def _counting(words: Words, counts: Words) -> Words:
    """Which figures count: an outlet that turns "60 km" into "40 miles" or "5:45 a.m." into "5.45am" changes none."""
    measures, halves, kept = _numbers("measures"), _numbers("halves"), counts.copy()
    for at in reversed(np.flatnonzero(counts[:-1]).tolist()):
        after = words[at + 1 : at + 3].tolist()
        minutes = counts[at + 1] and not kept[at + 1]  # the "5" of "5:45 a.m."
        if minutes or after[0] in measures or (after[0] in halves and after[1:] == [_word("m")[0]]):
            kept[at] = 0
    return kept


def _quotations(text: str) -> list[tuple[int, int]]:
    """What stands between marks. It ends at a line end, so a mark left open spoils one paragraph only."""
    found, opened = [], -1
    for mark in _MARK.finditer(text):
        closes = opened >= 0 and mark.group() in '"”»\n'
        if closes:
            found.append((opened, mark.start()))
        opened = mark.start() if not closes and mark.group() in '"“«„' else -1 if closes else opened
    return found


def _inside(starts: Words, ranges: Iterable[tuple[int, int]]) -> NDArray[np.bool_]:
    """Which words begin inside one of some half-open ranges."""
    covered = np.zeros(len(starts), dtype=bool)
    for start, end in ranges:
        covered[np.searchsorted(starts, start) : np.searchsorted(starts, end)] = True
    return covered


def _flags(text: str, starts: Words, counts: Words) -> NDArray[np.uint8]:
    """Of each word: whether it is quoted, whether something ends before it, whether it counts."""
    breaks = np.searchsorted(starts, [0, *(stop.start() for stop in _STOP.finditer(text))])
    first = np.zeros(len(starts) + 1, dtype=np.uint8)
    first[breaks] = BREAK
    return (first[:-1] | counts | _inside(starts, _quotations(text)) * np.uint8(QUOTED)).astype(np.uint8)


def print_of(reading: Reading) -> Print:
    """The print of a reading's document without its furniture. About 0.7 ms for 500 words."""
    document, text = reading.document, reading.document.text
    rows = [(*_word(word.group()), *word.span()) for word in _WORD.finditer(text)]
    words, counts, starts, ends = np.array(rows, dtype=np.uint32).reshape(-1, 4).T
    kept = ~_inside(starts, ((span.start, span.end) for span in reading.furniture))
    flags = _flags(text, starts, _counting(words, counts))
    if not kept.all():
        flags = _carried(flags, kept)
    return Print(document.id, document.outlet, document.published, words[kept], starts[kept], ends[kept], flags[kept])


def _carried(flags: NDArray[np.uint8], kept: NDArray[np.bool_]) -> NDArray[np.uint8]:
    """Flags with a break before whatever follows furniture."""
    after = np.flatnonzero(kept[1:] & ~kept[:-1]) + 1
    flags[after] |= BREAK
    return flags
