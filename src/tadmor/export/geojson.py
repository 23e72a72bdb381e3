"""Events and movements on a map, as RFC 7946: where a place is not known the feature stays, without geometry.

A point on a map looks surer than it is, so each feature says how exactly its place is told (`precision`, `radius_km`)
and who says so. A country or a part of one has no point.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from itertools import product
from math import isfinite
from types import MappingProxyType
from typing import Any, BinaryIO

from tadmor.export import wording
from tadmor.export.exporter import Answers, Exporter, every_row
from tadmor.export.geometry import Geometry, Position, circle, lines, points, polygons, position
from tadmor.model import Certainty, Reading, Span
from tadmor.store import ClaimRow, EventRow, MovementRow, PointCell, happening_rows

__all__ = ["EXPORTER", "NOTE", "Draw", "as_circles", "as_points", "collected", "feature", "way"]

NOTE = "What reports say happened, each with who says so; not what did happen."
Draw = Callable[[Sequence[PointCell]], Geometry | None]
"""How the places of an event are drawn."""
Row = EventRow | MovementRow
_NOTHING: Mapping[str, str] = MappingProxyType({})


def as_points(places: Sequence[PointCell]) -> Geometry | None:
    """A point for each place that has one."""
    return points(_placed(places))


def as_circles(places: Sequence[PointCell]) -> Geometry | None:
    """A circle as wide as its radius for each place that has a point; points where one of them has no radius."""
    drawn = [circle(where, place.radius_km) for place in places if (where := position(place.lat, place.lon))]
    if not drawn or not all(drawn):
        return as_points(places)
    return polygons(list({repr(part): part for parts in drawn for part in parts}.values()))


def way(row: MovementRow) -> Geometry | None:
    """A line from each origin by all stations to each destination; points where an end has none."""
    starts, stations, ends = (_placed(part) for part in (row.origin, row.via, row.destination))
    if not starts or not ends:
        return points([*starts, *stations, *ends])
    return lines([(start, *stations, end) for start, end in product(starts, ends)])


def _placed(places: Sequence[PointCell]) -> list[Position]:
    found = (position(place.lat, place.lon) for place in places)
    return list(dict.fromkeys(where for where in found if where))


def feature(row: Row, draw: Draw, review: str | None) -> dict[str, Any]:
    """An event or a movement as a feature; `review` is a person's word on the claim that tells it, None for none."""
    if isinstance(row, EventRow):
        id_, geometry, own = row.event.id, draw(row.places), _event(row)
    else:
        id_, geometry, own = row.movement.id, way(row), _movement(row)
    properties = own | _common(row) | _telling(row.claim, row) | {"review": review}
    plain: dict[str, Any] = _finite({"type": "Feature", "id": id_, "geometry": geometry, "properties": properties})
    return plain


def _event(row: EventRow) -> dict[str, Any]:
    event = row.event
    return {
        "kind": "event",
        "class": event.class_,
        "type": event.type,
        "mode": event.mode,
        "trigger": event.trigger.text,
        "actors": row.doers,
        "recipients": row.receivers,
        "places": [asdict(place) for place in row.places],
        "status": event.status,
        "outcome": event.outcome,
        "clarity": event.clarity,
        "confidence": event.confidence,
        "factuality": event.factuality,
        "attribution": event.attribution,
    }


def _movement(row: MovementRow) -> dict[str, Any]:
    movement = row.movement
    return {
        "kind": "movement",
        "event": movement.event,
        "trigger": row.event and row.event.trigger.text,
        "movers": row.movers,
        "route": wording.route(row),
        "origin": [asdict(place) for place in row.origin],
        "via": [asdict(place) for place in row.via],
        "destination": [asdict(place) for place in row.destination],
        "means": movement.means,
        "hindrance": movement.hindrance,
        "status": movement.status,
        "attribution": movement.attribution,
    }


