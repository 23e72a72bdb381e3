"""An attribution while it is being read: ranges of tokens, and the number of the one that it stands inside."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field

from tadmor.extract.attributions.cues import Cue
from tadmor.extract.attributions.lexicon import Entry
from tadmor.extract.attributions.page import Page
from tadmor.model import Span
from tadmor.nlp.chunks import Range

__all__ = ["Desk", "Draft"]


@dataclass(slots=True)
class Draft:
    """What has been found of one attribution. `quoted`: its content opens or closes a quotation of its own.

    Of one that the trained heads mark: how `sure` they are of its least sure span and `link`, and whether the rules'
    own reading has a cue there (`seconded`).
    """

    entry: Entry
    cue: list[Range]
    source: list[Range]
    content: list[Range]
    parent: int | None
    negated: bool = False
    hearer: Range | None = None
    medium: Range | None = None
    quoted: bool = False
    sure: float | None = None
    link: float = 1.0
    seconded: bool = False
    spans: list[Span] = field(default_factory=list)


@dataclass(slots=True)
class Desk:
    """One document at work: its page, its cues by place, and the drafts so far."""

    page: Page
    cues: list[Cue]
    heads: dict[int, Cue]
    places: list[int]
    drafts: list[Draft] = field(default_factory=list)

    def among(self, low: int, high: int) -> Iterator[Cue]:
        """The cues whose first word stands in a range; no copy, for a long line is asked again at every cue."""
        for index in range(bisect_left(self.places, low), bisect_left(self.places, high)):
            yield self.cues[index]

    def add(self, draft: Draft) -> int:
        """Keep a draft; its number."""
        self.drafts.append(draft)
        return len(self.drafts) - 1

    def untangle(self) -> None:
        """Nothing stands inside itself: a draft whose parents lead back to it loses its own."""
        sound: set[int] = set()
        for number in range(len(self.drafts)):
            path: dict[int, None] = {}
            at: int | None = number
            while at is not None and at not in sound and at not in path:
                path[at] = None
                at = self.drafts[at].parent
            if at is not None and at in path:
                self.drafts[at].parent = None
            sound.update(path)

    def above(self, draft: Draft) -> Iterator[Draft]:
        """The drafts that a draft stands inside, the innermost first."""
        while draft.parent is not None:
            draft = self.drafts[draft.parent]
            yield draft
