"""Scores of pairs that were compared: grouping asks for the same ones again as its neighbourhood grows."""

from collections import OrderedDict
from collections.abc import Callable

from tadmor.link.incidents.clusters import NEVER
from tadmor.link.likeness.compare import VETOED, compare
from tadmor.link.tellings.telling import Telling

__all__ = ["Scores"]

_AT_HAND = 400_000  # pairs, of some 100 bytes


class Scores:
    """What a comparison of two tellings comes to, by their numbers."""

    def __init__(self, telling: Callable[[int], Telling]) -> None:
        self._telling = telling
        self._known: OrderedDict[int, dict[int, float]] = OrderedDict()
        self._held = 0

    def of(self, one: int, other: int) -> float:
        """The score of two tellings, `NEVER` for two that may not be one."""
        less, more = (one, other) if one < other else (other, one)
        row = self._known.setdefault(more, {})
        if less not in row:
            joint = compare(self._telling(less), self._telling(more))
            row[less] = NEVER if joint.score <= VETOED else joint.score
            self._held += 1
            if self._held > _AT_HAND:
                self._held -= len(self._known.popitem(last=False)[1])
        return row.get(less, NEVER)

    def forget(self, number: int) -> None:
        """A telling is no more, or another."""
        self._held -= len(self._known.pop(number, {}))
        for row in self._known.values():
            self._held -= row.pop(number, None) is not None
