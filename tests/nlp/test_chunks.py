"""Noun phrases before and after a position, by closed classes alone."""

import pytest

from tadmor.nlp.chunks import phrase_after, phrase_before
from tadmor.nlp.grammar import is_verbal, words_of
from tadmor.nlp.segment import tokens


def before(text: str) -> str | None:
    words = words_of(tokens(text, 0, len(text)))
    part = phrase_before(words, len(words.tokens), 0)
    return text[words.tokens[part[0]].start : words.tokens[part[1] - 1].end] if part else None


def after(text: str) -> str | None:
    words = words_of(tokens(text, 0, len(text)))
    part = phrase_after(words, 0, len(words.tokens))
    return text[words.tokens[part[0]].start : words.tokens[part[1] - 1].end] if part else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("On Monday, the head of the relief office", "the head of the relief office"),
        ("Colonel Adel Marun, a spokesman for the brigade,", "Colonel Adel Marun, a spokesman for the brigade,"),
        ("Marun, whose men hold the pass,", "Marun, whose men hold the pass,"),
        ("medical and security sources", "medical and security sources"),
        ("The Front for the North (FN) fighters", "The Front for the North (FN) fighters"),
        ("the villagers gathered near the bridge", "the villagers gathered near the bridge"),
        ("he", "he"),
        ("The radio report Monday", "The radio report"),
        ("Paul R. Okafor", "Paul R. Okafor"),
        ("", None),
    ],
)
def test_phrases_that_end_at_a_cue(text: str, expected: str | None) -> None:
    """Titles, appositives, relative clauses and participles belong to the phrase; a day before the verb does not."""
    assert expected == before(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Colonel Marun.", "Colonel Marun"),
        ("a spokesman for the brigade on Monday", "a spokesman for the brigade"),
        ("Adel Marun, the mayor of Sarun.", "Adel Marun, the mayor of Sarun"),
        ("Adel Marun, the town has fallen.", "Adel Marun"),
        ("him that", "him"),
    ],
)
def test_phrases_that_begin_after_a_cue(text: str, expected: str) -> None:
    """An appositive is taken in, a new clause is not."""
    assert expected == after(text)


def test_a_name_in_capitals_is_no_auxiliary() -> None:
    """IS is a group where it is set in capitals."""
    words = words_of(tokens("IS is", 0, 5))
    assert [is_verbal(words, 0), is_verbal(words, 1)] == [False, True]
