"""A sentence as a string of word classes."""

import pytest

from tadmor.errors import BadData
from tadmor.nlp.codes import coder
from tadmor.nlp.segment import tokens

CODER = coder({"month": ["May"], "unit": ["day"]}, {"digits": r"\d+"}, {"soon": [["any", "time", "soon"]]})


def test_case_tells_a_name_from_a_verb() -> None:
    """A word listed with a capital must be written with it, or all in capitals when it is long."""
    assert (CODER.codes["month"], ".") == (CODER.code("May"), CODER.code("may"))
    assert CODER.codes["unit"] == CODER.code("Day")


def test_a_phrase_is_one_class_and_its_rest() -> None:
    """The coded string is as long as the tokens, so that offsets in it are indices of tokens."""
    text = "not any time soon"
    rest = CODER.codes["rest"]
    assert "." + CODER.codes["soon"] + rest + rest == CODER.encode(tokens(text, 0, len(text)))


def test_a_pattern_names_only_classes_there_are() -> None:
    """A misspelt class is an error of our data, found when it is loaded."""
    with pytest.raises(BadData):
        CODER.pattern("<moth>")
