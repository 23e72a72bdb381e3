"""Files that people do hand in and that are not read here: each by its name, with what to do instead.

Some of them are text to look at (rich text, saved e-mails, web archives, tables). Read as plain text they would give
claims made of markup, and nobody would be told.
"""

import re

__all__ = ["foreign"]

_BY_BYTES = (
    (rb"PK\x03\x04", "an office document or a zip archive: save it as text, HTML or PDF, or unpack it"),
    (rb"\xd0\xcf\x11\xe0", "an office document of an old kind: save it as text, HTML or PDF"),
    (rb"\s{0,9}\{\\rtf", "rich text: save it as plain text, HTML or PDF"),
    (rb"WARC/\d", "a web archive: WARC is not read yet; give its pages as HTML or JSON Lines"),
    (rb"bplist\d\d", "a page as Safari saves it: save it as HTML or PDF"),
    (rb"%!PS", "PostScript: turn it into PDF"),
    (rb"SQLite format 3\0", "a database: if it is a store, take its readings from tadmor export jsonl"),
    (
        rb"7z\xbc\xaf|Rar!\x1a|BZh\d1AY|\xfd7zXZ|\x28\xb5\x2f\xfd",
        "a compressed file: unpack it first (gzip is unpacked here)",
    ),
    (
        rb"\x89PNG|\xff\xd8\xff|GIF8[79]a|RIFF.{4}(?:WAVE|AVI |WEBP)|OggS\0|ID3[\2-\4]|\0\0\0.ftyp|II\*\0|MM\0\*",
        "a picture, a sound or a film: give its words",
    ),
)
_SIGNATURES = tuple((re.compile(signature, re.DOTALL), words) for signature, words in _BY_BYTES)
_HEADERS = re.compile(rb"(?:[!-9;-~]{1,60}:[^\r\n]*\r?\n(?:[ \t][^\r\n]*\r?\n)*){2}")
_MIME = re.compile(rb"^(?:mime-version|content-type|message-id):", re.IGNORECASE | re.MULTILINE)
_MAIL = "an e-mail, or a page saved as one file (.mht): save it as text, or as HTML only"
_TABLES = (".csv", ".tsv", ".csv.gz", ".tsv.gz")
_TABLE = "a table: give JSON Lines, one article a line with text, outlet, published (tadmor match takes data sets)"


def foreign(name: str, head: bytes) -> str | None:
    """What a file is that is not read here, and what to do; None for any other."""
    if name.lower().endswith(_TABLES):
        return _TABLE
    for signature, words in _SIGNATURES:
        if signature.match(head):
            return words
    lead = _HEADERS.match(head)
    return _MAIL if lead and _MIME.search(head) else None
