"""Subjects that no head and no rule gave a cue: the phrase right in front of it, or that of the verb beside it."""

from collections.abc import Sequence

from tadmor.extract.attributions.drafts import Desk, Draft
from tadmor.extract.attributions.mending.names import Names, mending, somebody
from tadmor.extract.attributions.page import Page
from tadmor.nlp.chunks import Range, phrase_before
from tadmor.nlp.grammar import grammar

__all__ = [
    "after_which",
    "asked_of",
    "contact",
    "coordinate",
    "denier",
    "left_open",
    "set_off",
    "subject",
    "thought_of",
]

_SAYING = frozenset(["speech", "writing", "denial", "demand"])
_FIRST = frozenset(["i", "we"])
_HOW = 7  # tokens of "reached by telephone on Saturday"
_MET = 3  # tokens of "have spoken to say"
_JOINS = frozenset(["and", "but"])


def subject(desk: Desk, draft: Draft, names: Names) -> None:
    """ "The rebels claimed to have taken the town": who claimed, where that was left open."""
    page, (low, high) = desk.page, draft.cue[0]
    if draft.source or len(draft.cue) > 1 or draft.entry.type not in _SAYING or not _finite(page, low, high):
        return
    opens = page.starts[page.sentence(low)]
    if draft.parent is not None:
        opens = max([opens, *(a for a, b in desk.drafts[draft.parent].content if a <= low < b)])
    part = _reached(page, low, opens) or phrase_before(page.words, low, opens)
    if part is None or part[1] != low or not somebody(page, (part[0], _reached_at(page, part)), names):
        return
    if part[0] and page.lower[part[0] - 1] in grammar()["prepositions"] | {"of"}:
        return  # "many of those in the matter refused"
    if _present(page, low) and not names.inside(part):
        return  # "reports" is too often no verb
    free = [one for one in draft.content if one != part]
    if free and all(b <= part[0] or a >= low for a, b in free):
        draft.source, draft.content = [part], free
        draft.spans = draft.spans if len(free) == len(draft.spans) else []


def _reached(page: Page, low: int, opens: int) -> Range | None:
    """ "A resident reached on Saturday" before "said": somebody with a word on how the reporter met him."""
    at = next((i for i in range(low - 1, max(opens, low - _HOW), -1) if page.lower[i] in mending("reached")), None)
    part = phrase_before(page.words, at, opens) if at is not None else None
    return (part[0], low) if part is not None and part[1] == at and "," not in page.lower[part[0] : low] else None


def _reached_at(page: Page, part: Range) -> int:
    """Where somebody's own words end before that."""
    return next((i for i in range(part[0] + 1, part[1]) if page.lower[i] in mending("reached")), part[1])


def asked_of(page: Page, draft: Draft) -> None:
    """ "The people are asked not to listen": they are whom somebody asks, and do not ask."""
    low, high = draft.cue[0]
    passive = page.lower[low] in grammar()["be"] and page.lower[high - 1] in mending("asked_of")
    if len(draft.cue) > 1 or not passive or page.lower[high : high + 1] == ["by"]:
        return
    if len(draft.source) == 1 and draft.source[0][1] == low:
        draft.hearer, draft.source = draft.hearer or draft.source[0], []


def set_off(page: Page, draft: Draft, names: Names) -> None:
    """ "Vesk Watch, which counts the dead, had documented ...": who stands before the clause that commas set off."""
    low, high = draft.cue[0]
    told = draft.entry.type in _SAYING or draft.entry.type == "knowledge"
    if draft.source or len(draft.cue) > 1 or not told or page.lower[low - 1] != "," or not _finite(page, low, high):
        return
    part = phrase_before(page.words, low, page.starts[page.sentence(low)])
    if part is None or any(a < high for a, _ in draft.content):
        return
    at = next((i for i in range(part[0] + 1, part[1]) if page.lower[i] in ("who", "which")), part[0])
    head = part[0], at - (page.lower[at - 1] == ",")
    if head[0] < head[1] and (somebody(page, head, names) or all(page.title(i) for i in range(*head))):
        draft.source = [part]


def denier(page: Page, draft: Draft, names: Names) -> None:
    """ "The ministry rejected the statement by Rome that": who rejected, not whose statement it was."""
    low, high = draft.cue[0]
    if draft.entry.act != "deny" or len(draft.cue) > 1 or len(draft.source) != 1 or not _finite(page, low, high):
        return
    start = draft.source[0][0]
    behind = high < start <= min((a for a, _ in draft.content), default=0)
    if not behind or page.lower[start - 1] not in ("by", "of", "from"):
        return
    part = phrase_before(page.words, low, page.starts[page.sentence(low)])
    if part is not None and part[1] == low and somebody(page, part, names):
        draft.source = [part]


