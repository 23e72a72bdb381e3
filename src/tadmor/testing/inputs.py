"""What every input format of the registry must do, whatever bytes it is given.

A plug-in's tests need one line: `from tadmor.testing.inputs import *`.
"""

import io
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tadmor.ingest import format_named, parse, provenance
from tadmor.model import Document, Raw, Reading, Rejected
from tadmor.registry import known

__all__ = [
    "test_a_document_can_be_stored",
    "test_a_format_describes_itself",
    "test_any_bytes_end_as_a_document_or_a_reject",
    "test_no_bytes_are_a_reject",
    "test_no_input_is_larger_than_the_limit",
    "test_reading_is_pure",
]

_TODAY = date(2020, 1, 2)
_OPENINGS = (
    b"",
    b"{",
    b'{"text": "',
    b'{"schema": "reading/1", ',
    b"<html><p>",
    b"%PDF-1.7\n",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
)
_REPORT = "Two soldiers were hurt near the old bridge, a doctor said."
_formats = pytest.mark.parametrize("name", sorted(known("input")))
_few = settings(max_examples=60, deadline=None)


@_formats
def test_a_format_describes_itself(name: str) -> None:
    """Its name is the registry's, its suffixes are lower case with a dot, and it says what it is."""
    format = format_named(name)
    assert name == format.name
    assert all(suffix.startswith(".") and suffix == suffix.lower() for suffix in format.suffixes)
    assert format.description


@_formats
@_few
@given(opening=st.sampled_from(_OPENINGS), rest=st.binary(max_size=300))
def test_any_bytes_end_as_a_document_or_a_reject(name: str, opening: bytes, rest: bytes) -> None:
    """It never raises, whatever the bytes, and what it rejects carries their hash."""
    raw = Raw(name="where", content=opening + rest, media=name)
    found = parse(raw, _TODAY)
    assert isinstance(found, Document | Reading | Rejected)
    if isinstance(found, Rejected):
        assert (raw.name, provenance(raw).sha256) == (found.name, found.sha256)


@_formats
@_few
@given(text=st.text(alphabet=st.characters(codec="utf-8"), max_size=300))
def test_a_document_can_be_stored(name: str, text: str) -> None:
    """It has an id, a text that is not blank, and no lone surrogate."""
    found = parse(Raw(name="where", content=text.encode(), media=name), _TODAY)
    if isinstance(found, Document):
        assert found.id
        assert found.text.strip()
        assert found.text == found.text.encode("utf-8").decode("utf-8")


@_formats
@_few
@given(content=st.binary(max_size=300), limit=st.integers(1, 400))
def test_no_input_is_larger_than_the_limit(name: str, content: bytes, limit: int) -> None:
    """Splitting any stream gives inputs within the limit, of this format, and rejects, at least one in all."""
    found = list(format_named(name).split(io.BufferedReader(io.BytesIO(content)), "where", limit))
    assert found
    assert all(len(raw.content) <= limit and raw.media == name for raw in found if isinstance(raw, Raw))


@_formats
def test_reading_is_pure(name: str) -> None:
    """The same bytes give the same document."""
    raw = Raw(name="where", content=_REPORT.encode(), media=name)
    assert parse(raw, _TODAY) == parse(raw, _TODAY)


@_formats
def test_no_bytes_are_a_reject(name: str) -> None:
    """Nothing makes no document."""
    assert isinstance(parse(Raw(name="where", content=b"", media=name), _TODAY), Rejected)
