"""Words are cut as BERT cuts them: uncased, longest piece first, one mark a word."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tadmor.nlp.encoder.vocabulary import Vocabulary, words

PIECES = [
    "[PAD]",
    "[UNK]",
    "the",
    "ministry",
    "min",
    "##istry",
    "##is",
    "##t",
    "cafe",
    "4",
    ",",
    "##000",
    "000",
    "“",
    "a",
]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the ministry", ["the", "ministry"]),
        ("4,000", ["4", ",", "000"]),
        ("“the”", ["“", "the", "”"]),
        ("didn't", ["didn", "'", "t"]),
        ("a_b a-b", ["a", "_", "b", "a", "-", "b"]),
        ("€50 50°", ["€50", "50°"]),
        ("说明", ["说", "明"]),
        ("", []),
        (" \n\t ", []),
    ],
)
def test_words(text: str, expected: list[str]) -> None:
    assert expected == [text[start:end] for start, end in words(text)]


@pytest.mark.parametrize(
    ("word", "pieces"),
    [
        ("Ministry", ["ministry"]),
        ("minist", ["min", "##is", "##t"]),
        ("CAFÉ", ["cafe"]),
        ("xyz", ["[UNK]"]),
        ("a" * 101, ["[UNK]"]),
        ("th\x00e", ["the"]),
        ("\x00", []),
    ],
)
def test_pieces_of_a_word(word: str, pieces: list[str]) -> None:
    assert pieces == [PIECES[number] for number in Vocabulary(PIECES).cut(word)]


@settings(deadline=None)  # the first word builds the pattern
@given(st.text())
def test_words_stand_in_order_and_hold_no_space(text: str) -> None:
    """Whatever the text is, words neither overlap nor go back, and together they are the text without its spaces."""
    found = words(text)
    assert all(start < end for start, end in found)
    assert all(before[1] <= after[0] for before, after in pairwise(found))
    assert "".join(text.split()) == "".join(text[start:end] for start, end in found)
