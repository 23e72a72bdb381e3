"""A line is an article or a reading; everything else is a reject with a reason."""

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tadmor import wire
from tadmor.ingest import parse
from tadmor.model import Document, Raw, Reading, Rejected

TODAY = date(2020, 1, 2)
PAGE = """<html lang="en"><head><title>Bridge reopens</title>
<meta property="og:site_name" content="The Post"></head><body>
<article><p>The bridge over the river was opened to traffic on Monday, the mayor of the town said.</p>
<p>Engineers had worked on it for eleven months, and two of them were hurt by a mine in the spring.</p>
</article></body></html>"""


def read(content: bytes | dict[str, Any]) -> Document | Reading | Rejected:
    """What a line becomes."""
    line = content if isinstance(content, bytes) else json.dumps(content).encode()
    return parse(Raw(name="a.jsonl:1", content=line, media="jsonl"), TODAY)


def document(content: bytes | dict[str, Any]) -> Document:
    """The document on a line."""
    found = read(content)
    assert isinstance(found, Document), found
    return found


def test_a_line_gives_all_its_fields() -> None:
    """Each field arrives, the text to the character."""
    found = document(
        {
            "id": 7,
            "text": " He left.\r\n",
            "outlet": "The Post",
            "published": "2016-12-12",
            "title": "He left &#039;now&#039;",
            "url": "https://x.example/1?a=1&b=2",
            "authors": ["A. One", "B. Two"],
            "lang": "en-GB",
            "composed": True,
            "extra": {"ignored": [1]},
        }
    )
    assert (
        Document(
            id="7",
            text=" He left.\r\n",
            outlet="The Post",
            published=date(2016, 12, 12),
            title="He left 'now'",
            url="https://x.example/1?a=1&b=2",
            authors=("A. One", "B. Two"),
            lang="en",
            composed=True,
        )
        == found
    )


def test_what_is_not_said_is_absent() -> None:
    """Null and missing are alike, and the id then follows from content."""
    nothing = dict.fromkeys(("id", "outlet", "published", "title", "url", "authors", "lang"))
    assert document({"text": "He left."}) == document({"text": "He left."} | nothing)


def test_html_on_a_line_is_read_as_a_page() -> None:
    """What the line does not say comes from the page; what it says wins."""
    found = document({"id": "a", "html": PAGE, "title": "Mine"})
    assert found.text.startswith("The bridge over the river") and found.text.count("\n") == 1
    assert ("a", "Mine", "The Post") == (found.id, found.title, found.outlet)


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2016-12-12", date(2016, 12, 12)),
        ("2016-12-12T23:59:00Z", date(2016, 12, 12)),
        ("2016-12-12 08:15:30+03:00", date(2016, 12, 12)),
        (" 2016-12-12 ", date(2016, 12, 12)),
        ("2020-01-03", date(2020, 1, 3)),
    ],
)
def test_dates(written: str, day: date) -> None:
    """A day, or the day of a date-time; tomorrow may have begun elsewhere."""
    assert day == document({"text": "x", "published": written}).published


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b"not json", "bad-json"),
        (b'{"text": "cut off', "bad-json"),
        (b'{"text": "x", "score": NaN}', "bad-json"),
        (b"[1, 2]", "bad-json"),
        (b'"text"', "bad-json"),
        (b"[" * 100_000, "bad-json"),
        (b'{"a":' * 5_000 + b"1" + b"}" * 5_000, "bad-json"),
        (b'{"text": "\xff\xfe"}', "encoding"),
        ({"text": ""}, "empty"),
        ({"text": " \n\u00a0"}, "empty"),
        ({"id": "a"}, "bad-field"),
        ({"text": 5}, "bad-field"),
        ({"text": "x", "id": ["a"]}, "bad-field"),
        ({"text": "x", "authors": [1]}, "bad-field"),
        ({"text": "x", "published": 20161212}, "bad-field"),
        ({"text": "x", "published": "0001-01-01"}, "bad-date"),
        ({"text": "x", "published": "12 December 2016"}, "bad-date"),
        ({"text": "x", "published": "2016-13-01"}, "bad-date"),
        ({"text": "x", "published": "2016-W50-1"}, "bad-date"),
        ({"text": "x", "published": "2016-12-12 at noon"}, "bad-date"),
        ({"text": "x", "published": "٢٠١٦-١٢-١٢"}, "bad-date"),
        ({"text": "x", "published": "2020-01-04"}, "bad-date"),
        ({"html": "<html><body></body></html>"}, "no-text"),
        ({"schema": "reading/1"}, "bad-reading"),
        ({"schema": "reading/9", "id": "a", "text": "x"}, "bad-reading"),
        ({"schema": "reading/1", "id": "", "text": "x"}, "bad-reading"),
        ({"schema": "reading/1", "id": "a", "text": "x", "published": "2020-02-01"}, "bad-date"),
        (
            {"schema": "reading/1", "id": "a", "text": "x", "furniture": [{"start": 0, "end": 1, "text": "y"}]},
            "bad-reading",
        ),
    ],
)
def test_a_bad_line_is_a_reject_with_its_reason(line: bytes | dict[str, Any], reason: str) -> None:
    """Every kind of bad line is told apart."""
    found = read(line)
    assert isinstance(found, Rejected)
    assert reason == found.reason


def test_a_reject_names_the_field() -> None:
    """So that the person can mend it."""
    found = read({"text": "x", "authors": 5})
    assert isinstance(found, Rejected)
    assert found.detail.startswith("authors: ")


def test_a_reading_comes_in_as_it_is() -> None:
    """A line that any reader wrote goes round unchanged."""
    reading = Reading(document=Document(id="a", text="He left."), made_by=("by-hand/1",))
    assert reading == read(wire.encode(reading))


@pytest.mark.parametrize(
    ("escaped", "text"),
    [
        (rb"a \ud83d b", "a \ufffd b"),
        (rb"a \ude00\ud83d b", "a \ufffd\ufffd b"),
        (rb"a \ud83d\ude00 b", "a 😀 b"),
        (rb"a \\ud83d b", "a \\ud83d b"),
        (rb"a \u0000 b", "a \x00 b"),
    ],
)
def test_half_a_surrogate_pair_is_replaced(escaped: bytes, text: str) -> None:
    """A cut-off emoji costs one character, not the document; whole pairs and escaped backslashes stay."""
    assert text == document(b'{"text": "' + escaped + b'"}').text


def test_of_a_key_that_stands_twice_the_last_counts() -> None:
    """As in every JSON reader."""
    assert "two" == document(b'{"text": "one", "text": "two"}').text


@given(
    st.dictionaries(st.sampled_from(["schema", "id", "text", "html", "published", "authors"]), st.none() | st.text())
)
def test_any_object_ends_as_a_document_a_reading_or_a_reject(line: dict[str, str | None]) -> None:
    """No value of a known field makes it raise."""
    assert isinstance(read(line), Document | Reading | Rejected)


@pytest.mark.parametrize(
    ("tag", "lang"),
    [("eng", "en"), ("und", "en"), ("xx", "en"), ("", "en"), ("EN_us", "en"), ("fra", "fra"), ("fr", "fr")],
)
def test_a_language_that_is_none_is_guessed(tag: str, lang: str) -> None:
    """Programs write "und" where they do not know; taken at its word, the report would not be read for claims."""
    assert (
        lang
        == document(
            {"text": "The ministry said that the army had left the town, and that it was not " * 3, "lang": tag}
        ).lang
    )


def test_an_empty_day_is_none() -> None:
    """Tables give an empty cell for a day that nobody knows."""
    assert document({"text": "The ministry said so.", "published": " "}).published is None
