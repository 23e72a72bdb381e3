"""Lists that read as text at any width: who says what, what is told to have happened, and beneath it how sure."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from tadmor.cli.happened import happening
from tadmor.cli.streams import printable
from tadmor.store import EventRow, MovementRow

__all__ = ["claim_blocks", "happening_blocks"]

Row = Mapping[str, Any]
_WORDS = ("document", "who", "cue", "content", "how_sure")


def claim_blocks(rows: Sequence[Row]) -> RenderableType:
    """The rows that `claims` and `search` print, three lines each; the id stands first, to be copied."""
    return Group(*_blocks(rows))


def _blocks(rows: Sequence[Row]) -> Iterator[RenderableType]:
    """A sentence that counts four things is four claims: its words are printed once."""
    for before, row in zip((None, *rows), rows, strict=False):
        if before and all(before[field] == row[field] for field in _WORDS):
            words = Text(f"the same words: {printable(row['how_many']) or 'another event'}", "green")
            yield _beside(row["id"], words.append_text(_review(row)))
        else:
            yield _beside(row["id"], Text(printable(row["who"]), "bold"))
            yield Padding(_told(row), (0, 0, 0, 2), expand=False)


def _beside(key: str, words: Text) -> RenderableType:
    line = Table.grid(padding=(0, 2))
    line.add_column(overflow="fold")
    line.add_column(overflow="fold")
    line.add_row(Text(printable(key), "dim"), words)
    return line


def _told(row: Row) -> Text:
    said = Text.assemble((printable(row["cue"]), "cyan"), "  " if row["cue"] else "", printable(row["content"]))
    facts = Text.assemble(
        (printable(row["how_many"]), "green"),
        " · " if row["how_many"] else "",
        (printable(row["how_sure"]), "yellow"),
        (f" · {printable(row['told_in'])}", "dim"),
        _review(row),
    )
    return Text("\n").join((said, facts))


def _review(row: Row) -> Text:
    return Text("" if row["review"] == "new" else f" · {row['review']}", "bold")


def happening_blocks(rows: Sequence[tuple[EventRow | MovementRow, Row]]) -> RenderableType:
    """Events or movements with their cells, two lines each; first stands the id of the claim, which `show` takes."""
    return Group(*(block for row, cells in rows for block in _happening(row, cells)))


def _happening(row: EventRow | MovementRow, cells: Row) -> Iterator[RenderableType]:
    yield _beside(cells["claim"] or cells["id"], happening(row))
    when = cells["when"] if row.dated != "text" else ""
    says = (f"{cells['who_says']}: {cells['how_sure']}" if cells["how_sure"] else cells["who_says"], "yellow")
    facts = [(when, "dim"), (cells.get("who_did_it", ""), ""), says, (cells["told_in"], "dim")]
    told = [Text(printable(words), style) for words, style in facts if words]
    yield Padding(Text(" · ", "dim").join(told).append_text(_review(cells)), (0, 0, 0, 2), expand=False)
