"""An export format is a frozen description and one function; what leaves by default has been redacted first."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import BinaryIO

from tadmor.export.redaction import redact
from tadmor.model import Reading

__all__ = ["Exporter", "publish"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Exporter:
    """One format. `suffix` with its dot; `description` is one line for people.

    `write` puts readings as they are into a binary stream, leaves it open, and returns how many rows it wrote.
    """

    name: str
    suffix: str
    media_type: str
    description: str
    write: Callable[[Iterable[Reading], BinaryIO], int]


def publish(exporter: Exporter, readings: Iterable[Reading], out: BinaryIO) -> int:
    """The default export: every reading redacted, then written. Returns the rows written."""
    return exporter.write(map(redact, readings), out)
