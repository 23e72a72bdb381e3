"""One input to one document: dispatch by format, and the fingerprint of its bytes."""

import hashlib
from datetime import date, datetime

from tadmor.ingest.formats import format_named, names
from tadmor.model import Document, Provenance, Raw, Reading, Rejected

__all__ = ["parse", "provenance"]


def parse(raw: Raw, today: date | None = None) -> Document | Reading | Rejected:
    """What the bytes of an input say: a document, a reading from another reader, or why neither.

    `today` (the clock's day when None) decides which dates lie in the future.
    """
    if raw.media not in names():
        return Rejected(
            name=raw.name,
            reason="binary",
            detail=f"no input format {raw.media!r}; known: {', '.join(sorted(names()))}",
            sha256=hashlib.sha256(raw.content).hexdigest(),
        )
    return format_named(raw.media).parse(raw, today)


def provenance(raw: Raw, retrieved: datetime | None = None) -> Provenance:
    """How an input reached us, with the SHA-256 of its bytes as they came."""
    return Provenance(
        name=raw.name,
        sha256=hashlib.sha256(raw.content).hexdigest(),
        size=len(raw.content),
        media=raw.media,
        retrieved=retrieved,
    )
