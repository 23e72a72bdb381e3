"""Taken, or held: two sides who each say that one place is theirs, where no day or hour orders them.

The two need be no one incident: who holds a town tells no happening, and denies all the same that it was taken.
"""

import re
from collections.abc import Iterable, Iterator

from tadmor.link.agreement.answering import moved_on, one_prize
from tadmor.link.agreement.given import (
    Told,
    finding,
    is_named,
    is_own,
    least,
    one_side,
    outside,
    two_sides,
    value,
)
from tadmor.link.agreement.order import order
from tadmor.link.agreement.outcomes import results
from tadmor.link.agreement.second import two_voices
from tadmor.link.incidents import Incidents, Telling
from tadmor.link.tellings.kinds import HELD, KEPT, TAKEN
from tadmor.link.tellings.parties import relate
from tadmor.link.tellings.prizes import in_part
from tadmor.link.tellings.times import apart_if_said
from tadmor.model import Span
from tadmor.model.incidents import Finding, Incident

__all__ = ["rivals"]

_LOST_AGAIN = re.compile(
    r"\b(?:but|and|before|then)\b[^.;]{0,40}\b(?:lost|losing|(?:driven|pushed|forced) (?:out|back))\b",
    re.IGNORECASE,
)  # who says that he lost it again says that it is not his
_FOR_A_TIME = re.compile(r"\b(?:at one point|briefly|temporarily|for a (?:time|while)|momentarily)\b", re.IGNORECASE)
_WHOSE = re.compile(
    r"\b(?:territor(?:y|ies)|areas?|land|parts|towns?|cit(?:y|ies)|villages?|districts?|positions?|places?|regions?) $",
    re.IGNORECASE,
)  # "territory held by" them is only where something is
_LEAST = 3  # words that tell what was taken: "as captured" leaves it open
_BESIDE = 900  # characters between two claims that a report sets beside each other


def rivals(incidents: Incidents, incident: Incident, told: Iterable[Told]) -> Iterator[Finding]:
    """The first two who contradict each other over whose a place is."""
    everyone = tuple(told)
    for taken in everyone:
        for kept in (*everyone, *_elsewhere(incidents, taken, everyone)):
            if _contrary(taken, kept) and not (_beside(taken, kept) and moved_on(incidents, taken, kept)):
                yield _finding(incident, taken, kept)
                return


def _elsewhere(incidents: Incidents, taken: Told, everyone: tuple[Told, ...]) -> Iterator[Told]:
    """What the same report tells beside it, in other incidents."""
    here = {one.telling.id for one in everyone}
    if taken.telling.types & TAKEN:
        for telling in incidents.of_document(taken.telling.document):
            if telling.id not in here and not telling.story and telling.types & KEPT:
                yield from (outside(said, telling) for said in telling.said)


def _contrary(taken: Told, kept: Told) -> bool:
    words = _words(taken, TAKEN), _words(kept, KEPT)
    if words[0] is None or words[1] is None or taken.said.negative or kept.said.negative:
        return False
    if len(taken.said.span.text.split()) < _LEAST or _is_past(taken, words[0]) or _is_where(kept, words[1]):
        return False
    if in_part(taken.telling) and words[1] in _held(kept):  # who took some of it may leave the rest to the other
        return False
    if taken.telling.planned or kept.telling.planned or not (_speak(taken) and _speak(kept)):
        return False
    apart = two_voices(taken, kept) and two_sides(taken, kept)
    return apart and _enemies(taken, kept) and one_prize(taken, kept) and _at_once(taken, kept)


def _held(kept: Told) -> frozenset[Span]:
    """The words of a claim that tell a place held, and no attack repelled."""
    return frozenset(span for span, kind in kept.telling.triggers if kind == HELD)


def _is_past(taken: Told, word: Span) -> bool:
    """Whether who tells that a place was taken tells also that it was so for a time only."""
    words = taken.said.span.text
    return (
        _FOR_A_TIME.search(words) is not None
        or _LOST_AGAIN.search(words, max(0, word.end - taken.said.span.start)) is not None
    )


def _is_where(kept: Told, word: Span) -> bool:
    """Whether a word only says whose a place is in which something else is told: "visited areas held by them"."""
    return _WHOSE.search(kept.said.span.text[: word.start - kept.said.span.start]) is not None


def _speak(one: Told) -> bool:
    """Whether somebody is named for it, and it was read for certain."""
    return is_named(one.voice) and not is_own(one) and one.telling.score >= least("telling")


def _words(one: Told, kinds: frozenset[str]) -> Span | None:
    """The word of a claim that tells one of these kinds."""
    return next((s for s, kind in one.telling.triggers if kind in kinds and one.said.holds(s)), None)


def _enemies(taken: Told, kept: Told) -> bool:
    """Whether two enemies are told of, or two sides speak: an army repels an attack on what it has taken itself."""
    same = relate(taken.telling.who, kept.telling.who)
    crossed = relate(taken.telling.who, kept.telling.whom)
    if same is not None or (crossed is not None and crossed[0] > 0):
        return same is None or same[0] < 0
    known = any(one.side or one.said.side for one in (taken, kept))
    return known and not one_side(taken, kept)


def _at_once(taken: Told, kept: Told) -> bool:
    """Whether both are of one day and no hour orders them, or stand beside each other in one report."""
    one, other = taken.telling, kept.telling
    if order(one.when, other.when) is not None:
        return False
    if _beside(taken, kept):
        return abs(taken.said.span.start - kept.said.span.start) <= _BESIDE and apart_if_said(one.when, other.when) == 0
    later = one.published is not None and other.published is not None and other.published >= one.published
    return later and _one_day(one, other)


def _beside(taken: Told, kept: Told) -> bool:
    return taken.telling.document == kept.telling.document


def _one_day(one: Telling, other: Telling) -> bool:
    days = [t.own_when for t in (one, other) if t.own_when is not None and t.own_when.span and t.own_when.days == 1]
    return len(days) == 2 and days[0].earliest == days[1].earliest


def _finding(incident: Incident, taken: Told, kept: Told) -> Finding:
    ours, theirs = _words(taken, TAKEN) or taken.said.span, _words(kept, KEPT) or kept.said.span
    ended = [" and ".join(results(kinds & one.telling.types)) for one, kinds in ((taken, TAKEN), (kept, KEPT))]
    why = f"{taken.name}: “{ours.text}”; {kept.name}: “{theirs.text}”; {' and '.join(ended)}, and no hour orders them"
    pair = (value(taken, ours, ended[0]), value(kept, theirs, ended[1]))
    return finding(incident, "result", "conflict", why, pair, score=min(taken.telling.score, kept.telling.score))
