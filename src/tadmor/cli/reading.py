"""`read`, `add` and `demo`: from bytes to readings, on the screen or into a store."""

import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

import click
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from tadmor import wire
from tadmor.cli.linked import linked
from tadmor.cli.output import examples, messages
from tadmor.cli.person import user_name
from tadmor.cli.screen import dossier_screen, reading_screen
from tadmor.cli.streams import emit, say
from tadmor.export import redact
from tadmor.ingest import is_blank, is_future, open_inputs
from tadmor.ingest.fetch import fetched
from tadmor.model import Rejected
from tadmor.nlp.encoder.step import WITHOUT
from tadmor.pipeline import Pipeline, default_pipeline
from tadmor.samples import paths as sample_paths
from tadmor.scale.intake import Again, Report
from tadmor.scale.intake import add as add_to_store
from tadmor.scale.intake import stale as stale_inputs
from tadmor.scale.pool import Limits
from tadmor.scale.worker import Item, Outcome, Reader, bare, default_reader, explained, reader_of
from tadmor.settings import Settings
from tadmor.store import Filter, Store, open_store

__all__ = ["add", "demo", "read"]

Command = TypeVar("Command", bound=Callable[..., Any])

_REJECTS_SHOWN = 20
_LOOKED_AT = 1000  # of a larger store, the newest: undated ones stand last
_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)


def _day(_: click.Context, option: click.Parameter, value: str | None) -> date | None:
    if value is None:
        return None
    try:
        day = date.fromisoformat(value)
    except ValueError:
        raise click.BadParameter(f"{value!r} is not a date; write it as 2016-12-12", param=option) from None
    if is_future(day, None):
        today = f"this machine's clock says {date.today()}"
        raise click.BadParameter(f"{value} lies in the future; {today}", param=option)
    if is_blank(day):
        raise click.BadParameter(f"{value} lies before the first newspaper; write the year in full", param=option)
    return day


def _gazetteer_option(command: Command) -> Command:
    """`--gazetteer FILE`, or the environment's TADMOR_GAZETTEER."""
    return click.option(
        "--gazetteer",
        type=click.Path(path_type=Path, dir_okay=False, exists=True),
        help="Your own places: a CSV of name, lat, lon, or a GeoNames dump. [default: $TADMOR_GAZETTEER, else none]",
    )(command)


def _about(command: Command) -> Command:
    """What the person knows about the inputs; it wins over what the inputs say."""
    for name, words in (
        ("url", "Where it was published."),
        ("title", "Its headline."),
        ("outlet", "Who published it."),
    ):
        command = click.option(f"--{name}", help=words)(command)
    return click.option("--published", callback=_day, metavar="YYYY-MM-DD", help="When it was published.")(command)


@click.command(
    epilog=examples(
        "tadmor read report.txt --outlet RT --published 2016-12-12",
        "tadmor read docs.jsonl --json > readings.jsonl",
    )
)
@click.argument("inputs", nargs=-1, required=True, metavar="FILE|FOLDER|URL|-...")
@_about
@_gazetteer_option
@click.option("--json", "as_json", is_flag=True, help="Print readings as JSON Lines (what a pipe gets anyway).")
@click.option("--screen", is_flag=True, help="Print the screen, also into a pipe.")
@click.option("--explain", is_flag=True, help="Say under each attribution why it reads so. Implies --screen.")
def read(
    inputs: tuple[str, ...],
    outlet: str | None,
    published: date | None,
    title: str | None,
    url: str | None,
    gazetteer: Path | None,
    as_json: bool,
    screen: bool,
    explain: bool,
) -> int:
    """Read reports and print who said what, how many and how sure. Nothing is stored, and nothing withheld.

    FILE is plain text, HTML, PDF or JSON Lines with {id, text|html, outlet, published, title, url} a line. A URL is
    fetched only because you name it here, and only from a public address.
    """
    items = _open(inputs, outlet=outlet, published=published, title=title, url=url)
    work: Reader | None = None
    rejected = 0
    for item in items:
        if isinstance(item, Rejected):  # told at once: loading what reads takes a second or more
            outcome: Outcome = item
        else:
            work = work or _reader(gazetteer, explain=explain)
            outcome = _read(work, item)
        if isinstance(outcome, Rejected):
            rejected += 1
            _tell(outcome)
        elif as_json or not (screen or explain or sys.stdout.isatty()):
            emit(wire.encode(outcome).decode("utf-8"), json=True)
        else:
            reading_screen(outcome)
    return 3 if rejected else 0


