"""Incidents in the shape of ACLED, to stand beside it: its columns in its order, our ids, voices counted in the tags.

An incident stands here when it is told as having happened and ACLED has a sub-event for it. Results without a cause
("12 died") become an attack where only civilians are told to have died, and a clash where two armed sides are told.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import BinaryIO

from tadmor.export import sheet
from tadmor.export.incidents import IncidentExporter, Told
from tadmor.export.sheet import Dead, Party
from tadmor.export.tables import Table
from tadmor.ontology import event_types
from tadmor.ontology.schemes import SubEvent, scheme

__all__ = ["COLUMNS", "EXPORTER"]

_DIRECT = frozenset(["BATTLE.attack", "BATTLE.raid", "BATTLE.ambush", "CONSEQ.casualty", None])
"""Types that say of themselves neither how nor against whom."""


@dataclass(frozen=True, slots=True)
class _Row:
    told: Told
    one: Party
    other: Party
    dead: Dead | None
    event: SubEvent


def _event(told: Told, one: Party, other: Party) -> SubEvent | None:
    """ACLED's sub-event of what is told; None where it has none."""
    subs, kind = scheme("acled").sub_events, told.incident.type
    if told.incident.class_ == "ASSAULT" and kind in _DIRECT and other.civilian:
        return subs["Attack"]
    known = event_types().get(kind or "")
    if known and known.acled:
        return subs[known.acled[0]]
    if told.incident.class_ == "ASSAULT" and kind in _DIRECT and _fights(one) and _fights(other):
        return subs["Armed clash"]
    return None


def _fights(side: Party) -> bool:
    return side.state or side.armed


def _inter(side: Party) -> str:
    return str(scheme("acled").words["inter"].get(side.kind, "")) if side.kind else ""


def _interaction(row: _Row) -> str:
    return "-".join(filter(None, (_inter(row.one), _inter(row.other))))


def _first(side: Party) -> str:
    return side.names[0] if side.names else ""


def _rest(side: Party) -> str:
    return "; ".join(side.names[1:])


def _days_code(row: _Row) -> str:
    """1 a day, 2 a week, 3 longer; a week where only the day of a report is known."""
    first, last = row.told.row.earliest, row.told.row.latest
    if first is None or last is None:
        return ""
    return "1" if first == last and row.told.row.dated == "text" else "2" if (last - first).days < 7 else "3"


def _degrees(value: float | None) -> str:
    return "" if value is None else f"{value:.4f}".rstrip("0").rstrip(".")


def _tags(row: _Row) -> str:
    counted = row.told.row
    return f"voices={counted.voices}; sides={counted.sides}; review={counted.review}"


def _empty(_: _Row) -> str:
    return ""


COLUMNS: Mapping[str, Callable[[_Row], str]] = MappingProxyType(
    {
        "event_id_cnty": lambda row: sheet.identifier(row.told),
        "event_date": lambda row: row.told.row.earliest.isoformat() if row.told.row.earliest else "",
        "year": lambda row: str(row.told.row.earliest.year) if row.told.row.earliest else "",
        "time_precision": _days_code,
        "disorder_type": lambda row: row.event.disorder,
        "event_type": lambda row: row.event.event,
        "sub_event_type": lambda row: row.event.name,
        "actor1": lambda row: _first(row.one),
        "assoc_actor_1": lambda row: _rest(row.one),
        "inter1": lambda row: _inter(row.one),
        "actor2": lambda row: _first(row.other),
        "assoc_actor_2": lambda row: _rest(row.other),
        "inter2": lambda row: _inter(row.other),
        "interaction": _interaction,
        "civilian_targeting": lambda row: "Civilian targeting" if row.other.civilian else "",
        "iso": lambda row: str(scheme("acled").words["iso"].get(sheet.country(row.told)[0], "")),
        "region": lambda row: sheet.part_of_world(row.told, "acled"),
        "country": lambda row: sheet.country(row.told)[1],
        "admin1": lambda row: (place.admin1 or "") if (place := row.told.place()) else "",
        "admin2": _empty,
        "admin3": _empty,
        "location": lambda row: row.told.incident.place or "",
        "latitude": lambda row: _degrees(row.told.incident.lat),
        "longitude": lambda row: _degrees(row.told.incident.lon),
        "geo_precision": lambda row: sheet.geo_code(row.told, "acled"),
        "source": lambda row: "; ".join(sheet.outlets(row.told)),
        "source_scale": _empty,
        "notes": lambda row: sheet.notes(row.told),
        "fatalities": lambda row: str(row.dead.best if row.dead else 0),
        "tags": _tags,
        "timestamp": _empty,
    }
)
"""ACLED's columns since 2023, in order, and what fills each."""


def _row(told: Told) -> _Row | None:
    one, other = sheet.parties(told)
    event = _event(told, one, other)
    return _Row(told, one, other, sheet.dead(told.tolls), event) if event and sheet.happened(told) else None


def _write(incidents: Iterable[Told], out: BinaryIO) -> int:
    table = Table(out, tuple(COLUMNS))
    for told in incidents:
        if (row := _row(told)) is not None:
            table.write([cell(row) for cell in COLUMNS.values()])
    return table.rows


EXPORTER = IncidentExporter(
    name="acled",
    suffix=".csv",
    media_type="text/csv; charset=utf-8; header=present",
    description="ACLED-shaped CSV: one incident a row, in ACLED's columns, our ids, voices counted beside outlets",
    write=_write,
)
