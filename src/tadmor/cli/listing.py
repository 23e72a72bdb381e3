"""A list of claims that reads as text at any width: who says what, and beneath it how many and how sure."""

from collections.abc import Mapping, Sequence
from typing import Any

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from tadmor.cli.streams import printable

__all__ = ["claim_blocks"]


def claim_blocks(rows: Sequence[Mapping[str, Any]]) -> RenderableType:
    """The rows that `claims` and `search` print, three lines each; the id stands first, to be copied."""
    return Group(*(block for row in rows for block in _block(row)))


def _block(row: Mapping[str, Any]) -> tuple[RenderableType, RenderableType]:
    head = Text.assemble((printable(row["id"]), "dim"), "  ", (printable(row["who"]), "bold"))
    said = Text.assemble((printable(row["cue"]), "cyan"), "  " if row["cue"] else "", printable(row["content"]))
    facts = Text.assemble(
        (printable(row["how_many"]), "green"),
        " · " if row["how_many"] else "",
        (printable(row["how_sure"]), "yellow"),
        (f" · {printable(row['told_in'])}", "dim"),
        (f" · {row['review']}", "bold") if row["review"] != "new" else "",
    )
    return head, Padding(Text("\n").join((said, facts)), (0, 0, 0, 2), expand=False)
