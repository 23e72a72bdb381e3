"""Two spellings of a village's name meet in a key: "Tal Zaytun" and "Tell Zeitun", "Um Hashaba" and "Am Hashab".

What a village is named after ("tell", "umm") is levelled as a word, so that a monastery is no hill; articles go. Of the
rest vowels are kept in three classes, for by consonants alone (`spelling.skeleton`) too many names are one.
"""

import re
import tomllib
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from tadmor.ontology.spelling import fold, skeleton

__all__ = ["bones", "place_key"]

_WORD = re.compile(r"[^\W_]+(?:['’‘`ʿʾʼ][^\W_]+)*")
_PAIRS = (("kh", "h"), ("gh", "g"), ("sh|ch", "s"), ("th", "t"), ("dh", "d"), ("ph", "f"), ("q|c", "k"), ("j", "g"))
_CONSONANTS = [(re.compile(pattern), by) for pattern, by in _PAIRS]
_VOWELS = re.compile(r"[aeiouyw]+")
_DOUBLE = re.compile(r"([a-z])\1+")
_END = re.compile(r"(?<=..)[ai]?h?$")


@lru_cache(maxsize=20_000)
def place_key(name: str) -> str:
    """A name of a place as spellings of it share it."""
    kinds, articles = _table()
    words = [fold(word) for word in _WORD.findall(name)]
    kept = [word for word in words if word not in articles] or words
    *before, last = kept or [""]
    return " ".join([*(kinds.get(word) or _levelled(word) for word in before), _levelled(last)])


@lru_cache(maxsize=20_000)
def bones(name: str) -> tuple[str, str]:
    """What a village is named after ("" if nothing), and the consonants of the rest: they propose, and never decide."""
    kinds, articles = _table()
    words = [word for word in map(fold, _WORD.findall(name)) if word not in articles]
    kind = kinds.get(words[0], "") if len(words) > 1 else ""
    return kind, "".join(word if word.isdigit() else skeleton(word) for word in words[bool(kind) :])


def _levelled(word: str) -> str:
    for pattern, by in _CONSONANTS:
        word = pattern.sub(by, word)
    return _END.sub("", _DOUBLE.sub(r"\1", _VOWELS.sub(_class, word)))


def _class(found: re.Match[str]) -> str:
    """ "ay", "ei", "y" are one vowel, "ou", "oo", "w" another, "a" and "e" a third."""
    run = found.group()
    if "i" in run or "y" in run or run == "ee":
        return "i"
    return "u" if {*run} & {*"ouw"} else "a"


@cache
def _table() -> tuple[dict[str, str], frozenset[str]]:
    table: dict[str, Any] = tomllib.loads(
        files("tadmor.ontology").joinpath("toponyms.toml").read_text(encoding="utf-8")
    )
    kinds = {fold(word): kind for kind, words in table["kinds"].items() for word in words}
    return kinds, frozenset(table["articles"])
