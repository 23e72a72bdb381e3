"""What the words of a source say of it besides whom they mean: its role and name as printed, its head, its place."""

import re

from tadmor.extract.attributions.page import Page
from tadmor.extract.attributions.speakers.heads import capital
from tadmor.nlp.chunks import Range
from tadmor.nlp.grammar import grammar, is_verbal

__all__ = [
    "BEHIND_NAMES",
    "anonymous",
    "bracketed",
    "capitals",
    "cuts_in",
    "head_end",
    "leads",
    "opens",
    "role_text",
    "statement_of",
    "titled",
    "trails",
]

BEHIND_NAMES = frozenset([",", "(", "who", "which", "–", "—", "both", "all", "each"])
"""Words that may follow somebody's name and say more of him."""

_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)")
_CUTS = frozenset([",", "(", "who", "on", "in", "at", "with", "from", "by", "about", "near", "within", "for", "to"])
_CUTS |= frozenset(["behind", "under", "inside", "outside", "around"])
_ISSUED = frozenset(["statement", "communique", "announcement", "information", "release", "bulletin"])
_MEASURES = frozenset(["number", "majority", "handful", "series", "range", "couple", "lot", "dozen", "team"])
_PART = 4  # words behind "for" before an "and" in a name
_LABEL = 8  # tokens of a name in brackets
_CLAUSES = frozenset(["who", "which", "whom", "what", "where"])
_HEADS = frozenset([",", "and", "or", "close"])  # words before which the head of a phrase stands


def role_text(page: Page, part: Range) -> str | None:
    """The words of a role without the article or possessive before them; None where nothing is left."""
    g = grammar()
    low = part[0]
    while (
        low + 1 < part[1]
        and page.lower[low + 1] not in g["prepositions"] | {"of", "within"}
        and page.lower[low] in g["determiners"] | {"one", "his", "her", "its", "their"}
    ):
        low += 1
    return page.span((low, part[1])).text.rstrip(",") or None


def capitals(page: Page, part: Range) -> tuple[str, str | None] | None:
    """The last run of capitalised words before a comma or preposition, and the title in front of it."""
    g = grammar()
    if page.shouts(part[0]):
        return _shouted(page, part)
    head = next((i for i in range(part[0] + 1, part[1]) if page.lower[i] in _CUTS and not _goes_on(page, i)), part[1])
    high = head
    while high > part[0] and not capital(page, high - 1):
        high -= 1
    low = high
    while (
        low > part[0]
        and (
            capital(page, low - 1)
            or page.lower[low - 1] in ("al", "-", "bin", "of", "de", "&")
            or _goes_on(page, low - 1)
            or _owners(page, low - 1)
        )
        and page.lower[low - 1] not in g["titles"] | g["determiners"]
    ):
        low -= 1
    if (
        high - low == 1
        and low == part[0]
        and opens(page, (low, high))
        and page.lower[head - 1] in g["organisation_nouns"]
    ):
        return None  # "State television"
    while low < high and not page.title(low):
        low += 1
    if low < high and low > part[0] and _ORDINAL.fullmatch(page.lower[low - 1]):
        low -= 1  # "the 9th Vesk Division"
    if low == high or (
        high < head
        and page.lower[high - 1] not in grammar()["titles"]
        and (page.lower[high].lstrip("'’")[:1].isalpha() or page.lower[high + 1 : high + 2] == ["based"])
    ):
        return None
    if high - low == 1 and page.lower[low] in g["single_roles"] | g["roles"]:
        return None  # "Harun's Governor"
    title = page.span((part[0], low)).text if low > part[0] else ""
    for article in ("the ", "The ", "a ", "A ", "an ", "An "):
        title = title.removeprefix(article)
    return page.span((low, high)).text, (title if title not in ("the", "The", "a", "A", "") else None)


def _goes_on(page: Page, at: int) -> bool:
    """Whether the name of a body goes on behind "for": "the Vesk Watch for Human Rights", "... for Work and Trade"."""
    if at == 0 or at + 1 >= len(page.lower) or not page.title(at + 1):
        return False
    if page.lower[at] == "and":
        back = next((i for i in range(at - 1, max(0, at - _PART), -1) if not page.title(i)), 0)
        return back < at - 1 and page.lower[back] == "for" and _goes_on(page, back)
    if page.lower[at] != "for":
        return False
    bodies = grammar()["watching_bodies"] | grammar()["organisation_nouns"]
    return page.lower[at - 1] in bodies and page.title(at - 1)


def _owners(page: Page, mark: int) -> bool:
    """Whether an apostrophe stands inside a name: "Farmers' Union"."""
    apostrophe = mark > 0 and page.lower[mark] in ("'", "’") and page.lower[mark - 1].endswith("s")
    return apostrophe and page.title(mark - 1)


