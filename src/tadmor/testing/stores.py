"""What every store must do, as tests: a plug-in's store is tested by being in the registry.

class TestStores(StoreContract): with fixtures `kind` (a `StoreKind`) and `path` (where it may make a file).
"""

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from tadmor.errors import BadDecision, DuplicateId, IntegrityError, StoreError
from tadmor.model import Document, Provenance, Reading, Rejected
from tadmor.store import Store, StoreKind, View, every, parse_filter, verify
from tadmor.testing.readings import Told, reading_of

__all__ = ["StoreContract", "dossier", "everything"]

_DAY = date(2016, 12, 8)
_AT = datetime(2016, 12, 13, 9, 30, tzinfo=UTC)
_EVENING = Document(
    id="evening", text="", outlet="Évening Post", published=date(2016, 12, 12), title="Column", lang="en"
)
_WIRE = Document(id="wire", text="", outlet="Wire", published=date(2016, 12, 10), title="Raids on Palmyra", lang="en")
_UNDATED = Document(id="undated", text="", outlet="Leaflet", lang="ar", composed=True)


def dossier() -> list[Reading]:
    """Three documents: two dated ones with claims of every sort, and one without a date."""
    evening = [
        Told(content="more than 5,000 jihadists moved from Mosul to Palmyra", speaker="Igor Petrov", role="spokesman"),
        Told(content="suicide bombers perhaps struck soldiers yesterday", speaker="A. Nour", hedge="perhaps",
             certainty="PS+", days=(_DAY, _DAY)),
        Told(content="The column was seen near Tadmur", event=None, class_="MOVE"),
    ]  # fmt: skip
    wire = [
        Told(content="planes bombed jihadists near Palmyra", speaker="the Defence Ministry", event="STRIKE.air"),
        Told(content="no soldiers were hit", speaker="the Defence Ministry", denied=True, certainty="CT-", event=None),
    ]
    undated = [Told(content="shells fell on Suva yesterday", event="STRIKE.shelling", days=(None, _DAY))]
    return [
        reading_of(evening, document=_EVENING),
        reading_of(wire, document=_WIRE),
        reading_of(undated, document=_UNDATED),
    ]


def everything(view: View) -> dict[str, Any]:
    """All that a view says, for comparing two stores."""
    listed = parse_filter({})
    return {
        "claims": list(every(view.claims, listed)),
        "oldest": list(every(view.claims, replace(listed, sort="oldest", size=2))),
        "documents": list(every(view.documents, listed)),
        "ids": list(view.document_ids()),
        "readings": list(view.readings(listed)),
        "rows": [view.rows(document) for document in view.document_ids()],
        "provenance": [view.provenance(document) for document in view.document_ids()],
        "raws": {sha256: view.raw(sha256) for sha256 in view.raw_hashes()},
        "rejects": view.rejects(),
        "decisions": view.decisions(),
        "head": view.decision_head(),
        "orphans": view.orphans(),
        "counts": view.counts(),
        "fingerprints": view.fingerprints(),
    }


@contextmanager
def refused(error: type[Exception]) -> Iterator[list[Exception]]:
    """The block must raise this error."""
    met: list[Exception] = []
    try:
        yield met
    except error as raised:
        met.append(raised)
    assert met, f"{error.__name__} was not raised"


