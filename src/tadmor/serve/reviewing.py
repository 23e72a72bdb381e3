"""What the review pages share: the queues in words, fields that can be corrected, the trail of one sitting."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import get_args
from urllib.parse import urlencode

from tadmor.errors import BadDecision
from tadmor.export import wording
from tadmor.model import CertaintyLabel, Decision
from tadmor.store import ClaimRow
from tadmor.views.queues import QUEUES, QueueName

__all__ = ["Field", "Queue", "Trail", "fields_of", "lines_of", "queues", "undoable"]

_KEPT = 30
"""So many skipped items, and decisions to undo, an address remembers."""
_CERTAINTIES: tuple[CertaintyLabel, ...] = get_args(CertaintyLabel)


@dataclass(frozen=True, slots=True, kw_only=True)
class Queue:
    """A queue in words: its question, the rule of its order, what an "accept" says, the reasons for a "reject"."""

    name: str
    title: str
    question: str
    rule: str
    accept: str
    reasons: tuple[str, ...]


@cache
def queues() -> Mapping[QueueName, Queue]:
    """Every queue, by name."""
    told = tomllib.loads(files("tadmor.serve").joinpath("review.toml").read_text(encoding="utf-8"))
    return {name: Queue(name=name, **told[name] | {"reasons": tuple(told[name]["reasons"])}) for name in QUEUES}


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a claim that a person can correct, as the machine read it; `choices` where only some words will do."""

    name: str
    label: str
    read: str
    choices: Mapping[str, str] | None = None


def fields_of(row: ClaimRow) -> tuple[Field, ...]:
    """The fields of a claim, as they were read."""
    sure: dict[str, str] = {label: wording.committed(label) for label in _CERTAINTIES}
    days = wording.days(row.earliest, row.latest) if row.dated == "text" else ""
    return (
        Field("speaker", "Who says it", row.speaker or row.source),
        Field("speaker_organisation", "For which body", row.speaker_organisation or ""),
        Field("certainty", "How far they go", sure[row.certainty], sure),
        Field("quantities", "How many", "; ".join(map(wording.amount, row.quantities))),
        Field("places", "Where", ", ".join(place.name or place.mention for place in row.places)),
        Field("days", "When", days),
        Field("content", "What they say", row.content),
    )


@dataclass(frozen=True, slots=True)
class Trail:
    """One sitting, as its address tells it: what was skipped, and the lines of the log that can be undone, newest last.

    A step of `undo` is the number of a line, or "12-15" for lines that were written together.
    """

    queue: QueueName
    at: str = ""
    skip: tuple[str, ...] = ()
    undo: tuple[str, ...] = ()

    def address(self) -> str:
        """Where it goes on."""
        words: list[tuple[str, str]] = [("queue", self.queue)]
        words += [("at", self.at)] if self.at else []
        words += [("skip", key) for key in self.skip[-_KEPT:]]
        words += [("undo", step) for step in self.undo[-_KEPT:]]
        return f"/review?{urlencode(words)}"

    def to(self, at: str) -> "Trail":
        """The same, at another item."""
        return Trail(self.queue, at, self.skip, self.undo)

    def skipping(self, key: str, at: str) -> "Trail":
        """The same with an item skipped."""
        return Trail(self.queue, at, (*(one for one in self.skip if one != key), key), self.undo)


def undoable(decisions: Sequence[Decision]) -> str:
    """The lines that can be taken back of those about one thing, as `lines_of` has them; "" where there are none.

    The last line, with those right before it that took the same report out of an incident; none that takes one back.
    """
    if not decisions or decisions[-1].action == "undo":
        return ""
    first = last = decisions[-1]
    for line in reversed(decisions[:-1]):
        same = (line.action, line.by, line.why) == ("split", last.by, last.why) == (last.action, last.by, last.why)
        if not same or line.seq != first.seq - 1:
            break
        first = line
    return str(last.seq) if first is last else f"{first.seq}-{last.seq}"


def lines_of(step: str, log: Sequence[Decision]) -> list[Decision]:
    """The lines of the log that a step wrote. Raises `BadDecision`."""
    first, _, last = step.partition("-")
    if not all(part.isascii() and part.isdigit() and len(part) < 12 for part in (first, last or first)):
        raise BadDecision(f"undo={step!r} is no number of a line")
    return list(log[max(0, int(first) - 1) : int(last or first)])
