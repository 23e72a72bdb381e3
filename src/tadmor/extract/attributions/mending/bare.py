"""Quotations beside which no verb of saying stands: "He laughed. 'Seventy, I don't know.'" goes on with him."""

from collections.abc import Collection, Iterator

from tadmor.extract.attributions.drafts import Desk, Draft
from tadmor.extract.attributions.lexicon import Entry
from tadmor.extract.attributions.mending.names import Names, mending
from tadmor.extract.attributions.page import Page
from tadmor.nlp.chunks import Range
from tadmor.nlp.grammar import is_verbal

__all__ = ["bare_quotations"]

_LEAST = 6  # tokens of a quotation, its marks among them
_SHORT = 16  # tokens of a sentence that only brings in who speaks
_COVERED = 0.4  # of a quotation, from which on somebody has it already
_SPOKEN = Entry("–", "speech", "CT+", "assert", "neutral", frozenset(["quote"]))
_PERSON = frozenset(["he", "she"])
_FIRST = frozenset(["i", "we", "me", "us", "my", "our", "mine", "ours"])
_TELLS = frozenset(["speech", "writing", "belief", "knowledge", "perception", "denial"])


def bare_quotations(desk: Desk, names: Names) -> None:
    """Give each such quotation to whoever the sentence before it, in its paragraph, is of."""
    page = desk.page
    covered = {i for draft in desk.drafts for part in draft.content for i in range(*part)}
    for part in _leading(page):
        number = _quoted_as(desk, part) if _is_free(part, covered) else None
        if number is not None:
            _give(desk, number, part)
    for part in _alone(page):
        if not _is_free(part, covered):
            continue
        low = page.starts[page.sentence(part[0]) - 1]
        number = _teller(desk, (low, part[0]))
        if number is None and (brought := _brought_in(page, (low, part[0]), part, names)) is not None:
            number = desk.add(brought)
        if number is not None:
            _give(desk, number, part)


def _is_free(part: Range, covered: Collection[int]) -> bool:
    """Whether most of a quotation is nobody's yet."""
    return sum(i in covered for i in range(*part)) < _COVERED * (part[1] - part[0])


def _alone(page: Page) -> Iterator[Range]:
    """Quotations that are sentences of their own, with one before them in their paragraph."""
    begins = frozenset(page.starts)
    for low, high in sorted(page.quote_end.items()):
        whole = low in begins and (high in begins or high == len(page.tokens)) and high - low >= _LEAST
        first = page.sentence(low) == 0 or page.paragraph_of(low - 1) != page.paragraph_of(low)
        if whole and not first and page.closes(high - 1) and page.last_inside(high) in (".", "!", "?", "…"):
            yield low, high


def _leading(page: Page) -> Iterator[Range]:
    """Quotations with which a sentence begins that goes on behind a comma in them."""
    begins = frozenset(page.starts)
    for low, high in sorted(page.quote_end.items()):
        if low in begins and high not in begins and high - low >= _LEAST and page.last_inside(high) == ",":
            yield low, high


def _quoted_as(desk: Desk, part: Range) -> int | None:
    """ "..., the mayor was quoted by the Herald as saying": the one who speaks where nothing that he says was read."""
    stop = desk.page.sentence_end(part[1])
    drafts = [(n, d) for n, d in enumerate(desk.drafts) if d.source and part[1] <= d.cue[0][0] < stop]
    fits = [n for n, d in drafts if desk.page.lower[d.cue[-1][1] - 1] in mending("as_quoted")]
    read = any(part[0] <= a < part[1] for _, d in drafts for a, _ in d.content)
    return fits[0] if len(fits) == 1 and not read else None


def _teller(desk: Desk, within: Range) -> int | None:
    """The draft whose speaker a sentence is of: of all that tell something in it, if one speaks there."""
    told = [
        (n, draft)
        for n, draft in enumerate(desk.drafts)
        if draft.parent is None and draft.source and draft.content and within[0] <= draft.cue[0][0] < within[1]
    ]
    if not told or any(draft.entry.type not in _TELLS for _, draft in told):
        return None
    return told[-1][0] if len({tuple(draft.source) for _, draft in told}) == 1 else None


def _brought_in(page: Page, before: Range, part: Range, names: Names) -> Draft | None:
    """Somebody with whom a short sentence begins, before words in the first person: "Marin Dubal is sure"."""
    low, high = before
    if high - low > _SHORT or _FIRST.isdisjoint(page.lower[slice(*part)]) or page.quote_of[low] >= 0:
        return None
    if page.lower[low] not in _PERSON and low not in names.people:
        return None
    start = names.people.get(low, low + 1)
    verb = next((i for i in range(start, high - 1) if is_verbal(page.words, i)), None)
    if verb is None:
        return None
    return Draft(_SPOKEN, [(verb, verb + 1)], [(low, verb)], [], None, quoted=True)


def _give(desk: Desk, number: int, part: Range) -> None:
    """The quotation is the draft's, and what is said in it stands inside."""
    draft = desk.drafts[number]
    draft.content, draft.spans, draft.quoted = [*draft.content, part], [], True
    for other in desk.drafts:
        if other is not draft and other.parent is None and part[0] <= other.cue[0][0] < part[1]:
            other.parent = number
