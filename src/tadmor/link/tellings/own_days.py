"""Which of the days around an act is its own, and whether it only says since when."""

import re
from collections.abc import Iterable
from datetime import date

from tadmor.lang.rarity import is_rare_since
from tadmor.model import Event, Time
from tadmor.ontology import event_types

__all__ = ["is_another", "is_since", "narrowest"]

_SINCE = re.compile(
    r"\b(?:since|counting from) (?:(?:the|its|their|an|this|it|they) (?:[\w’'-]+ ){0,6}?(?:on )?)?(?:late |early )?$",
    re.IGNORECASE,
)  # "since Monday", "since the offensive on the city began on Monday"
_NOT = re.compile(r"\bnot (?:on |in |at |during )?(?:the )?$", re.IGNORECASE)
_BUT = re.compile(r"(?: [\w’'-]+){0,2},? but\b", re.IGNORECASE)
_NUMBER = (
    r"(?:\d[\d,]*|(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[a-z]{3,5}teen"
    r"|(?:twen|thir|for|fif|six|seven|eigh|nine)ty)(?:-[a-z]+)?)"
)
_ROSE = re.compile(
    r"\b(?:rose|risen|rises|rising|climbed|climbs|increased|raised|grown|stood|reached) (?:to |at )?"
    rf"(?:(?:at least|more than|about|some|nearly|as many as) )?{_NUMBER}(?: (?:people|dead|killed))?"
    r" (?:(?:on|by|late|early) )*$",
    re.IGNORECASE,
)  # "the death toll of the strike rose to 11 on Monday"
_NOT_AT = 24  # characters around a day
_CLAUSE = 60  # characters before a day in which "since the battle began" stands
_BREAK = re.compile(r"[,;:.!?\n]")


def narrowest(text: str, some: Iterable[Time], event: Event | None) -> Time:
    """The time that says most closely when; of several days that right behind the act, else the first.

    Before any comma: "they mined it on Monday, guards took it on Tuesday" tells two days.
    """
    return min(some, key=lambda t: (_length(t), not _is_next(text, t, event), t.span.start))


def _length(time: Time) -> int:
    return ((time.latest or date.max) - (time.earliest or date.min)).days


def _is_next(text: str, time: Time, event: Event | None) -> bool:
    if event is None or time.span.start < event.trigger.end:
        return False
    return _BREAK.search(text, event.trigger.end, time.span.start) is None


def is_another(text: str, time: Time, event: Event | None = None) -> bool:
    """Whether it was not that day ("not on Saturday but on Friday night"), or nothing was like it since then.

    Nor is it the day on which a toll of it rose: "the death toll of the strike rose to 11 on Monday".
    """
    before, after = text[max(0, time.span.start - _NOT_AT) : time.span.start], text[time.span.end :][:_NOT_AT]
    denied = _NOT.search(before) is not None and _BUT.match(after) is not None
    denied = denied or _ROSE.search(text[max(0, time.span.start - _CLAUSE) : time.span.start]) is not None
    return denied or is_rare_since(text, time.span.start, event.trigger.end if event is not None else 0)


def is_since(text: str, time: Time, event: Event | None = None) -> bool:
    """Whether it only says since when: "raids on the town since Monday".

    Of "since the loss of the bridge on Monday" the loss is of that day, unless it is something that lasts.
    """
    start = max(0, time.span.start - _CLAUSE)
    said = _SINCE.search(text[start : time.span.start])
    if said is None or event is None or _lasts(event):
        return said is not None
    return not start + said.start() <= event.trigger.start < time.span.start


def _lasts(event: Event) -> bool:
    known = event_types().get(event.type or "")
    return known is not None and known.spans_days
