"""Score Tadmor's readings on MUC-4: who did what to whom, where, when and how sure, as templates.

    python -m benchmarks.muc --corpora ../shared [--tests tst1 tst2 tst3] [--dev 1300] [--bounds] [--cache FOLDER]

Reads the messages (once: readings are kept in the cache, outside the repository, by the reader's fingerprint), gathers
events into incidents, learns from development messages how to fill templates and which to answer, and prints recall,
precision and F (P=R) by slot: for each half of the development messages, by what the other half taught, and for the
tests, by what both did; with `--bounds` also how good each slot would be if the stages before it were perfect. A new
reader has a new fingerprint, so the same command measures it.

What is whose. The reader's: events, who did them to whom, their places and times, numbers, attributions, how sure who
did it is (`confidence`). The benchmark's: the telexes' case (`casing`), which events are one incident (`incidents`),
MUC's slots (`mentions`, `fill`), which of several days, places, organisations, grades and groups MUC's keys would give
(`taught`, `choose`, `dates`, `places`, `blame`, `victims`), which incidents MUC counts (`relevance`, `words`), keys and
scores (`keys`, `score`, `bounds`). Nothing learnt is kept.
What differs from 1992: strings that are not the key's were judged by people then and are compared by head words here;
"on or before" the day of the message, which can always be said, gets half where the key's day is just that day and
nothing where it is another. Tests are measured only: nobody looks at their errors, and tst4 is never run.
"""

import argparse
import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import gettempdir

from benchmarks.kept import read_all
from benchmarks.muc.answers import Candidate, candidates
from benchmarks.muc.blame import Known, both, known_from
from benchmarks.muc.bounds import bounds
from benchmarks.muc.keys import SLOTS, Template, answer_keys
from benchmarks.muc.readings import caser
from benchmarks.muc.relevance import Filter, features, fit, labels
from benchmarks.muc.score import ROWS, Report, score
from benchmarks.muc.taught import Filler, learn_filler, lessons
from benchmarks.muc.telex import document_of, halves, messages, parse
from benchmarks.muc.words import learn_taste

from tadmor.pipeline import Pipeline, default_pipeline

_TESTS = {"tst1": "TST1-MUC3", "tst2": "TST2-MUC4", "tst3": "TST3-MUC4"}
_PUBLISHED = {"date": 58.9, "location": 60.9, "perp-confidence": 33.6, "hum-number": 60.6}
_THRESHOLDS = (0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5)
_Messages = Mapping[str, Sequence[Candidate]]
_Keys = Mapping[str, Sequence[Template]]


def answered(corpora: Path, cache: Path, pipeline: Pipeline, names: Sequence[str]) -> dict[str, list[Candidate]]:
    """The candidates of some messages."""
    how = caser(corpora, cache)
    texts = dict(messages(corpora))
    telexes = [parse(name, texts[name]) for name in names]
    documents = [document_of(telex, how) for telex in telexes]
    readings = read_all(pipeline, documents, cache)
    return {telex.id: candidates(telex, reading) for telex, reading in zip(telexes, readings, strict=True)}


@dataclass(frozen=True)
class Taught:
    """All that one half taught, or both: filling, what is likely enough to count, who has been blamed."""

    filler: Filler
    relevance: Filter
    known: Known

    def filled(self, everyone: Sequence[Candidate]) -> list[Candidate]:
        """The candidates of a message, their templates filled as was learnt."""
        return [self.filler.refilled(one, self.known) for one in everyone]

    def answers(self, everyone: Sequence[Candidate]) -> list[Template]:
        """The templates for a message."""
        return self.relevance.answers(self.filled(everyone))


def learn(corpora: Path, keys: _Keys, dev: _Messages) -> tuple[Taught, Taught, Taught]:
    """What is needed for half A (taught by B), for half B, and for the tests (taught by both)."""
    texts = {name: parse(name, text).body.split("\n\n") for name, text in messages(corpora) if name.startswith("DEV")}
    parts = {name: [s for p in paragraphs for s in p.split(". ")] for name, paragraphs in texts.items()}
    halved = halves(texts)
    tastes = [learn_taste({name: parts[name] for name in half}, keys) for half in halved]
    known = [known_from(keys.get(name, ()) for name in half) for half in halved]
    found = [{name: dev[name] for name in half if name in dev} for half in halved]
    taught = [list(lessons(keys, part, known[1 - n])) for n, part in enumerate(found)]
    fillers = [learn_filler(part) for part in (taught[1], taught[0], taught[0] + taught[1])]
    refilled = [
        {name: [fillers[n].refilled(one, known[1 - n]) for one in everyone] for name, everyone in part.items()}
        for n, part in enumerate(found)
    ]
    rows = [
        [
            (features(one, everyone, [tastes[1 - n]]), label)
            for name, everyone in part.items()
            for one, label in zip(everyone, labels(keys.get(name, ()), everyone), strict=True)
            if label is not None
        ]
        for n, part in enumerate(refilled)
    ]
    weights = [fit([x for x, _ in part], [y for _, y in part]) for part in (rows[1], rows[0], rows[0] + rows[1])]
    drafts = [Filter([tastes[1]], weights[0]), Filter([tastes[0]], weights[1]), Filter(tastes, weights[2])]
    best = _threshold(keys, refilled, drafts)
    every = (known[1], known[0], both(known))
    return tuple(  # type: ignore[return-value]
        Taught(filler, replace(draft, threshold=best), one)
        for filler, draft, one in zip(fillers, drafts, every, strict=True)
    )


def _threshold(keys: _Keys, found: Sequence[_Messages], drafts: Sequence[Filter]) -> float:
    """The threshold that gives the best F over both halves, all slots and templates."""
    likely = {
        name: [(c.template, draft.likelihood(features(c, everyone, draft.tastes))) for c in everyone]
        for half, draft in zip(found, drafts, strict=False)
        for name, everyone in half.items()
    }

    def f(threshold: float) -> float:
        chosen = ((keys.get(n, ()), [t for t, p in both if p >= threshold]) for n, both in likely.items())
        return score(chosen).total(ROWS[1]).f

    return max(_THRESHOLDS, key=f)


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
    dev = answered(options.corpora, options.cache, pipeline, _some(names, options.dev))
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
        found = answered(options.corpora, options.cache, pipeline, [n for n in names if n.startswith(_TESTS[test])])
        scored = [(keys.get(name, ()), one.answers(found[name])) for name in found]
        every += scored
        print("\n".join(table(test, score(scored))), flush=True)
    if len(options.tests) > 1:
        print("\n".join(table(" ".join(options.tests), score(every))))


if __name__ == "__main__":
    main()
