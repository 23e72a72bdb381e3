"""Paragraphs and quotations as wholes: statements below "X said:", speeches over paragraphs, "... – X", "X: ..."."""

from collections.abc import Iterator

from tadmor.extract.attributions.cues import Cue
from tadmor.extract.attributions.drafts import Desk, Draft
from tadmor.extract.attributions.lexicon import Entry
from tadmor.extract.attributions.page import Page
from tadmor.extract.attributions.regions import read_region
from tadmor.model import Span, overlap
from tadmor.nlp.chunks import Range, phrase_before
from tadmor.nlp.grammar import grammar, is_verbal

__all__ = ["read_page"]

_DASHES = frozenset(["—", "–", "―", "--", "-"])
_MARK = Entry("–", "speech", "CT+", "assert", "neutral", frozenset(["quote"]))
_POST = Entry("—", "writing", "CT+", "assert", "neutral", frozenset(["quote"]))


def units(page: Page) -> Iterator[Range]:
    """Sentences, those that one quotation spans taken together."""
    edges = [*page.starts, len(page.tokens)]
    low = 0
    for edge in edges[1:]:
        across = edge < len(page.tokens) and page.quote_of[edge] >= 0 and page.quote_of[edge] == page.quote_of[edge - 1]
        if not across and edge > low:
            yield low, edge
            low = edge


def read_page(desk: Desk, furniture: tuple[Span, ...]) -> None:
    """Read every unit of a document in order; what furniture covers gives only its teasers."""
    page, held = desk.page, _Held()
    for unit in units(page):
        if _covered(page, unit, furniture):
            _teaser(desk, unit)
            continue
        if _signature(desk, unit, held) or _headline(desk, unit) or _teaser(desk, unit):
            held.speaker = None
        elif _quotation(page, unit):
            _loose(desk, unit, held)
        elif held.block is not None and _goes_on(desk, unit, held):
            continue
        else:
            _plain(desk, unit, held)
        held.previous = unit
    _close(desk, held)


class _Held:
    """What the units before left open: a block, who was quoted last or else reported, the unit before."""

    __slots__ = ("block", "block_high", "block_low", "first_person", "previous", "reporting", "speaker")

    def __init__(self) -> None:
        self.block: int | None = None
        self.block_low = self.block_high = 0
        self.first_person = False
        self.speaker: int | None = None
        self.reporting: int | None = None
        self.previous: Range | None = None


def _covered(page: Page, unit: Range, furniture: tuple[Span, ...]) -> bool:
    span = page.span(unit)
    return any(overlap(span, piece) and (piece.end - piece.start) * 2 > span.end - span.start for piece in furniture)


def _quotation(page: Page, unit: Range) -> bool:
    """Whether a unit is one quotation and nothing else."""
    end = page.quote_end.get(unit[0])
    return end is not None and end >= unit[1] - 1 and unit[1] - unit[0] > 3


def _plain(desk: Desk, unit: Range, held: _Held) -> None:
    page, before = desk.page, len(desk.drafts)
    if _asks_for_block(desk, unit, held):
        return
    read_region(desk, *unit, None)
    quoting = [i for i in range(before, len(desk.drafts)) if desk.drafts[i].parent is None and desk.drafts[i].content]
    held.speaker = next((i for i in quoting if desk.drafts[i].quoted), None)
    told = [i for i in quoting if _reports(desk.drafts[i])]
    held.reporting = told[0] if len(told) == 1 and held.speaker is None else None
    _rest(desk, unit, held, page)


def _reports(draft: Draft) -> bool:
    """Whether it tells what one speaker said: "she replied that"."""
    entry = draft.entry
    return bool(draft.source) and entry.type in ("speech", "writing") and entry.act == "assert"


def _rest(desk: Desk, unit: Range, held: _Held, page: Page) -> None:
    """A quotation that follows `..." he said.` in the same unit."""
    if held.speaker is None:
        return
    draft = desk.drafts[held.speaker]
    last = max(draft.content[-1][1], draft.cue[-1][1])
    taken = {low for d in desk.drafts[held.speaker :] for low, _ in d.content}
    for at in range(last, unit[1]):
        if at in page.quote_end and page.lower[at - 1] in (".", "?", "!") and at not in taken:
            _extend(desk, held.speaker, (at, min(page.quote_end[at], unit[1])))
            return


