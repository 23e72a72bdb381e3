"""Lists, searches and filters, on a dossier where the answers are known."""

from collections.abc import Sequence
from dataclasses import replace

from tadmor.errors import BadDecision, StoreError
from tadmor.model import Document
from tadmor.store import StoreKind, every, parse_filter, verify
from tadmor.testing.dossiers import Dossier, dossier, refused
from tadmor.testing.readings import Told, reading_of

__all__ = ["Finding"]


class Finding(Dossier):
    """Lists, searches and filters, on a dossier where the answers are known."""

    def test_odd_text_is_kept_and_found(self, kind: StoreKind, path: str) -> None:
        """NUL, Arabic, combining marks and emoji stay as they are and do not hide the words beside them."""
        odd = "a\x00b قصف تدمر 💥 cafe\u0301 na\u00efve bomb"
        with kind.open(path) as store:
            with store.writer() as writer:
                writer.add(reading_of([Told(content=odd)], document=Document(id="odd", text="")))
            for words in ("تدمر", "café naive", "b bomb", '"قصف تدمر"'):
                assert [odd] == self.found(store, {"q": words}), words
            assert list(verify(store)) == []

    def test_words_of_names_are_found_by_their_beginning(self, kind: StoreKind, path: str) -> None:
        """Of each kind of name by itself, folded, in order."""
        with self.filled(kind, path) as store, store.snapshot() as view:
            assert view.spellings("speaker", "pet") == ("petrov",)
            assert view.spellings("outlet", "pet") == ()
            assert view.spellings("place", "pal") == ("palmyra",)
            everyone = view.spellings("speaker", "")
            assert list(everyone) == sorted(everyone)

    def test_lists_are_newest_first_and_paged(self, kind: StoreKind, path: str) -> None:
        """Newest publication first, undated last; oldest is the exact reverse; pages join without gap or overlap."""
        with self.filled(kind, path) as store, store.snapshot() as view:
            whole = view.claims(parse_filter({}))
            assert [row.document for row in whole.rows] == ["evening"] * 3 + ["wire"] * 2 + ["undated"]
            assert [row.id for row in whole.rows[:3]] == [row.id for row in view.rows("evening")]
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
            ({"event": "STRIKE.drone"}, []),
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
