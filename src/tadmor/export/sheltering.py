"""Where civilians are who fled or hide, by the words of a report: in whose houses, in which town, and in what city."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from tadmor.export.privacy import CAPITALISED, keys, lists, word_list
from tadmor.model import Movement, Reading, Span, inside, overlap, span_of

__all__ = ["SENTENCE", "crowded", "meets", "sheltered", "shelters"]

SENTENCE = re.compile(r"[^.!?\n]+")
_MANY = 50_000  # people: of towns that big no armed man needs to be told


def sheltered(text: str) -> bool:
    """Whether words say in which place civilians shelter or hide, or those who fled stay."""
    return next(_stays(text), None) is not None


def _stays(text: str) -> Iterator[re.Match[str]]:
    """Where civilians are who fled or hide, as the text tells it: the names, behind who they are and what they do."""
    for sentence in SENTENCE.finditer(text):
        told = frozenset(keys(sentence.group()))
        if told.isdisjoint(word_list("civilians")):
            continue
        verbs = (
            ["sheltering"] if told.isdisjoint(word_list("flight") | word_list("fled")) else ["sheltering", "staying"]
        )
        for verb in verbs:
            for found in _there(verb).finditer(text, *sentence.span()):
                if not all(key in word_list("never") for key in keys(found.group("name"))):  # "in December"
                    yield found


def shelters(text: str, armed: list[Span], places: list[Span]) -> Iterator[Span]:
    """The places of `_stays`, unless armed men are told of between; and the towns that are told to host them."""
    for found in _stays(text):
        name, between = span_of(text, *found.span("name")), span_of(text, found.start(), found.start("verb"))
        if not inside(name, armed) and not any(overlap(between, one) for one in armed):
            yield name
    for sentence in SENTENCE.finditer(text):
        for found in _hosts().finditer(text, *sentence.span()):
            name = span_of(text, *found.span("name"))
            if any(overlap(name, place) for place in places) and not inside(name, armed):
                yield name


def crowded(reading: Reading, moves: Iterable[Movement] = ()) -> list[Span]:
    """Where tens of thousands are said to have gone or to be hosted: a town that big hides nobody and is no secret."""
    many = [q.span for q in reading.quantities if (q.low or 0) >= _MANY and q.role != "money"]
    found = [s for m in moves if any(meets(q, many) for q in m.quantity) for s in m.destination]
    text = reading.document.text
    for sentence in SENTENCE.finditer(text):
        for host in _hosts().finditer(text, *sentence.span()):
            counted = [q.span for q in reading.quantities if host.start() <= q.span.start < host.end()]
            if counted and all(meets(span, many) for span in counted):
                found.append(span_of(text, *host.span("name")))
    return [s for s in found if _known_town(s, reading)]


def _known_town(span: Span, reading: Reading) -> bool:
    """Whether a span names a place that the gazetteer has."""
    return any(p.gazetteer is not None and overlap(p.span, span) for p in reading.places)


@cache
def _there(verb: str) -> re.Pattern[str]:
    return _filled(str(lists()["there"]).replace("{verb}", str(lists()[verb])))


@cache
def _hosts() -> re.Pattern[str]:
    return _filled(str(lists()["hosts"]))


def _filled(pattern: str) -> re.Pattern[str]:
    who = "|".join(sorted(word_list("civilians"), key=lambda word: (-len(word), word)))
    return re.compile(pattern.replace("{who}", f"(?i:{who})").replace("{name}", CAPITALISED))


def meets(span: Span, others: Iterable[Span]) -> bool:
    return any(overlap(span, other) for other in others)
