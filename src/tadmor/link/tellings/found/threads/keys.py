"""A name as threads compare it: two reports spell one village otherwise, and join it or write it as two words."""

import re

from tadmor.link.tellings.places import bare_name
from tadmor.ontology.spelling import skeleton

__all__ = ["name_key"]

_OWNERS = re.compile(r"^(?:[\w-]+['’]s )+(?=\w)")
_OWNED = re.compile(r"['’]s?$")
_SETTLEMENT = re.compile(r"(?i)(?<=\w) (?:village|hamlet|town|township|settlement)$")
_LEAST = 4  # sounds of a name that can be told from others by its consonants
_VOWELS = frozenset("aeiou")


def name_key(name: str) -> str:
    """The consonants of a name, with a mark for a vowel before them; of short names all of it.

    "Arlun's Tal Marun" is Tal Marun, "Talmaroun" and "Tel Maron Village" are too.
    """
    bare = bare_name(_SETTLEMENT.sub("", _OWNED.sub("", _OWNERS.sub("", name.strip()))))
    sounds = ("a" if bare[:1] in _VOWELS else "") + skeleton(bare.replace(" ", ""))
    return sounds if len(sounds) >= _LEAST else bare