def _extend(desk: Desk, number: int, part: Range) -> None:
    desk.drafts[number].content.append(part)
    for low, high in desk.page.sentences(*part):
        read_region(desk, low, high, number, 1)


def _loose(desk: Desk, unit: Range, held: _Held) -> None:
    """A unit that is all quotation: of the block announced, of the speech that runs on, or of the speaker before it."""
    if held.block is not None and held.block_low == held.block_high:
        number, held.block = held.block, None
        _extend(desk, number, unit)
        held.speaker = number
    elif held.speaker is not None and _continues(desk, unit, held):
        _extend(desk, held.speaker, unit)
    elif held.reporting is not None and _beside(desk, unit, held):  # 'She replied that it was. "We saw it ourselves."'
        held.speaker = held.reporting
        _extend(desk, held.speaker, unit)
    else:
        held.speaker = None
        for low, high in desk.page.sentences(*unit):
            read_region(desk, low, high, None)


def _beside(desk: Desk, unit: Range, held: _Held) -> bool:
    """Whether a quotation follows right upon a report of speech, in its paragraph."""
    before = held.previous
    return before is not None and desk.page.paragraph_of(unit[0]) == desk.page.paragraph_of(before[1] - 1)


def _continues(desk: Desk, unit: Range, held: _Held) -> bool:
    """In the same paragraph, or in the next where the quotation before was left open."""
    page, before = desk.page, held.previous
    if before is None or held.speaker is None:
        return False
    apart = page.paragraph_of(unit[0]) - page.paragraph_of(before[1] - 1)
    quote = page.quote_of[before[1] - 1]
    return apart == 0 or (apart == 1 and quote >= 0 and not page.quotes[quote].closed)


def _asks_for_block(desk: Desk, unit: Range, held: _Held) -> bool:
    """ "X said:" at the end of a paragraph: what follows is the content."""
    page, (low, high) = desk.page, unit
    if _characterised(desk, unit, held):
        return True
    if page.lower[high - 1] != ":" or high == len(page.tokens) or page.paragraph_of(high) == page.paragraph_of(low):
        return False
    for cue in reversed(tuple(desk.among(low, high))):
        entry = next((e for e in cue.entries if "quote" in e.frames), None)
        if entry is None or high - cue.end > 8:
            continue
        read_region(desk, low, high, None)
        source = _speaker_of(page, cue, low)
        if source is None:
            return False
        held.block = desk.add(Draft(entry, [(cue.start, cue.end)], [source], [], None))
        held.block_low = held.block_high = high
        held.first_person = False
        return True
    return False


def _characterised(desk: Desk, unit: Range, held: _Held) -> bool:
    """ "X was blunter." above a quotation: how X spoke is told instead of a verb of saying."""
    page, (low, high) = desk.page, unit
    manners = grammar()["manners"]
    quoted = high < len(page.tokens) and high in page.quote_end and page.paragraph_of(high) != page.paragraph_of(low)
    if not quoted or high - low < 3 or page.lower[high - 1] not in (".", ":") or page.lower[high - 2] not in manners:
        return False
    at = high - 2
    while at > low and page.lower[at - 1] in ("more", "less", "even", "much", "equally", "just", "as"):
        at -= 1
    if page.lower[at - 1] not in ("was", "is", "were", "sounded", "seemed"):
        return False
    source = phrase_before(page.words, at - 1, low)
    if source is None:
        return False
    held.block = desk.add(Draft(_MARK, [(at - 1, high - 1)], [source], [], None, quoted=True))
    held.block_low = held.block_high = high
    held.first_person = False
    return True


def _speaker_of(page: Page, cue: Cue, low: int) -> Range | None:
    return phrase_before(page.words, cue.start, low)


def _goes_on(desk: Desk, unit: Range, held: _Held) -> bool:
    """Whether a unit belongs to an announced statement that is set without marks."""
    page = desk.page
    new = held.block_high > held.block_low and page.paragraph_of(unit[0]) != page.paragraph_of(held.block_high - 1)
    mine = any(page.lower[i] in ("i", "we", "our", "my") for i in range(*unit))
    if new and not (held.first_person or mine):
        _close(desk, held)
        return False
    held.first_person = held.first_person or mine
    held.block_high = unit[1]
    return True


