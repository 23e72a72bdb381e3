"""The same readings in other worlds: names, places, days, numbers and four words in five changed, and nothing else.

A world is a renaming, the same for all its reports: what told one happening there still does, and what told two still
does. Every new word is as long as the old one, so every span stays where it is, and nothing has to be read again.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import lru_cache
from typing import Any
from zlib import crc32

from tadmor import wire
from tadmor.errors import BadWire
from tadmor.model import Reading

__all__ = ["World", "stream"]

_FREE = frozenset(["text", "title", "name", "organisation", "chain", "role", "scope", "url", "authors"])
_NAMES = frozenset(["name", "organisation", "chain"])
_DAY, _ID = r"\d{4}-\d\d-\d\d", r"[a-z][0-9a-f]{16}"
_WORD = re.compile(r"[A-Za-z]+")
_PARTS = re.compile(
    r"""(?P<escape>\\.)|(?P<made>"made_by":\[[^\]]*\])"""
    rf"""|(?P<code>"(?!(?:{"|".join(sorted(_FREE))})")\w+":"(?!{_ID}"|{_DAY}")[^"\\]*")"""
    rf"""|"(?P<day>{_DAY})(?=")|"(?P<id>{_ID})(?=")"""
    r"""|"(?P<key>lat|lon|low|high|best)":(?P<number>-?\d+(?:\.\d+)?)|(?P<plain>"\w+":-?\d+(?:\.\d+)?)"""
    r"""|(?P<word>[A-Za-z]+)|(?P<digits>\d+)"""
)
_VOWELS, _CONSONANTS = "aeiou", "bcdfghklmnprstvz"


class World:
    """One renaming. `number` 0 changes nothing; `days` is how far a world lies from the one before."""

    def __init__(self, number: int, days: int) -> None:
        self.number, self._days = number, timedelta(days=days * number)
        chance = crc32(f"world {number}".encode())
        self._north, self._east = (chance % 41 - 20) * 0.5, (chance // 41 % 121 - 60) * 0.5
        self._digits = str.maketrans("123456789", "".join(str((d + number) % 9 + 1) for d in range(9)))
        self._renamed = lru_cache(maxsize=200_000)(self._rename)

    def _rename(self, word: str) -> str:
        """A word that can be said and is as long."""
        seed = crc32(f"{self.number} {word.lower()}".encode())
        made = []
        for letter in word.lower():
            seed = (seed * 1103515245 + 12345) & 0x7FFFFFFF
            letters = _VOWELS if letter in _VOWELS else _CONSONANTS
            made.append(letters[(seed >> 8) % len(letters)])
        new = "".join(made)
        return new.upper() if word.isupper() and len(word) > 1 else new.capitalize() if word[0].isupper() else new

    def _changes(self, word: str) -> bool:
        return len(word) > 2 and crc32(f"{word.lower()} {self.number}".encode()) % 5 > 0

    def line(self, source: "Source") -> str:
        """The wire line of a reading as it is here."""
        if not self.number:
            return source.line

        def turned(match: re.Match[str]) -> str:
            kind, found = str(match.lastgroup), match.group()
            if kind == "number":
                return f'"{match["key"]}":{self._number(match["key"], match["number"])}'
            if kind == "day":
                return f'"{(date.fromisoformat(match["day"]) + self._days).isoformat()}'
            if kind == "id":
                return f'"{found[1]}{int(found[2:], 16) ^ crc32(str(self.number).encode()):016x}'
            if kind == "digits":
                return found.translate(self._digits)
            if kind == "word" and found not in source.kept and (found in source.names or self._changes(found)):
                return self._renamed(found)
            return found

        line = _PARTS.sub(turned, source.line)
        return line.replace(f'"id":"{source.id}"', f'"id":"{source.id}-{self.number}"', 1)

    def _number(self, key: str, number: str) -> str:
        if key == "lat":
            return f"{max(-85.0, min(85.0, float(number) + self._north)):g}"
        if key == "lon":
            return f"{(float(number) + self._east + 180) % 360 - 180:g}"
        return number.translate(self._digits)


class Source:
    """A reading's line, the words that are names in it, and those that are no words of the text."""

    def __init__(self, reading: Reading) -> None:
        self.id, self.line = reading.document.id, wire.encode(reading).decode()
        self.names: set[str] = set()
        self.kept: set[str] = {"null", "true", "false"}
        self._gather(wire.plain(reading), "")
        self.kept |= {word for event in reading.events for word in _WORD.findall(event.trigger.text)}
        self.kept |= set(_WORD.findall(self.id)) | set(_WORD.findall(reading.document.outlet or ""))

    def _gather(self, part: Any, key: str) -> None:
        if isinstance(part, dict):
            for name, value in part.items():
                self.kept.update(_WORD.findall(name))
                self._gather(value, name)
        elif isinstance(part, list):
            for value in part:
                self._gather(value, key)
        elif isinstance(part, str) and key in _NAMES:
            self.names.update(word for word in _WORD.findall(part) if word[0].isupper() and len(word) > 2)
        elif isinstance(part, str) and key not in _FREE:
            self.kept.update(_WORD.findall(part))


def _fits(source: Source) -> bool:
    """Whether every span of a reading ends where words do."""
    try:
        return bool(wire.decode(World(1, 1).line(source)))
    except BadWire:
        return False


def stream(readings: Sequence[Reading], count: int, days: int, start: int = 0) -> Iterator[Reading]:
    """So many readings, world after world; the first is as it was."""
    sources = [source for source in map(Source, readings) if _fits(source)]
    for number in range(start // len(sources), -(-count // len(sources))):
        world = World(number, days)
        for at, source in enumerate(sources, number * len(sources)):
            if start <= at < count:
                yield wire.decode(world.line(source))
