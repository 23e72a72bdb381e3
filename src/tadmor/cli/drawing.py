"""`--plot` and `--geojson`: what a command draws, into a file of its own."""

import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar

import click

from tadmor.cli.streams import say
from tadmor.cli.writing import opened_output
from tadmor.views.plots import page

__all__ = ["drawn", "geojson_option", "mapped", "plot_option"]

Command = TypeVar("Command", bound=Callable[..., Any])

_KINDS = (".svg", ".html", ".htm")
_FILE = click.Path(path_type=Path, dir_okay=False, allow_dash=True)


def geojson_option(command: Command) -> Command:
    """`--geojson FILE`."""
    words = "Write them to FILE (- is stdout) as GeoJSON; where civilians went is told by province."
    return click.option("--geojson", type=_FILE, metavar="FILE", help=words)(command)


def plot_option(command: Command) -> Command:
    """`--plot FILE`."""
    words = "Draw them into FILE: SVG, or one HTML page if its name ends in .html; civilians' ways are left out."
    return click.option("--plot", type=_FILE, metavar="FILE", callback=_drawable, help=words)(command)


def _drawable(_: click.Context, option: click.Parameter, path: Path | None) -> Path | None:
    """A picture under another kind of name would be opened by a program that cannot show it."""
    if path and str(path) != "-" and path.suffix.lower() not in _KINDS:
        raise click.BadParameter(f"{path}: a picture is written as .svg or .html", param=option)
    return path


def drawn(picture: str, lines: Sequence[str], title: str, path: Path) -> None:
    """Write a picture: a file of its own, or a page that says the same in words."""
    whole = page(title, picture, lines) if path.suffix.lower() in (".html", ".htm") else picture + "\n"
    with opened_output(None if str(path) == "-" else path) as out:
        out.write(whole.encode("utf-8", "replace"))
    if str(path) != "-":
        say(f"{path}: open it in a browser")


def mapped(collection: Mapping[str, Any], path: Path) -> None:
    """Write a map, and say how much of it no map shows."""
    with opened_output(None if str(path) == "-" else path) as out:
        text = json.dumps(collection, ensure_ascii=False, allow_nan=False, default=str)
        out.write(text.encode("utf-8", "replace") + b"\n")
    say(f"{collection['count']} features, {collection['unplaced']} without a place on the map")
