"""How rows spread over days and places, counted by looking at each."""

from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any

from tadmor.store.filters import Filter
from tadmor.store.matching import answers, pointed
from tadmor.store.spread import MOST_TIMES, Spread, cell, order, spots, stretches

__all__ = ["spread"]

Placed = tuple[int, Any, Any]
"""A row's order, its entry, and the row."""


def spread(
    rows: Sequence[Placed], filter: Filter, most: int, hidden: Sequence[Filter], holds: Callable[[Any, Filter], bool]
) -> Spread:
    """The spread of the first `most` of some rows, oldest first; `holds` asks what an entry does not say."""
    found = [item for item in rows if answers(item[1], item[2], filter) and holds(item[2], filter)]
    chosen = (found if order(filter.sort) == "oldest" else found[::-1])[:most]
    left_out = {at for at, entry, row in chosen for one in hidden if answers(entry, row, one) and holds(row, one)}
    placed = {at for at, _, row in chosen if pointed(row)}
    return Spread(
        counted=len(chosen),
        total=len(found) if len(found) <= most else min(len(found), most * MOST_TIMES),
        stretches=stretches(Counter((row.earliest, row.latest, row.dated == "text") for _, _, row in chosen).items()),
        spots=spots((at, cell(place)) for at, _, row in chosen for place in row.places if at not in left_out),
        unplaced=len(chosen) - len(placed),
        hidden=len(placed & left_out),
    )
