"""A time is an interval of days: two that share a day may be one time, two that share none are two."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from tadmor.lang.datelines import told_on
from tadmor.link.tellings.ends import is_end, is_yet_to_come, until_told
from tadmor.link.tellings.own_days import is_another, is_since, narrowest
from tadmor.link.tellings.stretches import stretch
from tadmor.model import Event, Reading, Span, Time, around, touching
from tadmor.model.days import shifted

__all__ = ["When", "apart_days", "apart_if_said", "closeness", "hours", "one_day", "told_by", "when"]

_POINTING = re.compile(r"(?:on )?(?:that|the same|this) (?:day|night|morning|evening|afternoon|time)\b", re.IGNORECASE)
_HOURS = frozenset(["dawn", "morning", "noon", "midday", "afternoon", "evening", "midnight", "overnight"])
_PART = re.compile(
    r"\b(dawn|daybreak|sunrise|morning|noon|midday|afternoon|dusk|sunset|evening|nightfall)\b", re.IGNORECASE
)
_NIGHT_BEFORE = re.compile(r"\b(?:overnight|night|midnight)\b", re.IGNORECASE)
_CLOCK = re.compile(
    r"\b(\d{1,2})(?:[:.]\d\d ?hours\b|(?:[:.]\d\d)? ?(?:([ap])\.?m\b|GMT|o[’']clock))", re.IGNORECASE
)  # "48 hours" is no hour of a day
_BESIDE, _NOON = 22, 12
_JOINED = 100  # characters between two days that words join
_HOURS_OF = (
    (4, "night"),
    (7, "dawn"),
    (12, "morning"),
    (14, "noon"),
    (18, "afternoon"),
    (22, "evening"),
    (25, "night"),
)
_NIGHT = 0.5
_AHEAD = 366  # days
_MODERN = 1900  # "1735" in a report of this war is a clock that has lost its colon
_HEAD = 300  # characters of a report in which its own date may stand
_MONTH = 31  # days up to which "the past six days" tell the time of something
_PAST = re.compile(r"(?:the )?(?:past|last|previous) (?:\w+ )?(?:days|week|weeks|fortnight|month)$", re.IGNORECASE)
_LATELY = 3  # days that a span of time ending at a known day may last to tell the day
_REPORTED = 3  # days before publication in which something told without a time mostly lies


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """Days, ends included. `own`: the words say so; else it is what the day of publication leaves open.

    `since`: words only say since when. `part` is the part of a single day that the words name ("morning"), or that in
    which an hour lies ("4 a.m."). `told`: only a day of telling gives them ("he said on Tuesday that"). `ended`: words
    only say until when ("by Friday"), and `latest` is that day.
    """

    earliest: date
    latest: date
    own: bool = True
    span: Span | None = None
    part: str | None = None
    since: bool = False
    told: bool = False
    ended: bool = False

    @property
    def days(self) -> int:
        """How many days it covers."""
        return (self.latest - self.earliest).days + 1


def when(reading: Reading, spans: Iterable[Span], event: Event | None = None) -> When | None:
    """The narrowest interval that the words (of an event) give, else the days before publication, else None."""
    day = told_on(reading.document)
    said = [
        t
        for t in touching(reading.times, spans)
        if _dated(t)
        and not _dateline(t, day)
        and not _far_ahead(t, day)
        and not is_another(reading.document.text, t, event)
        and not (day is not None and is_yet_to_come(t, day, event))
    ]
    ended = [t for t in said if is_end(reading.document.text, t, event)]
    said = [until_told(t, day, event) for t in said if t not in ended]
    if said:
        text = reading.document.text
        best = narrowest(text, said, event)
        if best.earliest is not None and best.latest is not None:
            near = touching(reading.times, [around(best.span, _JOINED)])
            ends = stretch(text, filter(_dated, near), best)
            if ends is not None:
                return When(earliest=ends[0], latest=ends[1], span=best.span)
            since = is_since(text, best, event)
            latest = day if day and since and best.earliest <= day else best.latest
            part = _part(text, best, said) if best.earliest == latest else None
            return When(earliest=best.earliest, latest=latest, span=best.span, part=part, since=since)
    end = min((t.latest for t in ended if t.latest is not None), default=day)
    if end is None:
        return None
    last = min(end, day) if day is not None else end
    return When(earliest=shifted(last, -_REPORTED), latest=last, own=False, ended=bool(ended))


def told_by(said: When) -> When:
    """The days on which something happened that is told on a day: on it or on the one before; no words give them."""
    return replace(said, earliest=shifted(said.earliest, -1), span=None, told=True)


def _part(text: str, best: Time, said: Iterable[Time]) -> str | None:
    """The part of a day that one of its times names, or the words right beside the best: "Sunday at dawn"."""
    beside = text[max(0, best.span.start - _BESIDE) : best.span.end + _BESIDE]
    same = (t.span.text for t in said if (t.earliest, t.latest) == (best.earliest, best.latest))
    for words in (*same, beside):
        if _NIGHT_BEFORE.search(words):
            return "night"
        if found := _PART.search(words):
            return found[1].lower()
        if found := _CLOCK.search(words):
            return _of_hour(int(found[1]), found[2])
    return None


def _of_hour(hour: int, half: str | None) -> str | None:
    """The part of a day that an hour lies in; none where there is no such hour ("96:30")."""
    if half and hour <= _NOON:
        hour = hour % _NOON + (_NOON if half.lower().startswith("p") else 0)
    return next((name for limit, name in _HOURS_OF if hour < limit), None)


def _dateline(time: Time, published: date | None) -> bool:
    """Whether it is the report's own date, written out in its head: it says when was told, and not when it happened."""
    written = re.search(r"\b(?:19|20)\d\d\b", time.span.text) is not None
    return written and time.span.start < _HEAD and time.earliest == time.latest == published


