"""Whose words run on between two of one speaker's: "..., the governor went on. Twelve have died. ..., he said".

Agencies that report a speech leave "he said" out of most of its sentences. What stands alone between two of one
speaker's, in one paragraph and beside both, is his: of 25 such numbers and acts of 60 wars some 20 were plainly so.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence

from tadmor.link.voices.myself import SAYING
from tadmor.model import Attribution, Claim, Reading, Span

__all__ = ["running_on"]

_NEAR = 250  # characters to what he says before and behind
_LONGEST = 1_500  # characters of a paragraph: of a text without paragraphs nobody knows where a speech ends
_AGAIN = re.compile(r"(?:he|she|the (?:\w+ )?\w+)", re.IGNORECASE)  # "he", "the governor"
_WRITERS = re.compile(r"\b(?:I|me|my|we|us|our|you)\b|\?|[“”\"]")
_TOLD_OF_ONE = frozenset(["person", "anonymous"])


def running_on(reading: Reading) -> Mapping[str, Attribution]:
    """The attribution that each claim without one goes on with, by the claim's id."""
    said = sorted((a for a in reading.attributions if a.parent is None and a.content and a.cue), key=_start)
    starts, ends = [_start(a) for a in said], [_end(a) for a in said]
    found: dict[str, Attribution] = {}
    for claim in reading.claims:
        if claim.attribution is None and (own := _between(reading, claim, said, starts, ends)) is not None:
            found[claim.id] = own
    return found


def _between(
    reading: Reading, claim: Claim, said: Sequence[Attribution], starts: Sequence[int], ends: Sequence[int]
) -> Attribution | None:
    low, high = claim.spans[0].start, claim.spans[-1].end
    at = bisect_right(starts, low) - 1
    behind = bisect_left(starts, high)
    if at < 0 or behind == len(said) or behind != at + 1 or ends[at] > low:
        return None
    before, after, text = said[at], said[behind], reading.document.text
    if low - ends[at] > _NEAR or starts[behind] - high > _NEAR or _WRITERS.search(text, low, high):
        return None
    if "\n" in text[ends[at] : starts[behind]] or not _is_one_paragraph(text, low):
        return None
    return before if _is_one_speaker(before, after) else None


def _is_one_paragraph(text: str, at: int) -> bool:
    """Whether a place stands in a paragraph that is not too long; no more of the text than that is looked at."""
    low, high = max(0, at - _LONGEST), at + _LONGEST
    begins, end = text.rfind("\n", low, at), text.find("\n", at, high)
    return (end if end >= 0 else min(high, len(text))) - (begins if begins >= 0 else low) < _LONGEST


def _is_one_speaker(before: Attribution, after: Attribution) -> bool:
    """Whether one person says both, called by his name before and by none behind."""
    ours, theirs = before.speaker, after.speaker
    if ours is None or theirs is None or ours.kind not in _TOLD_OF_ONE or (ours.name, ours.role) == (None, None):
        return False
    one = ours.name == theirs.name and (ours.name is not None or ours.role == theirs.role)
    says = before.type in SAYING and after.type in SAYING
    return one and says and all(_AGAIN.fullmatch(span.text) for span in after.source) and bool(after.source)


def _spans(attribution: Attribution) -> tuple[Span, ...]:
    return (*attribution.source, *attribution.cue, *attribution.content)


def _start(attribution: Attribution) -> int:
    return min(span.start for span in _spans(attribution))


def _end(attribution: Attribution) -> int:
    return max(span.end for span in _spans(attribution))
