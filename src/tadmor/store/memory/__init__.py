"""The reference: the simplest store that does everything. Others are right when they agree with it."""

from tadmor.store.memory.store import MemoryStore, open_memory
from tadmor.store.protocols import StoreKind

__all__ = ["STORE", "MemoryStore"]

STORE = StoreKind(name="memory", durable=False, open=open_memory)
