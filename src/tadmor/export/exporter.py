"""An export format is a frozen description and one function; what leaves by default has been redacted first."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import BinaryIO

from tadmor.export.redaction import redact
from tadmor.model import Reading

__all__ = ["Exporter", "publish", "put"]

_NOTHING: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class Exporter:
    """One format. `suffix` with its dot; `description` is one line for people.

    `write` puts readings as they are into a binary stream, leaves it open, and returns how many rows it wrote.
    `write_reviewed` does so with people's words ("accepted") by claim id, in a format that has a place for them.
    `circles` is the same format with uncertain places drawn as circles, where it is one for maps.
    """

    name: str
    suffix: str
    media_type: str
    description: str
    write: Callable[[Iterable[Reading], BinaryIO], int]
    write_reviewed: Callable[[Iterable[Reading], BinaryIO, Mapping[str, str]], int] | None = None
    circles: "Exporter | None" = None


def publish(
    exporter: Exporter, readings: Iterable[Reading], out: BinaryIO, review: Mapping[str, str] = _NOTHING
) -> int:
    """The default export: every reading redacted, then written. Returns the rows written."""
    return put(exporter, map(redact, readings), out, review)


def put(exporter: Exporter, readings: Iterable[Reading], out: BinaryIO, review: Mapping[str, str] = _NOTHING) -> int:
    """Readings as they are, nothing withheld, beside people's words where the format has a place for them."""
    if exporter.write_reviewed:
        return exporter.write_reviewed(readings, out, review)
    return exporter.write(readings, out)
