"""People's decisions: beside the claims, refused when they cannot be taken, kept through re-reading."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from tadmor.errors import BadDecision, ChangedMeanwhile
from tadmor.model import Document
from tadmor.store import StoreKind, parse_filter, verify
from tadmor.store.grades import holder, source_target
from tadmor.testing.dossiers import AT, DAY, Dossier, refused
from tadmor.testing.readings import Told, reading_of

__all__ = ["Deciding"]


class Deciding(Dossier):
    """People's decisions: beside the claims, refused when they cannot be taken, kept through re-reading."""

    def test_decisions_stand_beside_the_claims(self, kind: StoreKind, path: str) -> None:
        """The last word counts, undo takes it back, and the log keeps every line."""
        with self.filled(kind, path) as store:
            with store.snapshot() as view:
                first, second = view.rows("evening")[:2]
            with store.writer() as writer:
                writer.decide("accept", first.id, by="ann", at=AT)
                writer.decide("set", first.id, by="ann", field="certainty", value='"PR+"', at=AT)
                writer.decide("reject", str(second.attribution), by="ben", why="misread", at=AT)
            assert [first.content] == self.found(store, {"review": "corrected"})
            assert [second.content] == self.found(store, {"review": "rejected"})
            with store.writer() as writer:
                writer.decide("undo", first.id, by="ann", at=AT)
            with store.snapshot() as view:
                reviewed = view.claim(first.id)
                assert reviewed is not None
                assert reviewed.review == "accepted"
                assert [line.action for line in view.decisions(first.id)] == ["accept", "set", "undo"]
                assert [line.action for line in view.decisions(second.id)] == ["reject"]
                assert view.counts().decisions == 4
                assert view.decisions()[-1].hash == view.decision_head()
            assert list(verify(store)) == []

    def test_people_grade_sources(self, kind: StoreKind, path: str) -> None:
        """With a reason; a grade finds the claims of that source alone, and what they tell; undo takes it back."""
        with self.filled(kind, path) as store:
            with store.snapshot() as view:
                rows = view.claims(parse_filter({"size": "1000"})).rows
                by_name = {row.speaker: row for row in rows if row.speaker}
                row = by_name.get("Igor Petrov") or next(iter(by_name.values()))
            target = source_target("speaker", str(row.speaker).upper())
            own = next(one for one in rows if one.attribution is None and one.outlet)
            with store.writer() as writer:
                writer.decide("set", target, by="ann", field="reliability", value='"B"', why="was right before", at=AT)
                writer.decide(
                    "set", str(holder(own)), by="ann", field="reliability", value='"E"', why="takes much back", at=AT
                )
                for on, value, why in (
                    (target, '"B"', None),
                    (target, '"G"', "x"),
                    ("source:outlet:nobody", '"B"', "x"),
                ):
                    with refused(BadDecision):
                        writer.decide("set", on, by="ann", field="reliability", value=value, why=why)
                with refused(BadDecision):
                    writer.decide("accept", target, by="ann")
            wanted = sorted(one.content for one in rows if holder(one) == target)
            assert sorted(self.found(store, {"reliability": "b"})) == wanted
            of_outlet = sorted(one.content for one in rows if holder(one) == holder(own))
            assert sorted(self.found(store, {"reliability": "E"})) == of_outlet
            assert self.found(store, {"reliability": "A,C,D,F"}) == []
            with store.snapshot() as view:
                assert {target: '"B"', holder(own): '"E"'} == {at: line.value for at, line in view.grades().items()}
                events = view.events(parse_filter({"reliability": "B,E", "size": "1000"})).rows
                held = [holder(event.claim) for event in events if event.claim]
                assert len(events) == len(held)
                assert set(held) <= {target, holder(own)}
                assert view.documents(parse_filter({"reliability": "B"})).rows
                seen = view.seen(target)
            with store.writer() as writer:
                writer.decide("undo", target, by="ann", seen=seen, at=AT)
                with refused(ChangedMeanwhile):
                    writer.decide("undo", target, by="ben", seen=seen)
            assert self.found(store, {"reliability": "B"}) == []
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
                lambda writer: writer.decide("undo", target, by="ann", field="speaker"),
            ]
            with store.writer() as writer:
                for decide in bad:
                    with refused(BadDecision):
                        decide(writer)
            with store.snapshot() as view:
                assert view.decisions() == ()

    def test_a_word_on_a_part_is_none_on_the_whole(self, kind: StoreKind, path: str) -> None:
        """Who accepts a claim's place has not accepted the claim; the line says which part was meant."""
        with self.filled(kind, path) as store:
            with store.snapshot() as view:
                first = view.rows("evening")[0]
            with store.writer() as writer:
                writer.decide("accept", first.id, by="ann", field="place:Palmyra", at=AT)
            with store.snapshot() as view:
                reviewed = view.claim(first.id)
                assert reviewed is not None
                assert reviewed.review == "new"
                assert [line.field for line in view.decisions(first.id)] == ["place:Palmyra"]

    def test_a_decision_on_what_changed_meanwhile_is_refused(self, kind: StoreKind, path: str) -> None:
        """With who decided what in between; nothing is written, and with what is seen then it can be taken."""
        with self.filled(kind, path) as store:
            with store.snapshot() as view:
                first, second = (row.id for row in view.rows("evening")[:2])
                seen, other = view.seen(first), view.seen(second)
            with store.writer() as writer:
                writer.decide("reject", first, by="ben", why="misread", at=AT, seen=seen)
            with store.writer() as writer:
                with refused(ChangedMeanwhile, "ben decided 'reject'", "misread"):
                    writer.decide("accept", first, by="ann", at=AT, seen=seen)
                writer.decide("accept", second, by="ann", at=AT, seen=other)
            with store.snapshot() as view:
                assert [line.action for line in view.decisions()] == ["reject", "accept"]
                again = view.seen(first)
            with store.writer() as writer:
                writer.decide("accept", first, by="ann", at=AT, seen=again)
            with store.snapshot() as view:
                assert view.seen(first) != again
                assert view.seen("nothing").made == ""

    def test_a_decision_on_what_was_read_anew_meanwhile_is_refused(self, kind: StoreKind, path: str) -> None:
        """Or on what is not there any more."""
        document = Document(id="d", text="", published=DAY)
        lines = [Told(content="planes bombed a depot", speaker="an aide"), Told(content="tanks were seen")]
        with kind.open(path) as store:
            first = reading_of(lines, document=document)
            with store.writer() as writer:
                writer.add(first)
            with store.snapshot() as view:
                kept, lost = (row.id for row in view.rows("d"))
                seen, gone = view.seen(kept), view.seen(lost)
            with store.writer() as writer:
                writer.add(replace(first, made_by=("hand/2",), claims=first.claims[:1]))
                with refused(ChangedMeanwhile, "read the report anew"):
                    writer.decide("accept", kept, by="ann", at=AT, seen=seen)
                with refused(ChangedMeanwhile, "not there any more"):
                    writer.decide("accept", lost, by="ann", at=AT, seen=gone)
            with store.snapshot() as view:
                assert view.decisions() == ()

    def test_decisions_survive_re_reading(self, kind: StoreKind, path: str) -> None:
        """A decision holds for the claim with its id, else with its words; without either it is an orphan."""
        lines = [Told(content="planes bombed a depot", speaker="an aide"), Told(content="tanks were seen")]
        document = Document(id="d", text="", published=DAY)
        with kind.open(path) as store:
            with store.writer() as writer:
                writer.add(reading_of(lines, document=document))
                with store.snapshot() as view:
                    assert view.rows("d") == ()
            with store.snapshot() as view:
                first, second = view.rows("d")
            with store.writer() as writer:
                writer.decide("accept", first.id, by="ann", at=AT)
                writer.decide("unverifiable", second.id, by="ann", at=AT)
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
