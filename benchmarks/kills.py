"""Kill `tadmor add` and its workers at random, poison one article, and compare with a run that nobody touched.

    python -m benchmarks.kills ARTICLES.jsonl [--parent 10] [--workers 20] [--seed 1]

Prints what was done and leaves with 1 when a store does not open, does not verify, or differs in any row. The
poisoned article makes the worker that reads it read address 0.
"""

import argparse
import contextlib
import ctypes
import hashlib
import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from tadmor.ingest import open_inputs
from tadmor.model import Raw
from tadmor.pipeline import default_pipeline
from tadmor.scale.intake import add
from tadmor.scale.worker import Item, Outcome, Reader, default_reader
from tadmor.store import open_store, verify

POISON = "poison-segfault"
_SEGMENTS = ("claim_index_data", "claim_index_idx")


def poisoned() -> Reader:
    """The reader that ships, but one article ends the process that reads it."""
    read = default_reader()

    def work(items: Sequence[Item]) -> list[Outcome]:
        if any(isinstance(item, Raw) and POISON.encode() in item.content for item in items):
            ctypes.string_at(0)
        return read(items)

    return work


def run_to_the_end(articles: Path, database: Path, jobs: int) -> None:
    """One whole run, in this process and its workers."""
    with open_store(database) as store:
        add(store, open_inputs([str(articles)]), reader=poisoned, fingerprint=default_pipeline().fingerprint, jobs=jobs)


def _start(articles: Path, database: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "benchmarks.kills", "--child", str(articles), str(database)]
    return subprocess.Popen(command, start_new_session=True)


def _workers(parent: int) -> list[int]:
    """The processes that a run started to read."""
    found = []
    with contextlib.suppress(OSError):
        for task in Path(f"/proc/{parent}/task").glob("*/children"):
            for child in task.read_text().split():
                if "spawn_main" in Path(f"/proc/{child}/cmdline").read_text():
                    found.append(int(child))
    return found


def rows(database: Path) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table, and a digest of every word in the full-text index with its place.

    The index's own tables hold segments, which depend on when it merged them; the words in them do not.
    """
    with sqlite3.connect(database) as connection:
        connection.execute("CREATE VIRTUAL TABLE temp.instances USING fts5vocab(main, claim_index, instance)")
        tables = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name").fetchall()
        names = [name for (name,) in tables if not name.startswith(("sqlite_", *_SEGMENTS))]
        found = {name: connection.execute(f"SELECT * FROM {name} ORDER BY 1, 2").fetchall() for name in names}  # noqa: S608
        words = hashlib.sha256()
        for instance in connection.execute("SELECT * FROM temp.instances"):
            words.update(repr(instance).encode())
        return found | {"words of claim_index": [(words.hexdigest(),)]}


def _problems(database: Path) -> list[str]:
    with open_store(database, create=False) as store:
        return [f"{finding.where}: {finding.what}" for finding in verify(store)]


def _with_poison(articles: Path, folder: Path) -> Path:
    lines = articles.read_text(encoding="utf-8").splitlines()
    entry = {"id": POISON, "text": f"The spokesman said that {POISON} had fallen.", "outlet": "Nowhere Post"}
    lines.insert(len(lines) // 2, json.dumps(entry))
    copy = folder / "articles.jsonl"
    copy.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return copy


def main() -> int:
    """Run the whole trial."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles", type=Path)
    parser.add_argument("--parent", type=int, default=10, help="how often the parent is killed")
    parser.add_argument("--workers", type=int, default=20, help="how often a worker is killed")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    chance = random.Random(options.seed)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        articles = _with_poison(options.articles, folder)
        started = time.monotonic()
        run_to_the_end(articles, folder / "whole.db", 2)
        whole = time.monotonic() - started
        print(f"an untouched run took {whole:.0f} s")
        killed = _kill(articles, folder / "killed.db", options.parent, options.workers, whole, chance)
        print(f"killed the parent {killed[0]} times, a worker {killed[1]} times")
        return _compare(folder)


def _kill(
    articles: Path, database: Path, parents: int, workers: int, whole: float, chance: random.Random
) -> tuple[int, int]:
    """Runs that are killed, until one ends by itself; every killed store must open and verify."""
    done = [0, 0]
    while True:
        child = _start(articles, database)
        deadline = time.monotonic() + chance.uniform(0.5, 1.5) * whole / (parents + 1)
        while child.poll() is None and (time.monotonic() < deadline or done[0] >= parents):
            time.sleep(chance.uniform(0.1, 0.6))
            held = _workers(child.pid)
            if held and done[1] < workers:
                os.kill(chance.choice(held), signal.SIGKILL)
                done[1] += 1
        if child.poll() is not None:
            return done[0], done[1]
        os.kill(child.pid, signal.SIGKILL)
        child.wait()
        done[0] += 1
        problems = _problems(database) if database.exists() else []
        print(f"  killed the parent ({done[0]}), {len(problems)} problems", *problems[:3])


def _compare(folder: Path) -> int:
    problems = _problems(folder / "killed.db")
    whole, killed = rows(folder / "whole.db"), rows(folder / "killed.db")
    different = [name for name in whole if whole[name] != killed.get(name)]
    rejected = [row for row in killed["rejects"] if POISON in str(row) or "crashed" in str(row)]
    print(f"verify: {len(problems)} problems; tables that differ: {different or 'none'} of {len(whole)}")
    print(f"rejected as crashed: {rejected}")
    return 1 if problems or different or len(rejected) != 1 else 0


if __name__ == "__main__":
    if sys.argv[1:2] == ["--child"]:
        run_to_the_end(Path(sys.argv[2]), Path(sys.argv[3]), 2)
    else:
        sys.exit(main())
