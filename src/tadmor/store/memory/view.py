"""One moment of a memory store: every question is answered by looking at everything."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from tadmor.errors import StoreError
from tadmor.model import Decision, DocumentLink, Provenance, Reading, Rejected
from tadmor.model.incidents import Compared, Ruling
from tadmor.store.body import writable
from tadmor.store.decisions import grades, holding, orphaned, reviews, rulings, state_of
from tadmor.store.filters import Filter, cursor, no_incidents, of_claims, of_document
from tadmor.store.grades import graded, holder
from tadmor.store.incident_index import Telling, incident_entry, incident_row, supported
from tadmor.store.index import Entry
from tadmor.store.matching import Listed, answers, is_about, weight
from tadmor.store.memory.spread import spread
from tadmor.store.memory.state import Kept, State
from tadmor.store.order import document_order
from tadmor.store.protocols import Counts, Page
from tadmor.store.query import parse_query
from tadmor.store.removals import Removal, removals
from tadmor.store.rows import ClaimRow, DocumentRow, EventRow, IncidentRow, MovementRow
from tadmor.store.seen import Seen, made_of, seen_of_source
from tadmor.store.spelling import Named, spellings
from tadmor.store.spread import Layer, Spread
from tadmor.store.tabulate import document_row, fingerprint

__all__ = ["MemoryView"]

Row = TypeVar("Row")
Told = TypeVar("Told", bound=Listed)
Happened = TypeVar("Happened", EventRow, MovementRow)
Placed = tuple[int, Entry[Told], Told]
"""A row's order, its entry, and the row as people have reviewed it."""


