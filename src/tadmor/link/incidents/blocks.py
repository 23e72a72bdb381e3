"""Which tellings are worth comparing: those that lie in neighbouring squares or share telling words, in near weeks.

A telling is put under its keys and sought under them and their neighbours; neighbourhood is mutual, so it does not
matter which of two came first.
"""

from collections.abc import Iterator
from datetime import date
from math import floor

from tadmor.link.likeness.rare import rarities
from tadmor.link.tellings.places import bare_name
from tadmor.link.tellings.telling import Telling
from tadmor.link.tellings.words import Vector

__all__ = ["Key", "kept_under", "sought_under"]

Key = tuple[str, str, int, int]

_SQUARE = 0.5  # degrees: 55 km north to south, more than any settlement's reach
_WEEK, _SEASON = 7, 60  # days
_LONGEST = 5  # weeks that a telling is put under; a longer interval tells no week
_HOLDS = 0.5  # how surely a name holds for a telling that is sought by it
_WORDS, _OPENING, _STORY_WORDS = 3, 4, 8


def kept_under(telling: Telling) -> set[Key]:
    """The keys that a telling is put under."""
    if telling.story:
        return {("s", word, season, 0) for word in _top(telling.report, _STORY_WORDS) for season in _seasons(telling)}
    squares = {
        (f"{floor(s.lat / _SQUARE)}", floor(s.lon / _SQUARE))
        for s in telling.spots
        if s.lat is not None and s.lon is not None
    }
    names = {bare_name(s.name) for s in telling.spots if s.named and s.lat is None}  # no gazetteer has them
    words = _top(telling.words, _WORDS)
    threads = {key for key, sure in telling.thread.names.items() if sure >= _HOLDS} if telling.thread else ()
    found: set[Key] = set()
    rare = rarities(telling)
    for week in _weeks(telling):
        found |= {("r", kind, week, 0) for kind in rare}
        found |= {("p", row, column, week) for row, column in squares}
        found |= {("w", word, week, 0) for word in words}
        found |= {("n", name, week, 0) for name in names}
        found |= {("t", name, week, 0) for name in threads}
    if telling.campaign and telling.published is not None:  # its own words are few, its report's place may be another
        found |= {("c", word, _bucket(telling.published, _WEEK), 0) for word in _top(telling.report, _OPENING)}
    return found


def sought_under(keys: set[Key]) -> set[Key]:
    """These keys and their neighbours in space and time."""
    return {near for key in keys for near in _neighbours(key)}


def _neighbours(key: Key) -> Iterator[Key]:
    kind, name, number, week = key
    if kind == "p":
        for up in (-1, 0, 1):
            for right in (-1, 0, 1):
                for later in (-1, 0, 1):
                    yield kind, str(int(name) + up), number + right, week + later
    else:
        for later in (-1, 0, 1):
            yield kind, name, number + later, week


def _top(words: Vector, most: int) -> tuple[str, ...]:
    return tuple(sorted(words, key=lambda w: (-words[w], w))[:most])


def _weeks(telling: Telling) -> range:
    when = telling.when
    if when is None:
        return range(1)
    first, last = _bucket(when.earliest, _WEEK), _bucket(when.latest, _WEEK)
    if last - first < _LONGEST:
        return range(first, last + 1)
    middle = _bucket(telling.published or when.latest, _WEEK)
    return range(middle, middle + 1)


def _seasons(telling: Telling) -> range:
    if telling.published is None:
        return range(1)
    season = _bucket(telling.published, _SEASON)
    return range(season, season + 1)


def _bucket(day: date, length: int) -> int:
    return day.toordinal() // length
