"""What lists, tables and files show: a claim, a document, an event, a movement as one row of cells."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from tadmor.model import (
    Act,
    AttributionType,
    Bound,
    CertaintyLabel,
    Event,
    Kind,
    Movement,
    SpeakerKind,
    Stance,
    Status,
)
from tadmor.model.incidents import Compared, Incident

__all__ = [
    "ClaimRow",
    "Dated",
    "DocumentRow",
    "EventCell",
    "EventRow",
    "IncidentRow",
    "MovementCell",
    "MovementRow",
    "PlaceCell",
    "PointCell",
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


@dataclass(frozen=True, slots=True)
class PointCell:
    """A place that an event or a movement names: the report's words, and what they resolve to, where they do.

    Degrees, WGS 84; `radius_km` says how far the true point may lie from the given one. A stretch of words that no
    place stands in ("the gas fields") has its `mention` only.
    """

    mention: str
    name: str | None = None
    country: str | None = None
    admin1: str | None = None
    lat: float | None = None
    lon: float | None = None
    precision: str | None = None
    radius_km: float | None = None
    relation: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EventRow:
    """One event of one document, with who tells it.

    `event` is the reading's own record. `claim` is the claim that tells it (None where no claim of the reading does).
    `doers`, `receivers` are names where the report's actors give them, else the words. `earliest`, `latest` and
    `dated` are as in a `ClaimRow`, of the event's own times.
    """

    event: Event
    document: DocumentRow
    claim: ClaimRow | None
    doers: tuple[str, ...]
    receivers: tuple[str, ...]
    places: tuple[PointCell, ...]
    quantities: tuple[QuantityCell, ...]
    earliest: date | None
    latest: date | None
    dated: Dated | None

    @property
    def review(self) -> Review:
        """People's word on the claim that tells it."""
        return self.claim.review if self.claim else "new"


@dataclass(frozen=True, slots=True, kw_only=True)
class MovementRow:
    """One movement of one document, with who tells it; `event` is the event that it is told by, if the reading has it.

    `movers` are names or words as the `doers` of an `EventRow`; days are those of the event.
    """

    movement: Movement
    event: Event | None
    document: DocumentRow
    claim: ClaimRow | None
    movers: tuple[str, ...]
    origin: tuple[PointCell, ...]
    via: tuple[PointCell, ...]
    destination: tuple[PointCell, ...]
    quantities: tuple[QuantityCell, ...]
    earliest: date | None
    latest: date | None
    dated: Dated | None

    @property
    def places(self) -> tuple[PointCell, ...]:
        """Everything on its way, from origin to destination."""
        return (*self.origin, *self.via, *self.destination)

    @property
    def review(self) -> Review:
        """People's word on the claim that tells it."""
        return self.claim.review if self.claim else "new"


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentRow:
    """One incident with its voices and findings.

    `earliest` and `latest` are its own days where a telling gives any (`dated` "text"), else that of the first report
    of it. `composed`: every report that tells it is a composed sample. `review` is people's word on the incident.
    """

    compared: Compared
    earliest: date | None
    latest: date | None
    dated: Dated | None
    composed: bool
    review: Review = "new"

    @property
    def incident(self) -> Incident:
        """The incident itself."""
        return self.compared.incident

    @property
    def id(self) -> str:
        """Its id."""
        return self.incident.id

    @property
    def voices(self) -> int:
        """How many accounts with no shared source found tell it."""
        return self.compared.voices.count

    @property
    def sides(self) -> int:
        """On how many sides they stand."""
        return self.compared.voices.sides

    @property
    def disputed(self) -> bool:
        """Whether voices contradict each other, or somebody denies it."""
        return self.compared.disputed

    @property
    def places(self) -> tuple[PlaceCell, ...]:
        """Its site and its place as a headline prints them, if it has any: what a filter asks for."""
        told = self.incident
        if not told.where:
            return ()
        return (PlaceCell(told.where, told.place, None, told.lat, told.lon, told.precision),)
