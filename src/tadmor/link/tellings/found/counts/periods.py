"""Over which days a number counts, by the words of its sentence: behind it, at the sentence's head, or of its campaign.

"On Monday 12 died", "since 3 May the army has lost 40", "Zarka, 3 May: two killed" say it ahead of the number; what is
of a campaign so far counts since its start, if the report says when that was, and until the day that "as of" names.
"""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from tadmor.lang.rarity import is_rare_since
from tadmor.link.counts import Count
from tadmor.link.tellings.found.counts.overall import borne_until, of_campaign
from tadmor.link.tellings.found.whole.sight import Sight
from tadmor.link.tellings.sentences import said_then, sentence
from tadmor.link.tellings.times import When, when
from tadmor.link.weights import weights
from tadmor.model import Quantity, Span, Time, around, touching

__all__ = ["in_time", "until"]

_OF_CAMPAIGNS = frozenset(weights().roles) - {"force"} | {"casualties", "missing"}
"""What a campaign brings: of who takes part a number is no running total."""
_NO_DAY = frozenset(["now", "currently", "today's"])  # "are now known to have died"
_AMONG = re.compile(r"\b(?:in|across|over) $")  # "68 civilians in eleven incidents": the day behind is of the 68
_SINCE = re.compile(r"\b(?:since|counting from|starting from)\b[^,;:]{0,60}$", re.IGNORECASE)
_AHEAD = re.compile(
    r"^(?:.{0,40}[-–—] |\W*)(?:(?:late|early) )?(?:(?:on|in|at|between|from|during|over) (?:the )?)?$",
    re.IGNORECASE,
)  # what may stand between the head of a sentence and its day
_RELATIVE = re.compile(r",? (?:when|in which|on which)(?: (?:at|least|some|about|over|more|than|nearly)){0,3} ?$")
_JOINED = 12  # characters between the two days of "from Friday to Sunday"
_SENTENCE = 500  # characters on either side of a number that its sentence may have
_NEAR = 40  # characters between a day and the number of what happened "when"
_LASTING = re.compile(r"P(\d{1,2})D")
_SAYS = re.compile(r"\b(?:said|told|says|announced|reported|added|denied|claimed)\b")
_HEADING = re.compile(r"(?:^|[\n.] ?)([A-Z][^.\n]{0,44})\.\s*$")
_FIRST_DAY = re.compile(r"^[^.;]{0,60}\bon (?:the|its) (?:first|opening) day\b")
_BESIDE = re.compile(r"(?:(?!\b(?:later|earlier|before|after|while|when|then|but)\b)[^.;:]){0,60}(?:,| and| with) ")
_AS_OF = re.compile(r"\bas of (?:late |early )?$", re.IGNORECASE)
_UNTIL = re.compile(r"\b(?:as of|until|till|by|up to)\s+(?:(?:the|late|early|noon|end of) )*$", re.IGNORECASE)


def in_time(sight: Sight, number: Quantity, found: Count) -> Count:
    """A count with the days that words give it, and whether it is of a whole campaign: all since its start."""
    text, reading = sight.reading.document.text, sight.reading
    near = [around(number.span, _SENTENCE)]
    every = [q.span for q in touching(reading.quantities, near)], [t.span for t in touching(reading.times, near)]
    behind, ahead = _behind(sight, number), _ahead(sight, number)
    if found.role in _OF_CAMPAIGNS and of_campaign(text, number.span, *every):
        made = _of_all(sight, replace(found, since=True, campaign=True), [*behind, *_before(sight, number)])
        return _over_days(sight, number, made)
    if sight.began is not None and _FIRST_DAY.match(sentence(text, number.span)[1]):
        return replace(found, earliest=sight.began, latest=sight.began)
    then = _relative(sight, number)
    if then is not None:
        return replace(found, earliest=then.earliest, latest=then.latest)
    days = next((w for w in (_days(sight, behind), _days(sight, ahead)) if w is not None), None)
    if _is_labelled(sight, number, ahead):
        days = _days(sight, ahead) or days
    return replace(found, earliest=days.earliest, latest=days.latest, since=days.since) if days else found


def _of_all(sight: Sight, count: Count, spans: list[Span]) -> Count:
    """A number of a campaign, from the day that words give or that the report knows for its start to the day told."""
    text, published = sight.reading.document.text, sight.reading.document.published
    times = [t for t in touching(sight.reading.times, spans) if t.span in spans and t.latest is not None]
    starts = [t.earliest for t in times if _SINCE.search(text[max(0, t.span.start - 80) : t.span.start])]
    ends = [t.latest for t in times if _is_until(text, t.span)]
    earliest = next((day for day in starts if day is not None), sight.began)
    latest = next(iter(ends), published if earliest is not None else None)
    if earliest is not None and (latest is None or latest < earliest):
        earliest = None
    return replace(count, earliest=earliest, latest=latest)


def _over_days(sight: Sight, number: Quantity, count: Count) -> Count:
    """A number of a campaign that says no beginning, with the day that lies as long ago: "137 dead in six days"."""
    told = count.latest or sight.reading.document.published
    if count.earliest is not None or told is None:
        return count
    after = Span(number.span.end, number.span.end + len(sentence(sight.reading.document.text, number.span)[1]), "")
    lasting = (_LASTING.fullmatch(t.value or "") for t in touching(sight.reading.times, [after]))
    days = next((int(found[1]) for found in lasting if found is not None), None)
    return count if days is None else replace(count, earliest=told - timedelta(days=days), latest=told)


