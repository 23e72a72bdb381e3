"""The body around an office as a source prints it, where no list has it: "Col. Dubal of the Harun Resistance".

Last of all that says for whom somebody speaks: what is printed and known goes before it.
"""

from tadmor.extract.attributions.page import OWNS, Page
from tadmor.extract.attributions.speakers.bodies import state
from tadmor.extract.attributions.speakers.ground import Ground
from tadmor.extract.attributions.speakers.heads import RELATIVE, capital
from tadmor.extract.attributions.speakers.scene import is_body
from tadmor.model import overlap
from tadmor.nlp.chunks import Range
from tadmor.nlp.grammar import grammar
from tadmor.nlp.names.lists import lists

__all__ = ["affiliation", "of_rebels"]

_TIES = frozenset(["of", "for", "at", "with", "from"])
_HEADS = frozenset(["mission", "delegation", "republic", "resistance", "office", "room", "presidency"])
_NO_BODIES = frozenset(["state", "house", "administration"])  # "the secretary of state in Harun", a town's own
_STOPS = frozenset([",", "(", "who", ":", "--", "—", "–", "and", *RELATIVE])
_INSIDE = frozenset(["of", "in", "for", "the", "and", "to", "on"])
_LONGEST = 10  # tokens of a body
_MINISTRY = 3  # tokens of "Ministry of Defence"
_REPUBLIC = "republic"
_STYLED = ("self", "breakaway", "unrecogni", "so-called", "separatist", "rebel")
_SHORT = 2  # letters of initials that may be anything


def affiliation(ground: Ground, part: Range) -> str | None:
    """The body of an office in a source: behind "of", before the office, or whose room or delegation it is."""
    return _behind(ground, part) or _before(ground, part)


def of_rebels(ground: Ground, part: Range) -> str | None:
    """The group of "the defence ministry of the self-proclaimed Vesk Republic", "the Ministry of Defence of the VR".

    And of "an aide to the minister of the Republic" where the report tells of one people's republic and no other.
    """
    page = ground.page
    if _of_the_republic(page, part):
        groups = {a.name for a in ground.told.actors if a.kind == "armed-group" and _REPUBLIC in a.name.lower().split()}
        return next(iter(groups)) if len(groups) == 1 else None
    for at in range(part[0] + 1, part[1] - 1):
        if page.lower[at] != "of" or "ministry" not in page.lower[max(part[0], at - _MINISTRY) : at]:
            continue
        for mention, actor in ground.told.over(page.span((at + 1, part[1]))):
            between = page.text[page.tokens[at].end : mention.start].lower().split()
            plain = all(word in grammar()["determiners"] or word.startswith(_STYLED) for word in between)
            if actor.kind == "armed-group" and plain:
                return actor.name
    return None


def _of_the_republic(page: Page, part: Range) -> bool:
    """Whether a source is of "the Republic", and no word of it says which."""
    spots = (i for i in range(part[0] + 1, part[1] - 2) if page.lower[i : i + 3] == ["of", "the", _REPUBLIC])
    return any(page.lower[i + 3 : i + 4] != ["of"] for i in spots)


def _behind(ground: Ground, part: Range) -> str | None:
    """ "The Harun Resistance" of "Col. Dubal of the Harun Resistance", "an officer of the Harun Resistance"."""
    page = ground.page
    for at in range(part[0] + 1, min(part[1] - 1, part[0] + _LONGEST)):
        if page.lower[at] in _TIES and (page.lower[at - 1] in grammar()["offices"] or _is_person(ground, part[0], at)):
            return _body(ground, _phrase(page, (at + 1, part[1])))
    return None


def _is_person(ground: Ground, low: int, high: int) -> bool:
    """Whether all before "of" is a person's name with his rank."""
    span = ground.page.span((low, high))
    return any(a.kind == "person" and m.end == span.end for m, a in ground.told.over(span)) and all(
        capital(ground.page, i) or ground.page.lower[i] == "." for i in range(low, high)
    )


def _phrase(page: Page, rest: Range) -> Range:
    """A body's phrase without its article and what follows the name."""
    low = rest[0] + (page.lower[rest[0]] in grammar()["determiners"] | grammar()["possessives"])
    high = low
    while high < rest[1] and high - low < _LONGEST and page.lower[high] not in _STOPS:
        small = page.lower[high] in grammar()["prepositions"] | {"of"}
        if small and not (page.lower[high] in _INSIDE and _goes_on(page, high, rest[1])):
            break
        high += 1
    return low, high


