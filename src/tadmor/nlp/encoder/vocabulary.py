"""Words cut into pieces of a fixed vocabulary as BERT does it (WordPiece, Schuster and Nakajima 2012).

Ours rather than the `tokenizers` library, whose package brings a hub client and two network stacks into an offline
tool; training/README.md tells how the two are held equal.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import cache

__all__ = ["Vocabulary", "words"]

_UNKNOWN = "[UNK]"
_LONGEST = 100  # characters; a longer word is unknown
_KEPT = 100_000  # words remembered with their pieces


@cache
def _word() -> re.Pattern[str]:
    """A run of anything but space, or one mark of punctuation, or one ideograph."""
    marks = [chr(c) for c in range(0x3100) if unicodedata.category(chr(c)).startswith("P")]
    marks += [c for c in "$+<=>^`|~" if c not in marks]
    lone = (
        "".join(map(re.escape, marks))
        + "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0002ceaf\uff01-\uff0f\uff1a-\uff20"
    )
    return re.compile(rf"[{lone}]|[^\s{lone}]+")


def words(text: str) -> list[tuple[int, int]]:
    """The half-open offsets of each word of a text."""
    return [match.span() for match in _word().finditer(text)]


class Vocabulary:
    """The pieces by number, and the words that have been cut before."""

    def __init__(self, pieces: Iterable[str]) -> None:
        self._numbers = {piece: number for number, piece in enumerate(pieces)}
        self._cut: dict[str, tuple[int, ...]] = {}

    def cut(self, word: str) -> tuple[int, ...]:
        """The numbers of a word's pieces; none for a word of nothing but control characters and accents."""
        found = self._cut.get(word)
        if found is None:
            found = self._greedy(_plain(word))
            if len(self._cut) < _KEPT:
                self._cut[word] = found
        return found

    def _greedy(self, word: str) -> tuple[int, ...]:
        """The longest piece that fits, again and again."""
        if len(word) > _LONGEST:
            return (self._numbers[_UNKNOWN],)
        made, start = [], 0
        while start < len(word):
            lead = "##" if start else ""
            ends = range(len(word), start, -1)
            end = next((end for end in ends if lead + word[start:end] in self._numbers), None)
            if end is None:
                return (self._numbers[_UNKNOWN],)
            made.append(self._numbers[lead + word[start:end]])
            start = end
        return tuple(made)


def _plain(word: str) -> str:
    """Small letters without accents and control characters."""
    if word.isascii() and word.isprintable():
        return word.lower()
    kept = (c for c in word if c != "\ufffd" and not unicodedata.category(c).startswith("C"))
    return "".join(c for c in unicodedata.normalize("NFD", "".join(kept)) if unicodedata.category(c) != "Mn").lower()
