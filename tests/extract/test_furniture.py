"""Furniture: a line goes only when all of it is furniture."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tadmor.extract.furniture import step
from tadmor.model import Document, Reading
from tadmor.nlp.segment import step as segment


def read(text: str) -> list[str]:
    (reading,) = step().run(segment().run([Reading(document=Document(id="d", text=text))]))
    return [span.text for span in reading.furniture]


@pytest.mark.parametrize(
    "line",
    [
        "Read more",
        "READ MORE: Army retakes the hill – spokesman",
        "ALSO READ: Ten things to know",
        "(RT)",
        "(Reporting by Ann Writer; Editing by Tom Subs)",
        "© 2016 Example Media Inc. All Rights Reserved.",
        "Copyright 2016 The Example Press. All rights reserved. This may not be published.",
        "Follow us on Twitter",
        "Subscribe to our newsletter",
        "Share this story",
        "Last Updated June 14, 2018 6:10 AM EST",
        "By Northmere Press June 14 at 6:10 PM",
        "By Ann Writer and Tom Subs",
        "Advertisement",
        "Photo: Ann Lens / Agency",
        "Sign up for our alerts",
        "Source",
        "[Rebels leave the old city after a week of talks]",
    ],
)
def test_a_line_that_is_all_furniture(line: str) -> None:
    """Teasers, credits, rights, share boxes."""
    assert [line] == read(f"The army took the hill on Monday.\n{line}\nThe hill is high.")


@pytest.mark.parametrize(
    "text",
    [
        "“Read more books,” the minister told pupils.",
        "The army read more into the letter than it said.",
        "By Monday the army had taken the hill.",
        "The commander, who is the author of a plan, said (in a statement) that it failed.",
        "Copies of the order were shared by the ministry.",
        "The story has been told by many.",
    ],
)
def test_the_report_itself_stays(text: str) -> None:
    """Words that open like furniture and go on as a report are the report."""
    assert read(f"The army took the hill.\n{text}\nThe hill is high.") == []


def test_marks_inside_a_paragraph() -> None:
    """Footnote marks and picture links are cut out of a paragraph that stays."""
    assert read("Ten men died.[3][4] A convoy left pic.twitter.com/aB3 today.") == ["[3][4]", "pic.twitter.com/aB3"]


def test_credits_at_the_end_of_a_paragraph() -> None:
    """A report's last paragraph may end in its credits."""
    assert read("The army took the hill. (Reporting by Ann Writer)") == ["(Reporting by Ann Writer)"]


def test_an_authors_note_at_the_end() -> None:
    """A note about the author goes at the end of a text, and only there."""
    note = "Ann Writer is the defence correspondent for Example News. You can follow her on Twitter: @annw"
    assert [note] == read(f"The army took the hill.\nThe hill is high.\n{note}")


@pytest.mark.parametrize(
    "line",
    [
        "We noticed that you use an ad blocker. Please add us to its whitelist, because it pays our reporters.",
        "Valley Wire is the world's largest agency for pumps, providing news and data to dry places in ninety towns.",
        "All quotes delayed by at least 15 minutes. See here for a list of exchanges.",
        "News and Media Division of Valley Wire",
    ],
)
def test_what_an_outlet_says_of_itself(line: str) -> None:
    """Notices to readers, self-descriptions, notes on delayed quotes."""
    assert [line] == read(f"The army took the hill.\n{line}")


def test_a_report_on_agencies_and_blockers_is_a_report() -> None:
    """Words of a notice in a report leave it one."""
    lines = "The court ruled that ad blockers are legal.\nValley Wire is the largest agency here and has 90 reporters."
    assert [] == read(lines)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300))
def test_any_text_gives_spans_inside_it(text: str) -> None:
    """No text raises."""
    (reading,) = step().run(segment().run([Reading(document=Document(id="d", text=text))]))
    assert all(text[span.start : span.end] == span.text for span in reading.furniture)


