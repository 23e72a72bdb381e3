"""Where numbers stand in a sentence: digits, words, scales, fractions, ranges, and quantifiers such as "dozens"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from tadmor.lang import lexicon
from tadmor.model import Token
from tadmor.nlp.codes import Coder, coder
from tadmor.nlp.numerals import Number, number_words, numeral

__all__ = ["Amount", "amounts"]

_TENS = range(20, 100, 10)
_TOLD = 12  # words before a number in which it is said that a toll was changed
_CURRENCIES = ("$", "£", "€", "₽", "¥", "₪")


@dataclass(frozen=True, slots=True)
class Amount:
    """Tokens `first` to `last` (half-open) that give a number, two of a range, or a quantifier.

    `high` is None for an open end only where `vague`; a plain number has low == high.
    """

    first: int
    last: int
    low: Number | None
    high: Number | None
    vague: bool = False


@cache
def _grammar() -> tuple[Coder, re.Pattern[str]]:
    units, scales, fractions = number_words()
    data = lexicon("en", "numbers")
    tens = [word for word, value in units.items() if value >= 20]
    ones = [word for word, value in units.items() if 1 <= value <= 9]
    classes = {
        "number": [*units, *(f"{ten}-{one}" for ten in tens for one in ones)],
        "scale": [word for word in scales if len(word) > 1],
        "letter": [word for word in scales if len(word) == 1],
        "fraction": list(fractions),
        "article": ["a", "an"],
        "and": ["and"],
        "range": ["-", "–", "—", "to", "or"],
        "currency": list(_CURRENCIES),
        "times": list(data["times"]),
    }
    shapes = {"digits": r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"}
    words = coder(classes, shapes, {"vague": [phrase.split() for phrase in data["vague"]]})
    number = (
        "(?:<digits>(?:<scale>{1,3}|<letter>)?|<number><fraction>|<number><number>?(?:<scale>(?:<and>?<number>)?){0,8}"
        "(?:<and><article><fraction><scale>{0,3})?|<article><scale>{1,3}|<fraction><article>?<scale>{1,3}|<article>?<fraction>)"
    )
    template = f"<vague><rest>{{0,9}}|<times>|<currency>?{number}(?:<range><currency>?{number})?"
    return words, re.compile(words.pattern(template))


def amounts(tokens: Sequence[Token]) -> Iterator[Amount]:
    """The numbers and quantifiers of a sentence, left to right, without overlap."""
    words, pattern = _grammar()
    coded = words.encode(tokens)
    vague, times = words.codes["vague"], words.codes["times"]
    for match in pattern.finditer(coded):
        first, last = match.span()
        text = [token.text.lower() for token in tokens[first:last]]
        if coded[first] == vague:
            low, high = lexicon("en", "numbers")["vague"][" ".join(text)]
            yield Amount(
                first, last, None if low < 0 else low, None if high < 0 else high, vague=low != high or low < 0
            )
        elif coded[first] == times:
            value = lexicon("en", "numbers")["times"][text[0]]
            yield Amount(first, last, value, value)
        else:
            yield from _numbers(tokens, first, last, text)


def _numbers(tokens: Sequence[Token], first: int, last: int, text: Sequence[str]) -> Iterator[Amount]:
    """One number, the range of two, or two numbers that make no range."""
    joints = [first + n for n, word in enumerate(text) if n and word in ("-", "–", "—", "to", "or")]
    if not joints:
        yield from _single(first, last, text)
        return
    at = joints[0] - first
    low, high = _value(text[:at]), _value(text[at + 1 :])
    if low is None or high is None:
        return
    changed = text[at] == "to" and _is_changed(tokens, first)
    low = _scaled(low, high, text[:at], text[at + 1 :])
    if low < high and not changed and not _glued_twice(tokens, last):
        yield Amount(first, last, low, high)
    elif text[at] in ("to", "or"):
        yield from _single(first, first + at, text[:at])
        yield from _single(first + at + 1, last, text[at + 1 :])


def _is_changed(tokens: Sequence[Token], first: int) -> bool:
    """Whether a toll is put from one number to another: "raised an earlier toll of 10 to 12"."""
    words = [token.text.lower() for token in tokens[max(0, first - _TOLD) : first]]
    told, changes = (lexicon("en", "numbers")["changed"][name] for name in ("told", "changes"))
    near = words[-3:] if words[-1:] == ["of"] else words if words[-1:] == ["from"] else []
    return not (set(told).isdisjoint(near) or set(changes).isdisjoint(words))


def _single(first: int, last: int, text: Sequence[str]) -> Iterator[Amount]:
    units, _, _ = number_words()
    if (
        len(text) > 1
        and text[0] in units
        and text[1] in units
        and not (units[text[0]] in _TENS and units[text[1]] < 10)
    ):
        yield from _single(first, first + 1, text[:1])  # "two three": no "fifty nine"
        yield from _single(first + 1, last, text[1:])
        return
    value = _value(text)
    if value is not None:
        yield Amount(first, last, value, value)


def _value(text: Sequence[str]) -> Number | None:
    return numeral([word for word in text if word not in _CURRENCIES])


def _scaled(low: Number, high: Number, left: Sequence[str], right: Sequence[str]) -> Number:
    """ "4 to 5 million": the scale of the second number is that of the first."""
    _, scales, _ = number_words()
    if any(word in scales for word in left) or low >= 1000:
        return low
    shared = [word for word in right if word in scales]
    return numeral([str(low), *shared]) or low if shared and low < 1000 <= high else low


def _glued_twice(tokens: Sequence[Token], last: int) -> bool:
    """Whether a third number hangs on with a hyphen: a telephone number or a date, not a range."""
    return last + 1 < len(tokens) and tokens[last].text in ("-", "–") and tokens[last + 1].text[:1].isdigit()
