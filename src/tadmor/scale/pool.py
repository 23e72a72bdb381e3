"""Worker processes that may die at any moment without costing anything but the task they held.

Each worker has a pipe of its own and shares no lock and no queue with another, so a SIGKILL in the middle of a
message ends one pipe and nothing else. (`ProcessPoolExecutor` loses the whole job; pebble's workers share two pipes
under locks that a killed worker takes with it; see docs/decisions/0002.)
"""

import contextlib
import multiprocessing
import resource
import signal
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from pathlib import Path
from typing import Generic, TypeVar

from tadmor.errors import WorkersDie

__all__ = ["Crashed", "Limits", "OutOfMemory", "Pool", "Raised", "TimedOut"]

Task = TypeVar("Task")
Result = TypeVar("Result")
Work = Callable[[Task], Result]
Factory = Callable[[], Work[Task, Result]]

_STILLBORN = 50  # workers that may die in a row before they are ready; somebody who kills that many means it
_START = 120.0  # seconds for a new worker to load its data, on a machine however busy
_GRACE = 5  # seconds between our own limit and the alarm that ends a worker whose parent is gone


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What one task may take: wall-clock seconds, and MiB of address space on top of what a fresh worker uses."""

    seconds: float = 60.0
    memory_mb: int = 2048


@dataclass(frozen=True, slots=True)
class Crashed:
    """The worker died: `code` is its exit code, minus the signal's number when a signal ended it."""

    code: int


@dataclass(frozen=True, slots=True)
class TimedOut:
    """The task ran past its limit and its worker was ended."""

    seconds: float


@dataclass(frozen=True, slots=True)
class OutOfMemory:
    """The task asked for more memory than its limit."""


@dataclass(frozen=True, slots=True)
class Raised:
    """The task raised an exception, given as text: it may not survive a pipe."""

    text: str


Failure = Crashed | TimedOut | OutOfMemory | Raised


@dataclass(frozen=True, slots=True)
class _Ready:
    """A worker's first message: its data is loaded, its task begins now."""


@dataclass(slots=True)
class _Worker(Generic[Task]):
    process: SpawnProcess
    pipe: Connection
    ready: bool = False
    held: tuple[int, Task] | None = None
    deadline: float = field(default=float("inf"))


