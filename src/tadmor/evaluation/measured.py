"""What the shipped reader was last measured to do, committed with it, so that a screen can say it without a corpus."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from pathlib import Path

from tadmor.errors import BadData
from tadmor.evaluation.counts import Figure

__all__ = ["QUOTED", "Measured", "measured", "save_measured"]


QUOTED = {
    "attribution found": "attributions found (F1)",
    "attribution linked, partial": "with their source and content (F1)",
    "speaker resolved to the right name": "the right speaker, of found",
    "quantity with right bounds": "numbers with their bounds (F1)",
    "time with right interval": "times (F1)",
    "place found": "places (F1)",
}
"""The figures that a screen quotes, and how it calls them."""


@dataclass(frozen=True, slots=True)
class Measured:
    """`on` says on what; `figures` are shares in [0, 1] by their name in words; `command` measures them again.

    `types` has the precision of each type of event that was measured by itself: only these are printed to people, who
    are told the class of all others.
    """

    on: str
    command: str
    figures: Mapping[str, float]
    types: Mapping[str, float] = field(default_factory=dict)


@cache
def measured() -> Measured:
    """The committed figures. Raises `BadData` when the file is malformed."""
    try:
        content = tomllib.loads(files(__package__).joinpath("measured.toml").read_text(encoding="utf-8"))
        return Measured(content["on"], content["command"], content["figures"], content.get("types", {}))
    except (tomllib.TOMLDecodeError, KeyError) as error:
        raise BadData(f"evaluation/measured.toml: {error!r}") from None


def save_measured(figures: Iterable[Figure]) -> None:
    """Write the quoted figures beside this module: for a developer who has just measured them."""
    values = {figure.name: figure for figure in figures}
    lines = [
        'on = "twelve hand-annotated conflict reports that nobody had looked at before"',
        'command = "tadmor evaluate unseen"',
        "",
        "[figures]",
        *(f'"{words}" = {values[name].value:.3f}' for name, words in QUOTED.items()),
        "",
        "[types]",
        *(f'"{name}" = {value:.3f}' for name, value in measured().types.items()),
    ]
    Path(__file__).with_suffix(".toml").write_text("\n".join(lines) + "\n", encoding="utf-8")