def test_a_long_hostile_text_is_read_in_linear_time() -> None:
    """Ten times the text takes about ten times as long, not a hundred."""
    readings = [segment().run([Reading(document=Document(id="d", text="(reporting By A " * n))]) for n in (500, 5000)]
    spent = []
    for batch in readings:
        start = time.process_time()
        step().run(batch)
        spent.append(time.process_time() - start)
    assert spent[1] < 60 * spent[0] + 0.5


@pytest.mark.parametrize(
    ("text", "furniture"),
    [
        ("The army took the hill. (Source: Valley Media Office) Twitter", ["(Source: Valley Media Office) Twitter"]),
        ("Date of publication 6 June 2016 Ten people died.", ["Date of publication 6 June 2016"]),
        ("Ten died. Reporting by Ann Writer; Editing by Tom Subs", ["Reporting by Ann Writer; Editing by Tom Subs"]),
        ("Ten died. Tags Norland raid market. Two were hurt.", ["Tags Norland raid market."]),
        ("Tags are worn by soldiers when they march.", []),
    ],
)
def test_credits_and_tag_lines_that_run_into_the_text(text: str, furniture: list[str]) -> None:
    """They go, and the report beside them stays."""
    assert furniture == read(text)


_REPORT = "Army units took the bridge on Monday.\nThe mayor said that nobody was hurt.\n"


def test_teasers_behind_the_report_are_furniture_to_the_end() -> None:
    """Titles of other reports, behind who contributed or "Read more"."""
    teasers = [
        "He once fought the army. Now he sits in parliament.",
        "State of emergency declared in Orlin",
        "Read more",
    ]
    assert ["Ann Writer contributed to this report.", *teasers] == read(
        "\n".join([f"{_REPORT}Ann Writer contributed to this report.", *teasers])
    )
    assert ["ALSO", "Rebels fire on Orlin"] == read(f"{_REPORT}ALSO\nRebels fire on Orlin")


def test_a_report_that_goes_on_behind_such_a_line_is_kept() -> None:
    """Its paragraphs are longer than titles, or have somebody's words."""
    said = "“We shall hold it,” the mayor said."
    line = "Ann Writer contributed to this report."
    assert [line] == read(f"{_REPORT}{line}\n{said}")
    long = "Army units took the bridge, which had been held for a week, and " * 4
    assert [] == read(f"{_REPORT}ALSO\n{long}on.")


@pytest.mark.parametrize(
    "line",
    [
        "Four UN agencies and 20 experts contributed to the report, which was published on Monday.",
        "Ann Writer contributed to the report.",
    ],
)
def test_short_paragraphs_behind_a_line_of_the_report_are_kept(line: str) -> None:
    """Who contributed to somebody's report is news, and its last paragraphs may be short."""
    behind = "The rebels took the town of Azaz.\nThe army left.\nNobody was hurt."
    assert [] == read(f"{_REPORT}{line}\n{behind}")


def test_sentences_behind_a_credit_are_kept() -> None:
    """Only titles go with it, and none with a line that may be a cross-heading."""
    assert ["More from the front"] == read(f"{_REPORT}More from the front\nRebels fire on Orlin")
    line = "Ann Writer and Tom Subs contributed to this report."
    assert [line] == read(f"{_REPORT}{line}\nThe rebels took the town of Azaz.\nThe army left.")


@pytest.mark.parametrize(
    "line",
    [
        "[Update: officials said on Tuesday the death toll in Aleppo had risen to 40.]",
        "[The mayor denied it, a spokesman told us]",
        "[Ten soldiers and 40 rebels were killed]",
        "[The army later left the town.]",
    ],
)
def test_news_in_brackets_is_kept(line: str) -> None:
    """Words of saying, numbers and whole sentences are no title of another report."""
    assert [] == read(f"The army took the hill.\n{line}\nThe hill is high.")
