"""The pool loses nothing but the task that a dead worker held."""

import contextlib
import itertools
import os
import signal
import threading
import time
from pathlib import Path

import pytest
from tests.scale.work import doubling, late, slow, stillborn

from tadmor.errors import WorkersDie
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


def test_getting_ready_is_not_counted_against_a_task() -> None:
    """However small the limit."""
    with Pool(late, 2, Limits(seconds=0.3)) as pool:
        assert [(1, 1), (2, 2), (3, 3)] == list(pool.run([1, 2, 3]))


def test_a_task_is_not_blamed_for_a_worker_that_dies_while_it_gets_ready() -> None:
    """It goes to the next one, however often."""
    with Pool(late, 1, Limits()) as pool:
        stop = threading.Event()
        killer = threading.Thread(target=_kill_workers, args=(8, stop, 0.2))
        killer.start()
        assert [(1, 1), (2, 2)] == list(pool.run([1, 2]))
        stop.set()
        killer.join()


def test_workers_that_never_get_ready_end_the_run(monkeypatch: pytest.MonkeyPatch) -> None:
    """With an error that says so, not with every task rejected."""
    monkeypatch.setattr("tadmor.scale.pool._STILLBORN", 3)
    with Pool(stillborn, 1, Limits()) as pool, pytest.raises(WorkersDie, match="before they were ready"):
        list(pool.run([1, 2]))


def test_workers_killed_from_outside_cost_only_their_task() -> None:
    """Twenty SIGKILLs over a run: every task is answered once, by its result or by the kill."""
    with Pool(slow, 2, Limits()) as pool:
        stop = threading.Event()
        killer = threading.Thread(target=_kill_workers, args=(20, stop))
        run = pool.run(range(150))
        answers = [next(run)]  # the workers are ready: on a busy machine that may take longer than twenty kills
        killer.start()
        answers += run
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
    before = set(_workers())
    with Pool(slow, 2, Limits()) as pool:
        next(pool.run(range(50)))
        assert 2 == len(set(_workers()) - before)
    assert not set(_workers()) - before


def _workers() -> list[int]:
    """Our children that `multiprocessing` started to work, and not to track resources."""
    found = []
    for task in Path(f"/proc/{os.getpid()}/task").glob("*/children"):
        for child in task.read_text().split():
            with contextlib.suppress(OSError):
                if "spawn_main" in Path(f"/proc/{child}/cmdline").read_text():
                    found.append(int(child))
    return found


def _kill_workers(times: int, stop: threading.Event, pause: float = 0.05) -> None:
    while times and not stop.is_set():
        time.sleep(pause)
        workers = _workers()
        if workers:
            os.kill(workers[times % len(workers)], signal.SIGKILL)
            times -= 1
