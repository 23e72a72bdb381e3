"""Which incidents count: those that are like others that do, by features, words or the encoder's vectors."""

from pathlib import Path
from string import ascii_lowercase

import numpy as np
import pytest
from benchmarks.muc.likely import Look, learn_likely
from benchmarks.muc.likeness import learn_rarity, likeness
from benchmarks.muc.vectors import Seen, seen_in

from tadmor.model import Document, Event, Reading, Span

NOTHING = np.zeros(0, np.float32)


def look(told: str = "", near: float = 0.0, vectors: tuple[float, ...] = ()) -> Look:
    """An incident of a message that has no words but these."""
    return Look({"one": 1.0, "near": near}, told, told, np.array(vectors, np.float32))


BURNED, FELL = "the mill burned", "the bank fell"
OTHERS = [letter * 3 for letter in ascii_lowercase]


def test_texts_are_alike_by_words_that_not_all_have() -> None:
    """Two on one thing more than two on different ones; a text is wholly like itself."""
    told = [f"{text} {other}" for text, other in zip([BURNED, FELL] * 4, OTHERS, strict=False)]
    rarity = learn_rarity([*told, *OTHERS])
    found = likeness(rarity.weighed([BURNED, FELL, BURNED]), rarity.weighed(["mill burned down"]))
    assert found[0, 0] == found[2, 0] > found[1, 0] == 0.0
    assert pytest.approx(1.0) == likeness(rarity.weighed([BURNED]), rarity.weighed([BURNED]))[0, 0]


def several(told: str, near: float, vectors: tuple[float, ...]) -> list[Look]:
    """Incidents that are alike, in messages that are not the same."""
    return [look(f"{told} {other}", near, vectors) for other in OTHERS[:6]]


@pytest.mark.parametrize(
    ("good", "bad"),
    [
        (several("", 1.0, ()), several("", 0.0, ())),
        (several(BURNED, 0.0, ()), several(FELL, 0.0, ())),
        (several("", 0.0, (1.0, 0.0)), several("", 0.0, (0.0, 1.0))),
    ],
)
def test_an_incident_counts_as_those_like_it_do(good: list[Look], bad: list[Look]) -> None:
    """Whatever makes them alike: one that was not learnt from is judged by the others."""
    others = [look(other, 0.5, tuple(0.5 for _ in good[0].vectors)) for other in OTHERS]
    likely = learn_likely([*good[1:], *bad[1:], *others], [1.0] * 5 + [0.0] * 5 + [1.0, 0.0] * 13)
    high, low = likely.chances([good[0], bad[0]])
    assert high > 0.5 > low


def test_nothing_is_asked_nothing_answered() -> None:
    """A message without incidents."""
    assert [] == learn_likely([look("a"), look("b")], [1.0, 0.0]).chances([])


def test_what_is_seen_is_three_means() -> None:
    """Of the events that tell an incident, of the words of its sentences, of those of the message."""
    seen = Seen(
        np.array([4, 30]),
        np.array([[1.0], [3.0]], np.float32),
        np.array([2, 6]),
        np.array([[1.0], [5.0]], np.float32),
    )
    assert [2.0, 5.0, 4.0] == list(seen.means([4, 30], [1]))
    assert [] == list(Seen(seen.starts, seen.events, seen.counts, NOTHING.reshape(0, 0)).means([4], [0]))


def test_vectors_are_kept(tmp_path: Path) -> None:
    """Seen once by a reader; afterwards the same comes out of the cache."""
    text = "Rebels burned the mill. The bank fell."
    event = Event(id="e1", trigger=Span(7, 13, "burned"), class_="ASSAULT")
    reading = Reading(document=Document(id="m1", text=text, lang="en"), events=(event,), made_by=("reader/1",))
    (first,), (again,) = list(seen_in([reading], tmp_path)), list(seen_in([reading], tmp_path))
    assert 1 == len(list(tmp_path.glob("vectors-*/*.npz")))
    assert np.array_equal(first.means([7], [0]), again.means([7], [0]))
