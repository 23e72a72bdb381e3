"""Which incidents count: those that are like others that do, by features, words or the encoder's vectors."""

from pathlib import Path
from string import ascii_lowercase

import numpy as np
import pytest
from benchmarks.muc.likely import Look, learn_likely
from benchmarks.muc.likeness import learn_rarity, likeness
from benchmarks.muc.vectors import Seen, learn_axes, seen_in

from tadmor.model import Document, Reading

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


def test_what_is_seen_of_some_words_is_their_mean() -> None:
    """Of those that begin between two characters, of the one there, of nothing where there is no encoder."""
    seen = Seen(np.array([0, 7, 14]), np.array([[1.0], [3.0], [5.0]], np.float16))
    assert [[2.0], [3.0], [5.0]] == [list(seen.at(*ends)) for ends in ((0, 13), (7, 8), (14, 99))]
    assert [] == list(Seen().at(0, 9))


def test_axes_are_those_along_which_vectors_differ() -> None:
    """The second number says all here."""
    axes = learn_axes(np.array([[1.0, 0.0], [1.0, 4.0], [1.0, 8.0]], np.float32), 1)
    assert [[-1.0], [0.0], [1.0]] == np.sign(axes.along(np.array([[1, 0], [1, 4], [1, 8]], np.float32))).tolist()


def test_vectors_are_kept(tmp_path: Path) -> None:
    """Seen once by a reader; afterwards the same comes out of the cache."""
    text = "Rebels burned the mill. The bank fell."
    reading = Reading(document=Document(id="m1", text=text, lang="en"), made_by=("reader/1",))
    (first,), (again,) = list(seen_in([reading], tmp_path)), list(seen_in([reading], tmp_path))
    assert 2 == len(list(tmp_path.glob("vectors-*/*.npz")))
    assert np.array_equal(first.at(7, 13), again.at(7, 13))
