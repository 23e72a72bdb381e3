"""Rows on their way into a file: through the one redaction, since files are passed on. A page is the person's own.

A row is made anew from its document's redacted reading, so a file says what an export says.
"""

import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from tadmor.errors import BadFilter, QueryStopped
from tadmor.export import masking, redact
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

__all__ = ["claims", "documents", "happenings", "incidents", "movement", "shapes", "wanted"]

_SECONDS = 10.0  # some 400 reports; a page of a thousand claims has about 70
_CODES = frozenset({"claim", "claims", "document", "documents", "id", "incident", "outlet", "outlets"})
"""What stays whatever words it has: ids, and the names of outlets."""
Happening = TypeVar("Happening", EventRow, MovementRow)


def wanted(asked: Asked) -> bool:
    """Whether to redact: yes, unless the person says otherwise."""
    value = asked.word("redaction", "on")
    if value not in ("on", "off"):
        raise BadFilter(f"redaction={value!r} is not one of on, off")
    return value == "on"


def _readings(asked: Asked, documents: Iterable[str]) -> dict[str, Reading]:
    latest, found = time.monotonic() + _SECONDS, dict[str, Reading]()
    for id in dict.fromkeys(documents):
        _in_time(latest)
        reading = asked.view.reading(id)
        if reading:
            found[id] = redact(reading)
    return found


def _in_time(latest: float) -> None:
    if time.monotonic() > latest:
        raise QueryStopped("withholding what a file withholds takes too long for so many reports; ask for fewer rows")


def claims(asked: Asked, rows: Sequence[ClaimRow]) -> Sequence[ClaimRow]:
    """Claims as they leave."""
    if not wanted(asked):
        return rows
    readings = _readings(asked, (row.document for row in rows)).values()
    made = {(row.document, row.id): row for reading in readings for row in claim_rows(reading)}
    kept = ((row, made.get((row.document, row.id))) for row in rows)
    return [replace(cleaned, review=row.review) for row, cleaned in kept if cleaned]


def happenings(asked: Asked, rows: Sequence[Happening]) -> Sequence[Happening]:
    """Events or movements as they leave."""
    return list(_happenings(asked, rows)) if wanted(asked) else rows


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
    if not wanted(asked):
        return rows
    redacted = _readings(asked, (id for row in rows for id in row.incident.documents))
    return [_told_by(row, redacted) for row in rows]


def _told_by(row: IncidentRow, redacted: Mapping[str, Reading]) -> IncidentRow:
    readings = tuple(redacted[id] for id in row.incident.documents if id in redacted)
    return told_by(Told(row=row, readings=readings), readings).row


def documents(asked: Asked, rows: Sequence[DocumentRow]) -> Sequence[DocumentRow]:
    """Documents as they leave."""
    if not wanted(asked):
        return rows
    readings = _readings(asked, (row.id for row in rows))
    said = {id: reading.document for id, reading in readings.items()}
    return [
        replace(row, title=said[row.id].title, authors=said[row.id].authors, url=said[row.id].url)
        for row in rows
        if row.id in said
    ]


def shapes(
    asked: Asked, rows: Iterable[Mapping[str, Any]], documents: Callable[[Mapping[str, Any]], Iterable[str]]
) -> Iterator[Mapping[str, Any]]:
    """Plain values as they leave: out of all words of a row goes what the reports that it rests on withhold."""
    if not wanted(asked):
        yield from rows
        return
    held = _Held(asked)
    for row in rows:
        masks = [held.mask(id) for id in dict.fromkeys(documents(row))]
        yield _masked(row, masks)


def movement(asked: Asked) -> Callable[[MovementRow], MovementRow] | None:
    """A function that shows a movement as it leaves; None where nothing is withheld."""
    if not wanted(asked):
        return None
    held, known = _Held(asked), dict[str, dict[str, MovementRow]]()

    def shown(row: MovementRow) -> MovementRow:
        document = row.document.id
        if document not in known:
            known.clear()  # movements come document by document
            found = (redact(reading) for reading in held.readings([document]))
            known[document] = {one.movement.id: one for reading in found for one in movement_rows(reading)}
        made = known[document].get(row.movement.id, row)
        return replace(made, claim=made.claim and replace(made.claim, review=row.review))

    return shown


class _Held:
    """Readings, and what cleans words of them, made once each, within the time that there is."""

    def __init__(self, asked: Asked) -> None:
        self._view, self._latest = asked.view, time.monotonic() + _SECONDS
        self._masks: dict[str, Callable[[str], str]] = {}

    def readings(self, documents: Iterable[str]) -> Iterator[Reading]:
        for id in documents:
            _in_time(self._latest)
            reading = self._view.reading(id)
            if reading is not None:
                yield reading

    def mask(self, document: str) -> Callable[[str], str]:
        if document not in self._masks:
            found = next(self.readings([document]), None)
            self._masks[document] = masking(found) if found else str
        return self._masks[document]


def _masked(value: Any, masks: Sequence[Callable[[str], str]], name: str = "") -> Any:
    if isinstance(value, str):
        for mask in masks if name not in _CODES else ():
            value = mask(value)
        return value
    if isinstance(value, Mapping):
        return {key: _masked(one, masks, key) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_masked(one, masks, name) for one in value]
    return value
