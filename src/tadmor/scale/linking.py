"""Readings that a store holds become links, voices and incidents that it holds."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from tadmor.link.compared import compared
from tadmor.link.duplicates import Duplicates
from tadmor.link.incidents import Incidents
from tadmor.link.voices import Lineage, accounts_of, facts_of
from tadmor.model import Account, DocumentLink, Reading
from tadmor.store import Filter, Store, View, every

__all__ = ["VERSION", "Linked", "link"]

VERSION = "link/1"
"""Raised whenever links, voices, incidents or findings may come out differently: a store then links anew."""


@dataclass(frozen=True, slots=True)
class Linked:
    """How far a run has come: documents linked, and those that it has to link."""

    documents: int
    of: int


def link(store: Store, *, progress: Callable[[Linked], None] = lambda _: None) -> Linked:
    """Link what is not linked yet; nothing is done where nothing is new. Raises `StoreError`."""
    with store.snapshot() as view:
        waiting = list(view.unlinked(VERSION))
        if not waiting and not view.rulings():
            return Linked(0, 0)
        made = _Made(view)
        ended = [row.id for row in every(view.incidents, Filter(size=1000))]
    with store.writer() as writer:
        writer.join(made.links)
        found = made.incidents.incidents()
        writer.retell(ended, (compared(made.incidents, one, made.accounts, made.lineage) for one in found))
        for document in waiting:
            writer.linked(document, VERSION)
    progress(Linked(len(waiting), len(waiting)))
    return Linked(len(waiting), len(waiting))


class _Made:
    """Everything of a store, linked."""

    def __init__(self, view: View) -> None:
        self.incidents, self.lineage = Incidents(view.rulings()), Lineage()
        self.accounts: dict[str, Account] = {}
        self.links: list[DocumentLink] = []
        duplicates = Duplicates()
        for number, reading in enumerate(self._readings(view)):
            self.lineage.add(facts_of(reading.document, number))
            for found in duplicates.add(reading):
                self.links.append(found)
                self.lineage.join(found)
            self.accounts |= {account.claim: account for account in accounts_of(reading)}
            self.incidents.add(reading)

    @staticmethod
    def _readings(view: View) -> Iterator[Reading]:
        for document in view.document_ids():
            reading = view.reading(document)
            if reading is not None:
                yield reading
