"""Words cut at their hyphens, so that "US-led", "Deir ez-Zor" and "Russia-Turkey" each show the name they hold.

A window is a run of atoms that might be a name: it opens and ends with a capital, and only white space, hyphens and
small connecting words stand inside.
"""

import re
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from tadmor.extract.places.words import Words
from tadmor.model import Sentence, Token

__all__ = ["Line", "Window", "lines", "listed", "windows"]

_PIECE = re.compile(r"[^-‐‑]+")
_HYPHEN = re.compile(r"[-‐‑]")
_ELIDED = re.compile(r"[dl]['’][^\W\d_]")  # "d'Ivoire"
_APOSTROPHE = re.compile("['’]")
_LONG = 50  # words of a text from which on it has commas
_COMMAS = 0.01  # share of its words below which it has lost them
_HYPHENS = frozenset("-‐‑")
_BULLETS = " \t*•–-"
_LONGEST = 5
_POSSESSED = 4  # letters of a name with the "s" of an apostrophe that was lost
_LONGEST_LIST = 40  # atoms up to the "counties" that names share
_LIST = frozenset({",", "and", "or", "the", "/", "&"})
_GAP = 3  # atoms between two names of a list
_ARABIC = frozenset({"al", "el"})  # articles that spell no English word
_TITLE_SHARE = 0.7  # of a sentence's words with a capital: above it capitals say nothing


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence as atoms: offsets and words side by side, `glued[i]` whether atom i hangs on i-1 without a space.

    `opens`: a paragraph begins with it.
    """

    words: tuple[Token, ...]
    low: tuple[str, ...]
    glued: tuple[bool, ...]
    shouted: bool
    opens: bool = False

    def word(self, index: int) -> str:
        """The lower-case word at an index; empty outside the line."""
        return self.low[index] if 0 <= index < len(self.low) else ""

    def capital(self, index: int) -> bool:
        """Whether the word at an index opens with a capital letter."""
        return 0 <= index < len(self.words) and self.words[index].text[0].isupper()


@dataclass(frozen=True, slots=True)
class Window:
    """Atoms `first` to `last` (included) of a line, the words they cover, and the name to ask the gazetteer for."""

    line: int
    first: int
    last: int
    start: int
    end: int
    name: str
    asked: str


def _atoms(token: Token, names: Container[str]) -> Iterator[Token]:
    if token.text[0].isupper() and token.text[-1] == "s" and len(token.text) > _POSSESSED and token.text[:-1] in names:
        yield Token(token.start, token.end - 1, token.text[:-1])
        yield Token(token.end - 1, token.end, "'s")
        return
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


def _stopped(atoms: list[Token], words: Words) -> Iterator[Token]:
    """The atoms with "Ky" and its full stop as one, and "W.Va." too."""
    at = 0
    while at < len(atoms):
        first, size = atoms[at], 1
        if first.text == "W" and [a.text for a in atoms[at + 1 : at + 4]] == [".", "Va", "."]:
            size = 4
        elif first.text[0].isupper() and first.text.lower() in words.stopped and at + 1 < len(atoms):
            size = 2 if atoms[at + 1].text == "." and atoms[at + 1].start == first.end else 1
        last = atoms[at + size - 1]
        yield first if size == 1 else Token(first.start, last.end, "".join(a.text for a in atoms[at : at + size]))
        at += size


def _opens_paragraph(text: str, start: int) -> bool:
    """Whether no more than a bullet stands before an offset in its line."""
    before = text[text.rfind("\n", 0, start) + 1 : start]
    return not before.strip(_BULLETS)


def _line(text: str, sentence: Sentence, words: Words, names: Container[str]) -> Line:
    cut = [
        atom
        for before, token in pairwise((None, *sentence.tokens))
        if token is not None and not _ties(text, token)
        for atom in _atoms(token, () if _behind_name(before) else names)
    ]
    atoms = tuple(_stopped(cut, words))
    glued = tuple(
        n > 0 and atoms[n - 1].end < atom.start and not text[atoms[n - 1].end : atom.start].isspace()
        for n, atom in enumerate(atoms)
    )
    letters = [atom.text for atom in atoms if atom.text[0].isalpha() and len(atom.text) > 1]
    capitals = sum(word[0].isupper() for word in letters)
    return Line(
        atoms,
        tuple(a.text.lower() for a in atoms),
        glued,
        shouted=len(letters) > 4 and capitals > _TITLE_SHARE * len(letters),
        opens=_opens_paragraph(text, sentence.start),
    )


def lines(text: str, sentences: tuple[Sentence, ...], words: Words) -> list[Line]:
    """The sentences as lines of atoms; a sentence of marks alone is an empty line.

    Where a report has lost its apostrophes, "Aleppos" is Aleppo's if it writes Aleppo, too.
    """
    names = frozenset(_names(sentences)) if _is_bare(text) else frozenset[str]()
    return [_line(text, sentence, words, names) for sentence in sentences]


def _is_bare(text: str) -> bool:
    """Whether a text that is long enough to have apostrophes and commas has none and hardly one."""
    words = text.count(" ") + 1
    return words >= _LONG and not _APOSTROPHE.search(text) and text.count(",") < _COMMAS * words


def _names(sentences: Iterable[Sentence]) -> Iterator[str]:
    """The words with a capital that stand behind none: the State of "Islamic State" is no name."""
    for sentence in sentences:
        for before, token in pairwise((None, *sentence.tokens)):
            if token is not None and token.text[0].isupper() and not _behind_name(before):
                yield token.text


def _behind_name(before: Token | None) -> bool:
    return before is not None and (before.text[0].isupper() or before.text == "of")


def windows(text: str, number: int, line: Line, words: Words) -> Iterator[Window]:
    """Every run of at most five atoms that might be a name, in order of start, longest first."""
    for first in range(len(line.words)):
        if _opens(line, first, words):
            yield from reversed(list(_from(text, number, line, first, words, _plural(line, first, words))))


def _plural(line: Line, first: int, words: Words) -> str:
    """The word that a list of names shares: each of "Walker, Polk and Harris counties" is a County."""
    for at in range(first + 1, min(first + _LONGEST_LIST, len(line.words))):
        if line.low[at] in words.plurals:
            return words.plurals[line.low[at]]
        if not (line.capital(at) or line.low[at] in {",", "and", "or", "&"}):
            return ""
    return ""


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


def _from(text: str, number: int, line: Line, first: int, words: Words, plural: str) -> Iterator[Window]:
    for last in range(first, min(first + _LONGEST, len(line.words))):
        atom = line.words[last]
        if last > first:
            between = text[line.words[last - 1].end : atom.start]
            if not (between.isspace() and "\n" not in between and len(between) < 3) and between not in ("-", "‐", "‑"):
                return
        if last > first and line.low[last] in words.articles and line.low[last] != atom.text and _small(line, last):
            return  # "BAGHDAD At least": the loose key would drop the article
        inside = last > first and (atom.text[0].isdigit() or _ELIDED.match(atom.text) is not None)
        name_like = inside or (atom.text[0].isupper() and (last == first or len(atom.text) > 1))
        if name_like and any(c.isalpha() for c in text[line.words[first].start : atom.end]):
            if atom.text[0].isupper() or last > first:
                start = line.words[first].start
                name = text[start : atom.end]
                yield Window(number, first, last, start, atom.end, name, f"{name} {plural}" if plural else name)
        elif not name_like and line.low[last] not in words.connectors:
            return


def _small(line: Line, index: int) -> bool:
    """Whether a capitalised article may be a small word: not the "Al" of "Ras Al-Ain" and "Deir Al Zour"."""
    tied = index + 1 < len(line.words) and line.glued[index + 1] and line.capital(index + 1)
    return not tied and line.low[index] not in _ARABIC


def listed(line: Line, before: Window, window: Window) -> bool:
    """Whether only a comma or "and" stands between two names of one line."""
    if before.line != window.line or window.first - before.last > _GAP:
        return False
    between = line.low[before.last + 1 : window.first]
    return {*between} <= _LIST
