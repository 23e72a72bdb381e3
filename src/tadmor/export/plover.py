"""Acts as PLOVER counts them, one a row: who does what to whom, under whose words, in which report.

PLOVER drops who says so; the rows here keep it. See `acts` for what is other than in the reading's own events.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import BinaryIO

from tadmor.export import wording
from tadmor.export.acts import Act, Party, acts
from tadmor.export.exporter import Exporter
from tadmor.export.tables import Table
from tadmor.model import Reading
from tadmor.ontology import modes
from tadmor.store import EventRow, happening_rows

__all__ = ["COLUMNS", "EXPORTER"]


@dataclass(frozen=True, slots=True)
class _Row:
    """An act with its report; `row` is that of the event that tells it, None for a demand that none tells."""

    reading: Reading
    act: Act
    row: EventRow | None


def _joined(values: Iterable[str | None]) -> str:
    return "; ".join(value or "" for value in values)


def _names(parties: Iterable[Party]) -> str:
    return _joined(party.name for party in parties)


def _countries(parties: Iterable[Party]) -> str:
    return _joined(party.actor.country if party.actor else None for party in parties)


def _sectors(parties: Iterable[Party]) -> str:
    return _joined(party.actor.sector if party.actor else None for party in parties)


def _mode(row: _Row) -> str:
    told = modes().get((row.act.told and row.act.told.mode) or "")
    return (told and told.plover) or ""


def _told_by(row: _Row) -> str:
    if row.row is None:
        return _names(row.act.actors)
    claim = row.row.claim
    spoken = claim.speaker if claim and claim.attribution else None
    return spoken or row.reading.document.outlet or ""


def _published(row: _Row) -> str:
    published = row.reading.document.published
    return published.isoformat() if published else ""


COLUMNS: Mapping[str, Callable[[_Row], str]] = MappingProxyType(
    {
        "event_id": lambda row: row.act.told.id if row.act.told else "",
        "document_id": lambda row: row.reading.document.id,
        "outlet": lambda row: row.reading.document.outlet or "",
        "published": _published,
        "event": lambda row: row.act.event,
        "mode": _mode,
        "words": lambda row: row.act.trigger.text,
        "actors": lambda row: _names(row.act.actors),
        "actor_countries": lambda row: _countries(row.act.actors),
        "actor_sectors": lambda row: _sectors(row.act.actors),
        "recipients": lambda row: _names(row.act.recipients),
        "recipient_countries": lambda row: _countries(row.act.recipients),
        "recipient_sectors": lambda row: _sectors(row.act.recipients),
        "places": lambda row: _joined(wording.point(place) for place in row.row.places) if row.row else "",
        "days": lambda row: wording.days(row.row.earliest, row.row.latest) if row.row else "",
        "status": lambda row: row.act.told.status if row.act.told else "",
        "told_by": _told_by,
        "score": lambda row: f"{row.act.score:.2f}",
        "composed": lambda row: "yes" if row.reading.document.composed else "no",
        "made_by": lambda row: " ".join(row.reading.made_by),
    }
)
"""The header, in order, and what fills each column."""


def _rows(reading: Reading) -> Iterator[_Row]:
    told = {row.event.id: row for row in happening_rows(reading)[0]}
    for act in acts(reading):
        yield _Row(reading, act, told.get(act.told.id) if act.told else None)


def _write(readings: Iterable[Reading], out: BinaryIO) -> int:
    table = Table(out, tuple(COLUMNS))
    for reading in readings:
        for row in _rows(reading):
            table.write([cell(row) for cell in COLUMNS.values()])
    return table.rows


EXPORTER = Exporter(
    name="plover",
    suffix=".csv",
    media_type="text/csv; charset=utf-8; header=present",
    description="PLOVER-shaped CSV: one act a row, with its actors, recipients, place, days and who tells it",
    write=_write,
)
