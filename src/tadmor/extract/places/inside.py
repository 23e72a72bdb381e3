"""Names that a report spells as no gazetteer does: a place of the same consonants, if it is the only one.

In a province that the report puts the name in, "Kdeiran, Raqqa province", or names at all, three consonants do; in all
of the country that the report is about four. Only what a report calls a place, or what stands where only a place does,
is looked for so.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from tadmor.extract.places.apposition import called_division, holds
from tadmor.extract.places.atoms import Line, Window
from tadmor.extract.places.mentions import Mention
from tadmor.extract.places.scene import Scene, division_of
from tadmor.extract.places.words import Words
from tadmor.gazetteer import Entry, Gazetteer, distance_km
from tadmor.gazetteer.folding import consonants

__all__ = ["inside", "respelt"]

_MOST_LETTERS = 4  # consonants that need no province
_ONE_KM = 25.0


def inside(
    all_lines: Sequence[Line], runs: Iterable[Window], known: Mapping[str, tuple[Entry, ...]], gazetteer: Gazetteer
) -> dict[str, tuple[Entry, ...]]:
    """By name what else it may mean, where none of its entries lies in the division behind it, or only by a guess."""
    out: dict[str, tuple[Entry, ...]] = {}
    for window in runs:
        division = called_division(all_lines[window.line], window, known)
        if division is None:
            continue
        entries = known.get(window.asked, ())
        if any(entry.kind == "country" or (not entry.guessed and holds(division, entry)) for entry in entries):
            continue
        found = _one([e for e in gazetteer.alike(window.asked, division.country or "") if holds(division, e)])
        if found and found not in entries:
            out[window.asked] = (*entries, found)
    return out


def respelt(
    line: Line, mention: Mention, scene: Scene, about: str | None, gazetteer: Gazetteer, words: Words
) -> Mention:
    """A mention that no gazetteer has, as that of the one place which it may be another spelling of.

    Quarters and sites have none there, and their names are shared by villages far off.
    """
    after = line.word(mention.window.last + 1)
    if mention.entries[0].id or about is None or after in words.quarters | words.named_sites | words.divisions:
        return mention
    name = mention.window.asked
    alike = [entry for entry in gazetteer.alike(name, about) if scene.at_home(entry)]
    found = _one([entry for entry in alike if entry.admin1 and division_of(entry) in scene.divisions])
    if found is None and len(consonants(name)[0]) >= _MOST_LETTERS:
        found = _one(alike)
    return replace(mention, entries=(found,)) if found else mention


def _one(entries: Sequence[Entry]) -> Entry | None:
    """The first of entries that all lie in one place."""
    return entries[0] if entries and all(distance_km(entries[0], other) <= _ONE_KM for other in entries) else None
