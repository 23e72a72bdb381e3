"""One shape for claims, events, movements and incidents: what, who, where, when, how many, and whose word it is.

A map looks surer than words are. So a point is no finer than its text, a way of civilians has none, and a row says how
it may be drawn: flat only where an outlet tells it in its own voice.
"""

from collections.abc import Container, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import product
from typing import Literal

from tadmor.export import wording
from tadmor.export.cells import claim_cells, event_cells, holder, how_sure, movement_cells
from tadmor.export.civilians import of_civilians
from tadmor.export.coordinates import rounded
from tadmor.export.sheltering import sheltered
from tadmor.gazetteer.entries import radius_of
from tadmor.model import CertaintyLabel, Status
from tadmor.model.incidents import Incident
from tadmor.serve.addresses import segment
from tadmor.serve.words import called, short
from tadmor.store import ClaimRow, EventRow, IncidentRow, Layer, MovementRow, PlaceCell, PointCell
from tadmor.store.rows import Dated, Review

__all__ = ["Drawn", "Point", "Row", "Told", "told"]

Row = ClaimRow | EventRow | MovementRow | IncidentRow
Role = Literal["place", "origin", "via", "destination"]
Drawn = Literal["flat", "claimed", "planned", "denied"]
"""How a row may be drawn: told by an outlet itself, only claimed by others, only planned or possible, denied."""
_MOST_WAYS = 4  # from several origins to several destinations
_GONE = ("CT-", "PR-", "PS-")
_AREAS = {"G6": 1, "G7": 1}  # decimals of the middle of an area that is drawn as wide as it is, never as a point


