"""Who counts: a hospital that "has ten dead" says so, as who "puts the dead at ten"; one that admits them does not."""

from collections.abc import Collection, Iterator

from tadmor.extract.attributions.drafts import Draft
from tadmor.extract.attributions.lexicon import Entry
from tadmor.extract.attributions.mending.names import Names, mending, somebody
from tadmor.extract.attributions.page import Page
from tadmor.nlp.chunks import Range, phrase_after, phrase_before
from tadmor.nlp.grammar import grammar, is_verbal
from tadmor.nlp.numerals import counting_words

__all__ = ["counted", "put_at", "takes_in"]

_HAS = frozenset(["has", "had"])
_GIVES = frozenset(["gave", "gives", "given"])
_COUNTS = _GIVES | frozenset(["counts", "counted"])
_BE = frozenset(["is", "are", "was", "were", "been"])
_PUT = frozenset(["put", "puts"])
_ABOUT = frozenset(["about", "around", "some", "nearly", "almost", "roughly", "least", "more", "than", "over", "only"])
_ROUND = ("hundred", "thousand", "million")
_TOLL = 16  # tokens of "put the number of those killed in the town at"
_PRONOUNS = frozenset(["it", "he", "she", "they"])
_NEAR = 6  # tokens from a number to what it counts
_FURTHER = 12  # tokens from one count to the next
_TO_ME = frozenset(["for", "me", "us", ":"])
_COUNT = Entry(lemma="count", type="speech", certainty="CT+", act="assert", stance="neutral", frames=frozenset(["np"]))


def takes_in(page: Page, draft: Draft) -> bool:
    """ "The hospital has admitted 80 people": nobody confesses anything."""
    if page.lower[draft.cue[0][1] - 1] not in mending("taking_in") or not draft.content:
        return False
    low, high = draft.content[0]
    wards = any(_ward(page, part) for part in draft.source)
    return wards and any(_number(page, i) for i in range(low, min(high, low + _NEAR)))


def put_at(page: Page, draft: Draft) -> None:
    """ "The farmer puts the dead at nineteen": the number is what he says of them."""
    low, high = draft.content[-1] if draft.content else (0, 0)
    put = page.lower[draft.cue[-1][1] - 1] in _PUT and low >= draft.cue[-1][1]
    if put and high + 1 < page.sentence_end(low) and page.lower[high] == "at" and _number(page, high + 1):
        draft.content[-1], draft.spans = (low, high + 2), []


def counted(page: Page, cues: Collection[int], names: Names) -> Iterator[Draft]:
    """Numbers that somebody is told to have, where no verb of saying stands.

    "The town hospital had 14 dead on Monday", "the command counts 60 dead", "on Friday it raised this to 16".
    """
    ward: Range | None = None
    verbs = _HAS | _COUNTS | mending("raising") | mending("registering")
    for at, word in enumerate(page.lower):
        if word not in verbs or at in cues or page.quote_of[at] >= 0:
            continue
        if (passive := _put_by(page, at, names)) is not None:
            yield passive
            continue
        source = _subject(page, at)
        content = None if source is None else _content(page, at, source, names)
        if source is not None and content is not None:
            again = ward is not None and source == (at - 1, at) and page.lower[at - 1] == "it"
            if again and ward is not None and page.sentence(ward[0]) == page.sentence(at):
                source = ward  # a hospital has no name that a later "it" could be resolved to
            ward = source if _ward(page, source) else None
            yield Draft(_COUNT, [(at, at + 1)], [source], [content], None)


def _put_by(page: Page, at: int, names: Names) -> Draft | None:
    """ "The number of people who have fled is put at 30,000 by the UN"."""
    opens, stop = page.starts[page.sentence(at)], page.sentence_end(at)
    number = _past(page, at + 2) if at + 2 < stop and page.lower[at + 1] == "at" else stop
    if page.lower[at - 1] not in _BE or number + 2 >= stop or not _number(page, number):
        return None
    agent = phrase_after(page.words, number + 2, stop) if page.lower[number + 1] == "by" else None
    if agent is None or at - opens > _TOLL or not somebody(page, agent, names):
        return None
    return Draft(_COUNT, [(at, at + 1)], [agent], [(opens, at - 1), (at + 1, number + 1)], None)


def _subject(page: Page, at: int) -> Range | None:
    """What stands right before a verb: a phrase, or a pronoun; "on Friday" may part them."""
    low = at - (at > 1 and page.lower[at - 1] in mending("now"))
    low -= 2 * (low > 2 and page.lower[low - 2] == "on" and page.lower[low - 1].endswith("day"))
    if page.lower[at] == "given" or page.lower[at] in mending("raising"):
        low -= low > 1 and page.lower[low - 1] in _HAS
    if low and page.lower[low - 1] in _PRONOUNS:
        return low - 1, low
    opens = page.starts[page.sentence(at)]
    found = phrase_before(page.words, low, opens) if low > opens else None
    closed = found is not None and found[1] == low
    return found if closed and found and (page.lower[low - 1] != "," or found[0] == opens) else None


