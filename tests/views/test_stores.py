"""A view asks a store only what every store answers alike: memory and SQLite give the same."""

from collections.abc import Callable
from typing import Any

import pytest

from tadmor import registry
from tadmor.scale.linking import link
from tadmor.store import Filter, Store, View, parse_filter
from tadmor.views import Stop, corridor, disputes, sources, territory, timeline, tracks
from tadmor.views.shapes import (
    corridor_shape,
    dispute_shape,
    entry_shape,
    leg_shapes,
    place_shape,
    source_shape,
)

ANY = Filter(size=500, sort="oldest")
STAGES = (
    (Stop(name="Mosul", lat=36.335, lon=43.119),),
    (Stop(name="Raqqa", lat=35.95, lon=39.01), Stop(name="Deir ez-Zor", lat=35.34, lon=40.14)),
    (Stop(name="Palmyra", lat=34.56, lon=38.27),),
)
QUESTIONS: dict[str, Callable[[View], Any]] = {
    "timeline": lambda view: [entry_shape(one) for one in timeline(view, ANY, claims=True).entries],
    "tracks": lambda view: leg_shapes(tracks(view, ANY)),
    "territory": lambda view: [place_shape(one) for one in territory(view, ANY).places],
    "disputes": lambda view: [dispute_shape(one) for one in disputes(view, ANY).disputes],
    "sources": lambda view: [source_shape(one) for one in sources(view, ANY).sources],
    "corridor": lambda view: corridor_shape(corridor(view, STAGES, actor="Islamic State")),
    "nothing": lambda view: leg_shapes(tracks(view, parse_filter({"actor": "nobody at all"}))),
}


@pytest.fixture(scope="module")
def memory() -> Store:
    """An empty memory store."""
    opened: Store = registry.load("store", "memory").open(":memory:")
    return opened


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_store_answers_alike(view: View, memory: Store, question: str) -> None:
    """Shape by shape."""
    with memory.snapshot() as other:
        empty = not other.counts().documents
    if empty:
        with memory.writer() as writer:
            for document in view.document_ids():
                reading = view.reading(document)
                assert reading is not None
                writer.add(reading)
        link(memory)
    with memory.snapshot() as other:
        assert QUESTIONS[question](view) == QUESTIONS[question](other)
