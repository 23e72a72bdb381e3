"""Subjects that no head and no rule gave a cue: the phrase right in front of it, or that of the verb beside it."""

from collections.abc import Sequence

from tadmor.extract.attributions.drafts import Desk, Draft
from tadmor.extract.attributions.mending.names import Names, mending
from tadmor.extract.attributions.page import Page
from tadmor.nlp.chunks import Range, phrase_before
from tadmor.nlp.grammar import grammar

__all__ = ["coordinate", "subject"]

_SAYING = frozenset(["speech", "writing", "denial", "demand", "belief"])
_JOINS = frozenset(["and", "but"])


def subject(desk: Desk, draft: Draft, names: Names) -> None:
    """ "The rebels claimed to have taken the town": who claimed, where that was left open."""
    page, (low, high) = desk.page, draft.cue[0]
    if draft.source or len(draft.cue) > 1 or draft.entry.type not in _SAYING or not _finite(page, low, high):
        return
    opens = page.starts[page.sentence(low)]
    if draft.parent is not None:
        opens = max([opens, *(a for a, b in desk.drafts[draft.parent].content if a <= low < b)])
    part = phrase_before(page.words, low, opens)
    if (
        part
        and part[1] == low
        and _somebody(page, part, names)
        and all(b <= part[0] or a >= low for a, b in draft.content)
    ):
        draft.source = [part]


def _finite(page: Page, low: int, high: int) -> bool:
    """Whether a cue is an active verb in the past: no passive, no participle behind a noun, no noun."""
    word = page.lower[high - 1]
    past = word.endswith("ed") or word in ("said", "told")
    after = page.lower[high : high + 1]
    return past and after != ["by"] and not grammar()["be"].intersection(page.lower[low:high])


def _somebody(page: Page, part: Range, names: Names) -> bool:
    g = grammar()
    speaks = g["roles"] | g["organisation_nouns"] | g["group_nouns"] | mending("fighting") | {"he", "she", "they", "it"}
    return names.inside(part) or page.lower[part[1] - 1] in speaks


def coordinate(desk: Desk, draft: Draft, number: int, before: Sequence[tuple[int, Draft]]) -> None:
    """ "The ministry said the leader vowed revenge and threatened to strike": the leader threatened."""
    page, low = desk.page, draft.cue[0][0]
    outer = desk.drafts[draft.parent] if draft.parent is not None else None
    if outer is None or page.lower[low - 1] not in _JOINS or draft.source not in ([], outer.source):
        return
    beside = [d for n, d in before if d.parent == draft.parent and n != number and d.source and d.cue[0][0] < low]
    if beside and beside[-1].cue[0][0] > outer.cue[0][0]:
        draft.source = list(beside[-1].source)
