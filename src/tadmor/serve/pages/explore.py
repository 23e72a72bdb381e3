"""Map, timeline and list under one filter. The list is all of it; map and timeline show how it lies in space and time.

Counted are the first rows of each list only (`picture.COUNTED`), which the page says, so a large store answers as fast.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any, get_args

import msgspec

from tadmor.errors import BadFilter
from tadmor.export.geojson import NOTE as FEATURES_NOTE
from tadmor.export.geometry import Geometry, circle, lines, points, polygons, position
from tadmor.gazetteer.labels import Label
from tadmor.serve import leaving, shapes
from tadmor.serve.explored.picture import Counts, Picture
from tadmor.serve.explored.places import Place
from tadmor.serve.explored.strip import Strip
from tadmor.serve.explored.told import Row, Told, told
from tadmor.serve.pages.happenings import CIRCLES
from tadmor.serve.screens import Answer, Asked, Parameter, Screen
from tadmor.serve.stamp import state
from tadmor.store import NAMES, ClaimRow, IncidentRow, Layer, Page
from tadmor.store.spread import MOST_TIMES

__all__ = ["SCREENS"]

_SIZE = 20
_LABELS = 80
_LAYERS: tuple[Layer, ...] = ("incidents", "movements", "events", "claims")
_USUAL: tuple[Layer, ...] = ("incidents", "movements")
_LISTS = (
    ("Incidents and movements", None),
    *((layer.capitalize(), layer) for layer in _LAYERS),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One list: its page of rows, and how the first `counted` rows of all of it spread; there are `total`, or more.

    `undated` of these have no day in their text, `unplaced` no point on the map, and of `withheld` it is not shown.
    """

    layer: Layer
    rows: tuple[Told, ...]
    next: str | None
    counted: int
    total: int
    complete: bool
    undated: int
    unplaced: int
    withheld: int

    @property
    def open(self) -> bool:
        """Whether there may be more than `total`, which is as far as a long list is counted."""
        return not self.complete and self.total >= self.counted * MOST_TIMES


def _explore(asked: Asked) -> Answer:
    layers = _layers(asked)
    filter = asked.filter if "size" in asked.words else replace(asked.filter, size=_SIZE)
    if filter.next is not None and len(layers) > 1:
        raise BadFilter(f"next goes on with one list; add show={layers[0]}")
    stands, pictures = state(asked.house.store.path), asked.house.pictures
    pages = {layer: pictures.page(asked.view, stands, layer, filter) for layer in layers}
    whole = pictures.of(asked.view, stands, layers, filter)
    sections = [_section(asked, layer, pages[layer], whole.counts[layer]) for layer in layers]
    rows = [row for page in pages.values() for row in page.rows]
    composed = any(row.composed for section in sections for row in section.rows)
    data = {
        "sections": sections,
        "strip": whole.strip,
        "places": whole.places,
        "places_of": whole.places_of,
        "composed": composed,
        "note": shapes.NOTE,
    }
    more = {
        "lists": _LISTS,
        "showing": layers[0] if len(layers) == 1 else None,
        "drawing": msgspec.json.encode(_drawing(asked, sections, whole)).decode(),
        "layers": layers,
        "begun": _begun(whole),
        "once": lambda make: pictures.once(stands, ("tables", asked.here(next=None)), make),
    }
    following = pages[layers[0]].next if len(layers) == 1 else None
    return Answer(data=data, rows=rows, next=following, more=more, composed=composed)


def _layers(asked: Asked) -> tuple[Layer, ...]:
    """The lists that are asked for, in our order."""
    wanted = [part.strip() for value in asked.words.get("show", ()) for part in value.split(",") if part.strip()]
    for name in wanted:
        if name not in get_args(Layer):
            raise BadFilter(f"show={name!r} is not one of {', '.join(_LAYERS)}")
    return tuple(layer for layer in _LAYERS if layer in wanted) or _USUAL


def _section(asked: Asked, layer: Layer, page: Page[Row], of: Counts) -> Section:
    return Section(
        layer=layer,
        rows=tuple(told(row, asked.house.measured_types) for row in page.rows),
        next=page.next,
        counted=of.counted,
        total=of.total,
        complete=of.complete,
        undated=of.undated,
        unplaced=of.unplaced,
        withheld=of.withheld,
    )


def _drawing(asked: Asked, sections: Iterable[Section], whole: Picture) -> dict[str, Any]:
    """What the page's script draws from: no words that the list does not have already."""
    days, layers = whole.strip, tuple(whole.counts)
    return {
        "rows": [_drawn(row) for section in sections for row in section.rows],
        "strip": days
        and {
            "unit": days.unit,
            "bars": [_bar(bar) for bar in days.bars],
            "before": days.before,
            "after": days.after,
            "begun": _begun(whole),
        },
        "layers": layers,
        "places": [_spot(place, layers) for place in whole.places],
        "from": asked.word("from") or asked.word("t"),
        "to": asked.word("to") or asked.word("t"),
    }


