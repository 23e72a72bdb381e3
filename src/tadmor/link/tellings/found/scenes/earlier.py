"""When something happened that is told as history beside the news: "took the town, five months after being driven out".

Its days are counted back from those of the act that it came before, and are never those of that act.
"""

import re
from datetime import date

from tadmor.lang.datelines import told_on
from tadmor.link.tellings.found.whole.sight import Sight
from tadmor.link.tellings.sentences import said_then, sentence
from tadmor.link.tellings.times import When, when
from tadmor.model import Event, Span
from tadmor.model.days import shifted

__all__ = ["some_time_before"]

_AFTER = re.compile(
    r"(?<!last )(?<!this )(?<!that )(?<!same )(?<!each )(?<!recent )(?<!for )"
    r"\b(hour|day|week|month|year|decade)s? after (?!(?:that|this|which|it all)\b|[\d:]+\b)",
    re.IGNORECASE,
)
_BREAK = re.compile(r"[,;:.!?()\n\"“”—]| [–-] |\b(?:but|while|although|and then)\b")
_LENGTH = re.compile(r"P(?:T(\d+)H|(\d+)([DWMY]))$")
_LONGEST = 120  # characters from "nine months after" to the act
_DAYS = {"D": (1.0, 0), "W": (7.0, 3), "M": (30.44, 15), "Y": (365.25, 180)}
"""How many days one of them has, and by how many "nine months" may be out."""
_SOME = {
    "hour": (1, 0),
    "day": (13, 1),
    "week": (60, 7),
    "month": (330, 30),
    "year": (3650, 365),
    "decade": (9000, 3650),
}
"""From how many days before to how many before "days after", "months after" may be, where nobody says how many."""
_HOURS = 24
_YEAR = 366  # days of a time from which others are counted
_CAME = re.compile(r"\b(?:comes?|came|coming)\b[^.;:]{0,30}$")
_BEFORE = 60  # characters before "nine months after" in which "it came" stands


def some_time_before(sight: Sight, event: Event) -> When | None:
    """The days of an event in a clause that begins with "nine months after"; None for every other event."""
    text, trigger = sight.reading.document.text, event.trigger
    before, behind = sentence(text, trigger)
    start, end = trigger.start - len(before), trigger.end + len(behind)
    found = list(_AFTER.finditer(text, start, trigger.start))
    if not found:
        return None
    last = found[-1]
    if trigger.start - last.end() > _LONGEST or _BREAK.search(text, last.end(), trigger.start):
        return None
    close = _BREAK.search(text, trigger.end, end)
    clause = range(last.end(), close.start() if close else end)
    own = [span for span in event.time if span.start in clause and not said_then(text, span)]
    dated = when(sight.reading, own, event) if own else None
    if dated is not None and dated.own:
        return dated
    base = _news(sight, range(start, end), last.start(), clause)
    return _counted_back(sight, base, last) if base is not None else None


def _news(sight: Sight, words: range, at: int, clause: range) -> tuple[date, date] | None:
    """The days of what came after it: those that its sentence names nearest to "after".

    Of "it came nine months after" that of the report; of what else happened on some day that it leaves open none.
    """
    times = (t.span for t in sight.reading.times if t.span.start in words and t.type != "DURATION")
    some = sorted((s for s in times if s.start not in clause), key=lambda s: abs(s.start - at))
    for span in some:
        found = when(sight.reading, [span])
        if found is not None and found.own and found.days <= _YEAR and not found.since:
            return found.earliest, found.latest
    day, text = told_on(sight.reading.document), sight.reading.document.text
    return (day, day) if day is not None and _CAME.search(text[max(words.start, at - _BEFORE) : at]) else None


def _counted_back(sight: Sight, base: tuple[date, date], words: re.Match[str]) -> When:
    """So long before some days, as the time that ends in "after" says."""
    length = next((t.value for t in sight.reading.times if _ends_in(t.span, words)), None)
    told = _LENGTH.match(length or "")
    if told is None:
        first, last = _SOME[words[1].lower()]
    elif told[1]:
        first = max(1, -(-int(told[1]) // _HOURS))
        last = int(told[1]) // _HOURS
    else:
        one, slack = _DAYS[told[3]]
        middle = round(int(told[2]) * one)
        first, last = middle + slack, middle - slack
    return When(earliest=shifted(base[0], -first), latest=shifted(base[1], -last))


def _ends_in(span: Span, words: re.Match[str]) -> bool:
    """Whether a time is the "nine months" of "nine months after"."""
    return span.start <= words.start() < span.end
