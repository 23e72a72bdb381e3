"""Which of many claims may be said in much the same words, without holding each against each.

An incident is compared anew whenever one more report tells it: what its claims say stays as it was.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache

from tadmor.link.tellings.words import Vector, vector
from tadmor.model import Spans
from tadmor.model.voices import Account

__all__ = ["Alike", "Before", "since", "words_of"]

_AT_HAND = 8_000  # claims whose words are remembered, of some 3 kB
_SLACK = 1e-6


def words_of(spans: Spans) -> Vector:
    """The words of a claim, as they are compared."""
    return _weighed(tuple(span.text for span in spans))


@lru_cache(maxsize=_AT_HAND)
def _weighed(texts: tuple[str, ...]) -> Vector:
    return vector((text, 1.0) for text in texts)


class Alike:
    """Vectors that may be as alike to another as `least` (cosine): the others share no telling word with it.

    The heaviest terms of a unit vector are looked up; what they leave is shorter than `least`, so no vector without one
    of them comes near (as in all-pairs search, Bayardo et al. 2007).
    """

    def __init__(self, vectors: Sequence[Vector], least: float) -> None:
        self._left = (least - _SLACK) ** 2
        self._under: dict[str, list[int]] = {}
        for number, one in enumerate(vectors):
            for term in one:
                self._under.setdefault(term, []).append(number)

    def to(self, other: Vector) -> list[int]:
        """The numbers of those that may be, in order."""
        found, left = set[int](), sum(weight * weight for weight in other.values())
        for term in sorted(other, key=lambda term: (-other[term], term)):
            if left < self._left:
                break
            found.update(self._under.get(term, ()))
            left -= other[term] ** 2
        return sorted(found)


class Before:
    """Dated accounts in the order of time: of each day those of the days before it, not all since the beginning."""

    def __init__(self, accounts: Iterable[Account]) -> None:
        self._accounts = sorted((a for a in accounts if a.published), key=since)
        self._since = [since(account) for account in self._accounts]
        self._days = [day.toordinal() for day, _, _ in self._since]

    def of(self, account: Account, days: int) -> list[Account]:
        """Those that came before an account, as many days at most, the earliest first."""
        if account.published is None:
            return []
        first = bisect_left(self._days, account.published.toordinal() - days)
        return self._accounts[first : bisect_left(self._since, since(account))]


def since(account: Account) -> tuple[date, str, str]:
    """The order of time, in which no two accounts are one."""
    return *account.since, account.claim