def _begun(whole: Picture) -> str:
    """What the bars are of, where a list is longer than is counted: "the first 4,000 incidents"."""
    told = " and ".join(f"{rows:,} {layer}" for layer, rows in whole.begun.items())
    return f"the first {told}" if told else ""


def _drawn(row: Told) -> dict[str, Any]:
    return {
        "key": row.key,
        "layer": row.layer,
        "what": row.what,
        "who": row.who,
        "days": [row.earliest, row.latest, row.dated],
        "drawn": row.drawn,
        "points": [[p.lat, p.lon, p.radius_km, p.precision, p.name] for p in row.points if p.lat is not None],
        "ways": row.ways,
    }


def _bar(bar: Any) -> list[Any]:
    return [bar.first, bar.last, bar.told, bar.spread, bar.published]


def _spot(place: Place, layers: Iterable[Layer]) -> list[Any]:
    """As few characters as will do: there may be a thousand. Of G2 the 2, of rows their numbers in the lists' order."""
    grade = int(place.precision[1:]) if place.precision else None
    return [place.lat, place.lon, place.radius_km, grade, place.name, *(place.rows.get(layer, 0) for layer in layers)]


def _leaving(asked: Asked, answer: Answer) -> Iterator[Told]:
    """The rows of a file: redacted, as every file is."""
    incidents = [row for row in answer.rows if isinstance(row, IncidentRow)]
    claims = [row for row in answer.rows if isinstance(row, ClaimRow)]
    others = [row for row in answer.rows if not isinstance(row, IncidentRow | ClaimRow)]
    for row, cleaned in zip(incidents, leaving.incidents(asked, incidents), strict=True):
        found = told(row)  # whether anybody denies it is no secret; the words of the denial are left out
        made = replace(told(cleaned), drawn=found.drawn, disputed=found.disputed, withheld=found.withheld)
        yield replace(made, points=()) if found.withheld else made
    for one in (*leaving.happenings(asked, others), *leaving.claims(asked, claims)):
        yield told(one, asked.house.measured_types)


def _table(asked: Asked, answer: Answer) -> Iterator[Mapping[str, Any]]:
    for row in _leaving(asked, answer):
        yield {name: value for name, value in asdict(row).items() if name not in ("ways", "key")}


def _features(asked: Asked, answer: Answer) -> Mapping[str, Any]:
    features = [_feature(row, circles=bool(asked.word("circles"))) for row in _leaving(asked, answer)]
    unplaced = sum(one["geometry"] is None for one in features)
    return {
        "type": "FeatureCollection",
        "features": features,
        "count": len(features),
        "unplaced": unplaced,
        "note": FEATURES_NOTE,
        "next": answer.next,
    }


def _feature(row: Told, *, circles: bool) -> dict[str, Any]:
    plain = {name: value for name, value in asdict(row).items() if name not in ("ways", "key")}
    return {"type": "Feature", "id": row.key, "geometry": _geometry(row, circles=circles), "properties": plain}


def _geometry(row: Told, *, circles: bool) -> Geometry | None:
    ways = [[at for lat, lon in way if (at := position(lat, lon))] for way in row.ways]
    if ways:
        return lines(ways)
    placed = [(at, point.radius_km) for point in row.points if (at := position(point.lat, point.lon))]
    drawn = [ring for at, radius in placed for ring in circle(at, radius)] if circles else []
    return polygons(drawn) if drawn else points([at for at, _ in placed])


def _labels(asked: Asked) -> Answer:
    """Names in a box: nothing of the store, so nothing to withhold."""
    box = asked.filter.bbox or (-180.0, -85.0, 180.0, 85.0)
    west, south, east, north = box
    found = asked.house.named(box if west <= east else (west, south, 180.0, north), _LABELS)
    return Answer(data={"labels": list(found)}, rows=found)


SCREENS = (
    Screen(
        name="explore",
        path="/explore",
        title="Explore",
        summary="Map, timeline and list under one filter: where and when reports say that something happened.",
        template="explore.html",
        answer=_explore,
        shape=shapes.record(
            "Explored",
            sections=list[Section],
            strip=Strip | None,
            places=tuple[Place, ...],
            places_of=int,
            composed=bool,
            note=str,
        ),
        words=NAMES,
        parameters=(
            Parameter("show", "Lists to show: incidents, movements (both unless told), events, claims.", "events"),
            CIRCLES,
        ),
        table=_table,
        features=_features,
        counted=True,
    ),
    Screen(
        name="labels",
        path="/explore/names",
        title="Names on the map",
        summary="Names of places in a box, the largest first, from the gazetteer. They describe and decide nothing.",
        template="names.html",
        answer=_labels,
        shape=shapes.record("Names", labels=list[Label]),
        words=("bbox",),
    ),
)
