"""A stretch of text read from left to right, and every content read again for what stands inside it.

`LEVELS` bounds the nesting, so that "he said he said he said" costs its length and no more.
"""

from tadmor.extract.attributions.cues import Cue
from tadmor.extract.attributions.drafts import Desk, Draft
from tadmor.extract.attributions.ends import clause_end
from tadmor.extract.attributions.forward import Follow, follow
from tadmor.extract.attributions.nouns import nominal
from tadmor.extract.attributions.page import Page
from tadmor.extract.attributions.subjects import body_start, introduces, main_subject, relative_end, source_of
from tadmor.extract.attributions.trailing import Trailing, trailing
from tadmor.nlp.chunks import Range, phrase_after, phrase_before

__all__ = ["read_region"]

LEVELS = 4  # the gold has three; a fourth costs nothing


def read_region(desk: Desk, low: int, high: int, parent: int | None, level: int = 0) -> None:
    """Add the attributions of a range of tokens to the desk."""
    if level >= LEVELS:
        return
    at, last, may_trail = low, None, True
    while at < high:
        found = trailing(desk, at, high, parent is not None) if may_trail else None
        ahead = _forward(desk, at, found.cue.start if found else high, high, parent, last) if _first(found) else None
        if found is None:
            may_trail = False
        if ahead is not None and (found is None or _holds(ahead, found)):
            number, at = _add_forward(desk, ahead, level)
        elif found is not None:
            number, at = _add_trailing(desk, found, parent, level), max(found.resume, at + 1)
        else:
            return
        last = number


def _first(found: Trailing | None) -> bool:
    """A cue that interrupts its content may itself stand in the content of one before it."""
    return found is None or len(found.content) > 1


def _holds(ahead: tuple[Draft, int], found: Trailing) -> bool:
    draft, _ = ahead
    return draft.content[-1][0] < found.cue.start and draft.cue[0][0] < found.cue.start


def _inside(desk: Desk, number: int, level: int) -> None:
    for low, high in desk.drafts[number].content:
        for a, b in desk.page.sentences(low, high):
            read_region(desk, a, b, number, level + 1)


def _add_trailing(desk: Desk, found: Trailing, parent: int | None, level: int) -> int:
    page, cue = desk.page, found.cue
    low, high = found.content[0]
    content = [(body_start(page, low, high), high), *found.content[1:]]
    entry = next((e for e in cue.entries if e.frames & {"quote", "trail"}), cue.entries[0])
    draft = Draft(
        entry,
        [(cue.start, cue.end)],
        [found.source],
        content,
        parent,
        cue.negated,
        found.hearer,
        found.medium,
        found.quoted,
    )
    number = desk.add(draft)
    _inside(desk, number, level)
    return number


def _add_forward(desk: Desk, ahead: tuple[Draft, int], level: int) -> tuple[int, int]:
    draft, resume = ahead
    number = desk.add(draft)
    _inside(desk, number, level)
    return number, resume


def _forward(
    desk: Desk, low: int, until: int, high: int, parent: int | None, last: int | None
) -> tuple[Draft, int] | None:
    """The first cue in [low, until) with its content after it, and where reading goes on."""
    page = desk.page
    for cue in desk.among(low, until):
        if cue.end > high or cue.start < low:
            continue
        quote = page.quote_of[cue.head]
        inner = quote >= 0 and page.quotes[quote].start >= page.tokens[low].start
        if inner and parent is None:
            continue
        edge = high
        if inner and (closing := _quote_close(page, cue.head, high)) is not None:
            edge = closing
        if found := _one(desk, cue, low, edge, parent, last):
            return found
    return None


def _quote_close(page: Page, index: int, high: int) -> int | None:
    """The closing mark of the quotation over a token, where it stands within reach."""
    quote = page.quote_of[index]
    for at in range(index, min(high, index + 300)):
        if page.quote_of[at] != quote:
            return at - 1 if page.quotes[quote].closed else at
    return None


def _one(desk: Desk, cue: Cue, low: int, high: int, parent: int | None, last: int | None) -> tuple[Draft, int] | None:
    page = desk.page
    if cue.form == "noun":
        return nominal(page, cue, low, high, parent, desk.heads)
    if cue.form == "phrase":
        return _phrase(page, cue, high, parent)
    if cue.form == "impersonal":
        return _impersonal(page, cue, high, parent)
    if cue.infinitive:
        return None
    if cue.passive:
        return _passive(page, cue, low, high, parent)
    return _active(desk, cue, low, high, parent, last)


