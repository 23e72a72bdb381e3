"""Quotations are found however their marks were set, inside the text, in linear time."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tadmor.nlp.quotations import outermost, quotations


def found(text: str) -> list[str]:
    return [text[q.start : q.end] for q in quotations(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"We hold the hill," she said.', ['"We hold the hill,"']),
        ("“We hold the hill,” she said.", ["“We hold the hill,”"]),
        ("«We hold the hill», she said.", ["«We hold the hill»"]),
        ("''We hold the hill,'' she said.", ["''We hold the hill,''"]),
        ("The army's men said 'we won' today.", ["'we won'"]),
        ("The rebels' camp and the army's camp.", []),
        ('"They called it ""the ring"" here."', ['"They called it ""the ring"" here."', '""the ring""']),
        ("“We hold the hill. \nThe wind rose.", ["“We hold the hill."]),
        ("“One. “Two,” he said.", ["“One.", "“Two,”"]),
        ("It ended” there.", []),
    ],
)
def test_marks_of_every_kind(text: str, expected: list[str]) -> None:
    """Curly, straight, angled, doubled and single marks; apostrophes are none; an open one ends with its paragraph."""
    assert expected == found(text)


def test_an_open_quotation_says_so() -> None:
    """A quotation without a closing mark is not closed."""
    assert [q.closed for q in quotations("“We hold the hill.")] == [False]


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="ab .,\n\"'“”‘’«»`", max_size=80))
def test_quotations_lie_inside_the_text(text: str) -> None:
    """Every quotation is a stretch of the text with at least its mark, in order."""
    spans = quotations(text)
    assert all(0 <= q.start < q.end <= len(text) for q in spans)
    assert sorted(q.start for q in spans) == [q.start for q in spans]


@pytest.mark.parametrize("text", ['"' * 100_000, "“" * 100_000, '" a' * 60_000, "'a " * 60_000])
def test_hostile_marks_cost_their_length(text: str) -> None:
    """A text of nothing but marks is read in a moment."""
    began = time.process_time()
    quotations(text)
    assert time.process_time() - began < 3


def test_the_outermost_quotations_have_the_others_in_them() -> None:
    """What stands behind an inner quotation is still inside the outer one."""
    text = "He wrote, “The mayor told us, ‘Stay in your houses until it is quiet’, and then it began.” “Go,” she said."
    assert ["“The mayor", "“Go,”"] == [text[q.start : q.end][:10] for q in outermost(quotations(text))]
