"""Who is behind a word of saying that another one hands on: "quoted an officer as saying", "claimed by the rebels"."""

from collections.abc import Collection, Sequence

from tadmor.extract.attributions.drafts import Desk, Draft
from tadmor.extract.attributions.mending.names import Names, mending, somebody
from tadmor.extract.attributions.page import Page
from tadmor.nlp.chunks import Range, phrase_after, phrase_before
from tadmor.nlp.grammar import grammar

__all__ = ["agent", "quoted", "quoted_himself", "unmarked"]

_FAR = 24  # tokens between "quoted" and "saying"


def quoted(desk: Desk, draft: Draft, before: Sequence[tuple[int, Draft]]) -> bool:
    """ "Agencies quoted an officer saying that ...": the officer says it, inside what the agencies quote."""
    page, (low, high) = desk.page, draft.cue[0]
    if page.lower[high - 1] not in mending("as_quoted") or len(draft.cue) > 1 or not draft.content:
        return False
    near = ((n, d) for n, d in reversed(before) if d.cue[0][1] > low - _FAR and _quotes(page, d))
    number, outer = next(near, (None, None))
    end = low - (page.lower[low - 1] == "as")
    if outer is None or outer.cue[-1][1] >= end:
        return False
    part = outer.cue[-1][1], end
    if phrase_before(page.words, end, part[0]) != part or any(above is draft for above in desk.above(outer)):
        return False
    draft.source, draft.parent = [part], number
    _hand_over(page, outer, draft)
    return True


def quoted_himself(page: Page, draft: Draft, names: Names) -> None:
    """ "Dubal was quoted as saying in an interview published by the Herald": he says it, not who published it."""
    low, high = draft.cue[0]
    if len(draft.cue) > 1 or not _is_quoted(page.lower[low:high], page.lower[high : high + 1]):
        return
    part = phrase_before(page.words, low, page.starts[page.sentence(low)])
    if part is None or part[1] != low or not somebody(page, part, names) or draft.source == [part]:
        return
    rest = [one for one in draft.content if one[1] <= part[0] or one[0] >= part[1]]
    if rest:
        draft.source, draft.content, draft.spans = [part], rest, []


def _is_quoted(cue: Sequence[str], behind: Sequence[str]) -> bool:
    """Whether a cue is "was quoted as saying", "was quoted by"."""
    passive = cue[0] in grammar()["be"] and not mending("quoting").isdisjoint(cue)
    return passive and bool({"as", "by"} & {*cue, *behind})


def unmarked(page: Page, draft: Draft, number: int, cues: Collection[int]) -> Draft | None:
    """ "..., the agency quoted the minister as saying.": what the minister says, where nothing marks it."""
    start = draft.cue[-1][1]
    if not _quotes(page, draft) or not draft.content:
        return None
    stop = min(page.sentence_end(start - 1), start + _FAR)
    at = next((i for i in range(start + 1, stop) if page.lower[i] == "as"), None)
    if at is None or at + 1 >= stop or page.lower[at + 1] not in mending("as_quoted"):
        return None
    if at + 1 in cues or phrase_before(page.words, at, start) != (start, at):
        return None
    rest = [(at + 2, high) for _, high in draft.content if high > at + 2]
    said = Draft(draft.entry, [(at + 1, at + 2)], [(start, at)], rest, number)
    _hand_over(page, draft, said)
    return said if said.content else None


def _hand_over(page: Page, outer: Draft, inner: Draft) -> None:
    """What is quoted is all that the one quoted says; a quotation in front of the sentence is what he "told others"."""
    start, (low, high) = outer.cue[-1][1], inner.cue[0]
    opens = page.starts[page.sentence(outer.cue[0][0])]
    ahead = [(opens, end)] if (end := page.quote_end.get(opens, low)) < outer.cue[0][0] else []
    rest = (start, max([high, *(b for _, b in inner.content)]))
    if ahead and all(a >= high and page.quote_of[a] < 0 for a, _ in inner.content):
        inner.hearer = inner.hearer or next(iter(inner.content), None)
        inner.content, inner.spans = ahead, []
    outer.content, outer.spans = [*ahead, rest], []


