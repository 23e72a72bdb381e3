"""Cues behind or between what is said: `"...," he said.`, `In Syria, X said, ...`, `..., according to X`."""

from dataclasses import dataclass

from tadmor.extract.attributions.adjuncts import adjuncts
from tadmor.extract.attributions.cues import Cue
from tadmor.extract.attributions.drafts import Desk
from tadmor.extract.attributions.page import Page
from tadmor.nlp.chunks import Range, phrase_after, phrase_before
from tadmor.nlp.grammar import grammar, is_verbal

__all__ = ["Trailing", "trailing"]

_STOPS = frozenset([".", ";", "?", "!"])


@dataclass(frozen=True, slots=True)
class Trailing:
    """A cue behind its content: `content` ranges, and where reading goes on."""

    cue: Cue
    source: Range
    content: tuple[Range, ...]
    resume: int
    hearer: Range | None
    medium: Range | None
    quoted: bool


def trailing(desk: Desk, low: int, high: int, nested: bool) -> Trailing | None:
    """The first cue of a range that stands behind or inside its content."""
    for cue in desk.among(low, high):
        if cue.end > high or (not nested and _quoted(desk.page, cue.head, low)):
            continue
        found = _according(desk.page, cue, low, high) if cue.form == "phrase" else _verb(desk, cue, low, high)
        if found:
            return _credit(desk, found, low, high) or found
    return None


def _credit(desk: Desk, inner: Trailing, low: int, high: int) -> Trailing | None:
    """The outlet named last in "..., the ministry said, the Wire reports.": it tells all that stands before."""
    page = desk.page
    told = max(inner.cue.end, inner.source[1])
    for cue in desk.among(told, min(high, told + 16)):
        source, end = _creditor(page, cue, told, high)
        if source is None:
            continue
        comma = min(source[0], cue.start) - 1
        if page.lower[comma] != "," or not _only_time(page, told, comma):
            return None
        return Trailing(cue, source, ((low, comma),), end, None, None, False) if _over(page, end, high) else None
    return None


def _creditor(page: Page, cue: Cue, low: int, high: int) -> tuple[Range | None, int]:
    """Who is credited, and where the credit ends: "the Wire reports", "according to the Wire"."""
    if cue.form == "phrase":
        source = phrase_after(page.words, cue.end, high)
        return (source, source[1]) if source else (None, cue.end)
    if cue.form not in ("past", "s") or cue.passive or "quote" not in cue.frames():
        return None, cue.end
    source = phrase_before(page.words, cue.start, low)
    named = source is not None and page.words.title(source[1] - 1)
    return (source, adjuncts(page, cue.end, high, False).at) if named else (None, cue.end)


def _over(page: Page, at: int, high: int) -> bool:
    return at >= high or page.lower[at] in _STOPS


def _only_time(page: Page, low: int, high: int) -> bool:
    """Whether nothing but a day or an occasion stands between a cue and the comma behind it."""
    return low >= high or adjuncts(page, low, high, True).at >= high


def _quoted(page: Page, index: int, low: int) -> bool:
    """Whether a token stands in a quotation that the range does not begin inside."""
    quote = page.quote_of[index]
    return quote >= 0 and page.quotes[quote].start >= page.tokens[low].start


def _verb(desk: Desk, cue: Cue, low: int, high: int) -> Trailing | None:
    if cue.form not in ("past", "s", "base") or cue.passive or cue.infinitive or not cue.frames() & {"quote", "trail"}:
        return None
    return _subject_first(desk.page, cue, low, high) or _verb_first(desk.page, cue, low, high)


def _separated(page: Page, at: int, low: int) -> bool:
    """Whether a comma, a closing quotation mark, or a mark inside one stands before a position."""
    return at > low + 1 and (
        page.lower[at - 1] in (",", "?", "!") or page.closes(at - 1) or page.lower[at - 1] in ("—", "–", "--")
    )


def _after_quote(page: Page, at: int) -> bool:
    return page.closes(at - 1) or (page.lower[at - 1] == "," and page.closes(at - 2))


def _subject_first(page: Page, cue: Cue, low: int, high: int) -> Trailing | None:
    source = phrase_before(page.words, cue.start, low)
    if source is None or not _separated(page, source[0], low):
        return None
    return _decide(page, cue, source, (low, source[0]), cue.end, high)