def until(sight: Sight, number: Quantity) -> date | None:
    """The day until which words behind a number count: "97 by Monday"."""
    spans = [span for span in _behind(sight, number) if _is_until(sight.reading.document.text, span)]
    return next((t.latest for t in touching(sight.reading.times, spans) if t.span in spans and t.latest), None)


def _is_until(text: str, span: Span) -> bool:
    return _UNTIL.search(text[max(0, span.start - 30) : span.start]) is not None


def _days(sight: Sight, spans: list[Span]) -> When | None:
    """The days that the first of some times gives."""
    text = sight.reading.document.text
    dated = [span for span in spans[:1] if not _AS_OF.search(text[max(0, span.start - 20) : span.start])]
    found = when(sight.reading, dated) if dated else None
    return found if found is not None and found.own and not (found.span and said_then(text, found.span)) else None


def _times(sight: Sight, start: int, end: int) -> list[Span]:
    near, text = touching(sight.reading.times, [Span(start, end, "")]), sight.reading.document.text
    spans = (t.span for t in near if start <= t.span.start and t.span.end <= end)
    return [s for s in spans if s.text.lower() not in _NO_DAY and not is_rare_since(text, s.start)]


def _behind(sight: Sight, number: Quantity) -> list[Span]:
    """The times of its sentence behind a number, up to the next that counts something of its own."""
    text, start = sight.reading.document.text, number.span.end
    end = start + len(sentence(text, number.span)[1])
    near = touching(sight.reading.quantities, [Span(start, end, "")])
    later = (
        q.span
        for q in near
        if start < q.span.start and not _AMONG.search(text[max(0, q.span.start - 8) : q.span.start])
    )
    following = borne_until(text, number.span, sorted(later, key=lambda span: span.start), end)
    return [t for t in _times(sight, start, end) if t.start < following]


def _ahead(sight: Sight, number: Quantity) -> list[Span]:
    """The times ahead of a number that bear on it: at the head of its sentence, in a heading, or right before it."""
    text = sight.reading.document.text
    before = sentence(text, number.span)[0]
    start = number.span.start - len(before)
    found = [t for t in _times(sight, start, number.span.start) if _is_of(sight, number, t, start)]
    heading = _HEADING.search(text[max(0, start - 60) : start])
    if found or heading is None or not _is_first(sight, number, start):
        return found
    label = _times(sight, max(0, start - 60) + heading.start(1), start)
    return [t for t in label if not text[t.end : start].strip(". \n")]


def _is_of(sight: Sight, number: Quantity, time: Span, start: int) -> bool:
    text = sight.reading.document.text
    between = text[time.end : number.span.start]
    if not _is_first(sight, number, start) or _SAYS.search(between[:_NEAR]):
        return False
    lead = text[start : time.start]
    later = [t for t in _times(sight, time.end, number.span.start) if t.start - time.end > _JOINED]
    if later:
        return False  # "on 3 May he was held, and freed on 9 May for two captives"
    return bool(_AHEAD.match(lead) or _SINCE.search(lead)) or (":" in between and _is_label(lead))


def _before(sight: Sight, number: Quantity) -> list[Span]:
    """All times ahead of the first number of a sentence: "from the start of the operation until noon on Monday: 80"."""
    start = number.span.start - len(sentence(sight.reading.document.text, number.span)[0])
    beside = touching(sight.reading.quantities, [Span(start, number.span.end, "")])
    first = min(q.span.start for q in beside if q.span.start >= start)
    return _times(sight, start, first)


def _relative(sight: Sight, number: Quantity) -> Time | None:
    """The time right before "when", for "the deadliest since 3 May, when six died"."""
    text = sight.reading.document.text
    times = touching(sight.reading.times, [around(number.span, _NEAR)])
    near = (t for t in times if 0 <= number.span.start - t.span.end < _NEAR and t.earliest is not None)
    return next((t for t in near if _RELATIVE.fullmatch(text, t.span.end, number.span.start)), None)


def _is_label(words: str) -> bool:
    """Whether no more than a place and small words stand there: "Zarka, night to "."""
    return len(words) < 45 and not _SAYS.search(words)


def _is_labelled(sight: Sight, number: Quantity, ahead: Iterable[Span]) -> bool:
    """Whether its day stands before a colon, "Zarka, 3 May: two killed, one of whom died on Friday"."""
    text = sight.reading.document.text
    return any(re.match(r"[^.\n]{0,20}:", text[t.end : number.span.start]) for t in ahead)


def _is_first(sight: Sight, number: Quantity, start: int) -> bool:
    """Whether no other number stands before it in its sentence, or it is in a list behind a colon or the first."""
    text = sight.reading.document.text
    near = touching(sight.reading.quantities, [Span(start, number.span.start, "")])
    others = [q.span for q in near if q.span.start >= start]
    return not others or ":" in text[others[0].end : number.span.start] or _is_beside(text, others[0], number.span)


def _is_beside(text: str, one: Span, other: Span) -> bool:
    """Whether two numbers stand in one list: "12 killed and 30 wounded"."""
    return _BESIDE.fullmatch(text, one.end, other.start) is not None
