"""The head of a report: the day that it bears, and where day and title run into its first sentence.

Where the day contradicts the day of publication that the report came with, the head is right: whoever gathered the
report may have taken the day for the month, or the day on which it was fetched.
"""

import re
from datetime import date
from functools import cache

from tadmor.lang import lexicon
from tadmor.model import Document

__all__ = ["dateline", "head_cuts", "told_on"]

_BESIDE = 12
_SHORTEST = 3  # letters of a month's name that tell which
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_BETWEEN = re.compile(r"(?:[A-Z][\w.-]*|[\d:]+|-|and|of)(?:\s(?:[A-Z][\w.-]*|[\d:]+|-|and|of))*\s")
"""An agency or a section between title and day: "Monitor AFP", "REUTERS Middle East 1735"."""
_CLOCK = re.compile(r"\d{1,2}(?:[:.]\d\d| ?[ap]\.?m)", re.IGNORECASE)
_AGENCY = re.compile(r"(?:[A-Z]{2,5}|Reuters|Agencies)\s(?=[A-Z])")
_WORDS = 5  # of a title: what begins with fewer may be the first sentence itself


def told_on(document: Document) -> date | None:
    """The day on which a document tells: that of its publication, unless its own head names another."""
    published = document.published
    if published is None or document.lang not in (None, "en"):
        return published
    return _told_on(document.text[: _reach(document.title)], document.title or "", published)


@cache
def _told_on(head: str, title: str, published: date) -> date:
    known, own = lexicon("en", "datelines"), dateline(head, title)
    if own is None or not known["same_days"] < abs((own - published).days) <= known["most_days"]:
        return published
    swapped = own.day <= 12 and (own.year, own.day, own.month) == (published.year, published.month, published.day)
    return published if swapped and _in_digits(head) else own


def _reach(title: str | None) -> int:
    return len(title or "") + 2 * int(lexicon("en", "datelines")["behind_title"])


def dateline(text: str, title: str = "") -> date | None:
    """The day at the head of a text, or right behind its title there; None for none, or for one that is part of a
    sentence ("On 3 May 2016 the army ...").
    """
    found = _day().match(text)
    if found is None and (end := _end_of(title, text)) is not None:
        found = _behind(text, end)
    return _date(found) if found is not None else None


def head_cuts(text: str, title: str | None) -> tuple[int, ...]:
    """Where the parts of a head end that run into what follows: behind the day, and behind the title.

    "Friday 8 May 2015 | Blast kills six in Homs AFP | A car bomb killed six people".
    """
    day, title = _day().match(text), title or ""
    if len(title.split()) < _WORDS:
        return (day.end(),) if day and _opens(text, day.end()) else ()
    start = day.end() if day else 0
    end = next(filter(None, (_end_of(title, text, at) for at in _starts(text, start, bool(day)))), None)
    if end is None:
        return (day.end(),) if day and _opens(text, day.end()) else ()
    later = None if day else _behind(text, end)
    agency = _AGENCY.match(text, end)
    last = later.end() if later else agency.end() if agency else end
    found = (*((day.end(),) if day else ()), *((end,) if later else ()), last)
    return tuple(at for at in found if at < len(text) and _opens(text, at))


def _starts(text: str, start: int, dated: bool) -> list[int]:
    """Where a title may begin: at once, or behind a day and whoever posted it."""
    limit = start + int(lexicon("en", "datelines")["behind_title"]) if dated else start
    return [start, *(m.end() for m in re.finditer(r"\s", text[:limit]) if m.end() > start)]


def _opens(text: str, at: int) -> bool:
    """Whether what follows opens a sentence."""
    rest = text[at : at + _BESIDE].lstrip(" \"“‘'(-")
    return rest[:1].isupper() or (rest[:1].isdigit() and _CLOCK.match(rest) is None)


def _behind(text: str, end: int) -> re.Match[str] | None:
    """The day behind a title, with an agency or a section between them."""
    limit = end + int(lexicon("en", "datelines")["behind_title"])
    between = _BETWEEN.match(text, end, limit)
    stops = [end, *(m.end() for m in re.finditer(r"\s", text[: between.end()]) if m.end() > end)] if between else [end]
    return next(filter(None, (_day().match(text, stop) for stop in stops)), None)


def _end_of(title: str, text: str, at: int = 0) -> int | None:
    """Where a title ends that begins at an offset, whatever marks either has lost; None where it does not."""
    for letter in filter(str.isalnum, title):
        while at < len(text) and not text[at].isalnum():
            at += 1
        if at == len(text) or text[at].casefold() != letter.casefold():
            return None
        at += 1
    while 0 < at < len(text) and not text[at].isalnum():
        at += 1
    return at or None


def _in_digits(head: str) -> bool:
    return re.search(r"\b\d{1,2}[.-]\d{1,2}[.-]\d{4}\b", head) is not None


@cache
def _day() -> re.Pattern[str]:
    known, times = lexicon("en", "datelines"), lexicon("en", "times")["classes"]
    labels = "|".join(sorted(map(re.escape, known["labels"]), key=len, reverse=True))
    weekdays = "|".join(sorted({*times["weekday"], *times["weekday_short"]}, key=len, reverse=True))
    months = "|".join(sorted(times["month"], key=len, reverse=True))
    return re.compile(
        rf"\W*(?:(?i:{labels})\W+)?(?:(?:{weekdays})\W+)?"
        rf"(?:(?P<d>\d{{1,2}}) (?P<month>{months})\.?,? (?P<y>\d{{4}})"
        rf"|(?P<month2>{months})\.? (?P<d2>\d{{1,2}})(?:, ?| )?(?P<y2>\d{{4}})"
        r"|(?P<d3>\d{1,2})[.-](?P<m3>\d{1,2})[.-](?P<y3>\d{4})"
        r"|(?P<y4>\d{4})-(?P<m4>\d\d)-(?P<d4>\d\d))\b"
    )


def _date(found: re.Match[str]) -> date | None:
    day = found["d"] or found["d2"] or found["d3"] or found["d4"]
    year = int(found["y"] or found["y2"] or found["y3"] or found["y4"])
    name, number = found["month"] or found["month2"], found["m3"] or found["m4"]
    month = _MONTHS.index(name[:_SHORTEST].lower()) + 1 if name else int(number)
    try:
        own = date(year, month, int(day))
    except ValueError:
        return None
    return own if year >= lexicon("en", "datelines")["first_year"] else None
