"""How rows leave: a table on a terminal, JSON Lines when piped, or what the person chose."""

import csv
import io
import json
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Literal, TypeVar

import click
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from tadmor.export.csv import neutral

__all__ = ["Form", "console", "examples", "form_options", "messages", "print_rows", "printable"]

Form = Literal["table", "json", "csv"]
Row = Mapping[str, Any]
Command = TypeVar("Command", bound=Callable[..., Any])

PIPE_WIDTH = 120


def console() -> Console:
    """The screen: stdout, as wide as the terminal, or 120 columns when there is none."""
    return Console(width=None if sys.stdout.isatty() else PIPE_WIDTH, highlight=False, soft_wrap=False)


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
    return "\b\n" + "\n".join((f"Example{'s' if len(lines) > 1 else ''}:", *(f"  {line}" for line in lines)))


def printable(value: object) -> str:
    """A value for a table's cell, on one line, without characters that would steer a terminal."""
    if isinstance(value, str):
        words = value
    elif isinstance(value, Iterable) and not isinstance(value, Mapping):
        words = ", ".join(printable(item) for item in value)
    else:
        words = "" if value is None else str(value)
    return " ".join(
        "".join(c if c.isprintable() or c.isspace() else "\N{REPLACEMENT CHARACTER}" for c in words).split()
    )


def print_rows(rows: Sequence[Row], columns: Mapping[str, str], form: str | None, empty: str) -> None:
    """Print rows; `columns` names the fields that a table shows, with headings; the other forms show every field."""
    chosen = form or ("table" if sys.stdout.isatty() else "json")
    if chosen == "json":
        for row in rows:
            click.echo(json.dumps(row, ensure_ascii=False, default=str))
    elif chosen == "csv":
        click.echo(_csv(rows), nl=False)
    elif rows:
        console().print(_table(rows, columns))
    else:
        messages().print(empty)


def _csv(rows: Sequence[Row]) -> str:
    out = io.StringIO()
    if rows:
        writer = csv.writer(out, lineterminator="\r\n")
        writer.writerow(rows[0])
        for row in rows:
            writer.writerow([neutral(_cell(value)) for value in row.values()])
    return out.getvalue()


def _cell(value: object) -> str:
    if isinstance(value, Mapping | list | tuple):
        return json.dumps(value, ensure_ascii=False, default=str)
    return "" if value is None else str(value)


def _table(rows: Sequence[Row], columns: Mapping[str, str]) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold", padding=(0, 2, 0, 0))
    for heading in columns.values():
        table.add_column(heading, overflow="fold")
    for row in rows:
        table.add_row(*(escape(printable(row.get(field))) for field in columns))
    return table
