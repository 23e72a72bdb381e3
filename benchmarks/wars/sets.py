"""A set on disk: its reports, an analyst's lines, and the fold it belongs to."""

import csv
import gzip
import json
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any

from tadmor.model import Document

__all__ = ["Line", "Passage", "War", "passage", "sets"]


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of a report: characters `[start, end)` of its text."""

    document: str
    start: int
    end: int

    def meets(self, document: str, start: int, end: int) -> bool:
        """Whether a span of a document shares a character with it."""
        return self.document == document and start < self.end and self.start < end


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that an analyst wants told: `a` is None where what `b` denies stands in no report."""

    kind: str
    a: Passage | None
    b: Passage


@dataclass(frozen=True, slots=True)
class War:
    """A set. `fold` is `fresh` as long as nobody who writes code has read it, then `mended`."""

    folder: Path
    fold: str
    reports: tuple[Document, ...]
    lines: tuple[Line, ...]

    @property
    def name(self) -> str:
        """What it is called: its folder's name."""
        return self.folder.name


def sets(folder: Path, corpora: Path, names: frozenset[str] = frozenset()) -> Iterator[War]:
    """The sets below a folder, by name; those of real articles only where their corpus is."""
    for about in sorted(folder.glob("*/about.toml")):
        told = tomllib.loads(about.read_text(encoding="utf-8"))
        if names and about.parent.name not in names:
            continue
        reports = tuple(_reports(about.parent, told, corpora))
        if reports:
            yield War(about.parent, told["fold"], reports, tuple(_lines(about.parent, reports)))


def _reports(folder: Path, told: Mapping[str, Any], corpora: Path) -> Iterator[Document]:
    file = folder / "reports.jsonl"
    if file.exists():
        for row in map(json.loads, file.read_text(encoding="utf-8").splitlines()):
            yield _document(row["id"], row["text"], row["title"], row["outlet"], row["published"], row.get("byline"))
    elif (corpora / "data" / told["corpus"]).is_dir():
        whole = _CORPORA[told["corpus"]](corpora / "data" / told["corpus"])
        yield from (whole[id_] for id_ in told["documents"])


def _document(id_: str, text: str, title: str, outlet: str, published: str, author: str | None = None) -> Document:
    day = date.fromisoformat(published[:10])
    authors = (author,) if author else ()
    return Document(id=id_, text=text, title=title, outlet=outlet, published=day, authors=authors, lang="en")


def _lines(folder: Path, reports: tuple[Document, ...]) -> Iterator[Line]:
    texts = {report.id: report.text for report in reports}
    for row in map(json.loads, (folder / "lines.jsonl").read_text(encoding="utf-8").splitlines()):
        a = passage(row["a"], texts) if row["a"] else None
        yield Line(row["kind"], a, passage(row["b"], texts))


def passage(told: list[Any], texts: Mapping[str, str]) -> Passage:
    """`[report, words]`, or `[report, start, end]` where the words may not be copied."""
    document, *where = told
    if len(where) == 2:
        return Passage(document, *where)
    start = texts[document].find(where[0])  # a headline is no part of the text: the whole report stands for it
    return Passage(document, start, start + len(where[0])) if start >= 0 else Passage(document, 0, len(texts[document]))


def _rows(file: Path) -> Iterator[Any]:
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


@cache
def _whenitson(folder: Path) -> Mapping[str, Document]:
    rows = _rows(folder / "articles.jsonl.gz")
    return {r["id"]: _document(r["id"], r["text"], r["title"], r["outlet"], r["published"]) for r in rows}


@cache
def _giveme(folder: Path) -> Mapping[str, Document]:
    rows = _rows(folder / "news_cluster.jsonl.gz")
    return {r["id"]: _document(r["id"], r["text"], r["title"], r["domain"], r["date"]) for r in rows}


@cache
def _fakes(folder: Path) -> Mapping[str, Document]:
    with gzip.open(folder / "FA-KES-Dataset.csv.gz", "rt", encoding="utf-8", errors="replace", newline="") as file:
        rows = list(csv.DictReader(file))
    days = (datetime.strptime(row["date"], "%m/%d/%Y").date().isoformat() for row in rows)
    return {
        row["unit_id"]: _document(row["unit_id"], row["article_content"], row["article_title"], row["source"], day)
        for row, day in zip(rows, days, strict=True)
    }


_CORPORA = {"whenitson2016": _whenitson, "giveme5w1h": _giveme, "fakes": _fakes}
