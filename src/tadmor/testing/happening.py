"""Lists of events and movements: each filter word asks the event itself, or the claim that tells it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from tadmor.model import Document, Event, Span
from tadmor.store import EventRow, StoreKind, every, parse_filter, verify
from tadmor.testing.dossiers import AT, DAY, Dossier, dossier
from tadmor.testing.readings import Told, reading_of

__all__ = ["Happening"]

_Words = Mapping[str, str | Sequence[str]]
_MOVED, _STRUCK, _SEEN, _BOMBED, _HIT, _SHELLED = "more", "suicide", "The", "planes", "no", "shells"


class Happening(Dossier):
    """Events and movements of the dossier, where the answers are known."""

    def test_events_are_found_by_what_they_say_and_who_says_it(self, kind: StoreKind, path: str) -> None:
        """Each word of the grammar; an event is named by its first word."""
        table: list[tuple[_Words, list[str]]] = [
            ({}, [_MOVED, _STRUCK, _SEEN, _BOMBED, _HIT, _SHELLED]),
            ({"q": "palmyra"}, [_MOVED, _BOMBED, _HIT]),
            ({"q": '"suicide bombers"'}, [_STRUCK]),
            ({"q": "wire"}, [_BOMBED, _HIT]),
            ({"speaker": "petrov"}, [_MOVED]),
            ({"outlet": "evening post"}, [_MOVED, _STRUCK, _SEEN]),
            ({"actor": "islamic state"}, [_MOVED, _BOMBED]),
            ({"actor": "syrian army", "role": "recipient"}, [_STRUCK, _HIT]),
            ({"actor": "syrian army", "role": "actor"}, []),
            ({"event": "STRIKE"}, [_MOVED, _STRUCK, _BOMBED, _SHELLED]),
            ({"event": "strike.shelling"}, [_SHELLED]),
            ({"event": "MOVE"}, [_SEEN]),
            ({"certainty": "PS+,CT-"}, [_STRUCK, _HIT]),
            ({"kind": "own"}, [_SEEN, _SHELLED]),
            ({"has": "movement"}, []),
            ({"has": "event,place"}, [_MOVED, _BOMBED]),
            ({"has": "hedge"}, [_STRUCK]),
            ({"has": "denial"}, [_HIT]),
            ({"has": "time"}, [_STRUCK, _SHELLED]),
            ({"lang": "ar"}, [_SHELLED]),
            ({"t": "2016-12-08"}, [_STRUCK, _SHELLED]),
            ({"from": "2016-12-12"}, [_MOVED, _SEEN]),
            ({"place": "palmyra"}, [_MOVED, _BOMBED]),
            ({"bbox": "38,34,39,35"}, [_MOVED, _BOMBED]),
            ({"precision": "G8"}, []),
            ({"review": "accepted"}, []),
            ({"q": "palmyra", "event": "STRIKE.air", "speaker": "ministry"}, [_BOMBED]),
        ]
        with self.filled(kind, path) as store, store.snapshot() as view:
            for words, wanted in table:
                rows = list(every(view.events, parse_filter(words)))
                assert sorted(wanted) == sorted(row.event.trigger.text for row in rows), words

    def test_movements_are_found_by_their_way(self, kind: StoreKind, path: str) -> None:
        """By each place on it, by the numbers in it, and by who tells it."""
        table: list[tuple[_Words, bool]] = [
            ({}, True),
            ({"place": "mosul"}, True),
            ({"place": "palmyra", "bbox": "43,36,44,37"}, False),
            ({"event": "move"}, True),
            ({"event": "strike"}, False),
            ({"speaker": "petrov", "has": "movement,place"}, True),
            ({"certainty": "CT-"}, False),
            ({"from": "2016-12-13"}, False),
        ]
        with self.filled(kind, path) as store, store.snapshot() as view:
            for words, found in table:
                assert found == bool(view.movements(parse_filter(words)).rows), words
            (row,) = view.movements(parse_filter({})).rows
            assert [place.name for place in row.places] == ["Mosul", "Palmyra"]
            assert (row.claim and row.claim.speaker, row.dated) == ("Igor Petrov", "published")

    def test_a_row_holds_the_event_its_places_and_who_says_it(self, kind: StoreKind, path: str) -> None:
        """With names for who does it, points for where, the document and the claim."""
        with self.filled(kind, path) as store, store.snapshot() as view:
            row = next(row for row in every(view.events, parse_filter({})) if row.event.trigger.text == _BOMBED)
            assert row.event == dossier()[1].events[0]
            assert row.claim == view.rows("wire")[0]
            assert (row.doers, row.document.outlet, row.dated) == (("Islamic State",), "Wire", "published")
            assert [(place.name, place.lat, place.precision) for place in row.places] == [("Palmyra", 34.56, "G2")]

    def test_lists_of_events_are_newest_first_and_paged(self, kind: StoreKind, path: str) -> None:
        """In text order within a document; oldest is the exact reverse; pages join without gap or overlap."""
        with self.filled(kind, path) as store, store.snapshot() as view:
            whole = list(every(view.events, parse_filter({})))
            assert [row.event.trigger.text for row in whole] == [_MOVED, _STRUCK, _SEEN, _BOMBED, _HIT, _SHELLED]
            for sort in ("newest", "oldest"):
                listed = list(every(view.events, parse_filter({"sort": sort, "size": "1"})))
                assert list(whole if sort == "newest" else reversed(whole)) == listed
            ranked = every(view.events, parse_filter({"sort": "rank", "q": "palmyra", "size": "1"}))
            assert {_MOVED, _BOMBED, _HIT} == {row.event.trigger.text for row in ranked}

    def test_a_decision_on_a_claim_holds_for_what_it_tells(self, kind: StoreKind, path: str) -> None:
        """Its events and movements are found by it, also after it was taken back."""
        with self.filled(kind, path) as store:
            with store.snapshot() as view:
                first = view.rows("evening")[0]
            with store.writer() as writer:
                writer.decide("reject", first.id, by="ann", why="misread", at=AT)
            for word, count in (("rejected", 1), ("new", 5)):
                with store.snapshot() as view:
                    events = view.events(parse_filter({"review": word})).rows
                    assert (count, {word}) == (len(events), {row.review for row in events})
            with store.snapshot() as view:
                assert [row.review for row in view.movements(parse_filter({})).rows] == ["rejected"]

    def test_an_event_that_is_half_known_is_listed(self, kind: StoreKind, path: str) -> None:
        """A class without a type, neither of them, and an event that no claim tells; read again, it goes."""
        reading = reading_of(
            [Told(content="soldiers left Palmyra", event=None, class_="MOVE")], document=Document(id="d", text="")
        )
        word = Span(9, 13, "left")
        bare = Event(id="bare", trigger=word)
        reading = replace(reading, events=(*reading.events, bare))
        with kind.open(path) as store:
            with store.writer() as writer:
                writer.add(reading)
            with store.snapshot() as view:
                known, unknown = view.events(parse_filter({})).rows
                assert (known.event.class_, known.event.type) == ("MOVE", None)
                assert (unknown.event, unknown.claim, unknown.review) == (bare, None, "new")
                assert _ids(view.events(parse_filter({"q": "left"})).rows) == [known.event.id, "bare"]
                assert _ids(view.events(parse_filter({"event": "move"})).rows) == [known.event.id]
                assert _ids(view.events(parse_filter({"review": "new", "has": "event"})).rows) == [
                    known.event.id,
                    "bare",
                ]
            assert list(verify(store)) == []
            with store.writer() as writer:
                writer.add(replace(reading, events=(), made_by=("hand/2",)))
            with store.snapshot() as view:
                assert view.events(parse_filter({})).rows == ()
            assert list(verify(store)) == []

    def test_an_undated_event_has_the_day_of_publication(self, kind: StoreKind, path: str) -> None:
        """Its own days win, ends that are open included, and `dated` says which it is."""
        told = [
            Told(content="shells fell on Suva yesterday", days=(None, DAY)),
            Told(content="planes bombed Palmyra"),
        ]
        with kind.open(path) as store:
            with store.writer() as writer:
                writer.add(reading_of(told, document=Document(id="d", text="", published=AT.date())))
            with store.snapshot() as view:
                rows = view.events(parse_filter({})).rows
            assert [(row.earliest, row.latest, row.dated) for row in rows] == [
                (None, DAY, "text"),
                (AT.date(), AT.date(), "published"),
            ]


def _ids(rows: Sequence[EventRow]) -> list[str]:
    return [row.event.id for row in rows]
