"""`evaluate`: the reader against annotated corpora, as one table with intervals."""

from pathlib import Path
from typing import Any

import click
from rich.progress import Progress

from tadmor.cli.output import columns, examples, form_options, messages, print_rows
from tadmor.cli.streams import say
from tadmor.errors import BadData
from tadmor.evaluation.counts import Figure
from tadmor.evaluation.floors import corpus_digest, load_floors, raised, save_floors
from tadmor.evaluation.measured import save_measured
from tadmor.evaluation.run import CORPORA, MODEL_REPORT, find, hindrance, measure
from tadmor.pipeline import Pipeline, default_pipeline

__all__ = ["evaluate"]

_SLACK = 0.02
"""A floor is pinned this far below its figure: less than one item in fifty is the noise of one annotator."""
_COLUMNS = {"corpus": "Corpus", "figure": "Figure", "value": "Value", "interval": "95 %", "items": "Gold items"}


@click.command(
    short_help="Measure the reader on annotated corpora.",
    epilog=examples("tadmor evaluate conflict polnear --corpora ../shared"),
)
@click.argument("names", nargs=-1, metavar="[CORPUS]...")
@click.option(
    "--corpora",
    "folder",
    type=click.Path(path_type=Path, file_okay=False),
    envvar="TADMOR_CORPORA",
    default=Path("../shared"),
    show_default=True,
    help="The folder with gold/ and data/; no corpus ships with Tadmor.",
)
@form_options
@click.option(
    "--pin", type=click.Path(path_type=Path, dir_okay=False), help="Write floors into FILE; never lowers one."
)
@click.option("--reason", help="Allows --pin to lower floors, and is kept beside them.")
@click.option("--commit-measured", is_flag=True, help="Write the figures that the demo's screen quotes.")
def evaluate(
    names: tuple[str, ...], folder: Path, form: str | None, pin: Path | None, reason: str | None, commit_measured: bool
) -> int:
    """Read annotated corpora and print how right the reader is, with bootstrap intervals.

    CORPUS is one of conflict (the default), unseen, polnear, factuality, hedges, re3d, plover, tempeval3, wikiwars,
    lgl, geovirus, gwn, or all. What is not there, and what needs weights that are not there, is skipped.
    """
    wanted = list(CORPORA) if "all" in names else list(names or ("conflict",))
    unknown = [name for name in wanted if name not in CORPORA]
    if unknown:
        raise click.UsageError(f"no corpus {unknown[0]!r}; known: {', '.join(CORPORA)}, all")
    pipeline, rows = default_pipeline(), list[dict[str, Any]]()
    hindered = {name: why for name in wanted if (why := hindrance(CORPORA[name], folder, pipeline))}
    if len(hindered) == len(wanted):
        raise BadData("; ".join(hindered.values()))
    for why in hindered.values():
        say(f"skipped: {why}")
    for name in (name for name in wanted if name not in hindered):
        figures = _measure(name, folder, pipeline)
        rows += [_row(part, figure) for part, part_figures in figures.items() for figure in part_figures]
        if pin:
            _pin(pin, name, corpus_digest(find(CORPORA[name], folder)), figures[name], reason)
        if commit_measured and name == "unseen":
            save_measured(figures[name])
    print_rows(rows, columns(_COLUMNS), form, "nothing measured")
    return 0


def _measure(name: str, folder: Path, pipeline: Pipeline) -> dict[str, list[Figure]]:
    """The figures of a corpus; the model report stands apart from the other conflict reports."""
    corpus = CORPORA[name]
    gold = [one for file in find(corpus, folder) for one in corpus.load(file, folder)]
    if not gold:
        raise BadData(f"corpus {name!r} holds no document")
    screen = messages()
    with Progress(console=screen, transient=True, disable=not screen.is_terminal) as progress:
        task = progress.add_task(f"reading {name}", total=len(gold))
        apart = [one for one in gold if one.document.id == MODEL_REPORT]
        others = [one for one in gold if one.document.id != MODEL_REPORT]
        figures = {name: measure(pipeline, others, corpus, lambda done: progress.update(task, completed=done))}
        if apart:
            figures[MODEL_REPORT] = measure(pipeline, apart, corpus)
    return figures


def _pin(path: Path, corpus: str, digest: str, figures: list[Figure], reason: str | None) -> None:
    """Floors hold what should not fall; errors have none."""
    before = load_floors(path).get(corpus) if path.exists() else None
    values = {figure.name: figure.value for figure in figures if figure.sums.rises}
    save_floors(path, corpus, digest, raised(before.floors if before else {}, values, _SLACK), reason)


def _row(corpus: str, figure: Figure) -> dict[str, Any]:
    return {
        "corpus": corpus,
        "figure": f"{figure.name} ({figure.sums.kind})",
        "value": f"{figure.value:.3f}",
        "interval": f"{figure.low:.2f}-{figure.high:.2f}",
        "items": figure.sums.items,
    }
