"""How who denies goes on: in words that say what he denies, or by denying the same once more."""

import re
from dataclasses import replace

from tadmor.link.denials import points_back, until
from tadmor.link.tellings.found.denials.before import is_before, is_same
from tadmor.link.tellings.found.whole.sight import Sight
from tadmor.link.tellings.holders import Said
from tadmor.link.tellings.telling import Telling
from tadmor.model import Attribution, Claim

__all__ = ["denied_already", "in_full", "with_flat"]

_SPOKESMAN = re.compile(
    r"(?:an?|its|the|his|her|their) (?:\w+ )?spokes(?:man|woman|person)(?: .{1,40})?|he|she|it|they", re.IGNORECASE
)
_HE = re.compile(r"he|she|they|it|the (?:source|official|officer|spokes(?:man|woman|person))", re.IGNORECASE)
_NEXT = re.compile(r"[.!?][\"”’]* *")
_GOES_ON = 120  # characters between a denial and the flat no with which its speaker goes on


def in_full(sight: Sight, own: Attribution, said: Said) -> Said:
    """The denial in what its speaker says next, if it has no words of its own: 'denied it. "Not true. We hold it."'."""
    if not points_back(said.span.text):
        return said
    for known in sight.reading.claims:
        at = sight.own(known)
        if at is not None and at.id != own.id and at.source and until(at) and _is_his(sight, own, at):
            return replace(said, span=known.spans[0])
    return said


def with_flat(sight: Sight, found: list[Telling], claim: Claim, said: Said) -> tuple[list[Telling], Said]:
    """The denial in the words in which its speaker goes on: "denied it. No shell of ours fell there, he said"."""
    end = claim.spans[-1].end
    for t in found:
        one = t.said[-1]
        near = one.flat and 0 <= one.span.start - end <= _GOES_ON
        if near and (is_same(one, said) or _is_spokesman(sight, one)):
            others = [other for other in found if other is not t]
            return others, replace(said, span=one.span, flat=True, denial=True)
    return found, said


def _is_spokesman(sight: Sight, said: Said) -> bool:
    """Whether who goes on is called "he" or "a spokesman": whoever that is taken for, it is who has just denied."""
    own = sight.attributions.get(sight.claims[said.claim].attribution or "")
    return own is not None and any(_SPOKESMAN.fullmatch(span.text) for span in own.source)


def denied_already(sight: Sight, claim: Claim, own: Attribution, said: Said) -> bool:
    """Whether the same speaker has just denied it: "denied that they left, calling it a lie" denies once.

    Or an official of his side: "Norland denied it. 'We were not there,' said an official, calling the reports a lie".
    """
    if own.type == "denial" or own.act == "deny":
        return False
    for known in sight.reading.claims:
        at = sight.own(known)
        if at is not None and at.id != own.id and is_before(known, claim) and sight.denies(at):
            one = sight.said(known)
            if (
                is_same(one, said)
                or _is_an_official(own, one, said)
                or not own.source
                or own.source == at.source
                or _is_his(sight, at, own)
            ):
                return True
    return False


def _is_an_official(own: Attribution, one: Said, said: Said) -> bool:
    """Whether somebody without a name only points back at what his side denies."""
    unnamed = own.speaker is not None and own.speaker.name is None
    return unnamed and points_back(said.span.text) and one.side == said.side != ""


def _is_his(sight: Sight, denial: Attribution, own: Attribution) -> bool:
    """Whether "he said" stands behind the sentence of a denial: it is who denied, whomever "he" is taken for."""
    if not all(_HE.fullmatch(span.text) for span in own.source):
        return False
    text = sight.reading.document.text
    between = text[denial.content[-1].end : own.content[0].start] if denial.content and own.content else ""
    return _NEXT.fullmatch(between) is not None
