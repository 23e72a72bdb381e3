"""What was said to happen when, the ways of forces, and who is said to hold a place: each drawn, and as a table."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any, TypeVar

from tadmor.errors import BadFilter
from tadmor.export.coordinates import rounded
from tadmor.serve import leaving, shapes
from tadmor.serve.pictures import drawn
from tadmor.serve.screens import Answer, Asked, Parameter, Screen
from tadmor.store import NAMES, Filter, MovementRow
from tadmor.store.filters import NEAR_KM
from tadmor.views import Entry as Dated
from tadmor.views import Place, Reach, Territory, Tracks
from tadmor.views import territory as find_territory
from tadmor.views import timeline as find_timeline
from tadmor.views import tracks as find_tracks
from tadmor.views.maps import territory_map, timeline_map, tracks_map
from tadmor.views.plots import Picture, draw_territory, draw_timeline, draw_tracks, numbered
from tadmor.views.plots.territory import span_words
from tadmor.views.shapes import Shape, entry_shape, holding_shapes, leg_shapes, place_shape
from tadmor.views.tracks import tracks_and_shown
from tadmor.views.withheld import by_province

__all__ = ["SCREENS", "in_order", "viewed"]

_CLAIMS = Parameter("claims", "'yes' lists single claims too that none of these incidents holds.", "yes")


def in_order(asked: Asked) -> Filter:
    """The filter of a list that begins with the earliest unless told otherwise."""
    return asked.filter if asked.word("sort") else replace(asked.filter, sort="oldest")


def viewed(asked: Asked, rows: list[Shape], reach: Reach, composed: bool, following: str | None = None) -> Answer:
    """What a view found, as an answer; what it did not read is told."""
    data = shapes.listed(rows, following, composed) | {"read": reach.read, "more": reach.more}
    more = {"reach": reach, "unlinked": asked.view.waiting()}
    return Answer(data=data, rows=rows, next=following, composed=composed, more=more)


def _timeline(asked: Asked) -> Answer:
    found = find_timeline(asked.view, in_order(asked), claims=bool(asked.word("claims")))
    if _leaves(asked):
        found = replace(found, entries=tuple(map(_coarse, found.entries)))
    kinds = (_kind(asked, one.type, one.class_) for one in found.entries)
    rows = [entry_shape(one) | {"type": kind, "kind_of": kind} for one, kind in zip(found.entries, kinds, strict=True)]
    composed = any(one.composed for one in found.entries)
    answer = viewed(asked, rows, found.reach, composed, found.next)
    pictured = _pictured(draw_timeline(found) if found.entries else None, "timeline")
    return replace(answer, more={**answer.more, **pictured, "found": found})


def _pictured(picture: Picture | None, name: str) -> dict[str, str]:
    """A picture for a page, and what its marks mean."""
    return {"picture": drawn(picture, name), "marks": picture.marks} if picture else {"picture": "", "marks": ""}


def _leaves(asked: Asked) -> bool:
    return asked.form in ("csv", "geojson") and leaving.wanted(asked)


Spot = TypeVar("Spot", Dated, Place)


def _coarse(one: Spot) -> Spot:
    """With a point as fine as the text allows."""
    return replace(one, lat=rounded(one.lat, one.precision), lon=rounded(one.lon, one.precision))


def _kind(asked: Asked, type_: str | None, class_: str | None) -> str:
    """A type is told where its precision has been measured, else the class."""
    return type_ if type_ and type_ in asked.house.measured_types else class_ or "event"


def _entry_file(asked: Asked, answer: Answer) -> Iterable[Mapping[str, Any]]:
    """Without points: those are in the GeoJSON."""
    for row in leaving.shapes(asked, answer.rows, _documents_of_entry(asked)):
        claim = row["claim"] or {}
        yield {
            "id": row["id"],
            "kind": row["kind"],
            "earliest": row["earliest"],
            "latest": row["latest"],
            "when": row["when"],
            "dated": row["dated"],
            "what": row["kind_of"],
            "who": "; ".join(row["who"]),
            "whom": "; ".join(row["whom"]),
            "place": row["place"],
            "precision": row["precision"],
            "accounts": row["accounts"],
            "disputed": row["disputed"],
            "reports": row["documents"],
            **_said(claim),
            "composed": row["composed"],
        }


def _documents_of_entry(asked: Asked) -> Any:
    def documents(row: Mapping[str, Any]) -> list[str]:
        found = asked.view.incident(row["id"]) if row["kind"] == "incident" else None
        return list(found.incident.documents) if found else [row["claim"]["document"]] if row["claim"] else []

    return documents


def _said(claim: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "claimed_by": claim.get("who_says"),
        "how_sure": claim.get("how_sure"),
        "words": claim.get("content"),
        "claim": claim.get("claim"),
        "document": claim.get("document"),
        "outlet": claim.get("outlet"),
        "published": claim.get("published"),
    }


def _tracks(asked: Asked) -> Answer:
    shown = leaving.movement(asked) if _leaves(asked) else by_province(asked.view) if asked.form == "html" else None
    found, hidden = _found(asked, shown)
    answer = viewed(asked, leg_shapes(found), found.reach, any(leg.composed for leg in found.legs))
    shown_here = asked.form == "html" and bool(found.legs)
    more = {
        **answer.more,
        "found": found,
        "unplaced": found.unplaced,
        "numbers": numbered(hidden) if shown_here else {},
    }
    return replace(answer, more=more | _pictured(draw_tracks(hidden) if shown_here else None, "tracks"))


def _found(asked: Asked, shown: Callable[[MovementRow], MovementRow] | None) -> tuple[Tracks, Tracks]:
    """The tracks to tell, and those to draw; files that leave have only what is `shown` in both."""
    if shown is None:
        found = find_tracks(asked.view, in_order(asked))
        return found, found
    told, hidden = tracks_and_shown(asked.view, in_order(asked), shown)
    return (hidden, hidden) if _leaves(asked) else (told, hidden)


def _leg_file(asked: Asked, answer: Answer) -> Iterable[Mapping[str, Any]]:
    for row in leaving.shapes(asked, answer.rows, _documents_of_claims):
        yield {
            "id": row["id"],
            "who": row["actor"],
            "way": row["route"],
            "told_as": row["status"],
            "earliest": row["earliest"],
            "latest": row["latest"],
            "told": row["told"],
            "how_many": row["how_many"],
            "means": "; ".join(row["means"]),
            "hindrance": "; ".join(row["hindrance"]),
            "accounts": row["accounts"],
            "denied_by": "; ".join(claim["who_says"] for claim in row["denied_by"]),
            "nobody_tells_before": row["gap"]["words"] if row["gap"] else "",
            **_said(row["claims"][0] if row["claims"] else {}),
            "composed": row["composed"],
        }


def _documents_of_claims(row: Mapping[str, Any]) -> Iterator[str]:
    yield from (claim["document"] for claim in (*row["claims"], *row.get("denied_by", ())))


def _territory(asked: Asked) -> Answer:
    found = _ground(asked)
    if _leaves(asked):
        found = replace(found, places=tuple(map(_coarse, found.places)))
    composed = any(sign.composed for place in found.places for one in place.holdings for sign in one.signs)
    answer = viewed(asked, [place_shape(place) for place in found.places], found.reach, composed)
    held = any(place.holdings for place in found.places)
    pictured = _pictured(draw_territory(found) if held else None, "territory")
    spans = [[span_words(one) for one in place.holdings] for place in found.places]
    return replace(answer, more={**answer.more, **pictured, "found": found, "spans": spans})


def _ground(asked: Asked) -> Territory:
    """A place means what lies around it too, where the gazetteer has a point for it."""
    chosen = in_order(asked)
    if chosen.place is not None and chosen.near is None:
        try:
            near = asked.house.filter({**asked.words, "within": [str(NEAR_KM)]}).near
        except BadFilter:
            near = None
        chosen = replace(chosen, near=near)
    return find_territory(asked.view, chosen)


def _holding_file(asked: Asked, answer: Answer) -> Iterable[Mapping[str, Any]]:
    found = answer.more["found"]
    pairs = [(shape, span_words(one)) for place in found.places
             for shape, one in zip(holding_shapes(place), place.holdings, strict=True)]  # fmt: skip
    rows = (
        {**shape, "span": span, "claims": [c for sign in shape["signs"] for c in sign["claims"]]}
        for shape, span in pairs
    )
    for row in leaving.shapes(asked, rows, lambda row: (claim["document"] for claim in row["claims"])):
        yield {
            "place": row["place"],
            "precision": row["precision"],
            "holder": row["holder"],
            "part": row["part"],
            "when": row["span"],
            "begins_earliest": row["begins"]["earliest"],
            "begins_latest": row["begins"]["latest"],
            "ends_earliest": row["ends"]["earliest"],
            "ends_latest": row["ends"]["latest"],
            "signs": len(row["signs"]),
            "denied": bool(row["denied_by"]),
            **_said(row["claims"][0] if row["claims"] else {}),
        }


def _map(draw: Any, more: Callable[[Asked], Any] = lambda _: lambda _: ()) -> Any:
    """A view's map as features; words in it are cleaned like those of a file. `more`: further documents of a row."""

    def features(asked: Asked, answer: Answer) -> Mapping[str, Any]:
        made = draw(answer.more["found"])
        others = more(asked)
        rests_on = lambda one: (*_documents_in(one), *others(one["properties"]))
        cleaned = leaving.shapes(asked, made["features"], rests_on)
        return {**made, "features": list(cleaned)}

    return features


