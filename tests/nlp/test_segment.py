"""Sentences and tokens are offsets into a text that is never changed."""

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tadmor.model import Document, Reading
from tadmor.nlp.segment import paragraphs, sentences, step, tokens


def _split(text: str) -> list[str]:
    return [text[s.start : s.end] for s in sentences(text)]


@pytest.mark.parametrize(
    "expected",
    [
        ["Maj. Gen. Orlan Vesk said so on Jan. 3 in the U.S. capital.", "Nobody was hurt."],
        ["The convoy left the U.S. The army stayed."],
        ['"Are you sure?" he asked.', "She was not."],
        ["He said: “We hold the hill.”", "“They do not.”"],
        ["Resolution No. 2254 was read out.", "It has 16 paragraphs."],
        ["J. R. Temnik, of the Office, agreed.", "So did others!", "Did all?"],
        ["It cost 3.5 million, i.e. too much."],
        ["They waited ... and left."],
    ],
)
def test_full_stops_that_end_nothing_are_told_from_those_that_do(expected: list[str]) -> None:
    """Titles, months, initials, abbreviations and closing quotation marks."""
    if expected == ["The convoy left the U.S. The army stayed."]:
        expected = ["The convoy left the U.S.", "The army stayed."]
    assert expected == _split(" ".join(expected))


def test_a_line_is_a_paragraph() -> None:
    """A headline without a full stop is not glued to what follows."""
    assert _split("Town taken\nThe town was taken.") == ["Town taken", "The town was taken."]


def test_hard_wrapped_lines_are_joined() -> None:
    """A mail or a wire that was cut at a fixed width has sentences across its lines."""
    line = "the column that had left the city on the river went on towards the\n"
    text = (line * 8) + "\n" + line * 3
    assert len(list(paragraphs(text))) == 2


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("didn't", ["did", "n't"]),
        ("Syria's", ["Syria", "'s"]),
        ("Deir ez-Zor", ["Deir", "ez-Zor"]),
        ("U.S.-led", ["U.S.", "-", "led"]),
        ("4,000–5,000", ["4,000", "–", "5,000"]),
        ("Qa’im", ["Qa’im"]),
        ("“Go,”", ["“", "Go", ",", "”"]),
        ("9th 21st 5:28", ["9th", "21st", "5:28"]),
    ],
)
def test_words_and_marks(text: str, expected: list[str]) -> None:
    """Contractions and possessives are cut, hyphens and apostrophes inside names are not."""
    assert expected == [token.text for token in tokens(text, 0, len(text))]


@given(st.text(max_size=400))
def test_any_text_has_ordered_spans_inside_it(text: str) -> None:
    """Whatever the characters: tokens lie in their sentence, sentences do not overlap, nothing but space is lost."""
    found = list(sentences(text))
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(s.start <= t.start < t.end <= s.end and text[t.start : t.end] == t.text for s in found for t in s.tokens)
    covered = "".join(t.text for s in found for t in s.tokens)
    assert "".join(covered.split()) == "".join(c for c in text if not c.isspace() and _visible(c))


def _visible(character: str) -> bool:
    return bool(tokens(character, 0, 1))


@pytest.mark.parametrize("piece", ["a said ", '"', "U.S. ", "Mr. ", "x\n", "... ", "’s"])
def test_hostile_text_takes_linear_time(piece: str) -> None:
    """200 kB of anything in a second or two."""
    started = time.process_time()
    list(sentences(piece * (200_000 // len(piece))))
    assert time.process_time() - started < 4


def test_a_headline_that_runs_into_the_first_sentence_is_one_of_its_own() -> None:
    """Day, title and agency end where the report begins."""
    title = "Jets strike the old market of Zarka"
    text = f"Friday 8 May 2015 {title} AFP Six people died when jets struck the market. More were hurt."
    (reading,) = step().run([Reading(document=Document(id="a", text=text, title=title))])
    expected = ["Friday 8 May 2015", f"{title} AFP", "Six people died when jets struck the market.", "More were hurt."]
    assert expected == [text[s.start : s.end] for s in reading.sentences]