class MemoryView:
    """The store's view (`store.protocols`) over what is in memory: every method as described there."""

    def __init__(self, state: State) -> None:
        self._state, self.shelves = state, state.shelves

    def _claims(self) -> list[Placed[ClaimRow]]:
        """Every claim, oldest first."""
        found: list[Placed[ClaimRow]] = []
        for document, kept in self._state.kept.items():
            found += zip(kept.orders(), kept.entries, self.rows(document), strict=False)
        return sorted(found, key=lambda item: item[0])

    def _events(self) -> list[Placed[EventRow]]:
        """Every event, oldest first."""
        found: list[Placed[EventRow]] = []
        for kept in self._state.kept.values():
            layer = kept.happenings
            found += self._happened(kept, layer.events, layer.events_held_by)
        return sorted(found, key=lambda item: item[0])

    def _movements(self) -> list[Placed[MovementRow]]:
        """Every movement, oldest first."""
        found: list[Placed[MovementRow]] = []
        for kept in self._state.kept.values():
            layer = kept.happenings
            found += self._happened(kept, layer.movements, layer.movements_held_by)
        return sorted(found, key=lambda item: item[0])

    def _happened(
        self, kept: Kept, entries: Sequence[Entry[Happened]], held_by: Sequence[int | None]
    ) -> Iterator[Placed[Happened]]:
        """A document's events or movements, each with its claim as people have reviewed it."""
        claims = self.rows(kept.reading.document.id)
        for order, entry, at in zip(kept.orders(), entries, held_by, strict=False):
            yield order, entry, replace(entry.row, claim=None if at is None else claims[at])

    def claims(self, filter: Filter) -> Page[ClaimRow]:
        return _listed(self._claims(), filter, lambda row: self._supported(row, filter))

    def events(self, filter: Filter) -> Page[EventRow]:
        return _listed(self._events(), filter, lambda row: self._supported(row.claim, filter))

    def movements(self, filter: Filter) -> Page[MovementRow]:
        return _listed(self._movements(), filter, lambda row: self._supported(row.claim, filter))

    def _supported(self, claim: ClaimRow | None, filter: Filter) -> bool:
        """Whether an incident that a claim tells has the support that a filter asks for, if it asks for any."""
        if filter.reliability and not self._graded([claim] if claim else [], filter):
            return False
        if filter.voices_min is None and not filter.support:
            return True
        return claim is not None and supported(
            (row for row in self.incidents_in(claim.document) if claim.id in row.incident.claims), filter
        )

    def _behind(self, row: IncidentRow, filter: Filter) -> bool:
        """Whether an incident has the support that a filter asks for, and is told by sources graded so."""
        if filter.reliability:
            tellers = [one for id_ in row.incident.documents for one in self.rows(id_) if one.id in row.incident.claims]
            if not self._graded(tellers, filter):
                return False
        return supported([row], filter)

    def _graded(self, rows: Iterable[ClaimRow], filter: Filter) -> bool:
        """Whether one of some claims is of a source that people graded as a filter asks."""
        wanted = graded(self.grades(), filter.reliability)
        return any(holder(row) in wanted for row in rows)

    def removals(self) -> tuple[Removal, ...]:
        return removals(self._state.log)

    def grades(self) -> dict[str, Decision]:
        return grades(line for line in self._state.log if line.document is None)

    def search(self, query: str, filter: Filter) -> Page[ClaimRow]:
        return self.claims(replace(filter, q=parse_query(query)))

    def claim(self, id: str) -> ClaimRow | None:
        found = [row for _, _, row in self._claims() if row.id == id]
        if len({row.document for row in found}) > 1:
            raise StoreError(f"claims of several documents have the id {id!r}")
        return found[0] if found else None

    def rows(self, document: str) -> tuple[ClaimRow, ...]:
        kept = self._state.kept.get(document)
        if kept is None:
            return ()
        rows = [entry.row for entry in kept.entries]
        states = reviews(self._state.log_of(document), rows)
        return tuple(replace(row, review=states.get(at, "new")) for at, row in enumerate(rows))

    def documents(self, filter: Filter) -> Page[DocumentRow]:
        no_incidents(filter)
        return _page([(at, document_row(kept.reading)) for at, kept in self._documents(filter)], filter)

    def _documents(self, filter: Filter) -> list[tuple[int, Kept]]:
        own, rest = of_document(filter), of_claims(filter)
        wanted = None
        if rest:
            told = _matching(self._claims(), rest)
            wanted = {row.document for _, _, row in told if self._supported(row, rest)}
        kept = [k for k in self._state.kept.values() if wanted is None or k.reading.document.id in wanted]
        placed = [(k.order, k) for k in kept if is_about(k.reading, own)]
        return sorted(placed, key=lambda item: item[0])

    def document(self, id: str) -> DocumentRow | None:
        kept = self._state.kept.get(id)
        return document_row(kept.reading) if kept else None

    def document_ids(self) -> Iterator[str]:
        return iter(sorted(self._state.kept, key=lambda id: self._state.kept[id].number))

    def reading(self, document: str) -> Reading | None:
        kept = self._state.kept.get(document)
        return kept.reading if kept else None

    def readings(self, filter: Filter) -> Iterator[Reading]:
        found = self._documents(replace(filter, next=None))
        return (kept.reading for _, kept in (found if filter.sort == "oldest" else reversed(found)))

    def provenance(self, document: str) -> Provenance | None:
        return self._state.provenance.get(document)

    def raw(self, sha256: str) -> bytes | None:
        return self._state.raws.get(sha256)

    def raw_hashes(self) -> Iterator[str]:
        return iter(sorted(self._state.raws))

    def rejects(self) -> tuple[Rejected, ...]:
        return tuple(self._state.rejects.values())

    def marked(self, keys: Iterable[str], fingerprint: str) -> dict[str, str]:
        found = {key: self._state.marks.get(writable(key), ("", "")) for key in keys}
        return {key: outcome for key, (under, outcome) in found.items() if under == fingerprint}

    def decisions(self, target: str | None = None) -> tuple[Decision, ...]:
        if target is None:
            return tuple(self._state.log)
        lines = {line.seq: line for line in self._state.log if line.document is None and line.target == target}
        for document in dict.fromkeys(line.document for line in self._state.log if line.document):
            held = holding(self._state.log_of(document), self.rows(document), target)
            lines |= {line.seq: line for line in held}
        return tuple(lines[seq] for seq in sorted(lines))

    def seen(self, target: str) -> Seen:
        last = max((line.seq for line in self.decisions(target)), default=0)
        rows = [row for _, _, row in self._claims()]
        named = [row for row in rows if row.id == target] or [row for row in rows if row.attribution == target]
        if named:
            return Seen(last, fingerprint(self._state.kept[named[0].document].reading))
        told = self.incident(target)
        return Seen(last, made_of(told.compared)) if told else seen_of_source(target, last)

    def decision_head(self) -> str:
        return self._state.log[-1].hash if self._state.log else ""

    def orphans(self) -> tuple[Decision, ...]:
        decided = dict.fromkeys(line.document for line in self._state.log if line.document)
        lost = [line for name in decided for line in orphaned(self._state.log_of(name), self.rows(name))]
        return tuple(sorted(lost, key=lambda line: line.seq))

    def incidents(self, filter: Filter) -> Page[IncidentRow]:
        return _listed(self._listed_incidents(), filter, lambda row: self._behind(row, filter))

    def _listed_incidents(self) -> list[Placed[IncidentRow]]:
        """Every incident that is no story, oldest first."""
        kept = [self._incident(number, one) for number, one in self._state.told.values() if not one.incident.story]
        return sorted(kept, key=lambda item: item[0])

    def spread(self, layer: Layer, filter: Filter, most: int, hidden: Sequence[Filter] = ()) -> Spread:
        if layer == "claims":
            return spread(self._claims(), filter, most, hidden, self._supported)
        if layer == "incidents":
            return spread(self._listed_incidents(), filter, most, hidden, self._behind)
        rows: list[Any] = self._events() if layer == "events" else self._movements()
        return spread(rows, filter, most, hidden, lambda row, one: self._supported(row.claim, one))

    def spellings(self, named: Named, start: str) -> tuple[str, ...]:
        found: list[Entry[Any]] = [entry for _, entry, _ in self._claims()]
        if named == "place":
            found += (entry for _, entry, _ in self._listed_incidents())
        return spellings(found, named, start)

    def _incident(self, number: int, compared: Compared) -> Placed[IncidentRow]:
        """An incident as a row, with what it is found by."""
        tellers = [self._state.kept[id_] for id_ in compared.incident.documents if id_ in self._state.kept]
        days = [kept.reading.document.published for kept in tellers]
        about = [line for line in self._state.log if line.document is None and line.target == compared.incident.id]
        row = incident_row(
            compared,
            published=min((day for day in days if day), default=None),
            composed=bool(tellers) and all(kept.reading.document.composed for kept in tellers),
            review=state_of(about) or "new",
        )
        claims = [
            Telling(entry.words, entry.keys, kept.reading.document.lang)
            for kept in tellers
            for entry in kept.entries
            if entry.row.id in compared.incident.claims
        ]
        return document_order(row.earliest or row.latest, number), incident_entry(row, claims), row

    def incident(self, id: str) -> IncidentRow | None:
        found = self._state.incident(id)
        return self._incident(*found)[2] if found else None

    def incidents_of(self, claim: str) -> tuple[IncidentRow, ...]:
        row = self.claim(claim)
        return tuple(one for one in self.incidents_in(row.document) if claim in one.incident.claims) if row else ()

    def incidents_in(self, document: str) -> tuple[IncidentRow, ...]:
        found = [kept for kept in self._state.told.values() if document in kept[1].incident.documents]
        return tuple(sorted((self._incident(*kept)[2] for kept in found), key=lambda row: row.id))

    def told_by_several(self) -> Iterator[IncidentRow]:
        found = [self._incident(*kept) for kept in self._state.told.values() if len(kept[1].incident.documents) > 1]
        return (row for _, _, row in sorted(found, key=lambda item: item[0], reverse=True))

    def links(self, document: str | None = None) -> Iterator[DocumentLink]:
        number = {id_: kept.number for id_, kept in self._state.kept.items()}
        found = [link for pair, link in self._state.links.items() if document is None or document in pair]
        return iter(sorted(found, key=lambda link: (number[link.first], number[link.second])))

    def unlinked(self, under: str) -> Iterator[str]:
        return (id_ for id_ in self.document_ids() if self._state.linked.get(id_) != under)

    def waiting(self) -> int:
        return len(self._state.kept) - len(self._state.linked)

    def rulings(self) -> tuple[Ruling, ...]:
        return rulings(line for line in self._state.log if line.document is None)

    def counts(self) -> Counts:
        state = self._state
        return Counts(
            documents=len(state.kept),
            claims=sum(len(kept.entries) for kept in state.kept.values()),
            rejects=len(state.rejects),
            decisions=len(state.log),
            raws=len(state.raws),
            incidents=sum(not one.incident.story for _, one in state.told.values()),
            unlinked=self.waiting(),
        )

    def fingerprints(self) -> dict[str, int]:
        found: dict[str, int] = {}
        for kept in self._state.kept.values():
            made = fingerprint(kept.reading)
            found[made] = found.get(made, 0) + 1
        return found


