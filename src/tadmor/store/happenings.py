"""A reading's events and movements as rows: who did what to whom, where, when, how many, and who says so.

They are worked out from the reading alone, so that every store lists the same ones and an export needs no store.
"""

from collections.abc import Iterable, Sequence
from datetime import date

from tadmor.model import Claim, Event, Movement, Place, Reading, Span, Spans
from tadmor.store.lazily import Lazily
from tadmor.store.rows import ClaimRow, Dated, EventRow, MovementRow, PointCell, QuantityCell
from tadmor.store.tabulate import Placed, days, document_row, point_of, quantity_cell, rows_when_asked

__all__ = ["event_holders", "event_rows", "happening_rows", "movement_holders", "movement_rows", "rows_lazily"]


def happening_rows(
    reading: Reading, claims: Sequence[ClaimRow] | None = None
) -> tuple[tuple[EventRow, ...], tuple[MovementRow, ...]]:
    """The rows of a reading's events and of its movements, in its order; `claims` are its claims' rows, if made."""
    events, movements = rows_lazily(reading, claims)
    return tuple(events), tuple(movements)


def rows_lazily(
    reading: Reading, claims: Sequence[ClaimRow] | None = None
) -> tuple[Sequence[EventRow], Sequence[MovementRow]]:
    """The same, each made when it is asked for."""
    layers = _Layers(reading, rows_when_asked(reading) if claims is None else claims)
    told, moved = event_holders(reading), movement_holders(reading)
    return (
        Lazily(len(told), lambda at: _event(reading.events[at], layers.claim(told[at]), layers)),
        Lazily(len(moved), lambda at: _movement(reading.movements[at], layers.claim(moved[at]), layers)),
    )


def event_rows(reading: Reading) -> tuple[EventRow, ...]:
    """The rows of a reading's events, in its order."""
    return happening_rows(reading)[0]


def movement_rows(reading: Reading) -> tuple[MovementRow, ...]:
    """The rows of a reading's movements, in its order."""
    return happening_rows(reading)[1]


def event_holders(reading: Reading) -> tuple[int | None, ...]:
    """For each event, the position of the claim that tells it among the reading's claims."""
    return _holders(reading.events, reading.claims, [claim.events for claim in reading.claims])


def movement_holders(reading: Reading) -> tuple[int | None, ...]:
    """For each movement, the position of the claim that tells it."""
    return _holders(reading.movements, reading.claims, [claim.movements for claim in reading.claims])


def _holders(
    items: Sequence[Event | Movement], claims: Sequence[Claim], named: Sequence[Iterable[str]]
) -> tuple[int | None, ...]:
    """The claim of the attribution that an item is told under, else the first one that names it."""
    first: dict[str, int] = {}
    under: dict[tuple[str, str | None], int] = {}
    alone: dict[str, int] = {}
    for at, (claim, ids) in enumerate(zip(claims, named, strict=True)):
        for id_ in ids:
            first.setdefault(id_, at)
            under.setdefault((id_, claim.attribution), at)
        if claim.attribution:
            alone.setdefault(claim.attribution, at)
    found = (under.get((item.id, item.attribution), first.get(item.id)) for item in items)
    return tuple(
        at if at is not None else alone.get(item.attribution or "") for item, at in zip(items, found, strict=True)
    )


class _Layers:
    """A reading with what its happenings point at: by id, and by position."""

    def __init__(self, reading: Reading, claims: Sequence[ClaimRow]) -> None:
        self.document = document_row(reading)
        self.claims = claims
        self.events = {event.id: event for event in reading.events}
        self.quantities = {quantity.id: quantity for quantity in reading.quantities}
        self.sizes = Placed((quantity.span, quantity) for quantity in reading.quantities)
        self.places = Placed((place.span, place) for place in reading.places if not place.metonym)
        self.times = Placed((time.span, time) for time in reading.times if time.earliest or time.latest)
        self.actors = Placed((span, actor.name) for actor in reading.actors for span in actor.mentions)
        self.named = {span: actor.name for actor in reading.actors for span in actor.mentions}

    def claim(self, at: int | None) -> ClaimRow | None:
        return None if at is None else self.claims[at]

    def days(self, spans: Spans) -> tuple[date | None, date | None, Dated | None]:
        return days(self.times.inside(spans), self.document.published)

    def names(self, spans: Spans) -> tuple[str, ...]:
        """Who some words mean: the actor whose mention they are; else the words, which may say more than a name."""
        return tuple(dict.fromkeys(self.named.get(span) or " ".join(span.text.split()) for span in spans))


def _event(event: Event, claim: ClaimRow | None, layers: _Layers) -> EventRow:
    earliest, latest, dated = layers.days(event.time)
    return EventRow(
        event=event,
        document=layers.document,
        claim=claim,
        doers=layers.names(event.actors),
        receivers=layers.names(event.recipients),
        places=_points(event.place, layers),
        quantities=_sizes(event, (), layers),
        earliest=earliest,
        latest=latest,
        dated=dated,
    )


def _movement(movement: Movement, claim: ClaimRow | None, layers: _Layers) -> MovementRow:
    event = layers.events.get(movement.event or "")
    earliest, latest, dated = layers.days(event.time if event else ())
    return MovementRow(
        movement=movement,
        event=event,
        document=layers.document,
        claim=claim,
        movers=layers.names(movement.mover),
        origin=_points(movement.origin, layers),
        via=_points(movement.via, layers),
        destination=_points(movement.destination, layers),
        quantities=_sizes(None, movement.quantity, layers),
        earliest=earliest,
        latest=latest,
        dated=dated,
    )


def _sizes(event: Event | None, spans: Spans, layers: _Layers) -> tuple[QuantityCell, ...]:
    """The quantities that an event names, or those inside some words; each once."""
    told = [layers.quantities[key] for key in event.quantities if key in layers.quantities] if event else []
    return tuple(map(quantity_cell, dict.fromkeys([*told, *layers.sizes.inside(spans)])))


def _points(spans: Spans, layers: _Layers) -> tuple[PointCell, ...]:
    """The places inside some words, in text order, and the words themselves where no place stands in them."""
    found: dict[PointCell, None] = {}
    for span in spans:
        places = layers.places.inside([span])
        found |= dict.fromkeys(map(_point, places) if places else [_words(span)])
    return tuple(found)


def _point(place: Place) -> PointCell:
    lat, lon = point_of(place)
    return PointCell(
        mention=" ".join(place.span.text.split()),
        name=place.name,
        country=place.country,
        admin1=place.admin1,
        lat=lat,
        lon=lon,
        precision=place.precision,
        radius_km=place.radius_km,
        relation=place.relation,
    )


def _words(span: Span) -> PointCell:
    return PointCell(mention=" ".join(span.text.split()))
