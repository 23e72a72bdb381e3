"""Speakers that the heads leave in a content or give to a thing: "..., adding", "... the monitor said", "said X"."""

from collections.abc import Iterator, Sequence

from tadmor.extract.attributions.drafts import Desk, Draft
from tadmor.extract.attributions.mending.names import Names, mending, somebody, titles
from tadmor.extract.attributions.page import Page
from tadmor.nlp.chunks import Range, phrase_before
from tadmor.nlp.grammar import grammar

__all__ = ["PASSIVE", "behind_comma", "inverted", "participle", "trailing"]

_SAY = frozenset(["say", "says", "said"])
_SPEECH = ("speech", "writing")
PASSIVE = frozenset(["been", "was", "were", "is", "are", "be", "being"])


def participle(desk: Desk, draft: Draft, before: Sequence[Draft], names: Names) -> None:
    """ "The monitor said three strikes hit the market adding that": who adds is who said, not the market."""
    page, (low, high) = desk.page, draft.cue[0]
    if len(draft.cue) > 1 or high - low > 2 or page.lower[low] not in mending("adding"):
        return
    spoken = [d for d in before if d.source and d.entry.type in _SPEECH and d.cue[0][0] < low]
    beside = next((d for d in spoken if d.cue[-1][1] == low - 1 and page.lower[low - 1] == ","), None)
    kept = draft.source and (draft.source[0][1] != low or _tells(page, draft.source[0], names))
    said = beside or (None if kept or not spoken else spoken[-1])
    if said is None or said.source == draft.source or any(outer is draft for outer in desk.above(said)):
        return
    draft.source, draft.parent = list(said.source), said.parent
    said.content = [(a, min(b, low) if a < low else b) for a, b in said.content]
    said.spans = []


def _tells(page: Page, part: Range, names: Names) -> bool:
    """Whether a source is one who can speak, or what tells something: a statement, a video, a capitalised word."""
    last = page.lower[part[1] - 1]
    told = grammar()["subject_pronouns"] | grammar()["issued"] | mending("shown")
    return somebody(page, part, names) or last in told or page.title(part[1] - 1)


def trailing(page: Page, draft: Draft, names: Names) -> None:
    """ "Twelve people died the Britain-based monitor said": the end of a content that is the speaker's own name."""
    low = draft.cue[0][0]
    if page.lower[low] == "told" and draft.source and draft.source[0][0] == draft.cue[0][1]:
        draft.hearer, draft.source = draft.source[0], []
    passive = any(page.lower[i] in PASSIVE or page.lower[i].endswith("ly") for part in draft.cue for i in range(*part))
    if passive or draft.source or not draft.content or draft.entry.type not in (*_SPEECH, "denial"):
        return
    number = next((n for n, part in enumerate(draft.content) if part[0] < part[1] == low), None)
    part = _pronoun(page, low, draft) or (_speaker(page, draft.content[number], names) if number is not None else None)
    if part is None:
        return
    draft.source = [part]
    draft.content = [cut for one in draft.content for cut in _without(one, part)]
    draft.spans = []


def _pronoun(page: Page, low: int, draft: Draft) -> Range | None:
    """A pronoun right before the cue: "it denied"."""
    told = low and page.lower[low - 1] in ("he", "she", "it", "they") and not draft.cue[1:]
    return (low - 1, low) if told and any(a <= low - 1 < b for a, b in draft.content) else None


def _speaker(page: Page, content: Range, names: Names) -> Range | None:
    """The phrase at the end of a content that can be who says it."""
    low, high = content
    part = phrase_before(page.words, high, max(low, page.starts[page.sentence(high - 1)]))
    start = names.ending.get(high)
    if part is None or part[0] <= low:
        return None
    if start is not None and low < start:
        front = page.lower[min(part[0], start) : start]
        own = not titles().union(grammar()["determiners"]).isdisjoint(front)
        return (part[0], high) if own and not any(word[0].isdigit() for word in front) else (start, high)
    g, last = grammar(), page.lower[high - 1]
    known = last in g["roles"] | g["watching"] | g["organisation_nouns"] | g["group_roles_plural"]
    return part if known and part[1] == high else None


def _without(one: Range, part: Range) -> Iterator[Range]:
    """A range without another."""
    low, high = one
    if part[0] >= high or part[1] <= low:
        yield one
        return
    if low < part[0]:
        yield low, part[0]
    if part[1] < high:
        yield part[1], high


def behind_comma(page: Page, draft: Draft) -> None:
    """ "Dubal has left the town, say two who saw it": who stands behind the verb speaks, not the clause before it."""
    (low, high), comma = draft.cue[0], draft.cue[0][0] - 1
    opens = page.starts[page.sentence(low)]
    turned = len(draft.source) == 1 and draft.source[0][0] == opens and high - low == 1 and page.lower[low] in _SAY
    if not turned or comma <= opens or page.lower[comma] != "," or [part[0] for part in draft.content] != [high]:
        return
    last = max((i for i in range(opens, comma) if page.lower[i] == ","), default=opens)
    auxiliaries = grammar()["auxiliaries"]
    clause = page.lower[last + 1] in auxiliaries or (
        last == opens and not auxiliaries.isdisjoint(page.lower[opens:comma])
    )
    if clause and page.lower[high] not in ("that", "it", "he", "she", "they"):
        draft.source, draft.content, draft.spans = [draft.content[0]], [(opens, comma)], []


def inverted(page: Page, draft: Draft, names: Names) -> None:
    """ "... trained by the town said the Harun Observatory.": the name behind the verb speaks."""
    low, high = draft.cue[0]
    end = page.sentence_end(low)
    end -= end > high and page.lower[end - 1] == "."
    taken = draft.source and draft.source[0][1] == low and not _tells(page, (low - 1, low), names)
    if not taken or high - low > 1 or draft.entry.type not in _SPEECH or draft.content != [(high, end)]:
        return
    start = names.ending.get(end, names.ending.get(end - 1))
    front = None if start is None else set(page.lower[high:start])
    if front is not None and front <= grammar()["determiners"] | titles():
        draft.content, draft.source = [(page.starts[page.sentence(low)], low)], [(high, end)]
        draft.spans = []
