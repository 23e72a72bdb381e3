"""A MUC-3/4 message as a document: its dateline gives the day and the town, its words get their case back.

The header ("(NOSC)"), the dateline's date and the monitors' marks ("[TEXT]", "[REPORT]") are taken out, lines are
joined to paragraphs; everything else stands as it was. String fills are compared without case, so no offsets are kept.
"""

import gzip
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from benchmarks.muc.casing import Caser

from tadmor.model import Document

__all__ = ["Telex", "document_of", "halves", "messages", "parse"]

_MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
_HEADER = re.compile(r"\s*\([A-Z][A-Z .&-]*\)\s*\n")
_DATELINE = re.compile(
    r"\s*(?P<town>[A-Z][A-Z .'-]+?)\s*(?:\((?P<country>[A-Z ]+)\))?,\s*"
    r"(?:(?P<day>\d{1,2}) (?P<month>[A-Z]{3,9})\b|(?P<month2>[A-Z]{3,9}) (?P<day2>\d{1,2})\b|NO DATE)"
    r"(?: (?P<year>\d\d)\b)?"
    r"\s*(?:[(\[](?P<agency>[^)\]]*)[)\]])?\s*-+\s*"
)
_MARKS = re.compile(
    r"\[(?:TEXT|REPORT|EXCERPTS?|ARTICLE|COMMUNIQUE|SPEECH|SUMMARY|CONTINUED|PASSAGE OMITTED|BEGIN RECORDING|"
    r"END RECORDING|EDITORIAL|COMMENTARY|NO DATELINE AS RECEIVED)\]\s*"
)
_YEAR = re.compile(r"\b19(8\d|90)\b")


@dataclass(frozen=True, slots=True)
class Telex:
    """A message: its id, the town and country of its dateline as printed, its day, who sent it, its words."""

    id: str
    town: str
    country: str
    day: date | None
    agency: str
    body: str


def messages(corpora: Path) -> Iterator[tuple[str, str]]:
    """Ids and texts, as the corpus folder has them."""
    with gzip.open(corpora / "data" / "muc4" / "documents.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            yield record["id"], record["upper"]


def parse(name: str, text: str) -> Telex:
    """A message taken apart; without a dateline, only its words."""
    header = _HEADER.match(text)
    text = text[header.end() :] if header else text
    found = _DATELINE.match(text)
    body = text[found.end() :] if found else text
    body = _MARKS.sub("", body).strip()
    paragraphs = [" ".join(part.split()) for part in re.split(r"\n\s*\n", body)]
    body = "\n\n".join(part for part in paragraphs if part)
    if not found:
        return Telex(name, "", "", None, "", body)
    town, country = found["town"].strip(), (found["country"] or "").strip()
    return Telex(name, town, country, _day(found, text), (found["agency"] or "").strip(), body)


def _day(found: re.Match[str], text: str) -> date | None:
    """The dateline's day; where it has no year, the year that the text names first, else 1989, where most lie."""
    month = (found["month"] or found["month2"] or "")[:3]
    if month not in _MONTHS:
        return None
    year = _YEAR.search(text)
    two = int(found["year"] or (year[1] if year else 89))
    try:
        return date(1900 + two, _MONTHS.index(month) + 1, int(found["day"] or found["day2"]))
    except ValueError:
        return None


def document_of(telex: Telex, caser: Caser) -> Document:
    """What Tadmor reads."""
    agency = f" ({telex.agency})" if telex.agency else ""
    opening = f"{telex.town}{agency} — " if telex.town and telex.town not in ("NO CITY", "CLANDESTINE") else ""
    return Document(
        id=telex.id,
        text=opening + caser.restore(telex.body),
        outlet=telex.agency or None,
        published=telex.day,
        lang="en",
    )


def halves(names: Iterable[str]) -> tuple[list[str], list[str]]:
    """The development messages by odd and even number."""
    dev = [name for name in names if name.startswith("DEV")]
    return [n for n in dev if int(n[-4:]) % 2 == 0], [n for n in dev if int(n[-4:]) % 2]
