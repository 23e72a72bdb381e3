"""Denials of a reading: of what they tell themselves, of what somebody told just before, or of nothing read."""

from collections.abc import Sequence
from dataclasses import replace

from tadmor.link.denials import answers, blames, denies, looks_back
from tadmor.link.incidents.found.sight import Sight, founded
from tadmor.link.incidents.holders import said_of
from tadmor.link.incidents.places import spots
from tadmor.link.incidents.tellings import Telling
from tadmor.link.incidents.times import when
from tadmor.model import Attribution, Claim, inside

__all__ = ["answered", "bare", "denials"]

Denied = Sequence[tuple[Claim, Attribution]]

_BEFORE = 300  # characters in which what "denied it" denies must have been told


def denials(sight: Sight) -> list[tuple[Claim, Attribution]]:
    """Claims that deny something, each with its attribution."""
    text = sight.reading.document.text
    found = ((c, sight.attributions.get(c.attribution or "")) for c in sight.reading.claims)
    return [(c, a) for c, a in found if a is not None and (denies(a, text) or answers(a, text))]


def bare(sight: Sight, denied: Denied) -> list[Telling]:
    """Denials that tell of nothing that was read, and answer nobody."""
    text = sight.reading.document.text
    return [_bare(sight, claim) for claim, own in denied if not claim.events and not answers(own, text)]


def answered(sight: Sight, denied: Denied, found: list[Telling]) -> list[Telling]:
    """What was found, with each denial that answers ("denied it") joined to what it answers."""
    for claim, own in denied:
        others = [other for _, other in denied if other.id != own.id]
        if answers(own, sight.reading.document.text) and not any(_within(own, other) for other in others):
            found = _answered(sight, found, claim, own)
    return found


def _within(one: Attribution, other: Attribution) -> bool:
    """Whether one denial is a part of another's words."""
    return one.parent == other.id or (bool(one.content) and all(inside(s, other.content) for s in one.content))


def _answered(sight: Sight, found: list[Telling], claim: Claim, own: Attribution) -> list[Telling]:
    """The denial joined to what somebody told just before it; alone where nobody did."""
    said = said_of(sight.reading, claim, None)
    before = [
        (known.spans[-1].end, t.id)
        for t in found
        for one in t.said
        for known in (sight.claims[one.claim],)
        if 0 <= claim.spans[0].start - known.spans[-1].end <= _BEFORE
        and one.chain
        and one.chain != said.chain
        and (one.accuses or not blames(own))
    ]
    if not before:
        return found if looks_back(own, sight.reading.document.text) else [*found, _bare(sight, claim)]
    nearest = max(before)[1]
    return [replace(t, said=(*t.said, said)) if t.id == nearest else t for t in found]


def _bare(sight: Sight, claim: Claim) -> Telling:
    """A denial whose content tells no event that was read: nothing but its words, places and days."""
    return replace(
        founded(sight, said_of(sight.reading, claim, None), claim, claim.spans),
        spots=spots(sight.reading, claim.spans),
        when=when(sight.reading, claim.spans),
        score=0.5,
    )
