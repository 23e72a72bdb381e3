"""Who is blamed, in words that tell nothing else, for what was told just before: "the police blame the army"."""

import re
from collections.abc import Iterator
from dataclasses import replace

from tadmor.link.tellings.found.whole.sight import Sight
from tadmor.link.tellings.holders import NOBODY, Said
from tadmor.link.tellings.parties import Party, parties
from tadmor.link.tellings.telling import Telling
from tadmor.model import BELLIGERENTS, Claim

__all__ = ["blamed"]

_NEAR = 250  # characters between an act and the words that say whose it was
_CULPRITS = re.compile(
    r"\bas (?:the )?(?:perpetrators?|culprits?|attackers?|those responsible|authors?)\b", re.IGNORECASE
)
_BLAME = frozenset(["blame", "blames", "blamed", "blaming", "accuse", "accuses", "accused", "accusing"])
_PUT = re.compile(r"\b(?:put|puts|putting|laid|lays|pinned|pins) the (?:blame|responsibility)\b")
_LONGEST = 8  # words of a claim that names whom it blames and nothing else
_NEGATIVE = re.compile(r"\b(?:not|nobody|no one|neither|deny|denied|whether|if)\b", re.IGNORECASE)


def blamed(sight: Sight, found: list[Telling]) -> list[Telling]:
    """What was found, each act with whom somebody blames for it in a claim of its own."""
    for claim in _accusations(sight):
        some = parties(sight.reading, claim.spans)
        named = [p for p in some if p.key and p.kind in BELLIGERENTS]
        act = _act_before(sight, found, claim)
        if len(some) == len(named) == 1 and act is not None and not _other(act, named[0]):
            said = _said(sight, claim, act)
            made = replace(act, said=(*act.said, said), who=(*act.who, named[0]))
            found = [made if t is act else t for t in found]
    return found


def _accusations(sight: Sight) -> Iterator[Claim]:
    for claim in sorted(sight.reading.claims, key=lambda c: (c.spans[0].start, c.id)):
        own = sight.own(claim)
        if own is None or not own.source or claim.events or len(claim.spans) > 1:
            continue
        words, cue = claim.spans[0].text, " ".join(span.text for span in own.cue)
        short = len(words.split()) <= _LONGEST and not _NEGATIVE.search(f"{cue} {words}")
        blames = (own.act == "accuse" and bool(_BLAME & set(cue.lower().split()))) or _PUT.search(cue) is not None
        if short and (blames or _CULPRITS.search(words)):
            yield claim


def _act_before(sight: Sight, found: list[Telling], claim: Claim) -> Telling | None:
    """The last harm that is told before an accusation in its paragraph."""
    start, text = claim.spans[0].start, sight.reading.document.text
    harm = (
        t
        for t in found
        if "ASSAULT" in t.classes
        and (t.types or t.counts)
        and not (t.denied or t.planned or t.story)
        and 0 <= start - t.spans[-1].end <= _NEAR
        and "\n" not in text[t.spans[-1].end : start]
    )
    return max(harm, key=lambda t: (t.spans[-1].end, t.id), default=None)


def _other(act: Telling, party: Party) -> bool:
    """Whether somebody else than who is blamed is already told to have done it."""
    return any(p.key and p.key != party.key and p.kind in BELLIGERENTS for p in act.who)


def _said(sight: Sight, claim: Claim, act: Telling) -> Said:
    """The accusation; "it named" is by whom the act was told."""
    said = replace(sight.said(claim), accuses=True)
    told = [one for one in act.said if one.name != NOBODY]
    if said.name != NOBODY or not told:
        return said
    return replace(said, voice=told[0].voice, name=told[0].name, chain=told[0].chain, side=told[0].side)
