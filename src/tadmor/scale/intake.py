"""Inputs into a store: many readers, one writer, one transaction a batch with its checkpoint.

Results are written in the order of the inputs, so a run that was killed and resumed leaves the same rows as one that
was not. Ids follow from content, so a replay writes nothing.
"""

import signal
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from types import TracebackType

from tadmor.errors import CannotKeep, DuplicateId, Removed
from tadmor.ingest import provenance
from tadmor.model import Raw, Reading, Reason, Rejected, digest
from tadmor.scale.pool import Crashed, Failure, Limits, OutOfMemory, Pool, TimedOut
from tadmor.scale.worker import Item, Outcome, Reader
from tadmor.store import Added, Filter, Store, View, Writer, every
from tadmor.store.removals import Removal, document_target

__all__ = ["Again", "Report", "add", "stale"]

_BATCH_ITEMS = 32
_BATCH_BYTES = 512 * 1024  # so that a batch of long inputs does not run into the limit that is meant for one
_KILLED_TRIES = 5  # SIGKILL comes from outside or from the kernel's memory killer: the input may be innocent
_CRASH_TRIES = 2
_TRANSIENT: frozenset[Reason] = frozenset(
    {"crashed", "timed-out", "out-of-memory", "failed", "unreadable", "bad-date", "removed"}
)
"""Reasons that another run, with other limits, a mended reader or clock, may not find again: they are retried."""

_STORED = "stored"
_MORE = "split it, or allow it more and add it again"
_AGAIN = "--again adds it all the same"

_Batch = tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Again:
    """Who says that what was removed may come again, and why; a line of the log for each document."""

    by: str
    why: str | None = None


@dataclass(slots=True)
class Report:
    """What became of the inputs of a run. `earlier` counts those that an earlier run had already dealt with.

    `earlier_rejects` are those of them that it rejected.
    """

    added: int = 0
    replaced: int = 0
    unchanged: int = 0
    earlier: int = 0
    earlier_rejects: int = 0
    rejected: list[Rejected] = field(default_factory=list)

    @property
    def seen(self) -> int:
        """How many inputs the run has dealt with so far."""
        return self.added + self.replaced + self.unchanged + self.earlier + len(self.rejected)


def add(
    store: Store,
    items: Iterable[Item],
    *,
    reader: Callable[[], Reader],
    fingerprint: str,
    jobs: int = 1,
    limits: Limits = Limits(),  # noqa: B008 - frozen
    again: Again | None = None,
    progress: Callable[[Report], None] = lambda _: None,
) -> Report:
    """Read `items` in `jobs` processes and write them to `store`; what was done before is skipped.

    `reader` makes the function that each worker runs; it must be a function of a module. `fingerprint` is its
    pipeline's: an input that was read by another one is read again. What people removed is rejected, unless somebody
    says that it may come `again`. Raises `StoreError` when the store cannot be
    written; what was committed by then stays, and another call goes on from there.
    """
    report = Report()
    with Pool(reader, jobs, limits) as pool, _Singly(reader, limits) as singly:
        for batch, result in pool.run(_batches(_not_done(store, items, fingerprint, report, again))):
            outcomes = result if isinstance(result, list) else [singly.read(item) for item in batch]
            with store.writer() as writer:
                for item, outcome in zip(batch, outcomes, strict=True):
                    _write(writer, item, outcome, fingerprint, report, again)
            progress(report)
    return report


def stale(view: View, fingerprint: str) -> Iterator[Item]:
    """The stored inputs of documents that another pipeline read, to be read anew from their raw bytes.

    What the document said of itself goes along, so that it keeps its id. Readings that came from elsewhere have no
    input of ours and are passed over.
    """
    for row in every(view.documents, Filter(size=1000)):
        source = view.provenance(row.id) if row.fingerprint != fingerprint else None
        content = view.raw(source.sha256) if source else None
        if source and content is not None:
            yield Raw(
                name=source.name,
                content=content,
                media=source.media,
                outlet=row.outlet,
                published=row.published,
                title=row.title,
                url=row.url,
            )


def _key(item: Item) -> str:
    """What an input is known by: its name, its bytes, and what was said about it."""
    if isinstance(item, Rejected):
        return digest("rejected", item.name, item.sha256 or "", item.reason)
    said = (item.outlet, item.published and item.published.isoformat(), item.title, item.url)
    return digest(item.name, provenance(item).sha256, *(value or "" for value in said))