class Pool(Generic[Task, Result]):
    """`jobs` processes, each of which calls `factory()` once and then does one task after another.

    `factory` is a function of a module, so that a worker can import it.
    """

    def __init__(self, factory: Factory[Task, Result], jobs: int, limits: Limits) -> None:
        self._factory, self._limits = factory, limits
        self._context = multiprocessing.get_context("spawn")  # nothing of ours is inherited: no open store, no lock
        self._stillborn = 0
        self._workers: list[_Worker[Task]] = [self._start() for _ in range(jobs)]

    def __enter__(self) -> "Pool[Task, Result]":
        return self

    def __exit__(self, *_: object) -> None:
        for worker in self._workers:
            worker.pipe.close()
            worker.process.terminate()
        for worker in self._workers:
            worker.process.join(_GRACE)

    def run(self, tasks: Iterable[Task], ahead: int = 4) -> Iterator[tuple[Task, Result | Failure]]:
        """Each task with its result or its failure, in the order of the tasks.

        Reads at most `ahead` tasks per worker beyond the one that is yielded next, so a stream stays a stream.
        """
        source, done = enumerate(tasks), dict[int, tuple[Task, Result | Failure]]()
        waiting: deque[tuple[int, Task]] = deque()
        following, exhausted = 0, False
        while True:
            while not exhausted and len(waiting) + self._busy + len(done) < ahead * len(self._workers):
                entry = next(source, None)
                exhausted = entry is None
                if entry is not None:
                    waiting.append(entry)
            self._hand_out(waiting)
            while following in done:
                yield done.pop(following)
                following += 1
            if exhausted and not waiting and not self._busy and not done:
                return
            if self._busy:
                done.update({number: (task, result) for number, task, result in self._collect()})

    @property
    def _busy(self) -> int:
        return sum(worker.held is not None for worker in self._workers)

    def _start(self) -> _Worker[Task]:
        ours, theirs = self._context.Pipe()
        process = self._context.Process(target=_serve, args=(theirs, self._factory, self._limits), daemon=True)
        process.start()
        theirs.close()
        return _Worker(process, ours)

    def _hand_out(self, waiting: deque[tuple[int, Task]]) -> None:
        for place, worker in enumerate(self._workers):
            if worker.held is None and waiting:
                self._give(place, waiting.popleft())

    def _deadline(self, worker: _Worker[Task]) -> float:
        return time.monotonic() + (self._limits.seconds if worker.ready else _START)

    def _collect(self) -> Iterator[tuple[int, Task, Result | Failure]]:
        """What came back, or failed, until the nearest deadline."""
        busy = [worker for worker in self._workers if worker.held is not None]
        pause = max(0.0, min(worker.deadline for worker in busy) - time.monotonic())
        ready = set(wait([w.pipe for w in busy] + [w.process.sentinel for w in busy], timeout=pause))
        for place, worker in enumerate(self._workers):
            if worker.held is None:
                continue
            number, task = worker.held
            if worker.pipe in ready or worker.process.sentinel in ready:
                result = self._receive(place)
                if isinstance(result, _Ready):
                    continue
            elif time.monotonic() >= worker.deadline:
                result = TimedOut(self._limits.seconds)
                self._workers[place] = self._replace(worker)
            else:
                continue
            self._workers[place].held = None
            yield number, task, result

    def _receive(self, place: int) -> Result | Failure | _Ready:
        """What a worker sent, or how it ended; `_Ready` when its task has yet to be done."""
        worker = self._workers[place]
        try:
            result: Result | Failure | _Ready = worker.pipe.recv()
        except (EOFError, OSError):
            return self._ended(place)
        if isinstance(result, _Ready):
            self._stillborn, worker.ready = 0, True
            worker.deadline = self._deadline(worker)
        if isinstance(result, OutOfMemory):  # its heap is not to be trusted any more
            self._workers[place] = self._replace(worker)
        return result

    def _ended(self, place: int) -> Failure | _Ready:
        """A worker is gone. One that was not ready yet had not begun its task, which goes to the next one."""
        worker = self._workers[place]
        worker.process.join(_GRACE)
        code = worker.process.exitcode
        self._workers[place] = self._replace(worker)
        if worker.ready or worker.held is None:
            return Crashed(code if code is not None else -signal.SIGKILL)
        self._give(place, worker.held)
        return _Ready()

    def _give(self, place: int, held: tuple[int, Task]) -> None:
        """Hand a task to the worker in a place, or to the one after it while they die before they take it."""
        while not _send(self._workers[place], held[1]):
            self._workers[place] = self._replace(self._workers[place])
        worker = self._workers[place]
        worker.held, worker.deadline = held, self._deadline(worker)

    def _replace(self, worker: _Worker[Task]) -> _Worker[Task]:
        worker.process.kill()
        worker.process.join(_GRACE)
        worker.pipe.close()
        self._stillborn += not worker.ready
        if self._stillborn > _STILLBORN:
            raise WorkersDie(f"{_STILLBORN} workers in a row ended before they were ready; tadmor doctor says more")
        return self._start()


def _send(worker: _Worker[Task], task: Task) -> bool:
    try:
        worker.pipe.send(task)
    except (BrokenPipeError, ConnectionResetError):
        return False
    return True


def _serve(pipe: Connection, factory: Factory[Task, Result], limits: Limits) -> None:
    """What a worker does until its pipe closes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to answer
    work = factory()
    _limit_memory(limits.memory_mb)
    with contextlib.suppress(EOFError, BrokenPipeError, ConnectionResetError):
        pipe.send(_Ready())
        while True:
            task = pipe.recv()
            signal.alarm(int(limits.seconds) + _GRACE)
            answer = _attempt(work, task)
            signal.alarm(0)
            pipe.send(answer)


def _attempt(work: Work[Task, Result], task: Task) -> Result | Failure:
    try:
        return work(task)
    except MemoryError:
        return OutOfMemory()
    except Exception as error:  # noqa: BLE001 - the border of a process: whatever it is, it is told and not lost
        return Raised(f"{type(error).__name__}: {error}"[:500])


def _limit_memory(extra_mb: int) -> None:
    memory = Path("/proc/self/statm")
    if not memory.exists():  # only Linux says how much address space is in use
        return
    in_use = int(memory.read_text(encoding="ascii").split()[0]) * resource.getpagesize()
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    wanted = in_use + extra_mb * 2**20
    resource.setrlimit(resource.RLIMIT_AS, (wanted if hard == resource.RLIM_INFINITY else min(wanted, hard), hard))
