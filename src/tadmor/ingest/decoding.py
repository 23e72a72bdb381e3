"""Bytes to characters: byte order mark, then what is declared, then UTF-8, then Windows-1252 where it looks right.

A wrong guess is worse than a reject: text in the wrong encoding is read as nonsense and stored as if it were said.
"""

import codecs
import re

from tadmor.ingest.details import reject
from tadmor.model import Raw, Rejected

__all__ = ["decode", "decode_page", "looks_like_text"]

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark its own begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_META = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})|^<\?xml[^>]{0,100}encoding=[\"']([\w-]+)", re.IGNORECASE
)
_CHARSET = re.compile(
    r"utf-?8|utf-?16(le|be)?|(windows-|cp)\d+|iso-?8859-?\d+|latin-?1|(us-)?ascii|koi8-[ru]|gbk|gb2312|gb18030"
    r"|big5|euc-(jp|kr)|shift[_-]jis|x-sjis|mac(intosh|roman|cyrillic)"
)
_AS_BROWSERS_DO = re.compile(r"iso-?8859-?1|latin-?1|(us-)?ascii")  # they take these for Windows-1252
_MAX_HIGH = 0.25  # of a Western European text at most a tenth of the characters are not ASCII; of Cyrillic nearly all
_MAX_LOST = 0.02  # characters that did not decode


def decode(raw: Raw) -> str | Rejected:
    """The text of plain bytes to the character; only a byte order mark goes.

    Rejects: binary (NUL or many control characters), encoding.
    """
    content = raw.content
    marked = _marked(content)
    if marked is not None:
        mark, encoding = marked
        text = _strict(content[len(mark) :], encoding)
        return _undecodable(raw, f"not the {encoding} that it says it is") if text is None else text
    if _is_binary(content):
        return reject(raw, "binary", "NUL or control characters")
    declared = _known_charset(raw.charset)
    text = _strict(content, declared or "utf-8")
    if text is None:
        text = _western(content)
    return _undecodable(raw, "not UTF-8; save it as UTF-8") if text is None else text


def decode_page(raw: Raw) -> str | Rejected:
    """The text of an HTML page, as browsers take it: a few broken characters are replaced, not fatal."""
    marked = _marked(raw.content)
    content = raw.content[len(marked[0]) :] if marked else raw.content
    encoding = marked[1] if marked else _known_charset(raw.charset) or _declared(content)
    if not marked and b"\0" in content[:1024]:
        return reject(raw, "binary", "NUL characters")
    text = _strict(content, "utf-8") if not marked else None
    if text is None:
        text = content.decode(encoding or "cp1252", "replace")
    if text.count("\ufffd") > _MAX_LOST * len(text) + 1:
        return _undecodable(raw, f"not {encoding or 'UTF-8'}")
    return text


def looks_like_text(head: bytes) -> bool:
    """Whether the first bytes of something could be text; a character cut in two at their end does not matter."""
    if _marked(head):
        return True
    if not head or _is_binary(head):
        return False
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head)
    except UnicodeDecodeError:
        return _western(head) is not None
    return True


def _marked(content: bytes) -> tuple[bytes, str] | None:
    return next(((mark, encoding) for mark, encoding in _MARKS if content.startswith(mark)), None)


def _strict(content: bytes, encoding: str) -> str | None:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        return None


def _is_binary(content: bytes) -> bool:
    if b"\0" in content:
        return True
    head = content[:65536]
    return len(_CONTROL.findall(head)) > 0.01 * len(head) + 2


def _western(content: bytes) -> str | None:
    """Windows-1252, when most characters are ASCII: every byte sequence decodes as something."""
    text = _strict(content, "cp1252")
    if text is None or sum(not c.isascii() for c in text) > _MAX_HIGH * len(text):
        return None
    return text


def _declared(content: bytes) -> str | None:
    found = _META.search(content[:4096])
    return _known_charset((found.group(1) or found.group(2)).decode("ascii", "replace")) if found else None


def _known_charset(name: str | None) -> str | None:
    """A declared encoding's name for Python, None for one that is unknown or no text encoding (rot13, base64)."""
    name = (name or "").strip().lower()
    if not _CHARSET.fullmatch(name):
        return None
    try:
        return codecs.lookup("cp1252" if _AS_BROWSERS_DO.fullmatch(name) else name).name
    except LookupError:
        return None


def _undecodable(raw: Raw, detail: str) -> Rejected:
    return reject(raw, "encoding", detail)
