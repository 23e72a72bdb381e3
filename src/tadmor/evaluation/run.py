"""One run over one corpus: read it, score it, and say how sure the figures are."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
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
    """A corpus by name: what it measures, how its documents are found below a folder, and how they are scored.

    `files` gives the files that are the corpus, for its digest; `load` reads one of them, and may need the folder.
    """

    name: str
    measures: str
    files: Callable[[Path], list[Path]]
    load: Callable[[Path, Path], Iterable[Gold]]
    score: Callable[[Gold, _Item], Tally]


def _below(pattern: str) -> Callable[[Path], list[Path]]:
    return lambda folder: sorted(folder.glob(pattern))


def _packaged(_: Path) -> list[Path]:
    return sorted(Path(str(files(__package__).joinpath("unseen"))).glob("*.json"))


def _alone(load: Callable[[Path], Iterable[Gold]]) -> Callable[[Path, Path], Iterable[Gold]]:
    return lambda file, _: load(file)


def _annotated(file: Path) -> list[Gold]:
    """A hand-annotated conflict report."""
    entry: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    fields = {name: entry.get(name) for name in ("id", "text", "outlet", "published", "title", "url")}
    return [Gold(wire.document(fields | {"lang": "en"}), [entry])]


def _conflict(gold: Gold, reading: _Item) -> Tally:
    return conflict.score(gold.items[0], reading)


_GEOPARSING = (_alone(corpora.geoparsing), corpora.score_places)
_TIMEML = (_alone(corpora.timeml), corpora.score_times)
CORPORA: Mapping[str, Corpus] = {
    corpus.name: corpus
    for corpus in (
        Corpus("conflict", "every layer, read by developers", _below("gold/dev/*.json"), _alone(_annotated), _conflict),
        Corpus("unseen", "every layer, reports not looked at", _packaged, corpora.standoff, _conflict),
        Corpus(
            "polnear",
            "attributions in US political news",
            _below("data/polnear/dev.jsonl.gz"),
            _alone(corpora.polnear),
            corpora.score_polnear,
        ),
        Corpus("tempeval3", "times in newswire", _below("data/tempeval3/*.tar.gz"), *_TIMEML),
        Corpus("wikiwars", "times in histories of wars", _below("data/wikiwars/*.tar.gz"), *_TIMEML),
        Corpus("lgl", "places in local news", _below("data/geoparsing/lgl.xml.gz"), *_GEOPARSING),
        Corpus("gwn", "places in world news", _below("data/geoparsing/GWN.xml.gz"), *_GEOPARSING),
    )
}


def find(corpus: Corpus, folder: Path) -> list[Path]:
    """The corpus's files below a developer's data folder.

    Raises `BadData` when it has none: no corpus ships with Tadmor.
    """
    found = corpus.files(folder)
    if not found:
        raise BadData(f"corpus {corpus.name!r} is not below {folder}; it does not ship with Tadmor (--corpora)")
    return found


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
