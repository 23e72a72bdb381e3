"""States that no list has: a report of one happens in no listed land, whatever its villages are namesakes of."""

import re
from functools import cache
from itertools import islice

from tadmor.lang import lexicon
from tadmor.ontology.actors import catalogue

__all__ = ["tells_of_unlisted"]

_NAME = r"(?:(?:North|South|New|Upper|Lower|Saint) )?[A-Z][a-zà-ÿ-]{3,}"
_NAMES = 20  # names looked at
_LONGEST = 100_000  # characters looked at: a report tells early where it happens


def tells_of_unlisted(text: str) -> bool:
    """Whether a report tells of a state by what a state has, and no list has it: "the rulers of Velmar"."""
    head = text[:_LONGEST]
    told = (name for found in _has().finditer(head) for name in found.groups() if name)
    return any(_is_unlisted(name, head) for name in islice(dict.fromkeys(told), _NAMES))


@cache
def _has() -> re.Pattern[str]:
    """ "The government of Velmar", "Velmar's foreign minister", the land of a dateline: "HARUN, Velmar, June 3"."""
    states = lexicon("en", "titles")["states"]
    bodies = "|".join(map(re.escape, states["own_bodies"]))
    ruled = "|".join(map(re.escape, (*states["own_bodies"], *states["own_heads"])))
    written = rf"^[A-Z][A-Z '-]+, ({_NAME}), (?:[A-Z][a-z]+\.? \d|[-–—])"
    of = rf"\b(?:{ruled}) of (?:the )?({_NAME})\b(?!['’]s| [A-Z])"
    return re.compile(rf"{of}|(?<![A-Z][a-z] )\b({_NAME})['’]s (?:{bodies})\b|{written}", re.MULTILINE)


def _is_unlisted(name: str, text: str) -> bool:
    """Whether nothing known is called so, and it is no surname: "Marin Dubal" makes "Dubal's government" his."""
    surname = re.search(rf"\b[A-Z][a-zà-ÿ-]+ {re.escape(name)}\b", text)
    return name.lower() not in _listed() and not surname


@cache
def _listed() -> frozenset[str]:
    """Everything that the catalogue calls by name, and the words for offices."""
    known = catalogue()
    lands = {f for c in known.countries.values() for f in (c.name, *c.aliases, *c.adjectives, *c.capitals, *c.people)}
    bodies = {form for entry in known.entries.values() for form in (entry.name, *entry.aliases)}
    people = {person.name for person in known.people.values()}
    words = {part for name in (*lands, *bodies, *people) for part in name.split()}
    return frozenset(each.lower() for each in (*lands, *bodies, *words, *lexicon("en", "grammar")["titles"]))
