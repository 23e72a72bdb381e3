"""Everything that can be worked out again is, and compared: one flipped byte is found."""

from collections.abc import Iterator
from dataclasses import replace

from tadmor.errors import StoreError
from tadmor.store.decisions import broken
from tadmor.store.protocols import Finding, Store, View
from tadmor.store.tabulate import claim_rows

__all__ = ["verify"]


def verify(store: Store) -> Iterator[Finding]:
    """What in a store does not hold: nothing, for a whole one. Reads all of it once, a document at a time."""
    yield from store.damage()
    with store.snapshot() as view:
        for check in (_readings, _raws, _log):
            try:
                yield from check(view)
            except StoreError as error:
                yield Finding(check.__name__.strip("_"), str(error))


def _readings(view: View) -> Iterator[Finding]:
    """Each reading against its hashes, and each claim's row against its reading."""
    for document in view.document_ids():
        try:
            yield from _claims(view, document)
        except (StoreError, ValueError) as error:
            yield Finding(f"document {document}", str(error))


def _claims(view: View, document: str) -> Iterator[Finding]:
    reading = view.reading(document)
    if reading is None:
        yield Finding(f"document {document}", "has no reading")
        return
    kept = view.rows(document)
    made = claim_rows(reading)
    if len(kept) != len(made):
        yield Finding(f"document {document}", f"has {len(kept)} claims, and its reading {len(made)}")
    for row, wanted in zip(kept, made, strict=False):
        if replace(row, review="new") != wanted:
            yield Finding(f"claim {wanted.id}", f"of document {document} is not what its reading says")


def _raws(view: View) -> Iterator[Finding]:
    """Raw bytes against the hash that was taken before they were parsed."""
    for sha256 in view.raw_hashes():
        try:
            view.raw(sha256)
        except StoreError as error:
            yield Finding(f"raw {sha256}", str(error))


def _log(view: View) -> Iterator[Finding]:
    """The chain of decisions."""
    for line in broken(view.decisions()):
        yield Finding(f"decision {line}", "is not what was written, or a line before it is missing")
