"""What two documents that share words are to each other: copy, excerpt, update, shared passage, quotation."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

import numpy as np

from tadmor.link.duplicates.alignment import Run, Stretch, share, telling
from tadmor.link.duplicates.prints import NUMBER, QUOTED, Print
from tadmor.link.houses import same_house
from tadmor.model.links import LinkKind, Member

__all__ = ["COPY", "PART", "VERSION", "Judged", "judged"]

COPY = 0.6  # both documents stand in each other so far: a copy
PART = 0.6  # ... the smaller one does: it is a part of the larger one
VERSION = 0.3  # ... of the same outlet within three days: it went on writing
PASSAGE = (
    16  # equal words that nobody is quoted with: of 12 to 15, half were names ("the U.S. Court of Appeals for the ...")
)
_DAYS = timedelta(days=3)
_QUOTED = 0.85  # of the shared words stand between quotation marks, in both documents


@dataclass(frozen=True, slots=True)
class Judged:
    """A kind with what it rests on: the stretches that count, shares of (first, second), and changed figures as runs.

    `part` is the document that is a part of the other. `changes` are pairs of ranges of words.
    """

    kind: LinkKind
    stretches: tuple[Stretch, ...]
    shares: tuple[float, float]
    part: Member | None = None
    changes: tuple[tuple[tuple[int, int], tuple[int, int]], ...] = ()


def judged(first: Print, second: Print, stretches: Sequence[Stretch]) -> Judged | None:
    """What the stretches make of two documents, or None where they say nothing."""
    if not any(telling(stretch, first) for stretch in stretches):
        return None
    runs = [run for stretch in stretches for run in stretch.runs]
    shares = (
        share(first, [(r.first, r.first_end) for r in runs]),
        share(second, [(r.second, r.second_end) for r in runs]),
    )
    changes = tuple(change for stretch in stretches for change in _changes(stretch, first, second))
    if max(shares) >= PART:
        part: Member = "first" if shares[0] >= shares[1] else "second"
        whole: LinkKind = "copy" if min(shares) >= COPY else "excerpt"
        kind = "update" if _is_update(first, second, shares, changes) else whole
        return Judged(kind, tuple(stretches), shares, part if kind == "excerpt" else None, changes)
    if max(shares) >= VERSION and same_house(first.outlet, second.outlet) and _near(first.published, second.published):
        return Judged("update", tuple(stretches), shares, None, changes)
    return _weak(first, second, [stretch for stretch in stretches if telling(stretch, first)], shares)


def _is_update(first: Print, second: Print, shares: tuple[float, float], changes: Sequence[object]) -> bool:
    """Figures differ, or an outlet used its own report again, and wrote on."""
    return bool(changes) or (same_house(first.outlet, second.outlet) and min(shares) < 1.0)


def _weak(first: Print, second: Print, stretches: list[Stretch], shares: tuple[float, float]) -> Judged | None:
    """What says little of the whole: quotations, and longer stretches that are none."""
    quoted = [stretch for stretch in stretches if _quoted(stretch, first, second)]
    if len(quoted) == len(stretches):
        return Judged("quotation", tuple(stretches), shares)
    kept = tuple(stretch for stretch in stretches if stretch in quoted or stretch.words >= PASSAGE)
    if not kept:
        return None
    return Judged("quotation" if len(kept) == len(quoted) else "shared-passage", kept, shares)


def _quoted(stretch: Stretch, first: Print, second: Print) -> bool:
    """Whether a stretch stands between quotation marks on both sides."""
    sides = ((first, stretch.first), (second, stretch.second))
    return all(bool(np.mean((page.flags[a:b] & QUOTED) > 0) >= _QUOTED) for page, (a, b) in sides)


def _near(a: date | None, b: date | None) -> bool:
    """Whether two days lie within three days of each other; an unknown one does not."""
    return a is not None and b is not None and abs(a - b) <= _DAYS


def _changes(stretch: Stretch, first: Print, second: Print) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    """The gaps between runs in which both sides count something, and not the same."""
    gaps = [_gap(before, after) for before, after in pairwise(stretch.runs)]
    return [gap for gap in gaps if _counts_otherwise(gap, first, second)]


def _gap(before: Run, after: Run) -> tuple[tuple[int, int], tuple[int, int]]:
    return (before.first_end, after.first), (before.second_end, after.second)


def _counts_otherwise(gap: tuple[tuple[int, int], tuple[int, int]], first: Print, second: Print) -> bool:
    mine, theirs = (_figures(page, *side) for page, side in zip((first, second), gap, strict=True))
    return bool(mine) and bool(theirs) and mine.isdisjoint(theirs)


def _figures(page: Print, start: int, end: int) -> set[int]:
    return {int(word) for word in page.words[start:end][(page.flags[start:end] & NUMBER) > 0]}
