"""The head of a mention and its base form: what the lemma baseline goes by.

Without a tagger: the last word that is no small word, before any particle ("checked into", "opened fire"). Base forms
are keys, not spellings: "planned", "planning" and "plan" are one, and so are "shooting" and "shoot", which a
lemmatiser with a tagger keeps apart where the former is a noun.
"""

import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

__all__ = ["base", "content", "head"]

_LISTS = Path(__file__).with_name("irregular.toml")
_ENDINGS = (("ies", 5, "y"), ("ied", 5, "y"), ("ing", 6, ""), ("ed", 5, ""), ("es", 5, ""), ("s", 4, ""))
_HISSING = "sxzh"


@cache
def _forms() -> Mapping[str, str]:
    listed = tomllib.loads(_LISTS.read_text(encoding="utf-8"))["forms"]
    return {form: verb for verb, forms in listed.items() for form in forms}


@cache
def _words(part: str) -> frozenset[str]:
    return frozenset(tomllib.loads(_LISTS.read_text(encoding="utf-8"))[part]["words"])


def content(words: Sequence[str]) -> list[str]:
    """A mention's words that are not small, up to a particle; all where none is left."""
    end = next((n for n, word in enumerate(words) if n and word.lower() in _words("after")), len(words))
    small = _words("after") | _words("small")
    return [word for word in words[:end] if word.lower() not in small] or list(words)


def head(words: Sequence[str]) -> str:
    """The word that names the event."""
    return content(words)[-1]


def base(word: str) -> str:
    """The key under which a word's forms are one."""
    low = word.lower().replace("’", "'").removesuffix("'s")
    if low in _forms():
        return _trimmed(_forms()[low])
    for ending, least, instead in _ENDINGS:
        if low.endswith(ending) and len(low) >= least and _regular(low, ending):
            return _trimmed(low[: -len(ending)] + instead)
    return _trimmed(low)


def _regular(word: str, ending: str) -> bool:
    stem = word[: -len(ending)]
    if ending in ("ing", "ed"):
        return re.search("[aeiouy]", stem) is not None
    if ending == "es":
        return stem[-1] in _HISSING
    return not word.endswith(("ss", "us"))


def _trimmed(word: str) -> str:
    """Without a doubled last consonant and a silent e: "planned" and "plan", "hired" and "hire"."""
    if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "aeiou":
        word = word[:-1]
    return word[:-1] if word.endswith("e") and len(word) > 3 else word
