"""Whose something is that has a part in an event: "its positions" are the body's, "its youths" and "his car" are not.

A body is met in its forces, in where they stand, in its dead and in what it does. What else is its is something else,
and a person is met in nothing that is his but his own fate.
"""

import re

from tadmor.link.vocabulary import Vocabulary
from tadmor.model import Span

__all__ = ["calls_own", "is_fate", "is_part", "of_kin", "owned"]

_WORDS = Vocabulary(__name__)
_PRONOUN = re.compile(r"(?:my|our|your|his|her|its|their)", re.IGNORECASE)
_MARK = re.compile(r"[’'](?:s\b)?")
_WORD = re.compile(r"[^\W_][\w’'-]*")


def owned(mention: Span, span: Span, text: str) -> Span | None:
    """What a mention owns in the words of a role: "its [own two brigades] near the river"."""
    behind = text[mention.end : span.end]
    mark = _MARK.match(behind)
    if mark is None and not _PRONOUN.fullmatch(mention.text):
        return None
    rest = behind[mark.end() if mark else 0 :]
    cut = _WORDS["ends"].search(rest)
    thing = rest[: cut.start()] if cut else rest
    if not _WORD.search(thing):
        return None
    end = mention.end + len(behind) - len(rest) + len(thing)
    return Span(mention.end, end, text[mention.end : end])


def is_part(thing: Span) -> bool:
    """Whether what is owned is of its owner's body: its head is a force, a post, the dead or a deed."""
    return _heads(thing, "head")


def calls_own(mention: Span, thing: Span) -> bool:
    """Whether somebody calls his men by a name that only they have: "our Lions"."""
    words = _WORD.findall(thing.text)
    return mention.text.lower() == "our" and words[-1][0].isupper() and words[-1].endswith("s")


def is_fate(thing: Span) -> bool:
    """Whether what is owned befell its owner: "his death", "their arrest"."""
    return _heads(thing, "fate")


def _heads(thing: Span, kind: str) -> bool:
    words = [word for word in _WORD.findall(thing.text) if not word.endswith("ly")]
    return bool(words) and _WORDS[kind].fullmatch(words[-1]) is not None


def of_kin(mention: Span, span: Span, text: str) -> bool:
    """Whether it only says whose house or kin something is: "the house of Haddad", "youths of the Front"."""
    return _WORDS["kin"].search(text[span.start : mention.start]) is not None
