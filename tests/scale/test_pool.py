"""The pool loses nothing but the task that a dead worker held."""

import itertools
import os
import signal
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.scale.work import doubling, slow

from tadmor.scale.pool import Crashed, Limits, OutOfMemory, Pool, Raised, TimedOut


def test_results_come_in_the_order_of_the_tasks() -> None:
    """Whoever is done first waits for the one before."""
    with Pool(doubling, 2, Limits()) as pool:
        assert [(n, 2 * n) for n in range(100)] == list(pool.run(range(100)))


@pytest.mark.parametrize(
    ("number", "failure"),
    [
        (-11, Crashed(-signal.SIGSEGV)),
        (-9, Crashed(-signal.SIGKILL)),
        (-14, TimedOut(1.0)),
        (-12, OutOfMemory()),
        (-1, Raised("ValueError: minus one")),
    ],
)
def test_a_task_that_fails_fails_alone(number: int, failure: object) -> None:
    """The tasks before and after it are answered."""
    with Pool(doubling, 2, Limits(seconds=1.0)) as pool:
        assert [(1, 2), (number, failure), (3, 6), (4, 8)] == list(pool.run([1, number, 3, 4]))


def test_workers_killed_from_outside_cost_only_their_task() -> None:
    """Twenty SIGKILLs over a run: every task is answered once, by its result or by the kill."""
    with Pool(slow, 2, Limits()) as pool:
        stop = threading.Event()
        killer = threading.Thread(target=_kill_children, args=(20, stop))
        killer.start()
        answers = list(pool.run(range(150)))
        stop.set()
        killer.join()
    assert list(range(150)) == [task for task, _ in answers]
    assert Crashed(-signal.SIGKILL) in [result for _, result in answers]
    assert {True} == {result in (task, Crashed(-signal.SIGKILL)) for task, result in answers}


def test_a_stream_is_read_only_a_little_ahead() -> None:
    """An endless source is fine."""
    with Pool(doubling, 2, Limits()) as pool:
        taken = itertools.count()
        results = pool.run(iter(lambda: next(taken), None))
        assert next(results) == (0, 0)
        results.close()  # type: ignore[attr-defined]
    assert next(taken) < 20


def test_no_worker_outlives_its_pool() -> None:
    """Leaving the pool ends its processes, busy or not."""
    before = set(_children())
    with Pool(slow, 2, Limits()) as pool:
        next(pool.run(range(50)))
        assert set(_children()) - before
    time.sleep(0.2)
    assert not {pid for pid in _children() if "forkserver" not in _command(pid)} - before


def _descendants(pid: int) -> Iterator[int]:
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        try:
            for child in task.read_text().split():
                yield int(child)
                yield from _descendants(int(child))
        except OSError:
            continue


def _children() -> list[int]:
    return list(_descendants(os.getpid()))


def _command(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/cmdline").read_text()
    except OSError:
        return ""


def _kill_children(times: int, stop: threading.Event) -> None:
    """Kill workers: grandchildren, that is, since the fork server is the child."""
    while times and not stop.is_set():
        time.sleep(0.05)
        workers = [p for child in _direct(os.getpid()) for p in _direct(child)]
        if workers:
            os.kill(workers[times % len(workers)], signal.SIGKILL)
            times -= 1


def _direct(pid: int) -> list[int]:
    try:
        return [int(c) for t in Path(f"/proc/{pid}/task").glob("*/children") for c in t.read_text().split()]
    except OSError:
        return []
