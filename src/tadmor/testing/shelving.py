"""What others keep in a store comes back as it was, with the transaction that it was a part of."""

from tadmor.store import StoreKind
from tadmor.store.shelves import Shelves
from tadmor.testing.dossiers import Dossier, refused

__all__ = ["Shelving"]

_FAR = 2**63 - 1


def _told(shelves: Shelves) -> tuple[object, ...]:
    """All that the tests put on shelves."""
    keys = (-_FAR - 1, -7, 0, 1, 2, _FAR)
    return tuple(ask(shelf, keys) for shelf in ("one", "other") for ask in (shelves.records, shelves.postings))


class Shelving(Dossier):
    """What others keep in a store comes back as it was."""

    def test_records_come_back_and_are_replaced(self, kind: StoreKind, path: str) -> None:
        """By shelf and key; the transaction reads what it has written."""
        with kind.open(path) as store:
            with store.writer() as writer:
                writer.shelves.keep("one", {1: b"a", -7: b"", _FAR: b"\x00far"})
                writer.shelves.keep("other", {1: b"b"})
                writer.shelves.keep("one", {1: b"c"})
                assert writer.shelves.records("one", [1]) == {1: b"c"}
                writer.shelves.discard("one", [-7, 5])
                writer.shelves.discard("none", [1])
            with store.snapshot() as view:
                assert view.shelves.records("one", [_FAR, -7, 1, 2]) == {1: b"c", _FAR: b"\x00far"}
                assert view.shelves.records("other", [1]) == {1: b"b"}
                assert view.shelves.records("none", [1]) == {}

    def test_postings_come_in_order_and_capped(self, kind: StoreKind, path: str) -> None:
        """Keys as they were asked for, values upwards, of each key so many; a value stands once under a key."""
        with kind.open(path) as store:
            with store.writer() as writer:
                writer.shelves.post(
                    "one", [(1, 30, 0.5), (1, -2, 0.0), (2, 4, 1.0), (1, 9, 0.0), (-_FAR - 1, _FAR, 0.1)]
                )
                writer.shelves.post("one", [(1, 30, -2.25)])
                writer.shelves.unpost("one", [(1, 9), (1, 8), (6, 6)])
                assert writer.shelves.postings("one", [1]) == [(1, -2, 0.0), (1, 30, -2.25)]
            with store.snapshot() as view:
                assert view.shelves.postings("one", [2, 3, 1], 1) == [(2, 4, 1.0), (1, -2, 0.0)]
                assert view.shelves.postings("one", [-_FAR - 1]) == [(-_FAR - 1, _FAR, 0.1)]
                assert view.shelves.postings("other", [1]) == []

    def test_a_shelf_is_emptied_alone(self, kind: StoreKind, path: str) -> None:
        """Records and postings of one go, those of another stay."""
        with kind.open(path) as store:
            with store.writer() as writer:
                for shelf in ("one", "other"):
                    writer.shelves.keep(shelf, {1: b"a"})
                    writer.shelves.post(shelf, [(1, 2, 0.0)])
                writer.shelves.clear("one")
                writer.shelves.clear("none")
            with store.snapshot() as view:
                assert _told(view.shelves) == ({}, [], {1: b"a"}, [(1, 2, 0.0)])

    def test_shelves_are_of_the_transaction(self, kind: StoreKind, path: str) -> None:
        """A snapshot does not see what comes later, and a transaction that fails leaves no trace."""
        with kind.open(path) as store:
            with store.writer() as writer:
                writer.shelves.keep("one", {1: b"a"})
            with store.snapshot() as before:
                with store.writer() as writer:
                    writer.shelves.keep("one", {1: b"b"})
                    writer.shelves.post("one", [(1, 2, 0.0)])
                assert _told(before.shelves) == ({1: b"a"}, [], {}, [])
            with refused(ZeroDivisionError), store.writer() as writer:
                writer.shelves.clear("one")
                writer.shelves.post("other", [(1, 1, 1.0)])
                raise ZeroDivisionError
            with store.snapshot() as view:
                assert _told(view.shelves) == ({1: b"b"}, [(1, 2, 0.0)], {}, [])
