"""How far a question looked. A store may hold more than a question can read: it reads so many rows, and says so."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import TypeVar

from tadmor.store import Filter, Page, every

__all__ = ["MOST", "Reach", "Reader"]

Row = TypeVar("Row")

MOST = 2000
"""Rows that a question reads of one list unless told: a few seconds on a laptop."""
_PAGE = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """`read` rows were looked at; `more`: the filter matches further ones, which the answer leaves out."""

    read: int
    more: bool = False

    def words(self) -> str:
        """For people; "" where everything was read."""
        told = f"only the first {self.read:,} matching rows were read; narrow the question by place, actor or days"
        return told if self.more else ""


class Reader:
    """Reads lists of a store, at most so many rows of each."""

    def __init__(self, most: int = MOST) -> None:
        self._most, self._read, self._more = most, 0, False

    def rows(self, fetch: Callable[[Filter], Page[Row]], filter: Filter) -> Iterator[Row]:
        """The rows of a list from its beginning, as far as the limit goes."""
        wanted = replace(filter, size=min(_PAGE, self._most), next=None)
        for number, row in enumerate(every(fetch, wanted)):
            if number >= self._most:
                self._more = True
                return
            self._read += 1
            yield row

    @property
    def reach(self) -> Reach:
        """How far it has come."""
        return Reach(read=self._read, more=self._more)
