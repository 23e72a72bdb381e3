"""What map and timeline show of the rows that answer a filter, counted once a filter as long as the store stands.

Paging, selecting and looking elsewhere on the map ask for the same picture again: it is remembered.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, field, replace
from threading import Lock
from typing import Any, TypeVar

from tadmor.serve.explored.places import HIDDEN, MOST, Place, places
from tadmor.serve.explored.strip import Strip, strip
from tadmor.store import Filter, Layer, Page, Spread, View

__all__ = ["COUNTED", "Picture", "Pictures", "picture"]

COUNTED = 4_000
"""Rows of a list that are counted by days and places: some 50 ms of one slow core a list."""

_LONGEST = 50  # rows of a page that is remembered


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """Of a list the first `counted` rows; there are `total`, or so many and more. The others as in a `Section`."""

    counted: int
    total: int
    undated: int
    unplaced: int
    withheld: int

    @property
    def complete(self) -> bool:
        """Whether every row is counted."""
        return self.counted == self.total


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """Rows by list, by day and by place; `places` are the first of `places_of`.

    `begun`: of lists with more rows than the timeline counts, how many these are.
    """

    counts: Mapping[Layer, Counts]
    strip: Strip | None
    begun: Mapping[Layer, int]
    places: tuple[Place, ...]
    places_of: int


def picture(view: View, layers: tuple[Layer, ...], filter: Filter) -> Picture:
    """Count. The days asked for are a part of the timeline, not all of it."""
    spreads = {layer: view.spread(layer, filter, COUNTED, HIDDEN) for layer in layers}
    dated = spreads
    if filter.from_ or filter.to:
        rest = replace(filter, from_=None, to=None)
        dated = {layer: view.spread(layer, rest, COUNTED) for layer in layers}
    stretches = (stretch for spread in dated.values() for stretch in spread.stretches)
    found = places(spreads)
    return Picture(
        counts={layer: _counts(spread) for layer, spread in spreads.items()},
        strip=strip(stretches, (filter.from_, filter.to)),
        begun={layer: spread.counted for layer, spread in dated.items() if not spread.complete},
        places=tuple(found[:MOST]),
        places_of=len(found),
    )


def _counts(spread: Spread) -> Counts:
    return Counts(
        counted=spread.counted,
        total=spread.total,
        undated=spread.untold,
        unplaced=spread.unplaced,
        withheld=spread.hidden,
    )


Made = TypeVar("Made")


@dataclass(slots=True)
class Pictures:
    """The latest pictures, and pages of lists. A key holds the state of the store, so none is ever stale.

    Two who ask for one thing at once wait for one count.
    """

    most: int = 256  # things that are remembered, of some 300 kB each
    _kept: OrderedDict[Hashable, Any] = field(default_factory=OrderedDict, repr=False)
    _making: dict[Hashable, Lock] = field(default_factory=dict, repr=False)
    _lock: Lock = field(default_factory=Lock, repr=False)

    def of(self, view: View, state: str | None, layers: tuple[Layer, ...], filter: Filter) -> Picture:
        """The picture of a filter, whatever page of it is asked for."""
        filter = replace(filter, next=None, size=1)
        return self.once(state, (layers, filter), lambda: picture(view, layers, filter))

    def page(self, view: View, state: str | None, layer: Layer, filter: Filter) -> Page[Any]:
        """A page of a list: its rows may be made from as many readings, of some 4 ms each."""
        lists: Mapping[Layer, Callable[[Filter], Page[Any]]] = {
            "claims": view.claims,
            "events": view.events,
            "movements": view.movements,
            "incidents": view.incidents,
        }
        return self.once(state if filter.size <= _LONGEST else None, (layer, filter), lambda: lists[layer](filter))

    def once(self, state: str | None, key: Hashable, make: Callable[[], Made]) -> Made:
        """What was made for a state of the store; made anew where the state is not known."""
        if state is None:
            return make()
        key = (state, key)
        with self._lock:
            turn = self._making.setdefault(key, Lock())
        try:
            with turn:
                found: Made | None = self._found(key)
                if found is None:
                    found = make()
                    self._keep(key, found)
                return found
        finally:
            with self._lock:
                self._making.pop(key, None)

    def _found(self, key: Hashable) -> Any:
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
            return self._kept.get(key)

    def _keep(self, key: Hashable, made: Any) -> None:
        with self._lock:
            self._kept[key] = made
            if len(self._kept) > self.most:
                self._kept.popitem(last=False)