class StoreContract:
    """Subclass it in a test module that has the fixtures `kind` and `path`."""

    def filled(self, kind: StoreKind, path: str) -> Store:
        """A store with the dossier in it."""
        store = kind.open(path)
        with store.writer() as writer:
            for reading in dossier():
                writer.add(reading)
        return store

    def found(self, store: Store, words: Mapping[str, str | Sequence[str]], **more: Any) -> list[str]:
        """The contents of the claims that some filter words find."""
        with store.snapshot() as view:
            return [row.content for row in every(view.claims, parse_filter(words, **more))]

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
        newer = reading_of([Told(content="planes bombed a depot", speaker="an aide")], document=_WIRE)
        with self.filled(kind, path) as store:
            old = dossier()[1]
            renewed = replace(newer, document=old.document, made_by=("hand/2",))
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
        other = reading_of([Told(content="another text")], document=_WIRE)
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
                assert set() == view.marked(["item"], "f")
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
            name="a.jsonl", sha256=hashlib.sha256(raw).hexdigest(), size=len(raw), media="jsonl", retrieved=_AT
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

    def test_marks_say_what_is_done(self, kind: StoreKind, path: str) -> None:
        """An item is done under the fingerprint that it was last done under."""
        with kind.open(path) as store:
            with store.writer() as writer:
                writer.mark("a", "f1", "stored")
                writer.mark("b", "f1", "stored")
                writer.mark("b", "f2", "stored")
            with store.snapshot() as view:
                assert {"a"} == view.marked(["a", "b", "c"], "f1")
                assert {"b"} == view.marked(["a", "b", "c"], "f2")

    def test_text_that_no_encoding_writes_is_refused(self, kind: StoreKind, path: str) -> None:
        """Half a surrogate pair is an error with a name, and writes nothing."""
        broken = reading_of([Told(content="half \ud800 pair")], document=Document(id="d", text=""))
        with kind.open(path) as store:
            with store.writer() as writer, refused(StoreError):
                writer.add(broken)
            with store.snapshot() as view:
                assert view.counts().documents == 0

    def test_odd_text_is_kept_and_found(self, kind: StoreKind, path: str) -> None:
        """NUL, Arabic, combining marks and emoji stay as they are and do not hide the words beside them."""
        odd = "a\x00b قصف تدمر 💥 cafe\u0301 na\u00efve bomb"
        with kind.open(path) as store:
            with store.writer() as writer:
                writer.add(reading_of([Told(content=odd)], document=Document(id="odd", text="")))
            for words in ("تدمر", "café naive", "b bomb", '"قصف تدمر"'):
                assert [odd] == self.found(store, {"q": words}), words
            assert list(verify(store)) == []

    def test_lists_are_newest_first_and_paged(self, kind: StoreKind, path: str) -> None:
        """Newest publication first, undated last; oldest is the exact reverse; pages join without gap or overlap."""
        with self.filled(kind, path) as store, store.snapshot() as view:
            whole = view.claims(parse_filter({}))
            assert [row.document for row in whole.rows] == ["evening"] * 3 + ["wire"] * 2 + ["undated"]
            assert whole.next is None
            for sort in ("newest", "oldest"):
                listed = list(every(view.claims, parse_filter({"sort": sort, "size": "1"})))
                assert list(whole.rows if sort == "newest" else reversed(whole.rows)) == listed
            ranked = parse_filter({"sort": "rank", "q": "palmyra", "size": "1"})
            answers = view.search("palmyra", parse_filter({}))
            assert {row.id for row in answers.rows} == {row.id for row in every(view.claims, ranked)}

    def test_filters_find_what_they_say(self, kind: StoreKind, path: str) -> None:
        """Each word of the grammar, on a dossier where its answer is known."""
        moved, bombers, seen = (claim.spans[0].text for claim in dossier()[0].claims)
        planes, denied = (claim.spans[0].text for claim in dossier()[1].claims)
        shells = dossier()[2].claims[0].spans[0].text
        table: list[tuple[dict[str, str | Sequence[str]], list[str]]] = [
            ({"q": "palmyra"}, [moved, planes, denied]),
            ({"q": "palmyra -raids"}, [moved]),
            ({"q": '"suicide bombers"'}, [bombers]),
            ({"q": '"bombers suicide"'}, []),
            ({"q": "bom*"}, [bombers, planes]),
            ({"q": "shells OR planes"}, [planes, shells]),
            ({"q": "evening moved"}, [moved]),
            ({"speaker": "PETROV"}, [moved]),
            ({"speaker": "spokesman"}, [moved]),
            ({"speaker": "petro"}, []),
            ({"speaker": ["nour", "petrov"]}, [bombers, moved]),
            ({"outlet": "evening post"}, [seen, bombers, moved]),
            ({"actor": "islamic state"}, [planes, moved]),
            ({"actor": "islamic state", "role": "actor"}, [planes, moved]),
            ({"actor": "syrian army", "role": "recipient"}, [denied, bombers]),
            ({"actor": "syrian army"}, [denied, bombers]),
            ({"event": "STRIKE"}, [planes, bombers, moved, shells]),
            ({"event": "strike.shelling"}, [shells]),
            ({"event": "MOVE"}, [seen]),
            ({"event": "STRI"}, []),
            ({"certainty": "PS+,CT-"}, [denied, bombers]),
            ({"kind": "own"}, [seen, shells]),
            ({"kind": "direct"}, []),
            ({"has": "quantity"}, [moved]),
            ({"has": "movement,place"}, [moved]),
            ({"has": "denial"}, [denied]),
            ({"has": "hedge"}, [bombers]),
            ({"has": "time"}, [bombers, shells]),
            ({"lang": "AR"}, [shells]),
            ({"t": "2016-12-08"}, [bombers, shells]),
            ({"to": "2016-12-11"}, [denied, planes, bombers, shells]),
            ({"from": "2016-12-09"}, [seen, moved, denied, planes]),
            ({"from": "1700-01-01", "to": "1800-01-01"}, [shells]),
            ({"place": "palmyra"}, [seen, planes, moved]),
            ({"place": "tadmur"}, [seen]),
            ({"bbox": "38,34,39,35"}, [seen, planes, moved]),
            ({"bbox": "178,-19,-178,-18"}, [shells]),
            ({"precision": "G2", "place": "Mosul"}, [moved]),
            ({"precision": "G8"}, []),
            ({"review": "new"}, [seen, bombers, moved, denied, planes, shells]),
            ({"review": "accepted"}, []),
            ({"q": "palmyra", "event": "STRIKE.air", "to": "2016-12-10", "has": "place"}, [planes]),
        ]
        with self.filled(kind, path) as store:
            for words, wanted in table:
                assert sorted(wanted) == sorted(self.found(store, words)), words
            near = {"place": "Palmyra", "within": "10"}
            assert len(self.found(store, near, near=(34.5, 38.3))) == 3
            assert self.found(store, near, near=(36.34, 38.28)) == []
            assert [shells] == self.found(store, {"place": "Suva", "within": "400"}, near=(-18.1, -179.9))

    def test_documents_are_filtered_by_themselves_or_their_claims(self, kind: StoreKind, path: str) -> None:
        """Dates, outlet and language are the document's own; other words ask for a claim that answers."""
        table: list[tuple[dict[str, str], list[str]]] = [
            ({}, ["evening", "wire", "undated"]),
            ({"sort": "oldest"}, ["undated", "wire", "evening"]),
            ({"from": "2016-12-11"}, ["evening"]),
            ({"outlet": "wire"}, ["wire"]),
            ({"lang": "en"}, ["evening", "wire"]),
            ({"q": "bombers"}, ["evening"]),
            ({"event": "STRIKE", "lang": "en"}, ["evening", "wire"]),
            ({"review": "accepted"}, []),
        ]
        with self.filled(kind, path) as store, store.snapshot() as view:
            for words, wanted in table:
                listed = parse_filter(words)
                assert wanted == [row.id for row in every(view.documents, replace(listed, size=1))], words
                assert wanted == [reading.document.id for reading in view.readings(listed)], words

    def test_decisions_stand_beside_the_claims(self, kind: StoreKind, path: str) -> None:
        """The last word counts, undo takes it back, and the log keeps every line."""
        with self.filled(kind, path) as store:
            with store.snapshot() as view:
                first, second = view.rows("evening")[:2]
            with store.writer() as writer:
                writer.decide("accept", first.id, by="ann", at=_AT)
                writer.decide("set", first.id, by="ann", field="certainty", value='"PR+"', at=_AT)
                writer.decide("reject", str(second.attribution), by="ben", why="misread", at=_AT)
            assert [first.content] == self.found(store, {"review": "corrected"})
            assert [second.content] == self.found(store, {"review": "rejected"})
            with store.writer() as writer:
                writer.decide("undo", first.id, by="ann", at=_AT)
            with store.snapshot() as view:
                reviewed = view.claim(first.id)
                assert reviewed is not None
                assert reviewed.review == "accepted"
                assert [line.action for line in view.decisions(first.id)] == ["accept", "set", "undo"]
                assert [line.action for line in view.decisions(second.id)] == ["reject"]
                assert view.counts().decisions == 4
                assert view.decisions()[-1].hash == view.decision_head()
            assert list(verify(store)) == []

    def test_decisions_that_cannot_be_taken_are_refused(self, kind: StoreKind, path: str) -> None:
        """No such claim, no reason, no name, nothing to undo, a value that is no JSON: none of it reaches the log."""
        with self.filled(kind, path) as store:
            with store.snapshot() as view:
                target = view.rows("wire")[0].id
            bad: list[Callable[[Any], Any]] = [
                lambda writer: writer.decide("accept", "nothing", by="ann"),
                lambda writer: writer.decide("reject", target, by="ann"),
                lambda writer: writer.decide("accept", target, by=" "),
                lambda writer: writer.decide("undo", target, by="ann"),
                lambda writer: writer.decide("set", target, by="ann", field="certainty", value="PR+"),
                lambda writer: writer.decide("set", target, by="ann"),
                lambda writer: writer.decide("praise", target, by="ann"),
            ]
            with store.writer() as writer:
                for decide in bad:
                    with refused(BadDecision):
                        decide(writer)
            with store.snapshot() as view:
                assert view.decisions() == ()

    def test_decisions_survive_re_reading(self, kind: StoreKind, path: str) -> None:
        """A decision holds for the claim with its id, else with its words; without either it is an orphan."""
        lines = [Told(content="planes bombed a depot", speaker="an aide"), Told(content="tanks were seen")]
        document = Document(id="d", text="", published=_DAY)
        with kind.open(path) as store:
            with store.writer() as writer:
                writer.add(reading_of(lines, document=document))
                with store.snapshot() as view:
                    assert view.rows("d") == ()
            with store.snapshot() as view:
                first, second = view.rows("d")
            with store.writer() as writer:
                writer.decide("accept", first.id, by="ann", at=_AT)
                writer.decide("unverifiable", second.id, by="ann", at=_AT)
                moved = reading_of(lines, document=document, made_by=("hand/2",), shift=1)
                assert writer.add(moved) == "replaced"
            with store.snapshot() as view:
                assert [row.review for row in view.rows("d")] == ["accepted", "unverifiable"]
                assert {first.id, second.id}.isdisjoint(row.id for row in view.rows("d"))
                assert [line.action for line in view.decisions(view.rows("d")[0].id)] == ["accept"]
                assert view.orphans() == ()
            with store.writer() as writer:
                writer.add(replace(moved, made_by=("hand/3",), claims=moved.claims[1:]))
            with store.snapshot() as view:
                assert [first.id] == [line.target for line in view.orphans()]
                assert [row.review for row in view.rows("d")] == ["unverifiable"]
            assert list(verify(store)) == []

    def test_an_id_that_two_documents_use_is_not_guessed(self, kind: StoreKind, path: str) -> None:
        """Foreign readings may number their claims alike: asking for one then says so."""
        twins = []
        for name in ("one", "two"):
            reading = reading_of([Told(content="tanks were seen")], document=Document(id=name, text=""))
            twins.append(replace(reading, claims=(replace(reading.claims[0], id="C1"),)))
        with kind.open(path) as store:
            with store.writer() as writer:
                assert [writer.add(reading) for reading in twins] == ["added", "added"]
                with refused(BadDecision):
                    writer.decide("accept", "C1", by="ann")
            with store.snapshot() as view:
                with refused(StoreError):
                    view.claim("C1")
                assert view.rows("two")[0].id == "C1"
