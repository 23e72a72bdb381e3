"""What a report as a whole says of where it is, and what a name may therefore mean in it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tadmor.extract.places.atoms import Line, Window
from tadmor.gazetteer import Entry
from tadmor.gazetteer.folding import words as words_of

__all__ = ["Scene", "acronym", "holders", "standing", "viable"]

_LARGE, _MIDDLE = 100_000, 15_000


@dataclass(frozen=True, slots=True)
class Scene:
    """What a report as a whole says of where it is: weight by country, persons' names, words seen in lower case.

    `people` and `capitals` are the gazetteer's; `sure` are names that stood beside a word that says what they are.
    """

    countries: Mapping[str, float]
    persons: frozenset[str]
    small: frozenset[str]
    people: Mapping[str, str]
    capitals: Mapping[str, str | None]
    sure: frozenset[str]

    def in_theatre(self, entry: Entry) -> bool:
        """Whether the entry lies in a country that the report is about."""
        return self.countries.get(entry.country or "", 0.0) > 0.0


def viable(window: Window, entries: Sequence[Entry], scene: Scene) -> tuple[Entry, ...]:
    """Entries that a report of this scene may mean: the looser the spelling, the nearer they must be."""
    return tuple(entry for entry in entries if _may_mean(window.name, entry, scene))


def _may_mean(name: str, entry: Entry, scene: Scene) -> bool:
    home = scene.in_theatre(entry)
    if entry.own and entry.match < 3:
        return entry.match == 0 or not name.startswith("the ")
    if name.startswith(("the ", "The ")) or acronym(name) or name in scene.people:
        return False
    if entry.match == 3:
        return home and len(name) >= 5
    if " " in name and entry.match < 2 and words_of(name) != words_of(entry.name):
        return entry.match == 1 and (home or entry.population >= _LARGE)
    if entry.match and not home and entry.population < _LARGE:
        return False
    return home or entry.population >= _MIDDLE or entry.kind == "admin1" or _qualified(entry)


def acronym(name: str) -> bool:
    """ "U.N.", "NOC": capitals that no town's name is made of."""
    letters = name.replace(".", "")
    return letters.isupper() and (len(letters) < 4 or "." in name.rstrip("."))


def _qualified(entry: Entry) -> bool:
    return entry.match == 0 and entry.population >= 5_000


def standing(entry: Entry, scene: Scene) -> float:
    """How much a name is a place's by the gazetteer alone."""
    home = 0.2 if scene.in_theatre(entry) else 0.0
    if entry.kind == "country":
        return 0.8
    if entry.own and entry.kind in {"region", "wide", "desert", "water", "mountain"} and entry.match < 3:
        return 0.6 + home / 2
    looseness = (0.0, 0.1, 0.05, 0.25)[entry.match]
    if entry.kind == "admin1":
        return 0.35 + home - looseness
    if entry.own:
        return (0.55 if entry.population >= 5 * _LARGE else 0.4) + home - looseness
    size = entry.population
    return (
        (0.5 if size >= 10 * _LARGE else 0.4 if size >= _LARGE else 0.25 if size >= _MIDDLE else 0.1) + home - looseness
    )


def holders(
    line: Line, window: Window, entries: Sequence[Entry], known: Mapping[str, tuple[Entry, ...]]
) -> tuple[Entry, ...]:
    """Those of the entries that lie in the country or division that follows the name after a comma."""
    first = window.last + 2
    if line.word(window.last + 1) != ",":
        return ()
    if line.word(first) in {"in", "the"}:
        first += 1
    for last in range(min(first + 3, len(line.words)) - 1, first - 1, -1):
        if not (line.capital(first) and line.capital(last)):
            continue
        name = " ".join(token.text for token in line.words[first : last + 1])
        inside = tuple(e for e in entries if any(_holds(outer, e) for outer in known.get(name, ())))
        if inside:
            return inside
    return ()


def _holds(outer: Entry, inner: Entry) -> bool:
    if inner.kind == "country" or outer.country != inner.country or outer.id == inner.id:
        return False
    if outer.kind == "country":
        return True
    return outer.kind == "admin1" and bool(inner.admin1) and _bare(outer.name) == _bare(inner.admin1 or "")


def _bare(name: str) -> str:
    return name.removesuffix(" Governorate").removesuffix(" Province").removesuffix(" Oblast").lower().replace("-", " ")