@dataclass(frozen=True, slots=True)
class Point:
    """A place of a row: `lat`, `lon` None where no map can draw it; `radius_km` how far the true one may lie."""

    role: Role
    name: str
    lat: float | None
    lon: float | None
    precision: str | None
    radius_km: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A row. `key` names it in an address, `ways` are its legs as latitudes and longitudes from end to end.

    `withheld`: it tells where civilians went, so no map shows it.
    """

    key: str
    layer: Layer
    what: str
    who: str
    where: str
    when: str
    earliest: date | None
    latest: date | None
    dated: Dated | None
    how_many: str
    said: str
    who_says: str
    how_sure: str
    certainty: CertaintyLabel | None
    support: str
    disputed: bool
    drawn: Drawn
    told_in: str
    link: str
    review: Review
    composed: bool
    withheld: bool
    points: tuple[Point, ...]
    ways: tuple[tuple[tuple[float, float], ...], ...] = ()


def told(row: Row, measured: Container[str] = ()) -> Told:
    """A row of any list; `measured` as in `export.cells`."""
    if isinstance(row, IncidentRow):
        return _incident(row, measured)
    if isinstance(row, MovementRow):
        return _movement(row, measured)
    return _event(row, measured) if isinstance(row, EventRow) else _claim(row)


def _incident(row: IncidentRow, measured: Container[str]) -> Told:
    incident = row.incident
    hidden = of_civilians((incident.class_, incident.type), incident.parties)
    return Told(
        key=row.id,
        layer="incidents",
        what=called(wording.kind_of(incident.type, incident.class_, measured)),
        who=_pair(incident.who, incident.whom),
        where=(incident.place or "") if hidden else incident.where,
        when=wording.days(row.earliest, row.latest) if row.dated == "text" else "undated",
        earliest=row.earliest,
        latest=row.latest,
        dated=row.dated,
        how_many="",
        said="",
        who_says="; ".join(dict.fromkeys(voice.name or "unnamed" for voice in row.compared.voices.voices)),
        how_sure="",
        certainty=None,
        support=row.compared.voices.words(),
        disputed=row.disputed,
        drawn="denied" if any(finding.finding == "denied" for finding in row.compared.findings) else "claimed",
        told_in=f"{len(incident.documents)} report{'' if len(incident.documents) == 1 else 's'}",
        link=f"/incidents/{segment(row.id)}",
        review=row.review,
        composed=row.composed,
        withheld=hidden,
        points=() if hidden else _of_incident(incident),
    )


def _of_incident(incident: Incident) -> tuple[Point, ...]:
    if incident.place is None:
        return ()
    spot = (incident.lat, incident.lon, incident.precision)
    return (_point("place", incident.place, *spot, incident.radius_km),)


def _event(row: EventRow, measured: Container[str]) -> Told:
    cells = event_cells(row, measured)
    hidden = of_civilians((row.event.class_, row.event.type), (*row.doers, *row.receivers))
    hidden = hidden or (row.claim is not None and sheltered(row.claim.content))
    return _happened(
        row,
        cells,
        layer="events",
        id_=row.event.id,
        who=_pair(row.doers, row.receivers),
        where=cells["where"],
        status=row.event.status,
        hidden=hidden,
        points=tuple(_placed("place", place) for place in row.places),
    )


def _movement(row: MovementRow, measured: Container[str]) -> Told:
    cells = movement_cells(row, measured)
    kinds = ("MOVE", row.event.class_, row.event.type) if row.event else ("MOVE",)
    others = [cell for cell in row.quantities if cell.role != "force"]  # "400 of its men" are people, and no civilians
    counted = (word for cell in others for word in (cell.unit or "", cell.role or "", cell.text))
    hidden = of_civilians(kinds, (*row.movers, *counted))
    parts: tuple[tuple[Role, Sequence[PointCell]], ...] = (
        ("origin", row.origin),
        ("via", row.via),
        ("destination", row.destination),
    )
    return _happened(
        row,
        cells,
        layer="movements",
        id_=row.movement.id,
        who=", ".join(row.movers),
        where=cells["route"],
        status=row.movement.status,
        hidden=hidden,
        points=tuple(_placed(role, place) for role, places in parts for place in places),
    )


def _happened(
    row: EventRow | MovementRow,
    cells: dict[str, str],
    *,
    layer: Layer,
    id_: str,
    who: str,
    where: str,
    status: Status,
    hidden: bool,
    points: tuple[Point, ...],
) -> Told:
    claim, shown = row.claim, () if hidden else points
    anchor = f"#{claim.id}" if claim else ""
    return Told(
        key=f"{row.document.id}.{id_}",
        layer=layer,
        what=called(cells["what"]),
        who=who,
        where=where,
        when=cells["when"],
        earliest=row.earliest,
        latest=row.latest,
        dated=row.dated,
        how_many=cells["how_many"],
        said=cells["said"],
        who_says=cells["who_says"],
        how_sure=cells["how_sure"],
        certainty=claim.certainty if claim else None,
        support="",
        disputed=False,
        drawn=_drawn(status, claim),
        told_in=cells["told_in"],
        link=f"/documents/{segment(row.document.id)}{anchor}",
        review=row.review,
        composed=row.document.composed,
        withheld=hidden,
        points=shown,
        ways=_ways(shown) if layer == "movements" else (),
    )


def _claim(row: ClaimRow) -> Told:
    cells = claim_cells(row)
    hidden = any(of_civilians((event.class_, event.type), (row.content,)) for event in row.events)
    hidden = hidden or any(of_civilians(("MOVE",), (movement.mover,)) for movement in row.movements)
    hidden = hidden or sheltered(row.content)
    return Told(
        key=f"{row.document}.{row.id}",
        layer="claims",
        what=short(row.content, 220),
        who="",
        where="; ".join(dict.fromkeys(place.name or place.mention for place in row.places)),
        when=wording.days(row.earliest, row.latest) if row.dated == "text" else "undated",
        earliest=row.earliest,
        latest=row.latest,
        dated=row.dated,
        how_many=cells["how_many"],
        said="",
        who_says=holder(row),
        how_sure=how_sure(row),
        certainty=row.certainty,
        support="",
        disputed=False,
        drawn=_drawn("occurred", row),
        told_in=cells["told_in"],
        link=f"/documents/{segment(row.document)}#{row.id}",
        review=row.review,
        composed=row.composed,
        withheld=hidden,
        points=() if hidden else tuple(_placed("place", place) for place in row.places),
    )


def _drawn(status: Status, claim: ClaimRow | None) -> Drawn:
    if status == "negated" or (claim and claim.certainty in _GONE):
        return "denied"
    if status in ("planned", "hypothetical"):
        return "planned"
    return "claimed" if claim is None or claim.attribution or claim.certainty != "CT+" else "flat"


def _pair(who: Sequence[str], whom: Sequence[str]) -> str:
    to = f"→ {', '.join(whom)}" if whom else ""
    return f"{', '.join(who)} {to}".strip()


def _placed(role: Role, place: PlaceCell | PointCell) -> Point:
    wide = place.radius_km if isinstance(place, PointCell) else None
    name = " ".join(part for part in (getattr(place, "relation", None), place.name or place.mention) if part)
    return _point(role, name, place.lat, place.lon, place.precision, wide)


def _point(
    role: Role, name: str, lat: float | None, lon: float | None, precision: str | None, radius_km: float | None
) -> Point:
    """A point as fine as its text; the middle of a province is kept for an area as wide as that."""
    wide = radius_km or (radius_of(precision) if precision else None)
    return Point(role, name, coarse(lat, precision), coarse(lon, precision), precision, wide)


def coarse(degrees: float | None, precision: str | None) -> float | None:
    """Degrees for a map: as every export rounds them."""
    if precision in _AREAS:
        return None if degrees is None else round(degrees, _AREAS[precision])
    return rounded(degrees, precision)


def _ways(points: Sequence[Point]) -> tuple[tuple[tuple[float, float], ...], ...]:
    """Legs from each origin by all stations to each destination, where both ends have a point."""
    ends: dict[str, list[tuple[float, float]]] = {"origin": [], "via": [], "destination": []}
    for point in points:
        if point.lat is not None and point.lon is not None:
            ends[point.role].append((point.lat, point.lon))
    found = product(dict.fromkeys(ends["origin"]), dict.fromkeys(ends["destination"]))
    stations = tuple(dict.fromkeys(ends["via"]))
    return tuple((start, *stations, end) for start, end in found if start != end)[:_MOST_WAYS]
