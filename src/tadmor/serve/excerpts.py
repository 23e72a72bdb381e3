"""Where a claim stands in its text: the word that leads to its card, and the sentences around it."""

from collections.abc import Iterable

from tadmor.model import Reading
from tadmor.nlp.segment import sentences
from tadmor.serve.layers import marks_of
from tadmor.serve.marking import Mark, Segment, segments

__all__ = ["anchors", "excerpt", "excerpt_of"]

_LONGEST = 1200


def anchors(reading: Reading, marks: Iterable[Mark]) -> dict[int, str]:
    """Where in the text each claim has the word that leads to its card: its cue, else the first of its words."""
    found: dict[str, tuple[int, int]] = {}
    for mark in marks:
        if mark.layer in ("cue", "source", "content", "own"):
            rank = 0 if mark.layer == "cue" else 1
            for claim in mark.claims:
                found[claim] = min(found.get(claim, (2, 0)), (rank, mark.start))
    taken: dict[int, str] = {}
    for told in reading.claims:
        if told.id in found:
            taken.setdefault(found[told.id][1], told.id)
    return taken


def excerpt(reading: Reading, claim: str) -> list[Segment]:
    """The sentences in which a claim stands, with its marks and those of the values in them."""
    held = list(marks_of(reading))
    own = [(mark.start, mark.end) for mark in held if claim in mark.claims]
    if not own:
        return []
    kept = [mark for mark in held if claim in mark.claims or not mark.claims]
    return excerpt_of(reading.document.text, kept, min(own)[0], max(end for _, end in own))


def excerpt_of(text: str, marks: Iterable[Mark], first: int, last: int) -> list[Segment]:
    """The whole sentences that touch a stretch of a text, in segments; of a very long stretch only its beginning."""
    touched = [one for one in sentences(text) if one.start < last and first < one.end]
    start = min([first, *(one.start for one in touched)])
    end = min(max([last, *(one.end for one in touched)]), start + _LONGEST)
    return [one for one in segments(text, marks, (start, end)) if start <= one.start and one.end <= end]
