"""Who is linked through a document that goes: what came later and shares its words, or its family through it.

A copy is found by the keys of the document that it copies, and the family of a text is that of its first print: both
are worked out again without what is gone. What came earlier was found and counted without it.
"""

from collections.abc import Iterable, Iterator, Sequence

from tadmor.link.duplicates import Duplicates
from tadmor.model import DocumentLink, Reading
from tadmor.store import View

__all__ = ["heirs_of", "new_links"]

_STRONG = ("copy", "excerpt", "update")  # of which a family is made


def heirs_of(view: View, known: Duplicates, gone: Sequence[str]) -> tuple[Reading, ...]:
    """The readings of a store that inherit from some documents of it, in the order in which they were linked."""
    numbers: dict[str, int] = {}
    for document in gone:
        first = known.shelf.number(document)
        if first is not None:
            later = ((name, known.shelf.number(name)) for name in _joined(view, known, document))
            numbers |= {name: number for name, number in later if number is not None and number > first}
    wanted = sorted(numbers.keys() - set(gone), key=lambda name: numbers[name])
    return tuple(reading for name in wanted if (reading := view.reading(name)) is not None)


def _joined(view: View, known: Duplicates, document: str) -> Iterator[str]:
    """The documents that share words with one, and those of its family that hang together with it."""
    family, queue = known.family(document), [document]
    seen = {document}
    for name in queue:
        for link in view.links(name):
            other = link.second if link.first == name else link.first
            of_family = link.kind in _STRONG and known.family(other) == family
            if other not in seen and (name == document or of_family):
                seen.add(other)
                yield other
                if of_family:
                    queue.append(other)


def new_links(view: View, heirs: Iterable[Reading], found: Iterable[DocumentLink]) -> Iterator[DocumentLink]:
    """Of the links that were found for heirs those between documents that were not linked so far, each once."""
    pairs = {frozenset((link.first, link.second)) for heir in heirs for link in view.links(heir.document.id)}
    for link in found:
        pair = frozenset((link.first, link.second))
        if pair not in pairs:
            pairs.add(pair)
            yield link
