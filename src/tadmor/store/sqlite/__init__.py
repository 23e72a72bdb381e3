"""One file that holds everything: rows, words, places, raw bytes and the log of decisions."""

from tadmor.store.protocols import StoreKind
from tadmor.store.sqlite.store import open_store

__all__ = ["STORE"]

STORE = StoreKind(name="sqlite", durable=True, open=open_store)
