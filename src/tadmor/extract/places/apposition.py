"""A name and what holds it, behind a comma: "Reyhanli, Turkey", "Paris, Ky.", "Fallujah, in Anbar province".

Also where only a side of that is told: "Saida, southern Lebanon".
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tadmor.extract.places.atoms import Line, Window
from tadmor.extract.places.scene import Scene
from tadmor.gazetteer import Entry

__all__ = ["Held", "held", "holders", "holds", "is_held_elsewhere"]

_WORDS = 3  # of the name behind the comma
_BEHIND = frozenset({",", "("})
_LISTED = frozenset({"and", "or", "&"})
_GREAT = 1_000_000  # inhabitants
_INTRODUCED = frozenset({"in", "the"})
_SIDE = re.compile(r"(?:north|south|east|west)[\w-]*|central")


@dataclass(frozen=True, slots=True)
class Held:
    """The entries that lie in what stands behind the comma, that name's atoms, and the entries that hold them."""

    inner: tuple[Entry, ...]
    first: int
    last: int
    outer: tuple[Entry, ...]


_NOTHING = Held((), 0, -1, ())


def held(line: Line, window: Window, entries: Sequence[Entry], known: Mapping[str, tuple[Entry, ...]]) -> Held:
    """What a name is held by: the longest name behind the comma that any of its entries lies in."""
    first = window.last + 2
    country = any(e.kind == "country" for e in entries)  # "Canada, Mexico" are two
    if line.word(window.last + 1) not in _BEHIND:
        return _NOTHING
    if line.word(first) in _INTRODUCED:
        first += 1
    if _SIDE.fullmatch(line.word(first)) and not line.capital(first):
        first += 1
    for last in range(min(first + _WORDS, len(line.words)) - 1, first - 1, -1):
        if not (line.capital(first) and line.capital(last)):
            continue
        name = " ".join(token.text for token in line.words[first : last + 1])
        outers = [outer for outer in known.get(name, ()) if not (country and outer.kind == "country")]
        pairs = [(outer, e) for outer in outers for e in entries if holds(outer, e)]
        if pairs:
            inner = tuple(dict.fromkeys(e for _, e in pairs))
            return Held(inner, first, last, tuple(dict.fromkeys(outer for outer, _ in pairs)))
    return _NOTHING


def is_held_elsewhere(
    line: Line, window: Window, entries: Sequence[Entry], scene: Scene, known: Mapping[str, tuple[Entry, ...]]
) -> bool:
    """Whether "Stroud, Ontario" names a division without any of the towns that the name may mean: it is another town.

    Not in a list of places, and not of a great town: "in Moscow, Idlib was discussed".
    """
    first = window.last + 2
    if line.word(window.last + 1) != "," or line.word(window.first - 1) in _LISTED or not line.capital(first):
        return False
    if any(e.kind != "settlement" or e.population >= _GREAT or scene.near(e) for e in entries):
        return False
    for last in range(min(first + _WORDS, len(line.words)) - 1, first - 1, -1):
        name = " ".join(token.text for token in line.words[first : last + 1])
        outers = known.get(name, ()) if line.capital(last) else ()
        if outers:
            countries = {outer.country for outer in outers}
            held = any(outer.kind == "admin1" and outer.match == 0 for outer in outers)
            return held and line.word(last + 1) not in _LISTED and not any(e.country in countries for e in entries)
    return False


def holders(
    line: Line, window: Window, entries: Sequence[Entry], known: Mapping[str, tuple[Entry, ...]]
) -> tuple[Entry, ...]:
    """Those of the entries that lie in the country or division that follows the name after a comma."""
    return held(line, window, entries, known).inner


def holds(outer: Entry, inner: Entry) -> bool:
    """Whether a country, a part of one or a division holds another entry."""
    if inner.kind == "country" or outer.country != inner.country or outer.id == inner.id:
        return False
    if outer.kind == "country":
        return True
    return outer.kind in {"admin1", "region"} and bool(inner.admin1) and _bare(outer.name) == _bare(inner.admin1 or "")


def _bare(name: str) -> str:
    return name.removesuffix(" Governorate").removesuffix(" Province").removesuffix(" Oblast").lower().replace("-", " ")
