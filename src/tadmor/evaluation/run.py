"""One run over one corpus: read it, score it, and say how sure the figures are."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

from tadmor import wire
from tadmor.errors import BadData
from tadmor.evaluation import conflict, corpora, entities, heads
from tadmor.evaluation.corpora import Gold
from tadmor.evaluation.counts import Figure, Tally, summarise
from tadmor.evaluation.plover import plover, score_plover
from tadmor.evaluation.polnear import polnear, score_polnear
from tadmor.model import Reading
from tadmor.nlp.encoder.step import WITHOUT
from tadmor.pipeline import Pipeline

__all__ = ["CORPORA", "MODEL_REPORT", "Corpus", "find", "hindrance", "measure"]

MODEL_REPORT = "palmyra-rt"
"""The report that the product is modelled on: everybody has stared at it, so it is scored apart."""

_Score = Callable[[Gold, Reading], Tally]
_BATCH = 16


@dataclass(frozen=True, slots=True)
class Corpus:
    """A corpus by name: what it measures, how its documents are found below a folder, and how they are scored.

    `files` gives the files that are the corpus, for its digest; `load` reads one of them, and may need the folder.
    `of` is what its documents are; `encoded`: it measures the encoder, which is then the only step that runs.
    """

    name: str
    measures: str
    files: Callable[[Path], list[Path]]
    load: Callable[[Path, Path], Iterable[Gold]]
    score: _Score
    of: str = "documents"
    encoded: bool = False


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


def _on_the_wire(score: Callable[[Gold, Mapping[str, Any]], Tally]) -> _Score:
    return lambda gold, reading: score(gold, wire.plain(reading))


_CONFLICT = _on_the_wire(lambda gold, reading: conflict.score(gold.items[0], reading))
_GEOPARSING = (_alone(corpora.geoparsing), _on_the_wire(corpora.score_places))
_TIMEML = (_alone(corpora.timeml), _on_the_wire(corpora.score_times))
CORPORA: Mapping[str, Corpus] = {
    corpus.name: corpus
    for corpus in (
        Corpus("conflict", "every layer, read by developers", _below("gold/dev/*.json"), _alone(_annotated), _CONFLICT),
        Corpus("unseen", "every layer, reports not looked at", _packaged, corpora.standoff, _CONFLICT),
        Corpus(
            "polnear",
            "attributions in US political news",
            _below("data/polnear/dev.jsonl.gz"),
            _alone(polnear),
            _on_the_wire(score_polnear),
        ),
        Corpus(
            "factuality",
            "whether events happened, given their trigger words",
            _below("data/factuality/*/dev.jsonl*"),
            _alone(heads.factuality_corpus),
            heads.score_factuality,
            of="sentences",
            encoded=True,
        ),
        Corpus(
            "hedges",
            "words that hedge in Wikipedia",
            _below("data/szeged_hedges/wiki.xml.gz"),
            _alone(heads.hedge_corpus),
            heads.score_hedges,
            of="sentences",
            encoded=True,
        ),
        Corpus(
            "re3d",
            "typed entities in reports on Syria and Iraq, a quarter held out",
            _below("data/re3d/documents.jsonl"),
            _alone(entities.entity_corpus),
            entities.score_entities,
            of="passages",
            encoded=True,
        ),
        Corpus(
            "plover",
            "political acts in single sentences",
            _below("data/plover/gold_sentences_dev.json"),
            _alone(plover),
            score_plover,
            of="sentences",
        ),
        Corpus("tempeval3", "times in newswire", _below("data/tempeval3/*.tar.gz"), *_TIMEML),
        Corpus("wikiwars", "times in histories of wars", _below("data/wikiwars/*.tar.gz"), *_TIMEML),
        Corpus("lgl", "places in local news", _below("data/geoparsing/lgl.xml.gz"), *_GEOPARSING),
        Corpus("geovirus", "places in news of epidemics", _below("data/geoparsing/GeoVirus.xml.gz"), *_GEOPARSING),
        Corpus("gwn", "places in world news", _below("data/geoparsing/GWN.xml.gz"), *_GEOPARSING),
    )
}


def find(corpus: Corpus, folder: Path) -> list[Path]:
    """The corpus's files below a developer's data folder.

    Raises `BadData` when it has none: no corpus ships with Tadmor.
    """
    found = corpus.files(folder)
    if not found:
        raise BadData(_absent(corpus, folder))
    return found


def _absent(corpus: Corpus, folder: Path) -> str:
    return f"corpus {corpus.name!r} is not below {folder}; it does not ship with Tadmor (--corpora)"


def hindrance(corpus: Corpus, folder: Path, pipeline: Pipeline) -> str | None:
    """Why a corpus cannot be measured here; None when it can."""
    if corpus.encoded and WITHOUT in pipeline.made_by:
        return f"corpus {corpus.name!r} measures the encoder, whose weights are not here (tadmor/weights/reader)"
    return None if corpus.files(folder) else _absent(corpus, folder)


def measure(
    pipeline: Pipeline,
    gold: Sequence[Gold],
    corpus: Corpus,
    progress: Callable[[int], None] = lambda _: None,
) -> list[Figure]:
    """Read some of a corpus and score it; a figure with its interval for each thing that is measured."""
    tallies: list[Tally] = []
    reader = _encoding_alone(pipeline) if corpus.encoded else pipeline
    for start in range(0, len(gold), _BATCH):
        batch = gold[start : start + _BATCH]
        for one, reading in zip(batch, reader.read_batch([g.document for g in batch]), strict=True):
            tallies.append(corpus.score(one, reading))
        progress(len(tallies))
    return summarise(tallies)


def _encoding_alone(pipeline: Pipeline) -> Pipeline:
    return Pipeline(tuple(step for step in pipeline.steps if step.name == "encoder"))
