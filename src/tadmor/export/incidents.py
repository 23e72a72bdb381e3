"""A second kind of export: one incident a row, with the claims that tell it, redacted like every other.

An incident's names and its point are kept as far as its redacted reports still have them: so nothing leaves by the
summary that the redaction withheld in the text.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import BinaryIO

from tadmor.export.current import current
from tadmor.export.names import PRIVATE
from tadmor.export.redaction import redact
from tadmor.link.tolls import Toll, tolls
from tadmor.model import Place, Reading, Voice, VoiceCount
from tadmor.model.incidents import Incident
from tadmor.store import ClaimRow, IncidentRow, View, claim_rows, every
from tadmor.store.filters import Filter

__all__ = [
    "IncidentExporter",
    "Told",
    "publish_incidents",
    "put_incidents",
    "redact_told",
    "told",
    "told_by",
    "told_of",
]

_KEPT = 256  # redacted reports: an incident has seldom more, and redacting one takes some 25 ms


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """An incident with the readings of its reports, and the numbers of dead for it that still stand (`current`)."""

    row: IncidentRow
    readings: tuple[Reading, ...]
    tolls: tuple[Toll, ...] = ()

    @property
    def incident(self) -> Incident:
        """The incident itself."""
        return self.row.incident

    def claims(self) -> tuple[ClaimRow, ...]:
        """The claims that tell it, as rows, in the order of the reports' days."""
        wanted = set(self.incident.claims)
        found = [row for reading in self.readings for row in claim_rows(reading) if row.id in wanted]
        return tuple(sorted(found, key=lambda row: (row.published is None, row.published, row.document)))

    def place(self) -> Place | None:
        """The place of a report that the incident has its point from."""
        wanted = self.incident.place
        named = [p for r in self.readings for p in r.places if wanted is not None and _name(p) == wanted]
        return min(named, key=lambda p: (p.radius_km is None, p.radius_km or 0.0), default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentExporter:
    """One format of incidents. `write` puts them as they are into a binary stream, leaves it open, counts its rows."""

    name: str
    suffix: str
    media_type: str
    description: str
    write: Callable[[Iterable[Told], BinaryIO], int]


def told(view: View, chosen: Filter) -> Iterator[Told]:
    """The incidents that a filter finds, on all pages, each with its reports; without the totals of campaigns."""
    return told_of(view, (row for row in every(view.incidents, chosen) if not row.incident.campaign))


def told_of(view: View, rows: Iterable[IncidentRow]) -> Iterator[Told]:
    """Some incidents, each with its reports."""
    dead: dict[str, Mapping[str, tuple[Toll, ...]]] = {}
    for row in rows:
        readings = tuple(r for id_ in row.incident.documents if (r := view.reading(id_)) is not None)
        for reading in readings:
            if reading.document.id not in dead:
                dead[reading.document.id] = tolls(reading)
        counted = (dead[r.document.id].get(id_, ()) for r in readings for id_ in row.incident.tellings)
        given = current((toll for found in counted for toll in found), row.compared)
        yield Told(row=row, readings=readings, tolls=given)


def publish_incidents(exporter: IncidentExporter, incidents: Iterable[Told], out: BinaryIO) -> int:
    """The default export: every incident redacted, then written. Returns the rows written."""
    return put_incidents(exporter, _redacted(incidents), out)


def _redacted(incidents: Iterable[Told]) -> Iterator[Told]:
    """Each incident redacted; each of its reports once, as long as the incidents that it tells follow each other."""
    kept: dict[str, Reading] = {}
    for one in incidents:
        for reading in one.readings:
            if reading.document.id not in kept:
                kept[reading.document.id] = redact(reading)
        yield told_by(one, tuple(kept[reading.document.id] for reading in one.readings))
        while len(kept) > _KEPT:
            del kept[next(iter(kept))]  # the oldest


def put_incidents(exporter: IncidentExporter, incidents: Iterable[Told], out: BinaryIO) -> int:
    """Incidents as they are, nothing withheld."""
    return exporter.write(incidents, out)


def redact_told(one: Told) -> Told:
    """The incident with what its redacted reports still say of it, and without findings, which quote the words."""
    return told_by(one, tuple(map(redact, one.readings)))


def told_by(one: Told, readings: tuple[Reading, ...]) -> Told:
    """The incident as far as some readings of its reports, which may withhold things, still tell it."""
    kept = replace(one, readings=readings)
    place, known = kept.place(), _names(readings)
    lat, lon = (place.moved or (place.lat, place.lon)) if place else (None, None)
    incident = replace(
        one.incident,
        who=_public(one.incident.who, known),
        whom=_public(one.incident.whom, known),
        doers=_public(one.incident.doers, known),
        victims=_public(one.incident.victims, known),
        place=_name(place) if place else None,
        site=_still(one.incident.site, readings),
        lat=lat,
        lon=lon,
        precision=place.precision if place else None,
        radius_km=place.radius_km if place else None,
    )
    voices = one.row.compared.voices
    counted = VoiceCount(voices=_voices(voices.voices, known), unnamed=_voices(voices.unnamed, known))
    compared = replace(one.row.compared, incident=incident, voices=counted, findings=())
    return replace(kept, row=replace(one.row, compared=compared))


def _still(words: str | None, readings: Iterable[Reading]) -> str | None:
    """A site's name where a report still has it: it may have been that of its owner."""
    return words if words and any(words in reading.document.text for reading in readings) else None


def _name(place: Place) -> str:
    return place.name or place.span.text


def _names(readings: Iterable[Reading]) -> frozenset[str]:
    """Every name that redacted reports still give."""
    return frozenset(name for reading in readings for name in _named(reading) if name)


def _named(reading: Reading) -> Iterator[str | None]:
    yield reading.document.outlet
    yield from reading.document.authors
    for actor in reading.actors:
        yield actor.name
        yield actor.organisation
    for attribution in reading.attributions:
        yield from attribution.chain
        if attribution.speaker:
            yield attribution.speaker.name
            yield attribution.speaker.organisation


def _public(names: Iterable[str], known: frozenset[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name if name in known else PRIVATE for name in names))


def _voices(voices: Iterable[Voice], known: frozenset[str]) -> tuple[Voice, ...]:
    """Voices under names that the redacted reports give; an agency, which a credit line names, has its side's key."""
    return tuple(_voice(voice, known) for voice in voices)


def _voice(voice: Voice, known: frozenset[str]) -> Voice:
    if voice.name is None or voice.name in known or any(echo.kind in ("wire", "byline") for echo in voice.echoes):
        return replace(voice, echoes=())
    return replace(voice, name=PRIVATE, side="", echoes=())
