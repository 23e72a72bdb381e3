"""In how many reports something stands."""

from collections import Counter
from collections.abc import Hashable, Iterable

from tadmor.link.tellings.telling import Telling

__all__ = ["BORNE_OUT", "least", "most", "reports"]

BORNE_OUT = 2
"""Reports that bear out what heads what they tell."""


def reports(named: Iterable[tuple[str, Hashable]]) -> Counter[Hashable]:
    """In how many reports each stands."""
    return Counter(one for _, one in set(named))


def least(some: Iterable[Telling]) -> int:
    """How many reports must name what heads what some tellings tell: two, of a single report that one."""
    return min(BORNE_OUT, len({t.document for t in some}))


def most(names: Iterable[str]) -> str | None:
    counted = Counter(names)
    return min(counted, key=lambda n: (-counted[n], n)) if counted else None
