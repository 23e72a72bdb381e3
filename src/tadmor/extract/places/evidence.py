"""What stands around a run of capitals, in points for or against its being a place's name.

The weights are from one look at the development reports and at errors on other news; each line says what it is for.
"""

from collections.abc import Mapping, Sequence

from tadmor.extract.places.apposition import holders
from tadmor.extract.places.atoms import Line, Window
from tadmor.extract.places.scene import Scene
from tadmor.extract.places.words import Words
from tadmor.gazetteer import Entry
from tadmor.gazetteer.folding import exact, loose

__all__ = ["around"]

_WIDE = frozenset(
    {"country", "region", "area", "wide", "water", "mountain", "desert", "site"}
)  # names that take an article
_MARKED = 0.5  # something else has seen a place's name here, and the report is about where it lies
_MARKED_ALONE = 0.3  # the same where nothing says what the report is about
_SHOUTED = -0.3  # in a headline or a byline capitals beside a name say less


def around(
    line: Line,
    window: Window,
    entries: Sequence[Entry],
    scene: Scene,
    words: Words,
    known: Mapping[str, tuple[Entry, ...]],
) -> float:
    """What stands around a window, in points."""
    points = _before(line, window, entries, scene, words) + _after(line, window, entries, scene, words, known)
    name = window.name.lower().rstrip(".")
    shared = window.asked != window.name  # "Walker" of "Walker and Polk counties"
    simple = window.first == window.last and not shared
    country = entries[0].kind == "country"
    if not simple:
        points += 0.15
    if loose(window.name) in scene.sure:
        points += 0.6
    if simple and name in words.blocked and not country:
        points -= 0.7
    if simple and not country and (name in scene.small or (line.shouted and window.name.isupper())):
        points -= 0.3
    if simple and window.first == 0 and entries[0].guessed:
        points -= 0.5  # "Tribal elders met": the capital says nothing, and the letters little
    if simple and not country and _initials(line, window):
        points -= 0.6
    if loose(window.name) in scene.persons and not (country or shared):
        points -= 0.7
    if entries[0].kind == "admin1" and name in words.abbreviated:
        points += _abbreviated(line, window)
    if scene.hears(line, window):
        points += _MARKED if any(map(scene.near, entries)) else 0.0 if scene.countries else _MARKED_ALONE
    if scene.outlet and len(name) > 4 and exact(window.name) in scene.outlet:
        points += -1.0 if _bracketed(line, window) else 0.2
    return points


def _bracketed(line: Line, window: Window) -> bool:
    """Whether a name stands alone in brackets, as an agency's does in its dateline: "MOSUL, 3 May (Meridian) -"."""
    return line.word(window.first - 1) == "(" and line.word(window.last + 1) == ")"


def _initials(line: Line, window: Window) -> bool:
    """Whether a word of capitals stands among words that are not: "NATO", but not a dateline."""
    if not window.name.isupper() or len(window.name) < 4 or line.shouted or window.first == 0:
        return False
    return line.word(window.last + 1) not in {",", "-", "--", "—", "–", "("}


def _abbreviated(line: Line, window: Window) -> float:
    """ "Ky." and "KY" stand behind a town and a comma, or "D-"; "N.Y." and "Conn." also alone, "OR" and "La" never."""
    before = line.word(window.first - 1)
    if before == "," and line.capital(window.first - 2):
        return 0.5
    if line.glued[window.first] and before in {"d", "r"}:
        return 1.5
    return -0.2 if window.name.endswith(".") and len(window.name) > 3 else -1.0


def _before(line: Line, window: Window, entries: Sequence[Entry], scene: Scene, words: Words) -> float:
    index = window.first - 1
    word = line.word(index)
    if index < 0 and window.name.isupper() and len(window.name) > 3 and not line.shouted:
        return 0.4  # a dateline
    if word == "the":
        word = line.word(index - 1) if line.word(index - 1) in words.locative else "the"
    if not word:
        return 0.0
    if word == "of":
        kind = line.word(index - 1)
        if line.capital(index - 1) and kind in words.organisation_before_of:
            return -1.0
        return 0.6 if kind in words.kinds_before else 0.2
    if word in words.outlet_before:
        return -0.8
    if word in words.strongly_locative:
        return 0.35
    if word in words.locative:
        return 0.2
    if word in words.kinds_before or word in words.direction:
        return 0.4 if not line.capital(index) or word in words.direction else 0.1
    if word in scene.people or line.words[index].text in scene.people:
        return 0.1
    unknown = line.capital(index) and word.isalpha() and word not in words.function
    if unknown and not line.glued[window.first]:
        return -0.45 if not line.shouted else _SHOUTED
    if word not in {"the", "a", "an"} or entries[0].kind in _WIDE:
        return 0.0
    return 0.0 if _local(line, window.last + 1, words) else -0.3


def _after(
    line: Line,
    window: Window,
    entries: Sequence[Entry],
    scene: Scene,
    words: Words,
    known: Mapping[str, tuple[Entry, ...]],
) -> float:
    index = window.last + 1
    word = line.word(index)
    if not word:
        return 0.0
    text = line.words[index].text
    if word == "time" and line.word(window.first - 1)[-1:].isdigit():
        return -2.0  # "at 11:00 Moscow time"
    if text in scene.people:
        return 0.1
    county = entries[0].kind == "admin2" and scene.at_home(entries[0])
    if county and line.capital(index) and not line.glued[index]:
        return 0.3  # all that is named after a county is of it
    if (word == "," or word in words.called) and _apposed(line, window, entries, known):
        return 0.7
    if entries[0].kind != "country" and not line.shouted and (local := _local(line, index, words)):
        return local
    if text[0].isupper() and not line.shouted and word in words.organisation_after and not line.glued[index]:
        return 0.0 if window.name in words.metonymy.abbreviations else -1.0
    if word in words.kinds_after or (word in words.extension and not line.shouted):
        return 0.35
    speaks = window.name.title() in words.metonymy.capitals
    if word in words.person_verbs and not speaks and entries[0].kind not in {"country", "region", "wide"}:
        return -0.3
    if line.glued[index] and not text[0].islower():
        return 0.0 if known.get(text) else -0.6
    if text[0].isupper() and text.isalpha() and word not in words.function:
        return -0.2 if entries[0].kind == "country" else _SHOUTED if line.shouted else -0.5
    if word in words.articles and line.capital(index + 1) and line.glued[index + 1] and entries[0].kind != "country":
        return -0.4
    return 0.1 if word in {"'s", "’s", "--", "—", "–"} else 0.0


def _local(line: Line, index: int, words: Words) -> float:
    """Points where a body, an office, people or things of the place follow it; nothing where none does."""
    word, capital = line.word(index), line.capital(index)
    if not word:
        return 0.0
    if capital:
        return 0.35 if word in words.local_bodies else 0.3 if word in words.local_offices else 0.0
    if line.glued[index]:
        return 0.5 if word in words.tied else 0.0
    return 0.35 if word in words.locals else 0.0


def _apposed(line: Line, window: Window, entries: Sequence[Entry], known: Mapping[str, tuple[Entry, ...]]) -> bool:
    """ "Reyhanli, Turkey", "Fallujah city, in Anbar province": the name after the comma holds one that this may be."""
    return bool(holders(line, window, entries, known))
