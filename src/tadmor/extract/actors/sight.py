"""What is needed to read actors in one sentence."""

from collections.abc import Mapping
from dataclasses import dataclass

from tadmor.extract.actors.phrases import Nouns
from tadmor.nlp.grammar import grammar
from tadmor.nlp.known import Scanned
from tadmor.ontology.actors import Catalogue

__all__ = ["JOINERS", "OTHERS", "THE", "Sight", "joined", "stands", "word_after"]

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


def word_after(sight: Sight, at: int) -> str:
    """The word behind a word, folded; empty behind the last."""
    return sight.scanned.words[at + 1].fold if at + 1 < len(sight.scanned.words) else ""


def stands(sight: Sight, end: int) -> bool:
    """Whether a noun stands for itself and does not modify the next word ("the military action")."""
    found = sight.scanned.words
    if end >= len(found) or found[end].marked or found[end - 1].possessive:
        return True
    if (
        found[end].fold.endswith("ly")
        or found[end].fold in sight.nouns.stands
        or found[end].capital
        or end in sight.taken
    ):
        return True
    return found[end].fold.endswith("ed") and found[end].fold not in grammar()["adjectives_ed"]
