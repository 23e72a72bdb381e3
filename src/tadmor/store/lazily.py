"""Rows that are made when they are asked for: a list shows one event of a report that tells forty."""

from collections.abc import Callable, Iterator, Sequence
from typing import Generic, TypeVar, overload

__all__ = ["Lazily"]

Row = TypeVar("Row")


class Lazily(Sequence[Row], Generic[Row]):
    """As many rows as `size`, each made by `make` from its position when it is first asked for."""

    def __init__(self, size: int, make: Callable[[int], Row]) -> None:
        self._size, self._make = size, make
        self._made: dict[int, Row] = {}

    def __len__(self) -> int:
        return self._size

    def __iter__(self) -> Iterator[Row]:
        return (self[at] for at in range(self._size))

    @overload
    def __getitem__(self, at: int) -> Row: ...

    @overload
    def __getitem__(self, at: slice) -> Sequence[Row]: ...

    def __getitem__(self, at: int | slice) -> Row | Sequence[Row]:
        if isinstance(at, slice):
            return [self[one] for one in range(*at.indices(self._size))]
        at = range(self._size)[at]
        if at not in self._made:
            self._made[at] = self._make(at)
        return self._made[at]
