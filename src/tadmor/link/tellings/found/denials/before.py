"""Which account a denial that points back answers: "denied it", "no such order went out", "which the army denies"."""

import re
from dataclasses import replace

from tadmor.link.denials import such
from tadmor.link.tellings.found.whole.sight import Sight
from tadmor.link.tellings.holders import NOBODY, Said
from tadmor.link.tellings.sentences import parts
from tadmor.link.tellings.telling import Telling
from tadmor.link.untrue import vocabulary
from tadmor.model import BELLIGERENTS, Actor, Attribution, Claim, Span, inside
from tadmor.ontology.nations import nations

__all__ = [
    "charge",
    "chief",
    "first_told",
    "is_before",
    "is_same",
    "may_be_answered",
    "naming",
    "noun_named",
    "told_before",
    "unread",
]

_WOULD = re.compile(r"\b(?:would|should|must|may|might|if)\b", re.IGNORECASE)
_BESIDE = re.compile(r"\b(?:close to|near|familiar with|loyal to)\b")
_NAME = re.compile(r"\b(?:[A-Z][\w’-]{3,}|[A-Z]{3})\b")  # "the LNA denies it"
_ENDS = re.compile(r"[.!?][\"”’]*\s|\n")
_CLAIM = re.compile(
    r"the (?P<whose>[A-Z][\w-]+)(?:['’]s?)? (?:claims?|announcements?|assertions?|reports?|statements?)"
)
_OF_CLAIMS = re.compile(
    r"(?:that )?the (?:claims?|announcements?|reports?|statements?)(?: (?:is|are|was|were) [^.]*)?", re.IGNORECASE
)
_CHARGE = re.compile(r"(?:the|that|this|these|those|such|all|any) (?:charge|accusation|allegation)s?", re.IGNORECASE)
_TOLD = 6  # words of what somebody says from which on it is an account
_BEFORE = 300  # characters in which what "denied it" denies must have been told


def is_before(known: Claim, claim: Claim) -> bool:
    return 0 <= claim.spans[0].start - known.spans[-1].end <= _BEFORE


def told_before(
    sight: Sight, found: list[Telling], claim: Claim, said: Said, *, accused: bool = False
) -> list[tuple[int, int, str]]:
    """What others tell before a denial, the last last; of several acts in one claim the first."""
    return [
        (one.span.end, -t.start, t.id)
        for t in found
        for one in t.said
        if is_before(sight.claims[one.claim], claim)
        and may_be_answered(one, said)
        and (one.accuses or not accused)
        and not _admits(sight, one)
    ]


def chief(found: list[Telling], before: list[tuple[int, int, str]], own: Attribution) -> str:
    """What a denial answers of what was told before it: the last, or where it is of a claim, whose a place is.

    "It is liberated, Wagner said, adding that battles raged around. Ukraine denied the claim."
    """
    by_id = {t.id: t for t in found}
    last = by_id[max(before)[2]]
    content = own.content[0].text if len(own.content) == 1 else ""
    if not _OF_CLAIMS.fullmatch(content.strip(" .,")) or "CONTROL" in last.classes:
        return last.id
    tellers = {one.chain for one in last.said if one.chain}
    theirs = (by_id[id_] for _, _, id_ in sorted(before, reverse=True))
    taken = (t for t in theirs if "CONTROL" in t.classes and tellers & {one.chain for one in t.said})
    return next((t.id for t in taken), last.id)


def _admits(sight: Sight, one: Said) -> bool:
    """Whether somebody says it against himself: nobody on the other side denies that."""
    own = sight.attributions.get(sight.claims[one.claim].attribution or "")
    words = () if own is None else (word for span in own.cue for word in span.text.lower().split())
    return not vocabulary("admits").isdisjoint(words)


def is_same(one: Said, other: Said) -> bool:
    return one.chain == other.chain and (bool(one.chain) or one.name == other.name)


def may_be_answered(one: Said, said: Said) -> bool:
    """Whether somebody else says it, be he unnamed ("relatives say"), and it is no denial itself."""
    somebody = bool(one.chain) or one.accuses or one.voice.count(":") > 1  # officials without a name accuse, too
    return somebody and one.name != NOBODY and not one.negative and not is_same(one, said)


def noun_named(sight: Sight, claim: Claim, own: Attribution, said: Said) -> tuple[Claim, Said] | None:
    """The last claim before "no such order had been issued" in which somebody else names an order."""
    noun = such(own, sight.reading.document.text)
    if noun is None:
        return None
    named = re.compile(rf"\b{noun.removesuffix('s')}s?\b", re.IGNORECASE)
    start = claim.spans[0].start
    before = (c for c in sight.reading.claims if c.spans[-1].end <= start)
    some = [c for c in before if any(named.search(span.text) for span in c.spans)]  # few: whose it is costs more
    for known in sorted(some, key=lambda c: (-c.spans[-1].end, c.id)):
        one = sight.said(known)
        if may_be_answered(one, said) and not _is_denied(sight, known):
            return known, one
    return None