def _phrase(page: Page, cue: Cue, high: int, parent: int | None) -> tuple[Draft, int] | None:
    source = phrase_after(page.words, cue.end, high)
    if (
        source is None
        or source[1] >= high
        or page.lower[source[1]] != ","
        or page.lower[cue.head] in ("citing", "quoting")
    ):
        return None
    return Draft(cue.entries[0], [(cue.start, cue.end)], [source], [(source[1] + 1, high)], parent), high


def _impersonal(page: Page, cue: Cue, high: int, parent: int | None) -> tuple[Draft, int] | None:
    if cue.end >= high or page.lower[cue.end] not in (
        "that",
        "if",
        "whether",
        "how",
        "what",
        "why",
        "who",
        "where",
        "when",
    ):
        return None
    return Draft(cue.entries[0], [(cue.start, cue.end)], [], [(cue.end, high)], parent), high


def _passive(page: Page, cue: Cue, low: int, high: int, parent: int | None) -> tuple[Draft, int] | None:
    """ "The toll was expected to rise", "it is believed that": nobody is named, the subject is part of what is said."""
    at = cue.end
    if at >= high:
        return None
    entry = next((e for e in cue.entries if "passive" in e.frames or "clause" in e.frames), None)
    if entry is None or page.lower[at] not in ("to", "that"):
        return None
    if page.lower[at] == "to" and "passive" not in entry.frames and entry.lemma not in ("say", "report", "allege"):
        return None
    subject = phrase_before(page.words, cue.start, low)
    lead = [subject] if subject and page.lower[subject[0]] != "it" else []
    return Draft(entry, [(cue.start, cue.end)], [], [*lead, (at, high)], parent, cue.negated), high


def _active(
    desk: Desk, cue: Cue, low: int, high: int, parent: int | None, last: int | None
) -> tuple[Draft, int] | None:
    page = desk.page
    source = source_of(desk, cue, low, last)
    if source is None:
        return None
    if low < source[0] and page.lower[source[0] - 1] == "as" and page.lower[cue.end : cue.end + 1] == [","]:
        return _aside(cue, source, high, parent)
    if page.lower[source[0]] in ("who", "which") and source[0] > low and page.lower[source[0] - 1] == ",":
        high = relative_end(page, cue.end, high)
    elif introduces(page, low):
        high = main_subject(desk, cue.end, high)
    found = follow(page, cue, source, high)
    if found is None:
        return None
    content, resume, quoted = _content(desk, found, high)
    if not content and found.style != "bare":
        return None
    words = (cue.start, cue.end)
    asked = _asked(page, low, source) if found.entry.type == "denial" and found.style == "inf" else None
    if asked is not None and content:
        words, content = (cue.start, content[-1][1]), [asked]
    draft = Draft(found.entry, [words], [source], content, parent, cue.negated, found.hearer, found.medium, quoted)
    return draft, max(resume, cue.end)


def _asked(page: Page, low: int, source: Range) -> Range | None:
    """What somebody "declined to answer" in "Asked whether troops would follow, he declined to answer"."""
    at = low + (page.lower[low] == "when")
    if page.lower[at] not in ("asked", "pressed") or page.lower[source[0] - 1] != ",":
        return None
    return (at + 1, source[0] - 1) if page.lower[at + 1] in ("whether", "if", "how", "why", "what", "who") else None


def _aside(cue: Cue, source: Range, high: int, parent: int | None) -> tuple[Draft, int] | None:
    """ "As you know, ...": what follows the comma is the content."""
    if cue.end + 1 >= high:
        return None
    content = [(cue.end + 1, high)]
    return Draft(cue.entries[0], [(cue.start, cue.end)], [source], content, parent, cue.negated), high


def _content(desk: Desk, found: Follow, high: int) -> tuple[list[Range], int, bool]:
    """The ranges of content, where reading goes on, and whether a quotation opens it."""
    page, start = desk.page, found.start
    if found.style == "bare":
        return [], start, False
    if found.style in ("quote", "np", "clause") and start in page.quote_end:
        end = min(page.quote_end[start], high)
        if end >= high - 1 or page.last_inside(end) in (".", ",", "?", "!") or not page.closes(end - 1):
            return [(start, end)], end, True
    if found.style == "colon":
        return ([(start, high)] if start < high else []), high, False
    end = clause_end(page, start, high, found.style, desk.heads)
    return ([(start, end)] if end > start else []), end, False