def _documents_in(value: Any) -> Iterator[str]:
    """Every document that a shape names, at any depth."""
    if isinstance(value, Mapping):
        if isinstance(value.get("document"), str):
            yield value["document"]
        for one in value.values():
            yield from _documents_in(one)
    elif isinstance(value, list | tuple):
        for one in value:
            yield from _documents_in(one)


SCREENS = (
    Screen(
        name="timeline",
        path="/timeline",
        title="Timeline",
        summary="What was said to happen when, with ends as uncertain as they are told.",
        template="timeline.html",
        answer=_timeline,
        shape=shapes.found("Timeline"),
        words=NAMES,
        parameters=(_CLAIMS,),
        table=_entry_file,
        features=_map(timeline_map, _documents_of_entry),
    ),
    Screen(
        name="tracks",
        path="/tracks",
        title="Tracks",
        summary="The ways of forces as they are told, leg by leg, and what nobody tells between them.",
        template="tracks.html",
        answer=_tracks,
        shape=shapes.found("Tracks"),
        words=NAMES,
        table=_leg_file,
        features=_map(tracks_map),
    ),
    Screen(
        name="territory",
        path="/territory",
        title="Territory",
        summary="Who is said to hold a place, since when and until when. Nothing is concluded from silence.",
        template="territory.html",
        answer=_territory,
        shape=shapes.found("Territory"),
        words=NAMES,
        table=_holding_file,
        features=_map(territory_map),
    ),
)
