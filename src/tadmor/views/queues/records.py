"""One thing that waits, and whether a part of something has been decided on."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, get_args

from tadmor.model import Decision, Place
from tadmor.model.incidents import Finding
from tadmor.store import ClaimRow, IncidentRow
from tadmor.store.decisions import spans_key, standing

__all__ = ["QUEUES", "Decided", "QueueName", "Waiting"]

QueueName = Literal["claims", "places", "speakers", "incidents", "conflicts"]
QUEUES: tuple[QueueName, ...] = get_args(QueueName)


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """One thing that waits. `target` is what a decision names, `field` the part of it that is asked about.

    `why` says in words what puts it where it stands. Besides the `claim` or the `incident` that it is about it has
    what its queue asks: the `place`, the `finding`, the `other` claim whose speaker may be the same one.
    """

    target: str
    field: str | None = None
    weight: float
    why: tuple[str, ...]
    claim: ClaimRow | None = None
    incident: IncidentRow | None = None
    place: Place | None = None
    finding: Finding | None = None
    other: ClaimRow | None = None

    @property
    def key(self) -> str:
        """What names it within its queue."""
        return f"{self.target} {self.field}" if self.field else self.target


class Decided:
    """On which parts of what somebody has decided; a claim that has another id now is known by its words."""

    def __init__(self, log: Iterable[Decision]) -> None:
        of_target: dict[str, list[Decision]] = {}
        for line in log:
            of_target.setdefault(line.target, []).append(line)
        held = [line for lines in of_target.values() for line in standing(lines) if line.field]
        self._named = {(line.target, line.field) for line in held}
        self._worded = {(line.document, line.spans_key, line.field) for line in held if line.document}

    def of_claim(self, row: ClaimRow, field: str) -> bool:
        """Whether somebody has decided on a part of a claim."""
        return (row.id, field) in self._named or (row.document, spans_key(row), field) in self._worded

    def of_incident(self, id: str, field: str) -> bool:
        """Whether somebody has decided on a part of an incident."""
        return (id, field) in self._named
