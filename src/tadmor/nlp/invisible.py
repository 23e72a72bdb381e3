"""Characters that nobody sees: soft hyphens, joiners, marks of direction. A report is read without them.

They stand in the middle of words ("sol<soft hyphen>diers") and hide them from every word list. The text itself keeps
them, to the character: what is read of the text without them is moved back to where it stands.
"""

import re
from collections.abc import Sequence
from dataclasses import fields, is_dataclass, replace
from typing import Any

from tadmor.model import Document, Reading, Sentence, Span, Token

__all__ = ["moved_back", "without_invisible"]

_INVISIBLE = re.compile("[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]")


def without_invisible(document: Document) -> Document:
    """The document as it is seen; itself where it holds nothing else."""
    if not _INVISIBLE.search(document.text):
        return document
    return replace(document, text=_INVISIBLE.sub("", document.text))


def moved_back(reading: Reading, document: Document) -> Reading:
    """A reading of a document without what nobody sees, as a reading of the document."""
    if reading.document is document:
        return reading
    text = document.text
    at = [offset for offset, character in enumerate(text) if not _INVISIBLE.match(character)]
    layers = {f.name: _moved(getattr(reading, f.name), at, text) for f in fields(reading) if f.name not in _KEPT}
    return replace(reading, **layers, document=document, encoding=None, heard=None)


_KEPT = frozenset(["document", "encoding", "heard"])


def _moved(value: Any, at: Sequence[int], text: str) -> Any:
    """A value of a reading with every offset in it moved."""
    if isinstance(value, Token):
        return Token(*_ends(value, at), value.text)
    if isinstance(value, Span):
        start, end = _ends(value, at)
        return Span(start, end, text[start:end])
    if isinstance(value, tuple):
        return tuple(_moved(one, at, text) for one in value)
    if not is_dataclass(value) or isinstance(value, type):
        return value
    inner = {f.name: _moved(getattr(value, f.name), at, text) for f in fields(value)}
    if isinstance(value, Sentence):
        inner["start"], inner["end"] = _ends(value, at)
    return replace(value, **inner)


def _ends(part: Span | Token | Sentence, at: Sequence[int]) -> tuple[int, int]:
    """Where a part of the shorter text stands in the longer one."""
    if part.start == part.end:
        start = at[part.start] if part.start < len(at) else (at[-1] + 1 if at else 0)
        return start, start
    return at[part.start], at[part.end - 1] + 1
