"""Which candidates of different names lie close to each other: a report's places mostly do.

Candidates are sorted into square degrees once, and each looks only into its own square and those around it, so the
price grows with the number of names and not with its square (Leidner's minimal spread, made cheap).
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from tadmor.gazetteer import Entry, distance_km

__all__ = ["supports"]

_NEAR_KM = 60.0
_MOST = 1.6  # three or four neighbours say all there is to say


def supports(candidates: Mapping[str, Sequence[tuple[Entry, float]]]) -> dict[str, float]:
    """By entry id, how much the places that the report's other names may mean stand by it: 0 to `_MOST`.

    `candidates` are, for each name, the entries that it may mean with how sure each is, 0 to 1.
    """
    squares: dict[tuple[int, int], list[tuple[str, Entry, float]]] = defaultdict(list)
    placed = [
        (name, entry, sure)
        for name, entries in candidates.items()
        for entry, sure in entries
        if entry.lat is not None and entry.lon is not None and entry.kind != "admin1"
    ]
    for name, entry, sure in placed:
        squares[_square(entry)].append((name, entry, sure))
    return {entry.id: _support(name, entry, squares) for name, entry, _ in placed}


def _square(entry: Entry) -> tuple[int, int]:
    return math.floor(entry.lat or 0.0), math.floor(entry.lon or 0.0)


def _support(name: str, entry: Entry, squares: Mapping[tuple[int, int], list[tuple[str, Entry, float]]]) -> float:
    """The nearest candidate of each other name counts, by its nearness and how sure it is."""
    best: dict[str, float] = {}
    for other, neighbour, sure in _around(entry, squares):
        if other != name and neighbour.id != entry.id and sure > best.get(other, 0.0):
            best[other] = max(best.get(other, 0.0), sure * math.exp(-distance_km(entry, neighbour) / _NEAR_KM))
    return min(_MOST, sum(best.values()))


def _around(
    entry: Entry, squares: Mapping[tuple[int, int], list[tuple[str, Entry, float]]]
) -> Iterable[tuple[str, Entry, float]]:
    north, east = _square(entry)
    for lat in (north - 1, north, north + 1):
        for lon in (east - 1, east, east + 1):
            yield from squares.get((lat, lon), ())
