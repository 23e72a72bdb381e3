"""Where "the northern countryside of" a town in Syria is, learnt from UCDP's own pairs of a point and a headline.

    python -m training.countrysides --corpora ../shared > src/tadmor/gazetteer/supplement/countrysides.toml

A headline that tells one countryside, of a town on one side or on none, and an event that rests on it alone, place that
countryside once. Its point is that of the event with the most others within 25 km; its radius holds two in three. Only
rows with a single source are read, and no headline on which a row with several rests: those are what
benchmarks/ucdp.py measures on. Left out is what fewer than five headlines tell, and what is no nearer than the town.
"""

import argparse
import math
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from benchmarks.ucdp.rows import FILE, Row, alone, rows

from tadmor.extract.places.relations import side_of
from tadmor.model import Place, Reading
from tadmor.model.globe import great_circle_km
from tadmor.pipeline import Pipeline
from tadmor.registry import load

LEAST, FARTHEST_KM, WIDEST_KM = 5, 120.0, 80
CROWD_KM = 15.0  # where two points hold alike many: events so far apart speak for each other with a weight of .6
NEAR_KM, HELD = 25.0, 2 / 3
FINE = frozenset(["G2", "G3"])
TELLS = re.compile(r"countryside|desert|Euphrates|(?:north|south|east|west)\w* of", re.IGNORECASE)
HEAD = """\
# Where reports place what they tell of the countryside of a town, on a side ("" for none), written by
# training/countrysides.py from the UCDP Georeferenced Event Dataset (CC BY 4.0, see ATTRIBUTION.md).
# A row is [gazetteer id, side, [lat, lon], radius in km]: two in three of the events lie within the radius. Behind it
# the country that a report must be most about, for the bank of a river.

countryside = ["""

RIVERS = "tadmor:water-xx-"  # the bank of a river is a place of the country that the reports are about: Syria
COUNTRY = "SY"

Point = tuple[float, float]
Key = tuple[str, str]


def told(reading: Reading) -> tuple[Key, Place] | None:
    """The one countryside that a headline tells, with its town."""
    found = [(p, side) for p in reading.places if p.gazetteer and (side := side_of(p.relation or "")) is not None]
    return ((found[0][0].gazetteer or "", found[0][1]), found[0][0]) if len(found) == 1 else None


def points(learnt: Sequence[Row], readings: Mapping[str, Reading]) -> dict[Key, list[tuple[Point, Point, str]]]:
    """By town and side, the points of the events, with the town's, and the headline."""
    rests = Counter(id_ for row in learnt for id_ in row.headlines)
    found: defaultdict[Key, list[tuple[Point, Point, str]]] = defaultdict(list)
    for row in learnt:
        at = (row.event.lat or 0.0, row.event.lon or 0.0)
        for id_ in row.headlines:
            here = told(readings[id_]) if rests[id_] <= 2 and id_ in readings else None
            town = (here[1].lat or 0.0, here[1].lon or 0.0) if here else None
            if (
                here
                and town
                and (_river(here[0]) or great_circle_km(town, at) <= FARTHEST_KM)
                and not _elsewhere(readings[id_], here[1], at)
            ):
                found[here[0]].append((at, town, id_))
    return found


def _river(key: Key) -> bool:
    """A river has no point of its own."""
    return key[0].startswith(RIVERS)


def _elsewhere(reading: Reading, town: Place, at: Point) -> bool:
    """Whether a headline names another place that is the event's."""
    others = [(p.lat, p.lon) for p in reading.places if p is not town and p.lat is not None and p.lon is not None]
    return any(great_circle_km((lat or 0.0, lon or 0.0), at) <= NEAR_KM for lat, lon in others)


def learn(found: Mapping[Key, Sequence[tuple[Point, Point, str]]]) -> Iterator[tuple[Key, Point, int]]:
    """The countrysides that enough headlines tell, and that are nearer to their events than the town is."""
    for key, told_points in sorted(found.items()):
        events, town = [at for at, _, _ in told_points], told_points[0][1]
        if len({id_ for _, _, id_ in told_points}) < LEAST:
            continue
        best = max(events, key=lambda one: (_near(one, events), sum(_crowd(one, other) for other in events), one))
        if _river(key) or _near(best, events) > _near(town, events):
            far = sorted(great_circle_km(best, one) for one in events)
            radius = max(15, math.ceil(far[int(HELD * len(far))]))
            if radius <= WIDEST_KM:
                yield key, best, radius


def _crowd(one: Point, other: Point) -> float:
    return math.exp(-((great_circle_km(one, other) / CROWD_KM) ** 2) / 2)


def _near(one: Point, events: Sequence[Point]) -> int:
    return sum(great_circle_km(one, other) <= NEAR_KM for other in events)


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpora", type=Path, default=Path("../shared"))
    options = parser.parse_args(arguments)
    every, documents = rows(options.corpora / FILE)
    learnt = [row for row in alone(every) if row.event.precision in FINE]
    wanted = [documents[i] for i in sorted({i for row in learnt for i in row.headlines})]
    reader = Pipeline(tuple(load("step", name)() for name in ("segment", "places")))
    telling = [document for document in wanted if TELLS.search(document.text)]
    readings = {reading.document.id: reading for reading in reader.read_batch(telling)}
    sys.stdout.write(HEAD + "\n")
    for (id_, side), (lat, lon), km in learn(points(learnt, readings)):
        country = f', "{COUNTRY}"' if _river((id_, side)) else ""
        sys.stdout.write(f'  ["{id_}", "{side}", [{lat:.4f}, {lon:.4f}], {km}{country}],\n')
    sys.stdout.write("]\n")


if __name__ == "__main__":
    main()