def _shouted(page: Page, part: Range) -> tuple[str, str | None] | None:
    """The name that a source in capitals is throughout: one with an article or a common noun is none."""
    g = grammar()
    common = (
        g["subject_pronouns"]
        | g["determiners"]
        | g["roles"]
        | g["organisation_nouns"]
        | g["documents"]
        | g["prepositions"]
        | g["possessives"]
    )
    low = part[0]
    while low < part[1] and page.lower[low] in g["titles"]:
        low += 1
    several = part[1] - low == 1 and page.lower[low].endswith("s")  # "INDIVIDUALS"
    if low == part[1] or several or any(page.lower[i] in common or not page.lower[i].isalpha() for i in range(*part)):
        return None
    return page.span((low, part[1])).text, page.span((part[0], low)).text if low > part[0] else None


def bracketed(page: Page, cue: Range) -> Range | None:
    """The name in a transcript's "[HALLOW]", or in the one behind "[BEGIN RECORDING]"; no other remark in brackets."""
    low = cue[0]
    for _ in range(2):
        if page.lower[low : low + 1] != ["["]:
            return None
        high = next((i for i in range(low + 1, min(low + _LABEL, len(page.lower))) if page.lower[i] == "]"), None)
        if high is None or high == low + 1:
            return None
        if grammar()["remarks"].isdisjoint(page.lower[low + 1 : high]):
            return low + 1, high
        low = high + 1
    return None


def trails(page: Page, part: Range) -> bool:
    """Whether a source follows what it says: in "..., he said" he is who spoke last, whoever was told of."""
    start = page.tokens[part[0]].start
    before = page.text[max(0, start - 3) : start].rstrip()
    if cuts_in(page, part):
        return False
    if before[-1:] in (",", '"', "”", "’"):
        return True
    alone = part[1] - part[0] == 1 and page.lower[part[0]] in grammar()["subject_pronouns"]
    low, high = page.starts[page.sentence(part[0])], page.sentence_end(part[0])
    return alone and part[0] - low > 3 and high - part[1] <= 2  # "they had fought the army it said."


def cuts_in(page: Page, part: Range) -> bool:
    """Whether a source stands in a clause of somebody else's: "they buried boys who, they said, were shot"."""
    at = part[0] - (part[0] > 0 and page.lower[part[0] - 1] == ",")
    if at <= page.starts[page.sentence(part[0])]:
        return False
    gap = part[1] + 1 < page.sentence_end(part[0]) and is_verbal(page.words, part[1] + 1)
    return page.lower[at - 1] in _CLAUSES or (page.lower[at - 1] == "that" and gap)  # "a hole that they said was dug"


def opens(page: Page, part: Range) -> bool:
    """Whether a source of one word is capitalised only because it opens a sentence: "Prosecutors said"."""
    if part[1] - part[0] != 1:
        return False
    start = page.tokens[part[0]].start
    before = page.text[max(0, start - 3) : start].rstrip(" \"“'‘")
    return not before or before[-1] in '.!?:\n—”"'


def titled(page: Page, part: Range) -> bool:
    """Whether a phrase is written as a name throughout: "Corvane Report" is no report."""
    return part[1] - part[0] > 1 and all(page.title(i) for i in range(part[0] + 1, part[1]))


def anonymous(page: Page, part: Range) -> bool:
    """ "a US defense official", "Pentagon officials": a role with no name of its own."""
    g = grammar()
    for ends in (g["prepositions"] | _HEADS, g["prepositions"] | _HEADS - {"and", "or"} | {"who"}):
        head = next((i for i in range(part[0] + 1, part[1]) if page.lower[i] in ends), part[1])
        named = page.title(head - 1) and not opens(page, (part[0], head))
        if page.lower[head - 1] in g["roles"] - {"police"} and not named:
            return True
    return leads(page, part)


def leads(page: Page, part: Range) -> bool:
    """ "The leader of the Corvan network", "an ally of the mayor": somebody of it, not the network."""
    g = grammar()
    of = next((i for i in range(part[0] + 1, part[1]) if page.lower[i] in _CUTS | {"of"}), part[1])
    head = page.lower[of - 1]
    several = g["organisation_nouns"] | g["group_nouns"] | g["documents"] | g["utterances"] | g["issued"] | _MEASURES
    one = page.lower[part[0]] in ("a", "an", "another") and head not in several
    role = (one or {head, head.removesuffix("s")} & (g["roles"] - {"police"})) and not page.title(of - 1)
    return bool(role) and page.lower[of : of + 1] == ["of"] and of < part[1]


def head_end(page: Page, part: Range) -> int:
    """Where the head phrase ends: before its first comma, bracket, or preposition other than "of" and "from"."""
    for at in range(part[0] + 1, part[1]):
        if page.lower[at] in (",", "(", "in", "on", "at", "who", "whose", "like", "for", "with", "by", "to", "close"):
            return page.tokens[at - 1].end
    return page.tokens[part[1] - 1].end


def statement_of(page: Page, part: Range) -> bool:
    return any(page.lower[i] in ("from", "by", "of") for i in range(part[0] + 1, part[1])) and not _ISSUED.isdisjoint(
        page.lower[part[0] : part[1]]
    )
