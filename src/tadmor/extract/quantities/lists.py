"""What stands in one list shares its verb: "destroyed five tanks, 18 vehicles", "20 soldiers were killed, and 6".

Also the bare number of those named before: "more than 5,000 fighters took part. Some 4,000 of them came from the east".
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from tadmor.extract.quantities.bounds import Bounded
from tadmor.extract.quantities.counting import Counted
from tadmor.extract.quantities.scopes import is_finite
from tadmor.extract.quantities.units import bounding, is_thing, stops
from tadmor.model import Token

__all__ = ["carried", "of_them"]

_LOST = frozenset(["equipment-lost", "captured"])
_FATES = frozenset(["killed", "injured", "captured"])
_DESTROYED = frozenset(["destroyed", "eliminated", "neutralised", "neutralized"])
_BE = frozenset(["was", "were", "been"])
_REACH = 12  # tokens behind the last of a list in which its verb stands
_THEM = frozenset(["them", "whom"])
_MEN = frozenset(["fighters", "soldiers"])

_Some = Sequence[tuple[Bounded, Counted]]


def carried(tokens: Sequence[Token], some: _Some) -> Iterator[Counted]:
    """What each number of a sentence counts, with the verb of the list in which it stands."""
    found = [of for _, of in some]
    for at in reversed(range(len(some) - 1)):
        found[at] = _from_behind(tokens, some[at][0], found[at], some[at + 1][0], found[at + 1])
    for at in range(1, len(some)):
        found[at] = _from_before(tokens, some[at - 1][0], found[at - 1], some[at][0], found[at])
    yield from found


def _from_behind(tokens: Sequence[Token], here: Bounded, of: Counted, then: Bounded, behind: Counted) -> Counted:
    """ "Eleven tanks, 31 vehicles and over 300 militants were destroyed"."""
    if of.role == "force" and behind.role == "equipment-lost" and _listed(tokens, here, then):
        ahead = _words(tokens, then.last, then.last + _REACH)
        if _BE & set(ahead) and _DESTROYED & set(ahead):  # "200 servicemen and five tanks were destroyed"
            return replace(of, unit="killed", role="killed")
    bare = is_thing(of.unit) and of.role is None
    told = behind.role in ("killed", "equipment-lost") and _BE & set(_words(tokens, then.last, then.last + _REACH))
    return replace(of, role="equipment-lost") if bare and told and _listed(tokens, here, then) else of


def _from_before(tokens: Sequence[Token], first: Bounded, before: Counted, here: Bounded, of: Counted) -> Counted:
    if of.role in (None, "force", "displaced") and before.role in _FATES and _along(tokens, first, here, of):
        return replace(of, unit=before.unit, role=before.role)
    if not _listed(tokens, first, here):
        return _last_of_list(tokens, before, here, of)
    if is_thing(of.unit) and of.role is None and before.role in _LOST and is_thing(before.unit):
        return replace(of, role=before.role)
    return _last_of_list(tokens, before, here, of)


def _along(tokens: Sequence[Token], first: Bounded, here: Bounded, of: Counted) -> bool:
    """Whether the same happened to these: "one soldier was killed along with two guests"."""
    between = _words(tokens, first.last, here.first)
    others = any(word in (",", ";", ".", "who", "while", "but") for word in between)
    people = of.unit in ("people", "civilians", "soldiers", "fighters", "displaced")
    return people and not others and between[-2:] in (["along", "with"], ["together", "with"], ["alongside", "with"])


def _last_of_list(tokens: Sequence[Token], before: Counted, here: Bounded, of: Counted) -> Counted:
    """ "120 soldiers had been killed, and 56 militants": without a verb of its own, at the end of its clause."""
    if of.role != "force" or before.role not in _FATES or _joint(tokens, here) != "and":
        return of
    ahead = _words(tokens, here.last, here.last + _REACH)
    end = next((n for n, word in enumerate(ahead) if word in (".", ";", ",")), None)
    if end is None or any(word in stops("stops") or is_finite(word) for word in ahead[:end]):
        return of
    return replace(of, role=before.role, unit=before.role if before.role != "injured" else "wounded")


def _listed(tokens: Sequence[Token], first: Bounded, then: Bounded) -> bool:
    """Whether only nouns, and "and" or a comma, stand between two numbers."""
    between = _words(tokens, first.last, then.first)
    other = any(word in _BE or word in (";", "who", "which", "while", "but", "had") for word in between)
    return _joint(tokens, then) in ("and", ",") and not other and not any(map(is_finite, between))


def _joint(tokens: Sequence[Token], here: Bounded) -> str:
    """The word before a number and the words of its bound."""
    at = here.first - 1
    while at > 0 and tokens[at].text.lower() in bounding():
        at -= 1
    return tokens[at].text.lower() if at >= 0 else ""


def _words(tokens: Sequence[Token], start: int, end: int) -> list[str]:
    return [token.text.lower() for token in tokens[start:end]]


def of_them(tokens: Sequence[Token], here: Bounded, of: Counted, last: str | None) -> Counted:
    """A bare number of those last named who bear arms: "some 4,000 of them came from the east"."""
    ahead = _words(tokens, here.last, here.last + 2)
    bare = of.unit is None and of.role is None and ahead[:1] == ["of"] and set(ahead[1:]) & _THEM
    return replace(of, unit=last, role="force") if bare and last in _MEN else of
