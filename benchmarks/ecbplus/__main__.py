"""Print the table."""

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import gettempdir

import benchmarks.ecbplus as package
from benchmarks.ecbplus.measure import DEVELOPED, PUBLISHED, Row, documents, rows
from benchmarks.ecbplus.mentions import mentions


def line(row: Row) -> str:
    """A row as Markdown."""
    found = row.scores
    b3 = f"{found.b_cubed.precision:.1f} | {found.b_cubed.recall:.1f} | **{found.b_cubed.f1:.1f}**"
    more = f"{row.beyond[0]:+.1f} to {row.beyond[1]:+.1f}" if row.beyond else ""
    others = f"{found.muc.f1:.1f} | {found.ceaf_e.f1:.1f} | {found.conll:.1f}"
    return f"| {row.name} | {row.stories} | {b3} | {more} | {others} |"


def report(corpora: Path, cache: Path) -> Iterator[str]:
    """The table and what it says, as Markdown."""
    found = mentions(corpora, cache)
    told = [m for m in found if m.topic > DEVELOPED]
    yield (
        f"{len(told)} mentions of {len({m.event for m in told})} events in topics {DEVELOPED + 1}-35, whose errors "
        f"nobody read; topics 1-{DEVELOPED} taught. The mentions are given. A *story* is the documents in which they "
        "are held against each other: the corpus's own two a topic (*given*), or what `tadmor.link.incidents` groups "
        "by openings, over all topics at once (*found*). *Same head lemma* joins all mentions of a story whose heads "
        "have one base form.\n"
    )
    yield "| by | stories | B-cubed precision | recall | F1 | F1 beyond the lemma, 95 % | MUC F1 | CEAF-e F1 | CoNLL |"
    yield "|---|---|---|---|---|---|---|---|---|"
    yield from map(line, rows(found, *documents(corpora)))
    yield f"\nPublished for the lemma baseline: {PUBLISHED}."


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=package.__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpora", type=Path, default=Path("../shared"))
    parser.add_argument("--cache", type=Path, default=Path(gettempdir()) / "tadmor-ecbplus")
    options = parser.parse_args(arguments)
    for found in report(options.corpora, options.cache):
        print(found, flush=True)


if __name__ == "__main__":
    main()
