"""Run every published figure again and write docs/figures.md.

    python -m benchmarks.run --corpora ../shared [--only CORPUS ...] [--out PAGE]

Takes some minutes. The corpora do not ship with Tadmor; what is not there, or needs weights that are not there, is
skipped with its reason.
"""

import argparse
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from benchmarks.baselines import BASELINES, baseline
from benchmarks.linked import LINKED, Linked

from tadmor import __version__
from tadmor.evaluation.corpora import Gold
from tadmor.evaluation.counts import Figure, summarise
from tadmor.evaluation.floors import corpus_digest
from tadmor.evaluation.polnear import score_polnear
from tadmor.evaluation.run import CORPORA, MODEL_REPORT, Corpus, find, hindrance, measure
from tadmor.nlp.encoder.step import WITHOUT
from tadmor.pipeline import Pipeline, default_pipeline

PAGE = Path(__file__).parents[1] / "docs" / "figures.md"

_INTRODUCTION = """\
# Figures

Written by `python -m benchmarks.run`, with 95 % bootstrap intervals over documents or sentences ({made_by}, version
{version}). MAE is a mean absolute error, ECE an expected calibration error in per cent: less is better.

**unseen** were annotated by somebody who had not seen the reader, and nobody who wrote rules had looked at them: the
fair column. **conflict** are the development reports, which were read error by error while the rules were written, and
**{model}** is the report that the product is modelled on: their figures say that nothing broke, no more. The other
corpora are other people's; errors on PolNeAR's development part, TempEval-3, WikiWars, LGL, GeoVirus, GWN and
PLOVER were looked at. Factuality, hedges and re3d measure heads of the encoder alone."""
_SLICES = """
*Linked*: paired by cue, and source, cue and content overlap (partial) or are equal (exact). A slice is told by the text
and the spans alone, for gold and guesses alike: *direct*, *mixed*, *indirect* by whether all, some or none of the
letters of the content stand between quotation marks; *no source*; *pronoun source*: one pronoun; *discontinuous
content*: several spans; *content across sentences*; *cue unseen in training*: PolNeAR's training part never marks it;
*speech*: our lexicon has the cue as one of speech. F1 of a slice is the harmonic mean of the share of its guesses that
are linked and the share of its gold that is, wherever the other half was sorted. *Score* is `attribution.score` over
ten bins."""
_BESIDE = """
## polnear: beside other ways to read

The last three are our own small versions of published ideas, without the parsers, models and word lists of the systems
that they are named after (`benchmarks/baselines.py`): they say how far an idea goes here, not what those systems would
score.

| reader | found | linked, partial | linked, exact | direct: linked, partial | indirect: linked, partial |
|---|---|---|---|---|---|"""
_PLOVER = """
What the export `plover` writes is scored. All 163 sentences were read error by error while rules were written, so these
figures say what was fitted: with PLOVER's own rules of how an act is told alone, and none of the words that were added
to the list for them, the first act's class is 67.9 and all three right 52.8. A recipient may be the place of an act, as
PLOVER's coders have it."""
_SHOWN = (
    "attribution found",
    "attribution linked, partial",
    "attribution linked, exact",
    "direct: linked, partial",
    "indirect: linked, partial",
)


def _section(title: str, about: str, read: str, figures: Iterable[Figure]) -> Iterator[str]:
    yield f"\n## {title}: {about}\n\n{read}.\n"
    yield "| figure | value | 95 % | gold items |\n|---|---|---|---|"
    for figure in figures:
        sums = figure.sums
        yield f"| {figure.name} ({sums.kind}) | {sums.shown} | {_interval(figure)} | {sums.items} |"


def _interval(figure: Figure) -> str:
    if figure.sums.share:
        return f"{100 * figure.low:.0f}-{100 * figure.high:.0f}"
    return f"{figure.low:.2f} to {figure.high:.2f}"


