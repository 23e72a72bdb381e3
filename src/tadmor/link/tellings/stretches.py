"""Two days that words join are one interval: "from 3 to 5 May", "on Monday and Tuesday"."""

import re
from collections.abc import Iterable
from datetime import date
from itertools import pairwise

from tadmor.model import Time

__all__ = ["stretch"]

_TO = re.compile(r"[\s,]*(?:to|until|till|through|up to|and until|[-–—])\s*(?:the |late |early )?", re.IGNORECASE)
_AND = re.compile(r"\s+and\s+(?:on |the |late |early )?", re.IGNORECASE)
_FROM = re.compile(r"\b(?:from|since|beginning|starting)\s+(?:on )?(?:the |late |early )?$", re.IGNORECASE)
_BETWEEN = re.compile(r"\bbetween\s+(?:the |late |early )?$", re.IGNORECASE)
_BEFORE = 25  # characters before the first day in which "between" stands
_LONGEST = 366  # days: "from 1990 to 2014" is a history


def stretch(text: str, times: Iterable[Time], best: Time) -> tuple[date, date] | None:
    """The first and the last day of the interval of which a time is one end, or None where it is no end of any."""
    some = sorted((t for t in times if t.earliest and t.latest), key=lambda t: (t.span.start, -t.span.end))
    for first, last in pairwise(some):
        if best in (first, last) and _joined(text, first, last):
            return first.earliest, last.latest  # type: ignore[return-value]  # both are known
    return None


def _joined(text: str, first: Time, last: Time) -> bool:
    if first.earliest is None or last.latest is None or not 0 < (last.latest - first.earliest).days <= _LONGEST:
        return False
    between = text[first.span.end : last.span.start]
    before = text[max(0, first.span.start - _BEFORE) : first.span.start]
    if _AND.fullmatch(between):
        return _BETWEEN.search(before) is not None or _next_day(first, last)
    return _TO.fullmatch(between) is not None and _FROM.search(before) is not None


def _next_day(first: Time, last: Time) -> bool:
    """Whether two single days follow each other: "17 and 18 October"."""
    days = first.earliest == first.latest and last.earliest == last.latest
    return days and first.latest is not None and last.earliest is not None and (last.earliest - first.latest).days == 1
