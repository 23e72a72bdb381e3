"""Words that say whose a place is, as data; and whether a state that was read is told, or only says which is meant.

"The army now holds the town" tells it; "the rebels, who hold the town" and "areas held by them" only say who or where.
"""

import re

from tadmor.link.vocabulary import Vocabulary
from tadmor.model import Event

__all__ = ["CLAUSE", "WORDS", "is_situation", "never", "no_place", "stated"]

WORDS = Vocabulary("tadmor.link.tellings.found.control.control")
"""Words that say whose a place is."""

CLAUSE = re.compile(
    r"[.;:!?“”\"]|,(?= (?:but|and|while|which|who|where|after|before)\b)|\b(?:but|while|after|because)\b"
)
"""What parts words of control from what else is told."""
_SITUATION = re.compile(r"\b(?:situation|fires?|blaze|everything)\b[^.;]{0,30}\bunder [^.;]{0,25}$", re.IGNORECASE)
_STILL = re.compile(r"\bcontinu(?:e|es|ed|ing) to $", re.IGNORECASE)
_NEAR = 60  # characters before the word of a state that tell how it is meant
_TOLD = frozenset(["ongoing", "occurred"])


def never() -> re.Pattern[str]:
    """What before such words, in their clause, says that nothing is told of a place."""
    return WORDS["never.before"]


def is_situation(before: str) -> bool:
    """Whether words before "control" say that no place is meant: "the fire was brought under"."""
    return _SITUATION.search(before) is not None


def no_place(event: Event, text: str) -> bool:
    """Whether what is under control is no place, or nobody is told to have it: "fighting to hold the town"."""
    if text[max(0, event.trigger.start - 3) : event.trigger.start] == "to ":
        return _STILL.search(text[max(0, event.trigger.start - _NEAR) : event.trigger.start]) is None
    return is_situation(text[max(0, event.trigger.start - _NEAR) : event.trigger.start])


def stated(event: Event, text: str) -> bool:
    """Whether a state without a day is told, and does not only say which place is meant: "now holds the town"."""
    if event.status not in _TOLD or not (event.actors or event.attribution):
        return False
    word, start = event.trigger, event.trigger.start
    before = CLAUSE.split(text[max(0, start - _NEAR) : start])[-1]
    if WORDS["stated.relative"].search(before) or never().search(before):
        return False
    if text[word.end : word.end + 4] == " by ":
        return WORDS["stated.passive"].search(before) is not None
    noun = word.text.lower() == "control"
    return WORDS["stated.noun" if noun else "stated.verb"].search(before) is not None
