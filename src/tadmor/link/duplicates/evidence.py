"""What a link rests on, as spans of both documents."""

import numpy as np

from tadmor.link.duplicates.alignment import Stretch
from tadmor.link.duplicates.kinds import Judged
from tadmor.link.duplicates.prints import QUOTED, Print
from tadmor.model import Span, span_of
from tadmor.model.links import Change, DocumentLink, Passage

__all__ = ["link_of"]


def _span(page: Print, text: str, words: tuple[int, int]) -> Span:
    """The span of a half-open range of words."""
    return span_of(text, int(page.starts[words[0]]), int(page.ends[words[1] - 1]))


def _passage(first: Print, text: str, second: Print, other: str, stretch: Stretch) -> Passage:
    quoted = [page.flags[a:b] & QUOTED for page, (a, b) in ((first, stretch.first), (second, stretch.second))]
    return Passage(
        first=_span(first, text, stretch.first),
        second=_span(second, other, stretch.second),
        words=stretch.words,
        quoted=all(bool(np.mean(side > 0) > 0.5) for side in quoted),
    )


def link_of(first: Print, text: str, second: Print, other: str, found: Judged) -> DocumentLink:
    """The link of two documents; `text`, `other` are their texts."""
    return DocumentLink(
        kind=found.kind,
        first=first.document,
        second=second.document,
        shares=(round(found.shares[0], 3), round(found.shares[1], 3)),
        contained=found.part,
        passages=tuple(_passage(first, text, second, other, stretch) for stretch in found.stretches),
        changes=tuple(
            Change(first=_span(first, text, mine), second=_span(second, other, theirs))
            for mine, theirs in found.changes
        ),
    )
