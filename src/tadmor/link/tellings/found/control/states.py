"""Words that say whose a place is, as data; and whether a state that was read is told, or only says which is meant.

"The army now holds the town" tells it; "the rebels, who hold the town" and "areas held by them" only say who or where.
"""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from tadmor.model import Event

__all__ = ["CLAUSE", "is_situation", "never", "no_place", "stated", "vocabulary"]

CLAUSE = re.compile(
    r"[.;:!?“”\"]|,(?= (?:but|and|while|which|who|where|after|before)\b)|\b(?:but|while|after|because)\b"
)
"""What parts words of control from what else is told."""
_SITUATION = re.compile(r"\b(?:situation|fires?|blaze|everything)\b[^.;]{0,30}\bunder [^.;]{0,25}$", re.IGNORECASE)
_STILL = re.compile(r"\bcontinu(?:e|es|ed|ing) to $", re.IGNORECASE)
_NEAR = 60  # characters before the word of a state that tell how it is meant
_TOLD = frozenset(["ongoing", "occurred"])


@cache
def vocabulary() -> Mapping[str, Any]:
    """The words, by kind."""
    return tomllib.loads(
        files("tadmor.link.tellings.found.control").joinpath("control.toml").read_text(encoding="utf-8")
    )


@cache
def never() -> re.Pattern[str]:
    """What before such words, in their clause, says that nothing is told of a place."""
    return re.compile("|".join(vocabulary()["never"]["before"]), re.IGNORECASE)


@cache
def _stated(name: str) -> re.Pattern[str]:
    return re.compile(vocabulary()["stated"][name], re.IGNORECASE)


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
    if _stated("relative").search(before) or never().search(before):
        return False
    if text[word.end : word.end + 4] == " by ":
        return _stated("passive").search(before) is not None
    noun = word.text.lower() == "control"
    return _stated("noun" if noun else "verb").search(before) is not None