def _goes_on(page: Page, at: int, end: int) -> bool:
    """Whether a name goes on behind a small word: "mission in the Republic of Harun"."""
    after = at + 1 + (at + 1 < end and page.lower[at + 1] == "the")
    return after < end and capital(page, after)


def _body(ground: Ground, part: Range) -> str | None:
    """A phrase as a body: whose room or delegation it is, a name that is no place's, or a noun for one with a name."""
    page = ground.page
    if part[0] >= part[1]:
        return None
    owner = next((i for i in range(*part) if page.lower[i] in OWNS), None)
    if owner is not None:
        return _known(ground, (part[0], owner)) if owner > part[0] else None
    if (known := _known(ground, part)) is not None:
        return known
    head = _head(page, part)
    if head == part[0] and page.lower[head] == _REPUBLIC:
        return None  # "the representative of the Republic in Moscow"
    named = any(capital(page, i) for i in range(*part)) and state(page.span(part).text) is None
    nouns = (grammar()["organisation_nouns"] | grammar()["watching_bodies"] | _HEADS) - _NO_BODIES
    if page.lower[head] in nouns:
        return page.span(part).text if named else None
    named = named and head > part[0] and capital(page, head) and not _is_elsewhere(ground, part)
    return page.span(part).text if named else None


def _head(page: Page, part: Range) -> int:
    """The noun on which a phrase turns."""
    return next((i for i in range(part[0] + 1, part[1]) if page.lower[i] in _INSIDE), part[1]) - 1


def _known(ground: Ground, part: Range) -> str | None:
    """The body that the report tells of under just these words, but for an article."""
    span = ground.page.span(part)
    over = [(m, a) for m, a in ground.told.over(span) if is_body(a) and m.end == span.end]
    return next((a.name for m, a in over if _bare(m.text) == _bare(span.text)), None)


def _bare(words: str) -> str:
    return words.lower().removeprefix("the ")


def _is_elsewhere(ground: Ground, part: Range) -> bool:
    """Whether a phrase is a place's or a person's name, or ends with one that is its head."""
    span = ground.page.span((part[0], _head(ground.page, part) + 1))
    people = any(a.kind == "person" and overlap(m, span) for m, a in ground.told.over(span))
    return people or any(place.span.start <= span.start and span.end <= place.span.end for place in ground.places)


def _before(ground: Ground, part: Range) -> str | None:
    """ "Kaniyat" of "a Kaniyat commander", told elsewhere as "the Kaniyat"; "VRA" of "a VRA officer"."""
    page, offices = ground.page, grammar()["offices_of_groups"]
    at = next((i for i in range(part[0] + 1, part[1]) if page.lower[i] in offices and not page.title(i)), None)
    if at is None:
        return None
    low = at
    while low > part[0] and capital(page, low - 1) and page.lower[low - 1] not in grammar()["ranks"]:
        low -= 1
    if low == at or (low > part[0] and page.lower[low - 1] not in grammar()["determiners"] | {"a", "an", ","}):
        return None
    found = [a for m, a in ground.told.over(page.span((low, at))) if is_body(a) and m.start == page.tokens[low].start]
    if found:
        return found[0].name
    name = page.tokens[low].text
    initials = name.isupper() and name.isalpha() and len(name) > _SHORT and state(name) is None
    return name if initials or (at - low == 1 and _is_told(ground, low)) else None


def _is_told(ground: Ground, at: int) -> bool:
    """Whether a report has a name as a body's: "the Kaniyat", and none behind it."""
    page, name = ground.page, ground.page.tokens[at].text
    known = lists().modifiers | grammar()["time_words"]
    if name.lower() in known or any(place.span.text == name for place in ground.places) or state(name):
        return False
    stands = (i for i in range(1, len(page.tokens) - 1) if page.tokens[i].text == name and i != at)
    return any(page.lower[i - 1] == "the" and not page.title(i + 1) and _ends(page, i + 1) for i in stands)


def _ends(page: Page, at: int) -> bool:
    """Whether a name has ended: a mark, a verb or a small word stands behind it, and no noun that it qualifies."""
    g = grammar()
    return not page.lower[at][:1].isalnum() or page.lower[at] in g["prepositions"] | g["auxiliaries"] | {"and", "to"}
