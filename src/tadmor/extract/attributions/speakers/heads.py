"""What a source turns on: the clause behind it and the names inside it are not who speaks."""

from tadmor.extract.attributions.page import Page
from tadmor.model import Span
from tadmor.nlp.chunks import Range
from tadmor.nlp.grammar import grammar
from tadmor.nlp.names.lists import lists
from tadmor.ontology.spelling import ARTICLES

__all__ = [
    "DASHES",
    "FIGHTING",
    "RELATIVE",
    "apposed",
    "bare",
    "capital",
    "first_phrase",
    "is_calling",
    "maker_part",
    "of_another",
    "one_of_them",
]

FIGHTING = frozenset(["fighting", "battling", "combating", "combatting", "bombing", "opposing", "besieging"])
"""What a body does to another that is named behind it."""
RELATIVE = frozenset(["who", "which", "that", "whose"])
DASHES = frozenset(["--", "—", "–"])
_ONE = frozenset(["a", "an", "another", "one"])
_LONGEST = 5  # tokens of a name
_FROM = frozenset(["from"])
_MADE_BY = 3  # tokens of "compiled daily by"
_FORCES = frozenset(["coalition", "alliance", "force", "command", "campaign"])


def bare(page: Page, part: Range) -> Range:
    """A source without the clause on it: "rebels fighting Harun", "the commander, whose group fled"."""
    lower = page.lower
    for at in range(part[0] + 1, part[1]):
        relative = lower[at] in RELATIVE and (lower[at] != "that" or lower[at - 1] not in grammar()["prepositions"])
        aside = lower[at] in DASHES and at + 1 < len(lower) and not page.title(at + 1)
        if relative or aside or _doing(page, at):
            end = at
            while end > part[0] + 1 and (lower[end - 1] == "," or lower[end - 1] in grammar()["prepositions"]):
                end -= 1
            return part[0], end
    return part


def first_phrase(page: Page, part: Range) -> Range:
    """A source without its appositions: "The Vesk Observatory" of "The Vesk Observatory, a monitoring group,"."""
    return part[0], next((i for i in range(part[0] + 1, part[1]) if page.lower[i] in (",", "(")), part[1])


def maker_part(page: Page, part: Range) -> Range:
    """What counts or shows without that of which it was made: "a count based on the army's words" is not the army's."""
    g, lower = grammar(), page.lower
    at = next((i for i in range(part[0] + 1, part[1]) if lower[i] in g["made_of"] | _FROM), part[1])
    if lower[at - 1] not in g["documents"] or "by" in lower[at : min(at + _MADE_BY, part[1])]:
        return part
    words = g["utterances"] | g["documents"]
    theirs = lower[at : at + 1] == ["from"] and words.isdisjoint(lower[at : part[1]])
    return part if theirs else (part[0], at)  # "figures from the army" are the army's own


def _doing(page: Page, at: int) -> bool:
    """Whether a participle tells what several do, "groups claiming to speak for it", or whom a body fights."""
    before, g = page.lower[at - 1], grammar()
    if page.lower[at] in FIGHTING and before in g["organisation_nouns"] | g["group_nouns"] | g["allied"] | _FORCES:
        return True
    several = before.endswith("s") and len(before) > 3 and not page.title(at - 1)
    return several and page.lower[at].endswith("ing") and not page.title(at)


def apposed(page: Page, part: Range) -> Range | None:
    """The name, with its rank, that is all that stands behind the last comma: "one of the council, Marin Dubal,"."""
    high = part[1] - (page.lower[part[1] - 1] == ",")
    low = next((i + 1 for i in range(high - 1, part[0], -1) if page.lower[i] == ","), high)
    name = low
    fronts = grammar()["titles"] | grammar()["ranks"] | lists().private_roles
    while name < high - 1 and page.lower[name] in fronts:
        name += 1
    if not 2 <= high - name <= _LONGEST or not all(capital(page, i) for i in range(name, high)):
        return None
    return name, high


def capital(page: Page, at: int) -> bool:
    """Whether a token may belong to a name: "Harun", "al-Harun"."""
    article, hyphen, name = page.tokens[at].text.partition("-")
    return page.title(at) or bool(hyphen and article.lower() in ARTICLES and name[:1].isupper())


def is_calling(noun: str) -> bool:
    """Whether a noun is for one person by what he does or is: "harbourmaster", "surgeon", "boy"."""
    g = grammar()
    if noun in g["group_roles_plural"] | g["organisation_nouns"] or (noun.endswith("s") and not noun.endswith("ss")):
        return False
    known = g["roles"] | g["single_roles"] | g["anyone"] | lists().functions
    return noun in known or noun.endswith(("master", "keeper", "worker", "man", "woman", "smith", "teacher"))


def _is_apposed(page: Page, part: Range, name: Span) -> bool:
    """Whether a name behind the last comma is that of the one with whom a source begins, and of no office between."""
    found = apposed(page, part)
    if found is None or page.tokens[found[0]].start > name.end or name.start > page.tokens[found[1] - 1].start:
        return False
    between = range(part[0] + 2, found[0])
    offices = (i for i in between if page.lower[i] in grammar()["single_roles"])
    return all(page.title(i + 1) for i in offices)  # "a spokesman for the mayor of Vesk, Marin Dubal" may be either


def of_another(page: Page, part: Range, name: Span) -> bool:
    """Whether a name only tells whose one unnamed is: "an ally of Chancellor Dubal", "activists at the Vesk Centre"."""
    lower = page.lower
    front = [i for i in range(*part) if page.tokens[i].start < name.start]
    if not front:
        return False
    tied = next((i for i in front[1:] if lower[i] in grammar()["prepositions"] | {","}), None)
    small = grammar()["determiners"] | grammar()["possessives"]
    last = next((lower[i] for i in reversed(front) if lower[i] not in small), "")
    one = lower[part[0]] in _ONE and tied is not None and lower[tied] != "," and not page.title(tied - 1)
    return (one and not _is_apposed(page, part, name)) or last in grammar()["prepositions"] | {"and", "as"}


def one_of_them(page: Page, part: Range, end: int) -> bool:
    """ "A Harun Front insider": one of those whom a name ends before, no body and nothing that they issued."""
    g, lower = grammar(), page.lower
    head = next((i for i in range(part[0] + 1, part[1]) if lower[i] in g["prepositions"] | {","}), part[1]) - 1
    if lower[part[0]] not in _ONE or page.tokens[head].start < end or page.title(head):
        return False
    bodies = g["organisation_nouns"] | g["group_nouns"] | g["documents"] | g["issued"] | g["bodies_again"] | g["allied"]
    rest = [lower[i] for i in range(part[0] + 1, head + 1) if page.tokens[i].start >= end]
    told = bodies | g["utterances"] | {"account", "estimate", "assessment"}
    return told.isdisjoint(rest) and not lower[head].endswith("s")
