"""A data set's file in, its events out, one at a time. What it is, its content says; no row stops the others."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import BinaryIO

from tadmor.model.reference import ReferenceEvent, RejectedRow, RowReason
from tadmor.reference import acled, gdelt, ucdp
from tadmor.reference.cells import Row
from tadmor.reference.lines import LONGEST, Records, cells_of, text_of

__all__ = ["Layout", "read_file", "read_stream", "recognise"]

Read = Callable[[Row], ReferenceEvent]
_KNOWN = "UCDP GED (CSV with its head), ACLED (CSV with its head), GDELT events (tabs, 57, 58 or 61 columns)"
_TABLES: Mapping[str, tuple[Callable[[frozenset[str]], bool], Read]] = {
    "ucdp": (ucdp.fits, ucdp.read),
    "acled": (acled.fits, acled.read),
}


@dataclass(frozen=True, slots=True)
class Layout:
    """How a file is laid out: its data set, what divides its cells, and its columns (none: it has no head)."""

    dataset: str
    delimiter: str
    columns: tuple[str, ...]
    read: Read

    def cells(self, found: Sequence[str]) -> dict[str, str] | None:
        """A row's cells by column; None for a row of another width."""
        if not self.columns:
            return gdelt.named(found) or None
        return dict(zip(self.columns, found, strict=True)) if len(found) == len(self.columns) else None


def recognise(head: str) -> Layout | None:
    """The layout that a file's first line shows; None for one that we do not know."""
    if gdelt.fits(head.rstrip("\r\n").split("\t")):
        return Layout("gdelt", "\t", (), gdelt.read)
    for delimiter in (",", ";", "\t"):
        found = cells_of(head, delimiter, quotes=True) or []
        columns = tuple(name.strip().lower() for name in found)
        for dataset, (fits, read) in _TABLES.items():
            if fits(frozenset(columns)):
                return Layout(dataset, delimiter, columns, read)
    return None


def read_file(path: Path) -> Iterator[ReferenceEvent | RejectedRow]:
    """The events of a file, plain or gzip, and the rows that are none. Raises `OSError` when it cannot be opened."""
    with path.open("rb") as stream:
        yield from read_stream(stream, path.name)


def read_stream(stream: BinaryIO, name: str) -> Iterator[ReferenceEvent | RejectedRow]:
    """The same of a binary stream; `name` is what rejected rows are told under."""
    records, reject = Records(stream), partial(RejectedRow, name=name)
    first = records.line()
    if records.wide:
        yield reject(line=1, reason="encoding", detail="UTF-16: save it as UTF-8")
        return
    layout = recognise(text_of(first[1])) if first and first[1] is not None else None
    if first is None or layout is None:
        yield reject(line=1, reason="unknown-layout", detail=f"known: {_KNOWN}")
        return
    if not layout.columns and first[1] is not None:
        records.put_back([(first[0], first[1])])
    for found in _rows(records, layout):
        yield _named(found, reject) if isinstance(found, tuple) else found
    if records.truncated:
        yield reject(line=0, reason="truncated", detail="the compressed file ends before its end")


Trouble = tuple[int, RowReason, str]


def _named(trouble: Trouble, reject: Callable[..., RejectedRow]) -> RejectedRow:
    line, reason, detail = trouble
    return reject(line=line, reason=reason, detail=detail)


def _rows(records: Records, layout: Layout) -> Iterator[ReferenceEvent | Trouble]:
    blocks: Iterable[list[tuple[int, bytes]] | int] = records.quoted() if layout.columns else _single(records)
    for block in blocks:
        if isinstance(block, int):
            yield block, "too-long", f"over {LONGEST:,} bytes"
        elif block[0][1].strip():
            found = _row(block, layout)
            if isinstance(found, tuple) and found[1] == "columns":
                records.put_back(block[1:])  # a stray quotation mark: what follows may be rows all the same
            yield found


def _single(records: Records) -> Iterator[list[tuple[int, bytes]] | int]:
    while (found := records.line()) is not None:
        yield found[0] if found[1] is None else [(found[0], found[1])]


def _row(block: list[tuple[int, bytes]], layout: Layout) -> ReferenceEvent | Trouble:
    line, text = block[0][0], text_of(b"".join(content for _, content in block)).rstrip("\r\n")
    found = cells_of(text, layout.delimiter, quotes=bool(layout.columns))
    cells = layout.cells(found) if found is not None else None
    if cells is None:
        width = len(layout.columns) or "57, 58 or 61"
        return line, "columns", f"{len(found) if found else 'unreadable'} cells, not {width}"
    row = Row(cells, line)
    event = layout.read(row)
    return (line, *row.trouble) if row.trouble else event
