"""An event as somebody else's data set has it: held beside our incidents, never mixed with them.

A data set is an account like another: that it codes an event does not say that what our reports tell is so.
"""

from dataclasses import dataclass
from datetime import date
from typing import Literal

__all__ = ["Dataset", "Deaths", "ReferenceEvent", "RejectedRow", "RowReason"]

Dataset = Literal["ucdp", "acled", "gdelt"]
RowReason = Literal[
    "unknown-layout",  # no data set that we know has these columns
    "columns",  # more or fewer cells than the head has columns: mostly a row that was cut off
    "no-id",  # a row without its id
    "bad-date",  # a day that is none, or an end before its beginning
    "bad-number",  # a number that is none, or deaths below nought
    "bad-point",  # a latitude or longitude that is on no map
    "too-long",  # a line longer than any that a data set writes
    "encoding",  # bytes that are no text that we read
    "truncated",  # a compressed file that ends too early
]
"""Why a row did not become an event. Closed: a new way to fail is named here first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Deaths:
    """How many are said to have died: the data set's estimates, low to high."""

    low: int
    best: int
    high: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferenceEvent:
    """One event of a data set that the user holds.

    `earliest` to `latest` are whole days, ends included; `time_precision` and `precision` are our T and G codes.
    `label` is the data set's own name of the kind of event, `class_` and `types` what it is in our ontology (a label
    mostly stands for several types). `side_a`, `side_b` are names as the data set writes them. `deaths` is None in a
    data set that counts none. `sources` are outlets, `line` where the row begins in its file.
    """

    dataset: Dataset
    id: str
    line: int
    earliest: date
    latest: date
    time_precision: str
    place: str | None = None
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    precision: str | None = None
    label: str
    class_: str | None = None
    types: tuple[str, ...] = ()
    side_a: tuple[str, ...] = ()
    side_b: tuple[str, ...] = ()
    deaths: Deaths | None = None
    sources: tuple[str, ...] = ()
    headlines: tuple[str, ...] = ()
    url: str | None = None

    @property
    def key(self) -> str:
        """What names it among events of several data sets: "ucdp:12345"."""
        return f"{self.dataset}:{self.id}"


@dataclass(frozen=True, slots=True, kw_only=True)
class RejectedRow:
    """A row that did not become an event, where it stands, and why. `detail` is for the person who can mend it."""

    name: str
    line: int
    reason: RowReason
    detail: str = ""
