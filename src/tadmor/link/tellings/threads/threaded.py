"""Which thread each telling of a report hangs on: the names in its sentence, else the last before it.

A report that has gone on to something else ("elsewhere", "separately") lends no name across those words.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache

from tadmor.link.tellings.found.elsewhere import is_elsewhere
from tadmor.link.tellings.found.named import briefed, is_adjective, seat
from tadmor.link.tellings.found.nowhere import is_beside, is_dateline
from tadmor.link.tellings.places import EXACT
from tadmor.link.tellings.sentences import said_then
from tadmor.link.tellings.telling import Telling
from tadmor.link.tellings.threads.sites import key_of, sites
from tadmor.link.tellings.threads.thread import TELLS, Thread
from tadmor.link.tellings.threads.unread import unread
from tadmor.link.tellings.words import rarity, terms
from tadmor.model import Actor, Place, Reading, Span
from tadmor.ontology.spelling import fold

__all__ = ["threaded"]

_END = re.compile(r"[.!?][\"”’)]*\s+(?=[\"“‘(A-Z])|\n+")
_TURN = re.compile(
    r"[\"“‘]?(?:Elsewhere|Separately|Meanwhile|In (?:a|an)(?:other| separate)|In other|Also (?:on|in)|Further (?:north|south"
    r"|east|west)|On another|The same day|Earlier|Last (?:week|month|year)|In (?:January|February|March|April|May|June|July"
    r"|August|September|October|November|December)\b|Regarding|On the|About the|As for)\b"
)
_BACK, _PARAGRAPHS = 5, 2  # sentences, and ends of paragraphs, over which a name is lent
_VILLAGE, _UNREAD, _TOWN, _CITY, _VICTIM = 1.0, 0.8, 0.6, 0.3, 0.9
_RARE = 4.0
_SHORT = 4  # letters of the shortest name
_SAME, _ACROSS, _HEAD = 0.8, 0.65, 0.7  # of a name's worth: lent within a paragraph, over its end, by the title
_FAR = 12  # sentences over which "the village" is the last one named
_THE_VILLAGE = re.compile(r"\b(?:[Tt]he|[Tt]hat|[Tt]his)(?: same)? (?:village|hamlet|town|settlement|township|farm)\b(?! of| near)")
_EARLIER, _BESIDE = 12, 40  # tellings back, and characters before it, in which what is taken up, and "the" stand
_THE = re.compile(r"\b(?:[Tt]he|[Tt]his|[Tt]hat)(?: \w+){0,2} $")
_BOUND = re.compile(
    r"\b(?:directions? of|towards?|bound for|en route to|way (?:to|from)|head(?:ed|ing) (?:for|to)|left for|based (?:in|at)"
    r"|kilomet(?:re|er)s? (?:\w+ )?(?:of|from)|miles (?:\w+ )?(?:of|from)|km (?:\w+ )?(?:of|from))(?: the)? $"
)  # where somebody goes to, sits, or what it is measured by
_OPENING = 2  # sentences that a title's names hold for

_Names = Mapping[str, tuple[float, str]]


def threaded(reading: Reading, found: Iterable[Telling]) -> list[Telling]:
    """Tellings with their threads."""
    some = list(found)
    if not some:
        return some
    page = _Page(reading)
    hung = [replace(telling, thread=page.thread(telling)) for telling in some]
    return [_taken_up(telling, hung[max(0, at - _EARLIER) : at], reading.document.text) for at, telling in enumerate(hung)]


def _taken_up(telling: Telling, before: Sequence[Telling], text: str) -> Telling:
    """With the names of the last of its kind that was told of, where it takes that up: "the shelling", "this raid"."""
    if telling.thread is None or telling.thread.tells or not telling.spans:
        return telling
    if not _THE.search(text, max(0, telling.start - _BESIDE), telling.start):
        return telling
    for other in reversed(before):
        kin = other.thread is not None and other.thread.tells and (telling.types & other.types or not telling.types)
        if kin and telling.classes & other.classes and other.thread is not None:
            return replace(telling, thread=other.thread.lent(_ACROSS))
    return telling


class _Page:
    """A report's sentences with the names in each."""

    def __init__(self, reading: Reading) -> None:
        self._reading, self._text = reading, reading.document.text
        ends = [found.span() for found in _END.finditer(self._text)]
        self._starts = [0, *(end for _, end in ends)]
        self._breaks = {at + 1 for at, (start, end) in enumerate(ends) if "\n" in self._text[start:end]}
        self._dated = {self._at(time.span.start) for time in reading.times if time.earliest is not None and not said_then(self._text, time.span)}
        self._names = self._found()
        self._settled()
        self._title = self._titled()
        self._lent = cache(self._before)

    def thread(self, telling: Telling) -> Thread:
        """A telling's own names, and where none tells, those before it."""
        places = sorted({self._at(span.start) for span in telling.spans})
        names: dict[str, tuple[float, str]] = {}
        for at in places:
            _merge(names, self._names.get(at, {}))
        if not _tells(names):
            for at in places[:1]:
                _merge(names, self._lent(at))
        return Thread({key: worth for key, (worth, _) in names.items()}, {key: words for key, (_, words) in names.items()})

    def _at(self, position: int) -> int:
        return bisect_right(self._starts, position) - 1

    def _before(self, at: int) -> _Names:
        """The names of the last sentence before it that has any that tell, weaker the farther it is."""
        crossed, dated = 0, False
        for back in range(_BACK):
            here = at - back
            if here <= 0 or _TURN.match(self._text, self._starts[here]):
                break
            dated = dated or here in self._dated
            if dated and here in self._breaks:  # a paragraph with a day of its own tells of something else
                break
            crossed += here in self._breaks
            if crossed > _PARAGRAPHS:
                break
            names = self._names.get(here - 1, {})
            if _tells(names):
                share = _ACROSS if crossed else _SAME
                return {key: (worth * share, words) for key, (worth, words) in names.items() if key[0] != "v"}
        return {key: (worth * _HEAD, words) for key, (worth, words) in self._title.items()} if at < _OPENING else {}

    def _found(self) -> dict[int, dict[str, tuple[float, str]]]:
        spoken = [s for a in self._reading.attributions for s in (*a.source, *a.cue, *a.addressee, *a.medium)]
        spoken = sorted(spoken, key=lambda s: s.start)
        found: dict[int, dict[str, tuple[float, str]]] = {}

        def put(start: int, end: int, key: str, worth: float, words: str) -> None:
            if not _within(spoken, start, end) and not _BOUND.search(self._text, max(0, start - _BESIDE), start):
                _merge(found.setdefault(self._at(start), {}), {key: (worth, words)})

        for site in sites(self._text):
            put(site.start, site.end, f"s:{site.key}", site.worth, site.words)
            if site.name:
                put(site.start, site.end, f"p:{site.name}", site.worth, site.words)
        for place in self._reading.places:
            if _is_scene(place, self._text):
                put(place.span.start, place.span.end, f"p:{key_of(place.span.text)}", _worth(place), place.span.text)
        for start, end, name in unread(self._reading):
            put(start, end, f"p:{key_of(name)}", _UNREAD, name)
        sources = {fold(s.text) for a in self._reading.attributions for s in a.source}
        for actor in self._reading.actors:
            if _may_be_victim(actor) and not any(fold(actor.name) in source for source in sources):
                for mention in actor.mentions:
                    put(mention.start, mention.end, f"v:{key_of(actor.name)}", _VICTIM, actor.name)
        return found

    def _settled(self) -> None:
        """Give "the village" to the sentences that speak so of the last place named before them."""
        last: tuple[int, _Names] | None = None
        for at in range(len(self._starts)):
            names = self._names.get(at, {})
            towns = {key: pair for key, pair in names.items() if key[0] == "p" and pair[0] >= TELLS}
            if towns:
                last = at, towns
            elif last is not None and at - last[0] <= _FAR:
                end = self._starts[at + 1] if at + 1 < len(self._starts) else len(self._text)
                if _THE_VILLAGE.search(self._text, self._starts[at], end):
                    again = {key: (worth * _SAME, words) for key, (worth, words) in last[1].items()}
                    _merge(self._names.setdefault(at, {}), again)

    def _titled(self) -> _Names:
        title = self._reading.document.title or ""
        names: dict[str, tuple[float, str]] = {}
        known = {key: pair for some in self._names.values() for key, pair in some.items()}
        for site in sites(title):
            _merge(names, {f"s:{site.key}": (site.worth, site.words)})
        for key, (worth, words) in known.items():
            if key[0] == "p" and words and words in title:
                _merge(names, {key: (worth, words)})
        return names


