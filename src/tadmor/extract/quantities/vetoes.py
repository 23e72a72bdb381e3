"""Numbers that count nothing: names (T4, Resolution 2254), years, ages, calibres, lists, points on the map."""

import re
from collections.abc import Sequence
from functools import cache
from typing import Any

from tadmor.extract.quantities.bounds import Bounded
from tadmor.extract.quantities.units import fates, killing, unit_at
from tadmor.extract.quantities.unsaid import is_strength
from tadmor.lang import lexicon
from tadmor.model import Token

__all__ = ["counts"]

_PRECISE = re.compile(r"\d{1,3}\.\d{3,}")
_CLOCK = re.compile(r"(?:[01]?\d|2[0-3])\.[0-5]\d")
_OLDEST = 110  # years
_HOURS = 12


@cache
def _words(table: str, name: str) -> frozenset[str]:
    listed: Any = lexicon("en", "numbers")[table][name]
    return frozenset(listed)


@cache
def _time_words() -> frozenset[str]:
    """Before one of these a number is a time's, whether the times have found it or not."""
    classes = lexicon("en", "times")["classes"]
    return frozenset(word for name in ("unit", "hours", "second", "oclock") for word in classes[name])


def _text(tokens: Sequence[Token], at: int) -> str:
    return tokens[at].text if 0 <= at < len(tokens) else ""


def counts(tokens: Sequence[Token], found: Bounded) -> bool:
    """Whether an amount counts or measures something."""
    if found.amount.vague or _text(tokens, found.amount.first).lower() in lexicon("en", "numbers")["vague"]:
        return _vague_counts(tokens, found)
    if _glued(tokens, found) or _named(tokens, found) or _listed(tokens, found):
        return False
    if _text(tokens, found.last).lower() in _time_words():
        return False
    if _is_hour(tokens, found):
        return False
    if _is_year(tokens, found) or _is_age(tokens, found) or _is_coordinate(tokens, found):
        return False
    word = _text(tokens, found.amount.first).lower()
    if word in ("one", "two", "zero") and found.bound == "exactly" and found.amount.last - found.amount.first == 1:
        return _small_counts(tokens, found, word)
    return not _is_bare_fraction(tokens, found)


def _vague_counts(tokens: Sequence[Token], found: Bounded) -> bool:
    amount = found.amount
    phrase = " ".join(token.text.lower() for token in tokens[amount.first : amount.last])
    before, after = _text(tokens, amount.first - 1).lower(), _text(tokens, amount.last).lower()
    if phrase == "many" and before in _words("not_vague", "many"):
        return False
    if after in _time_words():
        return False
    limits: Any = lexicon("en", "numbers")["vague_before"]
    if phrase not in limits:
        return True
    return after in limits[phrase] or after in fates() or unit_at(tokens, amount.last) is not None


def _glued(tokens: Sequence[Token], found: Bounded) -> bool:
    """Whether the number hangs on a word without a space: "2,000-pound", "9/11", "122mm", "[3]"."""
    first, last = found.amount.first, found.amount.last
    start, end = tokens[first].start, tokens[last - 1].end
    before, after = _text(tokens, first - 1), _text(tokens, last)
    if before and tokens[first - 1].end == start and before in "-–/.#@[:_№\\'’" and before != "—":
        return not (before == "-" and _text(tokens, first - 2) == "-") or before == "["
    if not after or tokens[last].start != end:
        return False
    if after in ("-", "–", "‑") and last + 1 < len(tokens) and tokens[last + 1].start == tokens[last].end:
        return _text(tokens, last + 1).lower() not in _words("hyphenated", "words")
    if after == ":":  # "has risen to 669: 378 soldiers" is no hour
        return last + 1 == len(tokens) or tokens[last + 1].start == tokens[last].end
    if after in ("/", "°", "_", "@", "'", "’"):
        return True
    return after[0].isalpha() and after.lower() not in _words("joints", "glued_units") | _words(
        "joints", "glued_scales"
    )


def _named(tokens: Sequence[Token], found: Bounded) -> bool:
    """Whether the number is part of a name: "Route 66", "No. 4", "Boeing 737", "82 Squadron"."""
    if _titled(tokens, found):
        return True
    if found.bound != "exactly" or not _text(tokens, found.first)[:1].isdigit():
        return False
    before, after = _text(tokens, found.first - 1), _text(tokens, found.last)
    bare = before.lower().rstrip(".")
    if bare in _words("designators", "always"):
        return not _is_verb(tokens, found)
    if after.lower() in _words("designators", "following") and (after[0].isupper() or after in ("mm", "cal")):
        return True
    if not before[:1].isupper() or (found.first == 1 and bare not in _words("designators", "capital")):
        return False
    return bare in _words("designators", "capital") or unit_at(tokens, found.last) is None


def _is_verb(tokens: Sequence[Token], found: Bounded) -> bool:
    """ "The contingent numbers 1,200 servicemen"."""
    subject = " ".join(token.text for token in tokens[max(0, found.first - 4) : found.first])
    dead = _text(tokens, found.first - 2).lower() in fates()  # "our dead number 30"
    return _text(tokens, found.first - 1) in ("numbers", "numbered", "number") and (dead or is_strength(f"{subject} "))


