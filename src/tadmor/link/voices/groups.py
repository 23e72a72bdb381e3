"""Things that are one by way of others: union-find, whose result does not depend on the order of joining."""

from collections.abc import Hashable
from typing import Generic, TypeVar

__all__ = ["Groups"]

T = TypeVar("T", bound=Hashable)


class Groups(Generic[T]):
    """Groups of things; a thing that nobody joined is a group of its own."""

    def __init__(self) -> None:
        self._above: dict[T, T] = {}

    def root(self, thing: T) -> T:
        """The thing that stands for a group: the same for all of it, until it is joined with another."""
        path = [thing]
        while (above := self._above.get(path[-1], path[-1])) != path[-1]:
            path.append(above)
        self._above.update(dict.fromkeys(path, path[-1]))
        return path[-1]

    def join(self, first: T, *others: T) -> None:
        """Make one group of the groups of these things."""
        for other in others:
            self._above[self.root(other)] = self.root(first)
