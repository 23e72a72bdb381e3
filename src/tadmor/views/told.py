"""Which incident tells an event, and whether a claim of it says that it was not so: as linking understood it.

A store keeps an incident's tellings by their ids; which events a telling holds follows from its document's reading, so
it is worked out anew for the documents that a question touches, and for no others.
"""

from collections import OrderedDict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from tadmor.link.incidents import Telling, tellings
from tadmor.model import Reading
from tadmor.model.incidents import Incident
from tadmor.store import ClaimRow, IncidentRow, MovementRow, View, happening_rows

__all__ = ["Tellings", "by_claim", "quoted", "some_claims"]

_KEPT = 128  # documents: a reading is some 100 kB
_CLAIMS = 24  # of one incident that are looked at for its words: a hundred copies say no more


@dataclass(frozen=True, slots=True)
class _Document:
    """What a document tells, by event, and the incidents that its tellings belong to."""

    reading: Reading | None
    by_event: Mapping[str, Telling]
    incidents: Mapping[str, IncidentRow]
    named: frozenset[str]


class Tellings:
    """The tellings of the documents of a view, looked up once each."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._known: OrderedDict[str, _Document] = OrderedDict()

    def incident(self, document: str, event: str | None) -> IncidentRow | None:
        """The incident that an event of a document tells; None where it tells none, or nothing is linked yet."""
        known = self._document(document)
        telling = known.by_event.get(event or "")
        return known.incidents.get(telling.id) if telling else None

    def denied(self, document: str, event: str | None, claim: str | None) -> bool:
        """Whether a claim says that an event was not so."""
        telling = self._document(document).by_event.get(event or "")
        return telling is not None and any(said.negative for said in telling.said if said.claim == claim)

    def reading(self, document: str) -> Reading | None:
        """A document's reading."""
        return self._document(document).reading

    def movements(self, row: IncidentRow, most: int) -> Iterator[MovementRow]:
        """Every movement that an incident is told by, in at most so many of its documents."""
        for document in row.incident.documents[:most]:
            known = self._document(document)
            if known.reading is not None:
                claims = self._view.rows(document)
                for movement in happening_rows(known.reading, claims)[1]:
                    told = self.incident(document, movement.movement.event)
                    if told is not None and told.id == row.id:
                        yield movement

    def named(self, document: str) -> frozenset[str]:
        """The names of those in a document who are called by a name."""
        return self._document(document).named

    def of(self, row: IncidentRow, most: int) -> tuple[Telling, ...]:
        """What an incident's documents tell of it, of at most so many documents."""
        found: dict[str, Telling] = {}
        for document in row.incident.documents[:most]:
            known = self._document(document)
            found |= {t.id: t for t in known.by_event.values() if t.id in row.incident.tellings}
        return tuple(found[id_] for id_ in sorted(found))

    def _document(self, document: str) -> _Document:
        if document not in self._known:
            self._known[document] = self._read(document)
            if len(self._known) > _KEPT:
                self._known.popitem(last=False)
        self._known.move_to_end(document)
        return self._known[document]

    def _read(self, document: str) -> _Document:
        reading = self._view.reading(document)
        if reading is None:
            return _Document(None, {}, {}, frozenset())
        told = tellings(reading)
        rows = [row for row in self._view.incidents_in(document) if not row.incident.story]
        return _Document(
            reading,
            {event: telling for telling in told for event in telling.events},
            {id_: row for row in rows for id_ in row.incident.tellings},
            frozenset(actor.name for actor in reading.actors if actor.id or _proper(actor.name)),
        )


def _proper(name: str) -> bool:
    """Whether a name is one, and no "attackers" or "diplomat (unnamed)"."""
    return name[:1].isupper() and "(" not in name


def by_claim(incidents: Iterable[IncidentRow]) -> dict[str, list[IncidentRow]]:
    """For each claim the incidents that it tells, stories left out."""
    found: dict[str, list[IncidentRow]] = {}
    for row in incidents:
        if not row.incident.story:
            for claim in row.incident.claims:
                found.setdefault(claim, []).append(row)
    return found


def some_claims(view: View, ids: Iterable[str], most: int = _CLAIMS) -> tuple[ClaimRow, ...]:
    """The claims with some ids, the earliest published first; of very many only some."""
    found = [row for id_ in tuple(ids)[:most] if (row := view.claim(id_)) is not None]
    return tuple(sorted(found, key=_since))


def _since(row: ClaimRow) -> tuple[bool, object, str, str]:
    return row.published is None, row.published or 0, row.document, row.id


def quoted(view: View, told: Incident, most: int = _CLAIMS) -> ClaimRow | None:
    """The claim whose words stand for an incident: one that says so before one that denies.

    Then one that has an event of its class, one that names its place, and the earliest. Of very many only `most` are
    looked at.
    """

    def rank(row: ClaimRow) -> tuple[object, ...]:
        kind = any(event.class_ == told.class_ for event in row.events)
        place = not told.place or any(place.name == told.place for place in row.places)
        return row.certainty.endswith("-"), not kind, not place, _since(row)

    return min(some_claims(view, told.claims, most), key=rank, default=None)
