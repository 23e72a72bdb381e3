"""A file's records, one at a time, whatever is in it: a line is never held that is longer than any data set writes.

A cell in quotation marks may hold line ends, so a record can be several lines. A stray mark would swallow the rest of
the file; so whoever finds a record wrong puts its later lines back, and reading goes on behind its first.
"""

import csv
import gzip
from collections import deque
from collections.abc import Iterator
from typing import BinaryIO, Protocol, cast

__all__ = ["LONGEST", "Records"]

LONGEST = 1 << 20
"""Bytes of a line, and of a record: UCDP's longest, with 600 sources, has 90,000."""
_MOST_LINES = 500  # of one record
_PIECE = 1 << 16
_GZIP = b"\x1f\x8b"
_WIDE = (b"\xff\xfe", b"\xfe\xff")


class _Lines(Protocol):
    def readline(self, size: int = -1, /) -> bytes: ...


class Records:
    """The records of a stream as cells. `truncated` says, at the end, whether a compressed file ended too early."""

    def __init__(self, stream: BinaryIO) -> None:
        head = stream.read(2)
        self.wide = head in _WIDE
        self.truncated = False
        self._lines = _opened(head, stream)
        self._next, self._back = 1, deque[tuple[int, bytes | None]]()

    def line(self) -> tuple[int, bytes | None] | None:
        """The next line with its number; None for its bytes when it is too long; None at the end."""
        if self._back:
            return self._back.popleft()
        number = self._next
        content = self._read(LONGEST + 1)
        if not content:
            return None
        self._next += 1
        if len(content) <= LONGEST:
            return number, content
        while content and not content.endswith(b"\n"):
            content = self._read(_PIECE)
        return number, None

    def _read(self, size: int) -> bytes:
        try:
            return self._lines.readline(size)
        except (EOFError, OSError):  # gzip says both, for a file cut off and for a broken one
            self.truncated = True
            return b""

    def put_back(self, lines: list[tuple[int, bytes]]) -> None:
        """Lines to be read again, before those to come."""
        self._back.extendleft(reversed(lines))

    def quoted(self) -> Iterator[list[tuple[int, bytes]] | int]:
        """The lines of each record of a table with quotation marks; the number of a line that is too long."""
        while (first := self.line()) is not None:
            number, content = first
            yield number if content is None else self._rest([(number, content)])

    def _rest(self, lines: list[tuple[int, bytes]]) -> list[tuple[int, bytes]]:
        open_, size = lines[0][1].count(b'"') % 2, len(lines[0][1])
        while open_ and len(lines) < _MOST_LINES and size < LONGEST:
            more = self.line()
            if more is None or more[1] is None:
                self._back.extendleft([more] if more else [])
                break
            lines.append((more[0], more[1]))
            open_, size = (open_ + more[1].count(b'"')) % 2, size + len(more[1])
        return lines


def _opened(head: bytes, stream: BinaryIO) -> _Lines:
    joined = _Joined(head, stream)
    return gzip.GzipFile(fileobj=cast(BinaryIO, joined)) if head == _GZIP else joined


class _Joined:
    """A stream whose first bytes were read already."""

    def __init__(self, head: bytes, stream: BinaryIO) -> None:
        self._head, self._stream = head, stream

    def read(self, size: int = -1) -> bytes:
        head, self._head = self._head, b""
        return head + self._stream.read(size if size < 0 else max(0, size - len(head)))

    def readline(self, size: int = -1, /) -> bytes:
        head, self._head = self._head, b""
        if b"\n" in head:
            line, mark, self._head = head.partition(b"\n")
            return line + mark
        return head + self._stream.readline(size if size < 0 else size - len(head))


def text_of(content: bytes) -> str:
    """UTF-8, else the Windows code page that spreadsheets save."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")


def cells_of(text: str, delimiter: str, *, quotes: bool) -> list[str] | None:
    """The cells of one record; None where they are not one record."""
    rows = csv.reader(
        [text] if not quotes else text.splitlines(keepends=True),
        delimiter=delimiter,
        quoting=csv.QUOTE_MINIMAL if quotes else csv.QUOTE_NONE,
    )
    try:
        found = list(rows)
    except csv.Error:
        return None
    return found[0] if len(found) == 1 else None
