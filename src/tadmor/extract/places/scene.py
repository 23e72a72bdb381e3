"""What a report as a whole says of where it is, and what a name may therefore mean in it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache

from tadmor.extract.places.atoms import Line, Window
from tadmor.extract.places.votes import Votes
from tadmor.extract.places.words import Words
from tadmor.gazetteer import Entry
from tadmor.gazetteer.folding import loose, theatre
from tadmor.gazetteer.folding import words as words_of
from tadmor.ontology.actors import catalogue

__all__ = ["Scene", "acronym", "around", "division_of", "is_astray", "is_plain", "standing", "viable"]

_LARGE, _MIDDLE, _SMALL = 100_000, 15_000, 5_000
_KINDS = (" Governorate", " Province", " Oblast")
_NONE: frozenset[str] = frozenset()
_MAIN = 0.34  # of the weight of the country that a report is most about: below it a village is not meant
Square = tuple[int, int]
Division = tuple[str, str]
"""A country's code and a first-level division's name as `division_of` has it."""


@dataclass(frozen=True, slots=True)
class Scene:
    """What a report as a whole says of where it is: weight by country, divisions, persons' names, lower-case words.

    The votes say which name spoke for which country and division. `people` and `capitals` are the gazetteer's; `sure`
    are names that stood beside a word that says what they are; `squares` are the square degrees in and around which
    places that leave no doubt lie; `candidates`: the names that may mean a settlement in a square degree; `outlet` is
    the outlet's name and address in plain letters; `marked` are the offsets of words that something else than this step
    has taken for a place's; `strangers` are names that it calls a place's and the gazetteer lacks; `sections`: names of
    places head its sections.
    """

    countries: Mapping[str, float]
    country_votes: Votes[str]
    divisions: frozenset[Division]
    division_votes: Votes[Division]
    persons: frozenset[str]
    small: frozenset[str]
    people: Mapping[str, str]
    capitals: Mapping[str, str | None]
    sure: frozenset[str]
    squares: frozenset[Square] = frozenset()
    candidates: Mapping[Square, frozenset[str]] = field(default_factory=dict)
    outlet: str = ""
    marked: frozenset[int] = field(default_factory=frozenset)
    strangers: frozenset[str] = frozenset()
    sections: bool = False

    def in_theatre(self, entry: Entry) -> bool:
        """Whether the entry lies in a country that the report is about."""
        return self.countries.get(entry.country or "", 0.0) > 0.0

    def at_home(self, entry: Entry) -> bool:
        """Whether a small place may be meant: its country is a main one of the report, or of a theatre of war."""
        weight = self.countries.get(entry.country or "", 0.0)
        told = weight >= _MAIN or (weight > 0.0 and entry.country in _deep())
        return weight >= 1.0 or (told and self.told_of(entry))

    def told_of(self, entry: Entry) -> bool:
        """Whether any other name speaks for an entry's country: one "Abra" does not bring the Philippines in."""
        return self.country_votes.others_tell(entry.country or "", loose(entry.name))

    def hears(self, line: Line, window: Window) -> bool:
        """Whether all of a name is marked as a place, and no capitalised word beside it with it."""
        beside = (n for n in (window.first - 1, window.last + 1) if line.capital(n))
        whole = all(line.words[n].start in self.marked for n in range(window.first, window.last + 1))
        return whole and not any(line.words[n].start in self.marked for n in beside)

    def close(self, entry: Entry) -> bool:
        """Whether the entry lies in a division that the report names, or near a place that is sure."""
        if entry.admin1 and self.division_votes.others_tell(division_of(entry), loose(entry.name)):
            return True  # the town of Grad does not tell of the division of Grad
        return entry.lat is not None and entry.lon is not None and (int(entry.lat), int(entry.lon)) in self.squares

    def beside(self, entry: Entry, name: str) -> bool:
        """Whether another name of the report may mean a place within a degree or two of the entry's."""
        if entry.lat is None or entry.lon is None:
            return False
        own = {loose(name)}
        return any(self.candidates.get(square, _NONE) - own for square in around(entry.lat, entry.lon))

    def parted(self, entry: Entry) -> bool:
        """Whether the report has places that are sure, and the entry lies by none, and in no division that it names."""
        return bool(self.squares) and not self.close(entry)

    def near(self, entry: Entry) -> bool:
        """Whether the entry lies in a country or a region that the report is about."""
        return self.at_home(entry) or self.close(entry)


def around(lat: float, lon: float) -> Iterable[Square]:
    """The square degrees in and around which a point lies."""
    return ((int(lat) + north, int(lon) + east) for north in (-1, 0, 1) for east in (-1, 0, 1))


