"""The page under ten readers at once: how long the server takes, how much memory, how much a first view weighs.

    python -m benchmarks.page STORE [--clients 10] [--seconds 30] [--think 1.0] [--workers N]

STORE is one that `python -m benchmarks.linking --keep STORE` has filled. Each client asks for one address after the
other, drawn from a fixed mix: explore under a filter, a report in the reader, an incident compared, a search, a list.
Times are whole requests as a client sees them, in ms; memory is the peak RSS of the server and of its workers, in MB.
`--think` is how many seconds a client looks at an answer on average before it asks again; 0 asks at once.
"""

import argparse
import os
import random
import re
import subprocess
import sys
import threading
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx

from tadmor.store import open_store, parse_filter

__all__ = ["addresses", "main"]

_SHARES = {"explore": 3, "reader": 3, "incident": 2, "search": 2, "claims": 1, "events": 1}
_STATIC = re.compile(r'(?:src|href)="(/static/[^"]+)"')


def addresses(path: Path, seed: int = 7) -> dict[str, list[str]]:
    """Addresses of each kind, drawn from what the store holds."""
    chance = random.Random(seed)
    with open_store(path, create=False, time_limit=30) as store, store.snapshot() as view:
        ids = list(view.document_ids())
        some = chance.sample(ids, min(400, len(ids)))
        incidents = [row.id for row in view.incidents(parse_filter({"size": "1000"})).rows]
        shared = [row.id for _, row in zip(range(200), view.told_by_several(), strict=False) if not row.incident.story]
        words = [
            w for id_ in some[:60] for w in (view.rows(id_)[0].content.split() if view.rows(id_) else []) if len(w) > 4
        ]
        places = [p.name for id_ in some[:60] for row in view.rows(id_) for p in row.places if p.name]
    words = [word.strip(".,;:\"'()") for word in words if word.isalpha()]
    return {
        "explore": ["/explore", *(f"/explore?place={chance.choice(places)}" for _ in range(20)),
                    *(f"/explore?q={word}" for word in words[:40])],
        "reader": [f"/documents/{id_}" for id_ in some],
        "incident": [f"/incidents/{id_}/compare" for id_ in [*shared, *incidents[:200]]],
        "search": [f"/search?q={word}" for word in words[:200]],
        "claims": ["/claims", *(f"/claims?q={word}&has=quantity" for word in words[:60])],
        "events": ["/events", "/movements", *(f"/events?q={word}" for word in words[:60])],
    }  # fmt: skip


@contextmanager
def serving(path: Path, workers: int | None) -> Iterator[tuple[str, int]]:
    """A server over the store: its address and its process."""
    command = [sys.executable, "-m", "tadmor", "serve", str(path), "--port", "0", "--by", "bench"]
    command += [] if workers is None else ["--workers", str(workers)]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=os.environ) as server:
        try:
            found = re.search(r"http://\S+(?=/)", server.stderr.readline() if server.stderr else "")
            if found is None:
                raise SystemExit("the server did not start")
            yield found[0], server.pid
        finally:
            server.terminate()


def _client(
    base: str, asked: dict[str, list[str]], seed: int, until: float, think: float, taken: dict[str, list[float]]
) -> None:
    chance = random.Random(seed)
    kinds = [kind for kind, share in _SHARES.items() for _ in range(share)]
    with httpx.Client(base_url=base, timeout=60, headers={"accept": "text/html"}) as client:
        while time.monotonic() < until:
            kind = chance.choice(kinds)
            began = time.monotonic()
            answer = client.get(chance.choice(asked[kind]))
            taken[kind if answer.status_code == 200 else f"{kind}: {answer.status_code}"].append(
                1e3 * (time.monotonic() - began)
            )
            time.sleep(chance.expovariate(1 / think) if think else 0)


def _first_view(base: str, path: str) -> tuple[int, int]:
    """Bytes that a first view transfers: the page itself, and all with what it loads from the server."""
    with httpx.Client(base_url=base, timeout=60) as client:
        page = client.get(path)
        own = int(page.headers.get("content-length", len(page.content)))
        loaded = {name: client.get(name) for name in dict.fromkeys(_STATIC.findall(page.text))}
        return own, own + sum(int(part.headers.get("content-length", len(part.content))) for part in loaded.values())


def _memory(process: int) -> list[int]:
    """Peak RSS of a process and of those that it started."""
    of = [process, *_children(process)]
    found = [re.search(r"VmHWM:\s+(\d+)", Path(f"/proc/{one}/status").read_text(encoding="utf-8")) for one in of]
    return [int(one[1]) // 1024 for one in found if one]


def _children(process: int) -> list[int]:
    return [int(one) for one in Path(f"/proc/{process}/task/{process}/children").read_text(encoding="ascii").split()]


def _spent(process: int) -> float:
    """Seconds of CPU of a process and of those that it started."""
    found = [Path(f"/proc/{one}/stat").read_text(encoding="utf-8") for one in (process, *_children(process))]
    ticks = sum(int(ticks) for one in found for ticks in one.rpartition(")")[2].split()[11:13])
    return ticks / os.sysconf("SC_CLK_TCK")


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("store", type=Path)
    parser.add_argument("--clients", type=int, default=10)
    parser.add_argument("--seconds", type=float, default=30)
    parser.add_argument("--think", type=float, default=0.0, metavar="SECONDS")
    parser.add_argument("--workers", type=int, help="as of `tadmor serve`")
    options = parser.parse_args()
    asked = addresses(options.store)
    with serving(options.store, options.workers) as (base, process):
        for clients in (1, options.clients):
            taken: dict[str, list[float]] = defaultdict(list)
            before = _spent(process)
            until = time.monotonic() + options.seconds
            some = [
                threading.Thread(target=_client, args=(base, asked, n, until, options.think, taken))
                for n in range(clients)
            ]
            for one in some:
                one.start()
            for one in some:
                one.join()
            each = 1e3 * (_spent(process) - before) / max(1, sum(map(len, taken.values())))
            print(f"{each:.0f} ms of CPU a request")
            print(f"{clients} at once: | kind | requests | p50 | p95 |")
            for kind, times in sorted(taken.items()):
                times.sort()
                middle, most = times[len(times) // 2], times[len(times) * 95 // 100]
                print(f"| {kind} | {len(times)} | {middle:.0f} | {most:.0f} |")
        print(f"peak memory: {' + '.join(map(str, _memory(process)))} MB")
        for path in ("/", "/explore", "/incidents"):
            own, whole = _first_view(base, path)
            print(f"first view of {path}: {own / 1024:.0f} kB, with all it links {whole / 1024:.0f} kB")


if __name__ == "__main__":
    main()
