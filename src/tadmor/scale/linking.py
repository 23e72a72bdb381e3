"""A store's documents linked, batch by batch: each is one transaction, so a run that is killed has lost no more.

Linking knows no store and the store no linking: what linking remembers passes through shelves (`store.shelves`,
`link.keeping`) as numbers and bytes, and what it finds is handed to the writer. A batch costs its documents and their
neighbourhood, however many are linked already.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice

from tadmor.link.compared import compared
from tadmor.link.duplicates import Duplicates
from tadmor.link.incidents import Incidents, Telling, told_in
from tadmor.link.keeping import StoredKeeping
from tadmor.link.keeping.codec import VERSION, codec
from tadmor.link.voices import Lineage, accounts_of, facts_of
from tadmor.model import DocumentLink, Reading, Span, overlap
from tadmor.model.incidents import Compared, Incident, Ruling
from tadmor.model.voices import Account
from tadmor.scale.heirs import heirs_of, new_links
from tadmor.store import Store, View, Writer
from tadmor.store.shelves import Shelves

__all__ = ["UNDER", "Desk", "Linked", "link"]

UNDER = f"link/{VERSION}"
"""The version of linking under which documents are marked: a newer one links all of them anew."""
_BATCH = 200
_STATE = "link"


@dataclass(slots=True)
class Linked:
    """What a run did so far: documents taken in, of how many; links found; incidents told anew, and ended.

    `untold`: documents in which nothing could be sought for a fault of ours, and its words; they stand in no incident.
    """

    documents: int = 0
    of: int = 0
    links: int = 0
    incidents: int = 0
    ended: int = 0
    untold: dict[str, str] = field(default_factory=dict)


def link(
    store: Store, *, progress: Callable[[Linked], None] = lambda _: None, batch: int = _BATCH, anew: bool = False
) -> Linked:
    """Link every document of a store that is not linked yet, or was read anew since.

    People's rulings are heeded, also where no document is new. `anew` forgets what was linked before. Raises
    `StoreError`; what was committed by then stays, and another call goes on from there.
    """
    report, desk = Linked(), Desk()
    if anew:
        with store.writer() as writer:
            desk.clear(writer)
    with store.snapshot() as view:
        waiting = list(view.unlinked(UNDER))
        known = _read(view.shelves)
        if not waiting and view.rulings() == (known.rulings if known else ()):
            return report
    report.of = len(waiting)
    for ids in _batches(waiting, batch):
        with store.writer() as writer, store.snapshot() as view:
            desk.work(writer, view, ids, report)
        progress(report)
    return report


def _batches(ids: list[str], size: int) -> Iterator[list[str]]:
    """At least one, which may be empty: rulings may be new."""
    rest = iter(ids)
    yield list(islice(rest, size))
    while some := list(islice(rest, size)):
        yield some


@dataclass(frozen=True, slots=True)
class _State:
    """What must hold between two transactions: by which version, after which batch, under which rulings."""

    version: str = VERSION
    batch: int = 0
    rulings: tuple[Ruling, ...] = ()


def _read(shelves: Shelves) -> _State | None:
    """The state that the last transaction left; None where nothing was ever linked."""
    kept = shelves.records(_STATE, [0]).get(0)
    found: _State | None = codec(_State)[1](kept) if kept is not None else None
    return found


@dataclass(frozen=True, slots=True)
class _Accounts:
    """A document's accounts."""

    some: tuple[Account, ...]