def _corpus(corpus: Corpus, folder: Path, pipeline: Pipeline) -> Iterator[str]:
    gold = _gold(corpus, folder)
    parts = {corpus.name: [one for one in gold if one.document.id != MODEL_REPORT]}
    if len(parts[corpus.name]) < len(gold):
        parts[MODEL_REPORT] = [one for one in gold if one.document.id == MODEL_REPORT]
    for title, documents in parts.items():
        print(title, len(documents), flush=True)
        figures = measure(pipeline, documents, corpus)
        yield from _section(title, corpus.measures, f"{len(documents)} {corpus.of}", figures)
        if title == "polnear":
            yield _SLICES
            yield from _beside(corpus, gold, pipeline, figures)
        if title == "plover":
            yield _PLOVER
    yield f"\nDigest of the files: `{corpus_digest(find(corpus, folder))[:16]}`."


def _linked(found: Linked, folder: Path) -> Iterator[str]:
    print(found.name, flush=True)
    yield f"\n## {found.name}: {found.measures}\n"
    yield from found.lines(folder)


def _measured(found: Corpus | Linked, folder: Path, pipeline: Pipeline) -> Iterator[str]:
    return _linked(found, folder) if isinstance(found, Linked) else _corpus(found, folder, pipeline)


def _hindrance(name: str, folder: Path, pipeline: Pipeline) -> str | None:
    return LINKED[name].hindrance(folder) if name in LINKED else hindrance(CORPORA[name], folder, pipeline)


def _skipped(corpus: Corpus | Linked, why: str) -> list[str]:
    print("skipped:", why, flush=True)
    return [f"\n## {corpus.name}: {corpus.measures}\n\nNot measured: {why}."]


def _gold(corpus: Corpus, folder: Path) -> list[Gold]:
    return [one for file in find(corpus, folder) for one in corpus.load(file, folder)]


def _beside(corpus: Corpus, gold: Sequence[Gold], pipeline: Pipeline, figures: Sequence[Figure]) -> Iterator[str]:
    """The reader, its rules alone, and the baselines, a row each."""
    yield _BESIDE
    if WITHOUT not in pipeline.made_by:
        yield _row("Tadmor", figures)
        figures = measure(_rules_alone(pipeline), gold, corpus)
    yield _row("Tadmor, rules alone", figures)
    for idea in BASELINES:
        print(idea, flush=True)
        yield _row(idea, summarise([score_polnear(one, baseline(idea, one.document.text)) for one in gold]))


def _rules_alone(pipeline: Pipeline) -> Pipeline:
    """The same steps, with an encoder that gives nothing."""
    silent = [replace(step, version="none", run=list) if step.name == "encoder" else step for step in pipeline.steps]
    return Pipeline(tuple(silent))


def _row(reader: str, figures: Iterable[Figure]) -> str:
    found: Mapping[str, Figure] = {figure.name: figure for figure in figures}
    return " | ".join((f"| {reader}", *(f"{found[n].sums.shown} ({_interval(found[n])})" for n in _SHOWN))) + " |"


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure everything and write the page."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, default=Path("../shared"))
    every = [*CORPORA, *LINKED]
    parser.add_argument("--only", nargs="+", choices=every, default=every, metavar="CORPUS")
    parser.add_argument("--out", type=Path, default=PAGE)
    options = parser.parse_args(arguments)
    pipeline = default_pipeline()
    hindered = {name: _hindrance(name, options.corpora, pipeline) for name in options.only}
    if all(hindered.values()):
        parser.error("; ".join(filter(None, hindered.values())))
    made_by = ", ".join(pipeline.made_by)
    lines = [_INTRODUCTION.format(version=__version__, made_by=made_by, model=MODEL_REPORT)]
    for name, why in hindered.items():
        found = LINKED.get(name) or CORPORA[name]
        lines += _skipped(found, why) if why else _measured(found, options.corpora, pipeline)
    options.out.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
