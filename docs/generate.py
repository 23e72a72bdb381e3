"""Writes the generated parts of docs/: `python -m docs.generate`. A test says when one is stale."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path

import click

from tadmor import wire
from tadmor.cli import COMMANDS, tadmor
from tadmor.ontology.reference import reference as events_page

HERE = Path(__file__).parent


def _schema() -> str:
    return json.dumps(wire.json_schema(), indent=1, ensure_ascii=False) + "\n"


def _commands() -> str:
    """The help of every command, as a terminal of 100 columns shows it."""
    context = click.Context(tadmor, info_name="tadmor")
    parts = [
        "# Commands",
        "",
        "Generated from the commands' own help: `scripts/generate`.",
        "",
        *_help(tadmor, context),
    ]
    for name in COMMANDS:
        command = tadmor.get_command(context, name)
        if command is not None:
            parts += _help_tree(command, click.Context(command, info_name=name, parent=context))
    return "\n".join(parts) + "\n"


def _help_tree(command: click.Command, context: click.Context) -> list[str]:
    parts = ["", f"## {context.command_path}", "", *_help(command, context)]
    if isinstance(command, click.Group):
        for name, inner in command.commands.items():
            parts += _help_tree(inner, click.Context(inner, info_name=name, parent=context))
    return parts


def _help(command: click.Command, context: click.Context) -> list[str]:
    context.terminal_width = context.max_content_width = 100
    return ["```", *(line.rstrip() for line in command.get_help(context).splitlines()), "```"]


GENERATED: Mapping[str, Callable[[], str]] = {
    "reference/reading.schema.json": _schema,
    "reference/commands.md": _commands,
    "reference/events.md": events_page,
}
"""Each generated file, relative to docs/, and what it holds."""


def main() -> None:
    """Write them all."""
    for name, content in GENERATED.items():
        (HERE / name).write_text(content(), encoding="utf-8")


if __name__ == "__main__":
    main()
