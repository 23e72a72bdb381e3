"""The word lists for names, as sets: loaded once from lang/en."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from tadmor.lang import lexicon
from tadmor.ontology.spelling import fold

__all__ = ["Lists", "lists"]

_GENDERS = {"m": "m", "f": "f", "u": None}
"""What a table of first names tells of who bears one; None where both do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lists:
    """Folded words by what they tell about a name beside them.

    `barring`: title words that, capitalised, are no part of a name (trades may be surnames, "Cook"; offices are not).
    `titles`: every word that may introduce a name; `functions`: those of them that may stand in apposition.
    """

    ranks: frozenset[str]
    honorifics: frozenset[str]
    plain_honorifics: frozenset[str]
    offices: frozenset[str]
    private_roles: frozenset[str]
    modifiers: frozenset[str]
    apposed: frozenset[str]
    called: frozenset[str]
    calling: frozenset[str]
    institution_of: Mapping[str, str]
    gender: Mapping[str, str]
    spelt: Mapping[str, str]
    particles: frozenset[str]
    openers: frozenset[str]
    endings: tuple[str, ...]
    never: frozenset[str]
    things: frozenset[str]
    bodies: frozenset[str]
    of_bodies: frozenset[str]
    behind_bodies: frozenset[str]
    areas: frozenset[str]
    articled: frozenset[str]
    watching: frozenset[str]
    scholars: frozenset[str]
    speech: frozenset[str]
    first_names: Mapping[str, str | None]
    barring: frozenset[str]
    titles: frozenset[str]
    functions: frozenset[str]


@cache
def lists() -> Lists:
    """The English lists."""
    titles, first = lexicon("en", "titles"), lexicon("en", "first_names")
    names = titles["names"]
    groups = {
        key: frozenset(titles[key])
        for key in (
            "ranks",
            "honorifics",
            "plain_honorifics",
            "offices",
            "private_roles",
            "modifiers",
            "apposed",
            "called",
            "calling",
        )
    }
    barring = groups["ranks"] | groups["honorifics"] | groups["plain_honorifics"] | groups["offices"]
    return Lists(
        **groups,
        barring=barring,
        functions=groups["offices"] | groups["private_roles"],
        titles=barring | groups["private_roles"],
        institution_of=titles["institution_of"],
        spelt=titles["spelt"],
        gender={word: gender for gender, words in titles["gender"].items() for word in words},
        particles=frozenset(names["particles"]),
        openers=frozenset(names["openers"]),
        endings=tuple(names["endings"]),
        never=frozenset(names["never"]),
        things=frozenset(names["things"]),
        bodies=frozenset(names["bodies"]),
        of_bodies=frozenset(names["of_bodies"]),
        behind_bodies=frozenset(names["behind_bodies"]),
        areas=frozenset(names["areas"]),
        articled=frozenset(names["articled"]),
        watching=frozenset(names["watching"]),
        scholars=frozenset(titles["scholars"]),
        speech=frozenset(names["speech"]),
        first_names={fold(word): of for key, of in _GENDERS.items() for word in first[key].split()},
    )
