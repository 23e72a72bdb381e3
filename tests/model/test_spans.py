"""Spans by where they stand: those that touch others are found without looking at all of them."""

from hypothesis import given
from hypothesis import strategies as st

from tadmor.model import Quantity, Span, around, overlap, touching

_WORDS = st.lists(st.tuples(st.integers(0, 2_000), st.integers(1, 90)), max_size=30)


def _spans(words: list[tuple[int, int]]) -> list[Span]:
    return [Span(start, start + length, "-" * length) for start, length in words]


@given(_WORDS, _WORDS)
def test_touching_are_all_that_share_a_character_in_text_order(
    words: list[tuple[int, int]], others: list[tuple[int, int]]
) -> None:
    some, wanted = _spans(sorted(words)), _spans(others)
    expected = [one for one in some if any(overlap(one, span) for span in wanted)]
    assert expected == touching(some, wanted, where=lambda span: span)


def test_touching_asks_an_item_for_its_span() -> None:
    text = "12 fell near Arlun, 30 near Besk"
    numbers = [
        Quantity(id=f"q{at}", span=Span(at, at + 2, text[at : at + 2]), low=1, high=1, best=1, bound="exactly")
        for at in (0, 20)
    ]
    assert numbers[1:] == touching(numbers, [Span(15, 25, text[15:25])])


def test_around_begins_no_earlier_than_the_text() -> None:
    assert Span(0, 15, "") == around(Span(3, 5, "no"), 10)
