"""What is needed to read actors in one sentence."""

from collections.abc import Mapping
from dataclasses import dataclass

from tadmor.extract.actors.phrases import Nouns
from tadmor.nlp.grammar import grammar
from tadmor.nlp.known import Scanned
from tadmor.ontology.actors import Catalogue

__all__ = ["JOINERS", "OTHERS", "THE", "Sight", "is_noun", "joined"]

THE = frozenset(["the", "this", "these", "that", "those", "its", "his", "their", "our", "her", "my"])
OTHERS = frozenset(["kurdish"])  # between a country's word and "forces": they are not the state's
JOINERS = frozenset(["led", "run", "made", "born", "held"])


@dataclass(frozen=True, slots=True)
class Sight:
    """A sentence with what is needed to read actors in it.

    `taken`: words of a person's mention, by index of its first word: (number of the person, end, word of the name).
    `metonyms`: indexes of words that stand for a government. `places`: indexes of words that name a place.
    `outlet`: where the name of the document's own outlet starts, and its length in words. `capitals`: every word of the
    document with a capital.
    """

    number: int
    scanned: Scanned
    catalogue: Catalogue
    nouns: Nouns
    taken: Mapping[int, tuple[int, int, int]]
    metonyms: frozenset[int]
    places: frozenset[int]
    skipped: frozenset[int]
    outlet: Mapping[int, int]
    capitals: frozenset[str]


def joined(sight: Sight, end: int) -> bool:
    """Whether the name that ends here only modifies: "US-led", "ISIS-held"."""
    found = sight.scanned.words
    return end < len(found) and found[end - 1].joined and (found[end].fold in JOINERS or found[end].fold.endswith("ed"))


def is_noun(sight: Sight, at: int) -> bool:
    """Whether the word at `at` is a noun, as far as word lists tell: "a militant website"."""
    if at >= len(sight.scanned.words):
        return False
    word, g = sight.scanned.words[at], grammar()
    if word.marked or word.capital or not word.text.isalpha() or word.fold.endswith(("ed", "ing", "ly")):
        return False
    other = ("irregular_past", "auxiliaries", "prepositions", "subordinators", "time_words", "determiners")
    return word.fold not in sight.nouns.stands.union(*(g[name] for name in other))
