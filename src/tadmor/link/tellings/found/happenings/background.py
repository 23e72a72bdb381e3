"""What stands beside the happening that a report tells: the whole war, and what happens again and again."""

import re

from tadmor.link.tellings.sentences import sentence
from tadmor.link.vocabulary import Vocabulary
from tadmor.model import Event, Span

__all__ = ["is_background"]

_LONG = re.compile(r"^(?:in |since )?(?:early |late |mid-?|[A-Z][a-z]+ )?(?:1\d|20)\d\d$|\b(?:years|months)\b")
_BEFORE, _AFTER = 60, 30  # characters around a word in which "repeatedly" is about it

_ACTS = "ASSAULT"
_WORDS = Vocabulary(__name__)


def is_background(event: Event, text: str) -> bool:
    """Whether an event without a day of its own is a war's, or one of many: no happening that two reports tell."""
    if any(not _LONG.search(span.text) for span in event.time):
        return False
    trigger = event.trigger
    near = text[max(0, trigger.start - _BEFORE) : trigger.end + _AFTER]
    if _WORDS["again"].search(near):
        return True
    if event.class_ == _ACTS and _WORDS["history"].search(text[max(0, trigger.start - _BEFORE) : trigger.end]):
        return True
    if event.type in _WORDS.words("fighting") and _is_remark(text, trigger):
        return True
    if event.type is not None and event.type not in _WORDS.words("kinds"):
        return False
    before, after = sentence(text, trigger)
    return _WORDS["war"].search(f"{before}{trigger.text}{after}") is not None


def _is_remark(text: str, trigger: Span) -> bool:
    """Whether fighting only says who somebody is, or what he wants: "the rebels fighting Assad"."""
    before = text[max(0, trigger.start - _BEFORE) : trigger.start]
    return _WORDS["remark"].search(before + trigger.text) is not None
