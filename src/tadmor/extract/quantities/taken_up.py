"""A bare number takes up what was counted before: "a source had spoken of 97", "a figure of 24", "13 were children".

What that was stands in the same sentence or in one of the two before it; of a sentence the first number is meant.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from tadmor.extract.quantities.bounds import Bounded
from tadmor.extract.quantities.counting import Counted
from tadmor.extract.quantities.units import known_units, low_at
from tadmor.extract.quantities.unsaid import is_of_victims, is_strength
from tadmor.lang import lexicon
from tadmor.model import Token

__all__ = ["Before", "before_next", "taken_up"]

_FATES = frozenset(["killed", "injured", "casualties", "captured", "missing", "displaced"])
_COUNTED = _FATES | {"force"}
_SENTENCES = 2  # how many before one may tell what its bare number counts
_NEAR = 300  # characters before a number in which bodies are found, or a house is hit
_DEAD = Counted("killed", "killed", None)


@dataclass(frozen=True, slots=True)
class Before:
    """What the first number of the last sentence that has one counts, and how many sentences ago that was."""

    of: Counted | None = None
    age: int = 0


def before_next(before: Before, some: Sequence[Counted]) -> Before:
    """What the sentence after one with these numbers may take up."""
    first = next((of for of in some if of.role in _COUNTED), None)
    if first is not None:
        return Before(first)
    return Before(before.of, before.age + 1) if before.age < _SENTENCES - 1 else Before()


def taken_up(
    tokens: Sequence[Token], some: Sequence[tuple[Bounded, Counted]], before: Before, text: str
) -> list[Counted]:
    """What each number of a sentence counts, the bare ones by what was counted before them; `text` stands before."""
    found: list[Counted] = []
    for here, of in some:
        earlier = next((o for o in found if o.role in _COUNTED), before.of)
        whole = next((o for o in found if o.role in _FATES), None)
        if of.role is not None or not (of.unit is None or of.unit in ("names", "people")):
            found.append(of)
            continue
        listed = whole is not None and _in_list(tokens, some[0][0], here, of)
        told = whole if listed else _told(tokens, here, of, earlier, text)
        found.append(of if told is None else replace(of, unit=told.unit, role=told.role))
    return found


def _told(tokens: Sequence[Token], here: Bounded, of: Counted, earlier: Counted | None, text: str) -> Counted | None:
    """What one bare number counts, None where no words say."""
    if _is_list_of_names(tokens, here) or (of.unit is None and _is_of_bodies(tokens, here)):
        pattern = "hit" if of.unit == "names" else "bodies"
        if _pattern(pattern).search(text[-_NEAR:]):
            return _DEAD
    if is_of_victims(tokens, here):
        return _DEAD
    if of.unit is not None:
        return None
    if _garrisoned(tokens, here) or (_is_bare(tokens, here) and is_strength(_before(tokens, here))):
        return Counted("soldiers", "force", None)
    if here.first == 0 and _have_come(tokens, here) and _pattern("gone").search(text[-_NEAR // 2 :]):
        return Counted("civilians", "displaced", None)
    if _opens(tokens, here) and _is_hourly(tokens, here, text):
        return _DEAD
    if earlier is None:
        return None
    if earlier.role in _FATES and _is_left_out(tokens, here):
        return earlier
    return earlier if _is_bare(tokens, here) and (_is_figure(tokens, here) or _is_whose(tokens, here)) else None


def _before(tokens: Sequence[Token], here: Bounded) -> str:
    return "".join(f"{token.text} " for token in tokens[max(0, here.first - 8) : here.first])


def _is_left_out(tokens: Sequence[Token], here: Bounded) -> bool:
    """Whether only the number of some dead is said again: "So twenty-three", "Seven were mine", "the number is 20"."""
    if _opens(tokens, here):
        return _are_people(tokens, here) or _are_ours(tokens, here) or not _at(tokens, here.last)[:1].isalnum()
    if not _is_bare(tokens, here):
        return False
    seen = _at(tokens, here.first - 1) in _words("seen")
    return seen or _pattern("number", end=" $").search(_before(tokens, here)) is not None


def _opens(tokens: Sequence[Token], here: Bounded) -> bool:
    """Whether nothing but "so" and the like stands before it in its sentence."""
    before = [_at(tokens, place) for place in range(here.first)]
    return all(not word[:1].isalnum() or word in _words("lead") for word in before)


def _are_ours(tokens: Sequence[Token], here: Bounded) -> bool:
    """ "Seven were from my battalion"."""
    ahead = [_at(tokens, here.last + n) for n in range(3)]
    return ahead[0] in ("were", "are", "was") and (ahead[1] in _words("mine") or ahead[2] in _words("mine"))


def _is_hourly(tokens: Sequence[Token], here: Bounded, text: str) -> bool:
    """ "Nine by noon", where the dead were laid out."""
    last = _at(tokens, here.last) in _words("hourly")
    return last and _pattern("bodies").search(text[-_NEAR:]) is not None


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(lexicon("en", "units")["taken_up"][name])


@cache
def _pattern(name: str, end: str = r"\b") -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(sorted(_words(name)))}){end}", re.IGNORECASE)


def _at(tokens: Sequence[Token], at: int) -> str:
    return low_at(tokens, at) if 0 <= at < len(tokens) else ""


def _is_bare(tokens: Sequence[Token], here: Bounded) -> bool:
    """Whether no noun follows."""
    word = _at(tokens, here.last)
    return not word[:1].isalnum() or word in _words("behind")


def _is_figure(tokens: Sequence[Token], here: Bounded) -> bool:
    """ "had spoken of 97", "has claimed more than 290", "put the number at no more than 1,000"."""
    last, first = _at(tokens, here.first - 1), _at(tokens, here.first - 2)
    if last == "of":
        return first in _words("spoken")
    if last == "at":
        return bool(_words("put") & {_at(tokens, here.first - n) for n in range(2, 8)})
    return last in _words("claimed")


def _is_whose(tokens: Sequence[Token], here: Bounded) -> bool:
    """ "The coalition's 2,000 was a number from the spring"."""
    return _at(tokens, here.first - 1) in ("'s", "’s") and _at(tokens, here.last) in ("was", "is", "were", "looks")


def _are_people(tokens: Sequence[Token], here: Bounded) -> bool:
    """ "Thirteen were children"."""
    if _at(tokens, here.last) not in ("were", "are", "was"):
        return False
    nouns = (known_units().get(_at(tokens, here.last + n)) for n in (1, 2))
    return any(noun is not None and noun.kind == "person" for noun in nouns)


def _is_of_bodies(tokens: Sequence[Token], here: Bounded) -> bool:
    """ "I counted fourteen before it grew dark", where bodies were lying."""
    return _at(tokens, here.first - 1) in _words("seen") and (
        _is_bare(tokens, here) or _at(tokens, here.last) in ("before", "until")
    )


def _is_list_of_names(tokens: Sequence[Token], here: Bounded) -> bool:
    """ "has a list of 11 names"."""
    before = {_at(tokens, here.first - n) for n in range(1, 4)}
    return _at(tokens, here.last) == "names" and bool(before & {"list", "lists"})


def _garrisoned(tokens: Sequence[Token], here: Bounded) -> bool:
    """ "put the garrison of the town at 2,000 to 3,000", "some 900 in the pocket"."""
    around = {_at(tokens, place) for place in range(max(0, here.first - 14), here.first)}
    if _at(tokens, here.first - 1) == "at" and _is_bare(tokens, here) and around & _words("garrison"):
        return True
    ahead = [_at(tokens, here.last + n) for n in range(5)]
    inside = ahead[2:] if ahead[:2] in (["of", "them"], ["of", "us"]) else ahead
    return inside[0] == "in" and bool(set(inside[1:3]) & _words("ring"))


def _have_come(tokens: Sequence[Token], here: Bounded) -> bool:
    """ "About 1,200 have crossed the lines", where residents are spoken of."""
    return _at(tokens, here.last) in ("have", "had") and _at(tokens, here.last + 1) in _words("come")


def _in_list(tokens: Sequence[Token], first: Bounded, here: Bounded, of: Counted) -> bool:
    """ "29 were killed: seven by snipers; five by mines", "26 people died: 24 at the site and two later"."""
    between = [_at(tokens, place) for place in range(first.last, here.first)]
    joint = next((word for word in reversed(between) if word != "the"), "")
    bare = of.unit is None and (_is_bare(tokens, here) or _at(tokens, here.last) in _words("listed"))
    return bare and ":" in between and joint in (":", ";", ",", "and")
