"""Speakers at the end of a sentence, or behind another word: "..., said three residents reached by telephone"."""

from collections.abc import Collection, Iterator

from tadmor.extract.attributions.drafts import Draft
from tadmor.extract.attributions.lexicon import Entry
from tadmor.extract.attributions.mending.names import Names, mending, somebody
from tadmor.extract.attributions.page import STOPS, Page
from tadmor.extract.attributions.speakers.heads import is_calling
from tadmor.nlp.chunks import Range, phrase_after, phrase_before
from tadmor.nlp.grammar import grammar, is_verbal

__all__ = ["behind_verb", "from_whom", "listeners", "quoted_by", "swapped"]

_SPEECH = ("speech", "writing")
_SAID = Entry(lemma="say", type="speech", certainty="CT+", act="assert", stance="neutral", frames=frozenset(["quote"]))
_LONGEST = 18  # tokens of a speaker with a clause on him
_HEARER = 8  # tokens of "Radio Harun", "the Harun Tribune on Monday"
_LEAST = 5  # tokens of a clause
_ARTICLES = frozenset(["a", "an", "the"])
_LEARNED = frozenset(["learned", "learnt", "heard"])


def behind_verb(page: Page, draft: Draft, names: Names) -> None:
    """ "A woman was killed, reported governor Dubal.": who stands behind the verb was taken for what is said."""
    low, high = draft.cue[0]
    opens = page.starts[page.sentence(low)]
    apart = draft.source and draft.source[0][0] == opens and draft.source[0][1] < low - 1  # "Shells hit it, said ..."
    if (draft.source and not apart) or len(draft.cue) > 1 or high - low > 1:
        return
    part = _at_end(page, low) if page.lower[low] in mending("tag_verbs") else None
    rest = [(opens, low - 1)] if apart else [one for one in draft.content if one[1] <= low]
    if apart and (len(draft.source) > 1 or somebody(page, draft.source[0], names)):
        return
    if part is not None and rest and part in draft.content and _speaks(page, part, names):
        draft.source, draft.content, draft.spans = [part], rest, []


def _at_end(page: Page, verb: int) -> Range | None:
    """What stands between a verb behind a comma and the end of its sentence."""
    opens, stop = page.starts[page.sentence(verb)], page.unstopped(page.sentence_end(verb))
    fits = verb - 1 > opens and page.lower[verb - 1] == "," and verb + 1 < stop <= verb + 1 + _LONGEST
    return (verb + 1, stop) if fits and all(page.quote_of[i] < 0 for i in range(verb, stop)) else None


def _speaks(page: Page, part: Range, names: Names) -> bool:
    """Whether a phrase is headed by those who can speak: "three residents reached by telephone", "governor Dubal"."""
    head = _head(page, part)
    if page.lower[part[0]] in ("that", "it", "there") or not page.lower[part[0]][:1].isalnum():
        return False
    if is_verbal(page.words, head - 1) and not page.title(head - 1):
        return False
    people = mending("people") | grammar()["group_roles_plural"]
    return page.lower[head - 1] in people or is_calling(page.lower[head - 1]) or somebody(page, (part[0], head), names)


def _head(page: Page, part: Range) -> int:
    """Where the noun ends that a phrase is about: before its first preposition, comma, relative or participle."""
    ends = grammar()["prepositions"] | {"of", ",", "who", "whose", "that", "which"}

    def goes_on(at: int) -> bool:
        return page.lower[at] in ends or (page.lower[at].endswith("ed") and not page.title(at))

    return next((i for i in range(part[0] + 1, part[1]) if goes_on(i)), part[1])


def listeners(page: Page, cues: Collection[int], names: Names) -> Iterator[Draft]:
    """Tags that nothing has read, behind a whole sentence, in either order.

    "..., people who escaped told Radio Harun.", "..., said three residents reached by telephone.", "..., the agency
    learned from a source."
    """
    for at, word in enumerate(page.lower):
        if at in cues or page.quote_of[at] >= 0:
            continue
        source = _told(page, at) if word == "told" else _at_end(page, at) if word == "said" else None
        hearer = (at + 1, page.sentence_end(at) - 1) if word == "told" else None
        if word in _LEARNED and page.lower[at + 1 : at + 2] == ["from"]:
            source = phrase_after(page.words, at + 2, page.sentence_end(at))
            hearer = phrase_before(page.words, at, page.starts[page.sentence(at)])
        if source is None or not _speaks(page, source, names):
            continue
        opens, comma = page.starts[page.sentence(at)], min(source[0], at, (hearer or source)[0]) - 1
        clear = not any(i in cues or page.quote_of[i] >= 0 for i in range(opens, comma))
        if page.lower[comma] == "," and comma - opens >= _LEAST and clear:
            yield Draft(_SAID, [(at, at + 1)], [source], [(opens, comma)], None, hearer=hearer)