def _verb_first(page: Page, cue: Cue, low: int, high: int) -> Trailing | None:
    if cue.start != cue.head or not _separated(page, cue.start, low) or cue.end >= high:
        return None
    if not (
        _after_quote(page, cue.start)
        or page.words.title(cue.end)
        or page.lower[cue.end]
        in grammar()["determiners"] | grammar()["possessives"] | grammar()["subject_pronouns"] | grammar()["titles"]
    ):
        return None
    if page.lower[cue.end] in ("that", "it") or (
        not _after_quote(page, cue.start) and not {"quote", "clause"} <= cue.frames()
    ):
        return None
    if not _after_quote(page, cue.start) and (cue.end - cue.head > 1 or cue.form == "base"):
        return None
    source = phrase_after(page.words, cue.end, high)
    if source is None or (
        not _after_quote(page, cue.start)
        and source[1] < high
        and page.lower[source[1]] not in _STOPS | {","}
        and is_verbal(page.words, source[1])
    ):
        return None
    return _decide(page, cue, source, (low, cue.start), source[1], high)


def _according(page: Page, cue: Cue, low: int, high: int) -> Trailing | None:
    """ "according to X" behind its content, or before it with a comma."""
    if page.lower[cue.head] in ("citing", "quoting"):
        return None
    source = phrase_after(page.words, cue.end, high)
    if source is None:
        return None
    medium_end = source[1]
    if cue.start <= low + 1:
        if medium_end < high and page.lower[medium_end] == ",":
            return Trailing(cue, source, ((medium_end + 1, high),), high, None, None, False)
        return None
    resume = medium_end
    content: tuple[Range, ...] = ((low, cue.start),)
    if resume < high and page.lower[resume] == "," and resume + 2 < high and page.lower[cue.start - 1] == ",":
        content, resume = ((low, cue.start), (resume + 1, high)), high
    return Trailing(cue, source, content, resume, None, None, False)


def _decide(page: Page, cue: Cue, source: Range, before: Range, at: int, high: int) -> Trailing | None:
    strong = _after_quote(page, before[1])
    between = adjuncts(page, at, high, "hearer" in cue.frames())
    at, hearer, medium = between.at, between.hearer, between.medium
    if "quote" not in cue.frames() and not (at >= high or page.lower[at] in _STOPS):
        return None
    if at >= high or page.lower[at] in _STOPS:
        return Trailing(cue, source, (before,), at, hearer, medium, strong)
    if page.lower[at] in (",", ":") and at + 1 < high and at + 1 in page.quote_end and strong:
        end = page.quote_end[at + 1]
        return Trailing(cue, source, (before, (at + 1, min(end, high))), min(end, high), hearer, medium, True)
    if page.lower[at] in (",", "—", "–", "--"):
        return _comma(page, Trailing(cue, source, (before,), at, hearer, medium, strong), before, at, high)
    if strong:
        return Trailing(cue, source, (before,), at, hearer, medium, strong)
    if (
        page.lower[at] in grammar()["adjunct_openers"]
        and not _introduction(page, before)
        and "that" not in page.lower[at : min(high, at + 12)]
    ):
        return Trailing(cue, source, (before,), at, hearer, medium, strong)
    return None


def _comma(page: Page, found: Trailing, before: Range, at: int, high: int) -> Trailing | None:
    """After "X said," the sentence has a tail of its own, or the content goes on."""
    after = page.lower[at + 1] if at + 1 < high else "."
    if (
        after in _STOPS
        or (after in grammar()["tail_openers"] and not _introduction(page, before))
        or after.endswith("ing")
    ):
        return found
    if found.quoted:
        return found
    if at + 2 >= high:
        return found
    rest = (at + 1, high)
    return Trailing(found.cue, found.source, (before, rest), high, found.hearer, found.medium, False)


def _introduction(page: Page, part: Range) -> bool:
    """Whether a stretch only introduces a sentence: "In Syria," or "On Monday," with no verb in it."""
    g, (low, high) = grammar(), part
    short = high - low <= 9
    opens = page.lower[low] in g["prepositions"] | g["subordinators"] | g["time_heads"] | g[
        "group_adverbs"
    ] or page.lower[low].endswith("ly")
    return short and opens and not any(is_verbal(page.words, i) for i in range(low, high))
