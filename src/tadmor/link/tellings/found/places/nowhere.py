"""Places that a report names beside its happenings: where it was written, where people met, what it measures by.

Such a place may be what an event has in so many words, but it is never lent to one that has none.
"""

import re
from collections import Counter

from tadmor.link.tellings.places import EXACT
from tadmor.link.vocabulary import Vocabulary
from tadmor.model import Place, Reading

__all__ = ["home_country", "is_beside", "is_dateline", "is_namesake"]

_WORDS = Vocabulary(__name__)

_HEAD = 300  # characters of a report in which its dateline stands
_LINE = 400  # characters to either side that belong to one line
_REACH = 90  # characters before a place in which such words stand
_WRITTEN = re.compile(
    r"[A-Z][A-Z.' -]+(?:[,/] ?[A-Za-z.' -]{2,25}){0,2}(?: \([\w ./-]{2,40}\))?,?(?: [\w. ]{3,12})? ?(?:-|–|—|--|:)\s"
)  # "ARLUN - ", "ARLUN, Lahun/BESK, May 3 -", "MERJ (TNA) - "
_SECOND = re.compile(r"[A-Z][A-Z' -]+(?:, ?[A-Z]\w+)?/$")  # before the second place of a dateline
_CREDIT = re.compile(
    r"(?:\b(?:[Rr]eporting|[Ww]riting|[Ee]diting|[Ww]ritten|[Cc]ompiled|[Tt]ranslated)"
    r"(?: and (?:writing|editing))? by\b|\b(?:Press|Reuters|AFP|staff) (?:writers?|reporters?|journalists?) (?=[A-Z]))"
)
_CONTRIBUTED = re.compile(r"\bcontributed (?:reporting\b|to this (?:report|article|story))")
_TALKS = re.compile(
    r"[’']?s? (?:(?:peace|security|donor|ceasefire|international) )?(?:talks|negotiations|conferences?|summits?"
    r"|meetings?|agreements?|accords?|process|communiqu[eé]s?|conventions?|deal)\b"
)  # "the Besk talks"
_SITE = re.compile(
    r" (?:[Hh]ospital|[Cc]linic|[Ss]chool|[Uu]niversity|[Mm]osque|[Cc]hurch|[Ss]quare|[Ss]treet|[Hh]otel|[Cc]afe"
    r"|[Cc]amp|[Bb]akery|[Cc]inema|[Rr]estaurant|[Bb]ridge|[Pp]rison)\b"
)


def home_country(reading: Reading) -> str | None:
    """The country in which most of a report's towns lie: "the Besk hospital" may be far from Besk."""
    text = reading.document.text
    towns = (p for p in reading.places if p.country and not p.metonym and p.precision in EXACT)
    found = Counter(p.country for p in towns if not (is_dateline(p, text) or is_beside(p, text)))
    best = found.most_common(2)
    return None if not best or (len(best) > 1 and best[0][1] == best[1][1]) else best[0][0]


def is_namesake(place: Place, text: str, home: str | None) -> bool:
    """Whether a hospital or a school only bears the name of a town abroad; `home` is the report's country."""
    abroad = home is not None and place.country not in (None, home)
    return abroad and _SITE.match(text, place.span.end) is not None


def is_dateline(place: Place, text: str) -> bool:
    """Where a report was written: capitals at its very start, before its first dash, or at two places of one."""
    start = place.span.start
    if not place.span.text.isupper() or start > _HEAD:
        return False
    opened = text.rfind("\n", 0, start) + 1
    head = _WRITTEN.match(text, opened)
    first = head is not None and not any(_WRITTEN.match(line) for line in text[:opened].split("\n"))
    return start < 3 or (first and place.span.end <= head.end()) or bool(_SECOND.match(text, 0, start))  # type: ignore[union-attr]


def is_beside(place: Place, text: str) -> bool:
    """Whether it is where reporters sit or people met, or only says where another place lies."""
    start, end = place.span.start, place.span.end
    opened = text.rfind("\n", 0, start) + 1
    before = text[max(opened, start - _REACH) : start]
    if _WORDS["met"].search(before) or _TALKS.match(text, end) or _WORDS["measured"].search(before):
        return True
    return _credited(text, opened, start)


def _credited(text: str, opened: int, start: int) -> bool:
    """Whether it stands in a line on who wrote and edited; such lines are short, a page without breaks is not."""
    if _CREDIT.search(text, max(opened, start - _LINE), start):
        return True
    closed = text.find("\n", start, start + _LINE)
    return _CONTRIBUTED.search(text, start, closed if closed >= 0 else start + _LINE) is not None
