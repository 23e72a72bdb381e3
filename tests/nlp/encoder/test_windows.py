"""A document is cut into pieces and windows without losing or doubling a word."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from tadmor.nlp.encoder.pieces import cut, runs
from tadmor.nlp.encoder.vocabulary import Vocabulary
from tadmor.nlp.encoder.windows import CLS, SEP, fill, windows

VOCABULARY = Vocabulary(["[UNK]", "said", "he", "that", "##s", "a", ".", "“", "”", "\u200b"])
texts = st.lists(
    st.sampled_from(["He", "said", "that", "thats", "“", "”", "a", ".", "\n", "IT", "x" * 120]), max_size=80
).map(" ".join)


def test_shapes_and_layouts() -> None:
    pieces = cut("He said: “We saw T4.”\nNATO", VOCABULARY)
    assert [1, 0, 5, 5, 1, 0, 2, 5, 5, 2] == pieces.shapes.tolist()
    assert [0, 0, 0, 1, 2, 2, 2, 2, 3, 0] == pieces.layouts.tolist()
    assert [(0, 9), (9, 10)] == runs(pieces.paragraph)


def test_a_text_in_capitals_has_no_shapes() -> None:
    """Where everything is set in capitals they mark no name."""
    assert {0} == set(cut("THE MINISTRY SAID SO", VOCABULARY).shapes.tolist())


@settings(deadline=None)
@given(texts, st.integers(8, 40), st.integers(0, 16))
def test_every_word_is_fresh_once(text: str, budget: int, overlap: int) -> None:
    pieces = cut(text, VOCABULARY)
    made = windows(pieces, budget, overlap)
    assert list(range(len(pieces))) == [word for window in made for word in range(window.fresh, window.high)]
    assert all(window.low <= window.fresh < window.high for window in made)
    for window in made:
        filled = fill(pieces, window.low, window.high, budget)
        assert len(filled.ids) <= budget
        assert filled.ids[0] == CLS
        assert len(filled.at) == window.high - window.low


@settings(deadline=None)
@given(texts)
def test_windows_hold_the_pieces_in_order(text: str) -> None:
    pieces = cut(text, VOCABULARY)
    for window in windows(pieces, 1000, 0):
        filled = fill(pieces, window.low, window.high, 1000)
        inside = filled.ids[(filled.ids != CLS) & (filled.ids != SEP)]
        assert np.array_equal(inside, pieces.ids[pieces.first[window.low] : pieces.first[window.high]])
        assert np.array_equal(filled.ids[filled.at], pieces.ids[pieces.first[window.low : window.high]])
