"""What every store does. A writer is one transaction, a view is one moment: neither sees the other half-way."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Generic, Literal, Protocol, Self, TypeVar

from tadmor.model import Decision, DecisionAction, DocumentLink, Provenance, Reading, Rejected
from tadmor.model.incidents import Compared, Ruling
from tadmor.store.filters import Filter, position
from tadmor.store.removals import Removal
from tadmor.store.rows import ClaimRow, DocumentRow, EventRow, IncidentRow, MovementRow
from tadmor.store.seen import Seen
from tadmor.store.shelves import Shelves, WritableShelves
from tadmor.store.spelling import Named
from tadmor.store.spread import Layer, Spread

__all__ = ["Added", "Counts", "Finding", "Opener", "Page", "Store", "StoreKind", "View", "Writer", "every"]

Added = Literal["added", "unchanged", "replaced"]
Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Page(Generic[Row]):
    """Some rows, and the word (`next` of the filter grammar) that asks for those after them, None at the end."""

    rows: tuple[Row, ...]
    next: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How much a store holds; `unlinked` documents wait for linking."""

    documents: int
    claims: int
    rejects: int
    decisions: int
    raws: int
    incidents: int
    unlinked: int


@dataclass(frozen=True, slots=True)
class Finding:
    """Something in a store that does not hold: where, and what."""

    where: str
    what: str


class View(Protocol):
    """A store as it stood when the snapshot was taken.

    Queries raise `QueryStopped` when they run past the store's limit of time, and `IntegrityError` where what is
    stored cannot be read back.
    """

    @property
    def shelves(self) -> Shelves:
        """What others keep here, to be read."""

    def claims(self, filter: Filter) -> Page[ClaimRow]:
        """A page of claims; newest publication first unless the filter sorts otherwise, undated ones last."""

    def events(self, filter: Filter) -> Page[EventRow]:
        """A page of events, in the order of `claims`: a document's stand in text order.

        What an event says itself (class, actors, places, days, quantities) is its own; words, speaker, certainty,
        hedges, kind and review are those of the claim that tells it.
        """

    def movements(self, filter: Filter) -> Page[MovementRow]:
        """A page of movements, as of events."""

    def search(self, query: str, filter: Filter) -> Page[ClaimRow]:
        """A page of the claims that answer a full-text query. Raises `BadFilter`."""

    def claim(self, id: str) -> ClaimRow | None:
        """The claim with an id. Raises `StoreError` when foreign readings gave the id to claims of two documents."""

    def rows(self, document: str) -> tuple[ClaimRow, ...]:
        """Every claim of a document, in text order."""

    def documents(self, filter: Filter) -> Page[DocumentRow]:
        """A page of documents.

        `from`, `to`, `outlet` and `lang` are the document's own; with any other word, those with a claim that
        answers it.
        """

    def document(self, id: str) -> DocumentRow | None:
        """The row of a document, None where there is none."""

    def document_ids(self) -> Iterator[str]:
        """The id of every document, in the order in which they were added."""

    def reading(self, document: str) -> Reading | None:
        """A document as it has been read."""

    def readings(self, filter: Filter) -> Iterator[Reading]:
        """Every reading whose document `documents` would list, on all pages, one at a time."""

    def provenance(self, document: str) -> Provenance | None:
        """How a document reached us."""

    def raw(self, sha256: str) -> bytes | None:
        """Bytes as they reached us, by their hash."""

    def raw_hashes(self) -> Iterator[str]:
        """The hash of everything that `raw` gives."""

    def rejects(self) -> tuple[Rejected, ...]:
        """Every input that did not become a document, in the order in which they were met."""

    def marked(self, keys: Iterable[str], fingerprint: str) -> dict[str, str]:
        """Those of some input items that are done under a pipeline's fingerprint, each with its outcome."""

    def decisions(self, target: str | None = None) -> tuple[Decision, ...]:
        """The log of people's decisions, in order; with a target, those that hold for this claim or attribution."""

    def removals(self) -> tuple[Removal, ...]:
        """The documents that people took out and that may not come again, in the order in which they went."""

    def grades(self) -> dict[str, Decision]:
        """The line that grades each source's reliability, by the source's target (`grades.source_target`)."""

    def seen(self, target: str) -> Seen:
        """How a claim, an attribution or an incident stands: what a decision on it may be made to rest on."""

    def decision_head(self) -> str:
        """The hash of the log's last line, "" when it is empty."""

    def orphans(self) -> tuple[Decision, ...]:
        """Decisions whose words no reading of their document claims any more."""

    def incidents(self, filter: Filter) -> Page[IncidentRow]:
        """A page of incidents, by their days; stories are not listed.

        Class, type, place, days and who acts are the incident's own; speaker, outlet, certainty, kind, words are those
        of any claim that tells it.
        """

    def spread(self, layer: Layer, filter: Filter, most: int, hidden: Sequence[Filter] = ()) -> Spread:
        """How the first `most` rows of a list, of which `filter` asks for no page, spread over days and places.

        Rows that answer one of the `hidden` filters are counted, but at no place.
        """

    def spellings(self, named: Named, start: str) -> tuple[str, ...]:
        """Folded words with a beginning out of the names of speakers, outlets, actors or places, in order."""

    def incident(self, id: str) -> IncidentRow | None:
        """The incident with an id, or the one into which it has gone; None if nothing of it is left."""

    def incidents_of(self, claim: str) -> tuple[IncidentRow, ...]:
        """The incidents that a claim tells, by id."""

    def incidents_in(self, document: str) -> tuple[IncidentRow, ...]:
        """The incidents that a document tells, by id; its story among them."""

    def told_by_several(self) -> Iterator[IncidentRow]:
        """The incidents and stories that more than one document tells, newest first."""

    def links(self, document: str | None = None) -> Iterator[DocumentLink]:
        """What a document shares with others, or every link there is."""

    def unlinked(self, under: str) -> Iterator[str]:
        """The ids of documents that are not yet linked under a version of linking, in the order of their arrival."""

    def waiting(self) -> int:
        """How many documents are linked under no version: what `counts` calls unlinked, without the rest of it."""

    def rulings(self) -> tuple[Ruling, ...]:
        """What people decided on which incidents are one, or are not."""

    def counts(self) -> Counts:
        """How much there is."""

    def fingerprints(self) -> dict[str, int]:
        """How many documents were read under each fingerprint."""


