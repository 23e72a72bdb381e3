"""What hospitals do and say: one that admits the wounded takes them in, one that "has ten dead" counts them."""

from collections.abc import Collection, Iterator

from tadmor.extract.attributions.drafts import Draft
from tadmor.extract.attributions.lexicon import Entry
from tadmor.extract.attributions.mending.names import mending
from tadmor.extract.attributions.page import Page
from tadmor.nlp.chunks import Range, phrase_before
from tadmor.nlp.grammar import grammar
from tadmor.nlp.numerals import counting_words

__all__ = ["counted", "takes_in"]

_HAS = frozenset(["has", "had"])
_NEAR = 6  # tokens from a number to what it counts
_COUNT = Entry(lemma="have", type="speech", certainty="CT+", act="assert", stance="neutral", frames=frozenset(["np"]))


def takes_in(page: Page, draft: Draft) -> bool:
    """ "The hospital has admitted 80 people": nobody confesses anything."""
    if page.lower[draft.cue[0][1] - 1] not in mending("taking_in") or not draft.content:
        return False
    low, high = draft.content[0]
    wards = any(_ward(page, part) for part in draft.source)
    return wards and any(_number(page, i) for i in range(low, min(high, low + _NEAR)))


def counted(page: Page, cues: Collection[int]) -> Iterator[Draft]:
    """ "The town hospital had 14 dead on Monday": it says so, where no verb of saying does."""
    for at, word in enumerate(page.lower):
        if word not in _HAS or at in cues or at + 2 >= len(page.lower) or not _number(page, at + 1):
            continue
        stop = min(page.sentence_end(at), at + 1 + _NEAR)
        end = next((i + 1 for i in range(at + 2, stop) if page.lower[i] in mending("casualties")), None)
        source = phrase_before(page.words, at, page.starts[page.sentence(at)])
        if end is not None and source is not None and source[1] == at and _ward(page, source):
            yield Draft(_COUNT, [(at, at + 1)], [source], [(at + 1, end)], None)


def _ward(page: Page, part: Range) -> bool:
    """Whether a phrase is headed by a hospital: "the Harun hospital, supported by X", not "its neighbour"."""
    ends = grammar()["prepositions"] | {","}
    head = next((i for i in range(part[0] + 1, part[1]) if page.lower[i] in ends), part[1])
    return page.lower[head - 1] in mending("wards")


def _number(page: Page, at: int) -> bool:
    return page.lower[at][0].isdigit() or page.lower[at] in counting_words()
