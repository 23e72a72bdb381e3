"""Denials, and accounts that are denied, of which no event was read: their words, places, days and numbers."""

from dataclasses import replace

from tadmor.link.tellings.found.named import scene, spots
from tadmor.link.tellings.found.numbers import counts_in
from tadmor.link.tellings.found.sight import Sight, founded
from tadmor.link.tellings.found.states import is_situation
from tadmor.link.tellings.holders import Said
from tadmor.link.tellings.kinds import HELD
from tadmor.link.tellings.parties import parties
from tadmor.link.tellings.telling import Telling
from tadmor.link.tellings.times import when
from tadmor.link.tellings.wordings import worded
from tadmor.link.tellings.words import vector
from tadmor.model import Claim, Span
from tadmor.ontology import event_types

__all__ = ["account", "bare_denial", "by_words"]


def account(sight: Sight, claim: Claim, told: Said, said: Said) -> Telling:
    """What was told, in words of which no event was read, with its denial."""
    made = founded(sight, told, claim, (told.span,))
    return replace(
        made,
        said=(told, said),
        words=vector([(told.span.text, 1.0)]),
        who=parties(sight.reading, (told.span,)),
        spots=scene(spots(sight.reading, (told.span,), home=sight.ground.home), sight.ground.at(told.span.start)),
        when=when(sight.reading, (told.span,)),
        counts=counts_in(sight, claim, told.span),
        score=0.6,
    )


def bare_denial(sight: Sight, claim: Claim) -> Telling:
    """A denial whose content tells no event that was read: nothing but its words, places and days."""
    made = replace(
        founded(sight, sight.said(claim), claim, claim.spans),
        spots=spots(sight.reading, claim.spans, home=sight.ground.home),
        when=when(sight.reading, claim.spans),
        counts=tuple(c for span in claim.spans for c in counts_in(sight, claim, span)),
        score=0.5,
    )
    found = by_words(made, claim)
    held = HELD in found.types  # "denied that the militia was in control": it has it not
    return replace(found, who=parties(sight.reading, claim.spans)[:1]) if held else found


def by_words(telling: Telling, claim: Claim) -> Telling:
    """A telling with the kind that its claim's words tell, where no word of it was read as one: "had fallen".

    Of what is no denial only where its own word is among them: "was still under the control of the army".
    """
    said = claim.spans[0]
    found = None if telling.types or len(claim.spans) > 1 else worded(said.text)
    if found is None:
        return telling
    kind, start, end = found
    if is_situation(said.text[:end]):
        return telling
    own = any(said.start + start <= s.start < said.start + end for s in telling.spans)
    if not own and not any(one.denial for one in telling.said):
        return telling
    span = Span(said.start + start, said.start + end, said.text[start:end])
    class_ = event_types()[kind].class_
    return replace(
        telling, types=frozenset([kind]), classes=frozenset(filter(None, [class_])), triggers=((span, kind),)
    )
