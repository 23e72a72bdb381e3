"""UCDP's events of Syria with the headlines that they rest on, each a report of one line."""

import csv
import gzip
import html
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from benchmarks.kept import read_all

from tadmor.model import Document, Reading
from tadmor.model.reference import ReferenceEvent
from tadmor.pipeline import default_pipeline
from tadmor.reference import read_file

__all__ = ["FILE", "Row", "alone", "measured", "read", "resting", "rows"]

FILE = Path("data/ucdp_syria/events_2016_2019.csv.gz")
BATCH = 64
ARTICLE = re.compile(r'"([^"]*?),(\d{4}-\d{2}-\d{2}),(.*?)"(?=;"|$)', re.DOTALL)


@dataclass(frozen=True)
class Row:
    """An event with the ids of the headlines that it rests on."""

    event: ReferenceEvent
    headlines: tuple[str, ...]
    sources: int


def rows(path: Path) -> tuple[list[Row], dict[str, Document]]:
    """Every event, and every headline once."""
    documents: dict[str, Document] = {}
    with gzip.open(path, "rt", encoding="utf-8", newline="") as lines:
        table = {row["id"].removesuffix(".0"): row for row in csv.DictReader(lines)}
    found = []
    for event in read_file(path):
        if isinstance(event, ReferenceEvent):
            told = list(_cited(table[event.id]["source_article"]))
            documents.update((document.id, document) for document in told)
            sources = int(float(table[event.id]["number_of_sources"]))
            found.append(Row(event, tuple(dict.fromkeys(document.id for document in told)), sources))
    return found, documents


def _cited(cell: str) -> Iterator[Document]:
    """The headlines of a cell; some came with a page's own signs ("Dar&#8217;a")."""
    for outlet, day, headline in ARTICLE.findall(cell):
        text, published = html.unescape(headline).strip(), date.fromisoformat(day)
        if text:
            yield Document(id=f"{outlet}|{day}|{text}", text=text, outlet=outlet, published=published, lang="en")


def measured(every: Sequence[Row]) -> list[Row]:
    """The events with several sources: nobody looks at what is wrong in these."""
    return [row for row in every if row.sources > 1]


def alone(every: Sequence[Row]) -> list[Row]:
    """The events with a single source that share no headline with those: to learn from and to look at."""
    theirs = {id_ for row in measured(every) for id_ in row.headlines}
    return [row for row in every if row.sources == 1 and row.headlines and theirs.isdisjoint(row.headlines)]


def resting(every: Sequence[Row]) -> Mapping[str, Sequence[ReferenceEvent]]:
    """The events that rest on each headline."""
    found: dict[str, list[ReferenceEvent]] = {}
    for row in every:
        for id_ in row.headlines:
            found.setdefault(id_, []).append(row.event)
    return found


def read(documents: Sequence[Document], cache: Path) -> dict[str, Reading]:
    """Their readings by id; what this reader has read before comes from the cache."""
    ordered = sorted(documents, key=lambda document: (len(document.text), document.id))
    found = read_all(default_pipeline(), ordered, cache, BATCH)
    return {reading.document.id: replace(reading, encoding=None, heard=None) for reading in found}
