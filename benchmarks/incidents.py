"""Group documents by the happening that they are about, and compare with groups made by hand.

    python -m benchmarks.incidents --corpora ../shared [--sweep]

`giveme5w1h`: 383 articles in 69 events. A document is about the incident of its story (title and opening). Prints the
precision, recall and F1 of B-cubed (Bagga and Baldwin 1998), forwards and backwards through the articles, which must be
the same. Nothing is read but titles, openings and days, so it needs no weights and takes seconds.
"""

import argparse
import gzip
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path

from tadmor.link.incidents import Incidents, groups
from tadmor.model import Document, Reading

FILE = Path("data/giveme5w1h/news_cluster.jsonl.gz")


def articles(corpora: Path) -> tuple[list[Reading], dict[str, str]]:
    """The articles as readings without layers, and the event of each."""
    readings, events = [], {}
    with gzip.open(corpora / FILE, "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            published = date.fromisoformat(row["date"][:10])
            fields = {"id": row["id"], "text": row["text"], "title": row["title"], "outlet": row["domain"]}
            readings.append(Reading(document=Document(**fields, published=published, lang="en")))
            events[row["id"]] = row["event"]
    return readings, events


def b_cubed(found: Mapping[str, str], gold: Mapping[str, str]) -> tuple[float, float, float]:
    """Precision, recall and F1, each the mean over items of the share of its group that is right."""
    ours, theirs = _members(found), _members(gold)
    hits = [(len(ours[found[i]] & theirs[gold[i]]), len(ours[found[i]]), len(theirs[gold[i]])) for i in sorted(gold)]
    precision = sum(hit / n for hit, n, _ in hits) / len(hits)
    recall = sum(hit / n for hit, _, n in hits) / len(hits)
    return precision, recall, 2 * precision * recall / (precision + recall)


def _members(groups_of: Mapping[str, str]) -> Mapping[str, set[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for item, group in groups_of.items():
        found[group].add(item)
    return found


def grouped(readings: Iterable[Reading]) -> Mapping[str, str]:
    """The incident of each document."""
    incidents, ids = Incidents(), []
    for reading in readings:
        incidents.add(reading)
        ids.append(reading.document.id)
    return groups(incidents, ids)


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, default=Path("../shared"))
    options = parser.parse_args(arguments)
    readings, gold = articles(options.corpora)
    found = grouped(readings)
    if grouped(reversed(readings)) != found:
        parser.error("the order of arrival changes the groups")
    precision, recall, f1 = b_cubed(found, gold)
    print(f"giveme5w1h: {len(gold)} articles, {len(set(gold.values()))} events, {len(set(found.values()))} groups")
    print(f"B-cubed precision {100 * precision:.1f}, recall {100 * recall:.1f}, F1 {100 * f1:.1f}")


if __name__ == "__main__":
    main()
