"""Which rows of an export answer what was asked: of a report that answers, only its claims and events that do.

A format that writes whole readings writes those of the reports; one with a row for a claim, an event or a movement
leaves out what the filter does not find.
"""

from collections.abc import Iterator
from dataclasses import replace

from tadmor.export.exporter import Answers
from tadmor.store import Filter, View, every
from tadmor.store.filters import of_claims

__all__ = ["answering"]

_PAGE = 1000


def answering(view: View, asked: Filter) -> Answers | None:
    """Whether a row answers, by its document's id and its own; None where only documents are asked for."""
    rest = of_claims(asked)
    if rest is None:
        return None
    found = frozenset(_found(view, replace(rest, size=_PAGE)))
    return lambda document, row: (document, row) in found


def _found(view: View, asked: Filter) -> Iterator[tuple[str, str]]:
    yield from ((row.document, row.id) for row in every(view.claims, asked))
    yield from ((row.document.id, row.event.id) for row in every(view.events, asked))
    yield from ((row.document.id, row.movement.id) for row in every(view.movements, asked))