def _quotes(page: Page, draft: Draft) -> bool:
    low, high = draft.cue[0]
    active = page.lower[low] not in grammar()["be"]
    return active and not mending("quoting").isdisjoint(page.lower[low:high])


def agent(page: Page, draft: Draft, names: Names) -> None:
    """ "Attacks claimed by Sunni fighters", "considered a terror group by the Union": who stands behind "by"."""
    low, high = draft.cue[0]
    if len(draft.cue) > 1:
        return
    if page.lower[high - 1] == "by" and not draft.source:
        _behind(page, draft, names)
    if not _participle(page, high):
        if page.lower[high : high + 1] == ["by"] and not draft.source:
            _made(page, draft, names)
        return
    if page.lower[high : high + 1] == ["by"]:
        part = _agent(page, (high + 1, page.sentence_end(low)), names)
        if part and all(a != part[0] for a, _ in draft.source):
            _claimed(page, draft, part)
    elif not draft.source and draft.content and page.lower[low] in grammar()["be"]:
        _considered(page, draft, names)


def _behind(page: Page, draft: Draft, names: Names) -> None:
    """ "Attacks, many of them claimed by IS": an agent that was taken for what is claimed."""
    high = draft.cue[0][1]
    part = _agent(page, (high, page.sentence_end(high - 1)), names)
    rest = [one for one in draft.content if one != part]
    if part and rest and all(b <= part[0] or a >= part[1] for a, b in rest):
        draft.source, draft.content, draft.spans = [part], rest, []


def _made(page: Page, draft: Draft, names: Names) -> None:
    """ "Rejected claims by the Vesk government that ...", "protests called for by a cleric": who makes or calls."""
    high = draft.cue[0][1]
    part = _agent(page, (high + 1, page.sentence_end(high)), names)
    rest = [(max(a, part[1]) if high <= a < part[1] else a, b) for a, b in draft.content] if part else []
    if part and any(a < b for a, b in rest):
        draft.source, draft.content, draft.spans = [part], [(a, b) for a, b in rest if a < b], []


def _participle(page: Page, high: int) -> bool:
    word = page.lower[high - 1]
    return word.endswith("ed") or word in mending("participles")


def _claimed(page: Page, draft: Draft, part: Range) -> None:
    """The agent speaks; what it says is the phrase in front, if what was read stands behind."""
    low, high = draft.cue[0]
    draft.source = [part]
    if all(a >= high for a, _ in draft.content):
        opens = page.starts[page.sentence(low)]
        front = phrase_before(page.words, low - (page.lower[low - 1] == ","), opens)
        draft.content, draft.spans = ([front] if front else draft.content), []


def _considered(page: Page, draft: Draft, names: Names) -> None:
    """A content that ends with its own agent."""
    low, high = draft.content[-1]
    at = next((i for i in range(high - 2, low, -1) if page.lower[i] == "by" and page.quote_of[i] < 0), None)
    if at is None or page.sentence(at) != page.sentence(draft.cue[0][0]):
        return
    named = all(_name(page, i) for i in range(at + 1, high))
    if named and names.ending.get(high) is not None:
        draft.source, draft.content[-1], draft.spans = [(at + 1, high)], (low, at), []


def _name(page: Page, at: int) -> bool:
    """Whether a word may stand in a list of names."""
    return page.title(at) or page.lower[at] in ("the", "and", ",", "of", "for", "-")


def _agent(page: Page, within: Range, names: Names) -> Range | None:
    """The phrase that a range begins with, if it is somebody who can speak."""
    part = phrase_after(page.words, *within)
    return part if part and somebody(page, part, names) else None