def _content(page: Page, at: int, source: Range, names: Names) -> Range | None:
    """What is counted, up to the word that says as what; None where a number or one who may count is missing."""
    word, stop = page.lower[at], page.sentence_end(at)
    several = page.lower[source[1] - 1] in mending("people") | grammar()["group_roles_plural"]  # "doctors counted 17"
    who = several or somebody(page, source, names) or _ward(page, source)
    if word in mending("raising"):
        return _toll(page, at, stop) if who else None
    if word in _GIVES and who and (toll := _a_toll(page, at, stop)) is not None:
        return toll
    first = next((i for i in range(at + 1, min(stop - 1, at + _NEAR)) if page.lower[i] not in _TO_ME), stop)
    if first + 1 >= stop or not _number(page, first) or (first > at + 1 and word not in _COUNTS):
        return None
    near = range(first + 1, min(stop, first + _NEAR))
    end = next((i + 1 for i in near if page.lower[i] in mending("casualties")), None)
    counts = _ward(page, source) or (word in _COUNTS and who)
    if end is None and counts and _counted_before(page, source, first):
        return first, first + 1
    return (first, _all_counted(page, end, stop)) if end is not None and counts else None


def _counted_before(page: Page, source: Range, number: int) -> bool:
    """Whether a bare number is of the dead just counted: "the ministry admitted four dead; doctors counted 17"."""
    opens = page.starts[page.sentence(number)]
    told = page.lower[opens : source[0]]
    return not page.lower[number + 1][:1].isalnum() and not mending("casualties").isdisjoint(told)


def _toll(page: Page, at: int, stop: int) -> Range | None:
    """ "The dead at seven", "its own toll to 16": a number behind whom it is of."""
    reach = range(at + 2, min(stop - 1, at + _TOLL))
    to = next((i for i in reach if page.lower[i] in ("to", "at") and _number(page, _past(page, i + 1))), None)
    owned = not grammar()["possessives"].isdisjoint(page.lower[at + 1 : at + 2])  # "raised its losses to nine"
    lost = mending("casualties") | mending("losses") if owned or page.lower[at] in _PUT else frozenset()
    tolls = mending("tolls") | lost
    if page.lower[at + 1 : at + 2] == (["at"] if page.lower[at] in _PUT else ["to"]):
        return _risen(page, at, stop, tolls)
    told = to is not None and not tolls.isdisjoint(page.lower[at + 1 : to])
    return (at + 1, _past(page, to + 1) + 1) if to is not None and told else None


def _risen(page: Page, at: int, stop: int, tolls: Collection[str]) -> Range | None:
    """ "Raised to 20 its toll of civilians", "put at 20 the number killed": the number stands before whom it is of."""
    number = _past(page, at + 2)
    number += page.lower[number + 1 : number + 2] in ([word] for word in _ROUND)
    whose = grammar()["determiners"] | grammar()["possessives"]
    if page.lower[at] in _PUT and whose.isdisjoint(page.lower[number + 1 : number + 2]):
        return None  # "put at least 15 of the wounded on a bus"
    counted = number < stop and (_number(page, number) or page.lower[number] in _ROUND)
    near = range(number + 2, min(stop, number + _NEAR)) if counted else range(0)
    named = next((i for i in near if page.lower[i] in tolls), None)
    return (at + 1, _all_of(page, named, stop)) if named is not None else None


def _all_of(page: Page, toll: int, stop: int) -> int:
    """Where the words end that say of whom a toll is: "the number of policemen killed in an attack"."""
    ends = (i for i in range(toll + 1, stop) if page.lower[i] in (",", ";", ".", "after", "from"))
    return next(ends, stop)


def _past(page: Page, at: int) -> int:
    """A number's place behind "about", "more than", "at least"."""
    while at + 1 < len(page.lower) and page.lower[at] in _ABOUT:
        at += 1
    return at


def _a_toll(page: Page, at: int, stop: int) -> Range | None:
    """ "Had given a lower toll of seven": a toll with its number."""
    reach = range(at + 2, min(stop - 2, at + _NEAR))
    toll = next((i for i in reach if page.lower[i] in mending("tolls") and page.lower[i + 1] == "of"), None)
    counted = toll is not None and page.lower[at + 1] in ("a", "an", "the", "another") and _number(page, toll + 2)
    return (at + 1, toll + 3) if toll is not None and counted else None


def _all_counted(page: Page, end: int, stop: int) -> int:
    """Where a count ends: "52 dead in the battle and 26 prisoners"; a verb begins something else."""
    counts = mending("casualties") | mending("losses")
    at = end
    while at + 2 < min(stop, end + _FURTHER) and not is_verbal(page.words, at):
        near = range(at + 2, min(stop, at + 2 + _NEAR)) if page.lower[at] in ("and", ",") else range(0)
        more = next((i + 1 for i in near if page.lower[i] in counts), None) if _number(page, at + 1) else None
        at, end = (at + 1, end) if more is None else (more, more)
    return end


def _ward(page: Page, part: Range) -> bool:
    """Whether a phrase is headed by a hospital: "the Harun hospital, supported by X", not "its neighbour"."""
    ends = grammar()["prepositions"] | {","}
    head = next((i for i in range(part[0] + 1, part[1]) if page.lower[i] in ends), part[1])
    return page.lower[head - 1] in mending("wards")


def _number(page: Page, at: int) -> bool:
    return page.lower[at][0].isdigit() or page.lower[at] in counting_words()
