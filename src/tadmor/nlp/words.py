"""A sentence as the words that names are made of: hyphens split, possessive marks folded into the word before."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from tadmor.model import Sentence, Token
from tadmor.ontology.spelling import ARTICLES, Form, Phrases, fold

__all__ = ["Match", "Word", "every", "longest", "many", "words"]

_HYPHENS = frozenset("-‐‑")
_POSSESSIVE = frozenset(["'s", "’s"])
_LONGEST_WORD = 60  # characters: no name has longer words, and folding a 1 MB token helps nobody


class Word(NamedTuple):
    """A word or mark; `joined`: a hyphen ties it to the next; `possessive`: "'s" follows; `marked`: it is no word."""

    start: int
    end: int
    text: str
    fold: str
    joined: bool
    possessive: bool
    marked: bool

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[:1].isupper()


@dataclass(frozen=True, slots=True)
class Match:
    """The words [first, end) of a sentence that spell a known form, and what it means."""

    first: int
    end: int
    target: str


def words(sentence: Sentence) -> tuple[Word, ...]:
    """The words and marks of a sentence in order."""
    out: list[Word] = []
    for token in sentence.tokens:
        if token.text in _HYPHENS and out and out[-1].end == token.start:
            out[-1] = out[-1]._replace(joined=True)
        elif token.text in _POSSESSIVE or (token.text in ("'", "’") and _closes(out, token)):
            if out:
                out[-1] = out[-1]._replace(possessive=True)
        else:
            out.extend(_split(token))
    return tuple(out)


def _closes(out: list[Word], token: Token) -> bool:
    return bool(out) and out[-1].end == token.start and out[-1].fold.endswith("s")


def _split(token: Token) -> Iterator[Word]:
    if len(token.text) > _LONGEST_WORD or not token.text[0].isalnum():
        yield Word(token.start, token.end, token.text, token.text[:1], False, False, True)
        return
    start = 0
    for at, character in enumerate(token.text):
        if character in _HYPHENS:
            yield _word(token, start, at, joined=True)
            start = at + 1
    yield _word(token, start, len(token.text), joined=False)


def _word(token: Token, start: int, end: int, *, joined: bool) -> Word:
    text = token.text[start:end]
    return Word(token.start + start, token.start + end, text, fold(text), joined, False, False)


def longest(forms: Phrases, found: Sequence[Word], at: int) -> Match | None:
    """The longest form that the words from `at` on spell; an article before it is taken in."""
    first = at
    while at < len(found) and found[at].fold in ARTICLES:
        at += 1
    if at >= len(found) or found[at].marked:
        return None
    for form in forms.starting(found[at].fold):
        end = _spelt(form, found, at)
        if end:
            return Match(first, end, form.target)
    return None


def _spelt(form: Form, found: Sequence[Word], at: int) -> int:
    """The end of the form's words from `at` on, 0 when they are other words."""
    for number, piece in enumerate(form.pieces):
        while number and at < len(found) and found[at].fold in ARTICLES:
            at += 1
        if at >= len(found) or found[at].fold != piece.fold:
            return 0
        text = found[at].text
        if piece.exact is not None and text.replace(".", "").replace("’", "").replace("'", "") != piece.exact:
            return 0
        if number == 0 and piece.capital and not (text[:1].isupper() or (at and found[at - 1].fold in ARTICLES)):
            return 0
        at += 1
    return at


def every(forms: Phrases, found: Sequence[Word]) -> tuple[Match, ...]:
    """Every form in a sentence, left to right, longest first, none inside another."""
    out: list[Match] = []
    at = 0
    while at < len(found):
        match = longest(forms, found, at)
        if match:
            out.append(match)
        at = match.end if match else at + 1
    return tuple(out)


def many(phrase: str) -> bool:
    """Whether a noun phrase is a plural by its last word: "police officials"."""
    return phrase.lower().endswith("s") and not phrase.lower().endswith("ss")
