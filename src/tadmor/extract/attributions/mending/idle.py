"""Words of saying that say nothing: idioms, parts of a name, what goes on or looms, asides that nobody is named for."""

from collections.abc import Sequence

from tadmor.extract.attributions.drafts import Desk, Draft
from tadmor.extract.attributions.mending.left import PASSIVE
from tadmor.extract.attributions.mending.names import Names, mending, somebody
from tadmor.extract.attributions.page import Page
from tadmor.nlp.chunks import phrase_before
from tadmor.nlp.grammar import grammar

__all__ = ["aside", "beside", "says_nothing"]

_LIVES = 6  # tokens: "claimed at least an estimated 400 lives"
_THAN = 8  # tokens: "faster than many in the capital had expected"
_CAPITALS = 0.8  # of the longer words of a headline
_HEARD = 40  # tokens of a sentence that are looked at
_WHILE = frozenset(["while", "whereas", "but", "although", "though"])
_CRIME = 4  # tokens: "committed a new massacre"
_WHOSE = 6  # tokens: "whose sudden death was announced"
_DATELINE = 6  # tokens: "HARUN, Valley Press:"


def says_nothing(desk: Desk, draft: Draft, names: Names) -> bool:
    """Whether the words around a cue take all saying from it."""
    page = desk.page
    return (
        _idiom(page, draft)
        or _is_name(page, draft)
        or _is_dateline(page, draft, names)
        or _only_measures(page, draft)
        or _looms(page, draft, names)
        or _charged(desk, draft)
        or _goes_on(page, draft, names)
    )


def _is_name(page: Page, draft: Draft) -> bool:
    """ "The owner, Stated Dubal," "the cameraman Sayed Harun": a capitalised word inside a name is no verb."""
    low, high = draft.cue[0]
    inside = high - low == 1 and len(draft.cue) == 1 and page.title(low) and not page.shouts(low)
    if page.lower[low] in mending("spoken"):
        return False  # "the Army Said Monday's raid killed ten"
    opens = low == page.starts[page.sentence(low)] or page.quote_of[low] != page.quote_of[low - 1]
    return inside and not opens and high < len(page.tokens) and page.title(high) and not _is_headline(page, low)


def _is_headline(page: Page, at: int) -> bool:
    """Whether the longer words of a sentence are capitalised, verbs as well."""
    opens, stop = page.starts[page.sentence(at)], page.sentence_end(at)
    words = [i for i in range(opens, min(stop, opens + _HEARD)) if len(page.lower[i]) > 3 and page.lower[i].isalpha()]
    return sum(page.title(i) for i in words) > _CAPITALS * len(words)


def _only_measures(page: Page, draft: Draft) -> bool:
    """ "Faster than many had expected", "in the hope of reaching", "if confirmed": nobody in particular says so."""
    low = draft.cue[0][0]
    opens = page.starts[page.sentence(low)]
    if draft.source:
        return False
    if page.lower[low] == "if" or page.lower[max(opens, low - 2) : low] == ["in", "the"]:
        return draft.cue[0][1] - low > 1
    than = next((i for i in range(low - 1, max(opens, low - _THAN), -1) if page.lower[i] == "than"), None)
    if than is None or "," in page.lower[than:low] or page.lower[than - 1] in mending("more"):
        return False  # "more than 200 were reportedly killed", "rather than retreat, they are said to hold on"
    return page.lower[than + 1] in mending("many")


def _is_dateline(page: Page, draft: Draft, names: Names) -> bool:
    """ "Harun, Valley Press: Clashes go on": a place and an outlet at the head of a paragraph say nothing."""
    if [page.lower[a:b] for a, b in draft.cue] != [[":"]] or len(draft.source) != 1:
        return False
    low, high = draft.source[0]
    heads = low == page.paragraph_start(low) and low in names.places and high - low <= _DATELINE
    return (
        heads and "," in page.lower[low:high] and all(page.lower[i] == "," or page.title(i) for i in range(low, high))
    )


