"""Phrases that are one to a reader: those that a preposition ties, and lists under one adjective or noun."""

import re
from collections.abc import Iterable, Sequence

from tadmor.model import Span, Spans, span_of
from tadmor.nlp.numerals import counting_words
from tadmor.nlp.syntax.small_words import grammar

__all__ = ["joined", "tied"]

_QUOTES = "\"'“”‘’"
_DIRECTIONS = frozenset(("north", "south", "east", "west"))
_SPACED = f" {_QUOTES}"
_APART = re.compile(r"[;&\"“”]|\b(?:and|or|but|nor|who|whom|whose|which|that|including)\b", re.IGNORECASE)


def joined(text: str, spans: Iterable[Span], whole: Sequence[Span] = ()) -> Spans:
    """Spans with those that only a preposition or an opened quotation mark parts put together.

    Of `whole` stretches also what lies in one, unless it lists several: "the spokesman for the army", "men (armed)".
    """
    made: list[Span] = []
    for span in spans:
        gap = text[made[-1].end : span.start] if made else ""
        if made and (tied(made[-1].text, gap, span.text) or _in_one(made[-1], gap, span, whole)):
            closed = "(" in gap and text.startswith(")", span.end)
            made[-1] = span_of(text, made[-1].start, span.end + closed)
        else:
            made.append(span)
    return tuple(made)


def _in_one(before: Span, gap: str, after: Span, whole: Iterable[Span]) -> bool:
    """Whether one stretch goes on from a span into the next, with nothing between that lists them."""
    over = any(stretch.start < before.end and after.start < stretch.end for stretch in whole)
    closes = ")" in gap and "(" not in gap + before.text
    return over and before.end <= after.start and not closes and _APART.search(gap) is None


def tied(before: str, gap: str, after: str) -> bool:
    """Whether two phrases are one: a preposition ties them, or they are a list under one adjective or noun."""
    return _tied(before, gap) or _one_list(before, gap, after)


def _tied(before: str, gap: str) -> bool:
    """ "separate “terrorist” groups" is one; of 'over 100" soldiers' the number is quoted and the noun is not."""
    if gap[:1] in _QUOTES and not any(mark in before for mark in _QUOTES):
        return False
    tie = gap.strip(_SPACED).lower()
    return not tie or tie in grammar().events["ties"]


def _one_list(before: str, gap: str, after: str) -> bool:
    """ "Russian jets and helicopter gunships", "the cities of Tartus and Jableh": under one adjective or noun."""
    if gap.strip().lower() not in ("and", "or", "&"):
        return False
    first = after.split(" ", 1)[0]
    if after.islower():
        return first.isalpha() and first not in grammar().tags and first not in counting_words()
    if first in _DIRECTIONS and before.rpartition(" ")[2] in _DIRECTIONS:
        return True  # "areas north and west of Raqqa"
    noun, of, name = before.rpartition(" of ")
    return bool(of) and noun.endswith("s") and noun.rpartition(" ")[2].islower() and name[:1].isupper()
