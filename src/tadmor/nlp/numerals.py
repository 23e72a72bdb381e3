"""Number words and digits to one number: "half a million" is 500,000, "three dozen" is 36."""

import math
import re
from collections.abc import Mapping, Sequence
from functools import cache

from tadmor.lang import lexicon

__all__ = ["Number", "counting_words", "number_words", "numeral"]

Number = int | float

_DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
_LONGEST = 18  # digits: beyond 10^18 a number is no count


@cache
def number_words(language: str = "en") -> tuple[Mapping[str, Number], Mapping[str, int], Mapping[str, float]]:
    """Words for numbers under a hundred, for scales (hundred, dozen, million), and for fractions."""
    words = lexicon(language, "numbers")
    return words["units"], words["scales"], words["fractions"]


@cache
def counting_words(language: str = "en") -> frozenset[str]:
    """Every word that is a number or a part of one, vague ones ("several") too."""
    words = lexicon(language, "numbers")
    return frozenset(words["units"]) | frozenset(words["scales"]) | frozenset(words["vague"])


def _digits(word: str) -> Number | None:
    if not _DIGITS.fullmatch(word) or len(word) > _LONGEST:
        return None
    plain = word.replace(",", "")
    return float(plain) if "." in plain else int(plain)


def _small(word: str) -> Number | None:
    """Digits, a number word under a hundred, or two of them joined by a hyphen ("twenty-five")."""
    units, _, _ = number_words()
    if word[:1].isdigit():
        return _digits(word)
    if word in units:
        return units[word]
    tens, _, ones = word.partition("-")
    if ones in units and tens in units and units[ones] < 10 <= units[tens]:
        return units[tens] + units[ones]
    return None


def numeral(words: Sequence[str]) -> Number | None:
    """The number that some words write, None when they write none ("two and" does not)."""
    _, scales, fractions = number_words()
    total: Number = 0
    current: Number | None = None
    for raw in words:
        word = raw.lower()
        small = _small(word)
        if small is not None:
            current = small if current is None else current + small
        elif word in scales:
            current = (1 if current is None else current) * scales[word]
            if scales[word] >= 1000:
                total, current = total + current, None
        elif word in fractions:
            current = _share(current, fractions[word], added="and" in words)
        elif word in ("a", "an"):
            current = 1 if current is None else current
        elif word not in ("and", "-"):
            return None
    value = total + (current or 0)
    return _tidy(value) if words and (current is not None or total) else None


def _share(current: Number | None, fraction: float, *, added: bool) -> Number:
    """ "two and a half" adds, "two thirds" multiplies."""
    if current is None:
        return fraction
    return current + fraction if added else current * fraction


def _tidy(value: Number) -> Number:
    """Whole numbers as ints; 0.1 + 0.2 noise rounded away."""
    if isinstance(value, int):
        return value
    if not math.isfinite(value):
        return 0
    return int(value) if value.is_integer() else round(value, 6)
