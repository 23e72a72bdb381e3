"""The words that withholding rests on: a text's words with their keys, and the lists that say what they may mean.

A key is a word without case, accents and possessive ending, so that "DARWAZEH", "Darwazeh's" and "Därwazeh" are one.
"""

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import Any, NamedTuple

__all__ = ["CAPITALISED", "MASK", "Sequences", "Word", "key", "keys", "lists", "mask", "word_list", "words"]

MASK = "█"
CAPITALISED = (
    r"(?P<name>(?<![\w'’-])(?:(?:al|el|ad|ar|as|ash|at|az|an)[- ])?{capital}"
    r"(?: (?:(?:al|el|ad|bin|ibn|bint|de|da|van|von|der)[- ]){0,2}{capital}){0,3})"
).replace("{capital}", r"[A-Z\u00c0-\u00de\u0100-\u024f\u1e00-\u1eff][\w'’\u0300-\u036f-]{1,40}")
"""One to four words with capitals, as the group "name"; every repetition is bounded, so that it costs linear time."""

_MARKS = r"[\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670]"
_WORD = re.compile(rf"(?:[^\W\d_]{_MARKS}*)+(?:['’ʼ‘`](?:[^\W\d_]{_MARKS}*)+)*")
_POSSESSIVE = re.compile(r"['’ʼ‘`]s?$")
_APOSTROPHE = re.compile("['’ʼ‘`]")
_GAP = 3  # characters between two words of one name: ", ", " - ", "%20" in an address


class Word(NamedTuple):
    """A run of letters in a string, apostrophes inside it included.

    `parts` are the keys of what stands between its apostrophes ("Samir'll"); `capital` is whether it opens with
    anything but a small letter.
    """

    start: int
    end: int
    key: str
    parts: tuple[str, ...]
    capital: bool


@dataclass(frozen=True, slots=True)
class Sequences:
    """Names of several words by their first key, longest first: looked up in one pass over a text."""

    by_first: Mapping[str, tuple[tuple[str, ...], ...]]

    @classmethod
    def of(cls, names: Iterable[tuple[str, ...]]) -> "Sequences":
        """Sequences of these names; empty ones are left out."""
        grouped: dict[str, set[tuple[str, ...]]] = {}
        for name in names:
            if name:
                grouped.setdefault(name[0], set()).add(name)
        return cls({first: tuple(sorted(group, key=lambda n: (-len(n), n))) for first, group in grouped.items()})

    def at(self, found: list[Word], index: int) -> int:
        """How many words of the list, from `index` on, are one of the names; 0 for none."""
        for name in self.by_first.get(found[index].key, ()):
            part = found[index : index + len(name)]
            if tuple(word.key for word in part) == name and _adjacent(part):
                return len(name)
        return 0


def _adjacent(part: list[Word]) -> bool:
    return all(b.start - a.end <= _GAP for a, b in pairwise(part))


@cache
def lists() -> Mapping[str, Any]:
    """`privacy.toml` as it stands. Not to be changed."""
    place = files("tadmor.export").joinpath("privacy.toml")
    return tomllib.loads(place.read_text(encoding="utf-8"))


@cache
def word_list(name: str) -> frozenset[str]:
    """One of the word lists of `privacy.toml`."""
    return frozenset(lists()[name].split())


def key(word: str) -> str:
    """A word without case, accents and possessive ending."""
    if word.isascii() and word.isalpha():
        return word.lower()  # nine words in ten: twice as fast
    apart = unicodedata.normalize("NFKD", _POSSESSIVE.sub("", word.casefold()))
    return "".join(c for c in apart if not unicodedata.combining(c) and c.isalnum())


def words(text: str) -> Iterator[Word]:
    """The words of a string in order: letters only, so that "_", "-", digits and marks divide."""
    for found in _WORD.finditer(text):
        told = found.group()
        parts = () if told.isalpha() else tuple(map(key, _APOSTROPHE.split(told)))
        yield Word(found.start(), found.end(), key(told), parts, not told[0].islower())


def keys(text: str) -> tuple[str, ...]:
    """The keys of a string's words."""
    return tuple(word.key for word in words(text) if word.key)


def mask(text: str, stretches: Iterable[tuple[int, int]]) -> str:
    """The text with every code point of the stretches (half-open) hidden, white space kept; its length stays."""
    letters = list(text)
    for start, end in stretches:
        for offset in range(start, min(end, len(letters))):
            if not letters[offset].isspace():
                letters[offset] = MASK
    return "".join(letters)
