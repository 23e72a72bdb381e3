"""Denials of a reading: of what they tell themselves, of what somebody told just before, or of nothing read."""

import re
from collections.abc import Sequence
from dataclasses import replace

from tadmor.link.denials import answers, blames, denies, looks_back, vocabulary
from tadmor.link.tellings.found.named import scene, spots
from tadmor.link.tellings.found.numbers import counts_in
from tadmor.link.tellings.found.sight import Sight, founded
from tadmor.link.tellings.found.states import is_situation
from tadmor.link.tellings.holders import NOBODY, Said, said_of
from tadmor.link.tellings.kinds import RESULTS
from tadmor.link.tellings.parties import parties
from tadmor.link.tellings.sentences import parts
from tadmor.link.tellings.telling import Telling
from tadmor.link.tellings.times import when
from tadmor.link.tellings.wordings import worded
from tadmor.link.tellings.words import vector
from tadmor.model import Attribution, Claim, Span, inside
from tadmor.ontology import event_types

__all__ = ["answered", "bare", "by_words", "denials", "inner", "no_asides"]

Denied = Sequence[tuple[Claim, Attribution]]

_RUNS_ON = re.compile(r",? (?:and )?(?:saying|adding|calling|insisting|claiming|suggesting|stressing)\b")
_THEN = re.compile(r"\b(?:after|when|while|since|following|in the wake of)\b")
_WOULD = re.compile(r"\b(?:would|should|must|may|might|if)\b", re.IGNORECASE)
_BESIDE = re.compile(r"\b(?:close to|near|familiar with|loyal to)\b")
_NAME = re.compile(r"\b[A-Z][\w’-]{3,}\b")
_SIDES = frozenset(["armed-group", "state-force", "government"])
_SPOKESMAN = re.compile(
    r"(?:an?|its|the|his|her|their) (?:\w+ )?spokes(?:man|woman|person)(?: .{1,40})?|he|she|it|they", re.IGNORECASE
)
_ENDS = re.compile(r"[.!?][\"”’]*\s|\n")
_GOES_ON = 120  # characters between a denial and the flat no with which its speaker goes on
_TOLD = 6  # words of what somebody says from which on it is an account
_BEFORE = 300  # characters in which what "denied it" denies must have been told


def denials(sight: Sight) -> list[tuple[Claim, Attribution]]:
    """Claims that deny something, each with its attribution."""
    text = sight.reading.document.text
    found = ((c, sight.attributions.get(c.attribution or "")) for c in sight.reading.claims)
    return [(c, a) for c, a in found if a is not None and (denies(a, text) or answers(a, text))]


def inner(sight: Sight, denied: Denied, found: list[Telling]) -> list[Telling]:
    """What was found, with the denial of what claims inside its words tell: "denied reports that the town had fallen".

    Such reports, of nobody in particular, are no account of whoever denies them; somebody's who is named are his.
    """
    for claim, own in denied:
        if not claim.events and not answers(own, sight.reading.document.text):
            end = _end(own)
            told = [t for t in found if t.types | t.classes and all(inside(s, own.content) for s in t.spans)]
            told = [t for t in told if t.start < end]
            said = said_of(sight.reading, claim, None)
            first = min((t.start for t in told), default=0)
            made = {t.id: _denied(sight, t, replace(said, denial=t.start == first), own) for t in told}
            found = [made.get(t.id, t) for t in found]
    return found


def no_asides(sight: Sight, denied: Denied, found: list[Telling]) -> list[Telling]:
    """What was found, without what a denial only says to tell when: "had robbed women after they stormed the town".

    Nobody denies that, and nobody tells it. But dead are denied with what killed them: "when jets struck".
    """
    text, asides = sight.reading.document.text, set[str]()
    for _, own in denied:
        if not answers(own, text):
            inside_it = [t for t in found if t.spans and all(inside(s, own.content) for s in t.spans)]
            asides |= {t.id for t in _asides(inside_it, text)}
    return [t for t in found if t.id not in asides]


def _asides(told: list[Telling], text: str) -> list[Telling]:
    first = min(told, key=lambda t: (t.start, t.id), default=None)
    if first is None or first.types <= RESULTS:
        return []
    behind = (t for t in told if not t.types <= RESULTS and t.start > first.spans[-1].end)
    return [t for t in behind if _THEN.search(text[first.spans[-1].end : t.start])]


