"""The words that two tellings use beside the names of their places and parties, and the words of their reports."""

from tadmor.link.incidents.tellings import Telling
from tadmor.link.incidents.weights import weights
from tadmor.link.incidents.words import Vector, cosine, named_terms, shared
from tadmor.model.incidents import Trait

__all__ = ["names", "shared_words", "word_trait"]


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
