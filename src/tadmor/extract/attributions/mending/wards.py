"""Who counts: a hospital that admits the wounded takes them in; one that "has ten dead" says so, like a "count"."""

from collections.abc import Collection, Iterator

from tadmor.extract.attributions.drafts import Draft
from tadmor.extract.attributions.lexicon import Entry
from tadmor.extract.attributions.mending.names import Names, mending, somebody
from tadmor.extract.attributions.page import Page
from tadmor.nlp.chunks import Range, phrase_before
from tadmor.nlp.grammar import grammar
from tadmor.nlp.numerals import counting_words

__all__ = ["counted", "takes_in"]

_HAS = frozenset(["has", "had"])
_COUNTS = frozenset(["counts", "counted"])
_TOLL = 5  # tokens of "raised its own toll to"
_NEAR = 6  # tokens from a number to what it counts
_COUNT = Entry(lemma="count", type="speech", certainty="CT+", act="assert", stance="neutral", frames=frozenset(["np"]))


def takes_in(page: Page, draft: Draft) -> bool:
    """ "The hospital has admitted 80 people": nobody confesses anything."""
    if page.lower[draft.cue[0][1] - 1] not in mending("taking_in") or not draft.content:
        return False
    low, high = draft.content[0]
    wards = any(_ward(page, part) for part in draft.source)
    return wards and any(_number(page, i) for i in range(low, min(high, low + _NEAR)))


def counted(page: Page, cues: Collection[int], names: Names) -> Iterator[Draft]:
    """Numbers that somebody is told to have, where no verb of saying stands.

    "The town hospital had 14 dead on Monday", "the command counts 60 dead", "on Friday it raised this to 16".
    """
    ward: Range | None = None
    for at, word in enumerate(page.lower):
        if word not in _HAS | _COUNTS | mending("raising") or at in cues or page.quote_of[at] >= 0:
            continue
        source = _subject(page, at)
        content = None if source is None else _content(page, at, source, names)
        if source is not None and content is not None:
            again = ward is not None and source == (at - 1, at) and page.lower[at - 1] == "it"
            if again and ward is not None and page.sentence(ward[0]) == page.sentence(at):
                source = ward  # a hospital has no name that a later "it" could be resolved to
            ward = source if _ward(page, source) else None
            yield Draft(_COUNT, [(at, at + 1)], [source], [content], None)


def _subject(page: Page, at: int) -> Range | None:
    """What stands right before a verb: a phrase, or the pronoun of a body."""
    if at and page.lower[at - 1] == "it":
        return at - 1, at
    found = phrase_before(page.words, at, page.starts[page.sentence(at)])
    return found if found is not None and found[1] == at else None


def _content(page: Page, at: int, source: Range, names: Names) -> Range | None:
    """What is counted, up to the word that says as what; None where a number or one who may count is missing."""
    word, stop = page.lower[at], page.sentence_end(at)
    if word in mending("raising"):
        to = next((i for i in range(at + 2, min(stop - 1, at + _TOLL)) if page.lower[i] in ("to", "at")), None)
        toll = to is not None and not mending("tolls").isdisjoint(page.lower[at + 1 : to])
        who = somebody(page, source, names) or _ward(page, source)
        return (at + 1, to + 2) if to is not None and toll and who and _number(page, to + 1) else None
    if at + 2 >= stop or not _number(page, at + 1):
        return None
    near = range(at + 2, min(stop, at + 1 + _NEAR))
    end = next((i + 1 for i in near if page.lower[i] in mending("casualties")), None)
    who = _ward(page, source) or (word in _COUNTS and somebody(page, source, names))
    return (at + 1, end) if end is not None and who else None


def _ward(page: Page, part: Range) -> bool:
    """Whether a phrase is headed by a hospital: "the Harun hospital, supported by X", not "its neighbour"."""
    ends = grammar()["prepositions"] | {","}
    head = next((i for i in range(part[0] + 1, part[1]) if page.lower[i] in ends), part[1])
    return page.lower[head - 1] in mending("wards")


def _number(page: Page, at: int) -> bool:
    return page.lower[at][0].isdigit() or page.lower[at] in counting_words()