def _titled(tokens: Sequence[Token], found: Bounded) -> bool:
    """ "the Group of Seven": a number word with a capital in mid-sentence; datelines are all in capitals."""
    word, before = _text(tokens, found.amount.first), _text(tokens, found.amount.first - 1)
    return (
        found.amount.first > 0
        and word[0].isupper()
        and word[1:].islower()
        and before.isalpha()
        and not before.isupper()
    )


def _listed(tokens: Sequence[Token], found: Bounded) -> bool:
    """Whether the number opens a list's item, or stands alone on its line."""
    first, last = found.first, found.last
    if first == 0 and (last == len(tokens) or _text(tokens, last) in (".", ")", ":")):
        return True
    text = _text(tokens, found.amount.first)
    return len(text) > 1 and text[0] == "0" and "." not in text


def _is_hour(tokens: Sequence[Token], found: Bounded) -> bool:
    """ "at eleven on Wednesday night", "at six in the morning", "at 09.40", "at half past ten"."""
    before, joint = (_text(tokens, found.first - n).lower() for n in (2, 1))
    if (joint == "past" and before in ("half", "quarter", "ten", "twenty")) or (joint, before) == ("to", "quarter"):
        return True
    if _text(tokens, found.first - 1).lower() in ("at", "by", "until") and _CLOCK.fullmatch(
        _text(tokens, found.amount.first)
    ):
        return unit_at(tokens, found.last) is None and _text(tokens, found.last) not in ("%", "per")
    low, after = found.amount.low, [_text(tokens, found.last + n) for n in range(3)]
    if _text(tokens, found.first - 1).lower() != "at" or not isinstance(low, int) or not 0 < low <= _HOURS:
        return False
    day = after[0] == "on" and after[1][:1].isupper() and after[1].lower().endswith("day")
    return day or (after[0] == "in" and after[1] == "the" and after[2] in ("morning", "afternoon", "evening"))


def _is_year(tokens: Sequence[Token], found: Bounded) -> bool:
    low, text = found.amount.low, _text(tokens, found.amount.first)
    plain = isinstance(low, int) and 1900 <= low <= 2100 and text.isdigit() and found.last - found.first == 1
    return plain and unit_at(tokens, found.last) is None and _text(tokens, found.last) != "%"


def _is_coordinate(tokens: Sequence[Token], found: Bounded) -> bool:
    """ "34.5624, 38.2840": two numbers with three decimals or more, a comma between them at most."""
    if not _PRECISE.fullmatch(_text(tokens, found.amount.first)):
        return False
    around = (tokens[max(0, found.first - 2) : found.first], tokens[found.last : found.last + 2])
    return any(_PRECISE.fullmatch(token.text) for side in around for token in side)


def _is_age(tokens: Sequence[Token], found: Bounded) -> bool:
    """ "Mohammed, 25, a teacher", "a girl of fourteen", and "25 years old" by way of its word for a time."""
    whose, before, after = _text(tokens, found.first - 2), _text(tokens, found.first - 1), _text(tokens, found.last)
    if whose.lower() == "age" and before == "of":
        return True
    if not (found.bound == "exactly" and isinstance(found.low, int) and found.low < _OLDEST):
        return False
    ends = not after[:1].isalnum()
    person = whose.lower() in _words("ages", "persons") and _text(tokens, found.first - 3).lower() in ("a", "an")
    if person and before in ("of", ",") and (ends or after.lower() in _words("ages", "behind")):
        return True
    return before == "," and after in (",", ".") and whose[:1].isupper()


def _small_counts(tokens: Sequence[Token], found: Bounded, word: str) -> bool:
    """ "one" is an article or a pronoun unless something befell it; "two" needs something to count."""
    before, after = _text(tokens, found.first - 1).lower(), _text(tokens, found.last).lower()
    if unit_at(tokens, found.last, measures_only=True) is not None:
        return True
    if before in killing() and (not after[:1].isalpha() or after in _words("one", "behind_killed")):
        return True  # "raids kill two and injure many"
    if word == "two":
        return after == "of" or after in fates() or (after[:1].isalpha() and after not in _words("one", "verbs"))
    if word == "one" and (before in _words("one", "before") or after in _words("one", "after")):
        return False
    if word == "one" and before in ("of", "from") and after in _words("one", "households"):
        return False  # "four members of one family": nobody counts families
    near = {token.text.lower() for token in tokens[max(0, found.first - 4) : found.last + 6]}
    return bool(near & fates()) and (after in fates() or unit_at(tokens, found.last) is not None)


def _is_bare_fraction(tokens: Sequence[Token], found: Bounded) -> bool:
    """ "half" and "a quarter" count a share only of something; alone they are a piece of a game or of a year."""
    last = _text(tokens, found.amount.last - 1).lower()
    fraction = last in lexicon("en", "numbers")["fractions"] and (found.amount.low or 0) < 1
    after = _text(tokens, found.last).lower()
    return fraction and not (after in ("of", "its", "their", "the", "all") or found.bound != "exactly")
