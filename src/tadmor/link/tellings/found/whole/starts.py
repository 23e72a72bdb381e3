"""The day on which the campaign of a report began, where the report tells it: an offensive, an operation, a battle."""

import re
from collections.abc import Iterator
from datetime import date

from tadmor.link.vocabulary import Vocabulary
from tadmor.model import Reading
from tadmor.model.days import shifted

__all__ = ["began"]

_WORDS = Vocabulary(__name__)

_NAMED = ("second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_NTH = {name: n for n, name in enumerate(_NAMED, 2)}
_FOR_A = re.compile(
    rf"\bfor (?:a|the) ({'|'.join(_NTH)}) (?:straight |consecutive |successive |running )?day\b", re.IGNORECASE
)
_BEFORE, _NEAR = 90, 30  # characters before a day in which the beginning stands; beside "for a second day", its day


def began(reading: Reading) -> date | None:
    """The one day that a report gives for the beginning; None where it gives none, or several."""
    found = {*_told(reading), *_counted_back(reading)}
    return next(iter(found)) if len(found) == 1 else None


def _told(reading: Reading) -> Iterator[date]:
    """ "The offensive began on Monday", "since the start of the offensive on 3 May"."""
    text = reading.document.text
    for time in reading.times:
        before = text[max(0, time.span.start - _BEFORE) : time.span.start]
        if time.earliest is not None and time.earliest == time.latest and _WORDS["began"].search(before):
            yield time.earliest


def _counted_back(reading: Reading) -> Iterator[date]:
    """ "Their advance went on on Monday, for a second day"."""
    for found in _FOR_A.finditer(reading.document.text):
        near = (t for t in reading.times if 0 <= found.start() - t.span.end <= _NEAR and t.earliest == t.latest)
        day = next((t.earliest for t in near), reading.document.published)
        if day is not None:
            yield shifted(day, 1 - _NTH[found[1].lower()])
