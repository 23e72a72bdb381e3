"""Sentences between two of one speaker: "..., the prosecutor said. Eleven were wounded. She said two bombs fell"."""

from tadmor.extract.attributions.drafts import Desk, Draft
from tadmor.extract.attributions.page import Page
from tadmor.nlp.numerals import counting_words

__all__ = ["between"]

_PRONOUNS = frozenset(["he", "she"])
_SPEECH = ("speech", "writing")
_LEAST = 3  # tokens of a sentence
_LONGEST = 24


def between(desk: Desk) -> None:
    """Give a sentence that nobody says to whoever spoke right before it and goes on right behind it, in one paragraph.

    Who goes on is "he" or "she" that opens the next sentence, and in between stands a count ("Eleven were wounded."):
    of anybody else who is told of there the pronoun may speak.
    """
    page = desk.page
    taken = {i for d in desk.drafts if d.content for part in (*d.cue, *d.source, *d.content) for i in range(*part)}
    speaking = {page.sentence(d.cue[0][0]): d for d in desk.drafts if d.content and d.parent is None and _speaks(d)}
    for number, draft in sorted(speaking.items()):
        after = speaking.get(number + 2)
        if after is None or not _goes_on(page, after):
            continue
        low = page.starts[number + 1]
        high = page.sentence_end(low)
        paragraphs = {page.paragraph_of(i) for i in (draft.cue[0][0], low, after.cue[0][0])}
        if len(paragraphs) == 1 and _is_plain(page, low, high) and taken.isdisjoint(range(low, high)):
            draft.content.append((low, page.unstopped(high)))
            draft.spans = []


def _speaks(draft: Draft) -> bool:
    return bool(draft.source) and draft.entry.type in _SPEECH and not draft.negated


def _goes_on(page: Page, draft: Draft) -> bool:
    """Whether a pronoun that opens its sentence speaks."""
    low = draft.source[0][0]
    return low == page.starts[page.sentence(draft.cue[0][0])] and page.lower[low] in _PRONOUNS


def _is_plain(page: Page, low: int, high: int) -> bool:
    """Whether a sentence is short, without quotation marks, and opens with a number."""
    fits = _LEAST <= high - low <= _LONGEST and (page.lower[low] in counting_words() or page.lower[low].isdigit())
    return fits and all(page.quote_of[i] < 0 for i in range(low, high))
