"""What a source turns on: the clause behind it and the names inside it are not who speaks."""

from tadmor.extract.attributions.page import Page
from tadmor.model import Span
from tadmor.nlp.chunks import Range
from tadmor.nlp.grammar import grammar

__all__ = ["RELATIVE", "bare", "first_phrase", "of_another", "one_of_them"]

RELATIVE = frozenset(["who", "which", "that", "whose"])
_DASHES = frozenset(["--", "—", "–"])
_ONE = frozenset(["a", "an", "another", "one"])


def bare(page: Page, part: Range) -> Range:
    """A source without the clause on it: "rebels fighting Harun", "the commander, whose group fled"."""
    lower = page.lower
    for at in range(part[0] + 1, part[1]):
        relative = lower[at] in RELATIVE and (lower[at] != "that" or lower[at - 1] not in grammar()["prepositions"])
        aside = lower[at] in _DASHES and at + 1 < len(lower) and not page.title(at + 1)
        if relative or aside or _doing(page, at):
            end = at
            while end > part[0] + 1 and (lower[end - 1] == "," or lower[end - 1] in grammar()["prepositions"]):
                end -= 1
            return part[0], end
    return part


def first_phrase(page: Page, part: Range) -> Range:
    """A source without its appositions: "The Vesk Observatory" of "The Vesk Observatory, a monitoring group,"."""
    return part[0], next((i for i in range(part[0] + 1, part[1]) if page.lower[i] in (",", "(")), part[1])


def _doing(page: Page, at: int) -> bool:
    """Whether a participle tells what several do: "groups claiming to speak for it"."""
    before = page.lower[at - 1]
    several = before.endswith("s") and len(before) > 3 and not page.title(at - 1)
    return several and page.lower[at].endswith("ing") and not page.title(at)


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
    return one or last in grammar()["prepositions"] | {"and", "as"}


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
