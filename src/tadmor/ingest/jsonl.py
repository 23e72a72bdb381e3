"""JSON Lines: a line is an article with its particulars, or a whole reading from any reader."""

import re
from collections.abc import Iterator
from datetime import date
from typing import BinaryIO

import msgspec

from tadmor import wire
from tadmor.errors import BadWire
from tadmor.ingest.details import BadDate, day, is_future, make_document, reject
from tadmor.ingest.formats import Format
from tadmor.ingest.html import article
from tadmor.ingest.streams import lines
from tadmor.model import Document, Raw, Reading, Rejected
from tadmor.ontology.languages import languages

__all__ = ["FORMAT", "parse", "split"]

_BOM = b"\xef\xbb\xbf"
_SPREAD_OUT = (b"{", b"[", b"[{")  # the first line of JSON that is laid out for people
_ESCAPE = re.compile(rb"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[dD][89a-fA-F][0-9a-fA-F]{2}|\\.")
_FIELD = re.compile(r"at `\$\.(\w+)")
_SHORT = 2  # letters of a code of ISO 639-1
_LONG = {"eng": "en", "und": "", "mul": "", "mis": "", "zxx": ""}  # English, and four ways to say no language
_LANG = re.compile(r"([A-Za-z]{2,3})(?:[-_][A-Za-z0-9_-]{1,20})?")


class _Line(msgspec.Struct):
    id: str | int | None = None
    text: str | None = None
    html: str | None = None
    outlet: str | None = None
    published: str | None = None
    title: str | None = None
    url: str | None = None
    authors: tuple[str, ...] | str | None = None
    lang: str | None = None
    composed: bool = False


class _Kind(msgspec.Struct):
    schema: str | None = None


_line = msgspec.json.Decoder(_Line)
_kind = msgspec.json.Decoder(_Kind)


def sniff(head: bytes) -> bool:
    """Whether bytes look like the start of a JSON object, or of a list of them."""
    return re.match(rb"(?:\xef\xbb\xbf)?\s*(?:\{\s*[\"}]|\[\s*\{)", head) is not None


def split(stream: BinaryIO, name: str, limit: int) -> Iterator[Raw | Rejected]:
    """One input a line, named "docs.jsonl:17"; blank lines are none."""
    empty = True
    for number, line in lines(stream, limit):
        if number == 1 and line is not None:
            line = line.removeprefix(_BOM)
        if line is not None and not line.strip():
            continue
        if empty and line is not None and line.strip() in _SPREAD_OUT:
            yield Rejected(name=name, reason="bad-json", detail="JSON over several lines; put one object on each line")
            return
        empty = False
        yield _cut(f"{name}:{number}", line, limit)
    if empty:
        yield Rejected(name=name, reason="empty", detail="no line in it")


def _cut(name: str, line: bytes | None, limit: int) -> Raw | Rejected:
    if line is None:
        return Rejected(name=name, reason="too-large", detail=f"a line of more than {limit:,} bytes")
    return Raw(name=name, content=line, media="jsonl")


def parse(raw: Raw, today: date | None = None) -> Document | Reading | Rejected:
    """The document or the reading on a line.

    Rejects: bad-json, bad-field, bad-date, bad-reading, encoding, empty, and what its HTML is rejected for. Of a key
    that stands twice the last one counts; half of a surrogate pair becomes U+FFFD.
    """
    try:
        content = _whole_characters(raw.content.removeprefix(_BOM))
        if _kind.decode(content).schema is not None:
            return _reading(raw, content, today)
        line = _line.decode(content)
    except msgspec.ValidationError as error:
        return _bad_field(raw, error)
    except msgspec.DecodeError as error:
        return reject(raw, "bad-json", str(error))
    except UnicodeDecodeError:
        return reject(raw, "encoding", "not UTF-8")
    except RecursionError:
        return reject(raw, "bad-json", "nested too deeply")
    return _dated(raw, line, today)


def _whole_characters(content: bytes) -> bytes:
    """The line with each escaped half of a surrogate pair replaced: it is no character, and nothing can store it."""
    if rb"\u" not in content:
        return content
    return _ESCAPE.sub(lambda m: rb"\ufffd" if len(m[0]) == 6 else m[0], content)


def _bad_field(raw: Raw, error: msgspec.ValidationError) -> Rejected:
    field = _FIELD.search(str(error))
    if field is None:
        return reject(raw, "bad-json", f"not an object with fields: {error}")
    return reject(raw, "bad-field", f"{field.group(1)}: {error}")


def _reading(raw: Raw, content: bytes, today: date | None) -> Reading | Rejected:
    try:
        reading = wire.decode(content)
    except BadWire as error:
        return reject(raw, "bad-reading", str(error))
    published = reading.document.published
    if published is not None and is_future(published, today):
        return reject(raw, "bad-date", f"published: {published} lies in the future")
    if not reading.document.id.strip() or not reading.document.text.strip():
        return reject(raw, "bad-reading", "a reading needs an id and a text")
    return reading


def _dated(raw: Raw, line: _Line, today: date | None) -> Document | Rejected:
    try:
        published = day(line.published, today) if line.published and line.published.strip() else None
    except BadDate as error:
        return reject(raw, "bad-date", f"published: {error}")
    if line.text is not None:
        return _document(raw, line, line.text, published, today)
    if line.html is not None:
        return _from_html(raw, line, line.html, published, today)
    return reject(raw, "bad-field", "text: neither text nor html is given")


def _document(raw: Raw, line: _Line, text: str, published: date | None, today: date | None) -> Document | Rejected:
    return make_document(
        raw,
        text,
        today=today,
        id=_id(line),
        outlet=line.outlet,
        published=published,
        title=line.title,
        authors=_authors(line),
        url=line.url,
        lang=_lang(line.lang),
        composed=line.composed,
    )


def _from_html(raw: Raw, line: _Line, page: str, published: date | None, today: date | None) -> Document | Rejected:
    """As `_document`, where what the line does not say is taken from the page."""
    found = article(raw, page, url=raw.url or line.url, today=today)
    if isinstance(found, Rejected):
        return found
    return make_document(
        raw,
        found.text,
        today=today,
        id=_id(line),
        outlet=line.outlet or found.outlet,
        published=published or found.published,
        title=line.title or found.title,
        authors=_authors(line) or found.authors,
        url=line.url or found.url,
        lang=_lang(line.lang) or found.lang,
        composed=line.composed,
    )


def _id(line: _Line) -> str | None:
    return None if line.id is None else str(line.id)


def _authors(line: _Line) -> tuple[str, ...]:
    return (line.authors,) if isinstance(line.authors, str) else line.authors or ()


def _lang(tag: str | None) -> str | None:
    """The language of a tag like "en-GB" or "eng"; what names none ("English", "und", "xx") is left to the guess."""
    found = _LANG.fullmatch((tag or "").strip())
    code = found.group(1).lower() if found else ""
    if len(code) == _SHORT:
        return code if code in languages() else None
    return _LONG.get(code, code) or None


FORMAT = Format(
    name="jsonl",
    suffixes=(".jsonl", ".ndjson", ".json"),
    sniff=sniff,
    split=split,
    parse=parse,
    description="JSON Lines: one article or one reading a line, UTF-8.",
)
