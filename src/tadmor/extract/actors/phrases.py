"""The noun phrase around a word: how far its determiner, number and adjectives reach to the left, its noun to the right."""

from dataclasses import dataclass
from functools import cache

from tadmor.lang import lexicon
from tadmor.nlp.known import Scanned

__all__ = ["Nouns", "left_edge", "nouns", "right_edge"]

_DETERMINERS = frozenset("the a an this these that those his her their its our my some any all both no".split())
_NUMBERS = frozenset(
    "one two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty hundred thousand million "
    "dozens hundreds thousands scores dozen several many few numerous number most more least than over nearly about "
    "around almost approximately up up-to fewer less half total handful couple".split()
)
_OF = frozenset(
    "dozens hundreds thousands scores number half most some many handful couple convoy members all remnants".split()
)
_LONGEST = 8  # words to the left


@dataclass(frozen=True, slots=True, kw_only=True)
class Nouns:
    """Folded nouns and adjectives of groups, from lang/en/titles.toml [groups]."""

    fighters: frozenset[str]
    bodies: frozenset[str]
    troops: frozenset[str]
    civilians: frozenset[str]
    bare_civilians: frozenset[str]
    press: frozenset[str]
    unnamed: frozenset[str]
    adjectives: frozenset[str]


@cache
def nouns() -> Nouns:
    """The English lists."""
    groups = lexicon("en", "titles")["groups"]
    return Nouns(**{key: frozenset(words) for key, words in groups.items()})


def left_edge(scanned: Scanned, at: int, listed: Nouns) -> int:
    """The index of the first word of the phrase whose core starts at `at`: "some 4,000" before "terrorists"."""
    first = at
    while first > 0 and at - first < _LONGEST:
        word = scanned.words[first - 1]
        if word.fold in _DETERMINERS and not word.marked:
            first -= 1
            if not (first > 1 and _of(scanned, first)):
                break
        elif word.fold == "of" and first > 1 and scanned.words[first - 2].fold in _OF:
            first -= 1
        elif word.fold in _NUMBERS or word.fold in _OF or word.text[:1].isdigit():
            first -= 1
        elif word.fold in listed.adjectives and (not word.possessive):
            first -= 1
        elif word.fold in {"led", "backed", "held", "allied"} and first > 1 and scanned.words[first - 2].joined:
            first -= 2
        else:
            break
    return _without_edge(scanned, first, at)


def _of(scanned: Scanned, first: int) -> bool:
    return scanned.words[first - 1].fold == "of" and scanned.words[first - 2].fold in _OF


def _without_edge(scanned: Scanned, first: int, at: int) -> int:
    """Past words that cannot open a phrase ("than", "of", "least" without "at")."""
    while first < at and scanned.words[first].fold in {"than", "of"}:
        first += 1
    if first < at and scanned.words[first].fold == "least" and first > 0 and scanned.words[first - 1].fold == "at":
        first -= 1
    return first


def right_edge(scanned: Scanned, end: int, listed: Nouns) -> int:
    """The end of the phrase whose name ends at `end`: "fighters" after "IS"."""
    at = end
    if at and scanned.words[at - 1].possessive:
        return end
    while at < len(scanned.words) and at - end < 3:
        fold = scanned.words[at].fold
        if fold in listed.fighters | listed.bodies | listed.troops:
            return at + 1
        if fold not in listed.adjectives or scanned.words[at].marked:
            break
        at += 1
    return end