def _reader(gazetteer: Path | None, *, explain: bool) -> Reader:
    pipeline = default_pipeline(gazetteer or Settings.from_environment().gazetteer)
    _tell_without(pipeline)
    return reader_of(pipeline, explained if explain else bare)


def _tell_without(pipeline: Pipeline) -> None:
    """One line where the trained reader is not there."""
    if WITHOUT in pipeline.made_by:
        say("tadmor: the trained reader is missing (its weights or onnxruntime); the rules read alone, less well")


def _read(work: Reader, item: Item) -> Outcome:
    try:
        return work([item])[0]
    except MemoryError:
        return Rejected(name=item.name, reason="out-of-memory", detail="split it; add reads it in a process of its own")


def _open(inputs: Iterable[str], **about: Any) -> Iterator[Item]:
    for name in inputs:
        if _ADDRESS.match(name):  # of any scheme: the guard says which are not fetched
            yield from fetched(name, **{key: value for key, value in about.items() if key != "url"})
        else:
            yield from open_inputs([name], **about)


def _refuse_nothing(inputs: Sequence[str], database: Path) -> None:
    """A slip of the hand makes no store: of files none of which is there nothing is kept, unless a store is."""
    here = [name for name in inputs if name == "-" or _ADDRESS.match(name) or os.path.lexists(name)]
    if not here and not database.exists():
        raise click.UsageError(f"no such file: {', '.join(inputs)}")


def _but_the_store(items: Iterable[Item], named: Iterable[str], database: Path) -> Iterator[Item]:
    """The inputs without the store's own files, where it lies in a folder that is read and nobody named them."""
    whole = database.resolve()
    own = {str(whole.with_name(whole.name + ending)) for ending in ("", "-wal", "-shm")} - set(
        map(os.path.abspath, named)
    )
    for item in items:
        if not (isinstance(item, Rejected) and os.path.realpath(item.name) in own):
            yield item


def _tell(rejected: Rejected) -> None:
    say(f"rejected {rejected.name}: {rejected.reason}. {rejected.detail}")


def store_option(command: Command) -> Command:
    """`--db PATH`, or the environment's TADMOR_DB, or tadmor.db here."""
    return click.option(
        "--db", type=click.Path(path_type=Path, dir_okay=False), help="The store. [default: $TADMOR_DB, else tadmor.db]"
    )(command)


@click.command(
    epilog=examples(
        "tadmor add reports/ page.html docs.jsonl --db case.db",
        "tadmor add readings.jsonl        (what another reader has read)",
    )
)
@click.argument("inputs", nargs=-1, metavar="FILE|FOLDER|URL|-...")
@_about
@_gazetteer_option
@store_option
@click.option("--stale", is_flag=True, help="Read anew what is in the store and was read by another version.")
@click.option("--jobs", type=click.IntRange(1, 256), help="Worker processes that read. [default: all cores]")
@click.option("--timeout", type=click.FloatRange(0.1), help="Seconds that one document may take. [default: 60]")
@click.option("--memory", type=click.IntRange(64), help="MiB that reading may take in a worker. [default: 2048]")
@click.option(
    "--link/--no-link", default=True, help="Link the new reports with the others, or leave it to tadmor link."
)
@click.option("--again", is_flag=True, help="Add also what somebody removed; the log of decisions says who did so.")
@click.option("--by", default=user_name, show_default="your user name", help="Who says --again.")
def add(
    inputs: tuple[str, ...],
    outlet: str | None,
    published: date | None,
    title: str | None,
    url: str | None,
    gazetteer: Path | None,
    db: Path | None,
    stale: bool,
    jobs: int | None,
    timeout: float | None,
    memory: int | None,
    link: bool,
    again: bool,
    by: str,
) -> int:
    """Read reports into a store, and link them. Run it again after a stop and it goes on from there.

    What cannot be read is rejected with its reason, and the run goes on; it then leaves with exit code 3. So is what
    somebody removed (tadmor remove), with who did and why.
    """
    if bool(inputs) == stale:
        raise click.UsageError("name the inputs to add, or give --stale alone")
    settings = Settings.from_environment()
    path, items = db or settings.database, None
    if not stale:
        _refuse_nothing(inputs, path)
        found = _open(inputs, outlet=outlet, published=published, title=title, url=url)
        items = _but_the_store(found, inputs, path)
    limits = Limits(seconds=timeout or settings.seconds, memory_mb=memory or settings.memory_mb)
    own = gazetteer or settings.gazetteer
    said = Again(by) if again else None
    report = _add(path, items, jobs or settings.jobs, limits, own, link=link, again=said, tell=_tell_all)
    _tell_next(report, path)
    return 3 if report.rejected or report.earlier_rejects else 0


