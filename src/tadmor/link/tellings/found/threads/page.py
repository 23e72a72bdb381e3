"""A report's sentences with the names in each, and what is lent to those that have none."""

import re
from bisect import bisect_right
from collections.abc import Mapping
from functools import cache

from tadmor.link.tellings.found.places.elsewhere import is_elsewhere
from tadmor.link.tellings.found.places.named import briefed, is_adjective, seat
from tadmor.link.tellings.found.places.nowhere import is_beside, is_dateline
from tadmor.link.tellings.found.threads.keys import name_key
from tadmor.link.tellings.found.threads.sites import sites
from tadmor.link.tellings.found.threads.unread import unread
from tadmor.link.tellings.places import EXACT
from tadmor.link.tellings.sentences import said_then
from tadmor.link.tellings.threads import TELLS, Thread
from tadmor.link.tellings.words import rarity, terms
from tadmor.link.vocabulary import Vocabulary
from tadmor.model import Actor, Place, Reading, Span, Spans
from tadmor.model.spans import touching
from tadmor.ontology.spelling import fold

__all__ = ["Page"]

_WORDS = Vocabulary(__name__)
_END = re.compile(r"[.!?][\"”’)]*\s+(?=[\"“‘(A-Z])|\n+")
_BACK, _PARAGRAPHS = 5, 2  # sentences, and ends of paragraphs, over which a name is lent
_VILLAGE, _UNREAD, _TOWN, _CITY, _VICTIM = 1.0, 0.8, 0.6, 0.3, 0.9  # what a name holds where it stands
_RARE = 4.0  # rarity of a town's name that few reports have
_SHORT = 4  # letters of the shortest name
_SAME, _ACROSS, _HEAD = 0.8, 0.65, 0.7  # of that: lent within a paragraph, over its end, by the title
_FAR = 12  # sentences over which "the village" is the last one named
_BESIDE = 40  # characters before a name in which it is told that somebody only goes there
_OPENING = 2  # sentences that a title's names hold for

_Names = Mapping[str, tuple[float, str]]
"""Names by key ("s:" a site, "p:" a place, "v:" a victim): what each holds, in [0, 1], and its words."""


