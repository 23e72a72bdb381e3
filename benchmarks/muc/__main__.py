"""Score Tadmor's readings on MUC-4: who did what to whom, where, when and how sure, as templates.

    python -m benchmarks.muc --corpora ../shared [--tests tst1 tst2 tst3] [--dev 1300] [--bounds] [--cache FOLDER]

Reads the messages (once: readings are kept in the cache, outside the repository, by the reader's fingerprint), gathers
events into incidents, learns from development messages how to fill templates and which to answer, and prints recall,
precision and F (P=R) by slot: for each half of the development messages, by what the other half taught, and for the
tests, by what both did; with `--bounds` also how good each slot would be if the stages before it were perfect. A new
reader has a new fingerprint, so the same command measures it.

What is whose. The reader's: events, who did them to whom, their places and times, numbers, attributions, how sure who
did it is (`confidence`). The benchmark's: the telexes' case (`casing`), which events are one incident (`incidents`,
`joining`), MUC's slots (`mentions`, `fill`), which of several days, places, organisations, grades and groups MUC's keys
would give (`taught`, `choose`, `dates`, `places`, `blame`, `victims`), which incidents MUC counts
(`relevance`, `words`), keys and scores (`keys`, `score`, `bounds`). Nothing learnt (`learning`) is kept.
What differs from 1992: strings that are not the key's were judged by people then and are compared by head words here;
"on or before" the day of the message, which can always be said, gets half where the key's day is just that day and
nothing where it is another. Tests are measured only: nobody looks at their errors, and tst4 is never run.
"""

import argparse
import random
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from tempfile import gettempdir

from benchmarks.muc.answers import Message, message_of
from benchmarks.muc.bounds import bounds
from benchmarks.muc.keys import SLOTS, Template, answer_keys
from benchmarks.muc.learning import Taught, learn
from benchmarks.muc.readings import caser, read_all
from benchmarks.muc.score import ROWS, Report, score
from benchmarks.muc.telex import document_of, halves, messages, parse

from tadmor.pipeline import Pipeline, default_pipeline

_TESTS = {"tst1": "TST1-MUC3", "tst2": "TST2-MUC4", "tst3": "TST3-MUC4"}
_PUBLISHED = {"date": 58.9, "location": 60.9, "perp-confidence": 33.6, "hum-number": 60.6}
_Keys = Mapping[str, Sequence[Template]]


def told(corpora: Path, cache: Path, pipeline: Pipeline, names: Sequence[str]) -> dict[str, Message]:
    """What some messages tell."""
    how = caser(corpora, cache)
    texts = dict(messages(corpora))
    telexes = [parse(name, texts[name]) for name in names]
    documents = [document_of(telex, how) for telex in telexes]
    readings = read_all(pipeline, documents, cache)
    return {telex.id: message_of(telex, reading) for telex, reading in zip(telexes, readings, strict=True)}


def table(title: str, report: Report) -> Iterator[str]:
    """A report as a Markdown table."""
    yield f"\n## {title}\n"
    yield "| slot | all templates: R | P | F | matched/missing: R | P | F | best of 1992, F |"
    yield "|---|---|---|---|---|---|---|---|"
    for slot in ("template", *SLOTS, "all slots"):
        cells = [report.total(row) if slot == "all slots" else report.rows[row][slot] for row in (ROWS[1], ROWS[0])]
        shown = " | ".join(f"{c.recall:.1f} | {c.precision:.1f} | {c.f:.1f}" for c in cells)
        yield f"| {slot} | {shown} | {_PUBLISHED.get(slot, '')} |"


def main(arguments: Sequence[str] | None = None) -> None:
    """Read, fit, score and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpora", type=Path, default=Path("../shared"))
    parser.add_argument("--tests", nargs="*", choices=_TESTS, default=[], help="only to measure, never to look at")
    parser.add_argument("--dev", type=int, default=1300, help="how many development messages to fit on and score")
    parser.add_argument("--bounds", action="store_true", help="print how good each slot would be after perfect stages")
    parser.add_argument("--cache", type=Path, default=Path(gettempdir()) / "tadmor-muc")
    options = parser.parse_args(arguments)
    pipeline = default_pipeline()
    keys = answer_keys(options.corpora)
    names = [name for name, _ in messages(options.corpora)]
    dev = told(options.corpora, options.cache, pipeline, _some(names, options.dev))
    filters = learn(options.corpora, keys, dev)
    print(f"Read by {', '.join(pipeline.made_by)}; threshold {filters[0].relevance.threshold}")
    for title, half, one in zip("AB", halves(names), filters, strict=False):
        filled = {n: one.filled(dev[n]) for n in half if n in dev}
        report = score((keys.get(n, ()), one.relevance.answers(everyone)) for n, everyone in filled.items())
        print("\n".join(table(f"development, half {title}", report)), flush=True)
        for bound, best in bounds(keys, filled) if options.bounds else ():
            print("\n".join(table(f"development, half {title}: {bound}", best)), flush=True)
    _tests(options, pipeline, keys, names, filters[2])


def _some(names: Sequence[str], count: int) -> list[str]:
    """So many development messages, the same each time."""
    dev = [name for name in names if name.startswith("DEV")]
    random.Random(7).shuffle(dev)
    return dev[:count]


def _tests(options: argparse.Namespace, pipeline: Pipeline, keys: _Keys, names: Sequence[str], one: Taught) -> None:
    every: list[tuple[Sequence[Template], Sequence[Template]]] = []
    for test in options.tests:
        found = told(options.corpora, options.cache, pipeline, [n for n in names if n.startswith(_TESTS[test])])
        scored = [(keys.get(name, ()), one.answers(found[name])) for name in found]
        every += scored
        print("\n".join(table(test, score(scored))), flush=True)
    if len(options.tests) > 1:
        print("\n".join(table(" ".join(options.tests), score(every))))


if __name__ == "__main__":
    main()