def _told(page: Page, at: int) -> Range | None:
    """Who stands between a comma and "told", where only an outlet or reporters stand behind that."""
    opens, stop = page.starts[page.sentence(at)], page.sentence_end(at)
    hearer = range(at + 1, stop - 1)
    heard = page.lower[at + 1 : stop - 1] in (["reporters"], ["us"], ["journalists"])
    named = 0 < len(hearer) <= _HEARER and all(page.title(i) or page.lower[i] == "the" for i in hearer)
    if not (heard or named) or page.lower[stop - 1] not in STOPS:
        return None
    comma = next((i for i in range(at - 1, max(opens, at - _LONGEST), -1) if page.lower[i] == ","), None)
    return (comma + 1, at) if comma is not None and comma + 1 < at else None


def from_whom(page: Page, draft: Draft, names: Names) -> None:
    """ "..., the agency learned from a source at the command": the source says so, the agency has heard it."""
    low, high = draft.cue[0]
    if page.lower[high - 1] not in _LEARNED or page.lower[high : high + 1] != ["from"] or len(draft.source) != 1:
        return
    part = phrase_after(page.words, high + 1, page.sentence_end(low))
    if part is not None and _speaks(page, part, names) and all(b <= low or a >= part[1] for a, b in draft.content):
        draft.hearer, draft.source = draft.source[0], [part]


def quoted_by(page: Page, draft: Draft, names: Names) -> None:
    """ "An officer quoted by the state agency denied it": the officer does."""
    if len(draft.source) != 1 or draft.entry.type not in (*_SPEECH, "denial"):
        return
    low, high = draft.source[0]
    quoted = page.lower[low - 1] == "by" and page.lower[low - 2] in mending("quoting")
    if not quoted or high != draft.cue[0][0]:
        return
    end = low - 2
    if page.lower[end - 1] in grammar()["be"]:
        return  # "the officer was quoted by the agency"
    part = phrase_before(page.words, end, page.starts[page.sentence(low)])
    if part is not None and part[1] == end and _speaks(page, part, names):
        draft.source = [part]


def swapped(page: Page, draft: Draft, names: Names) -> None:
    """ "Marin Dubal, head of the town, said about 1,600 residents remained": not the residents say so.

    Nor do two medics in "The Harun mission says two medics died".
    """
    low, high = draft.cue[0]
    if len(draft.cue) > 1 or high - low > 1 or len(draft.source) != 1 or len(draft.content) != 1:
        return
    (start, stop), (first, last) = draft.source[0], draft.content[0]
    opens = last in (low, low - 1) and first == page.starts[page.sentence(low)]
    told = _introduced(page, (first, low)) or (names.inside((first, last)) and _speaks(page, (first, last), names))
    phrase = page.lower[low - 1] == "," and _head(page, (first, last)) < last
    phrase = phrase or not any(is_verbal(page.words, i) for i in range(first, last))
    if start == high and opens and phrase and told and _is_clause(page, (start, stop)):
        draft.source, draft.content, draft.spans = [(first, low)], [(start, stop)], []


def _introduced(page: Page, part: Range) -> bool:
    """Whether one name and an office with an article are all of it: "Celo, a commander"."""
    low = page.lower[part[0] : part[1] - 1]  # without the comma before the cue
    return len(low) > 3 and page.title(part[0]) and low[1] == "," and low[2] in _ARTICLES and is_calling(low[-1])


def _is_clause(page: Page, part: Range) -> bool:
    """Whether a phrase has a verb: "about 1,600 residents remained", "he had seen nobody"."""
    told = page.lower[part[0]] in grammar()["subject_pronouns"] and is_verbal(page.words, part[0] + 1)
    return part[1] - part[0] > 2 and (told or is_verbal(page.words, part[1] - 1))
