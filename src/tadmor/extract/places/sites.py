"""Sites that no gazetteer has, known by a noun beside or inside their names: "the Sarun reservoir", "Hill 210".

The noun alone says so; where it may as well be said of a party or a firm ("the Haddad camp") a head must agree, and
that is `unlisted`'s to ask.
"""

from collections.abc import Iterator, Mapping, Sequence

from tadmor.extract.places.atoms import Line, Window
from tadmor.extract.places.scene import Scene
from tadmor.extract.places.words import Words
from tadmor.gazetteer import Entry

__all__ = ["is_far_namesake", "is_site", "noun_after"]

_KNOWN = 100_000  # inhabitants: a hospital or a camp may be named after a far town of that size
_LEAST = 3  # letters of a name beside a noun
_FARTHEST = 8  # atoms to the noun that names of a list share
_LISTED = frozenset({"and", ","})
_POSSESSIVE = frozenset({"'s", "’s"})

Known = Mapping[str, tuple[Entry, ...]]


def is_site(line: Line, window: Window, scene: Scene, words: Words, known: Known, *, lies: bool) -> bool:
    """Whether a noun makes a name a site's. `lies`: something lies or goes where the name begins."""
    if _is_headed(line, window, words) or _ends_so(line, window, scene, words, known):
        return lies or _described(line, window, words) or window.name in scene.strangers or scene.hears(line, window)
    if len(window.name) < _LEAST or not _is_proper(line, window, scene, words):
        return False
    if line.word(window.first - 1) == "of":
        return line.word(window.first - 2) in words.named_sites | words.sites_of
    placed = (
        lies
        or window.name in scene.strangers
        or line.word(window.first - 1) in {"the", "and", ","} | words.direction | words.taken
    )
    return placed and noun_after(line, window, words) in words.named_sites


def noun_after(line: Line, window: Window, words: Words) -> str:
    """The noun that a name stands before, past "children's", "power" and the like; "" where that is tied to it.

    Also the one that it shares: "the Sarun and Lahun quarters".
    """
    at = window.last + 1
    if at < len(line.words) and line.glued[at] and line.low[at] not in _LISTED:
        return ""
    if line.word(at) in _LISTED:
        end = next((n for n in range(at, at + _FARTHEST) if not _is_listed(line, n, words)), at)
        return line.word(end) if line.word(end).endswith("s") and line.capital(end - 1) else ""
    if line.word(at) in words.site_adjectives:
        at += 2 if line.word(at + 1) in _POSSESSIVE else 1
    return line.word(at)


def _is_listed(line: Line, index: int, words: Words) -> bool:
    return line.word(index) in _LISTED | words.articles or line.capital(index)


def _is_headed(line: Line, window: Window, words: Words) -> bool:
    """ "Khirbet Sarun", "Hill 210"; not "Mount Sarun College"."""
    if window.first == window.last:
        return False
    head, rest = line.low[window.first], line.words[window.first + 1].text
    if rest.isdigit():
        return head in words.numbered_sites and window.last == window.first + 1
    inside = {line.low[n] for n in range(window.first + 1, window.last + 1)}
    return head in words.site_heads and not inside & (
        words.organisation_after | words.local_bodies | words.numbered_sites
    )


def _ends_so(line: Line, window: Window, scene: Scene, words: Words, known: Known) -> bool:
    """ "the Linen Market", "the Southern Hospital".

    Of "the Sarun Hospital" the town of Sarun says more, if it is at hand.
    """
    if line.word(window.first - 1) != "the" or line.low[window.last] not in words.site_ends:
        return False
    return window.first < window.last and not any(_is_place(name, scene, known) for name in _starts(line, window))


def _starts(line: Line, window: Window) -> Iterator[str]:
    """The names that a longer one begins with."""
    start = line.words[window.first].start
    for last in range(window.first, window.last):
        yield window.name[: line.words[last].end - start]


def _is_place(name: str, scene: Scene, known: Known) -> bool:
    return any(entry.match == 0 and (entry.own or scene.near(entry)) for entry in known.get(name, ()))


def _described(line: Line, window: Window, words: Words) -> bool:
    """Whether "at", "the yard of" or "struck" stands before the article of a name."""
    before = line.word(window.first - 2) if line.word(window.first - 1) == "the" else ""
    return before in words.locative | words.taken


def _is_proper(line: Line, window: Window, scene: Scene, words: Words) -> bool:
    """Whether no word of a name is a common one, a side's, an office's or a day's: "the Southern market"."""
    if window.name.isupper():
        return False
    others = (words.no_strangers, words.titles, words.direction, words.organisation_after, scene.small)
    inside = {line.low[n] for n in range(window.first, window.last + 1)} - words.articles
    return all(inside.isdisjoint(other) for other in others)


def is_far_namesake(line: Line, window: Window, entries: Sequence[Entry], scene: Scene, words: Words) -> bool:
    """Whether "the X hospital" is a site at hand, and the gazetteer's X some small town in a country not told of."""
    if noun_after(line, window, words) not in words.named_sites or line.capital(window.last + 1):
        return False
    if line.word(window.first - 1) != "the":
        return False
    known = any(e.own or e.kind not in {"settlement", "district"} or e.population >= _KNOWN for e in entries)
    return not known and not any(scene.near(entry) for entry in entries)
