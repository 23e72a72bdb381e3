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
        held = {target: [line for line in standing(lines) if line.field] for target, lines in of_target.items()}
        every = [line for lines in held.values() for line in lines]
        self._parts = {target: frozenset(str(line.field) for line in lines) for target, lines in held.items()}
        self._worded = {(line.document, line.spans_key, line.field) for line in every if line.document}

    def of_claim(self, row: ClaimRow, field: str) -> bool:
        """Whether somebody has decided on a part of a claim."""
        return field in self._parts.get(row.id, ()) or (row.document, spans_key(row), field) in self._worded

    def of_incident(self, id: str) -> frozenset[str]:
        """The parts of an incident on which somebody has decided, by their fields."""
        return self._parts.get(id, frozenset())
