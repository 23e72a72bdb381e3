"""The names by which one report means another one's outlet: "the Courier", "RNS", "state television".

An outlet is called by its name, by its name less "News Agency", by how its name opens, by its initials and by letters
that stand behind its name in brackets; that of a state also by whose it is.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from tadmor.link.vocabulary import Vocabulary
from tadmor.link.voices.agencies import agency_named, canonical
from tadmor.link.voices.names import folded
from tadmor.link.voices.outlets import short_names
from tadmor.ontology.nations import nations

__all__ = ["called", "meant"]

_VOCABULARY = Vocabulary(__name__)
_BRACKETS = re.compile(r"\(([^)]*)\)")
_NAMES = re.compile(r"[^\W\d_][\w.&'’-]*")
_LONGEST = 6  # words of an outlet's name
_ALONE = 5  # letters of a word that means an outlet by itself
_LETTERS = 3  # of an outlet that goes by them
_ANY, _SOME = "state media of any", "state media of some land"


@lru_cache(maxsize=2_000)
def called(outlet: str) -> frozenset[str]:
    """The keys of an outlet."""
    bare, inside = _BRACKETS.sub(" ", outlet).strip(), _BRACKETS.findall(outlet)
    letters = (word for words in inside for word in words.split() if word.isupper() and len(word) >= _LETTERS)
    names = {folded(canonical(outlet)), folded(bare), *short_names(bare), *map(folded, letters), *_openings(bare)}
    return frozenset(names - {""}) | _states(outlet)


def meant(words: Iterable[str], land: str | None = None) -> frozenset[str]:
    """The keys of whatever outlets some words for a source may mean; `land`: the code of the state whose word it is."""
    told = tuple(words)
    state = any(_VOCABULARY["media"].search(one) for one in told)
    media = frozenset([_SOME, _media(land) if land else _ANY]) if state else frozenset[str]()
    return media.union(*map(_names, told))


def _openings(name: str) -> Iterator[str]:
    """How a long name opens, in two words and more: "Joint Relief Desk" of "Joint Relief Desk Arauca"."""
    words = folded(name).split()
    if words and words[0] not in _VOCABULARY.words("opening") and words[0] not in nations():
        yield from (" ".join(words[:length]) for length in range(2, len(words)))


def _states(outlet: str) -> frozenset[str]:
    """What the outlet of a state is called by whose it is."""
    agency = agency_named(outlet)
    if agency is not None:
        return frozenset([_media(agency.state), _ANY]) if agency.state else frozenset()
    lands = {nations()[word] for word in folded(outlet).split() if word in nations()}
    if len(lands) == 1 and _VOCABULARY["national"].search(outlet):
        return frozenset([_media(lands.pop()), _ANY])
    return frozenset([_SOME, _ANY]) if _VOCABULARY["owned"].search(outlet) else frozenset()


def _media(land: str) -> str:
    return f"state media of {land}"


def _names(words: str) -> Iterator[str]:
    """Every run of words with a capital that may be a name of an outlet."""
    found = _NAMES.findall(words)
    for start, first in enumerate(found):
        for end in range(start + 1, min(len(found), start + _LONGEST) + 1):
            run = found[start:end]
            if first[0].isupper() and (len(run) > 1 or _alone(first)):
                yield folded(" ".join(run))


def _alone(word: str) -> bool:
    return (word.isupper() and len(word) >= _LETTERS) or (len(word) >= _ALONE and folded(word) not in nations())
