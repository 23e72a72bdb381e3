"""The closed classes of a language, and the two questions asked of a word without a tagger: which class, and a verb?"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from tadmor.lang import lexicon
from tadmor.model import Token

__all__ = ["Grammar", "Words", "grammar", "is_verbal", "words_of"]


@dataclass(frozen=True, slots=True)
class Words:
    """Tokens with their lower-case forms, which is what closed classes are looked up by."""

    tokens: Sequence[Token]
    lower: Sequence[str]

    def title(self, index: int) -> bool:
        """Whether a token begins with a capital."""
        return self.tokens[index].text[:1].isupper()

    def tied(self, index: int) -> bool:
        """Whether a hyphen ties a token to the one before the hyphen: "led" in "U.S.-led"."""
        if index < 2 or self.lower[index - 1] not in ("-", "‑"):
            return False
        return self.tokens[index - 2].end + 1 == self.tokens[index].start


def words_of(tokens: Sequence[Token]) -> Words:
    """The lower-case forms beside the tokens."""
    acronyms = grammar()["acronyms"]
    return Words(tokens, [t.text if t.text in acronyms else t.text.lower() for t in tokens])


Grammar = dict[str, frozenset[str]]


@cache
def grammar(language: str = "en") -> Grammar:
    """The closed classes of a language, by name."""
    return {name: frozenset(words) for name, words in lexicon(language, "grammar").items()}


def is_verbal(words: Words, index: int) -> bool:
    """Whether a token looks like a finite verb: an auxiliary, a common past form, or an -ed word after a noun."""
    g, word = grammar(), words.lower[index]
    if word in ("'s", "’s"):
        return index > 0 and words.lower[index - 1] in g["subject_pronouns"]
    if words.tied(index):
        return False
    if word in g["auxiliaries"]:
        return word != "may" or not words.title(index)
    if word in g["irregular_past"]:
        return True
    if not word.endswith("ed") or len(word) < 5 or "-" in word or word in g["adjectives_ed"] or words.title(index):
        return False
    before = words.lower[index - 1] if index else ""
    return before.isalpha() and before not in (g["determiners"] - {"that"}) | g["possessives"] | g["prepositions"] | {
        "and"
    }
