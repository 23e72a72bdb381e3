"""Compare what headlines tell with the events that UCDP's coders made of them.

    python -m benchmarks.ucdp --corpora ../shared [--sample 300] [--errors 20]

UCDP GED, Syria 2016-19 (CC BY 4.0): each event names the headlines that it rests on. Events with several sources are
measured; each headline is read as a report of one line, published on the day of its source by its outlet. UCDP's coders
read the articles, so much of what they knew stands in no headline: a row counts as found when one of its headlines
gives it.

- place and day: a headline names a point within 25 km of the event's, and the event's days are those of publication or
  the one before. As told: the circle that the words leave open ("the countryside of Hama") reaches within 25 km.
- deaths: of the events that have a headline with place and day as above which gives a number of dead, those whose
  estimates overlap with it. A sum over days or places is no number of the event; nor is one of a headline that several
  events rest on, since UCDP shares it out among them: both with and without those is printed.
- match: incidents made of all the headlines of a thousand events, matched to those events; a pair is right when the
  event cites a headline of the incident.
"""

import argparse
import csv
import gzip
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from random import Random

from tadmor.link.incidents import Incidents
from tadmor.link.tolls import Toll, tolls
from tadmor.model import Document, Place, Reading
from tadmor.model.globe import great_circle_km
from tadmor.model.reference import ReferenceEvent
from tadmor.pipeline import default_pipeline
from tadmor.reference import Happening, happening, match, read_file

FILE = Path("data/ucdp_syria/events_2016_2019.csv.gz")
NEAR_KM = 25.0
BATCH = 64
MATCHED = 1_000  # events: linking headlines that all tell of one war is slow, and says no more for 3,000
ARTICLE = re.compile(r'"([^"]*?),(\d{4}-\d{2}-\d{2}),(.*?)"(?=;"|$)', re.DOTALL)
DAY = timedelta(days=1)


@dataclass(frozen=True)
class Row:
    """An event with the ids of the headlines that it rests on."""

    event: ReferenceEvent
    headlines: tuple[str, ...]
    sources: int


def rows(path: Path) -> tuple[list[Row], dict[str, Document]]:
    """Every event, and every headline once."""
    documents: dict[str, Document] = {}
    with gzip.open(path, "rt", encoding="utf-8", newline="") as lines:
        table = {row["id"].removesuffix(".0"): row for row in csv.DictReader(lines)}
    found = []
    for event in read_file(path):
        if isinstance(event, ReferenceEvent):
            told = list(_cited(table[event.id]["source_article"]))
            documents.update((document.id, document) for document in told)
            sources = int(float(table[event.id]["number_of_sources"]))
            found.append(Row(event, tuple(dict.fromkeys(document.id for document in told)), sources))
    return found, documents


def _cited(cell: str) -> Iterator[Document]:
    for outlet, day, headline in ARTICLE.findall(cell):
        text, published = headline.strip(), date.fromisoformat(day)
        if text:
            yield Document(id=f"{outlet}|{day}|{text}", text=text, outlet=outlet, published=published, lang="en")


def read(documents: Sequence[Document]) -> dict[str, Reading]:
    """Their readings by id."""
    pipeline, found = default_pipeline(), {}
    ordered = sorted(documents, key=lambda document: (len(document.text), document.id))
    for start in range(0, len(ordered), BATCH):
        for reading in pipeline.read_batch(ordered[start : start + BATCH]):
            found[reading.document.id] = replace(reading, encoding=None, heard=None)
    return found


def apart(place: Place, event: ReferenceEvent) -> tuple[float, float] | None:
    """How far a place's point lies from an event's, in km, and how far the circle that it leaves open does."""
    point = place.moved or ((place.lat, place.lon) if place.lat is not None and place.lon is not None else None)
    if point is None or place.metonym or place.precision in ("G8", "G9") or event.lat is None or event.lon is None:
        return None
    km = great_circle_km(point, (event.lat, event.lon))
    return km, max(0.0, km - (place.radius_km or 0.0))


def on_the_day(reading: Reading, event: ReferenceEvent) -> bool:
    """Whether an event's days are that of publication, or the one before."""
    published = reading.document.published
    return published is not None and published - DAY <= event.latest and published >= event.earliest


def placed(reading: Reading, event: ReferenceEvent, told: bool) -> bool:
    """Whether a headline gives the event's place; `told`: as far as its words leave it open."""
    return any(distance[told] <= NEAR_KM for place in reading.places if (distance := apart(place, event)) is not None)


def overlaps(toll: Toll, event: ReferenceEvent) -> bool:
    """Whether a number of dead and an event's estimates have a number in common."""
    dead = event.deaths
    return dead is not None and toll.low <= dead.high and (toll.high is None or toll.high >= dead.low)


