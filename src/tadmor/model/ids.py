"""An id follows from content, never from a score or a version: a newer model keeps the ids of what it reads alike."""

import hashlib
from collections.abc import Iterable
from datetime import date

from tadmor.model.spans import Span

__all__ = ["digest", "document_id", "item_id"]

_LENGTH = 16  # hex digits: 64 bits, so a store of 10^8 items has a chance of 3e-4 of one collision


def digest(*parts: str) -> str:
    """A short hash of the parts; the separator cannot stand in a part, so ("ab", "c") differs from ("a", "bc")."""
    return hashlib.sha256(
        "\x1f".join(part.replace("\x1f", " ") for part in parts).encode("utf-8", "surrogatepass")
    ).hexdigest()[:_LENGTH]


def document_id(outlet: str | None, url: str | None, published: date | None, text: str) -> str:
    """The id of a document that came without one: two outlets with the same text are two documents."""
    return "d" + digest(outlet or "", url or "", published.isoformat() if published else "", text)


def item_id(kind: str, document: str, *parts: Iterable[Span]) -> str:
    """The id of something read in a document: kind is one letter ("a" attribution, "e" event, "c" claim ...)."""
    return kind + digest(kind, document, *(";".join(f"{s.start}-{s.end}" for s in spans) for spans in parts))
