"""What the words around a draft gainsay: sources that cannot speak, speakers left inside a content, idioms.

Reports whose commas are lost, and captions and tag lines that run into a sentence, bring the heads to these; what they
read of well-kept text hardly meets them.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from tadmor.extract.attributions.drafts import Desk, Draft
from tadmor.extract.attributions.page import Page
from tadmor.lang import lexicon
from tadmor.model import Reading, Span
from tadmor.nlp.chunks import Range, phrase_before
from tadmor.nlp.grammar import grammar

__all__ = ["mend"]

_SPEECH = ("speech", "writing")
_DATELINE = 10  # tokens in which the dash of a dateline is looked for
_DASHES = frozenset(["-", "–", "—", "--"])
_RUN_IN = 3  # words in front of a name from which it may have been run into
_JOINED = frozenset("of the and al el bin for & - – ’s 's ' ’ , ( \" “".split())


def mend(desk: Desk, reading: Reading) -> None:
    """Mend the drafts of a desk in place; those that are no attributions lose their content."""
    names = _Names(desk.page, reading)
    drafts = sorted(desk.drafts, key=lambda d: d.cue[0])
    for number, draft in enumerate(drafts):
        if _idiom(desk.page, draft) or names.furniture.intersection(range(*draft.cue[0])):
            draft.content, draft.spans = [], []
            continue
        _unspoken(desk.page, draft)
        _dateline(desk.page, draft, names)
        _run_in(desk.page, draft, names)
        _participle(desk.page, draft, drafts[:number], names)
        _trailing(desk.page, draft, names)


class _Names:
    """Where mentions of actors end among the tokens, and where each begins."""

    def __init__(self, page: Page, reading: Reading) -> None:
        self._starts = [token.start for token in page.tokens]
        found = [self._range(m.start, m.end) for a in reading.actors for m in a.mentions]
        tokens = page.tokens
        tags = [s for s in reading.furniture if _beside_text(page.text, s)]
        self.furniture = {i for s in tags for i in range(*self._range(s.start, s.end)) if i < len(tokens)}
        self.ending = {high: low for low, high in sorted(found, reverse=True)}

    def _range(self, start: int, end: int) -> Range:
        return bisect_right(self._starts, start) - 1, bisect_left(self._starts, end)

    def inside(self, part: Range) -> bool:
        """Whether a mention ends in a range."""
        return any(at in self.ending for at in range(part[0] + 1, part[1] + 1))


def _beside_text(text: str, span: Span) -> bool:
    """Whether furniture stands on a line with other text: a line of its own may quote somebody as a teaser does."""
    before = text[max(0, span.start - 2) : span.start].strip(" ")
    after = text[span.end : span.end + 2].strip(" ")
    return not (before[-1:] in ("", "\n") and after[:1] in ("", "\n"))


def _words(name: str) -> frozenset[str]:
    return frozenset(lexicon("en", "cues")["mending"][name])


def _idiom(page: Page, draft: Draft) -> bool:
    """ "claiming the lives of", a bare "regarding": words of saying that say nothing."""
    low, high = draft.cue[0]
    if len(draft.cue) == 1 and high - low == 1 and page.lower[low] in _words("no_cues"):
        return True
    after = page.lower[high : high + 3]
    return page.lower[high - 1].startswith("claim") and not _words("lives").isdisjoint(after)


def _unspoken(page: Page, draft: Draft) -> None:
    """Sources that nobody is: a phrase behind "between" or "under", a verb."""
    draft.source = [part for part in draft.source if page.lower[part[0]] not in _words("no_source")]


def _dateline(page: Page, draft: Draft, names: _Names) -> None:
    """A content without the tag line or the dateline that it begins with: "Beirut - Rebels shelled ..."."""
    cut = [(_past(page, low, high, names), high) for low, high in draft.content]
    if cut != draft.content:
        draft.content, draft.spans = cut, []


def _past(page: Page, low: int, high: int, names: _Names) -> int:
    """Where a content begins past furniture and a dateline."""
    start = low
    while start < high - 1 and start in names.furniture:
        start += 1
    opens = page.starts[page.sentence(start)]
    if not all(page.title(i) or not page.tokens[i].text[0].isalpha() for i in range(opens, start)):
        return start
    dash = next((i for i in range(start + 1, min(high - 1, start + _DATELINE)) if page.tokens[i].text in _DASHES), None)
    if dash is None or not page.title(dash + 1):
        return start
    named = all(page.title(i) or not page.tokens[i].text[0].isalpha() for i in range(start, dash))
    return dash + 1 if named else start


def _run_in(page: Page, draft: Draft, names: _Names) -> None:
    """A caption or a tag line in front of a speaker: "Smoke over Tell Harun A resident", "1400 people Amnesty"."""
    if len(draft.source) != 1 or page.shouts(draft.source[0][0]):
        return
    low, high = draft.source[0]
    at = next((i for i in range(high - 2, low, -1) if page.tokens[i].text in ("A", "An")), None)
    if at is None and (start := names.ending.get(high)) is not None and start - low >= _RUN_IN - 1:
        front = page.lower[low:start]
        number = page.lower[low][0].isdigit()
        loose = page.lower[start - 1] not in _JOINED and (number or not _titles().intersection(front))
        at = start if loose and (number or len(front) > _RUN_IN) and _plain(page, low, start) else None
    if at is not None:
        draft.source = [(at, high)]
        draft.content = [(a, at) if b == low else (a, b) for a, b in draft.content]
        draft.spans = []


def _titles() -> frozenset[str]:
    g = grammar()
    return g["titles"] | g["roles"] | g["organisation_nouns"] | g["single_roles"]


def _plain(page: Page, low: int, high: int) -> bool:
    """Whether words are no apposition: no comma or bracket stands among them."""
    return not any(page.lower[i] in (",", "(", ")", "-", "–") for i in range(low, high))


def _participle(page: Page, draft: Draft, before: Sequence[Draft], names: _Names) -> None:
    """ "The monitor said three strikes hit the market adding that": who adds is who said, not the market."""
    low, high = draft.cue[0]
    if len(draft.cue) > 1 or high - low > 1 or page.lower[low] not in _words("adding"):
        return
    if draft.source and (draft.source[0][1] != low or _somebody(page, draft.source[0], names)):
        return
    opens = page.starts[page.sentence(low)]
    said = next((d for d in reversed(before) if d.cue[0][0] >= opens and d.source and d.entry.type in _SPEECH), None)
    if said is None or said.cue[0][0] >= low:
        return
    draft.source, draft.parent = list(said.source), said.parent
    said.content = [(a, min(b, low) if a < low else b) for a, b in said.content]
    said.spans = []


def _somebody(page: Page, part: Range, names: _Names) -> bool:
    """Whether a source is one who can speak: a name, a role, a body, a pronoun."""
    g, last = grammar(), page.lower[part[1] - 1]
    speaks = g["roles"] | g["organisation_nouns"] | g["subject_pronouns"] | g["group_nouns"] | g["documents"]
    return names.inside(part) or last in speaks or page.title(part[1] - 1)


def _trailing(page: Page, draft: Draft, names: _Names) -> None:
    """ "Twelve people died the Britain-based monitor said": the end of a content that is the speaker's own name."""
    low = draft.cue[0][0]
    if page.lower[low] == "told" and draft.source and draft.source[0][0] == draft.cue[0][1]:
        draft.hearer, draft.source = draft.source[0], []
    if draft.source or not draft.content or draft.entry.type not in (*_SPEECH, "denial"):
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


def _speaker(page: Page, content: Range, names: _Names) -> Range | None:
    """The phrase at the end of a content that can be who says it."""
    low, high = content
    part = phrase_before(page.words, high, max(low, page.starts[page.sentence(high - 1)]))
    start = names.ending.get(high)
    if part is None or part[0] <= low:
        return None
    if start is not None and low < start:
        front = page.lower[min(part[0], start) : start]
        own = not _titles().union(grammar()["determiners"]).isdisjoint(front)
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
