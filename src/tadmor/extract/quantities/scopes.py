"""Which ones are meant: the words after a number, up to the verb or the next mark."""

from collections.abc import Sequence
from functools import cache

from tadmor.extract.quantities.units import counts_next, fates, stops
from tadmor.lang import lexicon
from tadmor.model import Token
from tadmor.nlp.syntax.small_words import grammar
from tadmor.nlp.syntax.triggers import triggers

__all__ = ["is_finite", "scope_after"]


def scope_after(tokens: Sequence[Token], at: int, text: str) -> str | None:
    """The noun phrase after a number or its measure, with its modifiers, up to the verb or the next mark."""
    longest = int(lexicon("en", "units")["scope"]["longest"])
    end = at
    for place in range(at, min(len(tokens), at + longest)):
        word = tokens[place].text.lower()
        if word in stops("stops") or (not word[0].isalnum() and word not in "-–'’’s%") or word[0].isdigit():
            break
        if place > at and (_acts(tokens, place) or _counts_others(tokens, place)):
            break
        end = place + 1
    while end > at and tokens[end - 1].text.lower() in stops("trailing"):
        end -= 1
    words = text[tokens[at].start : tokens[end - 1].end] if end > at else ""
    return " ".join(words.removeprefix("of ").split()) or None


def _acts(tokens: Sequence[Token], at: int) -> bool:
    """Whether a verb with its object begins, or "and" with a verb: "four men | used arms", "29 men | and foiling"."""
    joins = tokens[at].text.lower() == "and"
    verb = at + 1 if joins else at
    if verb + 1 >= len(tokens) or not tokens[verb].text.islower() or not _is_verb(tokens[verb].text, finite=not joins):
        return False
    after = tokens[verb + 1].text.lower()
    return joins or (after[0].isalnum() and grammar().tags.get(after, "D") not in "PATXW" and after not in fates())


def _counts_others(tokens: Sequence[Token], at: int) -> bool:
    """Whether others are counted from here on: "nine soldiers | and two civilians"."""
    return tokens[at].text.lower() == "and" and counts_next(tokens, at + 1)


def is_finite(word: str) -> bool:
    """Whether a word is a verb in the past."""
    return _is_verb(word, finite=True)


@cache
def _is_verb(word: str, *, finite: bool) -> bool:
    """Whether a word is a verb in the past, or a gerund where that will do."""
    forms = {entry.form for entry in triggers().get(word, ()) if entry.part == "verb" and len(entry.words) == 1}
    forms.add(grammar().plain.get(word, "noun"))
    return bool(forms & {"past", "ed"}) or (not finite and "ing" in forms)
