"""Tables for spreadsheets: RFC 4180, UTF-8, and no cell that a spreadsheet would take for a formula."""

import csv
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, BinaryIO

import msgspec

__all__ = ["Table", "cell", "neutral"]

_DEGREES = frozenset(["latitude", "longitude"])
_FORMULA = frozenset("=+-@−")
_BLANK = frozenset("\ufeff\u200b\u200c\u200d\u2060\u00ad\u200e\u200f\x00")


def neutral(cell: str) -> str:
    """A cell that no spreadsheet runs: one that opens like a formula, blanks aside, gets an apostrophe in front."""
    opening = next((c for c in cell if not c.isspace() and c not in _BLANK), "")
    if cell[:1] in ("\t", "\r", "\n") or set(unicodedata.normalize("NFKC", opening)) & _FORMULA:
        return "'" + cell
    return cell


def cell(value: object) -> str:
    """A value as a cell of a list: several words are divided by "; ", what has fields of its own is JSON.

    A number stays a number: "-71.5" is a longitude, and computes nothing.
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float):
        return str(value)
    if isinstance(value, list | tuple) and all(isinstance(one, str) for one in value):
        return neutral("; ".join(value))
    if isinstance(value, str | date):
        return neutral(str(value))
    return msgspec.json.encode(value, enc_hook=str).decode()


@dataclass(frozen=True, slots=True)
class _Encoded:
    """Text into a binary stream, which stays open whatever happens: a `TextIOWrapper` closes it when a write fails."""

    out: BinaryIO

    def write(self, text: str) -> int:
        return self.out.write(text.encode("utf-8", "replace"))


@dataclass(slots=True)
class Table:
    """A table under a head line. `rows` counts what was written below it.

    Columns of degrees stay as they are: "-71.5" is a longitude, and computes nothing.
    """

    out: BinaryIO
    columns: Sequence[str]
    rows: int = 0
    _writer: Any = field(init=False, repr=False)

    def __post_init__(self) -> None:
        self._writer = csv.writer(_Encoded(self.out), lineterminator="\r\n")
        self._writer.writerow(self.columns)

    def write(self, cells: Sequence[str]) -> None:
        """One row, a cell for each column."""
        pairs = zip(self.columns, cells, strict=True)
        self._writer.writerow([cell if name in _DEGREES else neutral(cell) for name, cell in pairs])
        self.rows += 1
