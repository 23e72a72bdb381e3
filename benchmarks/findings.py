"""Every decided finding of a store with the words that it rests on, as a paper for somebody to judge.

    tadmor add reports.jsonl --db case.db
    python -m benchmarks.findings case.db [--kinds conflict denied] [--lot 60 --seed 1] > paper.md

Decided is all but `only one` and `unclear`. `--lot` draws so many findings. What a reader judges stands in
docs/findings-by-eye.md; the texts are for whoever holds the reports.
"""

import argparse
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from tadmor.evaluation.measured import measured
from tadmor.export import wording
from tadmor.model import Document
from tadmor.model.incidents import Finding, FindingKind, Value
from tadmor.store import Filter, IncidentRow, View, open_store

UNDECIDED: frozenset[FindingKind] = frozenset(["only one", "unclear"])
_AROUND = 220  # characters on either side of the words


def decided(view: View) -> Iterator[tuple[IncidentRow, Finding]]:
    """Every finding that says something of two voices, or of a denial, by incident."""
    filter = Filter(size=10_000)
    for row in view.incidents(filter).rows:
        for finding in row.compared.findings:
            if finding.finding not in UNDECIDED:
                yield row, finding


def word(finding: Finding) -> str:
    """The word on a finding; an update says so."""
    return finding.relation if finding.relation == "update" else finding.finding


def paper(number: int, row: IncidentRow, finding: Finding, view: View) -> Iterator[str]:
    """One finding as people see it: what the machine says, and the words of each value in the text around them."""
    leaves = measured().types
    told, when = row.incident, wording.days(row.earliest, row.latest) or "-"
    yield f"## {number}. {word(finding)} · {finding.aspect} {finding.role or ''} {finding.scope or ''}".rstrip()
    yield (
        f"happening {row.id}: {wording.kind_of(told.type, told.class_, leaves)}; who {', '.join(told.who) or '-'}; whom"
        f" {', '.join(told.whom) or '-'}; place {told.where or '-'};"
        f" {f'days {when}' if row.dated == 'text' else f'undated, told by {when}'}"
    )
    yield f"why: {wording.classed(finding.why, leaves)}"
    for value in finding.pair or finding.values:
        yield f"- voice **{value.name or value.voice}**, value {value.text!r}, in {_words(value, view)}"
    yield ""


def _words(value: Value, view: View) -> str:
    reading = view.reading(value.document)
    if reading is None:
        return value.document
    document: Document = reading.document
    start, end = value.span.start, value.span.end
    before, after = document.text[max(0, start - _AROUND) : start], document.text[end : end + _AROUND]
    around = f"{before}[[{document.text[start:end]}]]{after}".replace("\n", " ¶ ")
    return f"{document.id} ({document.outlet}, {document.published}): …{around}…"


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the paper, and behind it how many there are of each word."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("store", type=Path)
    parser.add_argument("--kinds", nargs="+")
    parser.add_argument("--lot", type=int)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args(arguments)
    with open_store(options.store) as store, store.snapshot() as view:
        found = [one for one in decided(view) if not options.kinds or word(one[1]) in options.kinds]
        if options.lot and options.lot < len(found):
            drawn = sorted(random.Random(options.seed).sample(range(len(found)), options.lot))
            found = [found[at] for at in drawn]
        for number, (row, finding) in enumerate(found, 1):
            print("\n".join(paper(number, row, finding, view)))
    print(", ".join(f"{kind} {n}" for kind, n in Counter(word(f) for _, f in found).most_common()) or "none")


if __name__ == "__main__":
    main()
