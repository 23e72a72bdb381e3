"""Overlapping layers flattened: a text as segments that never overlap, each with every mark that lies over it.

Pure. The segments put together are the text, to the character.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

__all__ = ["LAYERS", "Mark", "Segment", "lines", "segments"]

LAYERS = (
    "content",
    "own",
    "source",
    "cue",
    "hedge",
    "place",
    "time",
    "quantity",
    "event",
    "actor",
    "movement",
    "furniture",
)
"""From the widest to the narrowest, as far as that can be said."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of a text in one layer; `claims` are the ids it belongs to, `why` what it is, in words."""

    start: int
    end: int
    layer: str
    claims: tuple[str, ...] = ()
    why: str = ""


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of a text over which the same marks lie from end to end."""

    start: int
    text: str
    marks: tuple[Mark, ...] = ()

    @property
    def end(self) -> int:
        """Where it ends, half-open."""
        return self.start + len(self.text)

    @property
    def layers(self) -> tuple[str, ...]:
        """The layers that lie over it, each once."""
        return tuple(dict.fromkeys(mark.layer for mark in self.marks))

    @property
    def claims(self) -> tuple[str, ...]:
        """The claims that it belongs to, the one with the fewest words first."""
        narrow = sorted(self.marks, key=lambda mark: mark.end - mark.start)
        return tuple(dict.fromkeys(claim for mark in narrow for claim in mark.claims))

    @property
    def opens(self) -> tuple[str, ...]:
        """The layers of which a mark begins here."""
        return tuple(dict.fromkeys(mark.layer for mark in self.marks if mark.start == self.start))

    @property
    def closes(self) -> tuple[str, ...]:
        """The layers of which a mark ends here."""
        return tuple(dict.fromkeys(mark.layer for mark in self.marks if mark.end == self.end))

    @property
    def why(self) -> str:
        """What its marks are, in words."""
        return "; ".join(dict.fromkeys(mark.why for mark in self.marks if mark.why))


def segments(text: str, marks: Iterable[Mark], cuts: Iterable[int] = ()) -> Iterator[Segment]:
    """The text in pieces, cut wherever a mark begins or ends, and at `cuts`. A mark outside the text is passed over."""
    size = len(text)
    held = sorted(
        (mark for mark in marks if 0 <= mark.start < mark.end <= size),
        key=lambda mark: (mark.start, -mark.end, LAYERS.index(mark.layer)),
    )
    edges = {0, size, *(cut for cut in cuts if 0 < cut < size)}
    edges |= {edge for mark in held for edge in (mark.start, mark.end)}
    lying: list[Mark] = []
    at = 0
    for start, end in pairwise(sorted(edges)):
        lying = [mark for mark in lying if mark.end > start]
        while at < len(held) and held[at].start == start:
            lying.append(held[at])
            at += 1
        yield Segment(start, text[start:end], tuple(lying))


def lines(text: str, marks: Iterable[Mark]) -> Iterator[tuple[Segment, ...]]:
    """The same, line by line; a line keeps its end, so that all of it is still the text."""
    ends: list[int] = []
    for line in text.splitlines(keepends=True):
        ends.append((ends[-1] if ends else 0) + len(line))
    held: list[Segment] = []
    following = iter(ends)
    end = next(following, 0)
    for segment in segments(text, marks, ends):
        held.append(segment)
        if segment.end == end:
            yield tuple(held)
            held = []
            end = next(following, 0)
