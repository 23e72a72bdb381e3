"""In how many accounts something stands: reports, of which two that tell it in the same words are one."""

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence

from tadmor.link.tellings.telling import Telling
from tadmor.link.tellings.words import cosine
from tadmor.link.weights import weights

__all__ = ["BORNE_OUT", "accounts", "least", "most", "reports"]

BORNE_OUT = 2
"""Accounts that bear out what heads what they tell."""
_COMPARED = 48  # tellings of an incident up to which their words are compared: all pairs cost its square


def accounts(some: Sequence[Telling]) -> Mapping[str, str]:
    """The account of each telling, by its id: its report, or the first that tells it in the same words.

    Where all are copies of one, each is an account: what a reader misheard in one, he need not in the other.
    """
    told = sorted(some, key=lambda t: (t.document, t.id))
    of = {t.document: t.document for t in told}
    if len(told) <= _COMPARED:
        for at, one in enumerate(told):
            for other in told[at + 1 :]:
                if of[one.document] != of[other.document] and _same_words(one, other):
                    first, then = sorted((of[one.document], of[other.document]))
                    of = {document: first if root == then else root for document, root in of.items()}
    several = len(set(of.values())) > 1
    return {t.id: of[t.document] if several else t.document for t in told}


def _same_words(one: Telling, other: Telling) -> bool:
    known = weights().anchors
    few = min(len(one.words), len(other.words))
    return few >= known["copy_words"] and cosine(one.words, other.words) >= known["copy_share"]


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
