"""`export`: what leaves a store. Every export passes the redaction unless a person says otherwise."""

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO

import click

from tadmor import registry
from tadmor.cli.asking import FilteredCommand, filter_options, opened, parsed
from tadmor.cli.output import examples
from tadmor.cli.reading import store_option
from tadmor.cli.streams import say, stdout_bytes
from tadmor.errors import UnknownName
from tadmor.export import Exporter, publish, put
from tadmor.store import View, every, parse_filter

__all__ = ["export"]

_DATABASE = b"SQLite format 3\x00"
_DECIDED = ("accepted", "corrected", "rejected", "unverifiable")


@click.command(
    cls=FilteredCommand,
    short_help="Write claims or readings to a file, redacted.",
    epilog=examples("tadmor export csv -o claims.csv --from 2016-12-08", "tadmor export jsonl > all.jsonl"),
)
@click.argument("format_name", metavar="FORMAT")
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="The file. [default: stdout]")
@store_option
@filter_options
@click.option(
    "--no-redaction",
    is_flag=True,
    help="Leave in the names of private persons, exact coordinates, and places of civilians' movements.",
)
def export(format_name: str, output: Path | None, db: Path | None, no_redaction: bool, **options: Any) -> None:
    """Write the matching documents' readings as FORMAT: csv (one claim a row) or jsonl (one reading a line).

    By default the names of victims, witnesses and minors are masked everywhere, quotations included, coordinates are no
    finer than the text, and movements of civilians are given by province.
    """
    if format_name not in registry.known("export"):
        raise UnknownName("export format", format_name, registry.known("export"))
    exporter: Exporter = registry.load("export", format_name)
    with opened(db) as store, store.snapshot() as view:
        write = put if no_redaction else publish
        with _opened(output) as out:
            rows = write(exporter, view.readings(parsed(options)), out, _reviews(view))
    say(f"{rows} rows" + ("" if no_redaction else ", redacted") + (f", {output}" if output else ""))


def _reviews(view: View) -> dict[str, str]:
    """People's word on each claim that they have decided about: as many as there are decisions."""
    decided = parse_filter({"review": list(_DECIDED), "size": ["1000"]})
    return {row.id: row.review for row in every(view.claims, decided)}


@contextmanager
def _opened(output: Path | None) -> Iterator[BinaryIO]:
    """Stdout, a device or pipe as it stands, or a file that takes the old one's place when it is complete."""
    if output is None:
        yield stdout_bytes()
        return
    try:
        with _file(output) as file:
            yield file
    except (OSError, RuntimeError) as error:  # a loop of links is a RuntimeError
        raise click.ClickException(f"cannot write {output}: {getattr(error, 'strerror', None) or error}") from None


@contextmanager
def _file(output: Path) -> Iterator[BinaryIO]:
    if output.exists() and not stat.S_ISREG(output.stat().st_mode):
        with output.open("wb") as file:
            yield file
        return
    output = output.resolve()
    if _is_database(output):
        raise click.ClickException(f"{output} is a database, or a part of one; name another file")
    part = output.with_name(f".{os.getpid()}.part")
    try:
        with part.open("wb") as file:
            yield file
        part.replace(output)
    finally:
        part.unlink(missing_ok=True)


def _is_database(path: Path) -> bool:
    """Whether an export would overwrite a store: the work of months, lost to a slip of the hand."""
    for log in ("-wal", "-shm", "-journal"):
        path = path.with_name(path.name.removesuffix(log)) if path.name != log else path
    if not path.exists():
        return False
    with path.open("rb") as file:
        return file.read(len(_DATABASE)) == _DATABASE
