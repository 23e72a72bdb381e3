"""Plain text stays as it is, and bytes that are no text never become one."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tadmor.ingest import parse
from tadmor.model import Document, Raw, Rejected

TODAY = date(2020, 1, 2)


def read(content: bytes, **said: object) -> Document | Rejected:
    """What a text file of these bytes becomes."""
    found = parse(Raw(name="a.txt", content=content, media="text", **said), TODAY)  # type: ignore[arg-type]
    assert isinstance(found, Document | Rejected)
    return found


@pytest.mark.parametrize(
    "text",
    [
        "One line.\r\n\r\nAnother, with CRLF.\r\n",
        "  blanks at both ends  \n",
        "He said: ‟odd„ «quotes” ‘everywhere`` ''",
        "قال المتحدث إن الجيش دخل المدينة.",
        "A family 👨‍👩‍👧 and e\u0301 combining \u202eback\u202c.",
        "tabs\tand\x0cform feeds\u2028and separators",
    ],
)
def test_text_is_kept_to_the_character(text: str) -> None:
    """Line ends, blanks, marks, right-to-left and joined characters all stay."""
    found = read(text.encode())
    assert isinstance(found, Document)
    assert text == found.text


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_only_a_byte_order_mark_goes(encoding: str) -> None:
    """The mark says how to decode, and is no part of the text."""
    found = read("Война, сказал он.\n".encode(encoding))
    assert isinstance(found, Document)
    assert "Война, сказал он.\n" == found.text


def test_windows_1252_is_the_fallback() -> None:
    """Typographic quotation marks of old files are read as what they are."""
    found = read("“We left,” the café’s owner said.".encode("cp1252"))
    assert isinstance(found, Document)
    assert "“We left,” the café’s owner said." == found.text


def test_what_the_server_said_of_the_encoding_counts() -> None:
    """A page fetched with a charset is decoded with it."""
    found = read("Они ушли из города.".encode("koi8-r"), charset="KOI8-R")
    assert isinstance(found, Document)
    assert "Они ушли из города." == found.text


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (" \u00a0\n\t".encode(), "empty"),
        (b"Some text with a \x00 in it.", "binary"),
        (bytes(range(1, 32)) * 4, "binary"),
        ("Они ушли из города.".encode("cp1251"), "encoding"),
        (b"\xff\xfe\x00", "encoding"),
        (b"\x81\x8d \x8f", "encoding"),
    ],
)
def test_what_is_no_text_is_a_reject(content: bytes, reason: str) -> None:
    """Empty, binary and undecodable bytes are told apart."""
    found = read(content)
    assert isinstance(found, Rejected)
    assert reason == found.reason


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Bridge reopens\n\nThe bridge was opened on Monday.", "Bridge reopens"),
        ("Bridge reopens\r\n\r\nThe bridge was opened.", "Bridge reopens"),
        ("The bridge was opened.\n\nIt is open.", None),
        ("Bridge reopens\nThe bridge was opened.", None),
        ("Bridge reopens", None),
    ],
)
def test_a_first_line_is_the_title_only_when_it_clearly_is_one(text: str, title: str | None) -> None:
    """Short, without a full stop, a blank line after it; the text keeps it."""
    found = read(text.encode())
    assert isinstance(found, Document)
    assert (title, text) == (found.title, found.text)


def test_a_day_in_the_future_is_a_reject() -> None:
    """Also when it was the person who gave it."""
    found = read(b"Text.", published=date(2020, 2, 1))
    assert isinstance(found, Rejected)
    assert "bad-date" == found.reason


def test_a_lone_surrogate_in_what_is_said_does_not_reach_the_document() -> None:
    """Arguments of a command line may hold one."""
    found = read(b"Text.", outlet="caf\udce9")
    assert isinstance(found, Document)
    assert "caf\ufffd" == found.outlet


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cc"]), min_size=1))
def test_any_text_comes_back(text: str) -> None:
    """Whatever is written in UTF-8 is the document's text."""
    found = read(b"\xef\xbb\xbf" + text.encode())
    assert (isinstance(found, Document) and text == found.text) or not text.strip()


def test_outlets_make_documents_differ() -> None:
    """One text from two outlets is two documents; the same twice is one."""
    ids = [found.id for o in ("A", "B", "A") if isinstance(found := read(b"Text.", outlet=o), Document)]
    assert ids[0] == ids[2] != ids[1]
