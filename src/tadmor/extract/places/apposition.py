"""A name and what holds it, behind a comma: "Reyhanli, Turkey", "Paris, Ky.", "Fallujah, in Anbar province".

Also where only a side of that is told: "Saida, southern Lebanon".
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tadmor.extract.places.atoms import Line, Window
from tadmor.gazetteer import Entry

__all__ = ["Held", "held", "holders", "holds"]

_WORDS = 3  # of the name behind the comma
_BEHIND = frozenset({",", "("})
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
