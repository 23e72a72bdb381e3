"""Rows on their way into a file: through the one redaction, since files are passed on. A page is the person's own.

A row is made anew from its document's redacted reading, so a file says what an export says.
"""

import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

from tadmor.errors import BadFilter, QueryStopped
from tadmor.export import redact
from tadmor.export.names import PRIVATE
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
    """Incidents as they leave: a name, a place and a point stay if a redacted report of theirs still has them."""
    return [_incident(asked, row) for row in rows] if _wanted(asked) else rows


def _incident(asked: Asked, row: IncidentRow) -> IncidentRow:
    incident = row.incident
    readings = list(_readings(asked, incident.documents).values())
    known = {name for reading in readings for name in _names(reading)}
    places = {place.name or place.span.text: place for reading in readings for place in reading.places}
    place = places.get(incident.place or "")
    incident = replace(
        incident,
        who=_public(incident.who, known),
        whom=_public(incident.whom, known),
        place=incident.place if place else None,
        lat=place.lat if place else None,
        lon=place.lon if place else None,
    )
    voices = tuple(
        voice if voice.name is None or voice.name in known else replace(voice, name=PRIVATE, echoes=())
        for voice in row.compared.voices.voices
    )
    counted = replace(row.compared.voices, voices=voices)
    return replace(row, compared=replace(row.compared, incident=incident, voices=counted))


def _names(reading: Reading) -> Iterator[str]:
    """Every name that a redacted report still gives."""
    given = [reading.document.outlet, *reading.document.authors]
    given += [name for actor in reading.actors for name in (actor.name, actor.organisation)]
    for attribution in reading.attributions:
        given += attribution.chain
        if attribution.speaker:
            given += [attribution.speaker.name, attribution.speaker.organisation]
    return filter(None, given)


def _public(names: Iterable[str], known: set[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name if name in known else PRIVATE for name in names))


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
