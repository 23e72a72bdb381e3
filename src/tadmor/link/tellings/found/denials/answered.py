"""Denials that point back joined to what they answer: "denied it", "called the story 'an invention'"."""

from dataclasses import replace

from tadmor.link.denials import blames, is_habit, looks_back
from tadmor.link.tellings.found.denials.bare import account, bare_denial
from tadmor.link.tellings.found.denials.before import charge, chief, first_told, naming, noun_named, told_before, unread
from tadmor.link.tellings.found.denials.going_on import denied_already, in_full, with_flat
from tadmor.link.tellings.found.denials.told import Denied
from tadmor.link.tellings.found.whole.sight import Sight
from tadmor.link.tellings.holders import Said
from tadmor.link.tellings.telling import Telling
from tadmor.model import Attribution, Claim, inside

__all__ = ["answered", "with_denial", "without_habits"]


def answered(sight: Sight, denied: Denied, found: list[Telling]) -> list[Telling]:
    """What was found, with each denial that answers ("denied it") joined to what it answers."""
    for claim, own in denied:
        others = [other for _, other in denied if other.id != own.id]
        if sight.answers(own) and not any(_within(own, other) for other in others):
            found = _answered(sight, found, claim, own)
    return found


def without_habits(sight: Sight, found: list[Telling]) -> list[Telling]:
    """What was found, but of what somebody has always denied: an answer to who has just accused him, or nothing."""
    text = sight.reading.document.text
    for habit in [t for t in found if t.denied and len(t.said) == 1 and t.said[0].denial]:
        said = habit.said[0]
        claim = sight.claims[said.claim]
        own = sight.own(claim)
        if own is not None and is_habit(own, text):
            before = told_before(sight, found, claim, said, accused=True)
            found = [t for t in found if t is not habit]
            found = with_denial(found, max(before)[2], claim, said) if before else found
    return found


def _within(one: Attribution, other: Attribution) -> bool:
    """Whether one denial is a part of another's words."""
    return one.parent == other.id or (bool(one.content) and all(inside(s, other.content) for s in one.content))


def _answered(sight: Sight, found: list[Telling], claim: Claim, own: Attribution) -> list[Telling]:
    """The denial joined to what somebody told just before it; alone where nobody did."""
    found, said = with_flat(sight, found, claim, sight.said(claim))
    if denied_already(sight, claim, own, said):
        return found
    said = in_full(sight, own, said)
    if is_habit(own, sight.reading.document.text):  # what was always denied answers an accusation, or nothing
        accused = told_before(sight, found, claim, said, accused=True)
        return with_denial(found, max(accused)[2], claim, said) if accused else found
    first = first_told(sight, found, own, said)
    if first is not None:
        return with_denial(found, first, claim, said)
    charged = charge(sight, claim, own, said)
    if charged is not None and not any(one.claim == charged[0].id for t in found for one in t.said):
        return [*(t for t in found if not _only_denies(t, claim)), account(sight, *charged, said)]
    before = told_before(sight, found, claim, said, accused=blames(own))
    noun = noun_named(sight, claim, own, said)
    named = noun or (None if blames(own) else naming(sight, claim, own, said))
    told = [] if named is None or noun else [t for t in found if any(inside(s, (named[1].span,)) for s in t.spans)]
    if named is not None and not told:
        return [*found, account(sight, *named, said)]
    if not before:
        return found if looks_back(own, sight.reading.document.text) else [*found, bare_denial(sight, claim)]
    nearest = chief(found, before, own)
    if told:
        nearest = min(told, key=lambda t: (t.start, t.id)).id
    elif not blames(own) and not said.flat:
        between = unread(sight, claim, said, max(before)[0])
        if between is not None:
            return [*found, account(sight, *between, said)]
    return with_denial(found, nearest, claim, said)


def with_denial(found: list[Telling], id_: str, claim: Claim, said: Said) -> list[Telling]:
    """What was found, one telling with its denial, and none that only the words of the denial deny."""
    found = [t for t in found if t.id == id_ or not _only_denies(t, claim)]
    return [replace(t, said=(*t.said, said)) if t.id == id_ else t for t in found]


def _only_denies(telling: Telling, claim: Claim) -> bool:
    """Whether a telling is nothing but the words of a denial."""
    return all(one.claim == claim.id and one.negative for one in telling.said)
