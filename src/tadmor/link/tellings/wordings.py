"""Kinds and sites by words alone, where no event was read: "that the fortress had been lost" denies its taking."""

import re
from collections.abc import Mapping
from functools import cache

from tadmor.errors import BadData
from tadmor.link.vocabulary import Vocabulary
from tadmor.ontology import event_types

__all__ = ["Worded", "clauses", "site_of", "site_word", "sites_in", "worded"]

Worded = tuple[str, int, int]
"""A kind of event, and where in a text the words for it begin and end."""

_WORDS = Vocabulary("tadmor.link.tellings.wordings")
_BEFORE, _AFTER = 60, 60  # characters around a word of taking in which what is taken stands
_CLAUSE = re.compile(r"[.,;:!?“”\"]|\b(?:and|but|while|after|before|when|because)\b")
_ASIDE = re.compile(
    r"(?P<subject>[^.,;:!?“”\"\n]{3,60}), [^.,;:!?“”\"\n]{3,60},"
    r" (?:(?:has|have|had|was|were|is|are|been|also|already|then|later) )*$"
)  # "the power station, in the eastern suburb, had fallen"
_WORD = re.compile(r"[^\W\d_]+")


@cache
def _kinds() -> Mapping[str, re.Pattern[str]]:
    found = _WORDS.table["kinds"]
    unknown = found.keys() - event_types().keys()
    if unknown:
        raise BadData(f"link/tellings/wordings.toml: no type of the ontology: {', '.join(sorted(unknown))}")
    return {kind: re.compile("|".join(rows), re.IGNORECASE) for kind, rows in found.items()}


def worded(text: str) -> Worded | None:
    """The kind that some words tell of themselves, if they tell any that is known by words."""
    for kind, pattern in _kinds().items():
        found = pattern.search(text)
        if found:
            return kind, found.start(), found.end()
    return None


def clauses(text: str, start: int, end: int) -> tuple[str, str]:
    """The words of the clause around some words of a text, before them and behind them."""
    aside = _ASIDE.search(text[max(0, start - _BEFORE * 2) : start])
    before = aside["subject"] if aside else _CLAUSE.split(text[max(0, start - _BEFORE) : start])[-1]
    return before, _CLAUSE.split(text[end : end + _AFTER])[0]


def site_of(text: str, start: int, end: int) -> frozenset[str]:
    """The sites that the clause around some words of a text names: what is taken, held or lost."""
    before, after = clauses(text, start, end)
    return sites_in(before) | sites_in(after)


def sites_in(text: str) -> frozenset[str]:
    """The sites that a text names."""
    words = (site_word(word) for word in _WORD.findall(text))
    return frozenset(word for word in words if word is not None)


def site_word(word: str) -> str | None:
    """The site that a word is, in the singular, or None."""
    whole = word.lower()
    return next((form for form in (whole, whole.removesuffix("s")) if form in _WORDS.words("sites.names")), None)
