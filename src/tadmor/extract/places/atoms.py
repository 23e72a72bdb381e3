"""Words cut at their hyphens, so that "US-led", "Deir ez-Zor" and "Russia-Turkey" each show the name they hold.

A window is a run of atoms that might be a name: it opens and ends with a capital, and only white space, hyphens and
small connecting words stand inside.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tadmor.extract.places.words import Words
from tadmor.model import Sentence, Token

__all__ = ["Line", "Window", "lines", "windows"]

_PIECE = re.compile(r"[^-‐‑]+")
_HYPHEN = re.compile(r"[-‐‑]")
_HYPHENS = frozenset("-‐‑")
_LONGEST = 5
_TITLE_SHARE = 0.7  # of a sentence's words with a capital: above it capitals say nothing


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence as atoms: offsets and words side by side, `glued[i]` whether atom i hangs on i-1 without a space."""

    words: tuple[Token, ...]
    low: tuple[str, ...]
    glued: tuple[bool, ...]
    shouted: bool

    def word(self, index: int) -> str:
        """The lower-case word at an index; empty outside the line."""
        return self.low[index] if 0 <= index < len(self.low) else ""

    def capital(self, index: int) -> bool:
        """Whether the word at an index opens with a capital letter."""
        return 0 <= index < len(self.words) and self.words[index].text[0].isupper()


@dataclass(frozen=True, slots=True)
class Window:
    """Atoms `first` to `last` (included) of a line, and the words they cover."""

    line: int
    first: int
    last: int
    start: int
    end: int
    name: str


def _atoms(token: Token) -> Iterator[Token]:
    if not (token.text[0].isalnum() and _HYPHEN.search(token.text)):
        yield token
        return
    for piece in _PIECE.finditer(token.text):
        yield Token(token.start + piece.start(), token.start + piece.end(), piece.group())


def _ties(text: str, token: Token) -> bool:
    """Whether a token is the hyphen of "U.S.-led"."""
    if token.text not in _HYPHENS or token.start == 0 or token.end == len(text):
        return False
    return not text[token.start - 1].isspace() and not text[token.end].isspace()


def _line(text: str, sentence: Sentence) -> Line:
    atoms = tuple(atom for token in sentence.tokens for atom in _atoms(token) if not _ties(text, token))
    glued = tuple(
        n > 0 and atoms[n - 1].end < atom.start and not text[atoms[n - 1].end : atom.start].isspace()
        for n, atom in enumerate(atoms)
    )
    letters = [atom.text for atom in atoms if atom.text[0].isalpha() and len(atom.text) > 1]
    capitals = sum(word[0].isupper() for word in letters)
    return Line(
        atoms, tuple(a.text.lower() for a in atoms), glued, len(letters) > 4 and capitals > _TITLE_SHARE * len(letters)
    )


def lines(text: str, sentences: tuple[Sentence, ...]) -> list[Line]:
    """The sentences as lines of atoms; a sentence of marks alone is an empty line."""
    return [_line(text, sentence) for sentence in sentences]


def windows(text: str, number: int, line: Line, words: Words) -> Iterator[Window]:
    """Every run of at most five atoms that might be a name, in order of start, longest first."""
    for first in range(len(line.words)):
        if _opens(line, first, words):
            yield from reversed(list(_from(text, number, line, first, words)))


def _opens(line: Line, index: int, words: Words) -> bool:
    if line.capital(index):
        return not (line.glued[index] and _inside_name(line, index, words))
    small = line.low[index]
    following = index + 1
    if small in words.articles:
        return following < len(line.words) and line.glued[following] and line.capital(following)
    return small == "the" and line.capital(following)


def _inside_name(line: Line, index: int, words: Words) -> bool:
    """Whether a hyphen ties the atom to a name before it: "al-Assad", "Abu-Bakr", but not "pro-Russia"."""
    before = line.words[index - 1].text
    return before.lower() in words.articles or (before[0].isupper() and len(before) < 4)


def _from(text: str, number: int, line: Line, first: int, words: Words) -> Iterator[Window]:
    for last in range(first, min(first + _LONGEST, len(line.words))):
        atom = line.words[last]
        if last > first:
            between = text[line.words[last - 1].end : atom.start]
            if not (between.isspace() and "\n" not in between and len(between) < 3) and between not in ("-", "‐", "‑"):
                return
        if last > first and line.low[last] in words.articles and line.low[last] != atom.text:
            return  # "BAGHDAD At least": the loose key would drop the article
        name_like = (atom.text[0].isupper() and (last == first or len(atom.text) > 1)) or (
            last > first and atom.text[0].isdigit()
        )
        if name_like and any(c.isalpha() for c in text[line.words[first].start : atom.end]):
            if atom.text[0].isupper() or last > first:
                start = line.words[first].start
                yield Window(number, first, last, start, atom.end, text[start : atom.end])
        elif not name_like and line.low[last] not in words.connectors:
            return
