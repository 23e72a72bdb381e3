"""Dead who are counted without a verb of dying: "the martyrs are seven", "forty lie in the ditch", "we buried 19".

Also a force whose strength is told: "the garrison has grown to 900".
"""

import re
from collections.abc import Sequence
from functools import cache

from tadmor.extract.quantities.bounds import Bounded
from tadmor.extract.quantities.units import fate_words, known_units, low_at, stops, unit_named
from tadmor.lang import lexicon
from tadmor.model import Token

__all__ = ["is_of_victims", "is_strength", "unsaid"]

_NEAR = 3  # tokens before a number in which a grave is told of
_ASIDE = 9  # tokens of an aside that says who speaks, between a verb and its number


def unsaid(tokens: Sequence[Token], found: Bounded, head: int | None) -> tuple[str | None, str] | None:
    """Unit and role of those whose fate stands in a noun before, in how they lie, or in who buried them."""
    word = _at(tokens, head) if head is not None else ""
    person = unit_named(word)
    if head is not None and (person is None or person.kind != "person"):
        return None
    if head is None and (is_told := _predicated(tokens, found)):
        return is_told
    if head is not None and _tied(tokens, head):
        return fate_words("after")["captured"]
    dead = _lie(tokens, found, head) or _buried(tokens, found, head)
    return fate_words("after")["dead"] if dead else _before_aside(tokens, found)


def _at(tokens: Sequence[Token], at: int) -> str:
    return low_at(tokens, at) if 0 <= at < len(tokens) else ""


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(lexicon("en", "units")["unsaid"][name])


def _is_bare(tokens: Sequence[Token], found: Bounded) -> bool:
    word = _at(tokens, found.last)
    return not word[:1].isalnum() or word in _words("behind")


def _predicated(tokens: Sequence[Token], found: Bounded) -> tuple[str | None, str] | None:
    """ "The martyrs are seven", "our dead number 40"."""
    noun = known_units().get(_at(tokens, found.first - 2))
    if noun is None or noun.kind != "casualty" or noun.role is None or not _is_bare(tokens, found):
        return None
    stands = _at(tokens, found.first - 1) in _words("are")
    return (noun.unit, noun.role) if stands and _at(tokens, found.first - 3) in _words("whose") else None


def _tied(tokens: Sequence[Token], head: int) -> bool:
    """ "Some forty men with tied hands"."""
    ahead = [_at(tokens, head + n) for n in range(1, 6)]
    return ahead[:1] == ["with"] and bool(_words("tied") & set(ahead)) and "hands" in ahead


def _lie(tokens: Sequence[Token], found: Bounded, head: int | None) -> bool:
    """ "Of the enemy forty lie in the ditch", and in no hospital."""
    verb = found.last if head is None else head + 1
    if _at(tokens, verb) not in _words("lie"):
        return False
    ahead = {_at(tokens, place) for place in range(verb, verb + 8)}
    return not ahead & (stops("hospitals") | _words("alive"))


def _buried(tokens: Sequence[Token], found: Bounded, head: int | None) -> bool:
    """ "We buried 19 people", "I washed seven": by hands, and not by what fell on them."""
    before = [_at(tokens, place) for place in range(max(0, found.first - _NEAR), found.first)]
    if before[-1:] and before[-1] in _words("washed"):
        return head is None and _is_bare(tokens, found)
    ahead = [_at(tokens, place) for place in range(found.last if head is None else head + 1, found.last + _NEAR + 2)]
    passive = ahead[:1] in (["were"], ["was"]) and ahead[1:2] == ["buried"]
    if not passive and not set(before[-1:]) & _words("buried"):
        return False
    around = {_at(tokens, place) for place in range(len(tokens))}
    return not around & _words("fallen") and (passive or head is not None or _is_bare(tokens, found))


def _before_aside(tokens: Sequence[Token], found: Bounded) -> tuple[str | None, str] | None:
    """ "Had lost, he told me on the road, seventeen men": past an aside that only says who speaks."""
    if _at(tokens, found.first - 1) != ",":
        return None
    opens = next((n for n in range(found.first - 2, max(0, found.first - _ASIDE), -1) if _at(tokens, n) == ","), None)
    if opens is None or not {_at(tokens, n) for n in range(opens + 1, found.first - 1)} & stops("speech"):
        return None
    return fate_words("before").get(_at(tokens, opens - 1))


def is_of_victims(tokens: Sequence[Token], found: Bounded) -> bool:
    """ "The number of victims is exaggerated; there were not more than six"."""
    if not _is_bare(tokens, found):
        return False
    before = [_at(tokens, place) for place in range(found.first)]
    at = next((n for n in range(len(before) - 2) if before[n : n + 2] == ["number", "of"]), None)
    return at is not None and before[at + 2] in _words("victims") and "there" in before[at + 3 :]


def is_strength(text: str) -> bool:
    """Whether words before a number say that it is the strength of a force: "the garrison has grown to"."""
    return _strength().search(text.lower()) is not None


@cache
def _strength() -> re.Pattern[str]:
    forces, verbs = ("|".join(sorted(_words(name))) for name in ("forces", "grown"))
    return re.compile(rf"\b(?:{forces})(?: (?:has|have|had|is|was|now|already|since|by then))* (?:{verbs}) $")
