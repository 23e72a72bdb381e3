"""Places that no gazetteer has: a name by what the text calls it, by where it stands, or as a head has marked it.

Most villages and quarters of a war are such. They have a name and no point; what else the report says of them joins.
"""

from collections.abc import Mapping
from functools import cache

from tadmor.extract.places.apposition import called_division, is_held_elsewhere
from tadmor.extract.places.atoms import Line, Window
from tadmor.extract.places.scene import Scene, acronym, is_plain
from tadmor.extract.places.sites import is_far_namesake, is_site
from tadmor.extract.places.words import Words
from tadmor.gazetteer import Entry, distance_km
from tadmor.gazetteer.folding import loose
from tadmor.nlp.grammar import grammar
from tadmor.ontology.actors import catalogue
from tadmor.ontology.spelling import name_key

__all__ = ["heads", "is_other", "is_unlisted", "stranger"]

_SHORTEST = 4  # letters of a name that stands alone
_GREAT = 1_000_000  # inhabitants of a town that every reader knows
_WITHIN_KM = 30.0  # of a town its quarters lie
_OWNS = frozenset({"'s", "’s", "'", "’", "/"})
_NO_TOWN = ("ism", "ish", "ian", "ese")  # "in Persian"
_NO_NAME = ("s", "ing", "tion", "ment", "ness", "ship", "ance", "ence", "ity")  # of words that head other sections
_ARTICLES = frozenset({"a", "an", "the"})
_OF = frozenset({"of"})  # "in Sons of Anarchy"
_IN = frozenset({"in", "at"})
_IS = frozenset({"is", "was", "remains", "remained"})
_HEADED = frozenset({".", ":", "-", "–", "—"})

Known = Mapping[str, tuple[Entry, ...]]


def stranger(name: str) -> Entry:
    """An entry for a place that no gazetteer of ours lists: a name and nothing else."""
    return Entry(id="", name=name, country=None, kind="settlement")


def is_unlisted(
    line: Line, window: Window, scene: Scene, words: Words, known: Known, *, after_place: bool = False
) -> bool:
    """ "the village of X", "X village", "in X,": a place, though the gazetteer has none of the name.

    `after_place`: no more than a comma or "and" stands between it and the place before.
    """
    if not _is_name(line, window, scene, words) or _is_part(line, window, scene, words, known):
        return False
    if called_division(line, window, known) and not _is_party(window.name):
        return True
    return not line.shouted and (
        _called(line, window, words)
        or _again(line, window, scene, words)
        or _stands_in(line, window, scene, words, known)
        or _heard(line, window, scene, words, known, after_place)
        or _section(line, window, scene)
        or _named_site(line, window, scene, words, known)
    )


def _named_site(line: Line, window: Window, scene: Scene, words: Words, known: Known) -> bool:
    lies = _lies(line, window.first, words)
    return not _is_party(window.name) and is_site(line, window, scene, words, known, lies=lies)


def _is_name(line: Line, window: Window, scene: Scene, words: Words) -> bool:
    """Whether it can be a whole name: no part of a longer one, no person's, no people's, none that is a common word."""
    before, name = line.word(window.first - 1), window.name.lower()
    day = _is_day(line, window.last + 1)
    if (line.capital(window.first - 1) and before not in words.function) or (line.capital(window.last + 1) and not day):
        return False
    if window.first < window.last and _is_day(line, window.last):
        return False
    if name in words.blocked | words.no_strangers or window.name in scene.people or name.startswith("the "):
        return False
    if name.split()[0] in words.function or loose(window.name) in scene.persons or acronym(window.name):
        return False
    if is_plain(window, words):
        return False
    numbered = line.low[window.first] in words.numbered_sites
    return all(
        line.capital(n) or line.low[n] in words.articles or (numbered and line.low[n].isdigit())
        for n in _inside(window)
    )


def _is_day(line: Line, index: int) -> bool:
    """Whether a word is the name of a day, and of no place: "withdrew from Tell Sefid Monday night"."""
    return line.capital(index) and line.low[index].endswith("day") and line.low[index] in grammar()["time_words"]


