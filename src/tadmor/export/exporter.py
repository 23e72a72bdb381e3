"""An export format is a frozen description and one function; what leaves by default has been redacted first."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import BinaryIO

from tadmor.export.redaction import redact
from tadmor.model import Reading

__all__ = ["Answers", "Exporter", "every_row", "publish", "put"]

Answers = Callable[[str, str], bool]
"""Whether a row is asked for, by its document's id and its own."""
_NOTHING: Mapping[str, str] = MappingProxyType({})


def every_row(*_: str) -> bool:
    """All rows are asked for."""
    return True


@dataclass(frozen=True, slots=True, kw_only=True)
class Exporter:
    """One format. `suffix` with its dot; `description` is one line for people.

    `write` puts readings as they are into a binary stream, leaves it open, and returns how many rows it wrote.
    `write_rows` does so in a format whose rows are claims or events: with people's words ("accepted") by claim id, and
    without the rows that are not asked for.
    `circles` is the same format with uncertain places drawn as circles, where it is one for maps.
    """

    name: str
    suffix: str
    media_type: str
    description: str
    write: Callable[[Iterable[Reading], BinaryIO], int]
    write_rows: Callable[[Iterable[Reading], BinaryIO, Mapping[str, str], Answers], int] | None = None
    circles: "Exporter | None" = None


def publish(
    exporter: Exporter,
    readings: Iterable[Reading],
    out: BinaryIO,
    review: Mapping[str, str] = _NOTHING,
    answers: Answers | None = None,
) -> int:
    """The default export: every reading redacted, as a whole, then written. Returns the rows written."""
    return put(exporter, map(redact, readings), out, review, answers)


def put(
    exporter: Exporter,
    readings: Iterable[Reading],
    out: BinaryIO,
    review: Mapping[str, str] = _NOTHING,
    answers: Answers | None = None,
) -> int:
    """Readings as they are, nothing withheld, beside people's words where the format has a place for them.

    With `answers` only rows that answer, in a format whose rows are claims or events.
    """
    if exporter.write_rows:
        return exporter.write_rows(readings, out, review, answers or every_row)
    return exporter.write(readings, out)
