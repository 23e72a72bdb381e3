"""What somebody is by calling, by the words for him: a doctor, an official, a resident, a monitor."""

import re
from functools import cache

from tadmor.link.voices.agencies import data
from tadmor.link.voices.names import folded

__all__ = ["callings"]


@cache
def _known() -> dict[str, frozenset[str]]:
    return {name: frozenset(words) for name, words in data("callings").items()}


def callings(words: str) -> frozenset[str]:
    """The callings that some words tell; several, where they name several people or a doctor of the army."""
    told = set(re.findall(r"[a-z]+", folded(words)))
    return frozenset(name for name, known in _known().items() if known & told)
