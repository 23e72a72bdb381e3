"""A paragraph that opens with nothing but a place or a day is of it: "KRASNE - ", "Krasne, night to 3 May: ".

Reports that tell of several places one after the other name each once, and then no more.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from tadmor.link.tellings.places import EXACT, Spot, spot_of
from tadmor.link.tellings.telling import Telling
from tadmor.link.tellings.times import When, when
from tadmor.model import Place, Reading

__all__ = ["Heading", "headings", "under"]

_BULLET = r"(?:[-•*–—]\s+|\(?\d{1,2}[.)]\s+)?"
_PLACE = r"(?:the )?[A-Z][\w'’`-]*(?:[ -][A-Z][\w'’`-]*){0,3}"
_OPENS = re.compile(
    rf"{_BULLET}(?P<place>{_PLACE})(?: (?:city|town|village|district|quarter))?"
    r"(?:, (?P<more>[^.:;\n]{1,40}))?(?:[.:](?= )| [-–—](?= ))"
)
_TOWNS = frozenset([*EXACT, None])
_DATED = re.compile(r"\d|\b(?:night|morning|evening|Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """What a paragraph is headed with, and from where to where it reaches."""

    start: int
    end: int
    place: Spot
    day: When | None


def headings(reading: Reading) -> tuple[Heading, ...]:
    """The paragraphs of a report that a place heads; its first words are a dateline, unless two others are headed."""
    found = tuple(_headings(reading))
    first = found and not reading.document.text[: found[0].start].strip()
    return found[1:] if first and len(found) < 3 else found


def _headings(reading: Reading) -> Iterator[Heading]:
    text, start = reading.document.text, 0
    for line in text.split("\n"):
        opens = _OPENS.match(line)
        place = _place(reading, start + opens.start("place"), start + opens.end("place")) if opens else None
        if opens and place is not None and (not opens["more"] or _DATED.search(opens["more"])):
            spans = [t.span for t in reading.times if start <= t.span.start and t.span.end <= start + opens.end()]
            day = when(reading, spans) if spans else None
            yield Heading(
                start=start,
                end=start + len(line),
                place=spot_of(place, own=True),
                day=day if day is not None and day.own else None,
            )
        start += len(line) + 1


def _place(reading: Reading, start: int, end: int) -> Place | None:
    """The town or site that these words name, and nothing beside it."""
    named = (p for p in reading.places if p.span.start == start and abs(p.span.end - end) <= 1)
    return next((p for p in named if p.precision in _TOWNS and not p.metonym), None)


def under(telling: Telling, some: tuple[Heading, ...]) -> Telling:
    """A telling with the place and the day that head its paragraph, where it has none of its own."""
    heading = next((h for h in some if h.start <= telling.start < h.end), None)
    if heading is None:
        return telling
    if not any(spot.own for spot in telling.spots):
        telling = replace(telling, spots=(heading.place,))
    dated = telling.own_when is not None
    return telling if dated or heading.day is None else replace(telling, when=heading.day)
