"""Which events of a reading are happenings of their own, and of what kind."""

import re
from collections.abc import Iterable

from tadmor.link.counts import Count
from tadmor.link.denials import is_certain
from tadmor.link.incidents.background import is_background
from tadmor.model import Event

__all__ = ["NO_SIGN", "happens", "has_ended", "is_planned", "kind_of", "of_all"]

_BROKEN = re.compile(r"\b(?:broke|broken|break|breaking|breach\w*|lift\w*|end|ended|ending)\b[^.]*$", re.IGNORECASE)
_WOULD = re.compile(r"(?: (?:of|to)\b[^.,;]{1,60})? (?:would|could|might)\b")
_BESIEGED = re.compile(r"\b(?:a|an|the|of|in|on|held|this|that)(?: [\w-]+)? $")
_AIRCRAFT = re.compile(
    r"\b(?:air|aerial|warplanes?|jets?|aircraft|planes|helicopters?|bombers|air forces?|aerospace forces)\b[^.]*$",
    re.IGNORECASE,
)
_FLOWN = 90  # characters before "raids" in which who flew them stands
NO_SIGN = frozenset(["hypothetical"])
_STATES = frozenset(["TERRITORY.hold"])
_HOLDING = frozenset(["held", "hold", "holds", "kept", "keeps", "controlled", "controls", "control"])
_HYPHENS = frozenset("-–‐‑")


def happens(event: Event, text: str) -> bool:
    """Whether an event happens here: speech does not, nor does a state without a time of its own ("the IS-held town").

    Nor does what would be ("the fall of the town would cut the road"), nor what is told of a whole war, of some earlier
    time or again and again ("has previously targeted the town").
    """
    if event.status in NO_SIGN or (event.type or "").startswith("SPEECH."):
        return False
    if is_background(event, text):
        return False
    if event.trigger.text.lower() == "besieged" and _BESIEGED.search(text[: event.trigger.start][-30:]):
        return False
    if event.status != "planned" and not event.time and _WOULD.match(text, event.trigger.end):
        return False
    attributive = text[max(0, event.trigger.start - 1) : event.trigger.start] in _HYPHENS
    verb = event.trigger.text.lower() in _HOLDING
    return event.type not in _STATES or (verb and bool(event.time) and not attributive)


def kind_of(event: Event, text: str) -> str | None:
    """The type of an event: a raid by warplanes is an air strike."""
    before = text[max(0, event.trigger.start - _FLOWN) : event.trigger.start]
    return "STRIKE.air" if event.type == "BATTLE.raid" and _AIRCRAFT.search(before) else event.type


def has_ended(event: Event, text: str) -> bool:
    """Whether it is a siege that was broken: nobody is told to be besieged."""
    before = text[max(0, event.trigger.start - 60) : event.trigger.start]
    return event.type == "TERRITORY.siege" and _BROKEN.search(before) is not None


def is_planned(event: Event) -> bool:
    """ "5,000 men were committed to the offensive" is no plan, although "committed" often is."""
    return event.status == "planned" and not is_certain(event)


def of_all(counts: Iterable[Count], class_: str | None) -> list[str]:
    """The kind of what all take part in, whatever its word: "1,000 attackers took part", "thrown into battle"."""
    return ["BATTLE.offensive"] if class_ == "ASSAULT" and any(c.whole and c.role == "force" for c in counts) else []
