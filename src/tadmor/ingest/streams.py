"""Reading with a bound: nothing larger than its limit is ever held in memory, compressed or not."""

import errno
import io
import os
import stat
import zlib
from collections.abc import Iterator
from typing import BinaryIO

__all__ = ["MAX_RATIO", "inflated", "lines", "read_whole"]

MAX_RATIO = 200  # text deflates 3 to 20 times, repetitive JSON up to 60; deflate's own limit is 1,032
_FREE = 10_000_000  # bytes that may come out before the ratio is asked about
_CHUNK = 1 << 16


def read_whole(stream: BinaryIO, limit: int) -> bytes | None:
    """All that is left of a stream, or None when that is more than `limit` bytes."""
    if _known_size(stream) > limit:
        return None
    content = stream.read(limit + 1)
    return content if len(content) <= limit else None


def _known_size(stream: BinaryIO) -> int:
    """A regular file's size; 0 for what does not know it, like a pipe."""
    try:
        status = os.fstat(stream.fileno())
    except (OSError, ValueError):
        return 0
    return status.st_size if stat.S_ISREG(status.st_mode) else 0


def lines(stream: BinaryIO, limit: int) -> Iterator[tuple[int, bytes | None]]:
    """Numbered lines without their line ends; None stands for a line of more than `limit` bytes."""
    number = 0
    while piece := stream.readline(limit + 2):
        number += 1
        line = piece.rstrip(b"\r\n")
        if len(line) <= limit:
            yield number, line
        else:
            _skip_line(stream, piece)
            yield number, None


def _skip_line(stream: BinaryIO, piece: bytes) -> None:
    while piece and not piece.endswith(b"\n"):
        piece = stream.readline(1 << 20)


def inflated(stream: BinaryIO) -> io.BufferedReader:
    """A gzip stream's content, bounded by `MAX_RATIO`.

    Reading raises `OSError` (EFBIG) beyond the ratio, and (EIO) when the stream is damaged or cut off.
    """
    return io.BufferedReader(_Inflated(stream))


class _Inflated(io.RawIOBase):
    def __init__(self, stream: BinaryIO) -> None:
        self._stream, self._input, self._taken, self._given = stream, b"", 0, 0
        self._member = zlib.decompressobj(wbits=31)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        view = memoryview(buffer)  # type: ignore[arg-type]
        piece = b""
        while not piece and self._more():
            piece = self._inflate(len(view))
        view[: len(piece)] = piece
        self._given += len(piece)
        if self._given > _FREE + MAX_RATIO * self._taken:
            raise OSError(errno.EFBIG, f"inflates to more than {MAX_RATIO} times its size")
        return len(piece)

    def _more(self) -> bool:
        """Whether there is something to inflate, after reading on and stepping to the next member."""
        if self._member.eof and self._input:
            self._member = zlib.decompressobj(wbits=31)
        if not self._input:
            self._input = self._stream.read(_CHUNK)
            self._taken += len(self._input)
        if not self._input and not self._member.eof:
            raise OSError(errno.EIO, "the compressed file is cut off")
        return bool(self._input)

    def _inflate(self, size: int) -> bytes:
        try:
            piece = self._member.decompress(self._input, size)
        except zlib.error as error:
            raise OSError(errno.EIO, f"the compressed file is damaged ({error})") from None
        self._input = self._member.unused_data if self._member.eof else self._member.unconsumed_tail
        return piece
