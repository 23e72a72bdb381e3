"""A document never changes; what we come to understand of it is a reading."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

__all__ = ["Document", "Provenance", "Raw", "Reason", "Rejected"]

Reason = Literal[
    "empty",  # nothing in it, or only white space
    "binary",  # bytes that are no text and no format we read
    "encoding",  # text that no encoding decodes
    "no-text",  # a page or a PDF without article text
    "too-large",  # over the limit of size
    "bad-json",  # a line that is not JSON, or not an object
    "bad-field",  # a field of the wrong type
    "bad-date",  # a date that is none
    "bad-reading",  # a line that calls itself a reading and is not one
    "duplicate-id",  # the same id with another text
    "removed",  # somebody took it out of the store, with a reason
    "unreadable",  # missing, no permission, a device, a broken file
    "refused",  # the fetch guard said no
    "fetch-failed",  # the network said no
    "crashed",  # its reading killed the worker
    "timed-out",  # its reading took too long
    "out-of-memory",  # its reading took too much memory
    "failed",  # a reader raised: a bug of ours, reported with the input's name
]
"""Why an input did not become a document. Closed: a new way to fail is named here first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Raw:
    """Bytes as they reached us, before anything is parsed.

    `name` says where they stood ("folder/a.html", "docs.jsonl:17", a URL). `media` is the input format's
    name in the registry ("text", "html", "jsonl", "pdf"). `outlet, published, title, url` are what the person
    who gave the input said about it; they win over what the bytes say.
    `charset` is what the server that sent them said of their encoding.
    """

    name: str
    content: bytes = field(repr=False)
    media: str
    outlet: str | None = None
    published: date | None = None
    title: str | None = None
    url: str | None = None
    charset: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
    """How a document reached us (W3C PROV's question). `sha256` is of the raw bytes, taken before parsing."""

    name: str
    sha256: str
    size: int
    media: str
    retrieved: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One published report, as it was published.

    `text` is exact: for plain text and JSON Lines `text` it is the input to the character. `composed` marks the
    samples that we wrote ourselves.
    """

    id: str
    text: str = field(repr=False)
    outlet: str | None = None
    published: date | None = None
    title: str | None = None
    authors: tuple[str, ...] = ()
    url: str | None = None
    lang: str | None = None
    composed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejected:
    """An input that did not become a document, and why. `detail` is for the person who can mend it."""

    name: str
    reason: Reason
    detail: str = ""
    sha256: str | None = None
