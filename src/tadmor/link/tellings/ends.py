"""A day that only ends what is told: "had left by Friday evening", "before Sunday" tell until when, and not when."""

import re
from dataclasses import replace
from datetime import date

from tadmor.link.denials import is_certain
from tadmor.model import Event, Time
from tadmor.model.days import shifted

__all__ = ["is_end", "is_yet_to_come", "until_told"]

_BEFORE = 40  # characters before a day in which "by the end of" stands
_UNTIL = re.compile(
    r"\b(by|before|until|till|ahead of|prior to|up to)\s+(?:the |late |early |end of )*$",
    re.IGNORECASE,
)
_LASTED = frozenset(["until", "till", "up to"])
_STATES = frozenset(["TERRITORY.hold", "TERRITORY.siege"])
_ITS = re.compile(r"[’']s?(?: [\w-]+){0,3} ")  # "the weekend's large-scale " before "assault"
_LAST_WEEK = re.compile(r"(?:the )?(?:last|past|previous) week|the week before", re.IGNORECASE)
_SUNDAY, _WEEK = 6, 7
_ZONES = 1  # day by which a day of the far side of the world may be ahead
_HOUR = re.compile(
    r"(?:the )?(?:first |early )?"
    r"(?:dawn|daybreak|sunrise|morning|noon|midday|dusk|sunset|evening|nightfall|midnight"
    r"|\d{1,2}(?:[:.]\d\d)? ?(?:a\.?m\.?|p\.?m\.?|gmt|hours|o[’']clock)?)(?![\w/-])",
    re.IGNORECASE,
)


def is_end(text: str, time: Time, event: Event | None = None) -> bool:
    """Whether a time of a document's text only says until when (of an event, if one is given).

    An hour does not: what happened before dawn on Monday, or by noon, happened that day. But of those who had left by
    the morning of a day most left before it. What was held until Thursday was held on Thursday; and of "left ahead of
    the weekend's assault" the weekend ends the leaving, and is the time of the assault.
    """
    words = _UNTIL.search(text[max(0, time.span.start - _BEFORE) : time.span.start])
    if words is None or (words[1].lower() == "by" and text[time.span.end : time.span.end + 2] in ("'s", "’s")):
        return False  # "were shocked by Friday's attack"
    if event is not None and (_lasted(words[1], event) or _its_own(text, time, event)):
        return False
    hour = _HOUR.match(time.span.text) if time.type == "TIME" else None
    return hour is None or (words[1].lower() == "by" and hour.end() < len(time.span.text))


def _lasted(word: str, event: Event) -> bool:
    """Whether a state lasted until a day."""
    return event.type in _STATES and word.lower() in _LASTED


def _its_own(text: str, time: Time, event: Event) -> bool:
    """Whether the event is the one that the day has: "the weekend's assault"."""
    return _ITS.fullmatch(text[time.span.end : event.trigger.start]) is not None


def until_told(time: Time, told: date | None, event: Event | None = None) -> Time:
    """A time that goes on after the day of telling, without the days of which nobody could tell yet.

    "Since the start of the year", "this month" of what has happened. On a Sunday "last week" is the one that ends then
    as well as the one before: some begin their weeks that day, and most mean the days just gone.
    """
    if told is None or time.earliest is None or time.latest is None:
        return time
    if _LAST_WEEK.fullmatch(time.span.text) and told.weekday() == _SUNDAY and (told - time.latest).days == _WEEK:
        return replace(time, latest=shifted(told, -1))
    if event is not None and event.status == "planned" and not is_certain(event):
        return time
    return replace(time, latest=told) if event is not None and time.earliest < told < time.latest else time


def is_yet_to_come(time: Time, told: date, event: Event | None) -> bool:
    """Whether a time lies ahead of the day of telling, and the event does not: it is the day of something else."""
    if event is None or time.earliest is None or (time.earliest - told).days <= _ZONES:
        return False
    if (event.type or "").startswith("TALK."):  # "the leaders meet on Friday"
        return False
    done = event.status in ("occurred", "ongoing") or is_certain(event)
    return done or (event.status == "negated" and event.trigger.text.lower().endswith("ed"))
