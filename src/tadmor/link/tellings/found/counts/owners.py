"""Whose dead a number counts where no force is named: by a country's name, or as the speaker's own.

"Iraqi dead", "40 Iraqi personnel" are of that country's forces. "Four of his men", "our soldiers", "its own losses" are
of the side of who speaks; "of its fighters" is whoever the sentence is about.
"""

import re

from tadmor.link.counts import TOLLS, Count
from tadmor.link.tellings.found.whole.sight import Sight
from tadmor.link.tellings.sentences import sentence
from tadmor.link.vocabulary import Vocabulary
from tadmor.model import ARMED, Claim, Speaker
from tadmor.ontology.nations import nations

__all__ = ["whose"]

_WORDS = Vocabulary(__name__)

_SERVE = r"(?:personnel|troops|servicemen|forces|dead|losses|casualties|fatalities)"
_BEHIND = re.compile(rf"\W+([A-Z][a-z]+)(?: [a-z]+)? {_SERVE}\b")
_BEFORE = re.compile(
    r"\b([A-Z][a-z]+) (?:[a-z]+ )?(?:dead|losses|casualties|fatalities|deaths)"
    r"(?: (?:in|near|along|around|from) [^.,;:]{1,30})? (?:at|of|to|as) $"
)
_PEOPLE = re.compile(r"\W+([A-Z][a-z]+)s\b(?! (?:civilian|who live))")
_MEN = r"(?:men|soldiers|fighters|troops|comrades|personnel|officers|commandos|policemen|forces|boys|lads)"
_OWN_BEHIND = re.compile(rf"\W+of (?:his|her|our|my) (?:own )?{_MEN}\b", re.IGNORECASE)
_OWN_BEFORE = re.compile(
    r"\b(?:its|their|our|his) own (?:[a-z]+ )?(?:losses|dead|casualties|fatalities|toll)\b[^.;]*$", re.IGNORECASE
)
_NEAR = 80  # characters before a number in which "Iraqi dead at" stands


def whose(sight: Sight, claim: Claim, count: Count) -> tuple[frozenset[str], str]:
    """The side of those whom a number of dead, wounded or fighters counts, and its name; none where nothing says."""
    if count.role not in TOLLS | {"casualties", "captured", "missing", "force"}:
        return frozenset(), ""
    text, span = sight.reading.document.text, count.span
    after = text[span.end : span.end + _NEAR]
    land = _BEHIND.match(after) or _BEFORE.search(text[max(0, span.start - _NEAR) : span.start])
    if land is None and count.campaign:
        land = _PEOPLE.match(after)  # "1,500 Russians were killed since the operation began"
    code = nations().get(land[1].lower()) if land else None
    if land is not None and code is not None:
        return frozenset([f"forces of {code}"]), land[1]
    before = sentence(text, span)[0]
    its = _OWN_BEFORE.search(before)
    if not (_OWN_BEHIND.match(after) or its or _WORDS["own_lost"].search(before)):
        return frozenset(), ""
    own = _of_speaker(sight, claim)
    return own if own[0] or its is None else _meant(sight, span.start - len(before) + its.start())


def _meant(sight: Sight, at: int) -> tuple[frozenset[str], str]:
    """The armed side that "its own dead" means: the report may tell it in its own words."""
    some = (a for a in sight.reading.actors if a.kind in ARMED and any(m.start == at for m in a.mentions))
    meant = next(some, None)
    if meant is None or meant.id is None:
        return frozenset(), ""
    lands = {f"forces of {meant.country}"} if meant.country and meant.kind == "state-force" else set()
    return frozenset({meant.id} | lands), meant.name


def _of_speaker(sight: Sight, claim: Claim) -> tuple[frozenset[str], str]:
    """The side of who says a claim, or of his body; none for whoever has no forces."""
    own = sight.own(claim)
    speaker = own.speaker if own is not None else None
    if speaker is None:
        return frozenset(), ""
    side = sight.holders.sides.of(speaker) or ""
    kind, _, key = side.partition(":")
    name = speaker.organisation or speaker.name or ""
    if kind == "government" and key:
        return frozenset([f"forces of {key}"]), name
    keys = [actor.id for actor in sight.reading.actors if actor.name in _names(speaker) and actor.id is not None]
    armed = kind == "group" and any(a.kind in ARMED and a.id in keys for a in sight.reading.actors)
    return (frozenset([*keys, key]), name) if armed else (frozenset(), "")


def _names(speaker: Speaker) -> frozenset[str]:
    return frozenset(name for name in (speaker.organisation, speaker.name) if name)
