"""Since when, or in what time, nothing was like what is told: "the heaviest raids since February"."""

import re
from functools import cache

from tadmor.lang import lexicon

__all__ = ["is_rare_since", "rarity"]

_REACH = 160  # characters before a time in which a superlative is looked for
_SINCE = re.compile(r"\bsince\s", re.IGNORECASE)
_END = re.compile(r"[.!?]\s|\n")


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(lexicon("en", "clauses")["patterns"]["rare"], re.IGNORECASE)


def rarity(before: str) -> str | None:
    """By which word a text ends in since when, or in what time, nothing was like it: "since", "in", "for"."""
    found = _pattern().search(before)
    return found["by"].lower() if found else None


def is_rare_since(text: str, start: int, act: int = 0) -> bool:
    """Whether a clause ends at `start` since which nothing was so: "the worst defeat since it set up its state in".

    What is told behind "since", from an offset `act` on, happened then.
    """
    low = max(0, start - _REACH)
    low = max((m.end() for m in _END.finditer(text, low, start)), default=low)
    found = (since for since in _SINCE.finditer(text, low, start) if since.start() >= act)
    return any(rarity(text[low : since.end()]) for since in found)
