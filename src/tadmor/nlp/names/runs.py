"""A run is a stretch of capitalised words that could be somebody's name: particles and initials inside it count."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from tadmor.nlp.grammar import grammar
from tadmor.nlp.known import Scanned
from tadmor.nlp.names.lists import Lists
from tadmor.nlp.words import Word

__all__ = ["Run", "of_office", "runs"]

_NO_NAMES = frozenset(["also", "cannot", "then", "still", "already", "again", "further", "always", "often", "earlier"])
_SHORTEST = 5  # letters of a word that ends as adverbs do
_LONGEST = 6  # words: longer runs are headings


@dataclass(frozen=True, slots=True)
class Run:
    """The words [first, end) of a sentence."""

    first: int
    end: int

    def parts(self, scanned: Scanned) -> tuple[Word, ...]:
        """Its words without stops after initials."""
        return tuple(word for word in scanned.words[self.first : self.end] if not word.marked)


def runs(scanned: Scanned, barred: frozenset[int], known: Lists) -> Iterator[Run]:
    """Every run, left to right; `barred` are indexes of words that belong to other names."""
    at = 0
    while at < len(scanned.words):
        end = _run_end(scanned, at, barred, known)
        if end > at:
            yield Run(at, end)
        at = max(end, at + 1)


def _run_end(scanned: Scanned, first: int, barred: frozenset[int], known: Lists) -> int:
    found, at, last = scanned.words, first, first
    while at < len(found) and at - first < 2 * _LONGEST:
        word = found[at]
        if _nameable(scanned, at, barred, known) or (at > first + 1 and found[at - 1].joined and word.text.isalpha()):
            at += 1
            last = at
            if word.possessive or _initial_stop(found, at):
                at += _initial_stop(found, at)
            if word.possessive:
                break
        elif word.fold in known.particles and not word.capital and _leads_on(found, at, word, known):
            at += 1
        else:
            break
    return last if last - first <= _LONGEST or last == first else first


def _leads_on(found: tuple[Word, ...], at: int, word: Word, known: Lists) -> bool:
    """Whether a lower-case particle is part of a name: joined ("al-Obeidi"), or between capitals."""
    if at + 1 >= len(found):
        return False
    after = found[at + 1]
    if not (after.capital or after.fold in known.particles):
        return False
    return (
        word.joined
        or word.fold in known.openers
        or word.fold in {"al", "el"}
        or (at > 0 and (found[at - 1].capital or found[at - 1].fold in known.particles))
    )


def _initial_stop(found: tuple[Word, ...], at: int) -> int:
    """1 when the word before is an initial and its full stop stands here."""
    return int(at < len(found) and found[at].text == "." and len(found[at - 1].text) == 1)


def _nameable(scanned: Scanned, at: int, barred: frozenset[int], known: Lists) -> bool:
    word = scanned.words[at]
    if (
        word.marked
        or not word.capital
        or not word.text[-1].isalpha()
        or (not word.text.isascii() and word.text.isupper())
    ):
        return False
    if word.text.isupper() and len(word.text) > 1 and not _shouted(scanned):
        return False  # an acronym
    if _shouted(scanned) and (word.fold in _closed() or word.fold.endswith("ed")):
        return False  # "THE MINISTER SAID THE ROAD"
    if _shouted(scanned) and _adverb(scanned, at, known):
        return False  # "THE MINISTER STRONGLY SAID"
    if word.fold in known.modifiers and _leads_to_title(scanned, at, known):
        return False  # "Deputy Prime Minister X"
    if word.fold in known.modifiers and _in_office(scanned, at, known):
        return False  # "High Commissioner for Human Rights X"
    if at in barred:
        return _names_after_all(scanned, at, barred, known)
    if word.fold in known.never or word.fold in known.barring:
        return _surname_after_all(scanned, at, known) or _names_after_all(scanned, at, barred, known)
    return not (word.fold in known.private_roles and _trade(scanned, at, known))


def _adverb(scanned: Scanned, at: int, known: Lists) -> bool:
    """Whether a word in capitals is an adverb: no name that ends like one, and none behind a first name."""
    fold = scanned.words[at].fold
    named = fold in known.first_names or (at > 0 and scanned.words[at - 1].fold in known.first_names)
    return fold in _NO_NAMES or (not named and fold.endswith("ly") and len(fold) > _SHORTEST)


@cache
def _closed() -> frozenset[str]:
    """Words that are no name even where all are written in capitals."""
    g = grammar()
    classes = (
        "determiners",
        "prepositions",
        "subordinators",
        "auxiliaries",
        "irregular_past",
        "subject_pronouns",
        "time_words",
    )
    return frozenset().union(*(g[name] for name in classes), g["possessives"])


def _leads_to_title(scanned: Scanned, at: int, known: Lists) -> bool:
    before = scanned.words[at - 1] if at else None
    named = before is not None and before.capital and before.fold in known.first_names
    return not named and at + 1 < len(scanned.words) and scanned.words[at + 1].fold in known.barring


def _in_office(scanned: Scanned, at: int, known: Lists) -> bool:
    """Whether a capitalised modifier still tells an office: "for Human Rights" behind "Commissioner"."""
    start = max(0, at - _LONGEST)
    while at > start and scanned.words[at].capital and scanned.words[at].fold in known.modifiers:
        at -= 1
    return of_office(scanned, at, known)


def of_office(scanned: Scanned, at: int, known: Lists) -> bool:
    """Whether a word ties an office to what it is about: "for" in "Commissioner for", "Minister of State for"."""
    words = scanned.words
    if words[at].fold not in {"for", "of"} or at < 1:
        return False
    if words[at - 1].fold == "state" and at > 2 and words[at - 2].fold == "of":
        at -= 2
    return words[at - 1].fold in known.titles


def _trade(scanned: Scanned, at: int, known: Lists) -> bool:
    """Whether a capitalised trade is no surname: it opens a run ("Activist Qusay Noor")."""
    after = scanned.words[at + 1] if at + 1 < len(scanned.words) else None
    alone = at == 0 or not scanned.words[at - 1].capital
    return alone and after is not None and after.capital and after.fold in known.first_names


def _names_after_all(scanned: Scanned, at: int, barred: frozenset[int], known: Lists) -> bool:
    """Whether a country's or place's name is somebody's first name here: "Jordan Smith"."""
    fold = scanned.words[at].fold
    return fold in known.first_names and fold not in known.titles and _before_name(scanned, at, barred, known)


def _surname_after_all(scanned: Scanned, at: int, known: Lists) -> bool:
    """Whether a month or an office is somebody's surname here: "Theresa May", "Matt Pope"."""
    if at == 0 or scanned.words[at].joined:
        return False
    before = scanned.words[at - 1]
    return before.capital and before.fold in known.first_names and not before.possessive


def _before_name(scanned: Scanned, at: int, barred: frozenset[int], known: Lists) -> bool:
    if at + 1 >= len(scanned.words) or at + 1 in barred or scanned.words[at].possessive:
        return False
    after = scanned.words[at + 1]
    return after.capital and after.fold not in known.never | known.titles | known.things


def _shouted(scanned: Scanned) -> bool:
    """Whether the sentence is written in capitals, as headings are."""
    letters = [word for word in scanned.words[:40] if not word.marked and word.text.isalpha() and len(word.text) > 1]
    return len(letters) > 3 and sum(word.text.isupper() for word in letters) > 0.6 * len(letters)
