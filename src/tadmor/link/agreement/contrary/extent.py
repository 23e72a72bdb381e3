"""How much of a place was taken: all of it, as one says, or most of it, as another does who speaks no earlier."""

import re

from tadmor.link.agreement.given import Told
from tadmor.link.tellings.kinds import HELD, TAKEN
from tadmor.model import Span

__all__ = ["in_full", "in_part_only", "names_place_of"]

_CONTROL = r"(?:liberat|captur|seiz|recaptur|retak|retook|took|taken|take|control|clear|secur|cleans|held|hold)"
_FULL = re.compile(
    r"\b(?:in full|fully|entirely|completely|totally|in its entirety|wholly|full(?: and complete)? control"
    r"|(?:all|the whole|every part) of(?! (?:its|their|his|them)\b))",
    re.IGNORECASE,
)
_PART = re.compile(
    r"\b(?:most of|half of|much of|a part of|parts of|a third of|two[ -]thirds of|partly|partially|[\w-]+ per ?cent\b"
    r"|almost all|nearly all|not (?:yet )?(?:been )?(?:fully |entirely |completely )?(?:cleared|secured|taken)\b"
    r"|(?:wasn[’']t|weren[’']t) (?:fully |entirely )?(?:cleared|secured|taken)\b)",
    re.IGNORECASE,
)
_TOLD = re.compile(rf"\b{_CONTROL}", re.IGNORECASE)


def in_full(one: Told) -> Span | None:
    """The words by which a claim says that all of a place was taken, or is held."""
    kinds = {kind for span, kind in one.telling.triggers if one.said.holds(span)}
    return _words(one, _FULL) if kinds & (TAKEN | {HELD}) and not _PART.search(one.said.span.text) else None


def in_part_only(one: Told) -> Span | None:
    """The words by which a claim says that a part of a place was."""
    return _words(one, _PART) if _TOLD.search(one.said.span.text) else None


def names_place_of(one: Told, other: Told) -> bool:
    """Whether a place that one names for what was taken stands in the words of the other too."""
    names = (spot.name for spot in one.telling.spots if spot.own and spot.named)
    return any(name in one.said.span.text and name in other.said.span.text for name in names)


def _words(one: Told, pattern: re.Pattern[str]) -> Span | None:
    said = one.said.span
    found = pattern.search(said.text)
    return None if found is None else Span(said.start + found.start(), said.start + found.end(), found.group())