def _add(
    database: Path,
    items: Iterable[Item] | None,
    jobs: int,
    limits: Limits,
    own: Path | None = None,
    *,
    link: bool = True,
    again: Again | None = None,
    tell: Callable[[Report, Path], None] | None = None,
) -> Report:
    """Add items, or read anew what is stale; `own` is a file of own places; with `link`, what is new is linked.

    `tell` is told what became of the inputs: before linking, which may be stopped.
    """
    pipeline = default_pipeline(own)  # made here too, so that broken data is told once and not by every worker
    _tell_without(pipeline)
    with open_store(database) as store:
        with store.writer():  # one that keeps nothing says so before anything is read
            pass
        report = _read_into(store, pipeline, items, jobs, limits, own, again)
        if tell:
            tell(report, database)
        if link:
            linked(store)
    return report


def _read_into(
    store: Store,
    pipeline: Pipeline,
    items: Iterable[Item] | None,
    jobs: int,
    limits: Limits,
    own: Path | None,
    again: Again | None,
) -> Report:
    with store.snapshot() as view, _progress() as progress:
        task = progress.add_task("reading", total=None, rejects=0)

        def advance(report: Report) -> None:
            progress.update(task, completed=report.seen, rejects=len(report.rejected))

        return add_to_store(
            store,
            stale_inputs(view, pipeline.fingerprint) if items is None else items,
            reader=partial(default_reader, own) if own else default_reader,
            fingerprint=pipeline.fingerprint,
            jobs=jobs,
            limits=limits,
            again=again,
            progress=advance,
        )


def _progress() -> Progress:
    screen = messages()
    columns = (
        SpinnerColumn("line"),  # of ASCII: every terminal has it
        TextColumn("{task.description}: {task.completed} done, {task.fields[rejects]} rejected"),
        TimeElapsedColumn(),
    )
    return Progress(*columns, console=screen, transient=True, disable=not screen.is_terminal)


def _tell_next(report: Report, database: Path) -> None:
    """What would make more of the reports, and where to look now."""
    if not report.added:
        return
    with open_store(database) as store, store.snapshot() as view:
        rows = view.documents(Filter(size=_LOOKED_AT)).rows
    undated = sum(row.published is None for row in rows)
    foreign = [row.lang for row in rows if row.lang not in (None, "en")]
    if foreign:
        tongues = ", ".join(sorted({lang for lang in foreign if lang}))
        say(
            f"{len(foreign)} of {len(rows)} reports are kept without claims: only English is read, and they are in "
            f"{tongues} (tadmor documents --lang {tongues.partition(',')[0]} lists them)"
        )
    if undated:
        say(
            f"{undated} of {len(rows)} reports come without a day of publication, so days like 'on Tuesday' stay open "
            "or are guessed: name --outlet and --published, or give JSON Lines with both, in a new store"
        )
    say(f"Next: tadmor incidents {database}, or in the browser: tadmor serve {database} --open")


def _tell_all(report: Report, database: Path) -> None:
    """What became of the inputs."""
    for rejected in report.rejected[:_REJECTS_SHOWN]:
        _tell(rejected)
    if len(report.rejected) > _REJECTS_SHOWN:
        say(f"... and {len(report.rejected) - _REJECTS_SHOWN} more: tadmor documents --rejects --db {database}")
    say(_summary(report, database))


def _summary(report: Report, database: Path) -> str:
    parts = [
        (report.added, "added"),
        (report.replaced, "read anew"),
        (report.unchanged + report.earlier - report.earlier_rejects, "there already"),
        (len(report.rejected), "rejected"),
        (report.earlier_rejects, "rejected by an earlier run"),
    ]
    told = ", ".join(f"{count} {words}" for count, words in parts if count) or "nothing to add"
    return f"{database}: {told}"


@click.command(short_help="Read the shipped sample dossier; show who says what.", epilog=examples("tadmor demo"))
@click.option(
    "--db",
    type=click.Path(path_type=Path, dir_okay=False),
    default=Path("demo.db"),
    show_default=True,
    help="Where to keep it.",
)
def demo(db: Path) -> None:
    """Read the shipped sample dossier into demo.db and show who says what.

    The dossier is composed: its outlets and persons are invented, and every screen says so.
    """
    started = datetime.now()
    report = _add(db, open_inputs([str(path) for path in sample_paths()]), 1, Limits())
    if report.rejected:
        raise click.ClickException(f"{db} holds another version of the dossier; remove it and run demo again")
    with open_store(db) as store, store.snapshot() as view:
        readings = [redact(reading) for reading in view.readings(Filter()) if reading.document.composed]
    dossier_screen(readings, db, (datetime.now() - started).total_seconds())