def _matching(placed: Iterable[Placed[Told]], filter: Filter) -> list[Placed[Told]]:
    return [item for item in placed if answers(item[1], item[2], filter)]


def _listed(placed: Iterable[Placed[Told]], filter: Filter, holds: Callable[[Told], bool]) -> Page[Told]:
    """The page of a layer's rows that a filter asks for; by rank, its positions are places in the order of weights."""
    found = [item for item in _matching(placed, filter) if holds(item[2])]
    if filter.sort == "rank" and filter.q:
        query = filter.q
        found.sort(key=lambda item: (weight(query, item[1]), item[0]), reverse=True)
    elif filter.sort == "accounts":
        found.sort(key=lambda item: (*_accounts(item[2], filter), item[0]), reverse=True)
    else:
        return _page([(at, row) for at, _, row in found], filter)
    return _page([(at, row) for at, (_, _, row) in enumerate(found, 1)], filter)


def _accounts(row: Listed, filter: Filter) -> tuple[int, int]:
    """How many accounts, and how many reports, tell an incident."""
    if not isinstance(row, IncidentRow):
        no_incidents(filter)
        return 0, 0
    return row.voices, len(row.incident.documents)


def _page(placed: Sequence[tuple[int, Row]], filter: Filter) -> Page[Row]:
    """The page of some rows, each with its position, oldest (or best) first, that a filter asks for."""
    upward = filter.sort in ("oldest", "rank", "accounts")
    run = list(placed) if upward else list(reversed(placed))
    if filter.next is not None:
        after = filter.next
        run = [item for item in run if (item[0] > after if upward else item[0] < after)]
    chosen, more = run[: filter.size], len(run) > filter.size
    return Page(tuple(row for _, row in chosen), cursor(filter.sort, chosen[-1][0]) if more else None)
