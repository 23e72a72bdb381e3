"""Whom "who" and "which" stand for: the phrase before them, if it is somebody known."""

from collections.abc import Callable

from tadmor.extract.attributions.page import Page
from tadmor.extract.attributions.speakers.heads import is_calling
from tadmor.extract.attributions.speakers.standing import speaker_of, unnamed
from tadmor.extract.attributions.speakers.told import Told
from tadmor.extract.attributions.speakers.wording import leads
from tadmor.model import Speaker
from tadmor.nlp.chunks import Range, phrase_before
from tadmor.nlp.grammar import grammar
from tadmor.nlp.names.lists import lists

__all__ = ["antecedent"]

_RUN = 3  # words of a name


def antecedent(page: Page, told: Told, part: Range, one: Callable[[Range], Speaker]) -> Speaker:
    """A relative pronoun stands for the phrase before it, if that phrase is someone known."""
    start = page.tokens[part[0]].start
    last = told.before(start)[-1:]
    low = page.starts[page.sentence(part[0])]
    high = part[0] - (part[0] > low and page.lower[part[0] - 1] == ",")
    phrase = phrase_before(page.words, high, low)
    led = _led(page, phrase, low) if phrase and page.lower[part[0]] == "who" else None
    if led is None and last and 0 <= start - last[0][0].end <= 2:
        return speaker_of(last[0][1])
    phrase = led or phrase
    if phrase and page.lower[part[0]] == "who" and (apposed := _apposed(page, told, phrase)) is not None:
        return apposed
    whole = _tied(page, phrase, low) if phrase and page.lower[part[0]] == "who" else None
    found = one(whole or phrase) if phrase else None
    if found is not None and found.kind != "document" and (found.name or (whole and found.role)):
        return found
    people = _people(page, phrase) if phrase and page.lower[part[0]] == "who" else None
    told_so = one(people) if people else None
    if told_so is not None and told_so.role and told_so.kind != "document":
        return told_so
    return Speaker(name=None, kind="group")


def _tied(page: Page, phrase: Range, low: int) -> Range | None:
    """ "A source in the Ninth Division, who asked": the one who is of a body, for whom "who" stands."""
    if _is_one(page, phrase):
        return phrase
    start = phrase[0]
    for _ in range(_RUN):
        front = phrase_before(page.words, start - 1, low) if start - 1 > low else None
        if front is None or front[1] != start - 1 or page.lower[start - 1] not in grammar()["prepositions"] | {"of"}:
            return None
        start = front[0]
        if _is_one(page, front):
            return start, phrase[1]
    return None


def _people(page: Page, phrase: Range) -> Range | None:
    """The people at the end of a phrase, for whom "who" stands: "an agent" of "according to an agent, who said"."""
    g, end = grammar(), phrase[1]
    before = g["prepositions"] | {"of", "to"}
    for low in range(phrase[1] - 1, phrase[0] - 1, -1):
        if low > phrase[0] and page.lower[low - 1] not in before:
            continue
        head = next((i for i in range(low + 1, phrase[1]) if page.lower[i] in before), end)
        last = head == phrase[1]
        if low < head and (_is_person(page.lower[head - 1]) or (last and _is_brought_in(page, low, head))):
            return low, phrase[1]
    return None


def _is_person(noun: str) -> bool:
    """Whether a noun is of people, one or several: "students", "an engineer", "leaders"."""
    g, one = grammar(), noun.removesuffix("s")
    kinds = g["roles"] | g["group_roles_plural"] | g["men"] | g["women"] | lists().functions
    return noun in kinds or one in kinds or is_calling(one)


def _is_brought_in(page: Page, low: int, head: int) -> bool:
    """Whether a report brings in somebody new, by any noun that is of no body: "a shipping agent"."""
    g, noun = grammar(), page.lower[head - 1]
    bodies = g["organisation_nouns"] | g["group_nouns"] | g["several_bodies"]
    return head - low > 1 and page.lower[low] in ("a", "an") and noun not in bodies and noun[:1].isalpha()


def _is_one(page: Page, phrase: Range) -> bool:
    """Whether a phrase brings in one person by what he is."""
    ends = grammar()["prepositions"] | {"of", ","}
    end = next((i for i in range(phrase[0] + 1, phrase[1]) if page.lower[i] in ends), phrase[1])
    article = page.lower[phrase[0]] in grammar()["anonymous_articles"] | {"the"}
    return article and end - phrase[0] > 1 and is_calling(page.lower[end - 1]) and not page.title(end - 1)


def _led(page: Page, phrase: Range, low: int) -> Range | None:
    """ "The head of another group, who asked": the one who leads a group, for whom "who" stands."""
    lower = page.lower
    of = next((i for i in range(phrase[0] - 1, phrase[1]) if i > low and lower[i] == "of"), None)
    front = phrase_before(page.words, of, low) if of is not None else None
    whole = (front[0], phrase[1]) if front else None
    return whole if whole and leads(page, whole) else None


def _apposed(page: Page, told: Told, phrase: Range) -> Speaker | None:
    """ "Dan Hallow, a veteran who said so": the person whose apposition a phrase is, or holds."""
    low = page.starts[page.sentence(phrase[0])]
    commas = [i for i in range(max(low, phrase[0] - 1), phrase[1]) if page.lower[i] == ","]
    ends = {page.tokens[i].start for i in commas}
    named = told.between(page.tokens[low].start, page.tokens[phrase[1] - 1].end)
    people = [a for m, a in named if a.kind == "person" and not unnamed(a) and m.end in ends]
    return speaker_of(people[-1]) if people else _run(page, low, commas)


def _run(page: Page, low: int, commas: list[int]) -> Speaker | None:
    """Two capitalised words or three in front of the first of some commas: a name that no list holds."""
    at = start = commas[0] if commas else low
    while start > max(low, at - _RUN) and page.title(start - 1):
        start -= 1
    return Speaker(name=page.span((start, at)).text, kind="person") if at - start > 1 else None
