"""How rows leave: a table on a terminal, JSON Lines when piped, or what the person chose."""

import csv
import io
import json
import sys
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any, Literal, TypeVar

import click
from rich.console import Console, RenderableType
from rich.markup import escape
from rich.table import Table

from tadmor.cli.streams import emit, named, printable
from tadmor.export.tables import cell

__all__ = ["Form", "columns", "console", "examples", "form_options", "messages", "more", "print_object", "print_rows"]

Form = Literal["table", "json", "csv"]
Row = Mapping[str, Any]
Show = Callable[[Sequence[Row]], RenderableType]
"""How a terminal shows some rows."""
Command = TypeVar("Command", bound=Callable[..., Any])

PIPE_WIDTH = 120


class _Console(Console):
    def on_broken_pipe(self) -> None:
        """Leave the answer to who runs the commands; rich itself would end the process with an error."""
        raise BrokenPipeError


def console() -> Console:
    """The screen: stdout, as wide as the terminal, or 120 columns when there is none."""
    return _Console(width=None if sys.stdout.isatty() else PIPE_WIDTH, highlight=False, soft_wrap=False)


def messages() -> Console:
    """Where messages and progress go: stderr."""
    return Console(stderr=True, highlight=False)


def form_options(command: Command) -> Command:
    """`--json`, `--csv`, `--table`: by default a table on a terminal and JSON Lines when piped."""
    for name, words in (
        ("table", "Print a table, also into a pipe."),
        ("csv", "Print CSV with a header."),
        ("json", "Print JSON Lines: one object a line."),
    ):
        command = click.option(f"--{name}", "form", flag_value=name, help=words)(command)
    return command


def examples(*lines: str) -> str:
    """A help text's end: commands to copy, each on its line."""
    return "\b\n" + "\n".join((f"Example{'s' if len(lines) > 1 else ''}:", *(f"  {named(line)}" for line in lines)))


def print_rows(rows: Sequence[Row], show: Show, form: str | None, empty: str) -> None:
    """Print rows; `show` is how a terminal shows them; the other forms give every field."""
    chosen = form or ("table" if sys.stdout.isatty() else "json")
    if not rows:
        messages().print(empty)
    elif chosen == "json":
        for row in rows:
            print_object(row)
    elif chosen == "csv":
        emit(_csv(rows))
    else:
        console().print(show(rows))


def print_object(cells: Row) -> None:
    """Print one object as a line of JSON."""
    emit(json.dumps(cells, ensure_ascii=False, default=_plain), json=True)


def _plain(value: object) -> str:
    """A day or a moment as ISO 8601 writes it."""
    return value.isoformat() if isinstance(value, date) else str(value)


def more(next_page: str | None) -> None:
    """Say how to go on, when there is more than what was printed."""
    if next_page:
        messages().print(f"there is more: the same command with --next {next_page}", soft_wrap=True)


def _csv(rows: Sequence[Row]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(rows[0])
    for row in rows:
        writer.writerow([cell(value) for value in row.values()])
    return out.getvalue()


def columns(headings: Mapping[str, str]) -> Show:
    """A table with some fields of the rows, each under its heading."""

    def show(rows: Sequence[Row]) -> RenderableType:
        table = Table(box=None, pad_edge=False, header_style="bold", padding=(0, 2, 0, 0))
        for heading in headings.values():
            table.add_column(heading, overflow="fold")
        for row in rows:
            table.add_row(*(escape(printable(row.get(field))) for field in headings))
        return table

    return show
