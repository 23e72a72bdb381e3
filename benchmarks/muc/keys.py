"""Answer keys and answers are the same thing: templates of slots, slots of fills, fills of alternatives.

A key's fill can be written in several ways ("/"), can be optional ("?": right if given, nothing lost if not), and can
refer to another slot's fill by its words (`DEATH: "A" / "B"`). A template can be optional as a whole. Parsed from the
keys as the MUC-4 corpus has them (Sundheim 1992); only the slots that are scored here are kept.
"""

import gzip
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import accumulate
from pathlib import Path

__all__ = [
    "SLOTS",
    "Days",
    "Fill",
    "Template",
    "answer_keys",
    "days_of",
    "fill_of",
    "location_of",
    "template_of",
]

SLOTS: Mapping[str, str] = {
    "date": "INCIDENT: DATE",
    "location": "INCIDENT: LOCATION",
    "type": "INCIDENT: TYPE",
    "stage": "INCIDENT: STAGE OF EXECUTION",
    "perp-individual": "PERP: INDIVIDUAL ID",
    "perp-organization": "PERP: ORGANIZATION ID",
    "perp-confidence": "PERP: ORGANIZATION CONFIDENCE",
    "phys-id": "PHYS TGT: ID",
    "phys-effect": "PHYS TGT: EFFECT OF INCIDENT",
    "hum-name": "HUM TGT: NAME",
    "hum-description": "HUM TGT: DESCRIPTION",
    "hum-number": "HUM TGT: NUMBER",
    "hum-effect": "HUM TGT: EFFECT OF INCIDENT",
}
"""The slots that count, by short name, and how the keys call them."""

_MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
_TOKEN = re.compile(r'"((?:\\.|[^"\\])*)"|(/)|(:)|([^"/:]+)')
_DAY = r"(?:(\d{1,2})\s+)?([A-Z]{3})[A-Z]*\s+(\d\d)"
_KIND = re.compile(r"\s*\([^)]*\)\s*")


@dataclass(frozen=True, slots=True)
class Fill:
    """One fill: the ways to write it, the ways to write what it refers to, and whether it may be left out."""

    ways: tuple[str, ...]
    refers: tuple[str, ...] = ()
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Template:
    """One incident: fills by slot. An empty slot says that there is nothing to say."""

    slots: Mapping[str, tuple[Fill, ...]] = field(default_factory=dict)
    optional: bool = False

    def fills(self, slot: str) -> tuple[Fill, ...]:
        """The fills of a slot, by its short name."""
        return self.slots.get(slot, ())


@dataclass(frozen=True, slots=True)
class Days:
    """An interval of days, ends included; `first` None for "on or before"."""

    first: date | None
    last: date


def fill_of(text: str, *, plain: bool = False) -> Fill | None:
    """A fill as a key writes it; `plain` for dates and places, in which ":" is part of the value."""
    text = text.strip()
    optional = text.startswith(("?", "(?"))
    text = text.strip("? ").strip()
    if _bracketed(text) and '"' not in text:
        text, optional = text[1:-1], True
    if plain:
        ways = tuple(" ".join(_bare(way).split()) for way in text.split("/") if way.strip())
        return Fill(ways, (), optional) if ways else None
    values: list[str] = []
    refers: list[str] = []
    into = values
    for quoted, _, colon, bare in _TOKEN.findall(text):
        if colon:
            into = refers
        elif quoted or bare.strip(" ()?"):
            into.append((quoted.replace('\\"', '"') or bare).strip(" ()?"))
    return Fill(tuple(values), tuple(refers), optional) if values else None


def _bracketed(text: str) -> bool:
    """Whether one pair of brackets holds it all: not "(A) / (B)", which is two ways to write one fill."""
    depths = list(accumulate((char == "(") - (char == ")") for char in text))
    return text.startswith("(") and text.endswith(")") and all(depths[:-1])


def _bare(way: str) -> str:
    """One way to write a fill, without the brackets that keep it apart from the others."""
    way = way.strip()
    return way[1:-1] if _bracketed(way) else way


def template_of(record: Mapping[str, Iterable[str]]) -> Template:
    """A template as the corpus folder has it."""
    slots: dict[str, tuple[Fill, ...]] = {}
    for slot, name in SLOTS.items():
        fills = (fill_of(text, plain=slot in ("date", "location")) for text in record.get(name, ()))
        slots[slot] = tuple(fill for fill in fills if fill)
    numbered = " ".join(record.get("MESSAGE: TEMPLATE", ()))
    return Template(slots, "OPTIONAL" in numbered)


def answer_keys(corpora: Path) -> dict[str, list[Template]]:
    """The templates of each message; of an irrelevant one, none."""
    found: dict[str, list[Template]] = {}
    with gzip.open(corpora / "data" / "muc4" / "templates.jsonl.gz", "rt", encoding="utf-8") as lines:
        for record in map(json.loads, lines):
            templates = found.setdefault(record["doc"].split()[0], [])
            if record["template"]:
                templates.append(template_of(record["template"]))
    return found


def days_of(text: str) -> Days | None:
    """A date as the keys write it: "05 JAN 90", "- 05 JAN 90", "05 JAN 90 - 08 JAN 90", "JAN 90"."""
    found = [_days(match) for match in re.finditer(_DAY, text)]
    if not found or not all(found):
        return None
    spans = [one for one in found if one]
    first = None if text.strip(" (").startswith("-") else spans[0][0]
    return Days(first, spans[-1][1])


def _days(match: re.Match[str]) -> tuple[date, date] | None:
    day, name, year = match.groups()
    if name not in _MONTHS:
        return None
    month, whole = _MONTHS.index(name) + 1, 1900 + int(year)
    last = date(whole + month // 12, month % 12 + 1, 1) - timedelta(days=1)
    if day:
        one = last.replace(day=min(int(day), last.day))  # a key has "31 SEP"
        return one, one
    return last.replace(day=1), last


def location_of(text: str) -> tuple[str, ...]:
    """The names of a place from the country down, without their kinds: "PERU: LIMA (CITY)"."""
    return tuple(_names(text))


def _names(text: str) -> Iterator[str]:
    for part in text.split(":"):
        name = _KIND.sub(" ", part)
        for one in name.split(" - "):
            if one.strip():
                yield " ".join(one.split())
