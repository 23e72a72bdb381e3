"""Processes beside the server's own that make answers: Python computes on one core at a time in each.

None is started before two requests meet, so that one person at one browser never pays for it. What a process counts
it remembers; so a question that rests on counting has a home, the process that is asked first.
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


_PATIENCE = 3
"""So many more may wait where something has been counted already, before it is counted again elsewhere."""


@dataclass(slots=True)
class _Worker:
    """A process, and how many questions it has. `ready` is done when it has its store open."""

    pool: ProcessPoolExecutor
    ready: Future[int]
    busy: int = 0

    @property
    def able(self) -> bool:
        """Whether it can be asked."""
        return self.ready.done() and self.ready.exception() is None


@dataclass(slots=True)
class Workers:
    """`number` processes over the store of a house. All but what they run belongs to the server's event loop."""

    house: House
    number: int = 0
    _seats: list[_Worker] = field(default_factory=list, repr=False)
    _here: int = 0

    async def made(self, question: Question, *, live: bool) -> Made | Problem:
        """The answer to a question, made here or by a worker. What a `live` screen shows is known only here."""
        worker = self._elsewhere(question) if not live else None
        if worker is not None:
            worker.busy += 1
            try:
                return await wrap_future(worker.pool.submit(_made, question))
            except BrokenProcessPool:
                self._replace(worker)
            finally:
                worker.busy -= 1
        self._here += 1
        try:
            return await run_in_threadpool(made, self.house, question)
        finally:
            self._here -= 1

    def _elsewhere(self, question: Question) -> _Worker | None:
        """Who is to be asked, None for this process. Until a ruling is in force pages tell of it, made here."""
        if not self.number or self.house.errands.standing("link") != "done":
            return None
        if not self._seats:
            if self._here:
                self._seats = [self._begun() for _ in range(self.number)]
            return None
        seats: list[_Worker | None] = [None, *(one for one in self._seats if one.able)]
        waiting = [self._here if one is None else one.busy for one in seats]
        home = None if question.home is None else question.home % len(seats)
        if home is not None and waiting[home] <= min(waiting) + _PATIENCE:
            return seats[home]
        return seats[waiting.index(min(waiting))]

    @property
    def started(self) -> bool:
        """Whether there are processes, or about to be."""
        return bool(self._seats)

    @property
    def ready(self) -> bool:
        """Whether every worker has its store open."""
        return self.started and all(one.able for one in self._seats)

    def _begun(self) -> _Worker:
        """A process; until it is ready, answers are made by others."""
        house = self.house
        pool = ProcessPoolExecutor(
            1, get_context("spawn"), initializer=_open, initargs=(house.store.path, house.places)
        )
        return _Worker(pool, pool.submit(os.getpid))

    def _replace(self, worker: _Worker) -> None:
        """Another in the place of one that has ended."""
        if worker in self._seats:
            _log.warning("a worker of the server has ended; another is started")
            self._seats[self._seats.index(worker)] = self._begun()
            worker.pool.shutdown(wait=False, cancel_futures=True)

    def close(self) -> None:
        """End the processes; they are started again when they are needed."""
        for one in self._seats:
            one.pool.shutdown(wait=False, cancel_futures=True)
        self._seats = []


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