class Page:
    """A report's sentences with the names in each, the names of who speaks apart."""

    def __init__(self, reading: Reading) -> None:
        self._reading, self._text = reading, reading.document.text
        ends = [found.span() for found in _END.finditer(self._text)]
        self._starts = [0, *(end for _, end in ends)]
        self._breaks = {at + 1 for at, (start, end) in enumerate(ends) if "\n" in self._text[start:end]}
        days = (t.span for t in reading.times if t.earliest is not None and not said_then(self._text, t.span))
        self._dated = {self._at(span.start) for span in days}
        spoken = (s for a in reading.attributions for s in (*a.source, *a.cue, *a.addressee, *a.medium))
        self._spoken = sorted(spoken, key=lambda s: (s.start, s.end))
        self._names: dict[int, dict[str, tuple[float, str]]] = {}
        self._put_sites()
        self._put_places()
        self._put_victims()
        self._put_villages()
        self._title = self._titled()
        self._lent = cache(self._before)

    def thread(self, spans: Spans) -> Thread:
        """The names of the sentences of some words, and where none tells, those before them."""
        places = sorted({self._at(span.start) for span in spans})
        names: dict[str, tuple[float, str]] = {}
        for at in places:
            _merge(names, self._names.get(at, {}))
        if places and not _tells(names):
            _merge(names, self._lent(places[0]))
        holds = {key: much for key, (much, _) in names.items()}
        return Thread(holds, {key: words for key, (_, words) in names.items()})

    def _at(self, position: int) -> int:
        return bisect_right(self._starts, position) - 1

    def _before(self, at: int) -> _Names:
        """The names of the last sentence before it that has any that tell, weaker the farther it is."""
        crossed, dated = 0, False
        for here in range(at, max(0, at - _BACK), -1):
            if _WORDS["turn"].match(self._text, self._starts[here]):
                break
            dated = dated or here in self._dated
            if dated and here in self._breaks:  # a paragraph with a day of its own tells of something else
                break
            crossed += here in self._breaks
            if crossed > _PARAGRAPHS:
                break
            names = self._names.get(here - 1, {})
            if _tells(names):
                return _weaker(names, _ACROSS if crossed else _SAME)
        return _weaker(self._title, _HEAD) if at < _OPENING else {}

    def _put(self, start: int, end: int, key: str, much: float, words: str) -> None:
        """Note a name where it stands, unless it says who speaks, or whither somebody goes."""
        if touching(self._spoken, [Span(start, end, "")], lambda span: span):
            return
        if not _WORDS["bound"].search(self._text, max(0, start - _BESIDE), start):
            _merge(self._names.setdefault(self._at(start), {}), {key: (much, words)})

    def _put_sites(self) -> None:
        for site in sites(self._text):
            self._put(site.start, site.end, f"s:{site.key}", site.worth, site.words)
            if site.name:
                self._put(site.start, site.end, f"p:{site.name}", site.worth, site.words)

    def _put_places(self) -> None:
        for place in self._reading.places:
            if _is_scene(place, self._text):
                start, end, words = place.span.start, place.span.end, place.span.text
                for name in {name_key(words), name_key(place.name or words)}:  # reports spell a known town otherwise
                    self._put(start, end, f"p:{name}", _holds(place), words)
        for start, end, name in unread(self._reading):
            self._put(start, end, f"p:{name_key(name)}", _UNREAD, name)

    def _put_victims(self) -> None:
        sources = " | ".join(fold(span.text) for a in self._reading.attributions for span in a.source)
        for actor in self._reading.actors:
            if _may_be_victim(actor) and fold(actor.name) not in sources:
                for mention in actor.mentions:
                    self._put(mention.start, mention.end, f"v:{name_key(actor.name)}", _VICTIM, actor.name)

    def _put_villages(self) -> None:
        """Give "the village" to the sentences that speak so of the last place named before them."""
        last: tuple[int, _Names] = (-_FAR - 1, {})
        for at, start in enumerate(self._starts):
            towns = {k: pair for k, pair in self._names.get(at, {}).items() if k[0] == "p" and pair[0] >= TELLS}
            end = self._starts[at + 1] if at + 1 < len(self._starts) else len(self._text)
            if towns:
                last = at, towns
            elif at - last[0] <= _FAR and _WORDS["village"].search(self._text, start, end):
                _merge(self._names.setdefault(at, {}), _weaker(last[1], _SAME))

    def _titled(self) -> _Names:
        title = self._reading.document.title or ""
        names: dict[str, tuple[float, str]] = {}
        for site in sites(title):
            _merge(names, {f"s:{site.key}": (site.worth, site.words)})
        for some in self._names.values():
            _merge(names, {key: pair for key, pair in some.items() if key[0] == "p" and pair[1] in title})
        return names


def _merge(names: dict[str, tuple[float, str]], more: _Names) -> None:
    for key, pair in more.items():
        if key not in names or names[key][0] < pair[0]:
            names[key] = pair


def _weaker(names: _Names, share: float) -> _Names:
    """What names of places hold for another sentence."""
    return {key: (much * share, words) for key, (much, words) in names.items() if key[0] != "v"}


def _tells(names: _Names) -> bool:
    return any(much >= TELLS and key[0] != "v" for key, (much, _) in names.items())


def _is_scene(place: Place, text: str) -> bool:
    """Whether it is a site or settlement at which something may have happened."""
    if place.metonym or place.precision not in (*EXACT, None) or len(place.span.text) < _SHORT:
        return False
    aside = is_dateline(place, text) or seat(place, text) or is_adjective(place) or briefed(text, place.span)
    return not (aside or is_elsewhere(text, place.span) or is_beside(place, text))


def _holds(place: Place) -> float:
    """What its name tells: a village that no gazetteer has all, a city that many reports name little."""
    if place.lat is None:
        return _VILLAGE
    rare = max(map(rarity, terms(place.name or place.span.text)), default=_RARE)
    return _TOWN if rare >= _RARE else _CITY


def _may_be_victim(actor: Actor) -> bool:
    """Whether it is a person of whom no catalogue knows: who is told of as killed or taken is told of once."""
    return actor.kind == "person" and actor.id is None and " " in actor.name and "(" not in actor.name