def _merge(names: dict[str, tuple[float, str]], more: _Names) -> None:
    for key, pair in more.items():
        if key not in names or names[key][0] < pair[0]:
            names[key] = pair


def _tells(names: _Names) -> bool:
    return any(worth >= TELLS and key[0] != "v" for key, (worth, _) in names.items())


def _within(spoken: Sequence[Span], start: int, end: int) -> bool:
    return any(s.start < end and start < s.end for s in spoken)


def _is_scene(place: Place, text: str) -> bool:
    """Whether it is a site or settlement at which something may have happened."""
    if place.metonym or place.precision not in (*EXACT, None) or len(place.span.text) < _SHORT:
        return False
    aside = is_dateline(place, text) or seat(place, text) or is_adjective(place) or briefed(text, place.span)
    return not (aside or is_elsewhere(text, place.span) or is_beside(place, text))


def _worth(place: Place) -> float:
    """What it tells to share it: a village that no gazetteer has all, a city that many reports name little."""
    if place.lat is None:
        return _VILLAGE
    rare = max(map(rarity, terms(place.name or place.span.text)), default=_RARE)
    return _TOWN if rare >= _RARE else _CITY


def _may_be_victim(actor: Actor) -> bool:
    """Whether it is a person of whom no catalogue knows: who is told of as killed or taken is told of once."""
    return actor.kind == "person" and actor.id is None and " " in actor.name and "(" not in actor.name
