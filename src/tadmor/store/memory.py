"""The reference: the simplest store that does everything. Others are right when they agree with it."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime
from threading import Lock
from typing import Self, TypeVar

from tadmor.errors import BadDecision, DuplicateId, IntegrityError, StoreError
from tadmor.model import Decision, DecisionAction, Provenance, Reading, Rejected
from tadmor.store.body import body, writable
from tadmor.store.decisions import chained, drafted, holding, orphaned, reviews
from tadmor.store.filters import Filter, cursor, of_claims, of_document
from tadmor.store.index import Entry, entries
from tadmor.store.matching import answers, is_about, weight
from tadmor.store.order import claim_order, document_order
from tadmor.store.protocols import Added, Counts, Finding, Page, StoreKind
from tadmor.store.query import parse_query
from tadmor.store.rows import ClaimRow, DocumentRow
from tadmor.store.tabulate import document_row, fingerprint

__all__ = ["STORE", "MemoryStore"]

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class _Kept:
    """A reading with its number and order, its entries, and the order of each."""

    number: int
    order: int
    reading: Reading
    entries: tuple[Entry, ...]
    orders: tuple[int, ...]


@dataclass(slots=True)
class _State:
    """Everything a store holds. A snapshot keeps one; a writer fills a copy."""

    kept: dict[str, _Kept] = field(default_factory=dict)
    provenance: dict[str, Provenance] = field(default_factory=dict)
    raws: dict[str, bytes] = field(default_factory=dict)
    rejects: dict[tuple[str, str | None], Rejected] = field(default_factory=dict)
    marks: dict[str, tuple[str, str]] = field(default_factory=dict)
    log: list[Decision] = field(default_factory=list)

    def copy(self) -> "_State":
        return _State(
            dict(self.kept),
            dict(self.provenance),
            dict(self.raws),
            dict(self.rejects),
            dict(self.marks),
            list(self.log),
        )

    def log_of(self, document: str) -> list[Decision]:
        return [line for line in self.log if line.document == document]


def rows_named(rows: Iterable[ClaimRow], id: str) -> list[ClaimRow]:
    """The rows of the claim with an id, else those of the attribution with it."""
    found = list(rows)
    return [row for row in found if row.id == id] or [row for row in found if row.attribution == id]


class _Writer:
    def __init__(self, state: _State) -> None:
        self._state = state

    def add(self, reading: Reading, provenance: Provenance | None = None, raw: bytes | None = None) -> Added:
        state, document = self._state, reading.document
        sha256 = hashlib.sha256(raw).hexdigest() if raw is not None else None
        if sha256 and provenance and provenance.sha256 != sha256:
            raise IntegrityError(f"the raw bytes of {document.id!r} are not those of its provenance")
        line = body(reading)
        old = state.kept.get(document.id)
        if old and old.reading.document.text != document.text:
            raise DuplicateId(f"document id {document.id!r} is taken by another text")
        if old and fingerprint(old.reading) == fingerprint(reading) and (reading.made_by or body(old.reading) == line):
            return "unchanged"
        found = entries(reading)
        number = old.number if old else len(state.kept) + 1
        place = document_order(document.published, number)
        orders = tuple(claim_order(place, position) for position in range(len(found)))
        state.kept[document.id] = _Kept(number, place, reading, found, orders)
        if provenance:
            state.provenance.setdefault(document.id, replace(provenance, name=writable(provenance.name)))
        if sha256 and raw is not None:
            state.raws.setdefault(sha256, raw)
        return "replaced" if old else "added"

    def reject(self, rejected: Rejected) -> None:
        kept = replace(rejected, name=writable(rejected.name), detail=writable(rejected.detail))
        self._state.rejects.setdefault((kept.name, kept.sha256), kept)

    def forgive(self, name: str) -> None:
        """Forget the rejects of an input that has become a document after all."""
        for key in [key for key in self._state.rejects if key[0] == writable(name)]:
            del self._state.rejects[key]

    def mark(self, key: str, fingerprint: str, outcome: str) -> None:
        self._state.marks[writable(key)] = (fingerprint, outcome)

    def decide(
        self,
        action: DecisionAction,
        target: str,
        *,
        by: str,
        why: str | None = None,
        field: str | None = None,
        value: str | None = None,
        at: datetime | None = None,
    ) -> Decision:
        state = self._state
        found = rows_named((entry.row for kept in state.kept.values() for entry in kept.entries), target)
        if len({row.document for row in found}) != 1:
            raise BadDecision(f"{len(found) or 'no'} claims or attributions have the id {target!r}; one is needed")
        document = found[0].document
        rows, log = [entry.row for entry in state.kept[document].entries], state.log_of(document)
        draft = drafted(action, found[0], target, log, rows, by=by, why=why, field=field, value=value, at=at)
        line = chained(draft, state.log[-1] if state.log else None)
        state.log.append(line)
        return line


class _View:
    def __init__(self, state: _State) -> None:
        self._state = state

    def _ordered(self) -> list[tuple[int, Entry, ClaimRow]]:
        """Every claim with its order and its row as reviewed, oldest first."""
        found = []
        for document, kept in self._state.kept.items():
            rows = self.rows(document)
            found += list(zip(kept.orders, kept.entries, rows, strict=True))
        return sorted(found, key=lambda item: item[0])

    def _matching(self, filter: Filter) -> list[tuple[int, Entry, ClaimRow]]:
        return [item for item in self._ordered() if answers(item[1], item[2], filter)]

    def claims(self, filter: Filter) -> Page[ClaimRow]:
        found = self._matching(filter)
        if filter.sort == "rank" and filter.q:
            query = filter.q
            ranked = sorted(found, key=lambda item: (weight(query, item[1]), item[0]), reverse=True)
            return _page([(at, row) for at, (_, _, row) in enumerate(ranked, 1)], filter)
        return _page([(at, row) for at, _, row in found], filter)

    def search(self, query: str, filter: Filter) -> Page[ClaimRow]:
        return self.claims(replace(filter, q=parse_query(query)))

    def claim(self, id: str) -> ClaimRow | None:
        found = [row for _, _, row in self._ordered() if row.id == id]
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
        return _page([(at, document_row(kept.reading)) for at, kept in self._documents(filter)], filter)

    def _documents(self, filter: Filter) -> list[tuple[int, _Kept]]:
        own, rest = of_document(filter), of_claims(filter)
        wanted = {row.document for _, _, row in self._matching(rest)} if rest else None
        kept = [k for k in self._state.kept.values() if wanted is None or k.reading.document.id in wanted]
        placed = [(k.order, k) for k in kept if is_about(k.reading, own)]
        return sorted(placed, key=lambda item: item[0])

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
        lines: dict[int, Decision] = {}
        for document in dict.fromkeys(line.document for line in self._state.log if line.document):
            held = holding(self._state.log_of(document), self.rows(document), target)
            lines |= {line.seq: line for line in held}
        return tuple(lines[seq] for seq in sorted(lines))

    def decision_head(self) -> str:
        return self._state.log[-1].hash if self._state.log else ""

    def orphans(self) -> tuple[Decision, ...]:
        decided = dict.fromkeys(line.document for line in self._state.log if line.document)
        lost = [line for name in decided for line in orphaned(self._state.log_of(name), self.rows(name))]
        return tuple(sorted(lost, key=lambda line: line.seq))

    def counts(self) -> Counts:
        state = self._state
        return Counts(
            documents=len(state.kept),
            claims=sum(len(kept.entries) for kept in state.kept.values()),
            rejects=len(state.rejects),
            decisions=len(state.log),
            raws=len(state.raws),
        )

    def fingerprints(self) -> dict[str, int]:
        found: dict[str, int] = {}
        for kept in self._state.kept.values():
            made = fingerprint(kept.reading)
            found[made] = found.get(made, 0) + 1
        return found


def _page(placed: Sequence[tuple[int, Row]], filter: Filter) -> Page[Row]:
    """The page of some rows, each with its position, oldest (or best) first, that a filter asks for."""
    upward = filter.sort in ("oldest", "rank")
    run = list(placed) if upward else list(reversed(placed))
    if filter.next is not None:
        after = filter.next
        run = [item for item in run if (item[0] > after if upward else item[0] < after)]
    chosen, more = run[: filter.size], len(run) > filter.size
    return Page(tuple(row for _, row in chosen), cursor(filter.sort, chosen[-1][0]) if more else None)


class MemoryStore:
    """A store in memory: gone when it is closed. A writer fills a copy, so snapshots cost nothing."""

    def __init__(self, path: str) -> None:
        self.path = path
        self._state = _State()
        self._writing = Lock()

    @contextmanager
    def snapshot(self) -> Iterator[_View]:
        """The store as it stands now."""
        yield _View(self._state)

    @contextmanager
    def writer(self) -> Iterator[_Writer]:
        """One transaction."""
        with self._writing:
            state = self._state.copy()
            yield _Writer(state)
            self._state = state

    def damage(self) -> Iterator[Finding]:
        """Nothing: there is no file."""
        return iter(())

    def close(self) -> None:
        """Let go of everything."""
        self._state = _State()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()


def _open(path: str, *, create: bool = True, time_limit: float = 1.0) -> MemoryStore:
    """A new, empty store; nothing of it is anywhere else, so there is nothing to create and no query to stop."""
    del create, time_limit
    return MemoryStore(path)


STORE = StoreKind(name="memory", durable=False, open=_open)
