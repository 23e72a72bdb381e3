"""Joints between tellings, and what hangs together by them: never more than `MOST_TOGETHER` tellings at once.

Where reports are dense, everything hangs together with everything by some weak joint. What is grouped as one is then
what hangs together by stronger ones: the weakest level of `LEVELS` at which no more than `MOST_TOGETHER` do. That
follows from the set of joints alone, so the order of arrival changes nothing; and no walk goes over the whole store.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterable

from tadmor.link.incidents.clusters import MUST
from tadmor.link.keeping import Index, Keeping

__all__ = ["LEVELS", "MOST_TOGETHER", "Joints", "next_level"]

MOST_TOGETHER = 256
LEVELS = (0.0, 0.25, 0.5, 0.75, 1.0, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, MUST)
"""Scores of joints. At the last, which only people's rulings reach, there is no limit."""


def next_level(score: float) -> int:
    """The first level at which a joint of this score joins no more; the last one for any ruling."""
    return min(bisect_right(LEVELS, score), len(LEVELS) - 1)


class Joints:
    """Joints by the numbers of tellings, the same from both sides."""

    def __init__(self, keeping: Keeping) -> None:
        self._index: Index = keeping.index("joints")

    def put(self, one: int, other: int, score: float) -> None:
        """Keep a joint, in place of one between the same two."""
        self._index.post([(one, other, score), (other, one, score)])

    def drop(self, one: int, others: Iterable[int]) -> None:
        """Take joints away."""
        self._index.unpost([pair for other in others for pair in ((one, other), (other, one))])

    def of(self, one: int) -> dict[int, float]:
        """Those of a telling, with their scores."""
        return {other: score for _, other, score in self._index.find([one])}

    def among(self, members: Iterable[int]) -> list[tuple[float, int, int]]:
        """Those between some tellings, each once."""
        some = set(members)
        return [(score, a, b) for a, b, score in self._index.find(some) if a < b and b in some]

    def together(self, one: int, least: Callable[[int], int] = lambda _: 0) -> tuple[set[int], int]:
        """What is grouped with a telling, and at which level; `least` of a telling: the level at which to begin."""
        level = least(one)
        while (found := self._within(one, LEVELS[level], None if level == len(LEVELS) - 1 else MOST_TOGETHER)) is None:
            level += 1
        return found, level

    def _within(self, one: int, least: float, most: int | None) -> set[int] | None:
        """Everything that hangs together by joints of at least a score; None for more than `most`."""
        found, pending = {one}, [one]
        while pending:
            near = {other for _, other, score in self._index.find(pending) if score >= least} - found
            found |= near
            if most is not None and len(found) > most:
                return None
            pending = list(near)
        return found
