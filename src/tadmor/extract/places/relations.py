"""The words that move a place, "near", "25 km east of", "eastern"; and what they do to its precision.

The countryside of a town is where reports place what they tell so, where that is known (`gazetteer.countryside`).
"""

import re
from dataclasses import dataclass
from functools import cache

from tadmor.extract.places.words import Words
from tadmor.gazetteer import Entry, countryside, radius_of
from tadmor.lang import lexicon
from tadmor.model.globe import destination

__all__ = ["Relation", "relation", "side_of"]

_LOOK_BACK = 60
_NEARBY, _REACHING = "G3", "G5"
_FIRST = re.compile(r"(?:[A-Z][\w’'-]*[ -]){1,3}and\s+$")  # "the countryside of Idlib and "
_SECOND = re.compile(r"\s+and\s+[A-Z][\w’'-]*(?:[ -][A-Z][\w’'-]*)?")  # " and Hama" countryside
_SHARE = 0.2  # of a told distance: how far the true point may lie from the computed one
_LEAST_KM = 5.0
_ASIDE_KM = 20.0  # how far off a side alone leads: of 270 places told so, half lay within 25 km of there (UCDP, Syria)
_FARTHEST_KM = 500.0
_BANKS = {"wide", "water"}
_POINTS = {"settlement", "district", "site", "area", "mountain"}


@dataclass(frozen=True, slots=True)
class Relation:
    """The words, the precision that is left, its radius in km, and the point that a distance and a side lead to."""

    words: str | None
    precision: str
    radius_km: float | None
    moved: tuple[float, float] | None = None


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """What stands before a name, what after it, and a side alone before it ("the northern Hama countryside")."""
    table = lexicon("en", "places")["relations"]
    compass = table["compass"]
    before = "|".join(table["before"]).replace("{compass}", compass)
    after = "|".join(table["after"])
    return (
        re.compile(rf"(?:^|[\s(])({before})\s+{table['filler']}$", re.IGNORECASE),
        re.compile(rf"[’']s?\s+(?:({compass})\s+|\w+\s+)?({after})\b|\s+(?:({compass})\s+)?({after})\b", re.IGNORECASE),
        re.compile(rf"(?:^|[\s(])({compass}(?:\s+and\s+{compass})?)\s+(?:rural\s+)?$", re.IGNORECASE),
    )


def side_of(said: str) -> str | None:
    """The side of a town whose countryside words tell: "north" of "the northern countryside of" and of "north of".

    "" where they name none ("countryside of"), None where they name several, or tell something else ("near").
    """
    table = lexicon("en", "places")["relations"]
    if not any(word in said for word in table["wide"]) and not _direction().fullmatch(said):
        return None
    found = [re.sub(r"ern$|ern(?=[\s-])|[\s-]", "", side) for side in re.findall(table["compass"], said)]
    return None if len(found) > 1 else found[0] if found else ""


def relation(text: str, start: int, end: int, entry: Entry, words: Words, about: str | None = None) -> Relation:
    """How the words around a name move the place it means; the place keeps its own point.

    `about` is the country that the report is most about: "east of the Euphrates" is in each country another place.
    """
    said = _said(text, start, end)
    if said and (moved := _moved(said, entry, about)):
        return moved
    part = text[max(0, start - 20) : start].lower().split()[-1:]
    if part and part[0] in words.parts and entry.kind in _BANKS and (bank := _moved(f"{part[0]} of", entry, about)):
        return bank  # "the east Euphrates area"
    if part and part[0] in words.parts and entry.kind in {"country", "admin1"}:
        return Relation(part[0], "G7" if entry.kind == "country" else entry.precision, radius_of(entry.precision))
    return Relation(said, entry.precision, radius_of(entry.precision))


def _moved(said: str, entry: Entry, about: str | None) -> Relation | None:
    """What words make of a point: a distance and a side lead away from it, a countryside is where it is known to be."""
    if entry.kind in _POINTS and (leads := _leads(said, entry)):
        point, off = leads
        return Relation(said, _NEARBY, max(_LEAST_KM, round(_SHARE * off, 1)), point)
    table, side = lexicon("en", "places")["relations"], side_of(said)
    if side is not None and (known := countryside(entry.id, side, about)):
        return Relation(said, _REACHING, known.radius_km, (known.lat, known.lon))
    if entry.kind not in _POINTS or entry.lat is None or entry.lon is None:
        return None
    far = _REACHING if any(word in said for word in table["wide"]) else _NEARBY
    moved = destination((entry.lat, entry.lon), table["bearings"][side], _ASIDE_KM) if side else None
    return Relation(said, far, radius_of(far), moved)


def _leads(said: str, entry: Entry) -> tuple[tuple[float, float], float] | None:
    """Where "10 km west of" an entry is, and how far off; None without a distance or a side."""
    found = _measure().match(said)
    if not found or entry.lat is None or entry.lon is None:
        return None
    table = lexicon("en", "places")["relations"]
    number = table["numbers"].get(found["number"]) or found["number"].replace(",", "")
    if not re.fullmatch(r"\d+(?:\.\d+)?", str(number)):
        return None
    unit = next(km for start, km in table["units"].items() if found["unit"].startswith(start))
    km = float(number) * unit
    side = re.sub(r"ern$|[\s-]", "", found["side"])
    bearing = table["bearings"].get(re.sub(r"ern$", "", side))
    return None if bearing is None or km > _FARTHEST_KM else (destination((entry.lat, entry.lon), bearing, km), km)


@cache
def _direction() -> re.Pattern[str]:
    """A side and no more: "north of", "to the north-east of"."""
    return re.compile(rf"(?:to the )?{lexicon('en', 'places')['relations']['compass']} of")


@cache
def _measure() -> re.Pattern[str]:
    table = lexicon("en", "places")["relations"]
    numbers, units = "|".join(table["numbers"]), "|".join(table["units"])
    return re.compile(
        rf".*?\b(?P<number>[\d.,]*\d|{numbers})[\s-]*(?P<unit>(?:{units})\w*)\b.*?\b(?P<side>{table['compass']})\b"
    )


def _said(text: str, start: int, end: int) -> str | None:
    before, after = text[max(0, start - _LOOK_BACK) : start], text[end : end + _LOOK_BACK]
    return _beside(before, after) or _of_both(before, after)


def _beside(before: str, after: str) -> str | None:
    """The words right before a name, or right behind it."""
    ahead, behind, alone = _patterns()
    if found := ahead.search(before):
        return " ".join(found.group(1).lower().split())
    followed = behind.match(after[:40])
    if not followed:
        return None
    side = followed.group(1) or followed.group(3)
    led = None if side else alone.search(before)
    told = (side or (led.group(1) if led else ""), followed.group(2) or followed.group(4), "of")
    return " ".join(" ".join(told).lower().split())


def _of_both(before: str, after: str) -> str | None:
    """The words that a name shares with the one beside it."""
    first, second = _FIRST.search(before), _SECOND.match(after)
    told = _beside(before[: first.start()], "") if first else None
    told = told or (_beside("", after[second.end() :]) if second else None)
    return told if told and any(word in told for word in lexicon("en", "places")["relations"]["shared"]) else None
