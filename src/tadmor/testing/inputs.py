"""What every input format keeps to. Inherit `InputContract` in a test module, and every registered format is tested."""

import io
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tadmor.ingest import Format, format_named, parse, provenance
from tadmor.model import Document, Raw, Reading, Rejected
from tadmor.registry import known

__all__ = ["InputContract"]

_TODAY = date(2020, 1, 2)
_OPENINGS = (
    b"",
    b"{",
    b'{"text": "',
    b'{"schema": "reading/1", ',
    b"<html><body><p>",
    b"%PDF-1.7\n",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
)
_few = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


class InputContract:
    """The behaviour of an input format, whichever it is."""

    @pytest.fixture(params=sorted(known("input")))
    def format(self, request: pytest.FixtureRequest) -> Format:
        """Each registered input format."""
        return format_named(request.param)

    def test_it_describes_itself(self, format: Format) -> None:
        """Its name is the registry's, its suffixes are lower case with a dot, and it says what it is."""
        assert format == format_named(format.name)
        assert all(suffix.startswith(".") and suffix == suffix.lower() for suffix in format.suffixes)
        assert format.description

    @_few
    @given(opening=st.sampled_from(_OPENINGS), rest=st.binary(max_size=300))
    def test_any_bytes_end_as_a_document_or_a_reject(self, format: Format, opening: bytes, rest: bytes) -> None:
        """It never raises, whatever the bytes, and what it rejects carries the hash of them."""
        raw = Raw(name="x", content=opening + rest, media=format.name)
        found = parse(raw, _TODAY)
        assert isinstance(found, Document | Reading | Rejected)
        if isinstance(found, Rejected):
            assert provenance(raw).sha256 == found.sha256
            assert "x" == found.name

    @_few
    @given(text=st.text(alphabet=st.characters(codec="utf-8"), max_size=300))
    def test_any_text_gives_a_document_that_can_be_stored(self, format: Format, text: str) -> None:
        """A document has an id, a text that is not blank, and no lone surrogate."""
        found = parse(Raw(name="x", content=text.encode(), media=format.name), _TODAY)
        if isinstance(found, Document):
            assert found.id
            assert found.text.strip()
            assert found.text == found.text.encode("utf-8").decode("utf-8")

    @_few
    @given(content=st.binary(max_size=300), limit=st.integers(1, 400))
    def test_no_input_is_larger_than_the_limit(self, format: Format, content: bytes, limit: int) -> None:
        """Splitting any stream gives inputs within the limit, of this format, and rejects, at least one in all."""
        found = list(format.split(io.BufferedReader(io.BytesIO(content)), "x", limit))
        assert found
        assert all(len(raw.content) <= limit for raw in found if isinstance(raw, Raw))
        assert all(raw.media == format.name for raw in found if isinstance(raw, Raw))

    def test_it_is_pure(self, format: Format) -> None:
        """The same bytes give the same document."""
        raw = Raw(name="x", content=b"Two soldiers were hurt near the old bridge, a doctor said.", media=format.name)
        assert parse(raw, _TODAY) == parse(raw, _TODAY)

    def test_nothing_is_a_reject(self, format: Format) -> None:
        """No bytes make no document."""
        assert isinstance(parse(Raw(name="x", content=b"", media=format.name), _TODAY), Rejected)
