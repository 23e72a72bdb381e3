"""Words of denying by which nobody denies: behind a "not" that an aside parts from them, and of two sides at odds."""

from functools import cache

import pytest

from tadmor.model import Attribution, Document
from tadmor.pipeline import Pipeline, default_pipeline


@cache
def _pipeline() -> Pipeline:
    return default_pipeline()


def _by_cue(text: str, word: str) -> Attribution:
    """The attribution whose cue ends with a word."""
    (reading,) = _pipeline().read_batch([Document(id="d", text=text, lang="en")])
    return next(one for one in reading.attributions if one.cue and one.cue[-1].text.split()[-1] == word)


@pytest.mark.parametrize(
    ("text", "word", "source"),
    [
        ("The bridge fell in May, and Vesk sappers don't, in private, deny it.", "deny", "Vesk sappers"),
        ("The mayor of Vesk did not, at any rate, deny the report.", "deny", "The mayor of Vesk"),
        ("The army has not, so far, denied that it fired on the town.", "denied", "The army"),
        ("The governor did not deny that the town was lost.", "deny", "The governor"),
        ("The governor did not reject the charge.", "reject", "The governor"),
    ],
)
def test_who_does_not_deny_denies_nothing(text: str, word: str, source: str) -> None:
    """With or without an aside behind the "not": he says neither that it is so nor that it is not."""
    made = _by_cue(text, word)
    assert (source, "assert", "Uu") == (made.source[0].text, made.act, made.certainty.label)


@pytest.mark.parametrize(
    "text",
    [
        "The mayor, not the governor, denied the report.",
        "The mayor, who did not stay, denied the report.",
        "The mayor denied, in private, that the bridge fell.",
    ],
)
def test_a_not_of_something_else_leaves_a_denial(text: str) -> None:
    """An aside that itself says "not", or has a verb of its own, takes nothing from the verb behind it."""
    assert ("deny", "CT-") == ((made := _by_cue(text, "denied")).act, made.certainty.label)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Shells hit a shelter in Vesk. Origin of fire is disputed by the parties.", "by"),
        ("The ownership of the hill was disputed by the two armies.", "by"),
        ("The two sides dispute the number of dead.", "dispute"),
    ],
)
def test_two_sides_that_dispute_a_question_deny_nothing(text: str, word: str) -> None:
    """They are at odds, and neither is told to have gainsaid an account."""
    assert ("assert", "Uu") == ((made := _by_cue(text, word)).act, made.certainty.label)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The monitor told of nine dead. The figure is disputed by both sides.", "by"),
        ("The army disputed the number.", "disputed"),
        ("Both men disputed the number.", "disputed"),
    ],
)
def test_an_account_may_be_disputed_by_anyone(text: str, word: str) -> None:
    """Of one, of two men, and of two sides that dispute what somebody has told, it is a denial."""
    assert "deny" == _by_cue(text, word).act
