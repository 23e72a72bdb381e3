"""Parties that heads and rules name together: those of another verb are taken off, and who repels is not who attacks.

The heads mark who has to do with a trigger from far and near; a subject right before its verb, or an object right
behind it, is surer than a party that another verb parts from it ("guards chased trucks trying to leave").
"""

from collections.abc import Mapping

from tadmor.model import Span, Spans, overlap
from tadmor.nlp.syntax.kinds import Kinds, extent, token_span
from tadmor.nlp.syntax.phrases import Parse, tokens_in
from tadmor.nlp.syntax.small_words import grammar
from tadmor.nlp.syntax.subjects import subject
from tadmor.nlp.syntax.verbs import is_passive

from .arguments import makers
from .detect import Found

__all__ = ["parties", "weighed"]

_VERBS = frozenset("VX")


def weighed(p: Parse, found: Found, told: Mapping[str, Spans], read: Mapping[str, Spans]) -> dict[str, Spans]:
    """Actors and recipients as the heads tell them, less those that a verb parts from whom the rules read too."""
    near = found.part == "verb" and _adjoins(p, found)
    actors = _beside(p, told["actors"], read["actors"]) if near else told["actors"]
    return {"actors": actors, "recipients": _beside(p, told["recipients"], read["recipients"])}


def parties(p: Parse, found: Found, kinds: Kinds, actors: Spans, recipients: Spans) -> dict[str, Spans]:
    """Actors and recipients of an attack: parties in place of attacks, and who wards one off is attacked."""
    if found.class_ != "ASSAULT":
        return {}
    if found.part == "verb":
        return {"recipients": tuple(party for span in recipients for party in _makers(p, kinds, span))}
    attacked = _attacked(p, found, kinds, actors)
    return {
        "actors": tuple(span for span in actors if span not in attacked),
        "recipients": recipients or attacked,
    }


def _beside(p: Parse, told: Spans, read: Spans) -> Spans:
    kept = tuple(span for span in told if any(overlap(span, other) for other in read))
    return tuple(s for s in told if s in kept or not _parted(p, s, kept)) if kept else told


def _adjoins(p: Parse, found: Found) -> bool:
    """Whether the subject stands right before its verb: only helping verbs, adverbs and a relative word between."""
    if not found.roles.subjects or found.roles.passive:
        return bool(found.roles.subjects)
    end = p.phrases[found.roles.subjects[-1]].end
    return end <= found.start and all(p.at[i] < 0 and p.tags[i] not in ",.C" for i in range(end, found.start))


def _parted(p: Parse, span: Span, kept: Spans) -> bool:
    """Whether a verb stands between a span and the nearest that is kept."""
    near = min(kept, key=lambda other: abs(other.start - span.start))
    first, last = sorted((span, near), key=lambda one: one.start)
    low, high = tokens_in(p, first)[1], tokens_in(p, last)[0]
    return any(tag in _VERBS for tag in p.tags[low:high])


def _makers(p: Parse, kinds: Kinds, span: Span) -> Spans:
    """Who made an attack that is itself done something to ("repelled an Islamic State assault"); others as they are."""
    at, end = tokens_in(p, span)
    number = next((p.at[i] for i in range(at, end) if p.at[i] >= 0), -1)
    if number < 0 or "event" not in kinds.of(p, number):
        return (span,)
    return tuple(token_span(kinds.text, p, *made) for made in makers(p, number, kinds))


def _attacked(p: Parse, found: Found, kinds: Kinds, actors: Spans) -> Spans:
    """Of those who are taken for attackers, who repels the attack, or stops it where others make it."""
    governor = found.roles.governor
    number = subject(p, governor) if governor is not None else None
    if governor is None or number is None or is_passive(p, governor):
        return ()
    phrase = token_span(kinds.text, p, *extent(p, number))
    theirs = tuple(span for span in actors if overlap(span, phrase))
    warding, stopping = (p.low[governor].startswith(grammar().events[name]) for name in ("warding", "stopping"))
    return theirs if warding or (stopping and len(theirs) < len(actors)) else ()
