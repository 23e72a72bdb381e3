"""By what it was done: shells or bombs from the air, a mine or a missile; two of these exclude each other."""

import re
from collections.abc import Mapping
from functools import cache

from tadmor.link.agreement.given import Told
from tadmor.link.vocabulary import Vocabulary
from tadmor.model import Span

__all__ = ["excluded", "means", "says_what", "things_hit"]

_DATA = Vocabulary(__name__)
_NOT = re.compile(r"\b(?:no|not|nor|without|never|neither|instead of|rather than)\b(?: [\w’'-]+){0,3} $", re.IGNORECASE)
_IT_WAS = re.compile(
    r"\b(?:it|that|this|they|these|those|what (?:\w+ ){1,6}?)(?: ?(?:was|were|is|are)| had been|[’']s) "
    r"(?!(?:not|said)\b)"
    r"|\bcaused by\b|\b(?:is|are|was|were|be|been|being)(?: \w+)? (?:hit|struck|destroyed|blown up|killed) by\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]+")


@cache
def _patterns() -> Mapping[str, re.Pattern[str]]:
    return {name: _any(rows) for name, rows in _DATA.table["means"].items()}


def _any(rows: list[str]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(rows)})", re.IGNORECASE)


@cache
def _nothing() -> re.Pattern[str]:
    return _any(_DATA.table["nothing"]["words"])


def means(said: Span) -> tuple[str, Span] | None:
    """The one means that a claim names, and its word for it; None where it names none, or more than one.

    "There was no plane, it was a mine": what is said not to have been it is none of its means.
    """
    text = said.text
    if _nothing().search(text):
        return None
    found = {
        name: match
        for name, pattern in _patterns().items()
        for match in pattern.finditer(text)
        if not _NOT.search(text[: match.start()])
    }
    if len(found) != 1:
        return None
    ((name, match),) = found.items()
    return name, Span(said.start + match.start(), said.start + match.end(), match.group())


def says_what(one: Told) -> bool:
    """Whether a claim says in so many words what it was: "it was a mortar", "caused by a mine"."""
    return _IT_WAS.search(one.said.span.text) is not None


def excluded(one: str, other: str) -> bool:
    """Whether what was done by one was not done by the other."""
    return not {f"{one} {other}", f"{other} {one}"}.isdisjoint(_DATA.words("excluded.pairs"))


def things_hit(text: str) -> frozenset[str]:
    """What words name of what is hit and stands alone, in the singular: a market, a ferry."""
    known = _DATA.words("hit.names")
    words = (word.lower() for word in _WORD.findall(text))
    return frozenset(form for word in words for form in (word, word.removesuffix("s")) if form in known)