def _is_part(line: Line, window: Window, scene: Scene, words: Words, known: Known) -> bool:
    """Whether a name only says where about a place that is at hand: "Palmyra Desert", "Western Daraa"."""
    if window.first == window.last:
        return False
    rest = []
    if line.low[window.last] in words.surroundings:
        rest.append(window.name[: line.words[window.last - 1].end - window.start])
    if line.low[window.first] in words.parts:
        rest.append(window.name[line.words[window.first + 1].start - window.start :])
    return any(not entry.guessed and scene.near(entry) for name in rest for entry in known.get(name, ()))


def _inside(window: Window) -> range:
    return range(window.first, window.last + 1)


def _called(line: Line, window: Window, words: Words) -> bool:
    """ "the village of X", "X village", "in X, a small town"."""
    after, before = line.word(window.last + 1), line.word(window.first - 1)
    if _lies(line, window.first, words) and _explained(line, window.last + 1, words):
        return True
    if before == "of" and line.word(window.first - 2) in words.settlement_words:
        return True
    called = after in words.settlement_words and not line.capital(window.last + 1) and before not in words.kinds_before
    return called and not _is_party(window.name)


def _again(line: Line, window: Window, scene: Scene, words: Words) -> bool:
    """What a report calls a place once is one wherever something lies or goes there, and where a head hears it."""
    if window.name not in scene.strangers or line.word(window.first - 1) in _ARTICLES:
        return False
    return _lies(line, window.first, words) or scene.hears(line, window) or heads(line, window)


def _lies(line: Line, first: int, words: Words) -> bool:
    """Whether something lies or goes where a name begins; "of" says so behind "the edge", "out" and the like alone."""
    before = line.word(first - 1)
    return before in words.locative and (before != "of" or line.word(first - 2) in words.kinds_before | words.of_places)


def heads(line: Line, window: Window) -> bool:
    """Whether a name is all that a paragraph opens with: "Tell Sefid. Residents said"."""
    return line.opens and window.first == 0 and line.word(window.last + 1) in _HEADED


def _asked(line: Line, window: Window) -> bool:
    """Whether a name is all that is asked: "And Tell Sefid? The ministry does not say"."""
    return line.word(window.last + 1) == "?" and window.first <= 1


def _section(line: Line, window: Window, scene: Scene) -> bool:
    """Whether it heads a section as other places do, and is no word of a report's other heads: "Deaths", "Fighting"."""
    name = line.words[window.first].text
    plain = window.first == window.last and name.lower().endswith(_NO_NAME)
    return scene.sections and heads(line, window) and not name.isupper() and not plain


def _stands_in(line: Line, window: Window, scene: Scene, words: Words, known: Known) -> bool:
    """Whether a name stands where only a place does, with nothing behind that it might be said of: "near X on Friday".

    Not where a part of it is a place that is known: "in southern Syria".
    """
    after = line.word(window.last + 1)
    ends = not after or after in words.function - _OF or not after[0].isalnum() or _is_day(line, window.last + 1)
    if line.word(window.first - 1) not in words.strangers_after or not ends or _tied(line, window):
        return False
    parts = (entry for n in _inside(window) for entry in known.get(line.words[n].text, ()))
    known_here = any(entry.match == 0 and (entry.own or scene.near(entry)) for entry in parts)
    return not known_here and _is_town(line, window, scene, words)


def _heard(line: Line, window: Window, scene: Scene, words: Words, known: Known, after_place: bool) -> bool:
    """Whether a head marks a name as a place where one may stand, and no part of it is one that the report may mean."""
    if not scene.hears(line, window) or _tied(line, window):
        return False
    before = line.word(window.first - 1)
    after = line.word(window.last + 1)
    site = after in words.sites or (before == "the" and after in words.kinds_after)
    there = before in _IS and (line.word(window.first - 2) == "there" or _explained(line, window.last + 1, words))
    after_place = after_place and after not in _IN  # "a reporter in Amman, Omar Haddad in Beirut"
    stands = after_place or there or _lies(line, window.first, words) or before in words.direction | words.taken or site
    if not (stands or heads(line, window) or _asked(line, window)):
        return False
    parts = (entry for n in _inside(window) for entry in known.get(line.words[n].text, ()))
    ours = any(entry.match == 0 and scene.at_home(entry) for entry in parts)
    return not ours and _is_town(line, window, scene, words)


def _explained(line: Line, comma: int, words: Words) -> bool:
    """Whether an aside says that it is a settlement: ", a small town 11 km to the north", not ", a town official"."""
    if line.word(comma) != "," or line.word(comma + 1) not in _ARTICLES:
        return False
    at = next((n for n in range(comma + 2, comma + 5) if line.word(n) in words.settlement_words), -1)
    behind = line.word(at + 1)
    return at > 0 and (not behind.isalpha() or behind in words.function | words.locative | words.direction)


