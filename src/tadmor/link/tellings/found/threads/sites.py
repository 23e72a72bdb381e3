"""The sites that a report names: a market, a dam, a gate, by name or by what tells it from others of its kind.

"The market" later in a report is the one that it names, if it names one alone; else the last before it.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from tadmor.link.tellings.found.threads.keys import name_key
from tadmor.link.vocabulary import Vocabulary
from tadmor.ontology.nations import nations
from tadmor.ontology.spelling import fold

__all__ = ["Site", "sites"]

_OWNS = re.compile(r"[’']s?$")  # "Omar Arlun's farm" is a person's, and "Gaza's Arlun hospital" is called Arlun
_A = frozenset(["a", "an"])
_LONGEST = 4  # words of a site's name
_UNNAMED = 0.6  # how much "the eastern gate" tells beside a name


@dataclass(frozen=True, slots=True)
class Site:
    """One mention: characters `[start, end)`, its family, and its name's key, "" where it has none.

    `told` are the words that tell it from others of its kind ("eastern"); `new`: the word
    by which it is one of many ("a market", "another market").
    """

    start: int
    end: int
    family: str
    name: str
    told: str
    words: str
    new: str = ""

    @property
    def worth(self) -> float:
        """How much its name tells, in [0, 1]."""
        return _words().worth.get(self.family, 1.0) * (1.0 if self.name else _UNNAMED)

    @property
    def key(self) -> str:
        """What is compared: "" where nothing tells which of its kind it is."""
        return f"{self.family}:{self.name or self.told}" if self.name or self.told else ""


@dataclass(frozen=True, slots=True)
class _Words:
    """What sites.toml says."""

    family: Mapping[str, str]
    between: frozenset[str]
    tells: frozenset[str]
    none: frozenset[str]
    new: frozenset[str]
    worth: Mapping[str, float]


@cache
def _words() -> _Words:
    table = Vocabulary(__name__).table
    family = {noun: family for family, nouns in table["families"].items() for noun in nouns}
    lists = {name: frozenset(table[name]["words"]) for name in ("between", "tells", "none", "new")}
    return _Words(family=family, worth=table["worth"], **lists)


@cache
def _noun() -> re.Pattern[str]:
    nouns = sorted(_words().family, key=lambda noun: (-len(noun), noun))
    return re.compile(rf"\b({'|'.join(map(re.escape, nouns))})\b(?![-’']\w)", re.IGNORECASE)


_BEFORE = re.compile(r"(?:[\w’'-]+ ){1,7}$")
_OF = re.compile(r" (?:of|called|named|known as)(?: the)? ((?:(?:[A-Z]|al-|el-)[\w’'-]+ ?){1,3})")


def sites(text: str) -> tuple[Site, ...]:
    """Every site of a report that something tells from others of its kind, in text order."""
    return tuple(_told(tuple(_mentions(text))))


def _mentions(text: str) -> Iterator[Site]:
    for found in _noun().finditer(text):
        family = _words().family[found[1].lower()]
        before = _BEFORE.search(text, max(0, found.start() - 60), found.start())
        words = before[0].split() if before else []
        name, told, new, length = _front(words)
        behind = None if name or told else _OF.match(text, found.end())
        end = found.end()
        if behind is not None and not _is_plain(behind[1].split()[0]):
            name, end = name_key(behind[1]), found.end() + len(behind[0].rstrip())
        start = found.start() - length
        yield Site(start, end, family, name, told, text[start:end], new)


def _front(words: Sequence[str]) -> tuple[str, str, str, int]:
    """Name, telling words, the word by which it is new ("a"), and how many characters of them stand before the noun."""
    known, rest = _words(), list(words)
    told: list[str] = []
    while rest and (rest[-1].lower() in known.between or rest[-1].lower() in known.tells):
        told.append(rest.pop())
    name: list[str] = []
    while rest and len(name) < _LONGEST and _is_name(rest[-1]) and not _OWNS.search(rest[-1]):
        name.append(rest.pop())
    used = [*reversed(told)] if not name else [*reversed(name), *reversed(told)]
    tells = " ".join(sorted({fold(_direction(word)) for word in told if word.lower() in known.tells}))
    new = rest[-1].lower() if rest and rest[-1].lower() in known.new else ""
    return name_key(" ".join(reversed(name))) if name else "", tells, new, sum(len(word) + 1 for word in used)


def _direction(word: str) -> str:
    return word.lower().removesuffix("ern") if word.lower().endswith("ern") else word.lower()


def _is_name(word: str) -> bool:
    bare = word.strip("’'\"“”")
    if bare.lower() in _words().between:
        return False
    return bool(re.match(r"(?:[A-Z]|al-|el-|\d+(?:st|nd|rd|th)\b)", bare)) and not _is_plain(bare)


def _is_plain(word: str) -> bool:
    """Whether it is a word that only begins a sentence, or an acronym: a body's."""
    bare = re.sub(r"[’']s$", "", word)
    plain = fold(bare) in _words().none or fold(bare) in nations()  # "an Israeli checkpoint" has no name
    return plain or (len(bare) > 1 and bare.isupper())


def _told(mentions: Sequence[Site]) -> Iterator[Site]:
    """Those that have a key, and those that take one from the rest of the report."""
    named: dict[str, list[Site]] = {}
    for one in mentions:
        if one.key:
            named.setdefault(one.family, []).append(one)
    starts = {family: [one.start for one in some] for family, some in named.items()}
    alone = {family for family, some in named.items() if len({one.key for one in some}) == 1}
    for one in mentions:
        if one.key:
            yield one
            continue
        some = named.get(one.family, [])
        at = bisect_right(starts.get(one.family, []), one.start) - 1
        if one.family in alone and (not one.new or (one.new in _A and at < 0)):  # "a market was hit. The Arlun market"
            yield replace(one, name=some[0].name, told=some[0].told)
        elif at >= 0 and not one.new:
            yield replace(one, name=some[at].name, told=some[at].told)
