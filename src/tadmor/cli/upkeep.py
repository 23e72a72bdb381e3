"""`verify` and `doctor`: does what is stored hold, and is everything here that should be."""

import platform
import sqlite3
import sys
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

import click

from tadmor import __version__
from tadmor.cli.asking import named_store, opened, store_argument
from tadmor.cli.output import examples
from tadmor.cli.reading import store_option
from tadmor.cli.streams import printable, say
from tadmor.errors import IntegrityError, TadmorError
from tadmor.evaluation.measured import measured
from tadmor.pipeline import Pipeline, default_pipeline
from tadmor.settings import Settings
from tadmor.store import verify as check

__all__ = ["doctor", "verify"]

_PROBLEMS_SHOWN = 20


@click.command(short_help="Check that all that is stored still holds.", epilog=examples("tadmor verify --db case.db"))
@store_argument
@store_option
def verify(store: Path | None, db: Path | None) -> None:
    """Check a store whole: pages, every raw file against its hash, every claim against its reading, the log's chain.

    Leaves with exit code 4 when something does not hold. The chain proves something only to who has kept its head
    elsewhere: it is printed last.
    """
    with opened(named_store(store, db)) as case:
        if case.read_only:
            say("its full-text indexes are not checked: SQLite does so only where it may write")
        problems = list(check(case))
        with case.snapshot() as view:
            counts, head = view.counts(), view.decision_head()
    for problem in problems[:_PROBLEMS_SHOWN]:
        say(f"{problem.where}: {problem.what}")
    if problems:
        raise IntegrityError(f"{len(problems)} problems; restore from a copy, or read the documents again")
    click.echo(", ".join(f"{count} {name}" for name, count in asdict(counts).items()) + ": all holds")
    click.echo(f"head of the decision log: {head or '(empty)'}")


@click.command(short_help="Say what is installed and whether it works.", epilog=examples("tadmor doctor"))
@store_argument
@store_option
def doctor(store: Path | None, db: Path | None) -> int:
    """Say what is installed and whether it works: Python, SQLite, word lists, gazetteer, the reader, the store."""
    failed = 0
    for name, examine in _examinations(named_store(store, db)):
        try:
            result, mark = examine(), "ok"
        except (TadmorError, sqlite3.Error, OSError) as error:
            result, mark, failed = str(error), "FAIL", failed + 1
        click.echo(printable(f"{mark} {name}: {result}"))
    return 1 if failed else 0


def _examinations(db: Path | None) -> list[tuple[str, Callable[[], str]]]:
    return [
        ("tadmor", lambda: __version__),
        ("python", lambda: f"{platform.python_version()} at {sys.executable}"),
        ("sqlite", _sqlite),
        ("reader", lambda: f"{', '.join(_pipeline().made_by)}"),
        ("settings", _settings),
        ("measured", lambda: f"{len(measured().figures)} figures on {measured().on}"),
        ("store", lambda: _store(db)),
    ]


def _pipeline() -> Pipeline:
    return default_pipeline(Settings.from_environment().gazetteer)


def _settings() -> str:
    found = Settings.from_environment()
    limits = f"{found.seconds:g} s and {found.memory_mb} MiB a document"
    return f"store {found.database}, {found.jobs} worker processes, at most {limits}"


def _sqlite() -> str:
    with sqlite3.connect(":memory:") as connection:
        connection.execute("CREATE VIRTUAL TABLE words USING fts5(content)")
        connection.execute("CREATE VIRTUAL TABLE boxes USING rtree(id, a, b)")
    return f"{sqlite3.sqlite_version} with FTS5 and R*Tree"


def _store(db: Path | None) -> str:
    path = db or Settings.from_environment().database
    if not path.exists():
        return f"{path} is not there yet; tadmor add makes it"
    with opened(path) as store, store.snapshot() as view:
        counts = ", ".join(f"{count} {name}" for name, count in asdict(view.counts()).items())
        ours = _pipeline().fingerprint
        stale = sum(n for made, n in view.fingerprints().items() if made != ours)
    return f"{path}: {counts}; {stale} documents read by another version"