def _tied(line: Line, window: Window) -> bool:
    """Whether the name owns what follows, or is a part of a word: "in Marwan's house", "Bab-based"."""
    after = line.word(window.last + 1)
    return bool(after) and (after in _OWNS or (line.glued[window.last + 1] and after[0].isalnum()))


def _is_town(line: Line, window: Window, scene: Scene, words: Words) -> bool:
    """Whether no word of a name says that it is something else."""
    if window.name.endswith(_NO_TOWN) or len(window.name) < _SHORTEST:
        return False
    if len(window.name) == _SHORTEST and (not window.name.istitle() or line.word(window.last + 1).isdigit()):
        return False  # "in ISIL", "DWIs", "Gate 10"
    inside = {line.low[n] for n in _inside(window)} - words.articles
    other = words.no_strangers | words.organisation_after | words.direction | words.titles | scene.small
    return not inside & other and not _is_party(window.name)


@cache
def _is_party(name: str) -> bool:
    """Whether the catalogue knows a group, a body or an outlet of the name: "Daesh"."""
    key = tuple(name_key(name))
    known = catalogue().actor_forms.starting(key[0]) if key else ()
    return any(tuple(piece.fold for piece in form.pieces) == key for form in known)


def is_other(line: Line, window: Window, entries: tuple[Entry, ...], scene: Scene, words: Words, known: Known) -> bool:
    """Whether a name is a place that the gazetteer lacks, and what it has under that name is another, far off."""
    if (name := window.name.lower()) in words.blocked or name in scene.small:
        return False
    return (
        (name in words.town_parts and not any(map(scene.near, entries)))
        or _is_quarter(line, window, entries, scene, words, known)
        or _is_other_division(line, window, entries, scene, words)
        or is_far_namesake(line, window, entries, scene, words)
        or is_held_elsewhere(line, window, entries, scene, known)
        or (
            _are_far(entries, scene)
            and (window.name in scene.strangers or _is_namesake(line, window, entries, scene, words))
        )
    )


def _are_far(entries: tuple[Entry, ...], scene: Scene) -> bool:
    """Whether all that a name may mean are towns of countries that the report hardly names."""
    return not any(e.own or e.kind not in {"settlement", "district"} or scene.near(e) for e in entries)


def _is_namesake(line: Line, window: Window, entries: tuple[Entry, ...], scene: Scene, words: Words) -> bool:
    """Whether a report on other countries calls something a town, and those of that name lie in none of them.

    The Palma of a war in Mozambique is not Mallorca's, however large; Paris is.
    """
    if not scene.countries or not _called(line, window, words):
        return False
    abroad = not any(scene.told_of(entry) or scene.beside(entry, window.asked) for entry in entries)
    return abroad and not any(
        entry.population >= _GREAT or scene.capitals.get(entry.country or "") == entry.name for entry in entries
    )


def _is_other_division(line: Line, window: Window, entries: tuple[Entry, ...], scene: Scene, words: Words) -> bool:
    """Whether "Nyanza Province" is a division that the gazetteer lacks: a town of that name is another place."""
    if line.word(window.last + 1) not in words.divisions:
        return False
    towns = not any(entry.own or entry.kind not in {"settlement", "district"} for entry in entries)
    return towns and (line.capital(window.last + 1) or _are_far(entries, scene))


def _is_quarter(
    line: Line, window: Window, entries: tuple[Entry, ...], scene: Scene, words: Words, known: Known
) -> bool:
    """Whether "the X district of Y" is a part of Y, or "the X district" of a town at hand: a far town is another."""
    if line.word(window.last + 1) not in words.quarters or line.word(window.first - 1) != "the":
        return False
    if window.name.lower() in words.blocked | scene.small:
        return False
    last = window.last + 3
    held = line.word(window.last + 2) == "of" and line.capital(last)
    outers = known.get(line.words[last].text, ()) if held else ()
    if any(entry.kind != "settlement" for entry in entries):
        return False
    if any(distance_km(outer, entry) <= _WITHIN_KM for outer in outers for entry in entries):
        return False
    return bool(outers) or not any(scene.close(entry) for entry in entries)