class Desk:
    """Everything that linking needs, over the shelves of one transaction after another."""

    def __init__(self) -> None:
        self._open()

    def _open(self) -> None:
        self._keeping = StoredKeeping()
        self._duplicates = Duplicates.over(self._keeping)
        self._lineage = Lineage(keeping=self._keeping)
        self._incidents = Incidents(keeping=self._keeping)
        self._accounts = self._keeping.table("accounts", _Accounts, 1_500)
        self._batch = -1

    def clear(self, writer: Writer) -> None:
        """Forget all that was linked."""
        self._open()
        self._keeping.turn(writer.shelves)
        self._keeping.clear()
        writer.shelves.clear(_STATE)
        writer.unlink()

    def work(self, writer: Writer, view: View, ids: Iterable[str], report: Linked) -> None:
        """Take in some documents, and write what changes by them."""
        state = self._turned(writer)
        rulings = view.rulings()
        if rulings != state.rulings:
            self._incidents.heed(rulings)
        batch = _Batch()
        for reading in (view.reading(id_) for id_ in ids):
            if reading is not None:
                self._take_in(reading, batch)
        self._write(writer, batch, report)
        self._end(writer, _State(VERSION, state.batch + 1, rulings))

    def _end(self, writer: Writer, state: _State) -> None:
        self._batch = state.batch
        self._keeping.flush()
        writer.shelves.keep(_STATE, {0: codec(_State)[0](state)})

    def forget(self, writer: Writer, view: View, gone: Sequence[str]) -> None:
        """Take documents out of all that was linked, before the writer takes them out; `view` still has them.

        Their neighbours are told anew, as if they had never come. The desk begins anew after it.
        """
        state, batch = self._turned(writer), _Batch()
        heirs = heirs_of(view, self._duplicates, gone)
        batch.beside.update(telling for document in gone for telling in self._incidents.beside(document))
        batch.parted.update(self._lineage.touched(gone))
        links = self._duplicates.without(gone, heirs)
        for document in gone:
            batch.parted.update(self._lineage.forget(document))
            self._accounts.drop(self._incidents.number(document))
            self._incidents.forget(document)
        batch.parted.difference_update(gone)
        batch.links += new_links(view, heirs, links)
        for found in batch.links:
            self._lineage.join(found)
        batch.documents += [heir.document.id for heir in heirs]
        self._write(writer, batch, Linked())
        self._end(writer, replace(state, batch=state.batch + 1))
        self._batch = -1

    def _turned(self, writer: Writer) -> _State:
        """The state in this transaction; what is at hand is let go if somebody else has been at work since."""
        found = _read(writer.shelves)
        if found is not None and found.version != VERSION:
            self.clear(writer)
            found = None
        state = found or _State()
        if state.batch != self._batch:
            self._open()
            self._batch = state.batch
            self._incidents.known(state.rulings)
        self._keeping.turn(writer.shelves)
        return state

    def _take_in(self, reading: Reading, batch: "_Batch") -> None:
        """A document that is new, or was read anew: then it is unlinked first."""
        document = reading.document
        parted = self._lineage.part(document.id)
        links = self._duplicates.renew(reading, parted)
        number = self._incidents.number(document.id)
        self._lineage.add(facts_of(document, number))
        for found in links:
            self._lineage.join(found)
        told, accounts = self._told(reading, batch)
        self._accounts.put(number, _Accounts(accounts))
        self._incidents.take(document.id, told)
        batch.documents.append(document.id)
        batch.links += links
        batch.parted.update(parted)

    def _told(self, reading: Reading, batch: "_Batch") -> tuple[tuple[Telling, ...], tuple[Account, ...]]:
        """What a document tells, on whose word; nothing where that fails: one report must not hold up all others."""
        try:
            return told_in(reading), accounts_of(reading)
        except Exception as error:  # noqa: BLE001 - the border of a report: whatever it is, it is told and not lost
            batch.untold[reading.document.id] = f"{type(error).__name__}: {error}"
            return (), ()

    def _write(self, writer: Writer, batch: "_Batch", report: Linked) -> None:
        changes = self._incidents.changes()
        told = {one.id: one for one in (*self._retold(batch), *changes.made)}
        writer.join(batch.links)
        writer.retell(changes.ended, [self._compared(told[id_]) for id_ in sorted(told)])
        for id_ in batch.documents:
            writer.linked(id_, UNDER)
        report.documents += len(batch.documents)
        report.links += len(batch.links)
        report.incidents += len(told)
        report.ended += len(changes.ended)
        report.untold |= batch.untold

    def _retold(self, batch: "_Batch") -> Iterator[Incident]:
        """Incidents whose voices may have changed without a new telling: a new link leads to words of their claims."""
        yield from self._incidents.of_documents(batch.parted)
        yield from (one for id_ in sorted(batch.beside) if (one := self._incidents.incident_of(id_)) is not None)
        regions = self._lineage.touched([*batch.documents, *batch.parted])
        numbers = {name: self._incidents.number(name) for name in regions}
        kept = self._accounts.many(numbers.values())
        claims = {
            name: [account.claim for account in kept[number].some if _lies_in(account, regions[name])]
            for name, number in numbers.items()
            if number in kept
        }
        led = {claim for some in claims.values() for claim in some}
        for incident in self._incidents.of_documents(name for name, some in claims.items() if some):
            if not led.isdisjoint(incident.claims):
                yield incident

    def _compared(self, incident: Incident) -> Compared:
        """An incident with its voices, and what they agree on."""
        numbers = [self._incidents.number(document) for document in incident.documents]
        kept = self._accounts.many(numbers)
        accounts = {one.claim: one for number in numbers for one in kept[number].some}
        return compared(self._incidents, incident, accounts, self._lineage)


def _lies_in(account: Account, regions: Iterable[Span]) -> bool:
    return any(overlap(words, region) for words in account.words for region in regions)


@dataclass(slots=True)
class _Batch:
    """What became of the documents of one transaction.

    `parted` are documents with which they were linked before, `beside` tellings near which something was told before.
    """

    documents: list[str] = field(default_factory=list)
    links: list[DocumentLink] = field(default_factory=list)
    parted: set[str] = field(default_factory=set)
    beside: set[str] = field(default_factory=set)
    untold: dict[str, str] = field(default_factory=dict)
