"""Run the sets and print what is found of the lines, and what is right of the findings."""

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import gettempdir

import benchmarks.wars as package
from benchmarks.wars.linked import linked
from benchmarks.wars.recall import REPEATS, told
from benchmarks.wars.sets import War, sets
from benchmarks.wars.verdicts import Printed, judged, known, printed, take

from tadmor.pipeline import Pipeline, default_pipeline
from tadmor.store import View

_KINDS = ("denied", "conflict", "agree", "update", "scope", "compatible")
_SHORT = {"scope differs": "scope"}


@dataclass(slots=True)
class Tally:
    """Counts by kind: lines, those found and joined; findings, those judged, those right; causes of wrong ones.

    `lax`: right but for the line above, which is false or which nobody has judged.
    """

    lines: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    joined: Counter[str] = field(default_factory=Counter)
    findings: Counter[str] = field(default_factory=Counter)
    judged: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    lax: Counter[str] = field(default_factory=Counter)
    causes: Counter[str] = field(default_factory=Counter)

    def add(self, war: War, view: View) -> list[Printed]:
        """Count a set; gives the findings that nobody has judged."""
        for one in told(war, view):
            self.lines[one.line.kind] += 1
            self.found[one.line.kind] += one.found
            self.joined[one.line.kind] += one.joined
        verdicts, open_ = known(war), []
        for finding in printed(view):
            kind = _SHORT.get(finding.word, finding.word)
            self.findings[kind] += 1
            verdict, cause = judged(finding, verdicts.get(finding.key, ()))
            if verdict in ("open", "other head"):
                open_.append(finding)
            self.judged[kind] += verdict != "open"
            self.right[kind] += verdict == "right"
            self.lax[kind] += verdict not in ("open", "wrong")
            self.causes[cause] += verdict in ("wrong", "false head")
        return open_

    def table(self, name: str) -> str:
        """The counts as a table of Markdown."""
        rows = [
            f"### {name}\n",
            "| | lines | found | joined | findings | judged | right | but for the head |",
            "|---|---|---|---|---|---|---|---|",
        ]
        for kind in (*_KINDS, "all", *REPEATS):
            cells = [
                _sum(one, kind)
                for one in (self.lines, self.found, self.joined, self.findings, self.judged, self.right, self.lax)
            ]
            rows.append(f"| {kind} | " + " | ".join(map(str, cells)) + " |")
        wrong = ", ".join(f"{cause or '?'} {n}" for cause, n in self.causes.most_common() if n)
        return "\n".join([*rows, f"\nWrong by first cause: {wrong or 'none'}.\n"])


def _sum(counts: Counter[str], kind: str) -> int:
    return sum(counts[one] for one in _KINDS) if kind == "all" else counts[kind]


def run(
    wars: Iterable[War], pipeline: Pipeline, cache: Path, paper: Path | None, taken: Path | None
) -> dict[str, Tally]:
    """The tallies by set and by fold, writing papers and taking answers on the way."""
    tallies: dict[str, Tally] = defaultdict(Tally)
    for war in wars:
        with linked(war, pipeline, cache) as view:
            if taken and (taken / f"{war.name}.jsonl").exists():
                take(war, taken / f"{war.name}.jsonl", {one.key: one.head for one in printed(view)})
            open_ = tallies[war.name].add(war, view)
            tallies[f"fold {war.fold}"].add(war, view)
            if paper and open_:
                paper.mkdir(parents=True, exist_ok=True)
                (paper / f"{war.name}.md").write_text("\n".join(one.page for one in open_), encoding="utf-8")
    return tallies


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=package.__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", nargs="*")
    parser.add_argument("--folder", type=Path, default=Path(__file__).parent)
    parser.add_argument("--corpora", type=Path, default=Path("../shared"))
    parser.add_argument("--cache", type=Path, default=Path(gettempdir()) / "tadmor-wars")
    parser.add_argument("--paper", type=Path, help="write here what nobody has judged")
    parser.add_argument("--take", type=Path, help="read answers from here")
    parser.add_argument("--each", action="store_true", help="a table for each set as well")
    options = parser.parse_args(arguments)
    wars = sets(options.folder, options.corpora, frozenset(options.sets))
    for name, tally in sorted(run(wars, default_pipeline(), options.cache, options.paper, options.take).items()):
        if options.each or name.startswith("fold "):
            print(tally.table(name))


if __name__ == "__main__":
    main()
