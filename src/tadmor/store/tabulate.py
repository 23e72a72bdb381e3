"""A reading as rows: everything that a list says about a claim, worked out from the reading alone.

Rows are the same in every store because they are made here. The one column that a reading does not give is `review`,
which is what people have decided.
"""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, Generic, TypeVar

from tadmor.model import (
    Attribution,
    Bound,
    Claim,
    Event,
    Movement,
    Place,
    Quantity,
    Reading,
    Span,
    Spans,
    Time,
    digest,
)
from tadmor.ontology.renamed import by_shared_names
from tadmor.store.lazily import Lazily
from tadmor.store.rows import ClaimRow, Dated, DocumentRow, EventCell, MovementCell, PlaceCell, QuantityCell

__all__ = [
    "Placed",
    "claim_rows",
    "days",
    "document_row",
    "fingerprint",
    "place_cell",
    "point_of",
    "quantity_cell",
    "quoted",
    "rows_when_asked",
]

_NOWHERE = frozenset({"G8", "G9"})  # a country, a sea
_GAP = " … "  # between the parts of a content that is not in one piece
_OF_ATTRIBUTION = (
    "attribution",
    "speaker",
    "speaker_kind",
    "speaker_role",
    "speaker_organisation",
    "type",
    "kind",
    "act",
    "stance",
)
_SIGNS: Mapping[Bound, str] = {
    "about": "~ ",
    "more_than": "> ",
    "at_least": ">= ",
    "less_than": "< ",
    "at_most": "<= ",
    "vague": "~ ",
}
Item = TypeVar("Item")


def fingerprint(reading: Reading) -> str:
    """A short hash of who made a reading, the same as `Pipeline.fingerprint`."""
    return digest(*reading.made_by)


def document_row(reading: Reading) -> DocumentRow:
    """The row of a reading's document."""
    document = reading.document
    return DocumentRow(
        id=document.id,
        outlet=document.outlet,
        published=document.published,
        title=document.title,
        authors=document.authors,
        url=document.url,
        lang=document.lang,
        composed=document.composed,
        characters=len(document.text),
        claims=len(reading.claims),
        fingerprint=fingerprint(reading),
    )


def quoted(spans: Spans) -> str:
    """The words of a part that may be in pieces."""
    return _GAP.join(span.text for span in spans)


def claim_rows(reading: Reading) -> tuple[ClaimRow, ...]:
    """The rows of a reading's claims, in its order. Linear in the reading; ids that point nowhere are passed over."""
    return tuple(rows_when_asked(reading))


def rows_when_asked(reading: Reading) -> Sequence[ClaimRow]:
    """The same, each made when it is asked for."""
    layers = _Layers(reading)
    return Lazily(len(reading.claims), lambda at: _row(reading.claims[at], layers))


class _Layers:
    """A reading with its layers indexed: by id, and by position for what has none."""

    def __init__(self, reading: Reading) -> None:
        self.document = reading.document
        shared = by_shared_names(reading)  # rows of all reports stand beside each other
        self.attributions = {attribution.id: attribution for attribution in shared.attributions}
        self.events = {event.id: event for event in reading.events}
        self.quantities = {quantity.id: quantity for quantity in reading.quantities}
        self.movements = {movement.id: movement for movement in reading.movements}
        self.places = Placed([(p.span, p) for p in reading.places if not p.metonym])
        self.times = Placed([(t.span, t) for t in reading.times if t.earliest or t.latest])


class Placed(Generic[Item]):
    """Items by where they stand in the text, found by bisection: a long report has thousands of each."""

    def __init__(self, items: Iterable[tuple[Span, Item]]) -> None:
        self._items = sorted(items, key=lambda item: (item[0].start, item[0].end))
        self._starts = [span.start for span, _ in self._items]

    def inside(self, spans: Iterable[Span]) -> list[Item]:
        """The items that stand whole inside one of the spans, in text order, each once."""
        found: dict[int, Item] = {}
        for span in spans:
            for at in range(bisect_left(self._starts, span.start), bisect_left(self._starts, span.end)):
                if self._items[at][0].end <= span.end:
                    found[at] = self._items[at][1]
        return [found[at] for at in sorted(found)]


