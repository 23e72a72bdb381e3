"""The words that move a place, "near", "25 km east of", "eastern"; and what they do to its precision."""

import re
from dataclasses import dataclass
from functools import cache

from tadmor.extract.places.words import Words
from tadmor.gazetteer import Entry, radius_of
from tadmor.lang import lexicon

__all__ = ["Relation", "relation"]

_LOOK_BACK = 60
_NEARBY = "G3"
_POINTS = {"settlement", "district", "site", "area", "mountain"}


@dataclass(frozen=True, slots=True)
class Relation:
    """The words, the precision that is left, and its radius in km."""

    words: str | None
    precision: str
    radius_km: float | None


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What stands before a name, and what after it."""
    table = lexicon("en", "places")["relations"]
    before = "|".join(table["before"]).replace("{compass}", table["compass"])
    after = "|".join(table["after"])
    return (
        re.compile(rf"(?:^|[\s(])({before})\s+{table['filler']}$", re.IGNORECASE),
        re.compile(rf"[’']s?\s+(?:\w+\s+)?({after})\b|\s+({after})\b"),
    )


def relation(text: str, start: int, end: int, entry: Entry, words: Words) -> Relation:
    """How the words around a name move the place it means. The point stays the place's own: no offset is computed."""
    said = _said(text, start, end)
    if said and entry.kind in _POINTS:
        return Relation(said, _NEARBY, radius_of(_NEARBY))
    part = text[max(0, start - 20) : start].lower().split()[-1:]
    if part and part[0] in words.parts and entry.kind in {"country", "admin1"}:
        return Relation(part[0], "G7" if entry.kind == "country" else entry.precision, radius_of(entry.precision))
    return Relation(said, entry.precision, radius_of(entry.precision))


def _said(text: str, start: int, end: int) -> str | None:
    ahead, behind = _patterns()
    before = ahead.search(text[max(0, start - _LOOK_BACK) : start])
    if before:
        return " ".join(before.group(1).lower().split())
    after = behind.match(text[end : end + 30])
    return f"{after.group(1) or after.group(2)} of" if after else None
