"""Link more and more reports in one store: does a report cost more, how long does a new one take, how much memory.

    python -m benchmarks.linking --corpora ../shared [--sizes 5000 10000 20000] [--days 30] [--claims 4 16]
        [--cache DIR] [--keep FILE]

Reports are real ones in other worlds (benchmarks/worlds.py), `--days` apart; `--claims` chooses among them by how many
claims they have (4 to 16 are ten on average: a million claims in 100,000 reports). They are linked by a process of
their own at each size, and one more by a fresh one. Prints CPU-ms a report over the whole and over the last stretch,
both against n log n (1.00: it grows as n log n), seconds for a new report, peak RSS, and the size of the file.
"""

import argparse
import json
import math
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from itertools import islice
from pathlib import Path

from benchmarks.sources import read
from benchmarks.worlds import stream

from tadmor.model import Reading
from tadmor.scale.linking import Linked, link
from tadmor.store import open_store

_BATCH = 500


def fill(path: Path, readings: Sequence[Reading], days: int, start: int, end: int) -> None:
    """Put the reports of a stretch into a store."""
    rest = stream(readings, end, days, start)
    while some := list(islice(rest, _BATCH)):
        with open_store(path) as store, store.writer() as writer:
            for reading in some:
                writer.add(reading)


def child(path: Path) -> None:
    """Link what is not linked yet, and say what it took."""
    began, cpu = time.monotonic(), time.process_time()
    with open_store(path) as store:
        told: Linked = link(store)
    taken: dict[str, float] = {"documents": told.documents, "incidents": told.incidents, "links": told.links}
    taken |= {"wall": time.monotonic() - began, "cpu": time.process_time() - cpu}
    print(json.dumps(taken | {"rss": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}))


def _linked(path: Path) -> dict[str, float]:
    began = time.monotonic()
    command = [sys.executable, "-m", "benchmarks.linking", "--child", str(path)]
    found: dict[str, float] = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
    return found | {"process": time.monotonic() - began}


def _told(path: Path, size: int, spent: float, first: tuple[int, float], now: dict[str, float]) -> str:
    """One line of the table."""
    growth = (spent / first[1]) / (size * math.log(size) / (first[0] * math.log(first[0])))
    with_log = sum(part.stat().st_size for part in path.parent.glob(path.name + "*")) / 2**20
    return (
        f"| {size:,} | {1e3 * spent / size:.1f} | {1e3 * now['cpu'] / now['documents']:.1f} | {growth:.2f}"
        f" | {now['rss']:.0f} | {with_log:.0f} | {now['links'] / now['documents']:.2f}"
        f" | {now['incidents'] / now['documents']:.1f} |"
    )


def measure(path: Path, readings: Sequence[Reading], sizes: Sequence[int], days: int) -> None:
    """Fill and link, size after size."""
    print("| reports | CPU-ms each | of the last stretch | x n log n | RSS MB | file MB | links | incidents written |")
    print("|---|---|---|---|---|---|---|---|", flush=True)
    spent, before, first = 0.0, 0, (0, 0.0)
    for size in sizes:
        fill(path, readings, days, before, size - 1)
        now = _linked(path)
        spent += now["cpu"]
        first = first if first[0] else (size, spent)
        print(_told(path, size, spent, first, now), flush=True)
        fill(path, readings, days, size - 1, size)
        one = _linked(path)
        spent += one["cpu"]
        print(f"one more: {one['wall']:.2f} s, {one['process']:.2f} s with the start of a process", flush=True)
        before = size


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpora", type=Path, default=Path("../shared"))
    parser.add_argument("--sizes", type=int, nargs="+", default=[5_000, 10_000, 20_000])
    parser.add_argument("--days", type=int, default=30)
    parser.add_argument("--claims", type=int, nargs=2, default=[0, 10**6], metavar=("LEAST", "MOST"))
    parser.add_argument("--cache", type=Path, default=Path(tempfile.gettempdir()) / "tadmor-linking")
    parser.add_argument("--keep", type=Path, help="keep the store here")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        least, most = options.claims
        readings = [one for one in read(options.corpora, options.cache) if least <= len(one.claims) <= most]
        measure(options.keep or Path(name) / "linking.db", readings, options.sizes, options.days)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--child"]:
        child(Path(sys.argv[2]))
    else:
        main()
