"""One way to cut text into words, the one of SQLite's `unicode61 remove_diacritics 2`, for every store.

A word is a run of letters and digits, in small letters, without the marks over Latin letters. Stores that search by
other means agree with SQLite because they cut with this.
"""

import unicodedata
from collections.abc import Iterable, Sequence
from functools import cache

__all__ = ["contains", "fold", "words"]

# The combining marks, from U+0300, that unicode61 drops inside a word instead of ending it there.
_DROPPED = 0x08029FDF | (0x000361F8 << 32)
_FIRST_MARK, _LAST_MARK = 0x300, 0x331


@cache
def _folded(character: str) -> str | None:
    """What a character gives to a word: itself folded, nothing (a mark), or None where it ends the word."""
    category = unicodedata.category(character)
    if category[0] not in "LN" and category != "Co":
        offset = ord(character) - _FIRST_MARK
        return "" if 0 <= offset <= _LAST_MARK - _FIRST_MARK and _DROPPED >> offset & 1 else None
    small = character.casefold()
    if len(small) > 1:  # a sharp s, a ligature: unicode61 leaves their number of letters alone
        small = character.lower() if len(character.lower()) == 1 else character
    base = unicodedata.normalize("NFD", small)
    return base[0].lower() if base[0].isascii() else small


def words(text: str) -> list[str]:
    """The words of a text, folded, in order."""
    found: list[str] = []
    current: list[str] = []
    for character in text:
        piece = _folded(character)
        if piece is None:
            if current:
                found.append("".join(current))
                current = []
        elif piece or current:
            current.append(piece)
    if current:
        found.append("".join(current))
    return found


def fold(values: Iterable[str]) -> str:
    """Values as one string in which `contains` finds whole words: `"| islamic state | raqqa |"`."""
    return "| " + " | ".join(" ".join(words(value)) for value in values) + " |"


def contains(folded: str, wanted: Sequence[str]) -> bool:
    """Whether one of the folded values has these words, one after another."""
    return f" {' '.join(wanted)} " in folded
