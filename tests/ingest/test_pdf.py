"""The text of a PDF, or why there is none."""

import io
from datetime import date

import pypdf
import pytest
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

from tadmor.ingest import parse
from tadmor.model import Document, Raw, Rejected

TODAY = date(2020, 1, 2)


def pdf(*pages: list[str], password: str | None = None, title: str | None = None) -> bytes:
    """A PDF with lines of text on its pages."""
    writer = pypdf.PdfWriter()
    font = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/Type1"),
            NameObject("/BaseFont"): NameObject("/Helvetica"),
        }
    )
    for lines in pages:
        page = writer.add_blank_page(595, 842)
        page[NameObject("/Resources")] = DictionaryObject(
            {NameObject("/Font"): DictionaryObject({NameObject("/F1"): writer._add_object(font)})}
        )
        shown = "".join(f"({line}) Tj 0 -14 Td " for line in lines)
        stream = DecodedStreamObject()
        stream.set_data(f"BT /F1 12 Tf 72 770 Td {shown} ET".encode("latin-1"))
        page[NameObject("/Contents")] = writer._add_object(stream)
    if title:
        writer.add_metadata({"/Title": title, "/Author": "A. One"})
    if password:
        writer.encrypt(password, algorithm="RC4-128")
    file = io.BytesIO()
    writer.write(file)
    return file.getvalue()


def read(content: bytes) -> Document | Rejected:
    """What a PDF becomes."""
    found = parse(Raw(name="a.pdf", content=content, media="pdf"), TODAY)
    assert isinstance(found, Document | Rejected)
    return found


def test_the_text_of_its_pages() -> None:
    """In order, pages apart by a blank line, words that were cut at a line's end whole again."""
    found = read(pdf(["The con-", "voy left."], ["It came back."], title="Convoy"))
    assert isinstance(found, Document)
    assert "The convoy left.\n\nIt came back." == found.text
    assert ("Convoy", ("A. One",), None) == (found.title, found.authors, found.published)


def test_a_files_name_is_no_title() -> None:
    """Programs put it there."""
    found = read(pdf(["Text."], title="Microsoft Word - draft3.doc"))
    assert isinstance(found, Document)
    assert found.title is None


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (pdf([]), "no-text"),
        (pdf(["Secret."], password="x"), "unreadable"),
        (b"%PDF-1.7\nnothing more", "unreadable"),
        (pdf(["Text."])[:300], "unreadable"),
        (b"", "unreadable"),
    ],
)
def test_a_pdf_without_text_is_a_reject(content: bytes, reason: str) -> None:
    """A scan, a locked one and a broken one are told apart."""
    found = read(content)
    assert isinstance(found, Rejected)
    assert reason == found.reason


def test_too_many_pages_are_a_reject(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is silently cut."""
    monkeypatch.setattr("tadmor.ingest.pdf.MAX_PAGES", 2)
    found = read(pdf(["a"], ["b"], ["c"]))
    assert isinstance(found, Rejected)
    assert "too-large" == found.reason
