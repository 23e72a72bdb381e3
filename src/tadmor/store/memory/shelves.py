"""Shelves as dictionaries."""

from collections.abc import Iterable, Mapping

from tadmor.store.shelves import MOST, Posting

__all__ = ["MemoryShelves"]


class MemoryShelves:
    """Records and postings by shelf and key."""

    def __init__(self) -> None:
        self._records: dict[str, dict[int, bytes]] = {}
        self._postings: dict[str, dict[int, dict[int, float]]] = {}

    def copy(self) -> "MemoryShelves":
        """Shelves that can be filled without a change of these."""
        made = MemoryShelves()
        made._records = {shelf: dict(records) for shelf, records in self._records.items()}
        made._postings = {
            shelf: {key: dict(values) for key, values in keys.items()} for shelf, keys in self._postings.items()
        }
        return made

    def records(self, shelf: str, keys: Iterable[int]) -> dict[int, bytes]:
        """Those of some records that are there."""
        kept = self._records.get(shelf, {})
        return {key: kept[key] for key in keys if key in kept}

    def postings(self, shelf: str, keys: Iterable[int], most: int = MOST) -> list[Posting]:
        """What stands under some keys."""
        kept = self._postings.get(shelf, {})
        return [(key, value, score) for key in keys for value, score in sorted(kept.get(key, {}).items())[:most]]

    def keep(self, shelf: str, records: Mapping[int, bytes]) -> None:
        """Keep records."""
        self._records.setdefault(shelf, {}).update(records)

    def discard(self, shelf: str, keys: Iterable[int]) -> None:
        """Take records away."""
        for key in keys:
            self._records.get(shelf, {}).pop(key, None)

    def post(self, shelf: str, postings: Iterable[Posting]) -> None:
        """Put values under keys."""
        kept = self._postings.setdefault(shelf, {})
        for key, value, score in postings:
            kept.setdefault(key, {})[value] = float(score)

    def unpost(self, shelf: str, pairs: Iterable[tuple[int, int]]) -> None:
        """Take values from under keys."""
        kept = self._postings.get(shelf, {})
        for key, value in pairs:
            kept.get(key, {}).pop(value, None)

    def clear(self, shelf: str) -> None:
        """Empty a shelf."""
        self._records.pop(shelf, None)
        self._postings.pop(shelf, None)
