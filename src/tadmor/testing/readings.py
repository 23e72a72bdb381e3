"""Readings made by hand, for contract suites: a few sentences, every layer filled, nothing read by a machine."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from tadmor.model import (
    Actor,
    Attribution,
    Certainty,
    CertaintyLabel,
    Claim,
    Document,
    Event,
    Movement,
    Place,
    Quantity,
    Reading,
    Span,
    Speaker,
    Time,
    item_id,
)

__all__ = ["PLACES", "Told", "reading_of"]

PLACES: dict[str, tuple[str, float | None, float | None, str]] = {
    "Tadmur": ("Palmyra", 34.56, 38.28, "G2"),
    "Palmyra": ("Palmyra", 34.56, 38.28, "G2"),
    "Mosul": ("Mosul", 36.34, 43.13, "G2"),
    "Syria": ("Syria", None, None, "G8"),
    "Suva": ("Suva", -18.14, 178.44, "G2"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One claim to be: the speaker ("" for the outlet's own voice), what is told, and where and when in it."""

    content: str
    speaker: str = ""
    role: str | None = None
    certainty: CertaintyLabel = "CT+"
    denied: bool = False
    event: str | None = "STRIKE.air"
    class_: str | None = "ASSAULT"
    actor: str = "jihadists"
    recipient: str = "soldiers"
    days: tuple[date | None, date | None] | None = None
    hedge: str = ""


def reading_of(
    told: Sequence[Told], *, document: Document, made_by: tuple[str, ...] = ("hand/1",), shift: int = 0
) -> Reading:
    """A reading whose text is the contents one a line. `shift` changes every id, as a reader with other spans would."""
    text, reading = "", Reading(document=document, made_by=made_by)
    for item in told:
        line = f"{item.content} , {item.speaker} said" if item.speaker else item.content
        reading = _with(reading, item, len(text), line, shift)
        text += line + "\n"
    return replace(reading, document=replace(document, text=text))


def _find(line: str, words: str, start: int) -> tuple[Span, ...]:
    at = line.find(words) if words else -1
    return (Span(start + at, start + at + len(words), words),) if at >= 0 else ()


def _with(reading: Reading, item: Told, start: int, line: str, shift: int) -> Reading:
    """The reading with one more line of text, and all that is told in it."""
    document = reading.document.id
    content = _find(line, item.content, start)
    certainty = Certainty(label=item.certainty, hedges=_find(line, item.hedge, start))
    salt = (Span(shift, shift, ""),)
    attribution = _attribution(item, line, start, certainty, item_id("a", document, content, salt))
    event, movement, quantities = _happened(document, item, line, start, attribution)
    claim = Claim(
        id=item_id("c", document, content, salt),
        attribution=attribution.id if attribution else None,
        spans=content,
        certainty=certainty,
        events=(event.id,) if event else (),
        movements=(movement.id,) if movement else (),
        quantities=tuple(quantity.id for quantity in quantities),
    )
    return replace(
        reading,
        attributions=(*reading.attributions, attribution) if attribution else reading.attributions,
        events=(*reading.events, event) if event else reading.events,
        movements=(*reading.movements, movement) if movement else reading.movements,
        quantities=(*reading.quantities, *quantities),
        places=(*reading.places, *_places(line, start)),
        times=(*reading.times, *_times(item, line, start)),
        actors=(*reading.actors, *_actors(line, start)),
        claims=(*reading.claims, claim),
    )


def _attribution(item: Told, line: str, start: int, certainty: Certainty, id: str) -> Attribution | None:
    if not item.speaker:
        return None
    return Attribution(
        id=id,
        type="denial" if item.denied else "speech",
        kind="indirect",
        source=_find(line, item.speaker, start),
        cue=_find(line, "said", start),
        content=_find(line, item.content, start),
        speaker=Speaker(name=item.speaker, kind="person", role=item.role),
        certainty=certainty,
    )


def _happened(
    document: str, item: Told, line: str, start: int, attribution: Attribution | None
) -> tuple[Event | None, Movement | None, list[Quantity]]:
    """The event, the movement ("moved from Mosul to Palmyra") and the numbers that a line tells."""
    told_by = attribution.id if attribution else None
    first = _find(line, line.split(" ", 1)[0], start)
    quantities = [
        Quantity(id=item_id("q", document, span), span=span[0], low=5000, bound="more_than", unit="fighters")
        for span in [_find(line, "5,000", start)]
        if span
    ]
    event = Event(
        id=item_id("e", document, first),
        trigger=first[0],
        class_=item.class_,
        type=item.event,
        actors=_find(line, item.actor, start),
        recipients=_find(line, item.recipient, start),
        place=_find(line, "Palmyra", start),
        time=_find(line, "yesterday", start),
        attribution=told_by,
    )
    origin, destination = _find(line, "Mosul", start), _find(line, "Palmyra", start)
    movement = Movement(id=item_id("m", document, first), origin=origin, destination=destination, attribution=told_by)
    return event if item.event or item.class_ else None, movement if origin and destination else None, quantities


def _places(line: str, start: int) -> list[Place]:
    found = [(span, *PLACES[mention]) for mention in PLACES for span in _find(line, mention, start)]
    return [
        Place(span=span, name=name, lat=lat, lon=lon, precision=precision) for span, name, lat, lon, precision in found
    ]


def _times(item: Told, line: str, start: int) -> list[Time]:
    if item.days is None:
        return []
    earliest, latest = item.days
    return [Time(span=span, type="DATE", earliest=earliest, latest=latest) for span in _find(line, "yesterday", start)]


def _actors(line: str, start: int) -> list[Actor]:
    names = {"jihadists": "Islamic State", "soldiers": "Syrian Army"}
    found = [(name, _find(line, mention, start)) for mention, name in names.items()]
    return [Actor(name=name, kind="armed-group", mentions=mentions) for name, mentions in found if mentions]
