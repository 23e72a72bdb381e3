"""Who denies nothing though a word of denying stands there: "they don't, in private, deny it", "both sides dispute it".

A cue keeps its "not" where an aside parts them; and what two sides dispute they are at odds about, so that neither of
them is told to have denied anything.
"""

from collections.abc import Sequence
from dataclasses import replace

from tadmor.extract.attributions.drafts import Draft
from tadmor.extract.attributions.mending.names import mending
from tadmor.extract.attributions.page import Page
from tadmor.nlp.chunks import Range, phrase_before
from tadmor.nlp.grammar import grammar

__all__ = ["at_odds", "negation_apart"]

_ASIDE = 8  # tokens of "in private", "at any rate", "for the moment at least"


def negation_apart(page: Page, draft: Draft) -> None:
    """ "Did not, at any rate, deny it": the "not" in front of an aside belongs to the verb behind it."""
    low, high = draft.cue[0]
    opens = page.starts[page.sentence(low)]
    if low <= opens or len(draft.cue) > 1 or draft.negated or page.lower[low - 1] != "," or not _bare(page, low, high):
        return
    comma = next((i for i in range(low - 2, max(opens, low - 2 - _ASIDE), -1) if page.lower[i] == ","), None)
    if comma is None or page.lower[comma - 1] not in grammar()["negations"]:
        return
    start = comma - 1
    while start - 1 > opens and page.lower[start - 1] in grammar()["auxiliaries"]:
        start -= 1
    draft.cue, draft.negated = [(start, comma), (low, high)], True
    if any(start <= a < low for a, _ in draft.source):  # the aside was taken for who speaks
        before = phrase_before(page.words, start, opens)
        draft.source = [before] if before else []
    draft.content = [cut for part in draft.content for cut in _outside(part, start, low) if cut[0] < cut[1]]
    draft.spans = []


def _bare(page: Page, low: int, high: int) -> bool:
    """Whether a verb has no auxiliary of its own, as it has none behind "did not, at any rate,"."""
    return high > low and grammar()["auxiliaries"].isdisjoint(page.lower[low:high])


def _outside(part: Range, low: int, high: int) -> tuple[Range, ...]:
    """A range without another."""
    if part[1] <= low or part[0] >= high:
        return (part,)
    return (part[0], low), (high, part[1])


def at_odds(page: Page, draft: Draft) -> None:
    """Take the denial from two sides at odds: "its origin is disputed by the parties", "both sides dispute who fired".

    An account they may both deny: "both sides disputed the figure".
    """
    if draft.entry.act != "deny" or draft.negated or not (draft.source and draft.content):
        return
    disputes = any(page.lower[i] in mending("disputing") for part in draft.cue for i in range(*part))
    told = page.lower[slice(*draft.content[0])]
    if disputes and _sides(page.lower[slice(*draft.source[0])]) and not _account(told):
        draft.entry = replace(draft.entry, act="assert", certainty="Uu")


def _sides(words: Sequence[str]) -> bool:
    """Whether a source is the two that are against each other: "the parties", "both armies"."""
    head = _head(words)
    both = list(words[:1]) == ["both"] or list(words[:2]) == ["the", "two"]
    return head in mending("sides") or (both and head in mending("foes"))


def _account(words: Sequence[str]) -> bool:
    """Whether what is disputed is what somebody has told: "the figure", "this"."""
    head = _head(words)
    return head in grammar()["subject_pronouns"] or not mending("claims").isdisjoint({head, head.removesuffix("s")})


def _head(words: Sequence[str]) -> str:
    ends = grammar()["prepositions"] | {"of", ",", "that"}
    return words[next((i for i, word in enumerate(words) if i and word in ends), len(words)) - 1] if words else ""
