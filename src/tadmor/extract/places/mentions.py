"""Which runs of capitals name a place: what the gazetteer knows of the name, against what stands around it.

Evidence is added up in points and half a point decides; the weights are from one look at the development reports and
at errors on other news, and each says what it is for.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tadmor.extract.places.atoms import Line, Window
from tadmor.extract.places.words import Words
from tadmor.gazetteer import Entry
from tadmor.gazetteer.folding import loose
from tadmor.gazetteer.folding import words as words_of

__all__ = ["Mention", "Scene", "find"]

_ENOUGH = 0.5
_WIDE = frozenset({"country", "region", "wide", "water", "mountain", "desert", "site"})  # names that take an article
_SHOUTED = -0.3  # in a headline or a byline capitals beside a name say less
_LONGEST_PHRASE = 9
_LARGE, _MIDDLE = 100_000, 15_000


@dataclass(frozen=True, slots=True)
class Mention:
    """A window taken for a place's name, and the entries it may mean."""

    window: Window
    entries: tuple[Entry, ...]


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
    if name.startswith(("the ", "The ")) or _acronym(name) or name in scene.people:
        return False
    if entry.match == 3:
        return home and len(name) >= 5
    if " " in name and entry.match < 2 and words_of(name) != words_of(entry.name):
        return entry.match == 1 and (home or entry.population >= _LARGE)
    if entry.match and not home and entry.population < _LARGE:
        return False
    return home or entry.population >= _MIDDLE or entry.kind == "admin1" or _qualified(entry)


def _acronym(name: str) -> bool:
    """ "U.N.", "NOC": capitals that no town's name is made of."""
    letters = name.replace(".", "")
    return letters.isupper() and (len(letters) < 4 or "." in name.rstrip("."))


def _qualified(entry: Entry) -> bool:
    return entry.match == 0 and entry.population >= 5_000


def _standing(entry: Entry, scene: Scene) -> float:
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
    for window in runs:
        if window.start < end:
            continue
        line = all_lines[window.line]
        entries = viable(window, known.get(window.name, ()), scene)
        if not entries:
            if _unlisted(line, window, scene, words):
                found.append(Mention(window, (_stranger(window.name),)))
                end = window.end
            continue
        if window.line not in phrases:
            phrases[window.line] = _phrases(line, words)
        if any(window.last in phrase for phrase in phrases[window.line]):
            continue
        if _is_person(line, window, words, known):
            persons.add(window.name)
            continue
        after_place = bool(found) and _listed(line, found[-1].window, window)
        points = max(_standing(entry, scene) for entry in entries)
        points += _around(line, window, entries, scene, words, known) + (0.25 if after_place else 0.0)
        if points >= _ENOUGH:
            found.append(Mention(window, entries))
            end = window.end
        elif _surname(line, window, words):
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


def _unlisted(line: Line, window: Window, scene: Scene, words: Words) -> bool:
    """ "the village of X", "X village": a place by what the text calls it, though the gazetteer has none."""
    name = window.name.lower()
    if name in words.blocked or window.name in scene.people or line.shouted or name.startswith("the "):
        return False
    if name.split()[0] in words.function or loose(window.name) in scene.persons or _acronym(window.name):
        return False
    inside = range(window.first, window.last + 1)
    if not all(line.capital(n) or line.low[n] in words.articles for n in inside):
        return False
    after, before = line.word(window.last + 1), line.word(window.first - 1)
    called = before == "of" and line.word(window.first - 2) in words.settlement_words
    follows = after in words.settlement_words and not line.capital(window.last + 1) and before not in words.kinds_before
    return (called or follows) and not line.capital(window.first - 1) and not line.capital(window.last + 1)


def _stranger(name: str) -> Entry:
    """An entry for a place that no gazetteer of ours lists: a name and nothing else."""
    return Entry(id="", name=name, country=None, kind="settlement")


def _listed(line: Line, before: Window, window: Window) -> bool:
    """Whether only a comma or "and" stands between two names of one line."""
    if before.line != window.line or window.first - before.last > 3:
        return False
    return {*line.low[before.last + 1 : window.first]} <= {",", "and", "or", "the", "/", "&"}


def _is_person(line: Line, window: Window, words: Words, known: Mapping[str, tuple[Entry, ...]]) -> bool:
    before = line.word(window.first - 1)
    if line.shouted or not before:
        return False
    if before.rstrip(".") in words.titles and line.capital(window.first - 1) and not _of_office(line, window, words):
        return True
    if window.first == window.last and before in words.first_names and line.capital(window.first - 1):
        return True
    country = any(entry.kind == "country" for entry in known.get(window.name, ()))
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


def _around(
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
    simple = window.first == window.last
    country = entries[0].kind == "country"
    if not simple:
        points += 0.15
    if loose(window.name) in scene.sure:
        points += 0.6
    if simple and name in words.blocked and not country:
        points -= 0.7
    if simple and not country and (name in scene.small or (line.shouted and window.name.isupper())):
        points -= 0.3
    if loose(window.name) in scene.persons and not country:
        points -= 0.7
    return points


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
    return -0.3 if word in {"the", "a", "an"} and entries[0].kind not in _WIDE else 0.0


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
    if text in scene.people:
        return 0.1
    if text[0].isupper() and not line.shouted and word in words.organisation_after and not line.glued[index]:
        return 0.0 if window.name in words.metonymy.abbreviations else -1.0
    if word in words.kinds_after or (word in words.extension and not line.shouted):
        return 0.35
    if word == "," and _apposed(line, window, entries, known):
        return 0.7
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


def _apposed(line: Line, window: Window, entries: Sequence[Entry], known: Mapping[str, tuple[Entry, ...]]) -> bool:
    """ "Reyhanli, Turkey", "Fallujah, in Anbar province": the name after the comma holds one that this may be."""
    return bool(holders(line, window, entries, known))


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
