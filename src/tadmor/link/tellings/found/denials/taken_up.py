"""Denials that name nothing by themselves of what their report tells just before: "the town had not fallen".

"The town" is the one that somebody else was said to have taken; who denies losses right after another counts dead of an
army denies those; "its men" are those of who denies.
"""

import re
from dataclasses import replace

from tadmor.link.counts import TOLLS
from tadmor.link.tellings.found.denials.answered import with_denial
from tadmor.link.tellings.found.denials.before import may_be_answered
from tadmor.link.tellings.found.parties.speakers import of_speaker
from tadmor.link.tellings.found.whole.sight import Sight
from tadmor.link.tellings.holders import Said
from tadmor.link.tellings.kinds import HELD, RESULTS, TAKEN
from tadmor.link.tellings.prizes import is_loss
from tadmor.link.tellings.telling import Telling
from tadmor.link.tellings.wordings import site_of, sites_in
from tadmor.link.vocabulary import Vocabulary
from tadmor.model import Span

__all__ = ["own_men", "taken_up"]

_WORDS = Vocabulary(__name__)

_FAR, _NEAR = 1_500, 250  # characters before a denial in which a town was told to be taken, or dead were counted
_PRIZES = ("TERRITORY.", "BATTLE.repel")
_LEFT = re.compile(
    r"\b(?:left|quit|abandoned|deserted|withdrawn|withdrew|pulled (?:out|back)|retreated|fled|fallen back)\b",
    re.IGNORECASE,
)
_LOSSES = re.compile(
    r"[\s\"“]*(?:that )?(?:\w+ ){0,3}?(?:casualt(?:y|ies)|losses|dead|deaths|fatalities)\b(?! (?:among|of) civilians)",
    re.IGNORECASE,
)
_ARMED = re.compile(
    r"\b(?:soldiers?|fighters?|troops|servicemen|policemen|guards?|militants?|recruits?|commandos|officers?|pilots?)\b",
    re.IGNORECASE,
)


def own_men(sight: Sight, found: list[Telling]) -> list[Telling]:
    """What was found, with who denies for "its men" in what he denies, and who lost a town not as who took it."""
    found = [
        _with_own(sight, t) if any(s.denial and _WORDS["own"].match(s.span.text) for s in t.said) else t for t in found
    ]
    return [_lost_by(t) if is_loss(t) else t for t in found]


def _lost_by(telling: Telling) -> Telling:
    """A loss with its losers as those to whom it happens; "lost to the rebels" leaves who took it."""
    word = min(span.start for span, _ in telling.triggers)
    losers = tuple(p for p in telling.who if telling.denied or p.span.start < word)
    names = {p.name for p in telling.whom}
    whom = (*telling.whom, *(p for p in losers if p.name not in names))
    return replace(telling, who=tuple(p for p in telling.who if p not in losers), whom=whom)


def _with_own(sight: Sight, telling: Telling) -> Telling:
    denial = next(s for s in telling.said if s.denial and _WORDS["own"].match(s.span.text))
    own = sight.attributions.get(sight.claims[denial.claim].attribution or "")
    ours = of_speaker(sight, own) if own is not None else ()
    return _withdrawn(replace(telling, who=ours) if ours else telling, denial)


def _withdrawn(telling: Telling, denial: Said) -> Telling:
    """Who denies that his men left denies a withdrawal, whatever kind of leaving was read."""
    found = _LEFT.search(denial.span.text)
    if found is None or not telling.classes <= {"MOVE", "RETREAT"}:
        return telling
    start = denial.span.start
    word = Span(start + found.start(), start + found.end(), found[0])
    return replace(
        telling,
        types=frozenset(["MOVE.withdraw"]),
        classes=frozenset(["RETREAT"]),
        triggers=((word, "MOVE.withdraw"),),
    )


def taken_up(sight: Sight, found: list[Telling]) -> list[Telling]:
    """What was found, each denial of a taking or of losses that names none joined to the account just before it."""
    for denied in [t for t in found if len(t.said) == 1 and t.said[0].firm and t.denied]:
        said = denied.said[0]
        account = _taking(found, denied, said) if not any(s.own for s in denied.spots) else None
        account = account or _losses(found, denied, said)
        if account is not None:
            found = with_denial([t for t in found if t is not denied], account, sight.claims[said.claim], said)
    return found


def _taking(found: list[Telling], denied: Telling, said: Said) -> str | None:
    """The last account before of a taking or holding, of a place with a name, of the same kind and site."""
    if not _prizes(denied):
        return None
    before = [
        (one.span.end, t.id)
        for t in found
        for one in t.said
        if _prizes(t) & (_prizes(denied) | _lost(denied))
        and any(spot.own and spot.named for spot in t.spots)
        and _is_account(t, one, said, _FAR)
        and (_sites(t, one) == _sites(denied, said) or _names_it(denied, said, one))
    ]
    return max(before)[1] if before else None


def _losses(found: list[Telling], denied: Telling, said: Said) -> str | None:
    """The last count before of dead or wounded men under arms, of who denies losses and counts none."""
    if not denied.types or not denied.types <= RESULTS or denied.counts or not _LOSSES.match(said.span.text):
        return None
    before = [
        (one.span.end, t.id)
        for t in found
        for one in t.said
        if any(c.role in TOLLS and c.claim == one.claim for c in t.counts)
        and _is_account(t, one, said, _NEAR)
        and _ARMED.search(one.span.text)
    ]
    return max(before)[1] if before else None


def _is_account(telling: Telling, one: Said, said: Said, far: int) -> bool:
    told = not (one.negative or telling.planned or telling.story)
    return told and 0 <= said.span.start - one.span.end <= far and may_be_answered(one, said)


def _prizes(telling: Telling) -> frozenset[str]:
    return frozenset(kind for kind in telling.types if kind.startswith(_PRIZES))


def _lost(denied: Telling) -> frozenset[str]:
    """Who says that a place was never out of his hands denies, too, that another holds it."""
    kept = any("out of" in span.text for span, kind in denied.triggers if kind in TAKEN)
    return frozenset([HELD]) if kept else frozenset()


def _names_it(denied: Telling, said: Said, one: Said) -> bool:
    """Whether the account names the site that was never out of hands, whatever its word of holding is."""
    sites = _sites(denied, said)
    return bool(_lost(denied) and sites) and sites <= sites_in(one.span.text)


def _sites(telling: Telling, said: Said) -> frozenset[str]:
    """The sites beside the words of a claim that tell whose a place is."""
    beside = (
        site_of(said.span.text, span.start - said.span.start, span.end - said.span.start)
        for span, kind in telling.triggers
        if kind.startswith(_PRIZES) and said.span.start <= span.start and span.end <= said.span.end
    )
    return frozenset(name for some in beside for name in some)
