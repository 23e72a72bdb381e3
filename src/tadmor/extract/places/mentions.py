"""Which runs of capitals name a place: what the gazetteer knows of the name, against what stands around it.

Evidence is added up in points and half a point decides.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tadmor.extract.places.atoms import Line, Window, listed
from tadmor.extract.places.evidence import around
from tadmor.extract.places.scene import Scene, acronym, standing, viable
from tadmor.extract.places.words import Words
from tadmor.gazetteer import Entry, distance_km
from tadmor.gazetteer.folding import loose

__all__ = ["Mention", "find"]

_ENOUGH = 0.5
_LONGEST_PHRASE = 9
_SHORTEST = 5  # letters of a name that no gazetteer has: "in ISIL" is none
_WITHIN_KM = 30.0  # of a town its quarters lie
_TIES = "'’-/"
_NO_TOWN = ("ism", "ish", "ian", "ese")  # "in Persian"


@dataclass(frozen=True, slots=True)
class Mention:
    """A window taken for a place's name, and the entries it may mean."""

    window: Window
    entries: tuple[Entry, ...]


def find(
    all_lines: Sequence[Line],
    runs: Sequence[Window],
    known: Mapping[str, tuple[Entry, ...]],
    scene: Scene,
    words: Words,
) -> tuple[list[Mention], frozenset[str]]:
    """The mentions, in text order and without overlap, and the names that turned out to be persons'."""
    found: list[Mention] = []
    persons: set[str] = set()
    phrases: dict[int, list[range]] = {}
    end = -1
    failed: tuple[int, int] | None = None  # where the longest name that was none began
    for window in runs:
        if window.start < end:
            continue
        line = all_lines[window.line]
        if failed and (window.line, window.first) == failed:
            continue  # "Laurel" of "Laurel County", which was none
        entries = viable(window, known.get(window.asked, ()), scene)
        if not entries:
            if _unlisted(line, window, scene, words, known):
                found.append(Mention(window, (_stranger(window.name),)))
                end = window.end
            continue
        if _other_division(line, window, entries, words) or _quarter(line, window, entries, scene, words, known):
            entries = (_stranger(window.name),)
        if window.line not in phrases:
            phrases[window.line] = _phrases(line, words)
        if any(window.last in phrase for phrase in phrases[window.line]):
            continue
        if _is_person(line, window, words, known):
            persons.add(window.name)
            continue
        after_place = bool(found) and listed(line, found[-1].window, window)
        points = max(standing(entry, scene) for entry in entries)
        points += around(line, window, entries, scene, words, known) + (0.25 if after_place else 0.0)
        if points >= _ENOUGH:
            found.append(Mention(window, entries))
            end = window.end
        else:
            failed = (window.line, window.first)
            if _surname(line, window, words):
                persons.add(window.name)
    return found, frozenset(persons)


def _phrases(line: Line, words: Words) -> list[range]:
    """Where a line holds a phrase that is no place: "Islamic State of Iraq and the Levant"."""
    found = []
    for first, word in enumerate(line.low):
        if word in words.phrase_starts:
            joined = word
            for last in range(first + 1, min(first + _LONGEST_PHRASE, len(line.low))):
                joined += ("-" if line.glued[last] else " ") + line.low[last]
                if joined in words.never_inside:
                    found.append(range(first, last + 1))
    return found


def _unlisted(line: Line, window: Window, scene: Scene, words: Words, known: Mapping[str, tuple[Entry, ...]]) -> bool:
    """ "the village of X", "X village", "in X,": a place by what the text calls it, though the gazetteer has none.

    What a report calls so once is one wherever something lies or goes there.
    """
    after, before = line.word(window.last + 1), line.word(window.first - 1)
    called = before == "of" and line.word(window.first - 2) in words.settlement_words
    follows = after in words.settlement_words and not line.capital(window.last + 1) and before not in words.kinds_before
    again = window.name in scene.strangers and before in words.locative
    placed = again or _stands_in(line, window, scene, words, known)
    if not (called or follows or placed) or line.capital(window.first - 1) or line.capital(window.last + 1):
        return False
    name = window.name.lower()
    if name in words.blocked or window.name in scene.people or line.shouted or name.startswith("the "):
        return False
    if name.split()[0] in words.function or loose(window.name) in scene.persons or acronym(window.name):
        return False
    inside = range(window.first, window.last + 1)
    return all(line.capital(n) or line.low[n] in words.articles for n in inside)


