"""What lists, tables and CSV files show: a claim as one row, a document as one row, in cells that print themselves."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from tadmor.model import Act, AttributionType, Bound, CertaintyLabel, Kind, SpeakerKind, Stance, Status

__all__ = [
    "ClaimRow",
    "Dated",
    "DocumentRow",
    "EventCell",
    "MovementCell",
    "PlaceCell",
    "QuantityCell",
    "Review",
]

Review = Literal["new", "accepted", "corrected", "rejected", "unverifiable"]
Dated = Literal["text", "published"]


@dataclass(frozen=True, slots=True)
class EventCell:
    """One event of a claim; `class_` or `type` is None where the reader gave none."""

    class_: str | None
    type: str | None
    status: Status


@dataclass(frozen=True, slots=True)
class QuantityCell:
    """One quantity of a claim: `text` is short (">= 5,000 fighters"), the rest is the record's own."""

    text: str
    low: int | float | None
    high: int | float | None
    bound: Bound
    unit: str | None
    role: str | None
    scope: str | None


@dataclass(frozen=True, slots=True)
class PlaceCell:
    """One place of a claim, metonyms left out ("Moscow said" is not about Moscow). Degrees, WGS 84."""

    mention: str
    name: str | None
    country: str | None
    lat: float | None
    lon: float | None
    precision: str | None


@dataclass(frozen=True, slots=True)
class MovementCell:
    """One movement of a claim, in the report's words."""

    mover: str
    origin: tuple[str, ...]
    via: tuple[str, ...]
    destination: tuple[str, ...]
    status: Status


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimRow:
    """What one holder is told to say, in one row.

    `attribution` is None for the outlet's own voice, and so is all that belongs to an attribution. `earliest` and
    `latest` are whole days, ends included, None where open; `dated` says whether the text gave them or only the day
    of publication stands in. `review` is people's word, never the machine's.
    """

    id: str
    document: str
    outlet: str | None
    published: date | None
    title: str | None
    composed: bool
    attribution: str | None
    source: str
    speaker: str | None
    speaker_kind: SpeakerKind | None
    speaker_role: str | None
    speaker_organisation: str | None
    cue: str
    type: AttributionType | None
    kind: Kind | None
    act: Act | None
    stance: Stance | None
    chain: tuple[str, ...]
    certainty: CertaintyLabel
    hedges: tuple[str, ...]
    content: str
    events: tuple[EventCell, ...]
    quantities: tuple[QuantityCell, ...]
    movements: tuple[MovementCell, ...]
    places: tuple[PlaceCell, ...]
    earliest: date | None
    latest: date | None
    dated: Dated | None
    review: Review = "new"


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentRow:
    """A document as a row; `fingerprint` is that of its reading's `made_by`."""

    id: str
    outlet: str | None
    published: date | None
    title: str | None
    authors: tuple[str, ...]
    url: str | None
    lang: str | None
    composed: bool
    characters: int
    claims: int
    fingerprint: str
