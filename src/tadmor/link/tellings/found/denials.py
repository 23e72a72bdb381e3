"""Denials of a reading: of what they tell themselves, or of nothing that was read."""

import re
from collections.abc import Sequence
from dataclasses import replace

from tadmor.link.tellings.found.bare import bare_denial
from tadmor.link.tellings.found.sight import Sight
from tadmor.link.tellings.holders import Said
from tadmor.link.tellings.kinds import RESULTS
from tadmor.link.tellings.telling import Telling
from tadmor.model import Attribution, Claim, inside

__all__ = ["Denied", "bare", "denials", "inner", "no_asides"]

Denied = Sequence[tuple[Claim, Attribution]]

_RUNS_ON = re.compile(r",? (?:and )?(?:saying|adding|calling|insisting|claiming|suggesting|stressing)\b")
_THEN = re.compile(r"\b(?:after|when|while|since|following|in the wake of)\b")


def denials(sight: Sight) -> list[tuple[Claim, Attribution]]:
    """Claims that deny something, each with its attribution."""
    found = ((c, sight.own(c)) for c in sight.reading.claims)
    return [(c, a) for c, a in found if a is not None and (sight.denies(a) or sight.answers(a))]


def inner(sight: Sight, denied: Denied, found: list[Telling]) -> list[Telling]:
    """What was found, with the denial of what claims inside its words tell: "denied reports that the town had fallen".

    Such reports, of nobody in particular, are no account of whoever denies them; somebody's who is named are his.
    """
    for claim, own in denied:
        if not claim.events and not sight.answers(own):
            end = _end(own)
            told = [t for t in found if t.types | t.classes and all(inside(s, own.content) for s in t.spans)]
            told = [t for t in told if t.start < end]
            said = sight.said(claim)
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
        if not sight.answers(own):
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
    known = {one.claim for t in found for one in t.said}
    whole = [s for c, _ in denied if c.id in known for s in c.spans]
    without = [(c, own) for c, own in denied if c.id not in known and not all(inside(s, whole) for s in c.spans)]
    return [bare_denial(sight, claim) for claim, own in without if not sight.answers(own)]
