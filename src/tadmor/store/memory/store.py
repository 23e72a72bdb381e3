"""A store in memory: a writer fills a copy of its state, so snapshots cost nothing."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock
from typing import Self

from tadmor.store.memory.state import State
from tadmor.store.memory.view import MemoryView
from tadmor.store.memory.writer import MemoryWriter
from tadmor.store.protocols import Finding

__all__ = ["MemoryStore", "open_memory"]


class MemoryStore:
    """A store in memory: gone when it is closed. A writer fills a copy, so snapshots cost nothing."""

    def __init__(self, path: str) -> None:
        self.path, self.read_only = path, False
        self._state = State()
        self._writing = Lock()

    @contextmanager
    def snapshot(self) -> Iterator[MemoryView]:
        """The store as it stands now."""
        yield MemoryView(self._state)

    @contextmanager
    def writer(self) -> Iterator[MemoryWriter]:
        """One transaction."""
        with self._writing:
            state = self._state.copy()
            yield MemoryWriter(state)
            self._state = state

    def damage(self) -> Iterator[Finding]:
        """Nothing: there is no file."""
        return iter(())

    def close(self) -> None:
        """Let go of everything."""
        self._state = State()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()


def open_memory(path: str, *, create: bool = True, time_limit: float = 1.0) -> MemoryStore:
    """A new, empty store; nothing of it is anywhere else, so there is nothing to create and no query to stop."""
    del create, time_limit
    return MemoryStore(path)
