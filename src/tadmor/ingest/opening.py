"""Paths to inputs, one at a time: files, folders, and "-" for standard input. A bad path is a reject, not an error."""

import errno
import io
import os
import stat
import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import BinaryIO, cast

from tadmor.ingest.foreign import foreign
from tadmor.ingest.formats import HEAD, Format, by_suffix, sniffed
from tadmor.ingest.streams import inflated
from tadmor.model import Raw, Rejected

__all__ = ["LIMIT", "open_inputs", "open_stream"]

LIMIT = 50_000_000  # bytes of one input; the longest report in the development corpora has 0.2 MB
_GZIP = b"\x1f\x8b"


def open_inputs(
    paths: Iterable[str | Path],
    *,
    outlet: str | None = None,
    published: date | None = None,
    title: str | None = None,
    url: str | None = None,
    limit: int = LIMIT,
) -> Iterator[Raw | Rejected]:
    """The inputs under some paths, in order, read as they are asked for.

    A folder is read with its folders, sorted by name, without hidden files; "-" is standard input. `outlet`,
    `published`, `title` and `url` are what the person says of every input, and win over what the bytes say.
    `limit` is in bytes an input. Never raises for a path: what cannot be read is a `Rejected`.
    """
    for path in paths:
        for found in _under(path, limit):
            if isinstance(found, Rejected):
                yield found
            else:
                yield replace(found, outlet=outlet, published=published, title=title, url=url)


def open_stream(
    stream: BinaryIO,
    name: str,
    *,
    outlet: str | None = None,
    published: date | None = None,
    title: str | None = None,
    url: str | None = None,
    limit: int = LIMIT,
) -> Iterator[Raw | Rejected]:
    """The inputs in an open stream, as of a file with that name; the name is looked at and never opened."""
    for found in _cut(stream, name, limit):
        if isinstance(found, Rejected):
            yield found
        else:
            yield replace(found, outlet=outlet, published=published, title=title, url=url)


def _under(path: str | Path, limit: int) -> Iterator[Raw | Rejected]:
    if not str(path):
        yield Rejected(name="", reason="unreadable", detail="an empty name")
    elif str(path) == "-":
        yield from _cut(sys.stdin.buffer, "stdin", limit)
    elif os.path.isdir(path):  # noqa: PTH112 - Path.is_dir raises for a path that stat refuses
        yield from _folder(Path(path), limit)
    else:
        yield from _file(Path(path), limit)


def _folder(folder: Path, limit: int) -> Iterator[Raw | Rejected]:
    try:
        members = sorted(member for member in folder.iterdir() if not member.name.startswith("."))
    except OSError as error:
        yield _unreadable(folder, error)
        return
    if not members:
        yield Rejected(name=_name(folder), reason="empty", detail="a folder with nothing to read")
    for member in members:
        if not os.path.isdir(member):  # noqa: PTH112
            yield from _file(member, limit)
        elif not member.is_symlink():  # a linked folder may lead back to this one
            yield from _folder(member, limit)


def _file(path: Path, limit: int) -> Iterator[Raw | Rejected]:
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError) as error:
        yield _unreadable(path, error)
        return
    if not stat.S_ISREG(mode):
        yield Rejected(name=_name(path), reason="unreadable", detail="not a regular file; pipe it in and name it '-'")
        return
    try:
        stream = path.open("rb")
    except OSError as error:
        yield _unreadable(path, error)
        return
    with stream:
        yield from _cut(stream, _name(path), limit)


def _cut(stream: BinaryIO, name: str, limit: int) -> Iterator[Raw | Rejected]:
    """The inputs in an open stream; what breaks while reading ends them with a reject."""
    try:
        yield from _split(stream, name, limit)
    except OSError as error:
        yield _unreadable(name, error)


def _split(stream: BinaryIO, name: str, limit: int) -> Iterator[Raw | Rejected]:
    buffered = _buffered(stream)
    if _head(buffered).startswith(_GZIP):
        buffered = inflated(buffered)
    head = _head(buffered)
    format = _format(name, head)
    if format is None:
        yield _nothing_we_read(name, head)
    else:
        yield from format.split(buffered, name, limit)


def _buffered(stream: BinaryIO) -> io.BufferedReader:
    return stream if isinstance(stream, io.BufferedReader) else io.BufferedReader(cast(io.RawIOBase, stream))


def _head(stream: io.BufferedReader) -> bytes:
    """The first bytes, left in the stream."""
    return stream.peek(HEAD)[:HEAD]


def _format(name: str, head: bytes) -> Format | None:
    return by_suffix(name) or (None if foreign(name, head) else sniffed(head))


def _nothing_we_read(name: str, head: bytes) -> Rejected:
    if not head.strip():
        return Rejected(name=name, reason="empty", detail="nothing in it")
    known = foreign(name, head) or "neither text nor a format that is read here"
    return Rejected(name=name, reason="binary", detail=known)


def _unreadable(path: Path | str, error: OSError | ValueError) -> Rejected:
    too_large = isinstance(error, OSError) and error.errno == errno.EFBIG
    detail = getattr(error, "strerror", None) or str(error)
    return Rejected(name=_name(path), reason="too-large" if too_large else "unreadable", detail=detail)


def _name(path: Path | str) -> str:
    """A path as text that can be stored: names of files need not be valid UTF-8."""
    return str(path).encode("utf-8", "surrogateescape").decode("utf-8", "replace")
