"""A word that few reports use says more about which happening is told than one that all use.

The weights are those of inverse document frequency (Sparck Jones 1972), counted once in a fixed collection and not in
the store: so a comparison of two reports depends on nothing but the two, and the order of arrival changes nothing.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from importlib.resources import files
from math import log, sqrt

from tadmor.errors import BadData
from tadmor.ontology.spelling import fold

__all__ = ["Vector", "cosine", "named_terms", "rarity", "shared", "terms", "vector"]

Vector = Mapping[str, float]
"""Weights by term, of length 1 (or empty)."""

_TERM = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d[\d,.]*\d|\d\d+")
_ENDINGS = ("ies", "ing", "ed", "es", "s")
_DAYS = "monday tuesday wednesday thursday friday saturday sunday"
_PLAIN = 1.5  # terms that weigh less stand in every fifth passage: they only cost time


def terms(text: str) -> list[str]:
    """The words and numbers of a text, folded, without their commonest endings ("strikes", "strike" are one)."""
    return [_stem(found) for found in _TERM.findall(text)]


@lru_cache(maxsize=100_000)
def _stem(word: str) -> str:
    if word[0].isdigit():
        return word.replace(",", "")
    folded = fold(word.removesuffix("'s").removesuffix("’s"))
    for ending in _ENDINGS:
        if folded.endswith(ending) and len(folded) - len(ending) >= 4:
            return folded[: -len(ending)]
    return folded


@cache
def _counts() -> tuple[Mapping[str, int], int]:
    """How many passages hold a word, and how many passages there are."""
    lines = files("tadmor.link.tellings").joinpath("common.tsv").read_text(encoding="utf-8").splitlines()
    told = re.match(r"# In how many of (\d+) passages", lines[0] if lines else "")
    if told is None:
        raise BadData("link/tellings/common.tsv: its first line does not say how many passages were counted")
    rows = (line.split("\t") for line in lines if not line.startswith("#"))
    return {word: int(count) for word, count in rows}, int(told[1])


@cache
def _cached_rarity(term: str) -> float:
    counts, passages = _counts()
    return log((passages + 1) / (counts.get(term, 1) + 0.5))


def rarity(term: str) -> float:
    """How much a term tells reports apart: 0 for one that stands everywhere, about 6.6 for one never counted."""
    return _cached_rarity(term) if len(term) < 40 else 0.0


def vector(weighted: Iterable[tuple[str, float]]) -> Vector:
    """The unit vector of some texts, each with how much a word of it counts."""
    counted: Counter[str] = Counter()
    for text, times in weighted:
        for term in terms(text):
            counted[term] += times  # type: ignore[assignment]  # Counter counts in any number
    raw = {t: (1 + log(n)) * rarity(t) for t, n in counted.items() if n >= 1 and rarity(t) > _PLAIN}
    length = sqrt(sum(value * value for value in raw.values()))
    return {term: value / length for term, value in sorted(raw.items())} if length else {}


def cosine(one: Vector, other: Vector, but: frozenset[str] = frozenset()) -> float:
    """How alike two unit vectors are, in [0, 1], without what terms in `but` add."""
    few, many = (one, other) if len(one) <= len(other) else (other, one)
    if not but:
        return sum(weight * many[term] for term, weight in few.items() if term in many)
    return sum(weight * many[term] for term, weight in few.items() if term in many and term not in but)


def shared(one: Vector, other: Vector, but: frozenset[str] = frozenset(), most: int = 4) -> tuple[str, ...]:
    """The terms that two vectors share, those that weigh most first."""
    both = sorted(((one[t] * other[t], t) for t in one.keys() & other.keys() if t not in but), reverse=True)
    return tuple(term for _, term in both[:most])


@lru_cache(maxsize=100_000)
def named_terms(names: tuple[str, ...]) -> frozenset[str]:
    """The terms of some names, and those of the days of a week."""
    return frozenset(term for name in (*names, _DAYS) for term in terms(name))
