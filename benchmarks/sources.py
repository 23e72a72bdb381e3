"""Real articles of three corpora, and their readings, made once and kept outside the repository."""

import csv
import gzip
import io
import json
import random
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

from benchmarks.kept import read_all

from tadmor.model import Document, Reading
from tadmor.pipeline import default_pipeline

__all__ = ["articles", "read"]

_EACH = 350
"""Articles of one corpus."""


def _jsonl(file: Path) -> Iterator[dict[str, str]]:
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _fakes(folder: Path) -> Iterator[Document]:
    """War reports about Syria, with a day and an outlet."""
    raw = gzip.decompress((folder / "fakes" / "FA-KES-Dataset.csv.gz").read_bytes())
    for row in csv.DictReader(io.StringIO(raw.decode("utf-8", "replace"))):
        day = datetime.strptime(row["date"], "%m/%d/%Y").date()
        yield Document(
            id=f"fakes-{row['unit_id']}",
            text=row["article_content"],
            title=row["article_title"],
            outlet=row["source"],
            published=day,
            lang="en",
        )


def _grouped(folder: Path) -> Iterator[Document]:
    """Several reports of each of 69 events."""
    for row in _jsonl(folder / "giveme5w1h" / "news_cluster.jsonl.gz"):
        day = date.fromisoformat(row["date"][:10])
        yield Document(
            id=row["id"], text=row["text"], title=row["title"], outlet=row["domain"], published=day, lang="en"
        )


def _news(folder: Path) -> Iterator[Document]:
    """A year's news, with copies in it."""
    for row in _jsonl(folder / "whenitson2016" / "articles.jsonl.gz"):
        day = date.fromisoformat(row["published"])
        yield Document(
            id=row["id"], text=row["text"], title=row["title"], outlet=row["outlet"], published=day, lang="en"
        )


def articles(corpora: Path, each: int = _EACH, seed: int = 1) -> list[Document]:
    """Some articles of each corpus, the same ones every time."""
    found: list[Document] = []
    for source in (_fakes, _grouped, _news):
        some = [document for document in source(corpora / "data") if len(document.text) < 12_000]
        found += random.Random(seed).sample(some, min(each, len(some)))
    return found


def read(corpora: Path, cache: Path, each: int = _EACH) -> list[Reading]:
    """Their readings: a few minutes the first time."""
    return list(read_all(default_pipeline(), articles(corpora, each), cache))
