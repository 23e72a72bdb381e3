"""Incidents in the shape of UCDP GED, to stand beside it: its columns in its order, our ids, voices as sources.

Its codebook has events in which somebody died: an incident stands here when a report gives a number of dead for it,
and tells it as having happened.
"""

import math
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any, BinaryIO

from tadmor.export import sheet
from tadmor.export.incidents import IncidentExporter, Told
from tadmor.export.sheet import Dead, Party
from tadmor.export.tables import Table
from tadmor.ontology import event_types, time_precision
from tadmor.ontology.schemes import scheme

__all__ = ["COLUMNS", "EXPORTER"]

_ABOUT = 2  # days of what only the day of a report dates: it happened then or somewhat before


@dataclass(frozen=True, slots=True)
class _Row:
    told: Told
    one: Party
    other: Party
    dead: Dead
    violence: str

    @property
    def sides(self) -> tuple[Party, Party]:
        """Side a is the government where there is one, else who acts."""
        return (self.other, self.one) if self.other.state and not self.one.state else (self.one, self.other)


def _violence(told: Told, one: Party, other: Party) -> str:
    """1 a state against an armed side, 2 armed sides without a state, 3 civilians; "" where it is not told."""
    kind = event_types().get(told.incident.type or "")
    codes = kind.ucdp if kind else ()
    if other.civilian and (one.state or one.armed):
        return "3"
    if (one.state and (other.armed or other.state)) or (other.state and one.armed):
        return "1"
    if one.armed and other.armed:
        return "2"
    return codes[0] if len(codes) == 1 else ""


def _dyad(row: _Row) -> Mapping[str, Any]:
    """UCDP's own conflict and dyad of the two sides; nothing where we do not have their numbers."""
    sides = {row.one.key, row.other.key}
    return next((dyad for dyad in scheme("ucdp").words["dyad"] if set(dyad["sides"]) == sides), {})


def _of_dyad(name: str) -> Callable[[_Row], str]:
    return lambda row: str(_dyad(row).get(name, ""))


def _actor(number: int) -> Callable[[_Row], str]:
    """UCDP's number of a side: of both, or of none, for a side alone may be another of its name."""
    return lambda row: str(scheme("ucdp").words["actors"][row.sides[number].key]) if _dyad(row) else ""


def _gw(code: str) -> str:
    return str(scheme("ucdp").words["gw"].get(code, ""))


def _state(number: int) -> Callable[[_Row], str]:
    return lambda row: _gw(row.sides[number].key) if row.sides[number].state else ""


def _names(party: Party) -> str:
    return ", ".join(party.names)


def _dead_of(row: _Row, side: Party) -> int:
    """The dead of a side, where the groups that reports count can be its only."""
    fighters = row.dead.fighters if side.armed and not (row.one.armed and row.other.armed) else 0
    forces = row.dead.state if side.state and not (row.one.state and row.other.state) else 0
    return fighters + forces


def _unknown(row: _Row) -> int:
    return row.dead.best - row.dead.civilians - sum(_dead_of(row, side) for side in row.sides)


def _clarity(row: _Row) -> str:
    """1 for one event on one day at one place; 2 for what is told as several, or over days."""
    return "1" if row.told.row.earliest == row.told.row.latest and sheet.geo_code(row.told, "ucdp") in "12" else "2"


def _days_code(row: _Row) -> str:
    first, last = row.told.row.earliest, row.told.row.latest
    if first is None or last is None:
        return ""
    days = max((last - first).days + 1, _ABOUT if row.told.row.dated != "text" else 1)
    fitting = (t.ucdp for t in time_precision().values() if t.days is not None and days <= t.days)
    return str(next(fitting, 5) or 5)


def _grid(row: _Row) -> str:
    """The cell of half a degree (PRIO-GRID) that the point lies in."""
    lat, lon = row.told.incident.lat, row.told.incident.lon
    if lat is None or lon is None:
        return ""
    return str(min(359, math.floor((lat + 90) * 2)) * 720 + min(719, math.floor((lon + 180) * 2)) + 1)


def _point(row: _Row) -> str:
    lat, lon = row.told.incident.lat, row.told.incident.lon
    return "" if lat is None or lon is None else f"POINT ({lon:.6f} {lat:.6f})"


