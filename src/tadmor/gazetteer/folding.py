"""One spelling for many: "Deir ez-Zor", "Deir Ezzor" and "Dayr az Zawr" meet in a key.

Three keys, each looser than the one before. `exact` forgets case, accents, apostrophes, hyphens and spaces. `loose`
forgets Arabic articles and a final silent h as well. `skeleton` forgets most of what transliterators disagree about;
it joins different places too (FACTS.md: 4 of 11 finds wrong), so its finds count for little.
"""

import re
import tomllib
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

__all__ = ["both", "consonants", "exact", "keys", "loose", "skeleton", "theatre", "words"]

_LETTERS = str.maketrans({"ı": "i", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th"})
_MARKS = str.maketrans("", "", "'`.")
_NOT_WORD = re.compile(r"[^a-z0-9]+")
_REMEMBERED = 20_000  # names folded lately: a report asks for each several times; some 5 MB
_ABBREVIATED = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort"}
_ARTICLES = frozenset(
    ("al", "el", "ul", "il", "ad", "ed", "ar", "er", "as", "es", "ash", "esh", "at", "et", "az", "ez")
)
_MERGED_ARTICLE = re.compile(r"^(?:al|el)(?=[^aeiou][a-z]{3})")
_NO_VOWELS = str.maketrans("", "", "aiu")
_RULES = [
    (re.compile(pattern), by)
    for pattern, by in (
        ("kh", "x"),
        ("gh", "g"),
        ("sh|ch", "s"),
        ("th", "t"),
        ("dh", "d"),
        ("ph", "f"),
        ("q|c", "k"),
        ("p", "b"),
        ("aw|au|ou|oo|o|w", "u"),
        ("ay|ai|ei|ey|ee|ie|y|i", "i"),
        ("e", "a"),
        (r"h(?=$|[^aiu])", ""),
        (r"(.)\1+", r"\1"),
        ("(?<=..)[aiu]$", ""),
    )
]


def words(name: str) -> list[str]:
    """The words of a name in plain lower-case letters: "Al-Qa’im" is "al", "qaim"."""
    if name.isascii():
        found = _NOT_WORD.split(name.lower().translate(_MARKS))
        return [_ABBREVIATED.get(word, word) for word in found if word]
    plain = unicodedata.normalize("NFKD", name.casefold().translate(_LETTERS))
    kept = "".join(c for c in plain if unicodedata.category(c) not in {"Mn", "Lm"} and c not in "'’‘`´ʼ.")
    return [_ABBREVIATED.get(word, word) for word in _NOT_WORD.split(kept) if word]


def exact(name: str) -> str:
    """The key that forgets case, accents, apostrophes, hyphens and spaces; empty for a name without a Latin letter."""
    return "".join(words(name))


@lru_cache(maxsize=_REMEMBERED)
def both(name: str) -> tuple[str, str]:
    """`exact` and `loose` at the price of one."""
    found = words(name)
    return "".join(found), "".join(_bare(found))


def _bare(found: list[str]) -> list[str]:
    kept = [word for word in found if word not in _ARTICLES] or found
    return [word[:-1] if len(word) > 3 and word.endswith("h") and word[-2] in "aeiou" else word for word in kept]


def loose(name: str) -> str:
    """The key without Arabic articles and final h: "Al-Raqqah", "ar-Raqqa" and "Raqqa" are one."""
    return both(name)[1]


def skeleton(name: str) -> str:
    """The key of consonants and folded vowels: "Qayyarah" and "Qayara", "Husaybah" and "Husaiba" are one."""
    return "".join(_bones(word) for word in _bare(words(name)))


def consonants(name: str) -> tuple[str, bool]:
    """The consonants of a skeleton, and whether it ends in "i": "Hirbnafsah" and "Harbinafsah", but not "Salhab(iyah)".

    Of all keys the loosest: it holds only where a report says of a place in which province it lies.
    """
    found = skeleton(name)
    return found.translate(_NO_VOWELS), found.endswith("i")


def _bones(word: str) -> str:
    word = _MERGED_ARTICLE.sub("", word)
    for pattern, by in _RULES:
        word = pattern.sub(by, word)
    return word


@cache
def theatre() -> Mapping[str, Any]:
    """Which countries' names are kept in which depth (supplement/theatre.toml)."""
    place = files("tadmor.gazetteer").joinpath("supplement", "theatre.toml")
    return tomllib.loads(place.read_text(encoding="utf-8"))


def keys(name: str, country: str | None, *, bones: bool = True) -> Iterator[str]:
    """The keys that a name of a country's place is kept under: `exact`, "~" and `loose`, "=" and `skeleton`.

    The last only with `bones`.
    """
    bare, wide = both(name)
    yield bare
    if country in theatre()["articles_vary"]:
        yield "~" + wide
    if bones and country in theatre()["skeletons"]:
        yield "=" + skeleton(name)
