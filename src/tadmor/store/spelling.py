"""Which words the names in a store are made of: so that a name with a slip in it leads to the one that was meant."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any, Literal

from tadmor.store.index import COLUMNS, Entry
from tadmor.store.words import words

__all__ = ["COLUMNS_OF", "MOST", "Named", "spellings"]

Named = Literal["speaker", "outlet", "actor", "place"]
"""Words of the filter grammar that take a name."""
COLUMNS_OF: Mapping[Named, tuple[str, ...]] = MappingProxyType(
    {"speaker": ("speaker",), "outlet": ("outlet",), "actor": ("doers", "receivers", "mentioned")}
)
"""The columns of words in which they stand; places have words of their own."""
MOST = 1000


def spellings(entries: Iterable[Entry[Any]], named: Named, start: str) -> tuple[str, ...]:
    """The folded words with a beginning that stand in names of a kind in some rows, in order."""
    found: set[str] = set()
    for entry in entries:
        found.update(word for text in _names(entry, named) for word in words(text) if word.startswith(start))
    return tuple(sorted(found, key=lambda word: word.encode())[:MOST])


def _names(entry: Entry[Any], named: Named) -> Iterable[str]:
    if named == "place":
        yield from (text for place in entry.row.places for text in (place.name, place.mention) if text)
    else:
        yield from (entry.words[COLUMNS.index(column)] for column in COLUMNS_OF[named])