def _end(own: Attribution) -> int:
    """Where the words of a denial end, for those that run on: "denied the reports, saying that rebels had attacked"."""
    found = (_RUNS_ON.search(span.text) for span in own.content)
    ends = [span.start + f.start() for span, f in zip(own.content, found, strict=True) if f]
    return min(ends, default=max((span.end for span in own.content), default=0))


def _denied(sight: Sight, telling: Telling, said: Said, own: Attribution) -> Telling:
    """A telling inside the words of a denial, with it, and with nobody's word but that of who is named inside it."""
    named = [one for one in telling.said if _is_named_inside(sight, one, own)]
    return replace(telling, said=(*named, said), planned=False)


def _is_named_inside(sight: Sight, said: Said, own: Attribution) -> bool:
    """Whether somebody is named for it between a denial and its words."""
    at = sight.attributions.get(sight.claims[said.claim].attribution or "")
    while at is not None and at.id != own.id:
        if at.speaker is not None and at.speaker.name and any(inside(s, own.content) for s in at.source):
            return True
        at = sight.attributions.get(at.parent or "")
    return False


def bare(sight: Sight, denied: Denied, found: list[Telling]) -> list[Telling]:
    """Denials that tell of nothing that was read as a happening, and answer nobody."""
    text, known = sight.reading.document.text, {one.claim for t in found for one in t.said}
    without = [(c, own) for c, own in denied if c.id not in known]
    return [_bare(sight, claim) for claim, own in without if not answers(own, text)]


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
    found, said = _with_flat(sight, found, claim, said_of(sight.reading, claim, None))
    before = [
        (one.span.end, -t.start, t.id)
        for t in found
        for one in t.said
        if _is_before(sight.claims[one.claim], claim)
        and _may_be_answered(one, said)
        and (one.accuses or not blames(own))
    ]
    if _goes_on(sight, claim, own, said):
        return found
    named = None if blames(own) else _naming(sight, claim, own, said)
    told = [] if named is None else [t for t in found if any(inside(s, (named[1].span,)) for s in t.spans)]
    if named is not None and not told:
        return [*found, _account(sight, *named, said)]
    if not before:
        return found if looks_back(own, sight.reading.document.text) else [*found, _bare(sight, claim)]
    nearest = max(before)[2]  # of several acts in one claim the first
    if told:
        nearest = min(told, key=lambda t: (t.start, t.id)).id
    elif named is None and not blames(own) and not said.flat:
        between = _unread(sight, claim, said, max(before)[0])
        if between is not None:
            return [*found, _account(sight, *between, said)]
    found = [t for t in found if t.id == nearest or any(one.claim != claim.id for one in t.said)]
    return [replace(t, said=(*t.said, said)) if t.id == nearest else t for t in found]


def _with_flat(sight: Sight, found: list[Telling], claim: Claim, said: Said) -> tuple[list[Telling], Said]:
    """The denial in the words in which its speaker goes on: "denied it. No shell of ours fell there, he said"."""
    end = claim.spans[-1].end
    for t in found:
        one = t.said[-1]
        near = one.flat and 0 <= one.span.start - end <= _GOES_ON
        if near and (_is_same(one, said) or _is_spokesman(sight, one)):
            others = [other for other in found if other is not t]
            return others, replace(said, span=one.span, flat=True, denial=True)
    return found, said


def _is_same(one: Said, other: Said) -> bool:
    return one.chain == other.chain and (bool(one.chain) or one.name == other.name)


def _is_spokesman(sight: Sight, said: Said) -> bool:
    """Whether who goes on is called "he" or "a spokesman": whoever that is taken for, it is who has just denied."""
    own = sight.attributions.get(sight.claims[said.claim].attribution or "")
    return own is not None and any(_SPOKESMAN.fullmatch(span.text) for span in own.source)


def _goes_on(sight: Sight, claim: Claim, own: Attribution, said: Said) -> bool:
    """Whether the same speaker has just denied it: "denied that they left, calling it a lie" denies once."""
    text = sight.reading.document.text
    if own.type == "denial" or own.act == "deny":
        return False
    for known in sight.reading.claims:
        at = sight.attributions.get(known.attribution or "")
        if at is not None and at.id != own.id and _is_before(known, claim) and denies(at, text):
            one = said_of(sight.reading, known, None)
            if _is_same(one, said) or not own.source or own.source == at.source:
                return True
    return False


def _is_before(known: Claim, claim: Claim) -> bool:
    return 0 <= claim.spans[0].start - known.spans[-1].end <= _BEFORE