def _row(claim: Claim, layers: _Layers) -> ClaimRow:
    document = layers.document
    attribution = layers.attributions.get(claim.attribution or "")
    events = [layers.events[key] for key in claim.events if key in layers.events]
    movements = [layers.movements[key] for key in claim.movements if key in layers.movements]
    earliest, latest, dated = _interval(claim, events, layers)
    return ClaimRow(
        id=claim.id,
        document=document.id,
        outlet=document.outlet,
        published=document.published,
        title=document.title,
        composed=document.composed,
        **_told(attribution),
        certainty=claim.certainty.label,
        hedges=tuple(span.text for span in claim.certainty.hedges),
        content=quoted(claim.spans),
        events=tuple(EventCell(event.class_, event.type, event.status) for event in events),
        quantities=tuple(quantity_cell(layers.quantities[key]) for key in claim.quantities if key in layers.quantities),
        movements=tuple(map(_movement, movements)),
        places=_places(claim, events, movements, layers),
        earliest=earliest,
        latest=latest,
        dated=dated,
    )


def _told(attribution: Attribution | None) -> dict[str, Any]:
    """The columns that an attribution gives; all empty for the outlet's own voice."""
    if attribution is None:
        return dict.fromkeys(_OF_ATTRIBUTION) | {"source": "", "cue": "", "chain": ()}
    speaker = attribution.speaker
    return {
        "attribution": attribution.id,
        "source": quoted(attribution.source),
        "speaker": speaker and speaker.name,
        "speaker_kind": speaker and speaker.kind,
        "speaker_role": speaker and speaker.role,
        "speaker_organisation": speaker and speaker.organisation,
        "cue": quoted(attribution.cue),
        "type": attribution.type,
        "kind": attribution.kind,
        "act": attribution.act,
        "stance": attribution.stance,
        "chain": attribution.chain,
    }


def quantity_cell(quantity: Quantity) -> QuantityCell:
    """A quantity as a cell."""
    return QuantityCell(
        _short(quantity),
        quantity.low,
        quantity.high,
        quantity.bound,
        quantity.unit,
        quantity.role,
        quantity.scope,
    )


def _short(quantity: Quantity) -> str:
    """A quantity in a few characters: "~ 4,000 fighters", "> 5,000 fighters", "3 to 9 attacks"."""
    low, high = quantity.low, quantity.high
    if low is not None and high is not None and low != high:
        number = f"{low:,} to {high:,}"
    elif low is not None or high is not None:
        number = _SIGNS.get(quantity.bound, "") + f"{low if low is not None else high:,}"
    else:
        number = quantity.span.text
    return f"{number} {quantity.unit}" if quantity.unit else number


def _movement(movement: Movement) -> MovementCell:
    ways = (tuple(span.text for span in part) for part in (movement.origin, movement.via, movement.destination))
    origin, via, destination = ways
    return MovementCell(quoted(movement.mover), origin, via, destination, movement.status)


def _places(
    claim: Claim, events: Iterable[Event], movements: Iterable[Movement], layers: _Layers
) -> tuple[PlaceCell, ...]:
    """The places inside the claim's words, and those where its events and movements are told to be; each once."""
    spans = [*claim.spans, *(span for event in events for span in event.place)]
    spans += [span for m in movements for part in (m.origin, m.via, m.destination) for span in part]
    return tuple(dict.fromkeys(place_cell(place) for place in layers.places.inside(spans)))


def place_cell(place: Place) -> PlaceCell:
    """A place as a claim has it."""
    lat, lon = point_of(place)
    return PlaceCell(place.span.text, place.name, place.country, lat, lon, place.precision)


def point_of(place: Place) -> tuple[float | None, float | None]:
    """Where something at a place happened; nowhere in the middle of a country or a sea."""
    drawn = place.precision in _NOWHERE or (place.gazetteer or "").startswith("iso:")
    return (None, None) if drawn else place.moved or (place.lat, place.lon)


def _interval(claim: Claim, events: Iterable[Event], layers: _Layers) -> tuple[date | None, date | None, Dated | None]:
    """The days that the claim's words and its events' times span, else the day of publication."""
    times = layers.times.inside([*claim.spans, *(span for event in events for span in event.time)])
    return days(times, layers.document.published)


def days(times: Sequence[Time], published: date | None) -> tuple[date | None, date | None, Dated | None]:
    """The days that some times span, else the day of publication, and which of the two it is."""
    if times:
        return _first([time.earliest for time in times]), _last([time.latest for time in times]), "text"
    return published, published, "published" if published else None


def _first(days: Sequence[date | None]) -> date | None:
    known = [day for day in days if day]
    return min(known) if len(known) == len(days) else None


def _last(days: Sequence[date | None]) -> date | None:
    known = [day for day in days if day]
    return max(known) if len(known) == len(days) else None
