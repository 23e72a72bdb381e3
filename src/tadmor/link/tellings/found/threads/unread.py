"""Names at which a report places something and which its reading has not as places: "the people of Tal Arlun".

A name that stands once behind a word of place is one wherever else it stands. Who acts or speaks is none.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from tadmor.link.tellings.words import rarity, terms
from tadmor.link.vocabulary import Vocabulary
from tadmor.model import Reading, Span, touching
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
    read = _ordered([*(p.span for p in reading.places), *(t.span for t in reading.times)])
    acting = _ordered([mention for actor in reading.actors for mention in actor.mentions])
    actors = {fold(a.name) for a in reading.actors} | {fold(mention.text) for mention in acting}
    names = {p.span.text for p in reading.places if p.lat is None and p.country is None and _is_name(p.span.text)}
    for found in _placed().finditer(text):
        name = found[1].strip()
        if _is_name(name) and fold(name) not in actors and not _meets(read, *found.span(1)):
            names.add(name)
    if not names:
        return
    one_of = "|".join(re.escape(name) for name in sorted(names, key=lambda name: (-len(name), name)))
    for found in re.finditer(rf"(?<![\w-])(?:{one_of})(?![\w-])", text):
        if not _meets(read, *found.span()) and not _meets(acting, *found.span()):
            yield found.start(), found.end(), found[0]


def _ordered(spans: Iterable[Span]) -> list[Span]:
    return sorted(spans, key=lambda span: (span.start, span.end))


def _is_name(name: str) -> bool:
    """Whether it is no word of the language, no state and no people."""
    words = terms(name)
    return bool(words) and fold(name) not in nations() and any(rarity(word) >= _RARE for word in words)


def _meets(spans: Sequence[Span], start: int, end: int) -> bool:
    return bool(touching(spans, [Span(start, end, "")], lambda span: span))
