"""Plain text is the document to the character: nothing is trimmed, joined or replaced."""

import re
from datetime import date

from tadmor.ingest.decoding import decode, looks_like_text
from tadmor.ingest.details import make_document
from tadmor.ingest.formats import Format, one_input
from tadmor.model import Document, Raw, Rejected

__all__ = ["FORMAT", "parse"]

_TITLE = re.compile(r"\s*(\S[^\r\n]{0,148}\S)[ \t]*(?:\r?\n[ \t]*){2,}\S")
_MARKUP = re.compile(rb"\s*<[?!a-zA-Z]")
_JSON = re.compile(rb"\s*(?:\{\s*\"|\[\s*[{\"])")


def sniff(head: bytes) -> bool:
    """Whether bytes look like text that is no markup and no JSON: those have readers of their own, or none."""
    if _MARKUP.match(head) or _JSON.match(head):
        return False
    return looks_like_text(head)


def parse(raw: Raw, today: date | None = None) -> Document | Rejected:
    """The document of a text file; its first line is the title when it clearly is one, and stays in the text."""
    text = decode(raw)
    if isinstance(text, Rejected):
        return text
    return make_document(raw, text, today=today, title=_title(text))


def _title(text: str) -> str | None:
    """A first line of 3-150 characters with a blank line after it and no full stop at its end."""
    found = _TITLE.match(text)
    return found.group(1) if found and found.group(1)[-1] not in ".:;,!…" else None


FORMAT = Format(
    name="text",
    suffixes=(".txt", ".text"),
    sniff=sniff,
    split=one_input("text"),
    parse=parse,
    description="Plain text: UTF-8, UTF-16 or UTF-32 with a byte order mark, or Windows-1252.",
)
