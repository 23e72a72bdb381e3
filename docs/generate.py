"""Writes the generated parts of docs/: `python -m docs.generate`. A test says when one is stale."""

import json
from collections.abc import Callable, Mapping
from importlib import import_module
from pathlib import Path

import click

from tadmor import wire
from tadmor.cli import COMMANDS, tadmor
from tadmor.model import Step
from tadmor.ontology.reference import reference as events_page
from tadmor.pipeline import DEFAULT
from tadmor.registry import known, load

HERE = Path(__file__).parent


def _schema() -> str:
    return json.dumps(wire.json_schema(), indent=1, ensure_ascii=False) + "\n"


def _commands() -> str:
    """The help of every command, as a terminal of 100 columns shows it."""
    context = click.Context(tadmor, info_name="tadmor", **tadmor.context_settings)
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


def _steps() -> str:
    """Every step, in the order in which it runs, with the first line of its module."""
    lines = ["# Steps", "", "Generated from the registry by `scripts/generate`, in the order in which they run.", ""]
    lines += ["| step | needs | gives | what is true in it |", "|---|---|---|---|"]
    for name in DEFAULT:
        step: Step = load("step", name)()
        said = (import_module(known("step")[name].partition(":")[0]).__doc__ or "").strip().splitlines()[0]
        lines.append(f"| {name} | {', '.join(step.needs)} | {', '.join(step.gives)} | {said} |")
    return "\n".join(lines) + "\n"


GENERATED: Mapping[str, Callable[[], str]] = {
    "reference/reading.schema.json": _schema,
    "reference/commands.md": _commands,
    "reference/events.md": events_page,
    "reference/steps.md": _steps,
}
"""Each generated file, relative to docs/, and what it holds."""


def main() -> None:
    """Write them all."""
    for name, content in GENERATED.items():
        (HERE / name).write_text(content(), encoding="utf-8")


if __name__ == "__main__":
    main()