def _stands_in(line: Line, window: Window, scene: Scene, words: Words, known: Mapping[str, tuple[Entry, ...]]) -> bool:
    """Whether a name stands where only a place does, with nothing behind that it might be said of: "near X on Friday".

    Not where a part of it is a place that is known: "in southern Syria".
    """
    after = line.word(window.last + 1)
    ends = not after or after in words.function or not after[0].isalnum()
    if line.word(window.first - 1) not in words.strangers_after or not ends or len(window.name) < _SHORTEST:
        return False
    if window.last + 1 < len(line.words) and line.glued[window.last + 1] and after[0] in _TIES:
        return False
    inside = range(window.first, window.last + 1)
    parts = (entry for n in inside for entry in known.get(line.words[n].text, ()))
    if any(entry.match == 0 for entry in parts) or window.name.endswith(_NO_TOWN):
        return False
    no_place = words.no_strangers | words.organisation_after | words.direction | scene.small
    return not {line.low[n] for n in inside} & no_place


def _other_division(line: Line, window: Window, entries: tuple[Entry, ...], words: Words) -> bool:
    """Whether "Nyanza Province" is a division that the gazetteer lacks: a town of that name is another place."""
    called = line.word(window.last + 1) in words.divisions and line.capital(window.last + 1)
    return called and not any(entry.own or entry.kind not in {"settlement", "district"} for entry in entries)


def _quarter(
    line: Line,
    window: Window,
    entries: tuple[Entry, ...],
    scene: Scene,
    words: Words,
    known: Mapping[str, tuple[Entry, ...]],
) -> bool:
    """Whether "the X district of Y" is a part of Y, or "the X district" of a town at hand: a far town is another."""
    if line.word(window.last + 1) not in words.quarters or line.word(window.first - 1) != "the":
        return False
    last = window.last + 3
    held = line.word(window.last + 2) == "of" and line.capital(last)
    outers = known.get(line.words[last].text, ()) if held else ()
    if any(entry.kind != "settlement" for entry in entries):
        return False
    if any(distance_km(outer, entry) <= _WITHIN_KM for outer in outers for entry in entries):
        return False
    return bool(outers) or not any(scene.close(entry) for entry in entries)


def _stranger(name: str) -> Entry:
    """An entry for a place that no gazetteer of ours lists: a name and nothing else."""
    return Entry(id="", name=name, country=None, kind="settlement")


def _is_person(line: Line, window: Window, words: Words, known: Mapping[str, tuple[Entry, ...]]) -> bool:
    before = line.word(window.first - 1)
    if line.shouted or not before:
        return False
    if before.rstrip(".") in words.titles and line.capital(window.first - 1) and not _of_office(line, window, words):
        return True
    if window.first == window.last and before in words.first_names and line.capital(window.first - 1):
        return True
    country = any(entry.kind == "country" for entry in known.get(window.asked, ()))
    name = window.name.lower()
    after = line.words[window.last + 1].text if window.last + 1 < len(line.words) else ""
    if (not country or name in words.persons_too) and name in words.first_names:
        return (
            bool(after)
            and after[0].isupper()
            and after.isalpha()
            and after.lower() not in words.kinds_after | words.extension | words.function
        )
    return False


def _surname(line: Line, window: Window, words: Words) -> bool:
    """Whether a name that was not taken ends a longer capitalised one: "Moqtada al-Sadr"."""
    before = line.word(window.first - 1)
    return line.capital(window.first - 1) and before.isalpha() and before not in words.function and not line.shouted


def _of_office(line: Line, window: Window, words: Words) -> bool:
    """Whether what follows a title is a site all the same: "Marshal Island Airport"."""
    return window.last > window.first and line.word(window.last) in words.extension
