"""What language a text is in: by its script, else by the commonest small words. Silent when unsure."""

import re
import tomllib
from collections import Counter
from functools import cache
from importlib.resources import files
from typing import Any

__all__ = ["guess"]

_LOOK_AT = 2000  # characters: the share of small words is steady after some 200 words
_WORD = re.compile(r"[^\W\d_]+")
_MOSTLY = 0.9  # ASCII from here on means the Latin script, without asking every character
_MIN_WORDS = 15
_MIN_SHARE = 0.15  # of the words of running text in any of the listed languages, 25-45 % are in its list
_MIN_LEAD = 1.5  # over the runner-up, whose list shares words like "de"


@cache
def _tables() -> dict[str, Any]:
    return tomllib.loads(files("tadmor.ingest").joinpath("languages.toml").read_text(encoding="utf-8"))


def guess(text: str) -> str | None:
    """ISO 639-1 code of a text's main language, None when unsure (short or mixed), to be taken as English."""
    head = text[:_LOOK_AT]
    script = _script(head)
    if script is None:
        return None
    if script == "latin":
        return _by_small_words(head)
    return _by_letters(head, script)


def _script(text: str) -> str | None:
    """The script that most letters are in, None without letters."""
    ascii = text.encode("ascii", "ignore")
    if len(ascii) > _MOSTLY * len(text) and re.search(rb"[A-Za-z]", ascii):
        return "latin"
    counts = Counter(_script_of(ord(c)) for c in text if c.isalpha())
    return max(counts, key=lambda name: (counts[name], name)) if counts else None


@cache
def _script_of(code: int) -> str:
    for name, ranges in _tables()["scripts"].items():
        if any(first <= code <= last for first, last in ranges):
            return str(name)
    return "other"


def _by_letters(text: str, script: str) -> str | None:
    """A script's usual language, unless letters that only another one has are there."""
    for language, letters in _tables()["letters"].get(script, {}).items():
        if sum(c in letters for c in text) > 0.01 * len(text):
            return str(language)
    found: str | None = _tables()["usual"].get(script)
    return found


def _by_small_words(text: str) -> str | None:
    words = [word.lower() for word in _WORD.findall(text)]
    if len(words) < _MIN_WORDS:
        return None
    shares = sorted((sum(word in listed for word in words), language) for language, listed in _small_words().items())
    (second, _), (first, language) = shares[-2:]
    return language if first >= _MIN_SHARE * len(words) and first >= _MIN_LEAD * second else None


@cache
def _small_words() -> dict[str, frozenset[str]]:
    return {language: frozenset(listed.split()) for language, listed in _tables()["small_words"].items()}