def charge(sight: Sight, claim: Claim, own: Attribution, said: Said) -> tuple[Claim, Said] | None:
    """The last accusation before "rejected the charge", however little it says: "the Front accused the army"."""
    content = " ".join(span.text for span in own.content).strip(" .,")
    if _CHARGE.fullmatch(content) is None:
        return None
    for known in sorted(sight.reading.claims, key=lambda c: (-c.spans[-1].end, c.id)):
        at = sight.own(known)
        if at is None or at.act != "accuse" or not at.source or not is_before(known, claim):
            continue
        if at.source[0].start > known.spans[0].start:  # who is blamed was taken for who blames
            continue
        one = sight.said(known)
        if may_be_answered(one, said) and not _is_denied(sight, known):
            return known, one
    return None


def first_told(sight: Sight, found: list[Telling], own: Attribution, said: Said) -> str | None:
    """What a nation is told to say first in a report, where a paragraph opens with a denial of "the Russian claim"."""
    content = own.content[0] if len(own.content) == 1 else None
    named = _CLAIM.fullmatch(content.text.strip(" .,")) if content else None
    side = nations().get(named["whose"].lower()) if named else None
    start = min((s.start for s in (*own.source, *own.cue)), default=0)
    if side is None or sight.reading.document.text[:start].rpartition("\n")[2].strip(' "“'):
        return None
    told = (t for t in found if t.types and not (t.planned or t.denied or t.story) and t.start < start)
    theirs = (t for t in told if any(s.side == f"government:{side}" and may_be_answered(s, said) for s in t.said))
    return min(((t.start, t.id) for t in theirs), default=(0, None))[1]


def naming(sight: Sight, claim: Claim, own: Attribution, said: Said) -> tuple[Claim, Said] | None:
    """The last sentence before a denial in which somebody else tells of the very side that denies."""
    mentions = _mentions(sight, own)
    best: tuple[int, int, Claim, Said] | None = None
    for known in sight.reading.claims:
        if known.id == claim.id or not is_before(known, claim) or _is_denied(sight, known):
            continue
        one = sight.said(known)
        if not may_be_answered(one, said):
            continue
        for part in (part for span in known.spans for part in parts(span) if not _WOULD.search(part.text)):
            rank = part.end, -sum(len(s.text) for s in known.spans)
            if any(inside(m, (part,)) for m in mentions) and (best is None or rank > best[:2]):
                best = *rank, known, replace(one, span=part)
    return None if best is None else (best[2], best[3])


def unread(sight: Sight, claim: Claim, said: Said, end: int) -> tuple[Claim, Said] | None:
    """What somebody says right before a denial and behind the last act that was read, in words that tell no event.

    "The palace said on Monday that both had agreed to come. The rebels dispute this" is no word on the town's fall.
    """
    text = sight.reading.document.text
    for known in sight.reading.claims:
        if known.id == claim.id or known.spans[0].start <= end or not is_before(known, claim):
            continue
        between = Span(known.spans[-1].end, claim.spans[0].start, _gap(sight, known, claim))
        one = sight.said(known)
        whole = _is_account(sight, known) and _ENDS.search(text, end, known.spans[0].start) is not None
        if whole and len(list(parts(between))) <= 2 and may_be_answered(one, said) and not _is_denied(sight, known):
            return known, one
    return None


def _is_account(sight: Sight, claim: Claim) -> bool:
    """Whether somebody who is named states it, in more than a few words and not inside what another says."""
    at = sight.own(claim)
    stated = at is not None and at.parent is None and at.act in ("assert", "accuse") and bool(at.source)
    return stated and len(claim.spans[0].text.split()) >= _TOLD


def _gap(sight: Sight, known: Claim, claim: Claim) -> str:
    return sight.reading.document.text[known.spans[-1].end : claim.spans[0].start]


def _mentions(sight: Sight, own: Attribution) -> list[Span]:
    """Where a report names the side for which somebody speaks: "the militia" of "the militia's spokesman".

    Under any of its names: "tanks of the Vesk National Army" are those of which "the VNA" denies something.
    """
    if any(_BESIDE.search(span.text) for span in own.source):
        return []
    names = {word for span in own.source for word in _NAME.findall(span.text)}
    words = {word for word in names if word.lower() not in vocabulary("bodies")}
    person = own.speaker.name if own.speaker is not None and own.speaker.kind == "person" else None
    sides = [a for a in sight.reading.actors if a.kind in BELLIGERENTS and a.name != person]
    return [m for a in sides if _is_called(a, words) for m in a.mentions if _NAME.search(m.text)]


def _is_called(actor: Actor, words: set[str]) -> bool:
    return any(words & set(_NAME.findall(m.text)) for m in actor.mentions)


def _is_denied(sight: Sight, claim: Claim) -> bool:
    """Whether a claim is what somebody denies, or a part of it: it is nobody's account."""
    at = sight.own(claim)
    while at is not None:
        if sight.denies(at):
            return True
        at = sight.attributions.get(at.parent or "")
    return False
