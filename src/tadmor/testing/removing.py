"""What a person takes out is gone, is told in the log, and comes again only when somebody says so."""

import hashlib
from dataclasses import replace

from tadmor.errors import BadDecision, Removed
from tadmor.model import Document, Provenance, Rejected
from tadmor.model.incidents import Compared, Incident
from tadmor.model.voices import VoiceCount
from tadmor.store import StoreKind, parse_filter, verify
from tadmor.store.removals import document_target
from tadmor.testing.dossiers import AT, WIRE, Dossier, dossier, everything, refused
from tadmor.testing.readings import Told, reading_of

__all__ = ["Removing"]

_WHY = "withdrawn by its outlet"


def _provenance(raw: bytes, name: str = "a.txt") -> Provenance:
    return Provenance(name=name, sha256=hashlib.sha256(raw).hexdigest(), size=len(raw), media="text", retrieved=AT)


class Removing(Dossier):
    """What a person takes out is gone, is told in the log, and comes again only when somebody says so."""

    def test_a_removed_document_was_never_there(self, kind: StoreKind, path: str) -> None:
        """But for the log: every list, search and count is that of a store that never had it."""
        with self.filled(kind, path) as store:
            with store.writer() as writer:
                writer.remove("wire", by="ann", why=_WHY, at=AT)
            assert self.found(store, {"q": "planes"}) == []
            with store.snapshot() as view:
                said = everything(view)
                assert [view.reading("wire"), view.document("wire")] == [None, None]
            assert list(verify(store)) == []
        with kind.open(f"{path}.never") as never:
            with never.writer() as writer:
                for reading in dossier():
                    if reading.document.id != "wire":
                        writer.add(reading)
            with never.snapshot() as view:
                own = ("decisions", "head", "counts", "removals")
                wanted = {name: value for name, value in everything(view).items() if name not in own}
                counts = view.counts()
        assert wanted == {name: value for name, value in said.items() if name in wanted}
        assert replace(counts, decisions=1) == said["counts"]

    def test_the_log_says_who_removed_it_and_why(self, kind: StoreKind, path: str) -> None:
        """One line, a part of the chain, with hashes and no word of the report; people's decisions stay, as orphans."""
        with self.filled(kind, path) as store:
            with store.snapshot() as view:
                claim = view.rows("wire")[0].id
            with store.writer() as writer:
                decided = writer.decide("accept", claim, by="ben", at=AT)
                line = writer.remove("wire", by="ann", why=_WHY, at=AT)
            with store.snapshot() as view:
                assert (decided, line) == view.decisions()
                assert (line.by, line.why, line.at, line.document) == ("ann", _WHY, AT, None)
                assert (line,) == view.decisions(document_target("wire"))
                assert (decided,) == view.orphans()
                assert [("wire", line)] == [(one.document, one.line) for one in view.removals()]
            assert list(verify(store)) == []

    def test_bytes_go_with_the_last_document_that_came_as_them(self, kind: StoreKind, path: str) -> None:
        """Two documents out of one file share its bytes."""
        raw = b"two reports in one"
        with kind.open(path) as store:
            with store.writer() as writer:
                for reading in dossier()[:2]:
                    writer.add(reading, _provenance(raw), raw)
                writer.remove("wire", by="ann", why=_WHY)
            with store.snapshot() as view:
                assert raw == view.raw(_provenance(raw).sha256)
            with store.writer() as writer:
                writer.remove("evening", by="ann", why=_WHY)
            with store.snapshot() as view:
                assert list(view.raw_hashes()) == []

    def test_it_comes_again_only_when_somebody_says_so(self, kind: StoreKind, path: str) -> None:
        """Neither as it was, nor read by another reader, nor its bytes under another id; undo lets it."""
        reading, raw = dossier()[1], b"as it came"
        other = reading_of([Told(content="other words")], document=replace(WIRE, id="other"))
        with self.filled(kind, path) as store:
            with store.writer() as writer:
                writer.remove("wire", by="ann", why=_WHY, at=AT)
                writer.add(other, _provenance(raw), raw)
                writer.remove("other", by="ann", why="a slip", at=AT)
                for again in (reading, replace(reading, made_by=("hand/2",))):
                    with refused(Removed, "ann", "2016-12-13", _WHY):
                        writer.add(again)
                with refused(Removed, "a slip"):
                    named = replace(other.document, id="renamed", outlet="Else")
                    writer.add(replace(other, document=named), _provenance(raw, "b.txt"), raw)
                assert writer.add(reading_of([Told(content="new words")], document=WIRE)) == "added"
                writer.remove("wire", by="ann", why="a test", at=AT)
                for _ in range(2):
                    writer.decide("undo", document_target("wire"), by="ann", why="it stands again", at=AT)
                assert writer.add(reading) == "added"
            with store.snapshot() as view:
                assert [one.document for one in view.removals()] == ["other"]
                assert reading == view.reading("wire")
                assert list(view.document_ids()) == ["evening", "undated", "wire"]
            assert list(verify(store)) == []

    def test_what_cannot_be_removed_is_refused(self, kind: StoreKind, path: str) -> None:
        """Nothing is written: no such document, no name, no reason, a word other than undo on what is gone."""
        with self.filled(kind, path) as store:
            with store.snapshot() as view:
                before, claim = everything(view), view.rows("wire")[0].id
            with store.writer() as writer:
                for document, by, why in (("none", "ann", "x"), ("wire", " ", "x"), ("wire", "ann", " ")):
                    with refused(BadDecision):
                        writer.remove(document, by=by, why=why)
                for action in ("remove", "undo"):
                    with refused(BadDecision):
                        writer.decide(action, claim, by="ann", why="x", value='"x"' if action == "remove" else None)
                with refused(BadDecision):
                    writer.decide("undo", document_target("wire"), by="ann")
            with store.snapshot() as view:
                assert before == everything(view)
            with store.writer() as writer:
                writer.remove("wire", by="ann", why=_WHY)
                with refused(BadDecision, "undone"):
                    writer.decide("accept", document_target("wire"), by="ann")

    def test_incidents_and_links_of_it_end(self, kind: StoreKind, path: str) -> None:
        """What others tell alone stays; telling the rest anew is the linker's."""
        with self.filled(kind, path) as store:
            both = Incident(id="it1", tellings=("t1", "t2"), claims=(), documents=("evening", "wire"))
            nobody = VoiceCount(voices=())
            alone = Incident(id="it3", tellings=("t3",), claims=(), documents=("evening",))
            with store.writer() as writer:
                writer.retell([], [Compared(incident=one, voices=nobody, findings=()) for one in (both, alone)])
                writer.linked("evening", "1")
                writer.linked("wire", "1")
                writer.remove("wire", by="ann", why=_WHY)
            with store.snapshot() as view:
                assert [row.id for row in view.incidents_in("evening")] == ["it3"]
                assert None is view.incident("it1")
                assert list(view.unlinked("1")) == ["undated"]
            assert list(verify(store)) == []

    def test_a_removal_that_is_not_committed_is_none(self, kind: StoreKind, path: str) -> None:
        """Whole, or not at all."""
        with self.filled(kind, path) as store:
            with store.snapshot() as view:
                before = everything(view)
            with refused(ZeroDivisionError), store.writer() as writer:
                writer.remove("wire", by="ann", why=_WHY)
                writer.add(reading_of([Told(content="new")], document=Document(id="new", text="")))
                writer.reject(Rejected(name="x", reason="removed"))
                raise ZeroDivisionError
            with store.snapshot() as view:
                assert before == everything(view)
                assert view.claims(parse_filter({"q": "planes"})).rows
            assert list(verify(store)) == []
