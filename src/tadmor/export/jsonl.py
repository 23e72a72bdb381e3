"""One reading a line, in the wire format: what `tadmor add` takes back."""

from collections.abc import Iterable
from typing import BinaryIO

from tadmor import wire
from tadmor.export.exporter import Exporter
from tadmor.model import Reading

__all__ = ["EXPORTER"]


def _write(readings: Iterable[Reading], out: BinaryIO) -> int:
    rows = 0
    for reading in readings:
        out.write(wire.encode(reading) + b"\n")
        rows += 1
    return rows


EXPORTER = Exporter(
    name="jsonl",
    suffix=".jsonl",
    media_type="application/jsonl",
    description="JSON Lines: one whole reading a line, as any reader of the wire format takes it",
    write=_write,
)
