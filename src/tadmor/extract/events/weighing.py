"""Parties that heads and rules name together: those of another verb are taken off, and who repels is not who attacks.

Nobody stands on both sides of one deed.

The heads mark who has to do with a trigger from far and near; a subject right before its verb, or an object right
behind it, is surer than a party that another verb parts from it ("guards chased trucks trying to leave").
"""

from collections.abc import Iterator, Mapping

from tadmor.model import Span, Spans, overlap
from tadmor.nlp.syntax.kinds import Kinds, extent, token_span
from tadmor.nlp.syntax.phrases import Parse, tokens_in
from tadmor.nlp.syntax.small_words import grammar
from tadmor.nlp.syntax.subjects import subject
from tadmor.nlp.syntax.verbs import is_passive
from tadmor.ontology import MOVING

from .arguments import makers
from .detect import Found

__all__ = ["parties", "sided", "weighed"]

_PARTIES = frozenset(("force", "people"))
_VERBS = frozenset("VX")
_AT = frozenset(("against", "on", "upon", "with"))  # "clashes with the army"
_SIEGE = "TERRITORY.siege"
_SUFFERED = frozenset(("CONSEQ.casualty", "CONSEQ.equipment-loss"))


def weighed(p: Parse, found: Found, told: Mapping[str, Spans], read: Mapping[str, Spans]) -> dict[str, Spans]:
    """Actors and recipients as the heads tell them, less those that a verb parts from whom the rules read too."""
    near = found.part == "verb" and _adjoins(p, found)
    actors = _beside(p, told["actors"], read["actors"]) if near else told["actors"]
    return {"actors": actors, "recipients": _beside(p, told["recipients"], read["recipients"])}


def parties(p: Parse, found: Found, kinds: Kinds, actors: Spans, recipients: Spans) -> dict[str, Spans]:
    """Actors and recipients of an attack: parties in place of attacks, and who wards one off is attacked.

    Who breaks a siege has not laid it, and who halts an advance does not advance.
    """
    if found.class_ == "MOVE" and found.part == "noun":
        halting = _attacked(p, found, kinds, actors)
        goes = tuple(span for span in actors if span not in halting)
        return {"actors": goes or tuple(token_span(kinds.text, p, *extent(p, n)) for n in _going(p, found, kinds))}
    if found.line.type == _SIEGE and found.part != "verb":
        breaking = _attacked(p, found, kinds, actors)
        return {"actors": tuple(span for span in actors if span not in breaking)}
    if found.class_ != "ASSAULT":
        return {}
    if found.part == "verb":
        return {"recipients": tuple(party for span in recipients for party in _makers(p, kinds, span))}
    attacked = _attacked(p, found, kinds, actors)
    return {
        "actors": tuple(span for span in actors if span not in attacked),
        "recipients": recipients or attacked,
    }


def sided(p: Parse, found: Found, told: Mapping[str, Spans], read: Mapping[str, Spans]) -> dict[str, Spans]:
    """Actors and recipients, nobody among both whom the rules read on one side only, or whom a preposition puts there.

    From whom a place is taken loses it.
    """
    actors, recipients = told["actors"], told["recipients"]
    if found.class_ == "CONTROL":
        behind = p.tokens[found.end - 1].end
        lost = tuple(span for span in actors if span.start >= behind and _before(p, span) == "from")
        actors = tuple(span for span in actors if span not in lost)
        recipients = recipients or lost
    both = tuple(span for span in actors if any(overlap(span, other) for other in recipients))
    done_to = tuple(span for span in both if _is_done_to(p, found, span, read))
    doing = [span for span in both if span not in done_to]
    return {
        "actors": tuple(span for span in actors if span not in done_to),
        "recipients": tuple(span for span in recipients if span not in doing),
    }


def _is_done_to(p: Parse, found: Found, span: Span, read: Mapping[str, Spans]) -> bool:
    """Whether of two sides somebody is rather on the one that it is done to."""
    if found.line.type in _SUFFERED:
        return True
    acts, suffers = (any(overlap(span, other) for other in read[role]) for role in ("actors", "recipients"))
    if acts and not suffers:
        return False
    stays = found.class_ in MOVING or p.low[found.start].startswith(grammar().events["states"])
    return (found.roles.passive and not stays and span.start < p.tokens[found.start].start) or _before(p, span) in _AT


def _before(p: Parse, span: Span) -> str:
    """The word before a span, in its sentence."""
    at = tokens_in(p, span)[0]
    return p.low[at - 1] if at else ""


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
    phrases = [token_span(kinds.text, p, *extent(p, n)) for n in _listed(p, number)]
    theirs = tuple(span for span in actors if any(overlap(span, phrase) for phrase in phrases))
    warding, stopping, breaking = (
        p.low[governor].startswith(grammar().events[name]) for name in ("warding", "stopping", "breaking")
    )
    if found.line.type == _SIEGE:
        return theirs if breaking else ()
    if found.class_ == "MOVE":
        return theirs if (warding or stopping) and next(_going(p, found, kinds), None) is not None else ()
    return theirs if warding or (stopping and len(theirs) < len(actors)) else ()


def _going(p: Parse, found: Found, kinds: Kinds) -> Iterator[int]:
    """Whose going a noun tells behind it: "the advance of [the rebels]"."""
    return (n for n in found.roles.objects if kinds.of(p, n) & _PARTIES)


def _listed(p: Parse, number: int) -> Iterator[int]:
    """A subject with those of its list before it: "the army, the police and [the militia] repelled"."""
    yield number
    while number and p.phrases[number].preposition is None:
        end, start = p.phrases[number - 1].end, p.phrases[number].start
        if end == start or any(tag not in ",C" for tag in p.tags[end:start]):
            return
        number -= 1
        yield number
