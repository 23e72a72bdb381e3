"""What nobody took, in words of which no event was read: "the town isn't taken", "not out of our control"."""

import re
from dataclasses import replace

from tadmor.link.tellings.telling import Telling
from tadmor.model import Span

__all__ = ["kept"]

_KIND = "TERRITORY.capture"


def kept(telling: Telling, words: re.Pattern[str]) -> Telling:
    """A flat no with the kind of what was not taken, where no word of it was read as one, by words that say so."""
    said = telling.said[-1].span
    found = None if telling.types else words.search(said.text)
    if found is None:
        return telling
    word = Span(said.start + found.start(), said.start + found.end(), found[0])
    return replace(telling, types=frozenset([_KIND]), classes=telling.classes | {"CONTROL"}, triggers=((word, _KIND),))