def division_of(entry: Entry) -> Division:
    """The division that an entry is or lies in; "" without one. Tables call one and the same with its kind and without.

    "Raqqa Governorate" is Raqqa, "As-Suwayda" Suwayda.
    """
    name = (entry.name if entry.kind == "admin1" else entry.admin1) or ""
    for kind in _KINDS:
        name = name.removesuffix(kind)
    return entry.country or "", loose(name)


def is_plain(window: Window, words: Words) -> bool:
    """Whether a name only says where in some country a division lies: "Eastern Province"."""
    return window.name[:1].isupper() and set(words_of(window.name)) <= words.plain_divisions


@cache
def _deep() -> frozenset[str]:
    return frozenset(theatre()["deep"])


def viable(window: Window, entries: tuple[Entry, ...], scene: Scene, words: Words) -> tuple[Entry, ...]:
    """Entries that a report of this scene may mean: the looser the spelling, the nearer they must be.

    A division whose name only says where in its country it lies is meant in reports about that country.
    """
    plain = is_plain(window, words)
    far = {e.id for e in entries if plain and e.kind == "admin1" and scene.countries.get(e.country or "", 0.0) < _MAIN}
    return tuple(entry for entry in entries if entry.id not in far and _may_mean(window.name, entry, scene))


def _may_mean(name: str, entry: Entry, scene: Scene) -> bool:
    if name in agencies():
        return False
    home = scene.near(entry)
    if entry.own and entry.match < 3:
        return entry.match == 0 or not name.startswith("the ")
    if name.startswith(("the ", "The ")) or acronym(name) or name in scene.people:
        return False
    if entry.match == 3:
        return home and len(name) >= 5 and not scene.parted(entry)
    if " " in name and entry.match < 2 and not _is_whole(name, entry):
        return entry.match == 1 and (home or entry.population >= _LARGE)
    if entry.match and not home and entry.population < _LARGE:
        return False
    return home or entry.population >= _SMALL or entry.kind in {"admin1", "admin2"}


def _is_whole(name: str, entry: Entry) -> bool:
    """Whether the words of a name are those of an entry; of a division what it is may be left out."""
    told, theirs = words_of(name), words_of(entry.name)
    return told == theirs or (entry.kind == "admin1" and told == theirs[:-1])


def is_astray(name: str, entry: Entry, scene: Scene) -> bool:
    """Whether a report that tells of countries tells of a small place's neither by another name nor by one beside it.

    Then another place of the name is meant, which the gazetteer lacks: no "Kobo" brings Ethiopia into Burkina Faso.
    """
    if not scene.countries or entry.population >= _LARGE or _is_seat(entry) or entry.own or scene.near(entry):
        return False
    return not (scene.told_of(entry) or scene.beside(entry, name))


def _is_seat(entry: Entry) -> bool:
    """Whether a town's division bears its name: whoever may mean the one may mean the other."""
    return entry.kind == "settlement" and bool(entry.admin1) and division_of(entry)[1] == loose(entry.name)


def acronym(name: str) -> bool:
    """ "U.N.", "NOC": capitals that no town's name is made of."""
    letters = name.replace(".", "")
    return letters.isupper() and (len(letters) < 4 or "." in name.rstrip("."))


@cache
def agencies() -> frozenset[str]:
    """Names of media in capitals: "SANA" is the agency, never the city of Sanaa."""
    entries = catalogue().entries.values()
    return frozenset(n for e in entries if e.kind == "media" for n in (e.name, *e.aliases) if n.isupper())


def standing(entry: Entry, scene: Scene) -> float:
    """How much a name is a place's by the gazetteer alone."""
    home = 0.2 if scene.at_home(entry) else 0.1 if scene.in_theatre(entry) else 0.0
    if entry.kind == "country":
        return 0.8
    if entry.own and entry.kind in {"region", "area", "wide", "desert", "water", "mountain"} and entry.match < 3:
        return 0.6 + home / 2
    looseness = (0.0, 0.1, 0.05, 0.25)[entry.match]
    if entry.kind == "admin1":
        return (0.5 if entry.own else 0.35) + home - looseness
    if entry.kind == "admin2":
        return 0.35 + home
    if entry.own:
        return (0.55 if entry.population >= 5 * _LARGE else 0.4) + home - looseness
    if scene.close(entry):
        home += 0.1
    return _by_size(entry.population) + home - looseness


def _by_size(people: int) -> float:
    if people >= _LARGE:
        return 0.5 if people >= 10 * _LARGE else 0.4
    return 0.25 if people >= _MIDDLE else 0.1
