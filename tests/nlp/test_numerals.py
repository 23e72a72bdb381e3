"""Number words and digits to one number."""

import pytest

from tadmor.nlp.numerals import numeral


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("half a million", 500_000),
        ("three dozen", 36),
        ("two and a half million", 2_500_000),
        ("two thousand five hundred and six", 2506),
        ("a hundred", 100),
        ("4,000", 4000),
        ("7.5", 7.5),
        ("twenty-five", 25),
        ("a quarter", 0.25),
        ("and", None),
        ("two cats", None),
        ("1,00", None),
        ("9" * 40, None),
    ],
)
def test_words_write_a_number(words: str, value: float | None) -> None:
    """What writes no number is None."""
    assert value == numeral(words.split())
