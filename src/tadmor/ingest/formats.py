"""An input format is how to recognise bytes, how to cut them into inputs, and how to read one of those."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import BinaryIO, Protocol

from tadmor.ingest.streams import read_whole
from tadmor.model import Document, Raw, Reading, Rejected
from tadmor.registry import known, load

__all__ = ["HEAD", "Format", "Parse", "Split", "by_suffix", "format_named", "names", "one_input", "sniffed"]

HEAD = 4096  # bytes that a sniffer may see

Split = Callable[[BinaryIO, str, int], Iterator[Raw | Rejected]]


class Parse(Protocol):
    """Bytes to a document: pure but for the clock, which `today` replaces; never raises, whatever the bytes."""

    def __call__(self, raw: Raw, today: date | None = None) -> Document | Reading | Rejected:
        """The document or reading in some bytes, or why there is none."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """An input format.

    `sniff` says of the first `HEAD` bytes whether they look like it. `split(stream, name, limit)` is cheap and
    streams: it cuts an open file into inputs of at most `limit` bytes each. `parse` is the expensive, pure part,
    which runs in the worker processes. `suffixes` are lower case, with their dot.
    """

    name: str
    suffixes: tuple[str, ...]
    sniff: Callable[[bytes], bool]
    split: Split
    parse: Parse
    description: str


@cache
def names() -> tuple[str, ...]:
    """The input formats that there are, plug-ins included; plain text last, because much else is text too."""
    return tuple(sorted(known("input"), key=lambda name: (name == "text", name)))


@cache
def format_named(name: str) -> Format:
    """The input format of that name. Raises `UnknownName` when the registry has none."""
    found: Format = load("input", name)
    return found


def by_suffix(name: str) -> Format | None:
    """The format whose suffix a file's name ends with; ".gz" after it does not count."""
    plain = name.lower().removesuffix(".gz")
    return next((f for f in map(format_named, names()) if plain.endswith(f.suffixes)), None)


def sniffed(head: bytes) -> Format | None:
    """The format that the first bytes look like."""
    return next((f for f in map(format_named, names()) if f.sniff(head)), None)


def one_input(media: str) -> Split:
    """A `split` for formats in which a file is one input."""

    def split(stream: BinaryIO, name: str, limit: int) -> Iterator[Raw | Rejected]:
        content = read_whole(stream, limit)
        if content is None:
            yield Rejected(name=name, reason="too-large", detail=f"more than {limit:,} bytes")
        else:
            yield Raw(name=name, content=content, media=media)

    return split