def _close(desk: Desk, held: _Held) -> None:
    """Take the units held as the content of the block, and read them."""
    number, held.block = held.block, None
    if number is None or held.block_high <= held.block_low:
        return
    _extend(desk, number, (held.block_low, held.block_high))


def _teaser(desk: Desk, unit: Range) -> bool:
    """ "What was said – Name": a line that ends with a dash and a short name, no full stop."""
    page, (low, high) = desk.page, unit
    if page.lower[high - 1] in (".", "?", "!") or high - low < 5:
        return False
    for at in range(high - 2, max(low + 2, high - 9), -1):
        if page.lower[at] in _DASHES and page.text[page.tokens[at].start - 1].isspace():
            source = (at + 1, high)
            if (
                any(is_verbal(page.words, i) or page.lower[i] in (",", ":", ";") for i in range(*source))
                or page.lower[at + 1] in grammar()["prepositions"]
            ):
                return False
            source, hearer = _to_hearer(page, source)
            desk.add(Draft(_MARK, [(at, at + 1)], [source], [(_behind_label(page, low, at), at)], None, hearer=hearer))
            return True
    return False


def _to_hearer(page: Page, source: Range) -> tuple[Range, Range | None]:
    for at in range(source[0] + 1, source[1] - 1):
        if page.lower[at] == "to":
            return (source[0], at), (at + 1, source[1])
    return source, None


def _behind_label(page: Page, low: int, high: int) -> int:
    """Behind "READ MORE:" and its like."""
    for at in range(low + 1, min(high, low + 4)):
        if page.lower[at] == ":" and " ".join(page.lower[low:at]) in grammar()["labels"]:
            return at + 1
    return low


def _headline(desk: Desk, unit: Range) -> bool:
    """ "Name: 'what was said'" as a line of its own, without a full stop."""
    page, (low, high) = desk.page, unit
    if page.lower[high - 1] in (".", ":", ",") or high - low > 30 or unit[1] != _paragraph_end(page, low):
        return False
    at = next((i for i in range(low + 1, min(high - 2, low + 7)) if page.lower[i] == ":"), None)
    if at is None or not all(page.words.title(i) or page.lower[i] in ("'s", "’s", "of", "the") for i in range(low, at)):
        return False
    if (
        page.text[page.tokens[low].start : page.tokens[at - 1].end].isupper()
        or " ".join(page.lower[low:at]) in grammar()["labels"]
        or (at + 1 not in page.quote_end and page.tokens[at + 1].text not in ("'", "‘", "I", "We"))
    ):
        return False
    desk.add(Draft(_MARK, [(at, at + 1)], [(low, at)], [(at + 1, high)], None, quoted=True))
    return True


def _paragraph_end(page: Page, index: int) -> int:
    number, sentence = page.paragraph_of(index), page.sentence(index)
    while sentence + 1 < len(page.starts) and page.paragraph[sentence + 1] == number:
        sentence += 1
    return page.starts[sentence + 1] if sentence + 1 < len(page.starts) else len(page.tokens)


def _signature(desk: Desk, unit: Range, held: _Held) -> bool:
    """ "— Name (@name) April 2, 2016" under a post: the paragraph before is the content."""
    page, (low, high) = desk.page, unit
    if page.lower[low] not in _DASHES or held.previous is None:
        return False
    handle = next((i for i in range(low, min(high, low + 14)) if page.lower[i].startswith("@")), None)
    if handle is None:
        return False
    end = handle + 2 if page.lower[handle + 1 : handle + 2] == [")"] else handle + 1
    start, stop = held.previous
    while stop > start + 1 and (page.lower[stop - 1].startswith(("http", "pic.", "/")) or _link(page, stop - 1)):
        stop -= 1
    desk.add(Draft(_POST, [(low, low + 1)], [(low + 1, end)], [(start, stop)], None))
    return True


def _link(page: Page, index: int) -> bool:
    """Whether a token is a piece of a link such as "pic.example.com/abc"."""
    begin = page.tokens[index].start
    word_start = max(page.text.rfind(" ", 0, begin), page.text.rfind("\n", 0, begin)) + 1
    word = page.text[word_start : word_start + 200].split(maxsplit=1)[0]
    return word.startswith(("http", "pic.", "www.")) and word_start >= begin - 200
