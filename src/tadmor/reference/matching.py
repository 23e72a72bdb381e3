"""Which incidents are which events: one to one, the best pair first, whatever the order in which they come."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from tadmor.model.reference import ReferenceEvent
from tadmor.reference.compare import Agreement, compare, weights
from tadmor.reference.happenings import Happening

__all__ = ["Matching", "Pair", "match"]

_LONG = 40  # days: what lasts longer is compared with everything near it
_BAND = 5.0  # degrees of latitude: as far as the widest circle of a province reaches, with the margin
_Key = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """An incident and an event that correspond, their sum, and the word on each field."""

    ours: Happening
    theirs: ReferenceEvent
    score: float
    fields: tuple[Agreement, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Matching:
    """The pairs, best first, and what has no counterpart. `unplaced` of ours have no point or no day to compare."""

    pairs: tuple[Pair, ...]
    only_ours: tuple[Happening, ...]
    only_theirs: tuple[ReferenceEvent, ...]
    unplaced: tuple[Happening, ...]


def match(ours: Iterable[Happening], theirs: Iterable[ReferenceEvent]) -> Matching:
    """Pairs whose sum reaches the least that weights.toml asks for; of two that want one, the better has it.

    Equal sums are settled by the ids. What comes twice under one id counts once, the last.
    """
    mine = {one.id: one for one in ours}
    others = {event.key: event for event in theirs}
    placed = [one for _, one in sorted(mine.items()) if one.lat is not None and one.earliest is not None]
    pairs = _best(sorted(_candidates(placed, others), key=lambda p: (-p.score, p.ours.id, p.theirs.key)))
    taken, had = {pair.ours.id for pair in pairs}, {pair.theirs.key for pair in pairs}
    here = {one.id for one in placed}
    return Matching(
        pairs=tuple(pairs),
        only_ours=tuple(one for one in placed if one.id not in taken),
        only_theirs=tuple(event for key, event in sorted(others.items()) if key not in had),
        unplaced=tuple(one for id_, one in sorted(mine.items()) if id_ not in here),
    )


def _best(ranked: Iterable[Pair]) -> list[Pair]:
    taken: set[str] = set()
    had: set[str] = set()
    kept = []
    for pair in ranked:
        if pair.ours.id not in taken and pair.theirs.key not in had:
            taken.add(pair.ours.id)
            had.add(pair.theirs.key)
            kept.append(pair)
    return kept


def _candidates(ours: Sequence[Happening], theirs: Mapping[str, ReferenceEvent]) -> Iterator[Pair]:
    blocks: defaultdict[_Key, list[ReferenceEvent]] = defaultdict(list)
    for event in theirs.values():
        for key in _kept(event):
            blocks[key].append(event)
    least = weights()["pair"]["least"]
    for one in ours:
        near = {event.key: event for key in _sought(one) for event in blocks.get(key, ())}
        for event in near.values():
            fields = compare(one, event)
            score = round(sum(f.weight for f in fields), 3) if fields else 0.0
            if fields and score >= least:
                yield Pair(ours=one, theirs=event, score=score, fields=fields)


def _kept(event: ReferenceEvent) -> Iterator[_Key]:
    """Under each of its days; what lasts long under day 0, which everybody asks for."""
    if event.lat is None:
        return
    band = int(event.lat // _BAND)
    if (event.latest - event.earliest).days > _LONG:
        yield 0, band
        return
    for day in range(event.earliest.toordinal(), event.latest.toordinal() + 1):
        yield day, band


def _sought(one: Happening) -> Iterator[_Key]:
    """The days of an incident and those beside them, its own band and the two beside it."""
    if one.lat is None or one.earliest is None or one.latest is None:
        return
    first, last = one.earliest.toordinal(), one.latest.toordinal()
    if last - first > _LONG:
        first = last - _LONG  # an incident that is told to last a year is compared at its end
    band = int(one.lat // _BAND)
    for day in (0, *range(first - 1, last + 2)):
        for beside in (-1, 0, 1):
            yield day, band + beside
