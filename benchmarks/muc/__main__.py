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
(`taught`, `choose`, `dates`, `places`, `blame`, `victims`), which incidents MUC counts (`relevance`, `likely`,
`likeness`, `vectors`), keys and scores (`keys`, `score`, `bounds`). Nothing learnt is kept.
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
from benchmarks.muc.likely import Likely, Look, learn_likely, looks
from benchmarks.muc.readings import caser
from benchmarks.muc.relevance import labels
from benchmarks.muc.score import ROWS, Report, score
from benchmarks.muc.taught import Filler, learn_filler, lessons
from benchmarks.muc.telex import document_of, halves, messages, parse
from benchmarks.muc.vectors import seen_in

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
    readings = list(read_all(pipeline, documents, cache))
    every = zip(telexes, readings, seen_in(readings, cache), strict=True)
    return {telex.id: candidates(telex, reading, seen) for telex, reading, seen in every}


@dataclass(frozen=True)
class Taught:
    """All that one half taught, or both: filling, what is likely enough to count, who has been blamed."""

    filler: Filler
    likely: Likely
    known: Known
    threshold: float = 0.35

    def filled(self, found: _Messages) -> dict[str, list[Candidate]]:
        """The candidates of some messages, their templates filled as was learnt."""
        return _refilled(found, self.filler, self.known)

    def judged(self, filled: _Messages) -> dict[str, list[tuple[Template, float]]]:
        """The filled templates of some messages, and how likely each counts."""
        chances = iter(self.likely.chances([look for everyone in filled.values() for look in looks(everyone)]))
        return {name: [(one.template, next(chances)) for one in everyone] for name, everyone in filled.items()}

    def answers(self, filled: _Messages) -> dict[str, list[Template]]:
        """The templates of those that are likely enough to count."""
        return {name: [t for t, p in pairs if p >= self.threshold] for name, pairs in self.judged(filled).items()}


def _refilled(found: _Messages, filler: Filler, known: Known) -> dict[str, list[Candidate]]:
    return {name: [filler.refilled(one, known) for one in everyone] for name, everyone in found.items()}


def learn(keys: _Keys, dev: _Messages) -> tuple[Taught, Taught, Taught]:
    """What is needed for half A (taught by B), for half B, and for the tests (taught by both)."""
    halved = halves(dev)
    known = [known_from(keys.get(name, ()) for name in half) for half in halved]
    found = [{name: dev[name] for name in half} for half in halved]
    taught = [list(lessons(keys, part, known[1 - n])) for n, part in enumerate(found)]
    fillers = [learn_filler(part) for part in (taught[1], taught[0], taught[0] + taught[1])]
    refilled = [_refilled(part, fillers[n], known[1 - n]) for n, part in enumerate(found)]
    seen = [list(_labelled(keys, part)) for part in refilled]
    judges = [
        learn_likely([x for x, _ in part], [y for _, y in part]) for part in (seen[1], seen[0], seen[0] + seen[1])
    ]
    every = (known[1], known[0], both(known))
    drafts = [Taught(*one) for one in zip(fillers, judges, every, strict=True)]
    best = _threshold(keys, [draft.judged(part) for draft, part in zip(drafts, refilled, strict=False)])
    return tuple(replace(draft, threshold=best) for draft in drafts)  # type: ignore[return-value]


def _labelled(keys: _Keys, found: _Messages) -> Iterator[tuple[Look, float]]:
    """What candidates look like and whether they count; without those that may."""
    for name, everyone in found.items():
        for look, label in zip(looks(everyone), labels(keys.get(name, ()), everyone), strict=True):
            if label is not None:
                yield look, label


def _threshold(keys: _Keys, judged: Sequence[Mapping[str, Sequence[tuple[Template, float]]]]) -> float:
    """The threshold that gives the best F over both halves, all slots and templates."""

    def f(threshold: float) -> float:
        every = (pair for part in judged for pair in part.items())
        chosen = ((keys.get(n, ()), [t for t, p in pairs if p >= threshold]) for n, pairs in every)
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
    every = learn(keys, dev)
    print(f"Read by {', '.join(pipeline.made_by)}; threshold {every[0].threshold}")
    for title, half, one in zip("AB", halves(dev), every, strict=False):
        filled = one.filled({n: dev[n] for n in half})
        report = score((keys.get(n, ()), answers) for n, answers in one.answers(filled).items())
        print("\n".join(table(f"development, half {title}", report)), flush=True)
        for bound, best in bounds(keys, filled) if options.bounds else ():
            print("\n".join(table(f"development, half {title}: {bound}", best)), flush=True)
    _tests(options, pipeline, keys, names, every[2])


def _some(names: Sequence[str], count: int) -> list[str]:
    """So many development messages, the same each time."""
    dev = [name for name in names if name.startswith("DEV")]
    random.Random(7).shuffle(dev)
    return dev[:count]


def _tests(options: argparse.Namespace, pipeline: Pipeline, keys: _Keys, names: Sequence[str], one: Taught) -> None:
    every: list[tuple[Sequence[Template], Sequence[Template]]] = []
    for test in options.tests:
        found = answered(options.corpora, options.cache, pipeline, [n for n in names if n.startswith(_TESTS[test])])
        scored = [(keys.get(name, ()), answers) for name, answers in one.answers(one.filled(found)).items()]
        every += scored
        print("\n".join(table(test, score(scored))), flush=True)
    if len(options.tests) > 1:
        print("\n".join(table(" ".join(options.tests), score(every))))


if __name__ == "__main__":
    main()
