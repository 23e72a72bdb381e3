"""What the heads mark as a place, without what only says where a place lies, who is there, or "the scene"."""

import re
from collections.abc import Iterable
from functools import cache

from tadmor.lang import lexicon
from tadmor.model import Span, Spans
from tadmor.nlp.syntax.kinds import Kinds
from tadmor.nlp.syntax.phrases import Parse, tokens_in
from tadmor.nlp.syntax.small_words import grammar

from .where import dateline_end

__all__ = ["located"]

_SIDES = frozenset(("side", "sides"))
_PERSON = frozenset(("people", "force"))  # see `Kinds`
_INITIALS = 5
_REACH = 80  # characters before a place in which its distance from the place that is meant is looked for


def located(p: Parse, kinds: Kinds, spans: Iterable[Span]) -> Spans:
    """The spans of a sentence at which something can be."""
    opened = p.tokens[max(0, dateline_end(p))].start
    here = [s for s in spans if not (p.tokens[0].start <= s.start < opened or _no_place(p, kinds, s))]
    return tuple(span for span in here if not (_away(kinds.text, span) or _is_side(span))) or tuple(here)


def _is_side(span: Span) -> bool:
    """Whether it is no more than a direction: "advanced on the town from the east"."""
    article, _, side = span.text.lower().partition(" ")
    return article == "the" and side in grammar().events["sides"]


def _away(text: str, span: Span) -> bool:
    """Whether it says how far off the place is that is meant: "in Tel Sefid, about 70 km north of Raqqa"."""
    return _distance().search(text, max(0, span.start - _REACH), span.start) is not None


@cache
def _distance() -> re.Pattern[str]:
    return re.compile(lexicon("en", "clauses")["patterns"]["away"])


def _no_place(p: Parse, kinds: Kinds, span: Span) -> bool:
    """Whether it is a party told in common words, an article alone or "the scene"."""
    if span.text.lower() in grammar().events["empty"]:
        return True
    at, end = tokens_in(p, span)
    number = next((p.at[i] for i in range(at, end) if p.at[i] >= 0), -1)
    head = p.low[p.phrases[number].end - 1] if number >= 0 else ""
    if head in grammar().events["anywhere"]:
        return span.text.islower()
    common = grammar().kinds
    counts = (head in common["force"] or head in common["people"]) and head not in common["place"] | _SIDES
    return counts or _is_name_of_party(p, kinds, span, end - 1)


def _is_name_of_party(p: Parse, kinds: Kinds, span: Span, last: int) -> bool:
    """Whether it is a person's name, a group's or its initials; an embassy is a party and a place."""
    named, offset = kinds.actors.at(span.start), p.tokens[last].start
    initials = span.text.isupper() and len(span.text) <= _INITIALS
    if named == _PERSON or (bool(named) and initials and not kinds.places.covers(span.start)):
        return True
    group = kinds.names.covers(offset) and "force" in kinds.actors.at(offset)
    return group and p.low[last] not in grammar().path["sites"] and not kinds.places.meeting(span.start, span.end)
