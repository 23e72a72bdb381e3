"""Sightings one after another, within the gap: whether there is such a chain, and which of them says most.

A sighting may lie on any of its days. Whether a chain exists is exact: the days on which the last stage can be reached
are carried from stage to stage as a union of intervals.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from tadmor.views.sightings import Sighting

__all__ = ["best_chain", "raisable"]

Days = tuple[int, int]
"""The first and the last of some days, as ordinals, ends included."""

_WIDE = 300  # sightings of a stage among which the best chain is looked for first
_WAYS = 4  # to each sighting that are carried on


def raisable(seen: Iterable[Sighting], stages: int, gap: int) -> bool:
    """Whether some sightings, one of each stage, can follow each other within the gap."""
    by_stage = _by_stage(seen, stages)
    window: list[Days] = [(date.min.toordinal(), date.max.toordinal())]
    for here in by_stage:
        reached = _union(part for one in here for part in _cut(_days(one), window))
        window = _union((first, last + gap) for first, last in reached)
    return bool(window)


def _union(parts: Iterable[Days]) -> list[Days]:
    found: list[Days] = []
    for first, last in sorted(parts):
        if found and first <= found[-1][1] + 1:
            found[-1] = (found[-1][0], max(found[-1][1], last))
        else:
            found.append((first, last))
    return found


def _cut(days: Days, window: Iterable[Days]) -> Iterable[Days]:
    cut = ((max(days[0], first), min(days[1], last)) for first, last in window)
    return [(first, last) for first, last in cut if first <= last]


def _by_stage(seen: Iterable[Sighting], stages: int) -> list[list[Sighting]]:
    found: list[list[Sighting]] = [[] for _ in range(stages)]
    for one in seen:
        found[one.stage].append(one)
    return found


def _days(one: Sighting) -> Days:
    return (one.earliest or date.min).toordinal(), (one.latest or date.max).toordinal()


@dataclass(frozen=True, slots=True)
class _Way:
    """Sightings up to a stage, and the days on which the last of them can lie."""

    chain: tuple[Sighting, ...]
    first: int
    last: int

    @property
    def weight(self) -> tuple[int, int, int, int]:
        """Movements before events, one that tells the whole way before several, days of their own before none."""
        events = sum(one.kind == "event" for one in self.chain)
        undated = sum(one.dated != "text" for one in self.chain)
        return events, len({one.item for one in self.chain}), undated, self.first


def best_chain(seen: Sequence[Sighting], stages: int, gap: int) -> tuple[Sighting, ...] | None:
    """The chain that says most; looked for among the sightings that say most by themselves, then among all."""
    by_stage = [sorted(here, key=_says) for here in _by_stage(seen, stages)]
    return _best([here[:_WIDE] for here in by_stage], gap) or _best(by_stage, gap)


def _says(one: Sighting) -> tuple[bool, bool, date, str]:
    return one.kind == "event", one.dated != "text", one.published, one.item


def _best(by_stage: Sequence[Sequence[Sighting]], gap: int) -> tuple[Sighting, ...] | None:
    ways = [_Way((one,), *_days(one)) for one in by_stage[0]]
    for here in by_stage[1:]:
        ways = [way for one in here for way in _to(one, ways, gap)]
    best = min(ways, key=lambda way: way.weight, default=None)
    return best.chain if best else None


def _to(one: Sighting, ways: Iterable[_Way], gap: int) -> list[_Way]:
    """The lightest ways that go on to a sighting."""
    longer = (way for before in ways if (way := _longer(before, one, gap)) is not None)
    return sorted(longer, key=lambda way: way.weight)[:_WAYS]


def _longer(way: _Way, one: Sighting, gap: int) -> _Way | None:
    first, last = _days(one)
    start, end = max(way.first, first), min(way.last + gap, last)
    return replace(way, chain=(*way.chain, one), first=start, last=end) if start <= end else None
