"""What joins documents: a passage that stands in both, and what one document makes of the other.

Documents of a link are `first` and `second` by day of publication, then by id: the order in which they came to us tells
nothing. A copy is the same text; what merely rests on the same source is an echo (see `model.voices`).
"""

from dataclasses import dataclass
from typing import Literal

from tadmor.model.spans import Span

__all__ = ["LINK_KINDS", "Change", "DocumentLink", "LinkKind", "Member", "Passage"]

LinkKind = Literal[
    "copy",  # the same text, perhaps lightly edited or shortened
    "excerpt",  # one is a part of the other
    "update",  # another version of the same report: figures changed, or the outlet itself went on writing
    "shared-passage",  # sentences of one stand in the other, and neither is a part of the other
    "quotation",  # the same, and all of it stands between quotation marks
]
LINK_KINDS: tuple[LinkKind, ...] = ("copy", "excerpt", "update", "shared-passage", "quotation")
Member = Literal["first", "second"]
"""One of the two documents of a link."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """The same words in two documents; `words` of them are equal, one by one, and in order.

    The spans may differ in a word here and there: what was edited between equal words is inside them.
    """

    first: Span
    second: Span
    words: int
    quoted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """Figures that differ between equal words: "more than 140" has become "nearly 150"."""

    first: Span
    second: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentLink:
    """Two documents that share words, with the words.

    `first`, `second` are documents' ids. `shares` are the parts of each, in [0, 1], that stand in the other, furniture
    left out. `contained` is the one that is a part of the other, for an excerpt.
    """

    kind: LinkKind
    first: str
    second: str
    shares: tuple[float, float]
    contained: Member | None = None
    passages: tuple[Passage, ...] = ()
    changes: tuple[Change, ...] = ()
