"""What one of those counted is, what became of them, and which ones are meant, from the words around a number."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from tadmor.extract.quantities.bounds import Bounded
from tadmor.extract.quantities.fates import _VERB_AFTER, beside, fate_of, governs, told_of
from tadmor.extract.quantities.scopes import scope_after
from tadmor.extract.quantities.units import (
    REACH,
    Unit,
    fate_words,
    head_after,
    is_thing,
    known_units,
    low_at,
    stops,
    unit_of,
)
from tadmor.lang import lexicon
from tadmor.model import Token

__all__ = ["Counted", "counted", "elliptic"]

_KILLED = ("killed", "killed")
_SINCE = 3  # tokens behind "the wounded" in which they die
_DISPLACED = ("displaced", "displaced")
_TAKEN_IN = ("taken in", "displaced")


@dataclass(frozen=True, slots=True)
class Counted:
    """`scope` are the words after the number, as they stand."""

    unit: str | None
    role: str | None
    scope: str | None


def counted(tokens: Sequence[Token], found: Bounded, text: str) -> Counted:
    """What a number counts. A fate ("killed") is the unit of people; things keep theirs and take the role."""
    currency = next((t.text for t in tokens[found.first : found.last] if t.text in ("$", "£", "€", "₽")), None)
    if currency is not None:
        return Counted(known_units()[currency].unit, "money", scope_after(tokens, found.last, text))
    behind = tuple(token.text.lower() for token in tokens[found.last : found.last + 2])
    if behind[:1] == ("%",) or behind == ("per", "cent"):
        past = found.last + (1 if behind[0] == "%" else 2)
        return Counted("percent", "percent", scope_after(tokens, past, text))
    share = _share(tokens, found)
    if share is not None:
        return Counted(share, share, scope_after(tokens, found.last, text))
    head = head_after(tokens, found.last)
    unit = unit_of(tokens, head)
    measured = unit is not None and unit.kind == "measure"
    scope = scope_after(tokens, head + 1 if measured and head is not None else found.last, text)
    scope = scope if unit is None or scope != unit.unit else None
    if unit is not None and unit.kind == "casualty" and head is not None and governs(tokens, found, head):
        name, role = fate_words("before")[low_at(tokens, found.first - 1)]
        return Counted(name, role, scope)
    if unit is not None and unit.kind == "casualty" and head is not None:
        unit = beside(tokens, head, unit)
        if _died_since(tokens, found, head, unit):
            return Counted(*_KILLED, scope)
    if unit is not None and unit.kind in ("measure", "casualty", "act"):
        return Counted(unit.unit, unit.role, scope)
    rest = found.last if head is None else head + 1
    if unit is not None and unit.role == "force" and _next(tokens, rest) in stops("speech"):
        return Counted(unit.unit, None, scope)  # "two officers said"
    if _taken_in(tokens, found, unit):
        return Counted(*_TAKEN_IN, scope)
    fate = told_of(tokens, found, head) or fate_of(tokens, found, rest)
    if fate is not None and fate[1] == "displaced" and head is not None and low_at(tokens, head - 1) == "displaced":
        other = fate_of(tokens, found, rest)  # "killed one soldier and two displaced villagers"
        fate = other if other is not None and other[1] in ("killed", "injured", "casualties") else fate
        fate = _TAKEN_IN if fate == _DISPLACED and low_at(tokens, found.first - 1) in stops("receives") else fate
    if unit is not None and unit.kind == "person":
        fate = _of_people(tokens, rest, unit, fate)
    if unit is not None and unit.kind == "person" and (fate is None or (fate[1] == "displaced" and unit.role)):
        return Counted(unit.unit, unit.role or _serving(tokens, found, head), scope)
    if fate is None:
        return _numbered(tokens, found, unit, scope)
    name, role = fate
    if role == "captured" and unit is None and _noun(tokens, found):  # "took twelve seats"
        return Counted(_noun(tokens, found), None, scope)
    if role == "equipment-lost" and unit is not None and unit.kind == "person":
        return Counted(unit.unit, unit.role, scope)
    if unit is not None and unit.kind == "equipment":
        return Counted(unit.unit, "captured" if role == "captured" else "equipment-lost", scope)
    if unit is not None and unit.kind != "person":
        return Counted(unit.unit, unit.role, scope)
    return Counted(name or (unit.unit if unit else None), role, scope)


def _died_since(tokens: Sequence[Token], found: Bounded, head: int, unit: Unit) -> bool:
    """Whether some of the wounded are dead: "five of the wounded later died in hospital"."""
    some = unit.role == "injured" and _next(tokens, found.last) == "of"
    behind = (low_at(tokens, place) for place in range(head + 1, min(len(tokens), head + 1 + _SINCE)))
    return some and any(fate_words("after").get(word) == _KILLED for word in behind)


def _of_people(
    tokens: Sequence[Token], behind: int, unit: Unit, fate: tuple[str | None, str] | None
) -> tuple[str | None, str] | None:
    """What became of people, where words for things or for a place say so: "destroyed", "moved out", "executed"."""
    ahead = [low_at(tokens, place) for place in range(behind, min(len(tokens), behind + _VERB_AFTER))]
    clause = next((n for n, word in enumerate(ahead) if word in stops("clause")), len(ahead))
    verbs = {second for first, second in pairwise(ahead[:clause]) if first in ("was", "were", "been")}
    if fate is not None and fate[1] == "captured" and any(fate_words("after").get(v) == _KILLED for v in verbs):
        return _KILLED  # "eleven captured soldiers were executed"
    if fate is not None and fate[1] == "equipment-lost" and "destroyed" in verbs:
        return _KILLED
    if fate is None and unit.role == "force" and "fallen" in ahead[:clause]:
        return _KILLED
    words = " ".join(
        low_at(tokens, place) for place in range(_past_comma(tokens, behind), min(len(tokens), behind + 8))
    )
    if unit.unit in ("civilians", "people") and (fate is None or fate == _DISPLACED):
        if any(re.search(rf"\b{phrase}\b", words) for phrase in stops("sheltered")):
            return _TAKEN_IN
        if any(re.search(rf"\b{phrase}\b", words) for phrase in stops("away")):
            return _DISPLACED
    return fate


def _next(tokens: Sequence[Token], at: int) -> str:
    return low_at(tokens, at) if at < len(tokens) else ""


def _taken_in(tokens: Sequence[Token], found: Bounded, unit: Unit | None) -> bool:
    """Whether a camp or an office has them, which is no hospital: "took in 5,200 people", "received 30 displaced"."""
    before = [low_at(tokens, place) for place in range(found.first)]
    people = unit is None or (unit.kind == "person" and unit.role is None)
    taken = before[-1:] == ["in"] and before[-2:-1] and before[-2] in stops("take_in")
    return people and bool(taken) and not stops("hospitals") & set(before)


def _past_comma(tokens: Sequence[Token], at: int) -> int:
    return at + 1 if at < len(tokens) and tokens[at].text == "," else at


def _numbered(tokens: Sequence[Token], found: Bounded, unit: Unit | None, scope: str | None) -> Counted:
    """What a number without a fate counts; a bare one what stands behind "number of": "the number of strikes at 40"."""
    if unit is None and found.first and low_at(tokens, found.first - 1) in stops("stands"):
        before = [low_at(tokens, place) for place in range(max(0, found.first - REACH * 2), found.first)]
        starts = [n for n, (word, of) in enumerate(pairwise(before)) if (word, of) == ("number", "of")]
        named = [known_units()[w] for w in before[starts[-1] + 2 :] if w in known_units()] if starts else []
        if named:
            return Counted(named[0].unit, named[0].role, scope)
    return Counted(unit.unit if unit else _noun(tokens, found), unit.role if unit else None, scope)


def _serving(tokens: Sequence[Token], found: Bounded, head: int | None) -> str | None:
    """ "force" of men who are somebody's, or who are sent and fight: "400 of its men", "2,000 men were deployed"."""
    if head is None or low_at(tokens, head) not in stops("men"):
        return None
    clause = stops("clause")
    ahead = [low_at(tokens, place) for place in range(found.last, min(len(tokens), head + _VERB_AFTER))]
    end = next((n for n, word in enumerate(ahead) if word in clause), len(ahead))
    before = [low_at(tokens, place) for place in range(max(0, found.first - REACH), found.first)]
    words = {*ahead[:end], *before[-3:], *({"garrison"} & set(before))}
    if before[-2:-1] == ["they"] and before[-1] == "had":  # "they had 5,000 men there"
        return "force"
    return "force" if words & stops("serving") else None


def elliptic(tokens: Sequence[Token], found: Bounded, of: Counted, last: str | None) -> Counted:
    """What a bare number of things lost counts, when the things were named just before: "it lost five"."""
    bare = found.last == len(tokens) or not tokens[found.last].text[0].isalnum()
    lost = found.first and low_at(tokens, found.first - 1) in stops("lost")
    things = is_thing(last)
    return Counted(last, "equipment-lost", of.scope) if bare and lost and things else of


def _share(tokens: Sequence[Token], found: Bounded) -> str | None:
    """ "times" of "twice"; "share" of a fraction below one ("about a third of those killed")."""
    last = tokens[found.amount.last - 1].text.lower()
    if last in lexicon("en", "numbers")["times"]:
        return "times"
    part = found.amount.low is not None and found.amount.low < 1
    return "share" if part and last in lexicon("en", "numbers")["fractions"] else None


def _noun(tokens: Sequence[Token], found: Bounded) -> str | None:
    """For want of a known noun the plural that comes first."""
    for token in tokens[found.last : found.last + 4]:
        word = token.text.lower()
        if not word[0].isalpha() or word in stops("stops"):
            return None
        if word.endswith("s") and len(word) > 3:
            return word
    return None
