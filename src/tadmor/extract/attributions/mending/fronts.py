"""What stands in front of a source or a content and is none of it, and words of a content behind a quotation in it."""

from tadmor.extract.attributions.drafts import Desk, Draft
from tadmor.extract.attributions.mending.names import Names, mending, titles
from tadmor.extract.attributions.page import Page
from tadmor.extract.attributions.subjects import dateline_end
from tadmor.nlp.chunks import Range
from tadmor.nlp.grammar import grammar

__all__ = ["dateline", "earlier_quotation", "lone_relative", "resumed", "run_in", "unspoken"]

_DATELINE = 10  # tokens in which the dash of a dateline is looked for
_DASHES = frozenset(["-", "–", "—", "--"])
_RELATIVES = (["that"], ["which"])
_RUN_IN = 3  # words in front of a name from which it may have been run into


def unspoken(page: Page, draft: Draft) -> None:
    """Sources that nobody is, "between" or "under" a thing or a heading, and the day in "the report Monday said"."""
    spoken = [part for part in draft.source if page.lower[part[0]] not in mending("no_source")]
    spoken = [part for part in spoken if not _heading(page, part, draft.cue[0][0])]
    draft.source = [_timeless(page, part, draft.cue[0][0]) for part in spoken]


def _heading(page: Page, part: Range, cue: int) -> bool:
    """Whether a source is the line above its verb: a heading has no stop."""
    return part[1] == cue and "\n" in page.text[page.tokens[cue - 1].end : page.tokens[cue].start]


def _timeless(page: Page, part: Range, cue: int) -> Range:
    """A source without the day between it and its verb; in "a poll released Friday shows" the day is the poll's."""
    low, high = part
    end = high
    while end == cue and end - low > 1 and page.lower[end - 1] in mending("days"):
        end, cue = end - 1, cue - 1
    own = page.lower[end - 1].endswith("ed") or page.lower[end - 1] in grammar()["prepositions"]
    return part if own else (low, end)


def dateline(page: Page, draft: Draft, names: Names) -> None:
    """A content or a source without the tag line or the dateline before it: "Beirut - Rebels shelled ..."."""
    cut = [(_past(page, *_undated(page, part, names), names), part[1]) for part in draft.content]
    if cut != draft.content:
        draft.content, draft.spans = cut, []
    draft.source = [(_past(page, *_undated(page, part, names), names), part[1]) for part in draft.source]


def earlier_quotation(page: Page, draft: Draft) -> None:
    """A content without the quotation of a paragraph before it, where its cue's own sentence has words that it says.

    "It is over." / The colonel said he had left: whoever spoke before goes on with the quotation.
    """
    if len(draft.cue) != 1:
        return
    here = page.paragraph_of(draft.cue[0][0])
    own = [part for part in draft.content if page.paragraph_of(part[0]) == here and page.quote_of[part[0]] < 0]
    kept = [part for part in draft.content if page.paragraph_of(part[0]) >= here or page.quote_of[part[0]] < 0]
    if own and kept != draft.content:
        draft.content, draft.spans = kept, []
        draft.quoted = any(low in page.quote_end for low, _ in kept)


def lone_relative(page: Page, draft: Draft) -> None:
    """A content without the "that" or "which" for which what is told stands: "a claim that Harun called "invented"."""
    kept = [part for part in draft.content if page.lower[slice(*part)] not in _RELATIVES]
    if kept and kept != draft.content and any(page.quote_of[low] >= 0 for low, _ in kept):
        draft.content, draft.spans = kept, []


def resumed(desk: Desk, draft: Draft) -> None:
    """A content behind "that" up to the end of its sentence where words of its own go on behind a quotation in it.

    "He added that, once thousands "are free of that duty," they can move south."
    """
    page = desk.page
    if len(draft.content) != 1 or draft.content[0][0] < draft.cue[0][1]:
        return
    low, high = draft.content[0]
    if page.lower[low : low + 1] != ["that"]:
        return
    end = page.sentence_end(low)
    stop = end - 1 if end > high and page.lower[end - 1] in (".", "!", "?") else end
    quoted = page.closes(high - 1) and page.lower[high - 2] == ","
    if quoted and high < stop and page.lower[high] in grammar()["subject_pronouns"] and not any(desk.among(high, stop)):
        draft.content, draft.spans = [(low, stop)], []


def _undated(page: Page, part: Range, names: Names) -> Range:
    """A range without a bare dateline: "HARUN Bombs fell"."""
    low, high = part
    first = page.tokens[low].text if low < high else ""
    if low not in names.places or not (first.isupper() and first.isalpha() and len(first) > 2):
        return part
    return dateline_end(page, low, high), high


def _past(page: Page, low: int, high: int, names: Names) -> int:
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


def run_in(page: Page, draft: Draft, names: Names) -> None:
    """A caption or a tag line in front of a speaker: "Smoke over Tell Harun A resident", "1400 people Amnesty"."""
    if len(draft.source) != 1 or page.shouts(draft.source[0][0]):
        return
    low, high = draft.source[0]
    if page.tokens[low].text.isupper() and ")" in page.lower[low : low + _DATELINE]:
        low = _bracketed(page, low, high)
        draft.source = [(low, high)]
    at = next((i for i in range(high - 2, low, -1) if _article(page, i)), None)
    if at is None and (start := names.ending.get(high)) is not None and start - low >= _RUN_IN - 1:
        front = page.lower[low:start]
        number = page.lower[low].isdigit() and page.text[page.tokens[low].end] == " "
        loose = number or (page.title(start - 1) and not (titles() | grammar()["documents"]).intersection(front))
        at = start if loose and (number or len(front) > _RUN_IN) and _plain(page, low, start) else None
    if at is not None:
        draft.source = [(at, high)]
        draft.content = [(a, at) if b == low else (a, b) for a, b in draft.content]
        draft.spans = []


def _article(page: Page, at: int) -> bool:
    """Whether a capital article stands by itself, no initial of a name."""
    token = page.tokens[at]
    return token.text in ("A", "An") and page.text[token.start - 1] + page.text[token.end] == "  "


def _plain(page: Page, low: int, high: int) -> bool:
    """Whether words are no apposition: no comma or bracket stands among them."""
    return not any(page.lower[i] in (",", "(", ")", "-", "–") for i in range(low, high))


def _bracketed(page: Page, low: int, high: int) -> int:
    """Where a source begins past "MOSCOW (Sputnik)"."""
    end = page.lower.index(")", low) + 1
    open_ = next((i for i in range(low, end) if page.lower[i] == "("), None)
    city = open_ is not None and open_ > low and all(page.tokens[i].text.isupper() for i in range(low, open_))
    return end if city and end < high and page.title(end) else low