def measure(measured: Sequence[Row], readings: Mapping[str, Reading], rests: Mapping[str, int]) -> Counter[str]:
    """How many rows of each kind there are. `rests`: how many events rest on a headline."""
    counted: Counter[str] = Counter(rows=len(measured))
    numbers = {
        id_: [t for found in tolls(readings[id_]).values() for t in found] for r in measured for id_ in r.headlines
    }
    for row in measured:
        event, told = row.event, [readings[id_] for id_ in row.headlines]
        day = any(on_the_day(reading, event) for reading in told)
        counted["day"] += day
        for name, wide in (("point", False), ("told", True)):
            here = [r for r in told if placed(r, event, wide)]
            counted[name] += bool(here)
            counted[f"{name} and day"] += bool(here) and day
        counted["names a place"] += any(apart(p, event) is not None for r in told for p in r.places)
        right = [r.document.id for r in told if placed(r, event, False) and on_the_day(r, event)]
        for name, ids in (("any", row.headlines), ("here", right), ("own", [i for i in right if rests[i] == 1])):
            given = [toll for id_ in ids for toll in numbers[id_] if not toll.running]
            counted[f"deaths {name}"] += bool(given)
            counted[f"deaths {name} overlap"] += any(overlaps(toll, event) for toll in given)
    return counted


def happenings(documents: Sequence[str], readings: Mapping[str, Reading]) -> dict[str, tuple[Happening, set[str]]]:
    """The incidents that the headlines tell, each with its headlines, without stories."""
    incidents = Incidents()
    dead: dict[str, tuple[Toll, ...]] = {}
    for id_ in documents:
        incidents.add(readings[id_])
        dead.update(tolls(readings[id_]))
    found = {}
    for one in incidents.incidents():
        if not one.story:
            days = sorted(d for i in one.documents if (d := readings[i].document.published) is not None)
            dated = one.earliest is not None
            first, last = (one.earliest, one.latest) if dated else (days[0] - DAY, days[-1])
            told = [toll for telling in one.tellings for toll in dead.get(telling, ())]
            found[one.id] = happening(one, told, earliest=first, latest=last, dated=dated), set(one.documents)
    return found


def matched(measured: Sequence[Row], readings: Mapping[str, Reading]) -> Counter[str]:
    """How many pairs there are, and how many of them are right."""
    cited = {row.event.key: set(row.headlines) for row in measured}
    ours = happenings(sorted({id_ for row in measured for id_ in row.headlines}), readings)
    pairs = match((one for one, _ in ours.values()), (row.event for row in measured)).pairs
    counted = Counter(incidents=len(ours), pairs=len(pairs))
    for pair in pairs:
        right = bool(cited[pair.theirs.key] & ours[pair.ours.id][1])
        counted["right"] += right
        for field in pair.fields:
            counted[f"{field.field}: {field.verdict}"] += right
    return counted


def _share(counted: Counter[str], part: str, whole: str) -> str:
    return f"{counted[part] / max(1, counted[whole]):.3f} ({counted[part]} of {counted[whole]})"


def report(counted: Counter[str]) -> Iterator[str]:
    """The figures, a line each."""
    yield f"events with several sources: {counted['rows']}"
    for name in ("day", "names a place", "point", "point and day", "told", "told and day"):
        yield f"{name}: {_share(counted, name, 'rows')}"
    for name, words in (
        ("any", "of any headline"),
        ("here", "of a headline with its place and day"),
        ("own", "the same, where no other event rests on that headline"),
    ):
        yield f"deaths overlap, {words}: {_share(counted, f'deaths {name} overlap', f'deaths {name}')}"


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpora", type=Path, default=Path("../shared"))
    parser.add_argument("--sample", type=int, help="So many events, drawn with a fixed seed.")
    parser.add_argument("--errors", type=int, default=0, help="Print so many events that no headline gives.")
    options = parser.parse_args(arguments)
    every, documents = rows(options.corpora / FILE)
    rests = Counter(id_ for row in every for id_ in row.headlines)
    several = [row for row in every if row.sources > 1]
    measured = Random(7).sample(several, options.sample or len(several))
    readings = read([documents[id_] for id_ in {id_ for row in measured for id_ in row.headlines}])
    for line in report(measure(measured, readings, rests)):
        print(line)
    found = matched(measured[:MATCHED], readings)
    print(f"match: {found['pairs']} pairs of {found['incidents']} incidents, right {_share(found, 'right', 'pairs')}")
    print(", ".join(f"{name} {number}" for name, number in sorted(found.items()) if ": " in name))
    missed = [row for row in measured if not any(placed(readings[id_], row.event, True) for id_ in row.headlines)]
    for row in missed[: options.errors]:
        print(f"\n{row.event.place} {row.event.lat}, {row.event.lon}, {row.event.earliest}")
        for id_ in row.headlines:
            print("   ", id_, [(p.span.text, p.name, p.precision) for p in readings[id_].places])


if __name__ == "__main__":
    main()
