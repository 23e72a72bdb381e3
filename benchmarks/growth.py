"""Add many short documents, then ask the store: does the cost of a document grow, how much memory, how long a query.

    python -m benchmarks.growth [--documents 100000] [--jobs 2]

Prints CPU seconds per document over the first and the last tenth, peak RSS over the parent and its largest worker,
and p50/p95 in milliseconds for each query, each on a new page of the cache's choosing.
"""

import argparse
import json
import random
import resource
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

from tadmor.errors import QueryStopped
from tadmor.ingest import open_inputs
from tadmor.pipeline import default_pipeline
from tadmor.scale.intake import Report, add
from tadmor.scale.worker import default_reader
from tadmor.store import Store, open_store, parse_filter

_PLACES = (
    "Palmyra",
    "Homs",
    "Aleppo",
    "Raqqa",
    "Mosul",
    "Idlib",
    "Hama",
    "Daraa",
    "Tartus",
    "Manbij",
    "Afrin",
    "Sinjar",
)
_SPEAKERS = ["Vesk", "Orlan", "Temnik", "Harun", "Belasi", "Cordano", "Mirza", "Halloun", "Quist", "Abran"]
_CUES = ["said", "told reporters", "claimed", "denied", "warned", "announced"]
_DEEDS = ("attacked {place}", "shelled {place}", "withdrew from {place}", "advanced on {place} from {other}")
_FIRST_DAY = date(2016, 1, 1)


def documents(count: int, seed: int = 1) -> Iterator[str]:
    """JSON Lines of composed reports, two sentences each."""
    chance = random.Random(seed)
    for number in range(count):
        day = _FIRST_DAY + timedelta(days=number % 700)
        sentences = [_sentence(chance) for _ in range(2)]
        entry = {"id": f"g{number}", "outlet": f"Outlet {number % 40}", "published": day.isoformat()}
        yield json.dumps(entry | {"text": " ".join(sentences)})


def _sentence(chance: random.Random) -> str:
    place, other = chance.sample(_PLACES, 2)
    deed = chance.choice(_DEEDS).format(place=place, other=other)
    number = chance.choice(["some 400", "more than 50", "dozens of", "at least 12", "3,000"])
    return f"Colonel {chance.choice(_SPEAKERS)} {chance.choice(_CUES)} that {number} fighters {deed} on Monday."


def _cpu() -> float:
    own, children = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    return own.ru_utime + own.ru_stime + children.ru_utime + children.ru_stime


def _fill(path: Path, database: Path, count: int, jobs: int) -> None:
    ticks: list[tuple[int, float, float]] = []

    def tick(report: Report) -> None:
        ticks.append((report.seen, time.monotonic(), time.process_time()))

    with open_store(database) as store:
        fingerprint = default_pipeline().fingerprint
        add(store, open_inputs([str(path)]), reader=default_reader, fingerprint=fingerprint, jobs=jobs, progress=tick)
    for name, column in (("wall", 1), ("parent's CPU", 2)):
        first, last = (_rate(ticks, column, *ends) for ends in ((0.05, 0.15), (0.9, 1.0)))
        print(f"{name}: {1e3 * first:.2f} ms a document at the start, {1e3 * last:.2f} at the end: {last / first:.2f}x")
    print(f"{count} documents, {_cpu():.0f} CPU-s in all, {database.stat().st_size / 2**20:.0f} MB")
    for name, who in (("parent", resource.RUSAGE_SELF), ("largest worker", resource.RUSAGE_CHILDREN)):
        print(f"peak RSS of the {name}: {resource.getrusage(who).ru_maxrss / 1024:.0f} MB")


def _rate(ticks: list[tuple[int, float, float]], column: int, start: float, end: float) -> float:
    a, b = ticks[int(start * (len(ticks) - 1))], ticks[int(end * (len(ticks) - 1))]
    return (b[column] - a[column]) / max(1, b[0] - a[0])


def _ask(store: Store) -> None:
    queries: dict[str, Callable[[int], dict[str, str]]] = {
        "search, newest first": lambda n: {"q": _PLACES[n % len(_PLACES)]},
        "a common word": lambda _: {"q": "fighters"},
        "two words and a phrase": lambda n: {"q": f'"more than" {_SPEAKERS[n % len(_SPEAKERS)]}'},
        "speaker with a number": lambda n: {"speaker": _SPEAKERS[n % len(_SPEAKERS)], "has": "quantity"},
        "a place in a month": lambda n: {"place": _PLACES[n % len(_PLACES)], "from": "2016-03-01", "to": "2016-03-31"},
        "an outlet's denials": lambda n: {"outlet": f"Outlet {n % 40}", "has": "denial"},
        "a kind of event": lambda _: {"event": "ASSAULT"},
    }
    for name, make in queries.items():
        took = []
        for number in range(60):
            started = time.perf_counter()
            with store.snapshot() as view:
                view.claims(parse_filter(make(number)))
            took.append(1e3 * (time.perf_counter() - started))
        print(f"{name}: p50 {statistics.median(took):.1f} ms, p95 {sorted(took)[56]:.1f} ms")


def _pathological(store: Store) -> None:
    started = time.perf_counter()
    try:
        with store.snapshot() as view:
            view.claims(
                parse_filter({"q": " OR ".join(f"{a}{b}*" for a in "fgh" for b in ("ig", "om", "al")), "sort": "rank"})
            )
        ending = "answered"
    except QueryStopped as error:
        ending = f"stopped: {error}"
    print(f"a query made to be slow: {time.perf_counter() - started:.2f} s, {ending}")


def main() -> None:
    """Fill a store and ask it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=100_000)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--keep", type=Path, help="keep the store here")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        path, database = Path(name) / "documents.jsonl", options.keep or Path(name) / "growth.db"
        path.write_text("\n".join(documents(options.documents)) + "\n", encoding="utf-8")
        _fill(path, database, options.documents, options.jobs)
        with open_store(database) as store:
            _ask(store)
            _pathological(store)


if __name__ == "__main__":
    main()