class Writer(Protocol):
    """One transaction. A call that raises has written nothing, and the transaction can go on."""

    @property
    def shelves(self) -> WritableShelves:
        """What others keep here, a part of the transaction."""

    def add(self, reading: Reading, provenance: Provenance | None = None, raw: bytes | None = None) -> Added:
        """Keep a reading; one of the same document under the same fingerprint is "unchanged" and writes nothing.

        Another fingerprint replaces machine output, and only that. Raises `DuplicateId` when the id belongs to a
        document with another text, `Removed` when somebody took it out (`removals`), `IntegrityError` when the raw
        bytes are not those of the provenance.
        """

    def remove(self, document: str, *, by: str, why: str, at: datetime | None = None) -> Decision:
        """Take a document out, with all that was read in it, its bytes, its links and the incidents that it tells.

        A line of the log says who did and why; people's decisions on it stay. What linking keeps on the shelves, and
        the incidents as its neighbours tell them, are the linker's (`tadmor.scale.removing`). Raises `BadDecision`
        when there is no such document, or no name or reason.
        """

    def reject(self, rejected: Rejected) -> None:
        """Keep a reject, once for each name and hash."""

    def forgive(self, name: str, sha256: str | None = None) -> None:
        """Forget the rejects of an input that has become a document after all, under this name or as these bytes."""

    def mark(self, key: str, fingerprint: str, outcome: str) -> None:
        """Note that an input item is done."""

    def join(self, links: Iterable[DocumentLink]) -> None:
        """Keep links; one between the same two documents replaces the one before. Unknown documents are passed over."""

    def retell(self, ended: Iterable[str], made: Iterable[Compared]) -> None:
        """Take incidents out by their ids, and keep others. A telling belongs to the incident that was kept last."""

    def unlink(self) -> None:
        """Forget all that linking found, and which documents it took in; what people decided stays."""

    def linked(self, document: str, under: str) -> None:
        """Note that a document is linked under a version of linking; a reading that changes takes it back."""

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
        """Add a line to the log; `value` is JSON text. Raises `BadDecision`.

        With `seen`, only if the target still stands as it did then: else raises `ChangedMeanwhile`.

        The target is a claim, an attribution, or an incident. Of incidents, "merge" joins the one that `value` names
        to the target, "split" takes the telling that it names out of it, and "set" overrules a finding (`field`).
        Of a source (`grades.source_target`) "set" grades its "reliability", which needs a reason. Of a document that
        was removed (`removals.document_target`) "undo" lets it come again.
        """


class Store(Protocol):
    """Readings, kept. A context manager that closes itself."""

    @property
    def path(self) -> str:
        """Where it is, for people."""

    @property
    def read_only(self) -> bool:
        """Whether nothing can be kept where it lies; a `writer` is then refused with `ReadOnly`."""

    def snapshot(self) -> AbstractContextManager[View]:
        """The store as it stands now, as long as the context lasts."""

    def writer(self) -> AbstractContextManager[Writer]:
        """One transaction: committed on a clean exit, rolled back on any exception."""

    def damage(self) -> Iterator[Finding]:
        """What the engine itself finds wrong with its file."""

    def close(self) -> None:
        """Let go of the file."""

    def __enter__(self) -> Self: ...

    def __exit__(self, *exception: object) -> None: ...


class Opener(Protocol):
    """Opens a store at a path. Raises `NotAStore`, `NewerStore` or `StoreError`."""

    def __call__(self, path: str, *, create: bool = True, time_limit: float = 1.0) -> Store: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class StoreKind:
    """A registry line's frozen description. `durable`: what was committed is there when it is opened again.

    `open(path, create=, time_limit=)`: without `create` a store that is not there is an error; a query is stopped
    after `time_limit` seconds.
    """

    name: str
    durable: bool
    open: Opener


def every(fetch: Callable[[Filter], Page[Row]], filter: Filter) -> Iterator[Row]:
    """All the rows of a list, page after page: `every(view.claims, filter)`."""
    page = fetch(filter)
    yield from page.rows
    while page.next:
        filter = replace(filter, next=position(page.next, filter.sort))
        page = fetch(filter)
        yield from page.rows
