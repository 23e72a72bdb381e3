"""Compare what headlines tell with the events that UCDP's coders made of them.

    python -m benchmarks.ucdp --corpora ../shared [--sample 300] [--single] [--errors 20] [--cache FOLDER]

UCDP GED, Syria 2016-19 (CC BY 4.0): each event names the headlines that it rests on. Events with several sources are
measured; each headline is read as a report of one line, published on the day of its source by its outlet. UCDP's coders
read the articles, so much of what they knew stands in no headline: a row counts as found when one of its headlines
gives it. Readings are kept in the cache, outside the repository, by the reader's fingerprint: a run that was ended goes
on from there. `--single` reads events with one source instead, none of whose headlines a measured event cites: what is
learnt is learnt from those, and only of those `--errors` prints what no headline gives.

- place: a headline names a point within 25 km of the event's. As told: the circle that the words leave open ("the
  countryside of Hama") reaches within 25 km. Where UCDP's own point stands for a district, a province or a part of the
  country, a point of ours lies anywhere in it: that is printed beside the first.
- day: the event's days are those of publication or the one before. A headline may tell a day itself ("April 15th 2017:
  ..." of a list that was published a month later): that is printed beside the first.
- deaths: of the events that have a headline with a point and the day of publication as above which gives a number of
  dead, those whose estimates overlap with it. A sum over days or places is no number of the event; nor is one of a
  headline that several events rest on, since UCDP shares it out among them: printed with and without those, and once
  more with the sum over the events that the headline's place and day meet, and with each of these: the number may be of
  a neighbour.
- match: incidents made of all the headlines of a thousand events, matched to those events; a pair is right when the
  event cites a headline of the incident.
"""

import argparse
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from random import Random
from tempfile import gettempdir

from benchmarks.ucdp.matched import matched
from benchmarks.ucdp.measure import Told, measure, placed, report
from benchmarks.ucdp.rows import FILE, Row, alone, measured, read, resting, rows

from tadmor.model import Reading

MATCHED = 1_000  # events: linking headlines that all tell of one war is slow, and says no more for 3,000


def _missed(chosen: Sequence[Row], readings: Mapping[str, Reading], most: int) -> Iterator[str]:
    """Events whose place no headline gives, with what was read."""
    missed = [row for row in chosen if not any(placed(readings[id_], row.event, True) for id_ in row.headlines)]
    for row in missed[:most]:
        yield f"\n{row.event.place} {row.event.lat}, {row.event.lon}, {row.event.earliest}"
        for id_ in row.headlines:
            yield f"    {id_} {[(p.span.text, p.name, p.precision) for p in readings[id_].places]}"


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpora", type=Path, default=Path("../shared"))
    parser.add_argument("--sample", type=int, help="So many events, drawn with a fixed seed.")
    parser.add_argument("--single", action="store_true", help="Events with one source: not the measured ones.")
    parser.add_argument("--errors", type=int, default=0, help="With --single: print so many that no headline gives.")
    parser.add_argument("--cache", type=Path, default=Path(gettempdir()) / "tadmor-ucdp")
    options = parser.parse_args(arguments)
    if options.errors and not options.single:
        parser.error("--errors needs --single: nobody looks at what is wrong in the measured events")
    every, documents = rows(options.corpora / FILE)
    several = alone(every) if options.single else measured(every)
    chosen = Random(7).sample(several, min(options.sample or len(several), len(several)))
    readings = read([documents[id_] for id_ in sorted({id_ for row in chosen for id_ in row.headlines})], options.cache)
    rests = resting(every)
    for line in report(measure(chosen, {id_: Told(reading, rests[id_]) for id_, reading in readings.items()})):
        print(line)
    found = matched(chosen[:MATCHED], readings)
    share = found["right"] / max(1, found["pairs"])
    print(
        f"match: {found['pairs']} pairs of {found['incidents']} incidents, right {share:.3f} "
        f"({found['right']} of {found['pairs']})"
    )
    print(", ".join(f"{name} {number}" for name, number in sorted(found.items()) if ": " in name))
    for line in _missed(chosen, readings, options.errors):
        print(line)


if __name__ == "__main__":
    main()
