"""In how many accounts something stands: reports, of which two that tell it in the same words are one."""

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from itertools import combinations

from tadmor.link.likeness.shared_words import same_words
from tadmor.link.tellings.telling import Telling
from tadmor.link.voices.groups import Groups

__all__ = ["BORNE_OUT", "accounts", "least", "most", "reports"]

BORNE_OUT = 2
"""Accounts that bear out what heads what they tell."""
_COMPARED = 48  # tellings of an incident up to which their words are compared: all pairs cost its square


def accounts(some: Sequence[Telling]) -> Mapping[str, str]:
    """The account of each telling, by its id: its report, or one that tells it in the same words.

    Where all are copies of one, each is an account: what a reader misheard in one, he need not in the other.
    """
    copies = Groups[str]()
    if len(some) <= _COMPARED:
        for one, other in combinations(some, 2):
            if copies.root(one.document) != copies.root(other.document) and same_words(one, other):
                copies.join(one.document, other.document)
    several = len({copies.root(t.document) for t in some}) > 1
    return {t.id: copies.root(t.document) if several else t.document for t in some}


def reports(named: Iterable[tuple[str, Hashable]]) -> Counter[Hashable]:
    """In how many accounts each stands."""
    return Counter(one for _, one in set(named))


def least(told_by: Mapping[str, str]) -> int:
    """How many accounts must name what heads what they tell: two, of a single one that one."""
    return min(BORNE_OUT, len(set(told_by.values())))


def most(names: Iterable[str]) -> str | None:
    """What stands most often, of several the first by name."""
    counted = Counter(names)
    return min(counted, key=lambda n: (-counted[n], n)) if counted else None
