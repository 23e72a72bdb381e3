"""One transaction of a memory store: it fills a copy of the state, which then takes the old one's place."""

import hashlib
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from tadmor.errors import BadDecision, DuplicateId, IntegrityError, Removed
from tadmor.model import Decision, DecisionAction, DocumentLink, Provenance, Reading, Rejected
from tadmor.model.incidents import Compared
from tadmor.store.body import body, writable
from tadmor.store.decisions import (
    chained,
    drafted,
    drafted_on_incident,
    drafted_on_source,
    drafted_return,
    is_source,
    no_target,
)
from tadmor.store.happening_index import happenings
from tadmor.store.index import entries
from tadmor.store.memory.state import Kept, State
from tadmor.store.memory.view import MemoryView
from tadmor.store.order import document_order
from tadmor.store.protocols import Added
from tadmor.store.removals import drafted_removal, no_document, removals, removed_document
from tadmor.store.rows import ClaimRow
from tadmor.store.seen import Seen, refuse_changed
from tadmor.store.tabulate import fingerprint

__all__ = ["MemoryWriter"]


class MemoryWriter:
    """The store's writer (`store.protocols`) over what is in memory: every method as described there."""

    def __init__(self, state: State) -> None:
        self._state, self.shelves = state, state.shelves

    def add(self, reading: Reading, provenance: Provenance | None = None, raw: bytes | None = None) -> Added:
        state, document = self._state, reading.document
        sha256 = hashlib.sha256(raw).hexdigest() if raw is not None else None
        if sha256 and provenance and provenance.sha256 != sha256:
            raise IntegrityError(f"the raw bytes of {document.id!r} are not those of its provenance")
        line = body(reading)
        for removal in removals(state.log):
            if removal.bars(document.id, hashlib.sha256(document.text.encode()).hexdigest(), sha256):
                raise Removed(removal.document, removal.words())
        old = state.kept.get(document.id)
        if old and old.reading.document.text != document.text:
            raise DuplicateId(f"document id {document.id!r} is taken by another text")
        if old and fingerprint(old.reading) == fingerprint(reading) and (reading.made_by or body(old.reading) == line):
            return "unchanged"
        found = entries(reading)
        number = old.number if old else max((kept.number for kept in state.kept.values()), default=0) + 1
        state.linked.pop(document.id, None)
        state.links = {pair: link for pair, link in state.links.items() if document.id not in pair}
        place = document_order(document.published, number)
        state.kept[document.id] = Kept(number, place, reading, found, happenings(reading, found))
        if provenance:
            state.provenance.setdefault(document.id, replace(provenance, name=writable(provenance.name)))
        if sha256 and raw is not None:
            state.raws.setdefault(sha256, raw)
        return "replaced" if old else "added"

    def remove(self, document: str, *, by: str, why: str, at: datetime | None = None) -> Decision:
        state, kept = self._state, self._state.kept.get(document)
        if kept is None:
            raise BadDecision(no_document(document))
        raw = state.provenance[document].sha256 if document in state.provenance else None
        alone = all(other.sha256 != raw for name, other in state.provenance.items() if name != document)
        text = hashlib.sha256(kept.reading.document.text.encode()).hexdigest()
        line = self._log(drafted_removal(document, text, raw, alone=alone, by=by, why=why, at=at))
        if raw and alone:
            state.raws.pop(raw, None)
        for held in (state.kept, state.provenance, state.linked):
            held.pop(document, None)
        state.links = {pair: link for pair, link in state.links.items() if document not in pair}
        state.told = {id_: told for id_, told in state.told.items() if document not in told[1].incident.documents}
        return line

    def reject(self, rejected: Rejected) -> None:
        kept = replace(rejected, name=writable(rejected.name), detail=writable(rejected.detail))
        self._state.rejects.setdefault((kept.name, kept.sha256), kept)

    def forgive(self, name: str, sha256: str | None = None) -> None:
        """Forget the rejects of an input that has become a document after all, under this name or as these bytes."""
        known = self._state.rejects
        for key in [key for key in known if key[0] == writable(name) or (sha256 is not None and key[1] == sha256)]:
            del self._state.rejects[key]

    def mark(self, key: str, fingerprint: str, outcome: str) -> None:
        self._state.marks[writable(key)] = (fingerprint, outcome)

    def join(self, links: Iterable[DocumentLink]) -> None:
        known = self._state.kept
        self._state.links |= {(k.first, k.second): k for k in links if k.first in known and k.second in known}

    def retell(self, ended: Iterable[str], made: Iterable[Compared]) -> None:
        told, compared = self._state.told, list(made)
        for id_ in [*ended, *(one.incident.id for one in compared)]:
            told.pop(id_, None)
        first = max((number for number, _ in told.values()), default=0) + 1
        told |= {one.incident.id: (number, one) for number, one in enumerate(compared, first)}

    def unlink(self) -> None:
        state = self._state
        state.links, state.told, state.linked = {}, {}, {}

    def linked(self, document: str, under: str) -> None:
        if document in self._state.kept:
            self._state.linked[document] = under

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
        seen: Seen | None = None,
    ) -> Decision:
        state = self._state
        if seen is not None:
            view = MemoryView(state)
            refuse_changed(seen, view.seen(target), view.decisions(target))
        found = _rows_named((entry.row for kept in state.kept.values() for entry in kept.entries), target)
        if not found and state.incident(target):
            about = [line for line in state.log if line.document is None and line.target == target]
            draft = drafted_on_incident(action, target, about, by=by, why=why, field=field, value=value, at=at)
            return self._log(draft)
        if not found and is_source(MemoryView(state).claims, target):
            about = [line for line in state.log if line.document is None and line.target == target]
            return self._log(drafted_on_source(action, target, about, by=by, why=why, field=field, value=value, at=at))
        if not found and removed_document(target) and (about := [x for x in state.log if x.target == target]):
            return self._log(drafted_return(action, target, about, by=by, why=why, at=at))
        if len({row.document for row in found}) != 1:
            raise BadDecision(no_target(target, len(found)))
        document = found[0].document
        rows, log = [entry.row for entry in state.kept[document].entries], state.log_of(document)
        draft = drafted(action, found[0], target, log, rows, by=by, why=why, field=field, value=value, at=at)
        return self._log(draft)

    def _log(self, draft: Decision) -> Decision:
        line = chained(draft, self._state.log[-1] if self._state.log else None)
        self._state.log.append(line)
        return line


def _rows_named(rows: Iterable[ClaimRow], id: str) -> list[ClaimRow]:
    """The rows of the claim with an id, else those of the attribution with it."""
    found = list(rows)
    return [row for row in found if row.id == id] or [row for row in found if row.attribution == id]
