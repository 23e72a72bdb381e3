"""Where readings are kept, searched and decided on. Knows no language processing."""

from tadmor.store.filters import NAMES, Filter, meanings, parse_filter
from tadmor.store.happenings import event_rows, happening_rows, movement_rows
from tadmor.store.protocols import Added, Counts, Finding, Page, Store, StoreKind, View, Writer, every
from tadmor.store.rows import (
    ClaimRow,
    DocumentRow,
    EventCell,
    EventRow,
    IncidentRow,
    MovementCell,
    MovementRow,
    PlaceCell,
    PointCell,
    QuantityCell,
)
from tadmor.store.seen import Seen, seen_from
from tadmor.store.spread import Layer, Spot, Spread, Stretch
from tadmor.store.sqlite.store import open_store
from tadmor.store.tabulate import claim_rows
from tadmor.store.verify import verify

__all__ = [
    "NAMES",
    "Added",
    "ClaimRow",
    "Counts",
    "DocumentRow",
    "EventCell",
    "EventRow",
    "Filter",
    "Finding",
    "IncidentRow",
    "Layer",
    "MovementCell",
    "MovementRow",
    "Page",
    "PlaceCell",
    "PointCell",
    "QuantityCell",
    "Seen",
    "Spot",
    "Spread",
    "Store",
    "StoreKind",
    "Stretch",
    "View",
    "Writer",
    "claim_rows",
    "event_rows",
    "every",
    "happening_rows",
    "meanings",
    "movement_rows",
    "open_store",
    "parse_filter",
    "seen_from",
    "verify",
]
