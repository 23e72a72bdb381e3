"""Marks by which two tellings whose sum speaks for one happening are of one, whatever else they lack.

Counted on the tellings of which strangers grouped the clauses in 42 wars (benchmarks/wars/happenings.py): of the pairs
that nothing else joined .75 to .87 by each mark were of one happening, of all pairs that had been joined .67.
"""

from collections.abc import Mapping

from tadmor.link.weights import weights

__all__ = ["is_marked"]

_FAMILY = 0.6  # share of `type` from which on two kinds are of one family
_CLASS = 0.3  # the same for kinds of one class
_WORDS = 0.18  # share of `words` from which on two are told in like words
_HOLDS = 0.5  # share of `thread` from which on a name holds for both
_NAMED = 0.65  # share of `thread` from which on a name stands in the sentence, or in the one before
_VERY = 0.95  # the same where it stands in both sentences
_TOWN = 0.8  # share of `place` from which on few reports name a town
_NEAR = 1e-9  # what sums of decimals may be out by


def is_marked(found: Mapping[str, float], types: frozenset[str]) -> bool:
    """Whether traits, by name with their weights, have such a mark; `types` are the leaves that both tell."""
    known = weights().weight
    kin, name = (found.get(trait, 0.0) / known[trait] + _NEAR for trait in ("type", "thread"))
    if found.get("count", 0.0) < 0:  # two numbers that cannot be of one happening
        return False
    if types and "count" in found:  # one number of one thing
        return True
    if kin >= _CLASS and ("site" in found or (name >= _VERY and found.get("days", 1.0) <= 0)):  # one site, or village
        return True
    which = "printed" in found or name >= _HOLDS or found.get("time", 0.0) > 0
    if kin >= _CLASS and which and found.get("words", 0.0) >= _WORDS * known["words"]:  # in like words
        return True
    if kin >= _CLASS and name >= _NAMED and "printed" in found and found.get("time", 0.0) >= 0:  # one day's news
        return True
    city = 0 < found.get("place", 0.0) < _TOWN * known["place"]  # shelled by the day: which time of it is open
    one_day = found.get("time", 0.0) >= known["time"] and not city
    return kin >= _FAMILY and (one_day or ("same" in found and name >= _NAMED))
