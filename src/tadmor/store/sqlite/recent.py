"""Readings that lists have just made rows from: half of a list's time is unpacking the reports that it shows."""

from collections import OrderedDict
from collections.abc import Callable
from threading import Lock

from tadmor.model import Reading
from tadmor.store.rows import PlaceCell

__all__ = ["Recent"]

_MOST = 192  # readings; some 200 kB each


class Recent:
    """The last readings by the hash of their line, for all threads of a store: a reading never changes.

    `cells` are places by their numbers, which never change either.
    """

    def __init__(self) -> None:
        self._kept: OrderedDict[str, Reading] = OrderedDict()
        self.cells: dict[int, PlaceCell] = {}
        self._lock = Lock()

    def get(self, digest: str, make: Callable[[], Reading]) -> Reading:
        """The reading of a line with a hash; made where it is not at hand."""
        with self._lock:
            found = self._kept.get(digest)
            if found is not None:
                self._kept.move_to_end(digest)
                return found
        made = make()
        with self._lock:
            self._kept[digest] = made
            while len(self._kept) > _MOST:
                self._kept.popitem(last=False)
        return made
