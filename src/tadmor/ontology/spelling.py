"""Two spellings of one word fold to one key: case, diacritics, apostrophes and points do not tell names apart."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

__all__ = ["ARTICLES", "Form", "Phrases", "Piece", "fold", "name_key", "pieces", "skeleton", "word_spans"]

ARTICLES = frozenset(["al", "el"])
"""Arabic articles, which reports write, join with a hyphen, or leave out."""

_MARKS = str.maketrans("", "", "'’‘`ʿʾʼ.")
_WORD = re.compile(r"((?:[^\W_]\.){2,}|[^\W_]+(?:['’‘`ʿʾʼ](?!s\b)[^\W_]+)*)(?:['’‘`ʿʾʼ]s\b)?")


@lru_cache(maxsize=20_000)
def fold(word: str) -> str:
    """One word in lower case without diacritics, apostrophes and points: "Da’esh" is "daesh", "U.S." is "us"."""
    plain = unicodedata.normalize("NFKD", word)
    return "".join(c for c in plain if not unicodedata.combining(c)).translate(_MARKS).lower().replace("ı", "i")


class Piece(NamedTuple):
    """One word of a form: its fold, and how it must be spelt if its case matters (acronyms: "IS", "US")."""

    fold: str
    exact: str | None
    capital: bool


@dataclass(frozen=True, slots=True)
class Form:
    """One way to write a name, articles left out, and what it means."""

    pieces: tuple[Piece, ...]
    target: str


def pieces(name: str) -> tuple[Piece, ...]:
    """The words of a name as they are looked for: split at hyphens, without articles and possessive "'s"."""
    return tuple(
        Piece(fold(word), _plain(word) if _case_matters(word) else None, word[0].isupper())
        for word in _WORD.findall(name)
        if fold(word) not in ARTICLES
    )


def _plain(word: str) -> str:
    return word.translate(_MARKS)


def _case_matters(word: str) -> bool:
    letters = _plain(word)
    return len(letters) > 1 and any(c.isupper() for c in letters[1:])


def name_key(name: str) -> tuple[str, ...]:
    """The folded words of a name: equal for "Khalid al-Obeidi" and "Khalid Al Obeidi"."""
    return tuple(piece.fold for piece in pieces(name))


def word_spans(text: str) -> list[tuple[int, int]]:
    """Where the words of a text begin and end, without a possessive "'s"."""
    return [match.span(1) for match in _WORD.finditer(text)]


def skeleton(word: str) -> str:
    """A word's consonants with doubles and usual transliteration variants levelled: it proposes, it never decides."""
    folded = fold(word)
    for variant, level in (("kh", "h"), ("gh", "g"), ("ph", "f"), ("ou", "u"), ("q", "k"), ("c", "k"), ("j", "g")):
        folded = folded.replace(variant, level)
    return re.sub(r"(.)\1+", r"\1", re.sub(r"[aeiouywh]", "", folded))


class Phrases:
    """Forms by their first word, longest first: a look-up costs the few forms that share that word."""

    def __init__(self, forms: Iterable[tuple[str, str]]) -> None:
        table: dict[str, list[Form]] = {}
        for name, target in forms:
            found = pieces(name)
            if found:
                table.setdefault(found[0].fold, []).append(Form(found, target))
        self.table: Mapping[str, tuple[Form, ...]] = {
            first: tuple(sorted(same, key=lambda form: -len(form.pieces))) for first, same in table.items()
        }

    def starting(self, folded: str) -> tuple[Form, ...]:
        """The forms whose first word folds to this, longest first."""
        return self.table.get(folded, ())
