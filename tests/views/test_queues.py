"""What waits comes in the order in which a word tells most, once, and no more after it was decided on."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tadmor.model import Document, DocumentLink, PlaceCandidate, Reading
from tadmor.store import Store, open_store
from tadmor.testing.readings import Told, reading_of
from tadmor.views.queues import claims, identical, places, speakers


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "case.db") as opened:
        yield opened


def _reading(id: str, *told: Told, scores: tuple[float, ...] = ()) -> Reading:
    made = reading_of(told, document=Document(id=id, text="", published=date(2016, 12, 12), outlet=id))
    scored = [
        replace(one, score=scores[at] if at < len(scores) else one.score) for at, one in enumerate(made.attributions)
    ]
    return replace(made, attributions=tuple(scored))


def _keep(store: Store, *readings: Reading) -> None:
    with store.writer() as writer:
        for reading in readings:
            writer.add(reading)


def test_the_claim_that_the_machine_is_least_sure_of_comes_first(store: Store) -> None:
    """A score near one half says most; the reason stands beside it."""
    told = [Told(content=f"tanks were seen {where}", speaker="an aide") for where in ("here", "there", "nowhere")]
    _keep(store, _reading("a", *told, scores=(0.95, 0.52, 0.1)))
    with store.snapshot() as view:
        waiting = claims(view)
    assert ["tanks were seen there", "tanks were seen nowhere", "tanks were seen here"] == [
        one.claim.content for one in waiting if one.claim
    ]
    assert "read with a score of 0.52" in waiting[0].why


def test_a_number_counts_for_more(store: Store) -> None:
    """Of two claims that the machine is equally sure of."""
    _keep(
        store,
        _reading(
            "a",
            Told(content="tanks were seen", speaker="an aide"),
            Told(content="5,000 tanks were seen", speaker="an aide"),
            scores=(0.8, 0.8),
        ),
    )
    with store.snapshot() as view:
        first = claims(view)[0]
    assert first.claim
    assert "5,000 tanks were seen" == first.claim.content


def test_what_was_decided_waits_no_more(store: Store) -> None:
    """Until it is undone."""
    _keep(store, _reading("a", Told(content="tanks were seen", speaker="an aide")))
    with store.snapshot() as view:
        target = claims(view)[0].target
    with store.writer() as writer:
        writer.decide("accept", target, by="ann")
    with store.snapshot() as view:
        assert [] == claims(view)
    with store.writer() as writer:
        writer.decide("undo", target, by="ann")
    with store.snapshot() as view:
        assert [target] == [one.target for one in claims(view)]


def test_copies_are_read_alike_word_for_word(store: Store) -> None:
    """The same words of another speaker, or in a report that is no copy, are another matter."""
    said = Told(content="tanks were seen", speaker="an aide")
    _keep(store, _reading("a", said), _reading("b", said), _reading("c", said))
    _keep(store, _reading("d", replace(said, speaker="a mayor")))
    with store.writer() as writer:
        writer.join(DocumentLink(kind="copy", first="a", second=other, shares=(1.0, 1.0)) for other in ("b", "d"))
    with store.snapshot() as view:
        row = view.rows("a")[0]
        assert ["b"] == [one.document for one in identical(view, row)]


def test_two_names_that_may_be_one_speaker(store: Store) -> None:
    """Where all words of one stand in the other; asked once, also after a re-reading."""
    told = [Told(content=f"tanks were seen {n}", speaker=name) for n, name in enumerate(("Vesk", "Anja Vesk", "Orm"))]
    reading = _reading("a", *told)
    _keep(store, reading)
    with store.snapshot() as view:
        waiting = speakers(view)
        assert [("Anja Vesk", "Vesk")] == [
            (one.other.speaker, one.claim.speaker) for one in waiting if one.other and one.claim
        ]
    with store.writer() as writer:
        writer.decide("accept", waiting[0].target, by="ann", field=waiting[0].field)
        writer.add(reading_of(told, document=reading.document, made_by=("hand/2",), shift=3))
    with store.snapshot() as view:
        assert [] == speakers(view)
        assert {"new"} == {row.review for row in view.rows("a")}


def test_a_place_with_a_close_runner_up_waits(store: Store) -> None:
    """One with a distant runner-up does not."""
    reading = _reading("a", Told(content="tanks left Mosul for Suva", speaker="an aide"))
    near, far = (PlaceCandidate(gazetteer="gn:1", name="Another", score=score) for score in (0.9, 0.2))
    runners = {"Mosul": (near,), "Suva": (far,)}
    _keep(
        store, replace(reading, places=tuple(replace(p, others=runners.get(p.span.text, ())) for p in reading.places))
    )
    with store.snapshot() as view:
        waiting = places(view)
    assert ["place:Mosul"] == [one.field for one in waiting]
    with store.writer() as writer:
        writer.decide("set", waiting[0].target, by="ann", field="place:Mosul", value='"gn:1"')
    with store.snapshot() as view:
        assert [] == places(view)