def _may_be_answered(one: Said, said: Said) -> bool:
    """Whether somebody else says it, be he unnamed ("relatives say"), and it is no denial itself."""
    somebody = bool(one.chain) or one.accuses or one.voice.count(":") > 1  # officials without a name accuse, too
    return somebody and one.name != NOBODY and not one.negative and not _is_same(one, said)


def _naming(sight: Sight, claim: Claim, own: Attribution, said: Said) -> tuple[Claim, Said] | None:
    """The last sentence before a denial in which somebody else tells of the very side that denies."""
    mentions = _mentions(sight, own)
    best: tuple[int, int, Claim, Said] | None = None
    for known in sight.reading.claims:
        if known.id == claim.id or not _is_before(known, claim) or _is_denied(sight, known):
            continue
        one = said_of(sight.reading, known, None)
        if not _may_be_answered(one, said):
            continue
        for part in (part for span in known.spans for part in parts(span) if not _WOULD.search(part.text)):
            rank = part.end, -sum(len(s.text) for s in known.spans)
            if any(inside(m, (part,)) for m in mentions) and (best is None or rank > best[:2]):
                best = *rank, known, replace(one, span=part)
    return None if best is None else (best[2], best[3])


def _unread(sight: Sight, claim: Claim, said: Said, end: int) -> tuple[Claim, Said] | None:
    """What somebody says right before a denial and behind the last act that was read, in words that tell no event.

    "The palace said on Monday that both had agreed to come. The rebels dispute this" is no word on the town's fall.
    """
    text = sight.reading.document.text
    for known in sight.reading.claims:
        if known.id == claim.id or known.spans[0].start <= end or not _is_before(known, claim):
            continue
        between = Span(known.spans[-1].end, claim.spans[0].start, _gap(sight, known, claim))
        one = said_of(sight.reading, known, None)
        whole = _is_account(sight, known) and _ENDS.search(text, end, known.spans[0].start) is not None
        if whole and len(list(parts(between))) <= 2 and _may_be_answered(one, said) and not _is_denied(sight, known):
            return known, one
    return None


def _is_account(sight: Sight, claim: Claim) -> bool:
    """Whether somebody who is named states it, in more than a few words and not inside what another says."""
    at = sight.attributions.get(claim.attribution or "")
    stated = at is not None and at.parent is None and at.act == "assert" and bool(at.source)
    return stated and len(claim.spans[0].text.split()) >= _TOLD


def _gap(sight: Sight, known: Claim, claim: Claim) -> str:
    return sight.reading.document.text[known.spans[-1].end : claim.spans[0].start]


def _mentions(sight: Sight, own: Attribution) -> list[Span]:
    """Where a report names the side for which somebody speaks: "the militia" of "the militia's spokesman"."""
    if any(_BESIDE.search(span.text) for span in own.source):
        return []
    names = {word for span in own.source for word in _NAME.findall(span.text)}
    words = {word for word in names if word.lower() not in vocabulary("bodies")}
    person = own.speaker.name if own.speaker is not None else None
    sides = [a for a in sight.reading.actors if a.kind in _SIDES and a.name != person]
    return [m for a in sides for m in a.mentions if words & set(_NAME.findall(m.text))]


def _is_denied(sight: Sight, claim: Claim) -> bool:
    """Whether a claim is what somebody denies, or a part of it: it is nobody's account."""
    at, text = sight.attributions.get(claim.attribution or ""), sight.reading.document.text
    while at is not None:
        if denies(at, text):
            return True
        at = sight.attributions.get(at.parent or "")
    return False


def _account(sight: Sight, claim: Claim, told: Said, said: Said) -> Telling:
    """What was told, in words of which no event was read, with its denial."""
    made = founded(sight, told, claim, (told.span,))
    return replace(
        made,
        said=(told, said),
        words=vector([(told.span.text, 1.0)]),
        who=parties(sight.reading, (told.span,)),
        spots=scene(spots(sight.reading, (told.span,)), sight.ground.at(told.span.start)),
        when=when(sight.reading, (told.span,)),
        counts=counts_in(sight, claim, told.span),
        score=0.6,
    )


def _bare(sight: Sight, claim: Claim) -> Telling:
    """A denial whose content tells no event that was read: nothing but its words, places and days."""
    made = replace(
        founded(sight, said_of(sight.reading, claim, None), claim, claim.spans),
        spots=spots(sight.reading, claim.spans),
        when=when(sight.reading, claim.spans),
        counts=tuple(c for span in claim.spans for c in counts_in(sight, claim, span)),
        score=0.5,
    )
    found = by_words(made, claim)
    held = "TERRITORY.hold" in found.types  # "denied that the militia was in control": it has it not
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
