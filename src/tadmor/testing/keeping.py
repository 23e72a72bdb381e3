"""What is added comes back, once, and only when it was committed."""

import hashlib
from dataclasses import replace

from tadmor.errors import DuplicateId, IntegrityError, StoreError
from tadmor.model import Document, Provenance, Rejected
from tadmor.store import StoreKind, parse_filter, verify
from tadmor.testing.dossiers import AT, WIRE, Dossier, dossier, everything, refused
from tadmor.testing.readings import Told, reading_of

__all__ = ["Keeping"]


class Keeping(Dossier):
    """What is added comes back, once, and only when it was committed."""

    def test_a_new_store_is_empty_and_whole(self, kind: StoreKind, path: str) -> None:
        """A store that was just made holds nothing, and nothing in it is wrong."""
        with kind.open(path) as store:
            with store.snapshot() as view:
                counts = view.counts()
                assert (
                    counts.documents, counts.claims, counts.rejects, counts.decisions, counts.raws,
                ) == (0, 0, 0, 0, 0)  # fmt: skip
                assert view.decision_head() == ""
                assert view.claim("none") is None
                assert view.reading("none") is None
                assert view.provenance("none") is None
                assert view.raw("none") is None
            assert list(verify(store)) == []

    def test_a_reading_comes_back_whole(self, kind: StoreKind, path: str) -> None:
        """What was added is what is read."""
        with self.filled(kind, path) as store, store.snapshot() as view:
            assert dossier() == [view.reading(id) for id in view.document_ids()]
            assert {"evening", "wire", "undated"} == {
                reading.document.id for reading in view.readings(parse_filter({}))
            }

    def test_a_durable_store_keeps_what_was_committed(self, kind: StoreKind, path: str) -> None:
        """Closed and opened again, a durable store says the same."""
        if not kind.durable:
            return
        with self.filled(kind, path) as store, store.snapshot() as view:
            before = everything(view)
        with kind.open(path, create=False) as store, store.snapshot() as view:
            assert before == everything(view)

    def test_the_same_reading_twice_writes_nothing(self, kind: StoreKind, path: str) -> None:
        """A replay is "unchanged" and leaves the store as it was."""
        with self.filled(kind, path) as store:
            with store.snapshot() as view:
                before = everything(view)
            with store.writer() as writer:
                assert [writer.add(reading) for reading in dossier()] == ["unchanged"] * 3
            with store.snapshot() as view:
                assert before == everything(view)

    def test_another_fingerprint_replaces_machine_output(self, kind: StoreKind, path: str) -> None:
        """A newer reader's claims stand in the place of the old ones, in every list and search."""
        with self.filled(kind, path) as store:
            old = dossier()[1]
            renewed = replace(old, made_by=("hand/2",), claims=old.claims[:1])
            with store.writer() as writer:
                assert writer.add(renewed) == "replaced"
            with store.snapshot() as view:
                assert renewed == view.reading("wire")
                assert len(view.rows("wire")) == 1
                assert view.search("hit", parse_filter({})).rows == ()
                assert len(view.fingerprints()) == 2
            assert list(verify(store)) == []

    def test_a_reading_that_names_no_maker_is_told_by_its_content(self, kind: StoreKind, path: str) -> None:
        """A corrected reading by hand replaces the one before, though neither says who made it."""
        first = replace(dossier()[0], made_by=())
        with kind.open(path) as store, store.writer() as writer:
            outcomes = [writer.add(r) for r in (first, first, replace(first, claims=first.claims[:1]))]
            assert outcomes == ["added", "unchanged", "replaced"]

    def test_an_id_with_another_text_is_refused(self, kind: StoreKind, path: str) -> None:
        """The first text keeps the id, and the transaction goes on."""
        other = reading_of([Told(content="another text")], document=WIRE)
        with self.filled(kind, path) as store:
            with store.writer() as writer:
                with refused(DuplicateId):
                    writer.add(other)
                writer.reject(Rejected(name="x", reason="duplicate-id"))
            with store.snapshot() as view:
                assert dossier()[1] == view.reading("wire")
                assert view.counts().rejects == 1

    def test_a_failed_transaction_leaves_nothing(self, kind: StoreKind, path: str) -> None:
        """Whatever is raised inside a writer, all of it is as if it had not been."""
        with self.filled(kind, path) as store:
            with store.snapshot() as view:
                before = everything(view)
            with refused(ZeroDivisionError), store.writer() as writer:
                writer.add(replace(dossier()[0], made_by=("hand/3",)))
                writer.add(reading_of([Told(content="new")], document=Document(id="new", text="")))
                writer.mark("item", "f", "stored")
                raise ZeroDivisionError
            with store.snapshot() as view:
                assert before == everything(view)
                assert view.marked(["item"], "f") == {}
            assert list(verify(store)) == []

    def test_a_snapshot_does_not_move(self, kind: StoreKind, path: str) -> None:
        """A view goes on saying what it said while a writer commits; the next view says the new."""
        with self.filled(kind, path) as store, store.snapshot() as view:
            before = everything(view)
            with store.writer() as writer:
                writer.add(reading_of([Told(content="new")], document=Document(id="new", text="")))
            assert before == everything(view)
            with store.snapshot() as later:
                assert later.counts().documents == 4

    def test_raw_bytes_are_kept_once(self, kind: StoreKind, path: str) -> None:
        """Two documents out of one file share its bytes, which come back as they were."""
        raw = b"\x00bytes\xff" * 100
        provenance = Provenance(
            name="a.jsonl", sha256=hashlib.sha256(raw).hexdigest(), size=len(raw), media="jsonl", retrieved=AT
        )
        with kind.open(path) as store:
            with store.writer() as writer:
                for reading in dossier():
                    writer.add(reading, provenance, raw)
                with refused(IntegrityError):
                    writer.add(replace(dossier()[0], made_by=("x",)), provenance, raw + b"!")
            with store.snapshot() as view:
                assert view.counts().raws == 1
                assert raw == view.raw(provenance.sha256)
                assert provenance == view.provenance("wire")
            assert list(verify(store)) == []

    def test_rejects_are_kept_once(self, kind: StoreKind, path: str) -> None:
        """A replayed reject writes nothing; names that are no UTF-8 are spelt out."""
        rejects = [
            Rejected(name="a.html", reason="no-text", detail="nothing", sha256="0" * 64),
            Rejected(name="\udce9.txt", reason="unreadable"),
        ]
        with kind.open(path) as store:
            for _ in range(2):
                with store.writer() as writer:
                    for rejected in rejects:
                        writer.reject(rejected)
            with store.snapshot() as view:
                assert (rejects[0], replace(rejects[1], name="\\udce9.txt")) == view.rejects()

    def test_a_reject_is_forgotten_when_its_input_is_read_after_all(self, kind: StoreKind, path: str) -> None:
        """Only that input's, also where it came under another name; forgetting what was never rejected does nothing."""
        names = {"a.txt": None, "b.txt": None, "d.txt": "0" * 64}
        rejects = [Rejected(name=name, reason="crashed", sha256=sha256) for name, sha256 in names.items()]
        with kind.open(path) as store:
            with store.writer() as writer:
                for rejected in rejects:
                    writer.reject(rejected)
            with store.writer() as writer:
                writer.forgive("a.txt")
                writer.forgive("c.txt")
                writer.forgive("e.txt", "0" * 64)
            with store.snapshot() as view:
                assert (rejects[1],) == view.rejects()

    def test_marks_say_what_is_done(self, kind: StoreKind, path: str) -> None:
        """An item is done under the fingerprint that it was last done under."""
        with kind.open(path) as store:
            with store.writer() as writer:
                writer.mark("a", "f1", "stored")
                writer.mark("b", "f1", "stored")
                writer.mark("b", "f2", "empty")
            with store.snapshot() as view:
                assert view.marked(["a", "b", "c"], "f1") == {"a": "stored"}
                assert view.marked(["a", "b", "c"], "f2") == {"b": "empty"}

    def test_text_that_no_encoding_writes_is_refused(self, kind: StoreKind, path: str) -> None:
        """Half a surrogate pair is an error with a name, and writes nothing."""
        broken = reading_of([Told(content="half \ud800 pair")], document=Document(id="d", text=""))
        with kind.open(path) as store:
            with store.writer() as writer, refused(StoreError):
                writer.add(broken)
            with store.snapshot() as view:
                assert view.counts().documents == 0