def _day(value: date | None) -> str:
    return value.isoformat() if value else ""


def _degrees(value: float | None) -> str:
    return "" if value is None else f"{value:.6f}".rstrip("0").rstrip(".")


def _described(row: _Row) -> str:
    radius = row.told.incident.radius_km
    return f"as told, within {radius:g} km" if radius else "as told"


def _reports(row: _Row, field: str) -> str:
    return ";".join(str(getattr(reading.document, field) or "") for reading in row.told.readings)


def _empty(_: _Row) -> str:
    return ""


COLUMNS: Mapping[str, Callable[[_Row], str]] = MappingProxyType(
    {
        "id": lambda row: sheet.identifier(row.told),
        "relid": lambda row: sheet.identifier(row.told),
        "year": lambda row: str(row.told.row.earliest.year) if row.told.row.earliest else "",
        "active_year": _empty,
        "code_status": lambda row: "machine reading" if row.told.row.review == "new" else row.told.row.review,
        "type_of_violence": lambda row: row.violence,
        "conflict_dset_id": _empty,
        "conflict_new_id": _of_dyad("conflict"),
        "conflict_name": _of_dyad("name"),
        "dyad_dset_id": _empty,
        "dyad_new_id": _of_dyad("dyad"),
        "dyad_name": lambda row: " - ".join(filter(None, map(_names, row.sides))),
        "side_a_dset_id": _empty,
        "side_a_new_id": _actor(0),
        "side_a": lambda row: _names(row.sides[0]),
        "side_b_dset_id": _empty,
        "side_b_new_id": _actor(1),
        "side_b": lambda row: _names(row.sides[1]),
        "number_of_sources": lambda row: str(row.told.row.voices),
        "source_article": lambda row: sheet.notes(row.told),
        "source_office": lambda row: _reports(row, "outlet"),
        "source_date": lambda row: _reports(row, "published"),
        "source_headline": lambda row: _reports(row, "title"),
        "source_original": lambda row: ";".join(sheet.voices(row.told)),
        "where_prec": lambda row: sheet.geo_code(row.told, "ucdp"),
        "where_coordinates": lambda row: row.told.incident.place or "",
        "where_description": _described,
        "adm_1": lambda row: (place.admin1 or "") if (place := row.told.place()) else "",
        "adm_2": _empty,
        "latitude": lambda row: _degrees(row.told.incident.lat),
        "longitude": lambda row: _degrees(row.told.incident.lon),
        "geom_wkt": _point,
        "priogrid_gid": _grid,
        "country": lambda row: sheet.country(row.told)[1],
        "country_id": lambda row: _gw(sheet.country(row.told)[0]),
        "region": lambda row: sheet.part_of_world(row.told, "ucdp"),
        "event_clarity": _clarity,
        "date_prec": _days_code,
        "date_start": lambda row: _day(row.told.row.earliest),
        "date_end": lambda row: _day(row.told.row.latest),
        "deaths_a": lambda row: str(_dead_of(row, row.sides[0])),
        "deaths_b": lambda row: str(_dead_of(row, row.sides[1])),
        "deaths_civilians": lambda row: str(row.dead.civilians),
        "deaths_unknown": lambda row: str(_unknown(row)),
        "best": lambda row: str(row.dead.best),
        "high": lambda row: str(row.dead.high),
        "low": lambda row: str(row.dead.low),
        "gwnoa": _state(0),
        "gwnob": _state(1),
    }
)
"""The columns of UCDP GED since 20.1, in order, and what fills each."""


def _row(told: Told) -> _Row | None:
    dead, (one, other) = sheet.dead(told.tolls), sheet.parties(told)
    return (
        _Row(told, one, other, dead, _violence(told, one, other))
        if dead and dead.high and sheet.happened(told)
        else None
    )


def _write(incidents: Iterable[Told], out: BinaryIO) -> int:
    table = Table(out, tuple(COLUMNS))
    for told in incidents:
        if (row := _row(told)) is not None:
            table.write([cell(row) for cell in COLUMNS.values()])
    return table.rows


EXPORTER = IncidentExporter(
    name="ucdp",
    suffix=".csv",
    media_type="text/csv; charset=utf-8; header=present",
    description="UCDP-shaped CSV: one incident with dead a row, in UCDP GED's columns, our ids, voices as sources",
    write=_write,
)
