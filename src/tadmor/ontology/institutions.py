"""Which state's body a name means, in whatever order it is put: "Ministry of Defence of the Russian Federation"."""

from collections.abc import Mapping
from functools import cache, lru_cache

from tadmor.ontology.actors import catalogue
from tadmor.ontology.nations import nations
from tadmor.ontology.spelling import name_key

__all__ = ["institution_called"]

_LONGEST = 4  # words of a state's name
_SMALL = frozenset(["of", "the", "s"])


@cache
def _institutions() -> Mapping[tuple[str, ...], str]:
    """The institutions by the words of each of their phrases, small words left out."""
    known = catalogue().institutions.values()
    return {_words(phrase): found.id for found in known for phrase in (*found.phrases, *found.names.values())}


def _words(name: str) -> tuple[str, ...]:
    return tuple(word for word in name_key(name) if word not in _SMALL)


@lru_cache(maxsize=10_000)
def institution_called(name: str) -> str | None:
    """The catalogue's name for an institution that is told with its state and nothing else; None for any other name."""
    words = _words(name)
    for cut in range(1, min(_LONGEST, len(words) - 1) + 1):
        for land, rest in ((words[:cut], words[cut:]), (words[-cut:], words[:-cut])):
            code, found = nations().get(" ".join(land)), _institutions().get(rest)
            if code is not None and found is not None:
                return catalogue().institution(found, code).name
    return None
