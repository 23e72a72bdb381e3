"""Where an event is as the heads mark it, in phrases as a reader would mark them."""

import re
from collections.abc import Iterable, Sequence

from tadmor.model import Span, Spans
from tadmor.nlp.syntax.kinds import Kinds
from tadmor.nlp.syntax.phrases import Parse, tokens_in
from tadmor.nlp.syntax.placing import of_places
from tadmor.nlp.syntax.snapping import SURE, likeliest, snapped
from tadmor.nlp.syntax.there import taken_up

from .located import located
from .where import dateline_end

__all__ = ["placed", "struck"]

_LISTED = re.compile(r"\s*(?:,|,?\s*(?:and|or|including|as well as))\s+")
_FROM = re.compile(r"\bfrom (?:the )?(?:[\w’'-]+ ){0,3}$", re.IGNORECASE)
_BASE = re.compile(r"\b(?:airbase|airfield|aerodrome|airport|base)$", re.IGNORECASE)
_FROM_REACH = 40  # characters

Marked = Sequence[tuple[Span, float]]


def placed(p: Parse, kinds: Kinds, marked: Marked) -> Spans:
    """The places that are marked; of what is marked less surely what they list with them, or else the likeliest."""
    opened = p.tokens[max(0, dateline_end(p))].start
    here = [m for m in marked if not p.tokens[0].start <= m[0].start < opened]
    told = located(p, kinds, snapped(kinds.text, p, here))
    told = _with_listed(p, kinds, told, here) if told else _named(p, kinds, likeliest(kinds.text, p, here))
    return taken_up(p, kinds, of_places(kinds.text, _without_country(kinds, told), [span for span, _ in here]))


def struck(text: str, places: Spans) -> Spans:
    """Places without the base from which the planes came: "had followed a jet from the base until the strike"."""
    return tuple(
        span
        for span in places
        if not (_BASE.search(span.text) and _FROM.search(text[max(0, span.start - _FROM_REACH) : span.start]))
    )


def _with_listed(p: Parse, kinds: Kinds, told: Spans, marked: Marked) -> Spans:
    """Places with the names that stand in one list with them: "the liberation of X and Y"."""
    known = sorted(told, key=lambda span: span.start)
    for span, chance in marked:
        for other in snapped(kinds.text, p, [(span, SURE)]) if chance < SURE else ():
            if kinds.places.covers(other.end - 1) and _in_list(kinds.text, known, other):
                known = sorted([*known, other], key=lambda span: span.start)
    return tuple(known)


def _in_list(text: str, known: Iterable[Span], other: Span) -> bool:
    """Whether a place stands right behind or before one that is known, with no more than "and" between."""
    gaps = [text[k.end : other.start] if k.end <= other.start else text[other.end : k.start] for k in known]
    return all(gaps) and any(_LISTED.fullmatch(gap) for gap in gaps)


def _named(p: Parse, kinds: Kinds, spans: Spans) -> Spans:
    """What the heads are less sure of, where it is a place that is named or spoken of."""
    return located(p, kinds, (span for span in spans if _is_place(p, kinds, span)))


def _is_place(p: Parse, kinds: Kinds, span: Span) -> bool:
    at, end = tokens_in(p, span)
    return any(p.at[i] >= 0 and "place" in kinds.of(p, p.at[i]) for i in range(at, end))


def _without_country(kinds: Kinds, places: Spans) -> Spans:
    """Places without the state or province that only says where they are: "Al-Raqqah, Syria"."""
    kept: list[Span] = []
    for span in places:
        between = kinds.text[kept[-1].end : span.start] if kept else ""
        state = "force" in kinds.places.at(span.start)
        if not (between.strip() in (",", ", in") and state and "force" not in kinds.places.at(kept[-1].start)):
            kept.append(span)
    return tuple(kept)
