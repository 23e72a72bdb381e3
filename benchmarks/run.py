"""Run every published figure again and write docs/figures.md.

    python -m benchmarks.run --corpora ../shared

Takes half a minute. The corpora do not ship with Tadmor.
"""

import argparse
from collections.abc import Iterable, Sequence
from pathlib import Path

from tadmor import __version__
from tadmor.evaluation.counts import Figure
from tadmor.evaluation.floors import corpus_digest
from tadmor.evaluation.run import CORPORA, MODEL_REPORT, Corpus, find, measure
from tadmor.pipeline import Pipeline, default_pipeline

PAGE = Path(__file__).parents[1] / "docs" / "figures.md"

_INTRODUCTION = """\
# Figures

Written by `python -m benchmarks.run`. F1 unless the name says accuracy, with 95 % bootstrap intervals over documents
({made_by}, version {version}).

**unseen** were annotated by somebody who had not seen the reader, and nobody who wrote rules had looked at them: the
fair column. **conflict** are the development reports, which were read error by error while the rules were written, and
**{model}** is the report that the product is modelled on: their figures say that nothing broke, no more. The other
corpora are other people's; errors on the development parts of PolNeAR, TempEval-3, WikiWars and LGL were looked at.
"""


def _section(title: str, about: str, documents: int, figures: Iterable[Figure]) -> Iterable[str]:
    yield f"\n## {title}: {about}\n\n{documents} documents.\n"
    yield "| figure | value | 95 % | gold items |\n|---|---|---|---|"
    for figure in figures:
        kind = "accuracy" if figure.counts.accuracy else "F1"
        yield (
            f"| {figure.name} ({kind}) | {100 * figure.value:.1f} "
            f"| {100 * figure.low:.0f}-{100 * figure.high:.0f} | {figure.counts.gold} |"
        )


def _corpus(corpus: Corpus, folder: Path, pipeline: Pipeline) -> Iterable[str]:
    gold = [one for file in find(corpus, folder) for one in corpus.load(file, folder)]
    parts = {corpus.name: [one for one in gold if one.document.id != MODEL_REPORT]}
    if len(parts[corpus.name]) < len(gold):
        parts[MODEL_REPORT] = [one for one in gold if one.document.id == MODEL_REPORT]
    for title, documents in parts.items():
        print(title, len(documents), flush=True)
        yield from _section(title, corpus.measures, len(documents), measure(pipeline, documents, corpus.score))
    yield f"\nDigest of the files: `{corpus_digest(find(corpus, folder))[:16]}`."


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure everything and write the page."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, default=Path("../shared"))
    options = parser.parse_args(arguments)
    pipeline = default_pipeline()
    made_by = ", ".join(pipeline.made_by)
    lines = [_INTRODUCTION.format(version=__version__, made_by=made_by, model=MODEL_REPORT)]
    for corpus in CORPORA.values():
        lines += _corpus(corpus, options.corpora, pipeline)
    PAGE.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
