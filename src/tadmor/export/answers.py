"""Which rows of an export answer what was asked: those that the list of claims, of events or of movements would show.

A format that writes whole readings writes those of the reports that answer; one with a row for a claim, an event or a
movement leaves out what the filter does not find.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from tadmor.export.exporter import Answers, Exporter
from tadmor.model import Reading
from tadmor.store import Filter, View, every
from tadmor.store.filters import Sort

__all__ = ["Asked", "answering"]

_PAGE = 1000


@dataclass(frozen=True, slots=True)
class Asked:
    """The readings that an export reads, as they are asked for, and which of their rows answer (None: all of them)."""

    readings: Iterator[Reading]
    answers: Answers | None = None


def answering(exporter: Exporter, view: View, filter: Filter, most: int | None = None) -> Asked:
    """What a format writes of what a filter finds; the search ends once it is more than `most` reports."""
    if exporter.write_rows is None or replace(filter, sort="newest", size=Filter().size, next=None) == Filter():
        return Asked(view.readings(filter))
    documents, found = dict[str, None](), set[tuple[str, str]]()
    for document, row in _found(view, replace(filter, sort=_sort(filter), size=_PAGE, next=None)):
        documents[document] = None
        found.add((document, row))
        if most is not None and len(documents) > most:
            break
    readings = (reading for document in documents if (reading := view.reading(document)) is not None)
    return Asked(readings, lambda document, row: (document, row) in found)


def _sort(filter: Filter) -> Sort:
    return "oldest" if filter.sort == "oldest" else "newest"


def _found(view: View, filter: Filter) -> Iterator[tuple[str, str]]:
    yield from ((row.document, row.id) for row in every(view.claims, filter))
    yield from ((row.document.id, row.event.id) for row in every(view.events, filter))
    yield from ((row.document.id, row.movement.id) for row in every(view.movements, filter))