def _not_done(
    store: Store, items: Iterable[Item], fingerprint: str, report: Report, again: Again | None
) -> Iterator[Item]:
    """The items that no earlier run has dealt with under this fingerprint; of what was removed, a reject."""
    for batch in _batches(items):
        keys = [_key(item) for item in batch]
        with store.snapshot() as view:
            done, gone = view.marked(keys, fingerprint), view.removals()
        for item, key in zip(batch, keys, strict=True):
            met = _removed(item, gone)
            if met is None and key in done:
                report.earlier += 1
                report.earlier_rejects += done[key] != _STORED
            elif met is not None and again is None and met.alone:  # before it is read
                yield Rejected(name=item.name, reason="removed", detail=f"{met.words()}; {_AGAIN}", sha256=met.raw)
            else:
                yield item


def _removed(item: Item, gone: Iterable[Removal]) -> Removal | None:
    """The removal of a document that came as the same bytes: what an earlier run did with them holds no more."""
    if not isinstance(item, Raw):
        return None
    known = {removal.raw: removal for removal in gone if removal.raw is not None}
    return known.get(provenance(item).sha256) if known else None


def _batches(items: Iterable[Item]) -> Iterator[_Batch]:
    batch, size = list[Item](), 0
    for item in items:
        batch.append(item)
        size += len(item.content) if isinstance(item, Raw) else 0
        if len(batch) == _BATCH_ITEMS or size >= _BATCH_BYTES:
            yield tuple(batch)
            batch, size = [], 0
    if batch:
        yield tuple(batch)


def _write(writer: Writer, item: Item, outcome: Outcome, fingerprint: str, report: Report, again: Again | None) -> None:
    if isinstance(outcome, Reading):
        outcome = _store(writer, item, outcome, report, again)
    if isinstance(outcome, Rejected):
        writer.reject(outcome)
        report.rejected.append(outcome)
    if not (isinstance(outcome, Rejected) and outcome.reason in _TRANSIENT):
        writer.mark(_key(item), fingerprint, outcome.reason if isinstance(outcome, Rejected) else _STORED)


def _store(writer: Writer, item: Item, reading: Reading, report: Report, again: Again | None) -> Outcome:
    raw = item if isinstance(item, Raw) else None
    try:
        verb = _kept(writer, reading, raw, again)
    except Removed as error:
        return Rejected(name=item.name, reason="removed", detail=f"{error}; {_AGAIN}")
    except CannotKeep as error:
        reason: Reason = "duplicate-id" if isinstance(error, DuplicateId) else "failed"
        return Rejected(name=item.name, reason=reason, detail=str(error))
    writer.forgive(item.name, provenance(raw).sha256 if raw else None)
    setattr(report, verb, getattr(report, verb) + 1)
    return reading


def _kept(writer: Writer, reading: Reading, raw: Raw | None, again: Again | None) -> Added:
    """Keep a reading; with `again` also one that was removed. A removal that is taken back bars nothing any more."""
    while True:
        try:
            return writer.add(reading, provenance(raw) if raw else None, raw.content if raw else None)
        except Removed as error:
            if again is None:
                raise
            writer.decide("undo", document_target(error.document), by=again.by, why=again.why)


class _Singly:
    """Reads one item at a time, in a worker of its own that is started only when a batch has failed."""

    def __init__(self, reader: Callable[[], Reader], limits: Limits) -> None:
        self._reader, self._limits = reader, limits
        self._pool: Pool[_Batch, list[Outcome]] | None = None

    def __enter__(self) -> "_Singly":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._pool:
            self._pool.__exit__(kind, error, trace)

    def read(self, item: Item) -> Outcome:
        """The outcome of an item that stood in a batch that failed: a reading, or a reject that says how it failed."""
        self._pool = self._pool or Pool(self._reader, 1, self._limits)
        tries = 0
        while True:
            _, result = next(iter(self._pool.run([(item,)])))
            if isinstance(result, list):
                return result[0]
            tries += 1
            killed = result == Crashed(-signal.SIGKILL)
            if not isinstance(result, Crashed) or tries >= (_KILLED_TRIES if killed else _CRASH_TRIES):
                return _failed(item.name, result)


def _failed(name: str, failure: Failure) -> Rejected:
    match failure:
        case Crashed(code):
            return Rejected(name=name, reason="crashed", detail=f"reading it ended the worker ({_exit_words(code)})")
        case TimedOut(seconds):
            return Rejected(
                name=name, reason="timed-out", detail=f"reading it took more than {seconds:g} s; {_MORE} (--timeout)"
            )
        case OutOfMemory():
            return Rejected(
                name=name,
                reason="out-of-memory",
                detail=f"reading it took more memory than its limit; {_MORE} (--memory)",
            )
        case _:
            return Rejected(name=name, reason="failed", detail=failure.text)


def _exit_words(code: int) -> str:
    return f"signal {signal.Signals(-code).name}" if code < 0 else f"exit code {code}"
