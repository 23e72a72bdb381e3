"""What runs in the background: one errand at a time, in a thread of its own, with its state for a page to show."""

import logging
import threading
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, Literal

from tadmor.errors import TadmorError

__all__ = ["Errand", "Errands", "State"]

State = Literal["waiting", "running", "done", "failed"]
_log = logging.getLogger("tadmor.serve")
_REMEMBERED = 50


@dataclass(slots=True)
class Errand:
    """One piece of work. `run` is given the errand, to note its `progress` on; `result` is what it returned."""

    id: str
    kind: str
    title: str
    run: Callable[["Errand"], Any] = field(repr=False)
    state: State = "waiting"
    begun: datetime | None = None
    ended: datetime | None = None
    progress: Any = None
    result: Any = None
    problem: str = ""


class Errands:
    """A queue and the thread that works it off. The thread starts with the first errand and never keeps a process."""

    def __init__(self) -> None:
        self._waiting: deque[Errand] = deque()
        self._known: dict[str, Errand] = {}
        self._change = threading.Condition()
        self._thread: threading.Thread | None = None
        self._closed = False

    def add(self, errand: Errand) -> Errand:
        """Put an errand last; one with an id that waits or runs already is left as it is."""
        with self._change:
            old = self._known.get(errand.id)
            if old and old.state in ("waiting", "running"):
                return old
            self._known[errand.id] = errand
            self._waiting.append(errand)
            self._forget()
            if self._thread is None and not self._closed:
                self._thread = threading.Thread(target=self._work, name="errands", daemon=True)
                self._thread.start()
            self._change.notify_all()
        return errand

    def _forget(self) -> None:
        ended = [id for id, errand in self._known.items() if errand.state in ("done", "failed")]
        for id in ended[: max(0, len(self._known) - _REMEMBERED)]:
            del self._known[id]

    def of_kind(self, kind: str) -> list[Errand]:
        """The errands of a kind, the latest first."""
        with self._change:
            return [errand for errand in reversed(self._known.values()) if errand.kind == kind]

    def under_way(self, kind: str) -> bool:
        """Whether an errand of a kind waits or runs."""
        return any(errand.state in ("waiting", "running") for errand in self.of_kind(kind))

    @property
    def busy(self) -> bool:
        """Whether something waits or runs."""
        with self._change:
            return any(errand.state in ("waiting", "running") for errand in self._known.values())

    def settle(self, seconds: float) -> bool:
        """Wait until nothing waits or runs; whether that came in time."""
        with self._change:
            return self._change.wait_for(
                lambda: all(errand.state in ("done", "failed") for errand in self._known.values()), seconds
            )

    def close(self) -> None:
        """Begin nothing more. What runs is ended with the process, and goes on after the next start."""
        with self._change:
            self._closed = True
            self._waiting.clear()
            self._change.notify_all()

    def _work(self) -> None:
        while True:
            with self._change:
                self._change.wait_for(lambda: self._waiting or self._closed)
                if self._closed:
                    return
                errand = self._waiting.popleft()
                errand.state, errand.begun = "running", datetime.now(UTC)
            self._run(errand)
            with self._change:
                errand.ended = datetime.now(UTC)
                self._change.notify_all()

    def _run(self, errand: Errand) -> None:
        try:
            errand.result = errand.run(errand)
            errand.state = "done"
        except TadmorError as error:
            errand.state, errand.problem = "failed", str(error)
        except Exception:  # noqa: BLE001 - a thread that dies silently would leave every later errand waiting
            _log.exception("an errand failed: %s", errand.title)
            errand.state, errand.problem = "failed", "It is our mistake; the server's log says more."
