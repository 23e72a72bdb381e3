"""The text that a PDF holds, page by page. A scanned page holds none: there is no reading of pictures here."""

import io
import logging
import re
from datetime import date
from typing import TYPE_CHECKING

from tadmor.ingest.details import make_document, reject
from tadmor.ingest.formats import Format, one_input
from tadmor.model import Document, Raw, Rejected

if TYPE_CHECKING:
    import pypdf

__all__ = ["FORMAT", "MAX_PAGES", "parse"]

MAX_PAGES = 500  # a report of a commission of inquiry has 50 to 300
_MAX_TEXT = 20_000_000  # characters
_HYPHEN = re.compile(r"(?<=[a-z])[-\u2010\u00ad]\n(?=[a-z])")
_BLANKS = re.compile(r"[ \t\xa0]*\n[ \t\xa0]*")
_FILE_NAME = re.compile(r"(?i)microsoft (?:word|powerpoint)|untitled|\.(?:docx?|pdf|indd|odt|rtf|pptx?)$")


def sniff(head: bytes) -> bool:
    """Whether bytes begin like a PDF; readers allow some other bytes before it."""
    return b"%PDF-" in head[:1024]


def parse(raw: Raw, today: date | None = None) -> Document | Rejected:
    """The document of a PDF's text.

    Rejects: unreadable (broken, encrypted), too-large (pages, text), no-text (scans, drawings).
    """
    try:
        return _parse(raw, today)
    except MemoryError:
        raise  # the runner's to count
    except Exception as error:  # noqa: BLE001 - on broken files pypdf raises KeyError, AttributeError, RecursionError ...
        return reject(raw, "unreadable", f"broken PDF ({type(error).__name__}: {str(error)[:200]})")


def _parse(raw: Raw, today: date | None) -> Document | Rejected:
    import pypdf  # takes 0.1 s, which a run without PDFs need not spend

    _hush()
    reader = pypdf.PdfReader(io.BytesIO(raw.content), strict=False)
    if reader.is_encrypted and not reader.decrypt(""):
        return reject(raw, "unreadable", "encrypted; save it without a password")
    if len(reader.pages) > MAX_PAGES:
        return reject(raw, "too-large", f"more than {MAX_PAGES} pages")
    text = _text(reader)
    if len(text) > _MAX_TEXT:
        return reject(raw, "too-large", f"more than {_MAX_TEXT:,} characters")
    if not text.strip():
        return reject(raw, "no-text", "no text on its pages; a scan must go through text recognition first")
    return make_document(raw, text, today=today, title=_title(reader), authors=_authors(reader))


def _hush() -> None:
    """Keeps pypdf's warnings off the screen of a program that has set up no logging: a library does not print."""
    log = logging.getLogger("pypdf")
    if not log.handlers:
        log.addHandler(logging.NullHandler())


def _text(reader: "pypdf.PdfReader") -> str:
    pages: list[str] = []
    size = 0
    for page in reader.pages:
        pages.append(_HYPHEN.sub("", _BLANKS.sub("\n", page.extract_text())).strip())
        size += len(pages[-1])
        if size > _MAX_TEXT:
            break
    return "\n\n".join(filter(None, pages))


def _title(reader: "pypdf.PdfReader") -> str | None:
    """The title in its particulars, unless a program put a file's name there."""
    title = reader.metadata.title if reader.metadata else None
    return str(title) if title and not _FILE_NAME.search(str(title)) else None


def _authors(reader: "pypdf.PdfReader") -> tuple[str, ...]:
    author = reader.metadata.author if reader.metadata else None
    return (str(author),) if author else ()


FORMAT = Format(
    name="pdf",
    suffixes=(".pdf",),
    sniff=sniff,
    split=one_input("pdf"),
    parse=parse,
    description="PDF with text in it (no scans), not encrypted, up to 500 pages.",
)
