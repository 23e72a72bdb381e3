"""A name and what holds it, behind a comma: "Reyhanli, Turkey", "Paris, Ky.", "Fallujah, in Anbar province".

Also where only a side of that is told: "Saida, southern Lebanon".
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from tadmor.extract.places.atoms import Line, Window
from tadmor.extract.places.scene import Division, Scene, division_of
from tadmor.extract.places.words import words
from tadmor.gazetteer import Entry

__all__ = ["Held", "called_division", "held", "holders", "holds", "is_held_elsewhere"]

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
    country = any(e.kind == "country" for e in entries)  # "Canada, Mexico" are two
    mark = _mark(line, window)
    if line.word(mark) not in _BEHIND:
        return _NOTHING
    first = _introduced(line, mark + 1)
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
    mark = _mark(line, window)
    first = _introduced(line, mark + 1)
    if line.word(mark) != "," or line.word(window.first - 1) in _LISTED or not line.capital(first):
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


def called_division(line: Line, window: Window, known: Mapping[str, tuple[Entry, ...]]) -> Entry | None:
    """The division in which a name lies by what stands behind its comma: "Lahun, Raqqa province", "Lahun village, ...".

    It must be called a division, and no more may follow: "Hassan, Raqqa province chief" is a person.
    """
    mark = _mark(line, window)
    if line.word(mark) != ",":
        return None
    first = _introduced(line, mark + 1)
    for last in range(min(first + _WORDS, len(line.words) - 1) - 1, first - 1, -1):
        if not line.capital(first) or not line.capital(last) or line.word(last + 1) not in words().division_after:
            continue
        name = " ".join(token.text for token in line.words[first : last + 1])
        found = [entry for entry in known.get(name, ()) if entry.kind == "admin1" and not entry.guessed]
        behind = line.word(last + 2)
        if found and not line.glued[last + 1] and (behind in words().function or not behind[:1].isalnum()):
            return found[0]
    return None


def _mark(line: Line, window: Window) -> int:
    """Where the comma behind a name would stand, past what it is called: "Lahun village, Raqqa province"."""
    at = window.last + 1
    called = line.word(at) in words().called and not line.glued[at]
    return at + 1 if called else at


def _introduced(line: Line, first: int) -> int:
    """Where a name begins behind "in", "the" and "eastern"."""
    if line.word(first) in _INTRODUCED:
        first += 1
    return first + 1 if _SIDE.fullmatch(line.word(first)) and not line.capital(first) else first


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
    return outer.kind in {"admin1", "region"} and bool(inner.admin1) and _bare(outer) == division_of(inner)


def _bare(outer: Entry) -> Division:
    """A division, or a region by its name: the Anbar of "Anbar province" holds what lies in the governorate."""
    return division_of(replace(outer, kind="admin1"))