def left_open(desk: Desk, draft: Draft, before: Sequence[tuple[int, Draft]], names: Names, last: Draft | None) -> None:
    """ "Hallow, his army beaten, has said": who is named at the head of the sentence; "But said": who spoke last."""
    page, (low, high) = desk.page, draft.cue[0]
    if draft.source or len(draft.cue) > 1 or draft.entry.type not in _SAYING or draft.parent is not None:
        return
    opens = page.starts[page.sentence(low)]
    if before or not _finite(page, low, high) or page.quote_of[low] >= 0:
        return
    if low - opens == 1 and page.lower[opens] in _JOINS and last is not None:
        draft.source = list(last.source)
        return
    comma = next((i for i in range(opens + 1, low) if page.lower[i] == ","), low)
    named = names.ending.get(comma) == opens and comma < low - 1 and page.lower[low - 1] == ","
    if named and all(a >= high for a, _ in draft.content):
        draft.source = [(opens, low - 1)]


def after_which(page: Page, draft: Draft) -> None:
    """ "Two groups which the army says it will fight": the army says so, of which groups is what it says."""
    if len(draft.source) != 1 or draft.source[0][1] != draft.cue[0][0]:
        return
    low, high = draft.source[0]
    at = next((i for i in range(high - 2, low, -1) if page.lower[i] in ("which", "whom")), None)
    opens = at is not None and (page.title(at + 1) or page.lower[at + 1] in grammar()["determiners"])
    if at is not None and opens and phrase_before(page.words, high, at + 1) == (at + 1, high):
        draft.source = [(at + 1, high)]
        draft.content, draft.spans = [(at, at + 1), *draft.content], []


def thought_of(page: Page, draft: Draft) -> bool:
    """ "A man thought to be a deserter fired": who is thought to be something thinks nothing. Whether that was so."""
    low, high = draft.cue[0]
    if len(draft.cue) > 1 or high - low > 1 or page.lower[low] not in mending("thought_to_be"):
        return False
    behind = page.lower[high : high + 2] in (["to", "be"], ["to", "have"])
    source = draft.source[0] if len(draft.source) == 1 else (low, low)
    relative = page.lower[source[0] - 1] in ("who", "whom", "which", "what", "that") if source[0] else False
    alone = source[1] - source[0] == 1 and page.lower[source[0]] in grammar()["subject_pronouns"]
    if not behind or not source[0] < source[1] == low or relative or alone:
        return False
    draft.source = []
    return True


def contact(page: Page, draft: Draft) -> None:
    """ "Miners I have met say": the miners say so, and "I" only met them."""
    low, high = draft.cue[0]
    if len(draft.cue) > 1 or high - low < _MET or page.lower[high - 1] not in ("say", "said", "says"):
        return
    if len(draft.source) != 1 or draft.source[0] != (low - 1, low) or page.lower[low - 1] not in _FIRST:
        return
    part = phrase_before(page.words, low - 1, page.starts[page.sentence(low)])
    if part is not None and part[1] == low - 1:
        draft.source, draft.cue = [part], [(high - 1, high)]


def _finite(page: Page, low: int, high: int) -> bool:
    """Whether a cue is an active verb: no passive, no participle behind a noun, no noun."""
    past = page.lower[high - 1].endswith("ed") or page.lower[high - 1] in ("said", "told")
    passive = page.lower[high : high + 1] == ["by"] or not grammar()["be"].isdisjoint(page.lower[low:high])
    return (past or (high - low == 1 and _present(page, low))) and not passive


def _present(page: Page, at: int) -> bool:
    word = page.lower[at]
    return word.endswith("s") and not word.endswith("ss") and word not in grammar()["plural_nouns"] | {"as"}


def coordinate(desk: Desk, draft: Draft, number: int, before: Sequence[tuple[int, Draft]]) -> None:
    """ "The ministry said the leader vowed revenge and threatened to strike": the leader threatened."""
    page, low = desk.page, draft.cue[0][0]
    outer = desk.drafts[draft.parent] if draft.parent is not None else None
    if outer is None or page.lower[low - 1] not in _JOINS or draft.source not in ([], outer.source):
        return
    beside = [d for n, d in before if d.parent == draft.parent and n != number and d.source and d.cue[0][0] < low]
    if beside and beside[-1].cue[0][0] > outer.cue[0][0]:
        draft.source = list(beside[-1].source)
