"""What a number takes from another of its sentence: a part its role, a list behind a colon, what a toll was up from.

"204 civilians, 61 of them children, were killed", "398 were killed: 213 jihadists and 24 civilians", "32 dead, up from
19 the day before".
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from tadmor.extract.quantities.bounds import Bounded
from tadmor.extract.quantities.counting import Counted
from tadmor.extract.quantities.scopes import is_finite
from tadmor.extract.quantities.units import bounding, known_units, low_at, unit_named
from tadmor.lang import lexicon
from tadmor.model import Token

__all__ = ["partaking"]

_FATES = frozenset(["killed", "injured", "casualties", "captured", "missing", "displaced"])
"""Roles of people to whom something happened."""
_OPEN = frozenset([None, "force"])
_THEM = frozenset(["them", "whom"])
_JOINTS = frozenset(["and", ",", ":", ";"])
_REACH = 16  # tokens before a number in which words say that it is a former one


def partaking(tokens: Sequence[Token], some: Sequence[tuple[Bounded, Counted]]) -> list[Counted]:
    """What each number of a sentence counts, with what it takes from the whole before it."""
    found: list[Counted] = []
    whole: tuple[Bounded, Counted] | None = None
    part: Bounded | None = None
    for here, of in some:
        if whole is not None and _may_be_of(whole[1], of) and _is_told(tokens, whole[0], part, here):
            of, part = replace(of, unit=whole[1].unit, role=whole[1].role), here
        else:
            whole, part = (here, of) if of.role in _FATES else whole, None
        found.append(of)
    return found


def _was_before(tokens: Sequence[Token], here: Bounded) -> bool:
    """Whether a bare number is one that another took the place of: "up from 19", "raised an earlier count of 16"."""
    return _pattern("former").search(_before(tokens, here, _REACH)) is not None


def _may_be_of(whole: Counted, of: Counted) -> bool:
    """Whether it counts people of whom no words say what became of them, or the same as of the whole."""
    unit = known_units().get(of.unit or "") or unit_named(of.unit or "")
    people = of.unit is None or of.unit == "people" or (unit is not None and unit.kind == "person")
    return of.role == whole.role or (of.role in _OPEN and people)


def _is_told(tokens: Sequence[Token], whole: Bounded, part: Bounded | None, here: Bounded) -> bool:
    """Whether words say that a number is of those whom the whole counts; `part` is one just before it in a list."""
    if _is_part(tokens, here) or (_was_before(tokens, here) and _is_bare(tokens, here)):
        return True
    between = [low_at(tokens, at) for at in range((part or whole).last, here.first)]
    if part is None:
        between = between[between.index(":") :] if ":" in between else []
    return bool(between) and _joint(tokens, here) in _JOINTS and not any(map(is_finite, between))


def _is_part(tokens: Sequence[Token], here: Bounded) -> bool:
    """Whether it counts some of others: "including two women", "61 of them children"."""
    behind = [low_at(tokens, at) for at in range(here.last, min(len(tokens), here.last + 2))]
    if behind[:1] == ["of"] and _THEM.issuperset(behind[1:2]) and behind[1:2]:
        return True
    return _pattern("including").search(_before(tokens, here, 4)) is not None


def _is_bare(tokens: Sequence[Token], here: Bounded) -> bool:
    """Whether no noun of people or things is what a number counts: "up from 19 the day before"."""
    return here.last == len(tokens) or unit_named(low_at(tokens, here.last)) is None


def _joint(tokens: Sequence[Token], here: Bounded) -> str:
    return _before(tokens, here, 4).rstrip().rpartition(" ")[2]


def _before(tokens: Sequence[Token], here: Bounded, reach: int) -> str:
    """The words before a number and those of its bound, each with a space behind it."""
    at = here.first
    while at > 0 and low_at(tokens, at - 1) in bounding():
        at -= 1
    return "".join(f"{low_at(tokens, place)} " for place in range(max(0, at - reach), at))


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile("|".join(lexicon("en", "units")["parts"][name]))
