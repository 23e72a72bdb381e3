"""What was said to happen when: incidents, and single claims where asked, in the order of their days.

Days are intervals: an end that no report gives stays open, and a day of publication says only that it was told by then.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from tadmor.model.incidents import FindingKind
from tadmor.model.voices import VoiceCount
from tadmor.store import ClaimRow, Filter, IncidentRow, View
from tadmor.store.rows import Dated
from tadmor.views.reach import MOST, Reach, Reader
from tadmor.views.told import quoted

__all__ = ["Entry", "Timeline", "timeline"]

_DISPUTED: tuple[FindingKind, ...] = ("conflict", "denied")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One incident, or one claim that tells none.

    `earliest` and `latest` are whole days, ends included, None where open; `dated` is None where nobody gives a day.
    `claim` has the words of one who tells it, `documents` how many reports do. `parties` are all who have a part in
    it, also those whom one report alone names. `voices` is None for a single claim that has not been linked. Degrees,
    WGS 84.
    """

    id: str
    kind: Literal["incident", "claim"]
    earliest: date | None
    latest: date | None
    dated: Dated | None
    class_: str | None = None
    type: str | None = None
    who: tuple[str, ...] = ()
    whom: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    place: str | None = None
    lat: float | None = None
    lon: float | None = None
    precision: str | None = None
    radius_km: float | None = None
    voices: VoiceCount | None = None
    findings: tuple[FindingKind, ...] = ()
    claim: ClaimRow | None = None
    documents: int = 1
    composed: bool = False
    review: str = "new"

    @property
    def disputed(self) -> bool:
        """Whether voices contradict each other, or somebody denies it."""
        return any(kind in _DISPUTED for kind in self.findings)


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """Entries in the order of their days, those without any day last; `next` asks for the page after."""

    entries: tuple[Entry, ...]
    next: str | None = None
    reach: Reach


def timeline(view: View, filter: Filter, *, claims: bool = False, most: int = MOST) -> Timeline:
    """A page of incidents in the filter's order (`sort="oldest"` begins with the earliest).

    With `claims`, also the claims between its days that none of its incidents holds, at most `most` of them looked at.
    """
    page = view.incidents(filter)
    entries, reach = [_of_incident(view, row) for row in page.rows], Reach(read=len(page.rows))
    if claims:
        told = {claim for row in page.rows for claim in row.incident.claims}
        reader = Reader(most)
        asked = _between(filter, entries, whole=page.next is None and filter.next is None)
        entries += [_of_claim(row) for row in reader.rows(view.claims, asked) if row.id not in told]
        reach = replace(reader.reach, read=reach.read + reader.reach.read)
    ordered = sorted(entries, key=_days, reverse=filter.sort == "newest")
    dated = [entry for entry in ordered if entry.dated]
    return Timeline(entries=(*dated, *(entry for entry in ordered if not entry.dated)), next=page.next, reach=reach)


def _between(filter: Filter, entries: list[Entry], whole: bool) -> Filter:
    """The filter for claims of the days that a page shows."""
    plain = replace(filter, sort="oldest", next=None)
    days = [day for entry in entries for day in (entry.earliest, entry.latest) if day]
    if whole or not days:
        return plain
    first, last = min(days), max(days)
    return replace(plain, from_=max(filter.from_ or first, first), to=min(filter.to or last, last))


def _days(entry: Entry) -> tuple[date, date, str]:
    first = entry.earliest or entry.latest or date.max
    return first, entry.latest or date.max, entry.id


def _of_incident(view: View, row: IncidentRow) -> Entry:
    told = row.incident
    return Entry(
        id=row.id,
        kind="incident",
        earliest=row.earliest,
        latest=row.latest,
        dated=row.dated,
        class_=told.class_,
        type=told.type,
        who=told.who,
        whom=told.whom,
        parties=told.parties,
        place=told.place,
        lat=told.lat,
        lon=told.lon,
        precision=told.precision,
        radius_km=told.radius_km,
        voices=row.compared.voices,
        findings=tuple(dict.fromkeys(finding.finding for finding in row.compared.findings)),
        claim=quoted(view, told),
        documents=len(told.documents),
        composed=row.composed,
        review=row.review,
    )


def _of_claim(row: ClaimRow) -> Entry:
    kind = next(iter(row.events), None)
    place, movers = next(iter(row.places), None), tuple(_movers(row))
    return Entry(
        id=row.id,
        kind="claim",
        earliest=row.earliest,
        latest=row.latest,
        dated=row.dated,
        class_=kind.class_ if kind else None,
        type=kind.type if kind else None,
        who=movers,
        parties=movers,
        place=(place.name or place.mention) if place else None,
        lat=place.lat if place else None,
        lon=place.lon if place else None,
        precision=place.precision if place else None,
        claim=row,
        composed=row.composed,
        review=row.review,
    )


def _movers(row: ClaimRow) -> Iterator[str]:
    yield from dict.fromkeys(movement.mover for movement in row.movements if movement.mover)
