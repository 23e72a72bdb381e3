"""Names at which a report places something and which its reading has not as places: "the people of Tal Arlun".

A name that stands once behind a word of place is one wherever else it stands. Who acts or speaks is none.
"""

import re
from collections.abc import Iterator
from functools import cache

from tadmor.link.tellings.words import rarity, terms
from tadmor.link.vocabulary import Vocabulary
from tadmor.model import Reading
from tadmor.ontology.nations import nations
from tadmor.ontology.spelling import fold

__all__ = ["unread"]

_NAME = r"(?:(?:[A-Z][\w’'-]{2,}|al-[A-Z][\w’'-]+|el-[A-Z][\w’'-]+)(?: (?=[A-Z]|al-|el-))?){1,3}"
_RARE = 4.0  # rarity of a word that is hardly one of the language


@cache
def _placed() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{Vocabulary(__name__).text('placed')}) ({_NAME})")


def unread(reading: Reading) -> Iterator[tuple[int, int, str]]:
    """Every mention, as characters `[start, end)` and words."""
    text = reading.document.text
    read = [(p.span.start, p.span.end) for p in reading.places]
    days = [(t.span.start, t.span.end) for t in reading.times]
    acting = [(m.start, m.end) for a in reading.actors for m in a.mentions]
    actors = {fold(a.name) for a in reading.actors} | {fold(m.text) for a in reading.actors for m in a.mentions}
    names = set()
    for found in _placed().finditer(text):
        name = found[1].strip()
        if _is_name(name) and fold(name) not in actors and not _meets([*read, *days], *found.span(1)):
            names.add(name)
    names |= {p.span.text for p in reading.places if p.lat is None and p.country is None and _is_name(p.span.text)}
    for name in sorted(names):
        for found in re.finditer(rf"(?<![\w-]){re.escape(name)}(?![\w-])", text):
            if not _meets(read, *found.span()) and not _meets(acting, *found.span()):
                yield found.start(), found.end(), name


def _is_name(name: str) -> bool:
    """Whether it is no word of the language, no state and no people."""
    words = terms(name)
    return bool(words) and fold(name) not in nations() and any(rarity(word) >= _RARE for word in words)


def _meets(spans: list[tuple[int, int]], start: int, end: int) -> bool:
    return any(first < end and start < last for first, last in spans)
