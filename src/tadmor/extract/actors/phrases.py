"""The noun phrase around a word: determiner, number and adjectives to its left, its noun to the right."""

from dataclasses import dataclass
from functools import cache

from tadmor.lang import lexicon
from tadmor.nlp.known import Scanned

__all__ = ["SIDED", "Nouns", "left_edge", "nouns", "right_edge", "sided"]

_HEADS = ("fighters", "civilians", "bare_civilians", "peoples", "uniformed", "press", "unnamed")
_BODIES = frozenset(
    ["coalition", "group", "organisation", "organization", "militia", "movement", "faction", "ministry"]
)
_MORE = frozenset(["groups", "factions", "militias", "forces", "enemy"])
_GROUP = frozenset(["group", "faction", "militia", "movement", "alliance", "coalition"])
SIDED = frozenset(["pro", "anti"])
"""Before whose name a hyphen says for or against whom somebody is."""
_LONGEST = 8  # words to the left


@dataclass(frozen=True, slots=True, kw_only=True)
class Nouns:
    """Folded nouns and adjectives of groups, from lang/en/titles.toml [groups] and [states]."""

    fighters: frozenset[str]
    bodies: frozenset[str]
    troops: frozenset[str]
    civilians: frozenset[str]
    bare_civilians: frozenset[str]
    suffering: frozenset[str]
    peoples: frozenset[str]
    uniformed: frozenset[str]
    holdings: frozenset[str]
    attackers: frozenset[str]
    single: frozenset[str]
    violent: frozenset[str]
    foreign_forces: frozenset[str]
    press: frozenset[str]
    unnamed: frozenset[str]
    official_things: frozenset[str]
    of_peoples: frozenset[str]
    unique: frozenset[str]
    of_state: frozenset[str]
    private: frozenset[str]
    adjectives: frozenset[str]
    determiners: frozenset[str]
    numbers: frozenset[str]
    counts: frozenset[str]
    portions: frozenset[str]
    qualifiers: frozenset[str]
    strikes: frozenset[str]
    stands: frozenset[str]
    sending: frozenset[str]
    partial: frozenset[str]
    speech: frozenset[str]
    heads: frozenset[str]


@cache
def nouns() -> Nouns:
    """The English lists."""
    titles = lexicon("en", "titles")
    found = titles["groups"] | {key: titles["states"][key] for key in ("strikes", "stands", "sending")}
    sets = {key: frozenset(words) for key, words in found.items()}
    heads = frozenset().union(*(sets[key] for key in _HEADS), _BODIES, _MORE)
    return Nouns(**sets, heads=heads)


def left_edge(scanned: Scanned, at: int, listed: Nouns) -> int:
    """The index of the first word of the phrase whose core starts at `at`: "some 4,000" before "terrorists"."""
    first = at - sided(scanned, at)
    while first > 0 and at - first < _LONGEST:
        word = scanned.words[first - 1]
        if sided(scanned, first - 1):
            first -= 2
        elif word.fold in listed.determiners and not word.marked:
            first -= 1
            if not (first > 1 and _of(scanned, first, listed)):
                break
        elif (
            (word.fold == "of" and first > 1 and scanned.words[first - 2].fold in listed.portions)
            or word.fold in listed.numbers
            or word.text[:1].isdigit()
            or (word.fold in listed.adjectives and (not word.possessive))
        ):
            first -= 1
        elif _adjectives_beside(scanned, first - 1, at, listed) or (
            word.fold in {"led", "backed", "held", "allied"} and first > 1 and scanned.words[first - 2].joined
        ):
            first -= 2
        else:
            break
    return _without_edge(scanned, first, at)


def sided(scanned: Scanned, at: int) -> bool:
    """Whether a word only says for or against whom somebody is: the Russian of "pro-Russian rebels"."""
    return at > 0 and scanned.words[at - 1].joined and scanned.words[at - 1].fold in SIDED


def _adjectives_beside(scanned: Scanned, conjunction: int, at: int, listed: Nouns) -> bool:
    """Whether "and" joins two adjectives of one phrase: "security and intelligence" before "officials"."""
    beside = (conjunction - 1, conjunction + 1)
    if scanned.words[conjunction].fold != "and":
        return False
    return conjunction > 0 and all(i < at and scanned.words[i].fold in listed.adjectives for i in beside)


def _of(scanned: Scanned, first: int, listed: Nouns) -> bool:
    return scanned.words[first - 1].fold == "of" and scanned.words[first - 2].fold in listed.portions


def _without_edge(scanned: Scanned, first: int, at: int) -> int:
    """Past words that cannot open a phrase ("than", "of", "least" without "at")."""
    while first < at and scanned.words[first].fold in {"than", "of"}:
        first += 1
    plural = any(word.fold.endswith("s") for word in scanned.words[at : at + 2])
    if first < at and scanned.words[first].fold == "that" and plural:
        first += 1  # "a need that officials see"
    if first < at and scanned.words[first].fold == "least" and first > 0 and scanned.words[first - 1].fold == "at":
        first -= 1
    return first


def right_edge(scanned: Scanned, end: int, listed: Nouns) -> int:
    """The end of the phrase whose name ends at `end`: "fighters" after "IS"."""
    at = end
    if at and scanned.words[at - 1].possessive:
        return end
    while at < len(scanned.words) and at - end < 3:
        fold = scanned.words[at].fold
        if fold in listed.fighters | listed.bodies | listed.troops:
            group = at + 1 < len(scanned.words) and scanned.words[at + 1].fold in _GROUP
            return at + 1 + (group and fold in listed.fighters)  # "the X rebel group"
        if fold not in listed.adjectives or scanned.words[at].marked:
            break
        at += 1
    return end
