"""Noun phrases without a tagger, the trigger list, and inflection."""

import time

import pytest

from tadmor.errors import BadData
from tadmor.model import Sentence
from tadmor.nlp.segment import sentences
from tadmor.nlp.syntax.phrases import parse
from tadmor.nlp.syntax.small_words import inflect_noun, inflect_verb
from tadmor.nlp.syntax.triggers import parse_triggers, triggers


def first(text: str) -> Sentence:
    """The first sentence of a text."""
    return next(sentences(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("More than 20 rebels attacked the town.", ["More than 20 rebels", "the town"]),
        ("The rebels attack on Monday.", ["The rebels attack", "Monday"]),
        ("They want to attack villages.", ["They", "villages"]),
        ("The newly retaken town is quiet.", ["The newly retaken town", "quiet"]),
        ("The army's strikes hurt IS fighters.", ["The army's strikes hurt IS fighters"]),
    ],
)
def test_phrases_end_where_small_words_and_verbs_begin(text: str, expected: list[str]) -> None:
    """Words of no list are nouns; a verb is known by form and neighbours."""
    p = parse(first(text))
    found = [text[p.tokens[f.start].start : p.tokens[f.end - 1].end] for f in p.phrases]
    assert expected == found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("SELVIK Rebels fled.", "Rebels"),
        ("SELVIK/ARDENHAM The army fled.", "The army"),
        ("NEW SELVIK, Norland The army fled.", "The army"),
        ("SELVIK, Norland/ARDENHAM President Orda fled.", "President Orda"),
        ("NATO Forces fled.", "NATO Forces"),
    ],
)
def test_a_dateline_without_a_dash_is_part_of_no_phrase(text: str, expected: str) -> None:
    """One town or two, with their states; a short word in capitals is a name."""
    p = parse(first(text))
    assert expected == text[p.tokens[p.phrases[0].start].start : p.tokens[p.phrases[0].end - 1].end]


def test_verbs_inflect_by_rule_and_by_list() -> None:
    """The first word changes, in "kill and wound" both."""
    irregular = {"take": ("takes", "took", "taken", "taking")}
    assert {"attack", "attacks", "attacked", "attacking"} == inflect_verb("attack", irregular).keys()
    assert {"take over", "takes over", "took over", "taken over", "taking over"} == inflect_verb(
        "take over", irregular
    ).keys()
    assert "killed and seized" in inflect_verb("kill and seize", irregular)
    assert {"casualty": "noun", "casualties": "plural"} == inflect_noun("casualty")


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ({"type": "WAR.all", "words": ["x"]}, "no event type 'WAR.all'"),
        ({"type": "STRIKE.air", "mode": "y", "words": ["x"]}, "no mode 'y'"),
        ({"type": "STRIKE.air", "status": "y", "words": ["x"]}, "no status 'y'"),
        ({"type": "STRIKE.air", "wrods": ["x"]}, "unknown wrods"),
    ],
)
def test_a_malformed_trigger_line_is_bad_data(line: dict[str, object], complaint: str) -> None:
    """The error names the line and what is wrong with it."""
    with pytest.raises(BadData, match=complaint):
        parse_triggers({"verbs": [line]})


def test_the_longest_form_comes_first() -> None:
    """ "suicide bombing" before "suicide"."""
    lengths = [len(word.words) for word in triggers()["air"]]
    assert sorted(lengths, reverse=True) == lengths


def test_a_line_without_end_costs_linear_time() -> None:
    """A hundred thousand nouns in a row are cut into phrases of bounded length."""
    start = time.process_time()
    p = parse(first("rock " * 20_000))
    assert max(f.end - f.start for f in p.phrases) <= 40
    assert time.process_time() - start < 5
