"""Everything that a memory store holds. A snapshot keeps one state; a writer fills a copy."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count

from tadmor.model import Decision, DocumentLink, Provenance, Reading, Rejected
from tadmor.model.incidents import Compared
from tadmor.store.happening_index import Happenings
from tadmor.store.index import Entry
from tadmor.store.memory.shelves import MemoryShelves
from tadmor.store.order import claim_order
from tadmor.store.rows import ClaimRow

__all__ = ["Kept", "State"]


@dataclass(frozen=True, slots=True)
class Kept:
    """A reading with its number and order, and the entries of its claims, events and movements."""

    number: int
    order: int
    reading: Reading
    entries: tuple[Entry[ClaimRow], ...]
    happenings: Happenings

    def orders(self) -> Iterator[int]:
        """The order of each entry of a layer."""
        return (claim_order(self.order, position) for position in count())


@dataclass(slots=True)
class State:
    """Everything a store holds. A snapshot keeps one; a writer fills a copy."""

    kept: dict[str, Kept] = field(default_factory=dict)
    provenance: dict[str, Provenance] = field(default_factory=dict)
    raws: dict[str, bytes] = field(default_factory=dict)
    rejects: dict[tuple[str, str | None], Rejected] = field(default_factory=dict)
    marks: dict[str, tuple[str, str]] = field(default_factory=dict)
    log: list[Decision] = field(default_factory=list)
    links: dict[tuple[str, str], DocumentLink] = field(default_factory=dict)
    told: dict[str, tuple[int, Compared]] = field(default_factory=dict)
    linked: dict[str, str] = field(default_factory=dict)
    shelves: MemoryShelves = field(default_factory=MemoryShelves)

    def copy(self) -> "State":
        """The state as it is now; its records never change, so they are shared."""
        return State(
            dict(self.kept),
            dict(self.provenance),
            dict(self.raws),
            dict(self.rejects),
            dict(self.marks),
            list(self.log),
            dict(self.links),
            dict(self.told),
            dict(self.linked),
            self.shelves.copy(),
        )

    def log_of(self, document: str) -> list[Decision]:
        return [line for line in self.log if line.document == document]

    def incident(self, id_: str) -> tuple[int, Compared] | None:
        """The incident, with its number, of a telling or founded by it."""
        telling = id_.removeprefix("i")
        return next((kept for kept in self.told.values() if telling in kept[1].incident.tellings), None)
