"""`export`: what leaves a store. Every export passes the redaction unless a person says otherwise."""

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any, BinaryIO

import click

from tadmor import registry
from tadmor.cli.asking import FilteredCommand, filter_options, opened, parsed
from tadmor.cli.output import examples
from tadmor.cli.reading import store_option
from tadmor.errors import UnknownName
from tadmor.export import Exporter, publish
from tadmor.model import Reading

__all__ = ["export"]

Write = Callable[[Iterable[Reading], BinaryIO], int]


@click.command(
    cls=FilteredCommand,
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
        write = exporter.write if no_redaction else partial(publish, exporter)
        rows = _write(write, view.readings(parsed(options)), output)
    click.echo(f"{rows} rows" + ("" if no_redaction else ", redacted") + (f", {output}" if output else ""), err=True)


def _write(write: Write, readings: Iterable[Reading], output: Path | None) -> int:
    if output is None:
        return write(readings, sys.stdout.buffer)
    with _whole(output) as file:
        return write(readings, file)


@contextmanager
def _whole(output: Path) -> Iterator[BinaryIO]:
    """A file beside `output` that takes its place only when it is complete: a stopped export leaves the old one."""
    partial = output.with_name(f".{output.name}.{os.getpid()}.part")
    try:
        with partial.open("wb") as file:
            yield file
        partial.replace(output)
    except OSError as error:
        raise click.ClickException(f"cannot write {output}: {error.strerror}") from None
    finally:
        partial.unlink(missing_ok=True)
