"""What an incident can be found by: the words of those who tell it, and keys and days of its own.

Class, type, site, place, days and who acts are the incident's; speakers, outlets, certainties and the words are those
of any claim that tells it.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import get_args

from tadmor.model import CertaintyLabel, Kind
from tadmor.model.incidents import Compared, Incident
from tadmor.store.filters import Filter, Has, Support
from tadmor.store.index import COLUMNS, Entry, day_keys, key, type_keys
from tadmor.store.rows import Dated, IncidentRow, Review

__all__ = ["Telling", "incident_entry", "incident_row", "supported", "supports"]


@dataclass(frozen=True, slots=True)
class Telling:
    """What a claim gives to the incident that it tells: a text for each of `COLUMNS`, keys, the document's language."""

    words: tuple[str, ...]
    keys: frozenset[str]
    lang: str | None


def incident_row(compared: Compared, *, published: date | None, composed: bool, review: Review = "new") -> IncidentRow:
    """The row of an incident whose first report is of a day."""
    incident = compared.incident
    own = incident.earliest is not None or incident.latest is not None
    dated: Dated | None = "text" if own else "published" if published else None
    return IncidentRow(
        compared=compared,
        earliest=incident.earliest if own else published,
        latest=incident.latest if own else published,
        dated=dated,
        composed=composed,
        review=review,
    )


def incident_entry(row: IncidentRow, claims: Sequence[Telling]) -> Entry[IncidentRow]:
    """What an incident is found by; `claims` are those that tell it, in the order of the incident's."""
    told = dict(zip(COLUMNS, zip(*(claim.words for claim in claims), strict=True), strict=True)) if claims else {}
    own = {"doers": row.incident.doers, "receivers": row.incident.victims}
    words = tuple(" | ".join(dict.fromkeys(filter(None, own.get(name) or told.get(name, ())))) for name in COLUMNS)
    return Entry(row, words, frozenset(_keys(row, claims)))


def _keys(row: IncidentRow, claims: Sequence[Telling]) -> Iterator[str]:
    told = frozenset[str]().union(*(claim.keys for claim in claims))
    yield from (key_ for key_ in _HELD if key_ in told)
    yield from (key("event", kind) for kind in type_keys(row.incident.class_, row.incident.type))
    yield from (key("has", name) for name, here in _has(row.incident).items() if here)
    yield from (key("lang", claim.lang.lower()) for claim in claims if claim.lang)
    if row.dated:
        yield from day_keys(row.earliest, row.latest)


def _has(incident: Incident) -> dict[Has, bool]:
    return {
        "event": bool(incident.class_ or incident.type),
        "place": bool(incident.where),
        "time": incident.earliest is not None or incident.latest is not None,
    }


def _held() -> frozenset[str]:
    """The keys of claims that an incident has as soon as one that tells it does."""
    of_claims: tuple[Has, ...] = ("quantity", "movement", "hedge", "denial")
    return frozenset(
        [
            *(key("certainty", label) for label in get_args(CertaintyLabel)),
            *(key("kind", kind) for kind in [*get_args(Kind), "own"]),
            *(key("has", name) for name in of_claims),
        ]
    )


_HELD = _held()


def supports(row: IncidentRow) -> dict[Support, bool]:
    """What stands behind an incident, in the words of the filter."""
    kinds = {finding.finding for finding in row.compared.findings}
    return {
        "single": row.voices <= 1,
        "several": row.voices > 1,
        "sides": row.sides > 1,
        "conflict": "conflict" in kinds,
        "denied": "denied" in kinds,
    }


def supported(rows: Iterable[IncidentRow], filter: Filter) -> bool:
    """Whether one of some incidents has as many voices, and the support, that a filter asks for."""
    if filter.voices_min is None and not filter.support:
        return True
    return any(
        row.voices >= (filter.voices_min or 0)
        and (not filter.support or any(supports(row)[name] for name in filter.support))
        for row in rows
    )
