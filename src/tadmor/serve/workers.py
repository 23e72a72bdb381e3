"""Processes beside the server's own that make answers: Python computes on one core at a time in each.

None is started before two requests meet, so that one person at one browser never pays for it.
"""

import gc
import logging
import os
import signal
import threading
from asyncio import wrap_future
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from multiprocessing import connection, get_context, parent_process
from pathlib import Path

from starlette.concurrency import run_in_threadpool

from tadmor.serve.errands import Errands
from tadmor.serve.house import House
from tadmor.serve.imports import Imports
from tadmor.serve.making import Made, Question, made
from tadmor.serve.problems import Problem
from tadmor.store import open_store

__all__ = ["Workers", "calm"]

_log = logging.getLogger("tadmor.serve")


@dataclass(slots=True)
class Workers:
    """`number` processes over the store of a house. All but what they run belongs to the server's event loop."""

    house: House
    number: int = 0
    _pool: ProcessPoolExecutor | None = field(default=None, repr=False)
    _ready: Future[int] | None = field(default=None, repr=False)
    _here: int = 0
    _there: int = 0

    async def made(self, question: Question, *, live: bool) -> Made | Problem:
        """The answer to a question, made here or by a worker. What a `live` screen shows is known only here."""
        pool = self._elsewhere() if not live else None
        if pool is not None:
            self._there += 1
            try:
                return await wrap_future(pool.submit(_made, question))
            except BrokenProcessPool:
                if pool is self._pool:
                    _log.warning("a worker of the server has ended; another is started")
                    self.close()
            finally:
                self._there -= 1
        self._here += 1
        try:
            return await run_in_threadpool(made, self.house, question)
        finally:
            self._here -= 1

    def _elsewhere(self) -> ProcessPoolExecutor | None:
        """The workers, if one would be at it sooner. Until a ruling is in force pages tell of it, made here."""
        if not self.number or not self._here or self.house.errands.standing("link") != "done":
            return None
        if self._pool is None:
            self._begin()
        return self._pool if self.ready and self._there < self._here * self.number else None

    @property
    def started(self) -> bool:
        """Whether there are processes, or about to be."""
        return self._pool is not None

    @property
    def ready(self) -> bool:
        """Whether a worker has its store open."""
        return self._ready is not None and self._ready.done() and self._ready.exception() is None

    def _begin(self) -> None:
        """Start the processes; until the first is ready, answers are made here."""
        house = self.house
        self._pool = ProcessPoolExecutor(
            self.number, get_context("spawn"), initializer=_open, initargs=(house.store.path, house.places)
        )
        self._ready = self._pool.submit(os.getpid)

    def close(self) -> None:
        """End the processes; they are started again when they are needed."""
        if self._pool is not None:
            self._pool.shutdown(wait=False, cancel_futures=True)
        self._pool = self._ready = None


def calm() -> None:
    """Let this process look for circles of garbage seldom: going over all that is remembered takes 60 ms and more."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(10_000, 20, 100)


_house: list[House] = []
"""Of a worker: the one house that it answers for."""


def _open(path: str, places: Path | None) -> None:
    """A worker's beginning. It ends with the server, however that ends, and leaves Ctrl-C to it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_follow, name="follow", daemon=True).start()
    store, errands = open_store(path, create=False), Errands()
    _house.append(House(store, errands, Imports(store, errands, Path(f"{path}.imports")), places=places))
    calm()


def _follow() -> None:
    parent = parent_process()
    if parent is not None:
        connection.wait([parent.sentinel])
        os._exit(0)


def _made(question: Question) -> Made | Problem:
    return made(_house[0], question)
