"""The benchmark's word lists, loaded once."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

__all__ = ["listed"]


@cache
def _lists() -> Mapping[str, frozenset[str]]:
    text = Path(__file__).with_name("lists.toml").read_text(encoding="utf-8")
    return {name: frozenset(words) for name, words in tomllib.loads(text).items()}


def listed(name: str) -> frozenset[str]:
    """A list by its name, in small letters."""
    return _lists()[name]
