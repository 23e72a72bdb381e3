"""Which runs of capitals name a place: what the gazetteer knows of the name, against what stands around it.

Evidence is added up in points and half a point decides.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tadmor.extract.places.atoms import Line, Window, listed
from tadmor.extract.places.evidence import around
from tadmor.extract.places.scene import Scene, is_astray, standing, viable
from tadmor.extract.places.unlisted import is_other, is_unlisted, stranger
from tadmor.extract.places.words import Words
from tadmor.gazetteer import Entry
from tadmor.nlp.grammar import grammar

__all__ = ["Mention", "find"]

_ENOUGH = 0.5
_LONGEST_PHRASE = 9


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
        if _is_day(window):
            continue
        entries = viable(window, known.get(window.asked, ()), scene, words)
        after_place = bool(found) and listed(line, found[-1].window, window)
        if not entries:
            if is_unlisted(line, window, scene, words, known, after_place=after_place):
                found.append(Mention(window, (stranger(window.name),)))
                end = window.end
            continue
        if is_other(line, window, entries, scene, words, known):
            found.append(Mention(window, (stranger(window.name),)))
            end = window.end
            continue
        if window.line not in phrases:
            phrases[window.line] = _phrases(line, words)
        if any(window.last in phrase for phrase in phrases[window.line]):
            continue
        if _is_person(line, window, words, known):
            persons.add(window.name)
            continue
        points = max(standing(entry, scene) for entry in entries)
        points += around(line, window, entries, scene, words, known) + (0.25 if after_place else 0.0)
        if points >= _ENOUGH:
            astray = all(is_astray(window.asked, entry, scene) for entry in entries)
            found.append(Mention(window, (stranger(window.name),) if astray else entries))
            end = window.end
        else:
            failed = (window.line, window.first)
            if _surname(line, window, words):
                persons.add(window.name)
    return found, frozenset(persons)


def _is_day(window: Window) -> bool:
    """Whether a name of the gazetteer is a day of the calendar here: "October 6"."""
    month, _, day = window.name.lower().partition(" ")
    return day.isdigit() and month in grammar()["time_words"]


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
