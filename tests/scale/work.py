"""Work for pools in tests: functions of a module, since a worker imports what it runs."""

import ctypes
import os
import signal
import time
from collections.abc import Callable


def doubling() -> Callable[[int], int]:
    """A worker that doubles, and misbehaves on numbers that ask for it."""

    def work(number: int) -> int:
        if number == -11:
            ctypes.string_at(0)
        if number == -9:
            os.kill(os.getpid(), signal.SIGKILL)
        if number == -14:
            time.sleep(60)
        if number == -12:
            bytearray(1 << 40)
        if number == -1:
            raise ValueError("minus one")
        return 2 * number

    return work


def late() -> Callable[[int], int]:
    """A worker that takes a second to get ready, and no time for a task."""
    time.sleep(1)
    return lambda number: number


def stillborn() -> Callable[[int], int]:
    """A worker that never gets ready."""
    raise SystemExit(3)


def slow() -> Callable[[int], int]:
    """A worker that takes 20 ms for anything."""

    def work(number: int) -> int:
        time.sleep(0.02)
        return number

    return work
