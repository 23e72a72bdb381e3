"""One run over one corpus: read it, score it, and say how sure the figures are."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tadmor import wire
from tadmor.errors import BadData
from tadmor.evaluation import conflict, corpora
from tadmor.evaluation.corpora import Gold
from tadmor.evaluation.counts import Figure, Tally, summarise
from tadmor.pipeline import Pipeline

__all__ = ["CORPORA", "MODEL_REPORT", "Corpus", "find", "measure"]

MODEL_REPORT = "palmyra-rt"
"""The report that the product is modelled on: everybody has stared at it, so it is scored apart."""

_Item = Mapping[str, Any]
_BATCH = 16


@dataclass(frozen=True, slots=True)
class Corpus:
    """A corpus by name: what it measures, its files below the data folder, and how it is read and scored."""

    name: str
    measures: str
    files: str
    load: Callable[[Path], Iterable[Gold]]
    score: Callable[[Gold, _Item], Tally]


def _annotated(file: Path) -> list[Gold]:
    """A hand-annotated conflict report."""
    entry: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    fields = {name: entry.get(name) for name in ("id", "text", "outlet", "published", "title", "url")}
    return [Gold(wire.document(fields | {"lang": "en"}), [entry])]


CORPORA: Mapping[str, Corpus] = {
    corpus.name: corpus
    for corpus in (
        Corpus(
            "conflict",
            "every layer of conflict reports",
            "gold/dev/*.json",
            _annotated,
            lambda gold, reading: conflict.score(gold.items[0], reading),
        ),
        Corpus(
            "polnear",
            "attributions in US political news",
            "data/polnear/dev.jsonl.gz",
            corpora.polnear,
            corpora.score_polnear,
        ),
        Corpus(
            "tempeval3",
            "times in newswire",
            "data/tempeval3/*.tar.gz",
            corpora.timeml,
            corpora.score_times,
        ),
        Corpus(
            "wikiwars",
            "times in histories of wars",
            "data/wikiwars/*.tar.gz",
            corpora.timeml,
            corpora.score_times,
        ),
        Corpus("lgl", "places in local news", "data/geoparsing/lgl.xml.gz", corpora.geoparsing, corpora.score_places),
        Corpus("gwn", "places in world news", "data/geoparsing/GWN.xml.gz", corpora.geoparsing, corpora.score_places),
    )
}


def find(corpus: Corpus, shared: Path) -> list[Path]:
    """The corpus's files below a developer's data folder.

    Raises `BadData` when it has none: no corpus ships with Tadmor.
    """
    files = sorted(shared.glob(corpus.files))
    if not files:
        raise BadData(f"corpus {corpus.name!r} is not at {shared / corpus.files}; it does not ship with Tadmor")
    return files


def measure(
    pipeline: Pipeline,
    gold: Sequence[Gold],
    score: Callable[[Gold, _Item], Tally],
    progress: Callable[[int], None] = lambda _: None,
) -> list[Figure]:
    """Read the documents and score them; a figure with its interval for each thing that is measured."""
    tallies: list[Tally] = []
    for start in range(0, len(gold), _BATCH):
        batch = gold[start : start + _BATCH]
        for one, reading in zip(batch, pipeline.read_batch([g.document for g in batch]), strict=True):
            tallies.append(score(one, wire.plain(reading)))
        progress(len(tallies))
    return summarise(tallies)
