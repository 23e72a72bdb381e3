"""Rows on their way into a file: through the one redaction, since files are passed on. A page is the person's own.

A row is made anew from its document's redacted reading, so a file says what an export says.
"""

import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from tadmor.errors import BadFilter, QueryStopped
from tadmor.export import redact
from tadmor.export.incidents import Told, told_by
from tadmor.model import Reading
from tadmor.serve.screens import Asked
from tadmor.store import (
    ClaimRow,
    DocumentRow,
    EventRow,
    IncidentRow,
    MovementRow,
    claim_rows,
    event_rows,
    movement_rows,
)

__all__ = ["claims", "documents", "happenings", "incidents"]

_SECONDS = 10.0  # some 400 reports; a page of a thousand claims has about 70
Happening = TypeVar("Happening", EventRow, MovementRow)


def _wanted(asked: Asked) -> bool:
    """Whether to redact: yes, unless the person says otherwise."""
    value = asked.word("redaction", "on")
    if value not in ("on", "off"):
        raise BadFilter(f"redaction={value!r} is not one of on, off")
    return value == "on"


def _readings(asked: Asked, documents: Iterable[str]) -> dict[str, Reading]:
    latest, found = time.monotonic() + _SECONDS, dict[str, Reading]()
    for id in dict.fromkeys(documents):
        if time.monotonic() > latest:
            raise QueryStopped(
                "withholding what a file withholds takes too long for so many reports; ask for fewer rows"
            )
        reading = asked.view.reading(id)
        if reading:
            found[id] = redact(reading)
    return found


def claims(asked: Asked, rows: Sequence[ClaimRow]) -> Sequence[ClaimRow]:
    """Claims as they leave."""
    if not _wanted(asked):
        return rows
    readings = _readings(asked, (row.document for row in rows)).values()
    made = {(row.document, row.id): row for reading in readings for row in claim_rows(reading)}
    kept = ((row, made.get((row.document, row.id))) for row in rows)
    return [replace(cleaned, review=row.review) for row, cleaned in kept if cleaned]


def happenings(asked: Asked, rows: Sequence[Happening]) -> Sequence[Happening]:
    """Events or movements as they leave."""
    return list(_happenings(asked, rows)) if _wanted(asked) else rows


def _happenings(asked: Asked, rows: Sequence[Happening]) -> Iterator[Happening]:
    readings = _readings(asked, (row.document.id for row in rows)).values()
    events = {(row.document.id, row.event.id): row for reading in readings for row in event_rows(reading)}
    ways = {(row.document.id, row.movement.id): row for reading in readings for row in movement_rows(reading)}
    for row in rows:
        made: EventRow | MovementRow | None = (
            events.get((row.document.id, row.event.id))
            if isinstance(row, EventRow)
            else ways.get((row.document.id, row.movement.id))
        )
        if made is not None:
            yield replace(made, claim=made.claim and replace(made.claim, review=row.review))  # type: ignore[misc]


def incidents(asked: Asked, rows: Sequence[IncidentRow]) -> Sequence[IncidentRow]:
    """Incidents as they leave, without findings, which quote the words."""
    if not _wanted(asked):
        return rows
    redacted = _readings(asked, (id for row in rows for id in row.incident.documents))
    return [_told_by(row, redacted) for row in rows]


def _told_by(row: IncidentRow, redacted: Mapping[str, Reading]) -> IncidentRow:
    readings = tuple(redacted[id] for id in row.incident.documents if id in redacted)
    return told_by(Told(row=row, readings=readings), readings).row


def documents(asked: Asked, rows: Sequence[DocumentRow]) -> Sequence[DocumentRow]:
    """Documents as they leave."""
    if not _wanted(asked):
        return rows
    readings = _readings(asked, (row.id for row in rows))
    said = {id: reading.document for id, reading in readings.items()}
    return [
        replace(row, title=said[row.id].title, authors=said[row.id].authors, url=said[row.id].url)
        for row in rows
        if row.id in said
    ]
