"""Speakers set off behind what they say: "Shells hit a market, killing nine, two doctors said, as fighting went on"."""

from collections.abc import Collection, Iterator

from tadmor.extract.attributions.drafts import Desk, Draft
from tadmor.extract.attributions.lexicon import Entry
from tadmor.extract.attributions.mending.names import Names, mending, somebody
from tadmor.extract.attributions.page import STOPS, Page
from tadmor.extract.attributions.speakers.heads import is_calling
from tadmor.extract.attributions.subjects import dateline_end
from tadmor.nlp.chunks import Range, phrase_before
from tadmor.nlp.grammar import grammar

__all__ = ["set_behind", "unread"]

_SPEECH = ("speech", "writing")
_SAID = Entry(lemma="say", type="speech", certainty="CT+", act="assert", stance="neutral", frames=frozenset(["quote"]))
_MANNER = 4  # tokens between "said" and the end of its sentence: "by phone on Friday"
_LEAST = 4  # tokens of a clause
_MEANWHILE = frozenset(["as", "while", "whereas", "amid"])
_DATELINE = 20  # tokens: "VESK/HARUN, Norland, June 14 (Valley Press) -"
_DASHES = frozenset(["-", "–", "—", "--"])


def set_behind(desk: Desk, draft: Draft, near: Collection[Draft]) -> None:
    """The whole sentence in front of a tag is what its speaker says; what went on meanwhile the report tells itself."""
    page, tag = desk.page, _tag(desk.page, draft)
    if tag is None:
        return
    comma, end = tag
    stop = page.sentence_end(comma)
    beside = [part for part in draft.content if page.paragraph_of(part[0]) == page.paragraph_of(comma)]
    here = [part for part in beside if part[0] < stop]
    if any(page.quote_of[a] >= 0 for a, _ in here):
        return
    told = [part for part in here if part[0] >= end]
    behind = [part for part in told if page.lower[part[0]] not in _MEANWHILE]
    opens = page.starts[page.sentence(comma)]
    begun = any(opens < a and b == comma and b - a >= _LEAST for a, b in here)  # behind its subject
    front = [] if behind and not begun else _in_front(page, comma, near, draft)
    front = front or [part for part in here if part[0] < comma]
    content = [*front, *(behind or _outcome(page, desk, end)), *(part for part in beside if part[0] >= stop)]
    if front and content != draft.content:
        draft.content, draft.spans = content, []


def _in_front(page: Page, comma: int, near: Collection[Draft], draft: Draft) -> list[Range]:
    """The sentence up to the comma, and what of earlier ones was read; nothing where somebody else speaks in it."""
    opens = _opening(page, comma)
    if any(a <= opens and b >= comma for a, b in draft.content):
        return []
    taken = {i for d in near if d is not draft for part in (*d.cue, *d.source) for i in range(*part)}
    if comma - opens < _LEAST or not taken.isdisjoint(range(opens, comma)):
        return []
    if any(page.quote_of[i] >= 0 for i in range(opens, comma)):
        return []
    low = page.paragraph_start(comma)
    return [*(part for part in draft.content if low <= part[0] and part[1] <= opens), (opens, comma)]


def _opening(page: Page, comma: int) -> int:
    """Where the sentence of a tag begins, past a dateline such as "VESK, Jan 5 (Valley Press) -"."""
    opens = page.starts[page.sentence(comma)]
    dash = next((i for i in range(opens + 1, min(comma, opens + _DATELINE)) if page.lower[i] in _DASHES), None)
    if dash is not None and all(page.title(i) or not page.tokens[i].text.isalpha() for i in range(opens, dash)):
        return dash + 1
    return dateline_end(page, opens, comma)


def _tag(page: Page, draft: Draft) -> Range | None:
    """The comma in front of "two doctors said" or "said two doctors", and where these end; None where it is none."""
    if len(draft.cue) != 1 or len(draft.source) != 1 or draft.entry.type not in _SPEECH or draft.negated:
        return None
    (low, high), (start, stop) = draft.cue[0], draft.source[0]
    first, last = min(low, start), max(high, stop)
    opens = page.starts[page.sentence(low)]
    beside = stop == low or high == start
    if not beside or first - 1 <= opens or page.lower[first - 1] != "," or page.sentence(start) != page.sentence(low):
        return None
    whole = page.lower[high - 1] in mending("tag_verbs") and high - low == 1
    return (first - 1, last) if whole and _ends_clause(page, last) else None


def _ends_clause(page: Page, at: int) -> bool:
    """Whether nothing but a day, a town or how it was said follows up to a comma or the end of the sentence."""
    limit = min(page.sentence_end(at - 1), at + _MANNER + 1)
    while at < limit and (page.lower[at] in mending("days") | {"on", "late", "by", "phone", "telephone"}):
        at += 1
    if at + 1 < limit and page.lower[at] == "in" and page.title(at + 1):
        at = next((i for i in range(at + 1, limit) if not page.title(i)), limit)
    return at >= limit or page.lower[at] in STOPS | {","}


def _outcome(page: Page, desk: Desk, at: int) -> list[Range]:
    """What a strike did, where the tag stands before it: ", the aid group said Thursday, killing nine patients"."""
    stop = page.sentence_end(at - 1)
    comma = next((i for i in range(at, min(stop, at + _MANNER)) if page.lower[i] == ","), None)
    if comma is None or comma + 1 >= stop or page.lower[comma + 1] not in mending("outcomes"):
        return []
    return [(comma + 1, stop)] if not any(desk.among(comma + 1, stop)) else []


def unread(page: Page, cues: Collection[int], names: Names) -> Iterator[Draft]:
    """Tags at the end of a sentence that nothing has read: "Six people died, a doctor there, Huda Marin, said"."""
    for at, word in enumerate(page.lower):
        if word != "said" or at in cues or page.quote_of[at] >= 0:
            continue
        opens, stop = page.starts[page.sentence(at)], page.sentence_end(at)
        if page.lower[stop - 1] not in STOPS or stop - at > _MANNER + 2 or not _ends_clause(page, at + 1):
            continue
        source = _whose(page, phrase_before(page.words, at, opens))
        if source is None or source[0] - 1 - opens < _LEAST or page.lower[source[0] - 1] != ",":
            continue
        low = _opening(page, source[0] - 1)
        clear = not any(i in cues or page.quote_of[i] >= 0 for i in range(low, source[0]))
        if clear and source[1] in (at, at - 1) and _speaks(page, source, names):
            yield Draft(_SAID, [(at, at + 1)], [source], [(low, source[0] - 1)], None)


def _whose(page: Page, part: Range | None) -> Range | None:
    """A phrase without the relative clause that ran into it: "that was hit on Friday, a doctor in Harun"."""
    if part is None or page.lower[part[0]] not in ("that", "which", "who"):
        return part
    articles = grammar()["determiners"] | grammar()["anonymous_articles"]
    ends = (i for i in range(part[0] + 1, part[1] - 1) if page.lower[i] == "," and page.lower[i + 1] in articles)
    at = next(ends, None)
    return None if at is None else (at + 1, part[1])


def _speaks(page: Page, part: Range, names: Names) -> bool:
    """Whether a phrase is somebody: by a name, or by what he is before its first preposition or comma."""
    ends = grammar()["prepositions"] | {"of", ","}
    head = next((i for i in range(part[0] + 1, part[1]) if page.lower[i] in ends), part[1])
    return somebody(page, (part[0], head), names) or is_calling(page.lower[head - 1])