def aside(page: Page, draft: Draft, before: Sequence[tuple[int, Draft]]) -> bool:
    """ "The officer said that Dubal, whose death was announced twice, was wounded": the officer says all of it."""
    low = draft.cue[0][0]
    at = next((i for i in range(low - 2, max(1, low - _WHOSE), -1) if page.lower[i] == "whose"), None)
    if draft.source or at is None or page.lower[at - 1] != ",":
        return False
    spoke = (d for _, d in reversed(before) if d.source and page.lower[d.cue[-1][1] :][:1] == ["that"])
    outer = next((d for d in spoke if d.cue[-1][1] < at), None)
    if outer is None:
        return False
    end = page.sentence_end(low)
    end = next((i for i in range(low, end - 1) if page.lower[i] == "," and page.lower[i + 1] in _WHILE), end)
    outer.content = [(outer.cue[-1][1], page.unstopped(end))]
    outer.spans, draft.content, draft.spans = [], [], []
    return True


def beside(desk: Desk) -> None:
    """ "Its director said, while villagers disputed who was killed": who disputes it does so in nobody's words."""
    page = desk.page
    for draft in desk.drafts:
        outer = desk.drafts[draft.parent] if draft.parent is not None else None
        if outer is None or not (draft.source and outer.source) or outer.cue[-1][1] > draft.source[0][0]:
            continue
        low = draft.source[0][0]
        joined = page.lower[low - 1] in _WHILE and page.sentence(low) == page.sentence(outer.cue[0][0])
        if joined and not any(a <= low < b for a, b in outer.content):
            draft.parent = outer.parent


def _goes_on(page: Page, draft: Draft, names: Names) -> bool:
    """ "As the fighting continued, the army urged ...": nobody goes on speaking."""
    low, high = draft.cue[0]
    lone = high - low == 1 and page.lower[low] in mending("going_on") and len(draft.cue) == 1
    quoted = any(a < b and page.quote_of[a] >= 0 for a, b in draft.content)
    return lone and not quoted and not any(somebody(page, part, names) for part in draft.source)


def _idiom(page: Page, draft: Draft) -> bool:
    """ "claiming the lives of", a bare "regarding": words of saying that say nothing."""
    low, high = draft.cue[0]
    if len(draft.cue) == 1 and high - low == 1 and page.lower[low] in mending("no_cues"):
        return True
    if _describes(page, draft):
        return True
    cue = page.lower[low:high]
    if cue[-1] == "committed" and not mending("crimes").isdisjoint(page.lower[high : high + _CRIME]):
        return True  # "warplanes committed a massacre"
    if "attention" in cue and not mending("turning").isdisjoint(cue):
        return True  # "they can turn their attention to the south"
    if "responsibility" in cue and not mending("bearing").isdisjoint(cue):
        return True  # "the regime bears responsibility for the attack": it does not say so
    before = [*draft.source, *(part for part in draft.content if part[1] == low)]
    counted = any(word[0].isdigit() for part in before for word in page.lower[part[0] : part[1]])
    if counted and cue[0] in PASSIVE and not mending("done_to").isdisjoint(cue):
        return True  # "5,000 men were committed to the battle"
    after = page.lower[high : high + _LIVES]
    return page.lower[high - 1].startswith("claim") and not mending("lives").isdisjoint(after)


def _looms(page: Page, draft: Draft, names: Names) -> bool:
    """ "The siege threatens the town": what is no one says nothing; what threatens to happen may be somebody's word."""
    low, high = draft.cue[0]
    if page.lower[high : high + 1] == ["to"]:
        return False
    if page.lower[high - 1] not in mending("threatening") or len(draft.source) != 1:
        return False
    part = draft.source[0]
    if part[1] - part[0] == 1 and page.lower[part[0]] in ("that", "which"):
        part = phrase_before(page.words, part[0], page.starts[page.sentence(low)]) or part
    quoted = any(a < b and page.quote_of[a] >= 0 for a, b in draft.content)
    return not quoted and not somebody(page, part, names)


def _charged(desk: Desk, draft: Draft) -> bool:
    """ "Accused Iran of having planned the raid": Iran does not say so."""
    low = draft.cue[0][0]
    outer = desk.drafts[draft.parent] if draft.parent is not None else None
    before, here = desk.page.lower[low - 2 : low], desk.page.lower[low - 1 : low + 1]
    return outer is not None and outer.entry.act == "accuse" and ["of", "having"] in (before, here)


def _describes(page: Page, draft: Draft) -> bool:
    """ "The disputed city", "in disputed areas": what somebody contests, not that anybody denies."""
    low, high = draft.cue[0]
    if len(draft.cue) > 1 or high - low > 1 or not low or page.lower[low] not in mending("describing"):
        return False
    before = page.lower[low - 1]
    return before in mending("internally") or before in grammar()["determiners"] or before in grammar()["prepositions"]
