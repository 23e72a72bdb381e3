"""How the incidents of whole wars stand to the happenings that strangers read in them.

    python -m benchmarks.wars.happenings [SET ...] [--each] [--corpora ../shared] [--cache FOLDER]

`happenings.jsonl` of a set (README.md) says which clauses of its reports tell one happening. A clause stands in the
incident of the telling whose trigger it holds, the first if there are several; what no telling tells stands alone.
Prints, by fold: the share of clauses that are told; of pairs of clauses of two reports, how many of one incident are of
one happening, and how many of one happening are in one incident; and B-cubed (Bagga and Baldwin 1998) over clauses.
"""

import argparse
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path
from tempfile import gettempdir

from benchmarks.incidents import b_cubed
from benchmarks.wars.linked import incidents_of
from benchmarks.wars.sets import Passage, War, passage, sets

from tadmor.link.incidents import Incidents
from tadmor.link.tellings.telling import Telling
from tadmor.pipeline import default_pipeline


@dataclass(slots=True)
class Grouped:
    """The group of each clause, by ours and by strangers'; `told`: how many stand in a telling."""

    ours: dict[str, str] = field(default_factory=dict)
    theirs: dict[str, str] = field(default_factory=dict)
    report: dict[str, str] = field(default_factory=dict)
    told: int = 0

    def add(self, war: War, incidents: Incidents) -> None:
        """Take in a set."""
        for number, (happening, clause) in enumerate(clauses(war)):
            name = f"{war.name} {number}"
            telling = _telling(clause, incidents.of_document(clause.document))
            incident = incidents.incident_of(telling.id) if telling else None
            self.told += incident is not None
            self.ours[name] = f"{war.name} {incident.id}" if incident else f"{name} alone"
            self.theirs[name] = f"{war.name} {happening}"
            self.report[name] = clause.document

    def row(self, name: str) -> str:
        """A line of the table."""
        ours, theirs = self._pairs(self.ours), self._pairs(self.theirs)
        both = len(ours & theirs)
        precision, recall, f1 = b_cubed(self.ours, self.theirs)
        return (
            f"| {name} | {len(self.ours)} | {self.told / len(self.ours):.3f} | {both / max(1, len(ours)):.3f}"
            f" | {both / max(1, len(theirs)):.3f} | {precision:.3f} | {recall:.3f} | **{f1:.3f}** |"
        )

    def _pairs(self, group_of: Mapping[str, str]) -> set[tuple[str, str]]:
        """Pairs of clauses of two reports in one group."""
        members = defaultdict(list)
        for clause, group in group_of.items():
            members[group].append(clause)
        return {
            (one, other)
            for some in members.values()
            for one, other in combinations(some, 2)
            if self.report[one] != self.report[other]
        }


def clauses(war: War) -> Iterable[tuple[str, Passage]]:
    """The clauses of a set, each with its happening; those that a stranger was not sure of are left out."""
    texts = {report.id: report.text for report in war.reports}
    for row in map(json.loads, (war.folder / "happenings.jsonl").read_text(encoding="utf-8").splitlines()):
        for told in row["told"]:
            yield row["id"], passage(told, texts)


def _telling(clause: Passage, tellings: Iterable[Telling]) -> Telling | None:
    """The telling that a clause holds."""
    for telling in tellings:
        spans = [span for span, _ in telling.triggers] or telling.spans
        if not telling.story and any(clause.meets(telling.document, span.start, span.end) for span in spans):
            return telling
    return None


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", nargs="*")
    parser.add_argument("--folder", type=Path, default=Path(__file__).parent)
    parser.add_argument("--corpora", type=Path, default=Path("../shared"))
    parser.add_argument("--cache", type=Path, default=Path(gettempdir()) / "tadmor-wars")
    parser.add_argument("--each", action="store_true", help="a line for each set as well")
    options = parser.parse_args(arguments)
    pipeline, groups = default_pipeline(), defaultdict[str, Grouped](Grouped)
    for war in sets(options.folder, options.corpora, frozenset(options.sets)):
        if (war.folder / "happenings.jsonl").exists():
            incidents = incidents_of(war, pipeline, options.cache)
            for name in (f"fold {war.fold}", *([war.name] if options.each else [])):
                groups[name].add(war, incidents)
    print("| | clauses | told | pairs: right | of theirs | B-cubed precision | recall | F1 |")
    print("|---|---|---|---|---|---|---|---|")
    for name, grouped in sorted(groups.items()):
        print(grouped.row(name))


if __name__ == "__main__":
    main()
