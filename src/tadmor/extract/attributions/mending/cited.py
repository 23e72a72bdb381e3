"""Who is cited beside somebody who speaks: "the agency said, citing an officer", "Citing him, the agency said"."""

from collections.abc import Sequence

from tadmor.extract.attributions.drafts import Desk, Draft
from tadmor.extract.attributions.mending.names import Names, somebody
from tadmor.extract.attributions.page import Page
from tadmor.lang import lexicon
from tadmor.nlp.chunks import Range, phrase_after
from tadmor.nlp.grammar import grammar

__all__ = ["cited", "cites"]

_CITING = frozenset(["citing", "quoting"])


def cited(desk: Desk, draft: Draft, near: Sequence[Draft], names: Names) -> None:
    """The one cited is the source, of what whoever cites him tells; citing a thing is telling of it."""
    page, (low, high) = desk.page, draft.cue[0]
    if len(draft.cue) > 1 or high - low > 1 or page.lower[low] not in _CITING:
        return
    part = _behind(page, draft, names)
    if part is None or part in draft.source:
        return
    told = next((d for d in near if d is not draft and d.source and d.content and part not in d.source), None)
    if told is None or any(a <= low < b for a, b in told.content):
        return
    draft.source, draft.content, draft.spans = [part], list(told.content), list(told.spans)


def cites(page: Page, draft: Draft) -> None:
    """What somebody cites stands behind the word, and what he tells by it is no part of that."""
    low, high = draft.cue[0]
    behind = [part for part in draft.content if part[0] >= high]
    if page.lower[low:high] == ["citing"] and behind and behind != draft.content:
        draft.content, draft.spans = behind, []


def _behind(page: Page, draft: Draft, names: Names) -> Range | None:
    """The phrase behind the cue, as far as the heads took it for what is said, if it is one who can speak."""
    high = draft.cue[0][1]
    part = phrase_after(page.words, high, page.sentence_end(high - 1))
    if part is None or page.lower[part[0]] == "what" or not _speaks(page, part, names):
        return None
    return next((one for one in draft.content if one[0] == high), part)


def _speaks(page: Page, part: Range, names: Names) -> bool:
    """Whether a phrase is headed by one who can speak: "a doctor in the town", not "reports of the army's retreat"."""
    ends = grammar()["prepositions"] | {"of", ",", "and", "that"}
    head = next((i for i in range(part[0] + 1, part[1]) if page.lower[i] in ends), part[1])
    people = lexicon("en", "titles")["private_roles"]
    low = names.ending.get(head, part[1])
    named = low <= part[0] + (page.lower[part[0]] in grammar()["determiners"])
    return named or page.lower[head - 1] in people or somebody(page, (head - 1, head), names)