def _far_ahead(time: Time, published: date | None) -> bool:
    """Whether it lies more than a year after the report: "2033" is a clock too."""
    return published is not None and time.earliest is not None and (time.earliest - published).days > _AHEAD


def _dated(time: Time) -> bool:
    if _POINTING.match(time.span.text):
        return False
    if time.earliest is None or time.latest is None or time.earliest.year < _MODERN:
        return False
    days = (time.latest - time.earliest).days
    if time.type in ("DATE", "TIME") or days < _LATELY:  # "in the past 24 hours"
        return True
    return days <= _MONTH and _PAST.match(time.span.text) is not None


def apart_days(one: When, other: When) -> int:
    """How many days lie between two intervals: 0 where they share one, 1 for neighbours."""
    return max(0, (one.earliest - other.latest).days, (other.earliest - one.latest).days)


def apart_if_said(one: When | None, other: When | None) -> int:
    """The same for two that words give; 0 where those of one are only lent, or not known."""
    said = one is not None and other is not None and one.own and other.own
    return apart_days(one, other) if said else 0  # type: ignore[arg-type]  # both are known


def one_day(one: When | None, other: When | None) -> bool:
    """Whether both name one and the same single day."""
    if one is None or other is None or not (one.own and other.own):
        return False
    return one.days == other.days == 1 and one.earliest == other.earliest


def closeness(one: When, other: When) -> float:
    """The share of the longer interval that both cover, in (0, 1]; 0 where they share no day.

    "Monday night" is also the early hours of Tuesday.
    """
    first, last = max(one.earliest, other.earliest), min(one.latest, other.latest)
    if first > last:
        before = one if one.latest < other.earliest else other
        return _NIGHT if before.part == "night" and apart_days(one, other) == 1 else 0.0
    return ((last - first).days + 1) / max(one.days, other.days)


def hours(when: When) -> frozenset[str]:
    """The parts of a day that its words name."""
    return _HOURS & frozenset(when.span.text.lower().split()) if when.span else frozenset()
