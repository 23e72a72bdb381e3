"""How surely two tellings of one incident are one: by themselves, or by way of the tellings between them.

Two reports that each share much with a third tell its happening, though one names no day and the other no place. Of
the ways between two the best counts, and of a way its weakest joint; who are together by a person's word alone are so
by that word, however weak what held either side together before.
"""

from collections.abc import Iterable

from tadmor.link.incidents.clusters import MUST

__all__ = ["Ways"]


class Ways:
    """The joints of an incident as a tree: of two tellings the joint that first brought them together."""

    def __init__(self, joints: Iterable[tuple[float, int, int]]) -> None:
        """`joints`: (score, one, other), each once. People's words come last, as grouping takes them."""
        self._over: dict[int, tuple[int, int, float]] = {}
        size: dict[int, int] = {}
        for at, (score, *pair) in enumerate(sorted(joints, key=lambda j: (j[0] >= MUST, -j[0], *sorted(j[1:])))):
            small, large = sorted(map(self._root, pair), key=lambda n: (size.get(n, 1), n))
            if small != large:
                self._over[small] = (large, at, score)
                size[large] = size.get(small, 1) + size.get(large, 1)

    def of(self, one: int, other: int) -> float | None:
        """The score of two tellings by way of others; None where no joints lead from one to the other."""
        ours, theirs = self._up(one), self._up(other)
        common = next((node for node in ours if node in theirs), None)
        if common is None:
            return None
        met = max((ours[common], theirs[common]))
        return met[1] if met[0] >= 0 else None

    def _root(self, node: int) -> int:
        while node in self._over:
            node = self._over[node][0]
        return node

    def _up(self, node: int) -> dict[int, tuple[int, float]]:
        """Every node from one up to the root, the lowest first, with the last joint on the way there."""
        found, last = {node: (-1, 0.0)}, (-1, 0.0)
        while node in self._over:
            node, *joint = self._over[node]
            last = max(last, (int(joint[0]), joint[1]))
            found[node] = last
        return found
