"""Documents taken out of a store: they and all that was linked through them, in one transaction.

What is left is what a store would be that never had them, but for the log of decisions, which says who removed them
and why.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tadmor.model import Decision
from tadmor.scale.linking import Desk
from tadmor.store import DocumentRow, Filter, Store, View, every

__all__ = ["Gone", "foreseen", "named_documents", "remove"]


def remove(store: Store, documents: Iterable[str], *, by: str, why: str) -> tuple[Decision, ...]:
    """Take documents out by their ids, whole or not at all; gives the lines of the log that say so.

    Raises `BadDecision` when one of them is not there, or `by` or `why` says nothing.
    """
    ids = tuple(dict.fromkeys(documents))
    with store.writer() as writer, store.snapshot() as view:
        lines = tuple(writer.remove(document, by=by, why=why) for document in ids)
        Desk().forget(writer, view, ids)
    return lines


@dataclass(frozen=True, slots=True, kw_only=True)
class Gone:
    """What would go with a document, and what stays of it.

    `raw`: bytes of its input, which go unless another report came as the same. `incidents` are those that it tells,
    `shared` those of them that others tell too: they are told anew without it. `decisions` are people's on its claims,
    which stay in the log with the words that they were about.
    """

    document: DocumentRow
    raw: int
    events: int
    incidents: int
    shared: int
    links: int
    decisions: int


def foreseen(view: View, document: DocumentRow) -> Gone:
    """What a removal would take away."""
    reading, source = view.reading(document.id), view.provenance(document.id)
    told = [row.incident for row in view.incidents_in(document.id) if not row.incident.story]
    return Gone(
        document=document,
        raw=source.size if source and view.raw(source.sha256) is not None else 0,
        events=len(reading.events) if reading else 0,
        incidents=len(told),
        shared=sum(len(incident.documents) > 1 for incident in told),
        links=sum(1 for _ in view.links(document.id)),
        decisions=sum(line.document == document.id for line in view.decisions()),
    )


def named_documents(view: View, name: str) -> Sequence[DocumentRow]:
    """The documents that a name stands for: the one of this id, else those published there, or read from it."""
    row = view.document(name)
    if row is not None:
        return (row,)
    return tuple(row for row in every(view.documents, Filter(size=1000)) if _came_from(view, row, name))


def _came_from(view: View, row: DocumentRow, name: str) -> bool:
    source = view.provenance(row.id)
    return name == row.url or (source is not None and source.name == name)
