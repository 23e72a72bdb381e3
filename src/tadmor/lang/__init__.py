"""A language is a folder of data: word lists and their rules as TOML, checked when they are loaded."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from tadmor.errors import BadData

__all__ = ["Language", "lexicon"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """A language that steps can read: its ISO 639-1 code, its English name, and the word lists in its folder."""

    code: str
    name: str
    lists: tuple[str, ...]


@cache
def lexicon(language: str, name: str) -> Mapping[str, Any]:
    """The word list `name` ("cues", "hedges", ...) of a language, as its TOML stands. Not to be changed.

    Raises `BadData` when there is no such list or it is no TOML.
    """
    place = files("tadmor.lang").joinpath(language, f"{name}.toml")
    if not place.is_file():
        raise BadData(f"no word list {name!r} for language {language!r}")
    try:
        return tomllib.loads(place.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise BadData(f"{language}/{name}.toml: {error}") from None
