"""A time is an interval of days: two that share a day may be one time, two that share none are two."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from tadmor.model import Reading, Span, Time, overlap

__all__ = ["When", "apart_days", "closeness", "hours", "told_by", "when"]

_POINTING = re.compile(r"(?:on )?(?:that|the same|this) (?:day|night|morning|evening|afternoon|time)\b", re.IGNORECASE)
_SINCE = re.compile(r"\bsince (?:late |early )?$", re.IGNORECASE)
_HOURS = frozenset(["dawn", "morning", "noon", "midday", "afternoon", "evening", "midnight", "overnight"])
_HEAD = 300  # characters of a report in which its own date may stand
_REPORTED = 3  # days before publication in which something told without a time mostly lies


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """Days, ends included. `own`: the words say so; else it is what the day of publication leaves open."""

    earliest: date
    latest: date
    own: bool = True
    span: Span | None = None

    @property
    def days(self) -> int:
        """How many days it covers."""
        return (self.latest - self.earliest).days + 1


def when(reading: Reading, spans: Iterable[Span]) -> When | None:
    """The narrowest interval that the words of an event give, else the days before publication, else None."""
    wanted = tuple(spans)
    day = reading.document.published
    said = [
        t
        for t in reading.times
        if _dated(t) and not _dateline(t, day) and any(overlap(t.span, span) for span in wanted)
    ]
    if said:
        best = min(said, key=lambda t: ((t.latest or date.max) - (t.earliest or date.min), t.span.start))
        if best.earliest is not None and best.latest is not None:
            latest = max(best.latest, day) if day and _since(reading.document.text, best) else best.latest
            return When(earliest=best.earliest, latest=latest, span=best.span)
    published = reading.document.published
    if published is None:
        return None
    return When(earliest=published - timedelta(days=_REPORTED), latest=published, own=False)


def told_by(said: When) -> When:
    """The days on which something happened that is told on a day: on it or on the one before; no words give them."""
    return replace(said, earliest=said.earliest - timedelta(days=1), span=None)


def _since(text: str, time: Time) -> bool:
    """Whether it only says since when: "raids on the town since Monday"."""
    return _SINCE.search(text[max(0, time.span.start - 10) : time.span.start]) is not None


def _dateline(time: Time, published: date | None) -> bool:
    """Whether it is the report's own date, written out in its head: it says when was told, and not when it happened."""
    written = re.search(r"\b(?:19|20)\d\d\b", time.span.text) is not None
    return written and time.span.start < _HEAD and time.earliest == time.latest == published


def _dated(time: Time) -> bool:
    if _POINTING.match(time.span.text):
        return False
    return time.type in ("DATE", "TIME") and time.earliest is not None and time.latest is not None


def apart_days(one: When, other: When) -> int:
    """How many days lie between two intervals: 0 where they share one, 1 for neighbours."""
    return max(0, (one.earliest - other.latest).days, (other.earliest - one.latest).days)


def closeness(one: When, other: When) -> float:
    """The share of the longer interval that both cover, in (0, 1]; 0 where they share no day."""
    first, last = max(one.earliest, other.earliest), min(one.latest, other.latest)
    if first > last:
        return 0.0
    return ((last - first).days + 1) / max(one.days, other.days)


def hours(when: When) -> frozenset[str]:
    """The parts of a day that its words name."""
    return _HOURS & frozenset(when.span.text.lower().split()) if when.span else frozenset()