def _common(row: Row) -> dict[str, Any]:
    """How exactly it is placed (the least exact place counts), when, how many, and in which report."""
    placed = [place for place in row.places if position(place.lat, place.lon)]
    document = row.document
    return {
        "precision": max((place.precision for place in placed if place.precision), default=None),
        "radius_km": max((place.radius_km for place in placed if place.radius_km), default=None),
        "earliest": row.earliest,
        "latest": row.latest,
        "dated": row.dated,
        "quantities": [asdict(cell) for cell in row.quantities],
        "document": document.id,
        "outlet": document.outlet,
        "published": document.published,
        "title": document.title,
        "url": document.url,
        "composed": document.composed,
    }


def _telling(claim: ClaimRow | None, row: Row) -> dict[str, Any]:
    """Who says so, through whom, and how sure; the chain of the outlet's own voice is the outlet."""
    chain = (claim and claim.chain) or tuple(filter(None, [row.document.outlet]))
    hedges = claim.hedges if claim else ()
    certainty = claim and Certainty(label=claim.certainty, hedges=tuple(Span(0, 0, hedge) for hedge in hedges))
    return {
        "said": wording.happened(row),
        "claim": claim and claim.id,
        "voice": "another's" if claim and claim.attribution else "the outlet's own",
        "speaker": claim and claim.speaker,
        "speaker_role": claim and claim.speaker_role,
        "speaker_organisation": claim and claim.speaker_organisation,
        "cue": claim and claim.cue,
        "chain": chain,
        "certainty": claim and claim.certainty,
        "how_sure": certainty and wording.certainty(certainty),
        "hedges": hedges,
        "act": claim and claim.act,
        "stance": claim and claim.stance,
        "content": claim and claim.content,
    }


def _finite(value: Any) -> Any:
    """A value without numbers that JSON has no word for."""
    if isinstance(value, float):
        return value if isfinite(value) else None
    if isinstance(value, dict):
        return {name: _finite(part) for name, part in value.items()}
    return [_finite(part) for part in value] if isinstance(value, list | tuple) else value


def collected(rows: Iterable[Row], draw: Draw) -> dict[str, Any]:
    """Some rows as a feature collection, with how many there are and how many are on no map."""
    features = [feature(row, draw, None if row.review == "new" else row.review) for row in rows]
    unplaced = sum(one["geometry"] is None for one in features)
    return {"type": "FeatureCollection", "features": features, **_counts(len(features), unplaced)}


def _counts(count: int, unplaced: int) -> dict[str, Any]:
    return {"count": count, "unplaced": unplaced, "note": NOTE}


def _features(
    readings: Iterable[Reading], draw: Draw, review: Mapping[str, str], answers: Answers
) -> Iterator[dict[str, Any]]:
    for reading in readings:
        events, movements = happening_rows(reading)
        rows: tuple[Row, ...] = (*events, *movements)
        for row in rows:
            own = row.event.id if isinstance(row, EventRow) else row.movement.id
            if answers(reading.document.id, own):
                yield feature(row, draw, review.get(row.claim.id) if row.claim else None)


def _writer(draw: Draw) -> Callable[[Iterable[Reading], BinaryIO, Mapping[str, str], Answers], int]:
    def write(readings: Iterable[Reading], out: BinaryIO, review: Mapping[str, str], answers: Answers) -> int:
        """One feature a line, so that a file of any size is written as it comes, and the counts at its end."""
        out.write(b'{"type": "FeatureCollection", "features": [')
        count = unplaced = 0
        for one in _features(readings, draw, review, answers):
            out.write((b",\n" if count else b"\n") + _json(one))
            count += 1
            unplaced += one["geometry"] is None
        out.write(b"\n], " + _json(_counts(count, unplaced))[1:] + b"\n")
        return count

    return write


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, allow_nan=False, default=str).encode("utf-8", "replace")


def _exporter(draw: Draw, circles: Exporter | None) -> Exporter:
    write = _writer(draw)
    return Exporter(
        name="geojson",
        suffix=".geojson",
        media_type="application/geo+json",
        description="GeoJSON: events as points and movements as lines, each with who says so and how exactly",
        write=lambda readings, out: write(readings, out, _NOTHING, every_row),
        write_rows=write,
        circles=circles,
    )


EXPORTER = _exporter(as_points, circles=_exporter(as_circles, circles=None))
