"""Bytes in, documents out; what cannot become a document becomes a `Rejected` with its reason."""

from tadmor.ingest.details import is_blank, is_future
from tadmor.ingest.formats import Format, format_named
from tadmor.ingest.language import guess
from tadmor.ingest.opening import LIMIT, open_inputs, open_stream
from tadmor.ingest.parsing import parse, provenance

__all__ = [
    "LIMIT",
    "Format",
    "format_named",
    "guess",
    "is_blank",
    "is_future",
    "open_inputs",
    "open_stream",
    "parse",
    "provenance",
]
