"""What an event or a movement can be found by: the same columns and keys as a claim's.

What it says itself (class, actors, places, days, quantities) is its own; what a holder says of it (the words, speaker,
certainty, hedges, kind) is the claim's that tells it. So one filter means one thing in every list.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tadmor.model import Reading, Span, Spans
from tadmor.store.filters import Has
from tadmor.store.happenings import event_holders, happening_rows, movement_holders
from tadmor.store.index import SEARCHED, Entry, day_keys, key, names, prefixes
from tadmor.store.index import entries as claim_entries
from tadmor.store.rows import ClaimRow, EventRow, MovementRow
from tadmor.store.tabulate import Placed

__all__ = ["Happenings", "happenings"]

_HELD_HAS: tuple[Has, ...] = ("hedge", "denial")


@dataclass(frozen=True, slots=True)
class Happenings:
    """The entries of a reading's events and movements, in its order; `held_by` has their claims' positions."""

    events: tuple[Entry[EventRow], ...]
    movements: tuple[Entry[MovementRow], ...]
    events_held_by: tuple[int | None, ...]
    movements_held_by: tuple[int | None, ...]


def happenings(reading: Reading, claims: Sequence[Entry[ClaimRow]] | None = None) -> Happenings:
    """The entries of a reading's events and movements; `claims` are those of its claims, if they are made already."""
    claims = claim_entries(reading) if claims is None else claims
    found = _Found(reading, claims)
    event_rows, movement_rows = happening_rows(reading, [entry.row for entry in claims])
    events_held_by, movements_held_by = event_holders(reading), movement_holders(reading)
    moved = {movement.event for movement in reading.movements}
    events = zip(event_rows, events_held_by, strict=True)
    movements = zip(movement_rows, movements_held_by, strict=True)
    return Happenings(
        tuple(found.event(row, at, row.event.id in moved) for row, at in events),
        tuple(found.movement(row, at) for row, at in movements),
        events_held_by,
        movements_held_by,
    )


class _Found:
    """Makes the entries of one reading."""

    def __init__(self, reading: Reading, claims: Sequence[Entry[ClaimRow]]) -> None:
        self._claims = claims
        self._actors = Placed((span, actor.name) for actor in reading.actors for span in actor.mentions)
        self._named = {span: actor.name for actor in reading.actors for span in actor.mentions}

    def event(self, row: EventRow, at: int | None, moves: bool) -> Entry[EventRow]:
        event = row.event
        own = (event.trigger, *event.actors, *event.recipients, *event.place, *event.time)
        words = self._words(row, at, own, event.actors, event.recipients)
        has = {"event": True, "movement": moves}
        return Entry(row, words, frozenset(self._keys(row, at, prefixes(event), has)))

    def movement(self, row: MovementRow, at: int | None) -> Entry[MovementRow]:
        """A movement with the words and keys that find it; `at`: where the claim that tells it stands."""
        movement = row.movement
        own = (*movement.mover, *movement.origin, *movement.via, *movement.destination, *movement.quantity)
        words = self._words(row, at, own, movement.mover, ())
        kinds = prefixes(row.event) if row.event else ["move"]
        has = {"event": row.event is not None, "movement": True}
        return Entry(row, words, frozenset(self._keys(row, at, kinds, has)))

    def _words(
        self, row: EventRow | MovementRow, at: int | None, own: Spans, doers: Spans, receivers: Spans
    ) -> tuple[str, ...]:
        """The claim's words, speaker, outlet and title, or its own words where no claim tells it; then who does it."""
        document = row.document
        alone = (" | ".join(span.text for span in own), "", document.outlet or "", document.title or "")
        told = alone if at is None else self._claims[at].words[: len(SEARCHED)]
        return (*told, self._listed(doers), self._listed(receivers), "")

    def _listed(self, spans: Iterable[Span]) -> str:
        return " | ".join(dict.fromkeys(names(spans, self._actors, self._named)))

    def _keys(
        self, row: EventRow | MovementRow, at: int | None, kinds: Iterable[str], has: dict[str, bool]
    ) -> Iterable[str]:
        yield from (key("event", kind) for kind in kinds)
        present = {"quantity": bool(row.quantities), "place": bool(row.places), "time": row.dated == "text"} | has
        yield from (key("has", name) for name, here in present.items() if here)
        if row.document.lang:
            yield key("lang", row.document.lang.lower())
        if row.dated:
            yield from day_keys(row.earliest, row.latest)
        if at is not None:
            yield from self._held(self._claims[at])

    @staticmethod
    def _held(claim: Entry[ClaimRow]) -> Iterable[str]:
        """The keys of the claim that tells it, as far as they are about the holder."""
        yield key("certainty", claim.row.certainty)
        yield key("kind", claim.row.kind or "own")
        yield from (found for name in _HELD_HAS if (found := key("has", name)) in claim.keys)
