"""How well a report lets a reader hear who says a claim, where its text has lost its commas and apostrophes.

In such a text a clause runs into the next, and whoever is named anywhere near a verb may be taken for its speaker. What
still tells is a name right beside its verb, with the words that it says right beside both.
"""

import itertools
import re
from functools import lru_cache
from typing import Literal

from tadmor.lang.datelines import head_cuts
from tadmor.link.weights import weights
from tadmor.model import Attribution, Claim, Document, Reading, Span

__all__ = ["Heard", "heard", "is_bare"]

Heard = Literal["kept", "beside", "own", "head", "apart"]
"""`kept`: the text has its marks. Of a text that has lost them: `beside`, a speaker beside his verb and his words;
`own`, the report's own words; `head`, what runs on from its day and title; `apart`, all else.
"""
_MARK = re.compile(r"[,'’‘،]")
_WORD = re.compile(r"\S+")
_STANDS_FOR = frozenset(["he", "she", "it", "they", "we", "i", "this", "that", "these", "those", "both", "one"])
_SAYS = frozenset(["speech", "writing", "denial"])


@lru_cache(maxsize=4_000)
def is_bare(text: str) -> bool:
    """Whether a text is long enough to have commas and apostrophes, and has hardly one."""
    known, words = weights().marks, sum(1 for _ in _WORD.finditer(text))
    return words >= known["words"] and len(_MARK.findall(text)) < known["share"] * words


def heard(reading: Reading, claim: Claim, own: Attribution | None) -> Heard:
    """How well a claim's speaker is heard."""
    document = reading.document
    if not is_bare(document.text):
        return "kept"
    if claim.spans[0].start < _head(document):
        return "head"
    if own is None or not own.source:
        return "own" if own is None or own.type not in _SAYS else "apart"
    return "beside" if _is_beside(own, document.text) else "apart"


def _head(document: Document) -> int:
    return max(head_cuts(document.text, document.title), default=0)


def _is_beside(own: Attribution, text: str) -> bool:
    """Whether a name, its verb and what it says stand side by side, in whatever order, within one sentence."""
    says = own.type in _SAYS or own.act == "deny"
    if not says or not own.cue or not own.content or _is_pronoun(own.source[0].text):
        return False
    most, deed = weights().marks, any("responsibility" in span.text for span in own.cue)
    if deed and sum(len(span.text) for span in own.content) > most["deed"]:
        return False  # "the group claims responsibility for", and another headline
    parts = sorted((*own.source, *own.cue, *own.content), key=lambda span: span.start)
    gaps = [text[a.end : b.start] for a, b in itertools.pairwise(parts)]
    source = _gap(own.source[0], own.cue[0], text)
    return len(source) <= most["source"] and all(len(gap) <= most["gap"] and not _ends(gap) for gap in gaps)


def _is_pronoun(words: str) -> bool:
    return words.lower() in _STANDS_FOR


def _gap(one: Span, other: Span, text: str) -> str:
    first, then = sorted((one, other), key=lambda span: span.start)
    return text[first.end : then.start]


def _ends(gap: str) -> bool:
    return re.search(r"[.!?;]\s", gap) is not None
