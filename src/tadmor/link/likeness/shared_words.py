"""The words that two tellings use beside the names of their places and parties, and the words of their reports."""

import re
from functools import cache

from tadmor.link.tellings.telling import Telling
from tadmor.link.tellings.words import Vector, cosine, named_terms, shared, terms
from tadmor.link.weights import weights
from tadmor.model.incidents import Trait

__all__ = ["names", "same_words", "shared_site", "shared_words", "word_trait"]


def same_words(one: Telling, other: Telling) -> bool:
    """Whether two reports tell it in one sentence: more than a few telling words, and hardly one of them other."""
    known = weights().anchors
    few = min(len(one.words), len(other.words))
    return few >= known["copy_words"] and cosine(one.words, other.words) >= known["copy_share"]


def word_trait(one: Telling, other: Telling) -> Trait:
    """The words that both claims use, less those for their places, parties, kinds and days: traits of their own."""
    named = named_terms(names(one)) | named_terms(names(other))
    alike = cosine(one.words, other.words, named)
    return Trait(
        name="words",
        weight=weights().weight["words"] * alike,
        why=shared_words("the claims", one.words, other.words, named),
    )


def names(telling: Telling) -> tuple[str, ...]:
    parties = (*telling.who, *telling.whom)
    spots = [spot for spot in telling.spots if spot.own]
    spans = [spot.span.text for spot in spots if spot.span]
    said = [p.span.text for p in parties] + [span.text for span, _ in telling.triggers]
    return (*(p.name for p in parties), *said, *(s.name for s in spots), *spans)


def shared_words(where: str, one: Vector, other: Vector, but: frozenset[str] = frozenset()) -> str:
    both = shared(one, other, but)
    return f"{where} share {', '.join(repr(word) for word in both)}" if both else f"{where} share no telling word"


def shared_site(one: Telling, other: Telling) -> str | None:
    """What both tell to have been hit: a hospital, a wedding; not the hospital whose doctors speak."""
    both = one.words.keys() & other.words.keys() & _sites().keys()
    return next((_sites()[t] for t in sorted(both) if all(_is_hit(_sites()[t], told) for told in (one, other))), None)


@cache
def _sites() -> dict[str, str]:
    return {term: word for word in weights().sites for term in terms(word)}


@cache
def _hit(site: str) -> re.Pattern[str]:
    who = r"(?: \w+)? (?:officials?|sources?|staff|directors?|workers|records|employees?)"
    return re.compile(rf"\b{site}(?:s|es)?\b(?!{who}\b)", re.IGNORECASE)


def _is_hit(site: str, telling: Telling) -> bool:
    return any(_hit(site).search(said.span.text) for said in telling.said)
