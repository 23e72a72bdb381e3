"""Whatever a reading holds, its map is valid RFC 7946, says who says so, and tells no more than other exports."""

import io
import json
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.export.geo import wrong
from tests.export.planted import COORDINATES, NAMES, WAY, planted

from tadmor.export import Exporter, publish, put
from tadmor.export.geojson import EXPORTER
from tadmor.export.geometry import circle, lines
from tadmor.model import Document, Event, Movement, Place, Quantity, Reading, Span

CIRCLES = EXPORTER.circles or EXPORTER
_NUMBERS = st.none() | st.floats() | st.floats(-180, 180)
_PLACE = st.builds(
    lambda lat, lon, radius, precision: (lat, lon, radius, precision),
    _NUMBERS | st.floats(-90, 90),
    _NUMBERS | st.sampled_from([180.0, -180.0, 179.99, -179.99]),
    st.none() | st.floats() | st.floats(0, 300),
    st.sampled_from([None, "G1", "G2", "G3", "G6", "G8"]),
)


def _reading(places: Sequence[tuple[Any, ...]], roles: Sequence[int] = ()) -> Reading:
    """An event at all of some places, and a movement that names each as origin (0), station (1) or destination (2)."""
    words = [Span(2 * at, 2 * at + 1, "x") for at in range(len(places))]
    named = tuple(
        Place(span=span, name=f"p{at}", lat=lat, lon=lon, radius_km=radius, precision=precision)
        for at, (span, (lat, lon, radius, precision)) in enumerate(zip(words, places, strict=True))
    )
    ways: dict[int, tuple[Span, ...]] = {
        role: tuple(span for span, other in zip(words, roles, strict=False) if other == role) for role in range(3)
    }
    return Reading(
        document=Document(id="d", text="x " * len(places)),
        events=(
            Event(id="e", trigger=Span(0, 1, "x"), place=tuple(words), factuality=float("nan"), quantities=("q",)),
        ),
        movements=(Movement(id="m", origin=ways[0], via=ways[1], destination=ways[2]),),
        quantities=(Quantity(id="q", span=Span(0, 1, "x"), low=float("inf"), bound="about"),),
        places=named,
    )


def _map(reading: Reading, exporter: Exporter = EXPORTER) -> dict[str, Any]:
    out = io.BytesIO()
    rows = exporter.write([reading], out)
    found: dict[str, Any] = json.loads(out.getvalue(), parse_constant=lambda name: pytest.fail(f"{name} is no JSON"))
    assert rows == len(found["features"]) == found["count"]
    return found


@pytest.mark.parametrize("exporter", [EXPORTER, CIRCLES])
@given(places=st.lists(_PLACE, max_size=5), roles=st.lists(st.integers(0, 2), max_size=5))
def test_any_reading_is_a_valid_map(exporter: Exporter, places: list[Any], roles: list[int]) -> None:
    """Infinity, NaN, degrees beyond the globe, the antimeridian and the poles included."""
    found = _map(_reading(places, roles), exporter)
    assert [] == list(wrong(found))
    assert found["unplaced"] == sum(one["geometry"] is None for one in found["features"])


def test_an_event_is_a_point_that_says_how_exact_it_is() -> None:
    """Longitude first; the least exact place counts."""
    event = _map(_reading([(34.56, 38.28, 5.0, "G2")]))["features"][0]
    assert event["geometry"] == {"type": "Point", "coordinates": [38.28, 34.56]}
    assert (event["properties"]["precision"], event["properties"]["radius_km"]) == ("G2", 5.0)
    two = _map(_reading([(34.56, 38.28, 5.0, "G2"), (36.34, 43.13, 25.0, "G3")]))["features"][0]
    assert two["geometry"] == {"type": "MultiPoint", "coordinates": [[38.28, 34.56], [43.13, 36.34]]}
    assert (two["properties"]["precision"], two["properties"]["radius_km"]) == ("G3", 25.0)


def test_what_is_on_no_map_is_kept_and_counted() -> None:
    """A country has no point; the event stays, without geometry."""
    found = _map(_reading([(None, None, None, "G8")]))
    assert [None, None] == [one["geometry"] for one in found["features"]]
    assert found["unplaced"] == 2


@pytest.mark.parametrize(
    ("roles", "geometry"),
    [
        ([0, 1, 2], ("LineString", [[1, 10], [2, 20], [3, 30]])),
        ([0, 2, 2], ("MultiLineString", [[[1, 10], [2, 20]], [[1, 10], [3, 30]]])),
        ([0, 1, 1], ("MultiPoint", [[1, 10], [2, 20], [3, 30]])),
        ([1], ("Point", [1, 10])),
        ([], None),
    ],
)
def test_a_movement_is_a_line_where_both_ends_are_placed(roles: list[int], geometry: Any) -> None:
    """By its stations, from each origin to each destination; else the points that it names."""
    places = [(10.0, 1.0, 5.0, "G2"), (20.0, 2.0, 5.0, "G2"), (30.0, 3.0, 5.0, "G2")]
    found = _map(_reading(places, roles))["features"][1]["geometry"]
    assert geometry == (found and (found["type"], found["coordinates"]))


def test_a_line_over_the_antimeridian_is_cut() -> None:
    """At the latitude where it crosses, which is not the long way around."""
    assert lines([[(170.0, 0.0), (-170.0, 10.0)]]) == {
        "type": "MultiLineString",
        "coordinates": [[(170.0, 0.0), (180.0, 5.0)], [(-180.0, 5.0), (-170.0, 10.0)]],
    }
    assert lines([[(180.0, 0.0), (-180.0, 0.0)]]) == {
        "type": "MultiPoint",
        "coordinates": [(180.0, 0.0), (-180.0, 0.0)],
    }


def test_a_circle_is_as_wide_as_its_radius() -> None:
    """In degrees of latitude; cut in two at the antimeridian; none at a pole."""
    ((ring,),) = circle((38.0, 34.0), 111.195)
    assert max(lat for _, lat in ring) == pytest.approx(35.0, abs=0.001)
    assert min(lat for _, lat in ring) == pytest.approx(33.0, abs=0.001)
    assert len(circle((179.9, -18.0), 50.0)) == 2
    assert circle((10.0, 89.9), 50.0) == []
    assert CIRCLES is not EXPORTER
    drawn = _map(_reading([(34.0, 38.0, 25.0, "G3")]), CIRCLES)["features"][0]["geometry"]
    assert drawn["type"] == "Polygon"


def test_a_feature_says_who_says_so() -> None:
    """With chain, certainty, status and days; and nobody's word is called a fact."""
    event = _map(planted())["features"][0]
    properties = event["properties"]
    assert event["id"] == "e1"
    assert properties["claim"] is None
    fled = _map(planted())["features"][1]["properties"]
    assert (fled["claim"], fled["voice"], fled["chain"]) == ("c3", "the outlet's own", ["The Lantern"])
    assert (fled["certainty"], fled["status"], fled["said"]) == ("CT+", "occurred", "told as having happened")
    assert (fled["published"], fled["earliest"], fled["dated"]) == ("2016-12-12", "2016-12-12", "published")


def test_people_s_decisions_stand_beside_it() -> None:
    """By the claim that tells it."""
    out = io.BytesIO()
    assert EXPORTER.write_rows
    put(EXPORTER, [planted()], out, {"c3": "rejected"})
    reviews = {one["id"]: one["properties"]["review"] for one in json.loads(out.getvalue())["features"]}
    assert reviews == {"e1": None, "e2": "rejected", "m1": None, "m2": None}


@pytest.mark.parametrize("exporter", [EXPORTER, CIRCLES])
def test_a_published_map_withholds(exporter: Exporter) -> None:
    """No private name, no exact point, no way of civilians; what fighters did stays on it."""
    out = io.BytesIO()
    publish(exporter, [planted()], out)
    told = out.getvalue().decode()
    assert [] == [word for word in (*NAMES, *COORDINATES, *WAY) if word in told]
    found = {one["id"]: one for one in json.loads(told)["features"]}
    assert found["m2"]["geometry"] is None
    assert [] == list(wrong(json.loads(told)))


def test_a_flight_of_which_only_the_class_is_known_is_withheld_too() -> None:
    """A word that no list has: who moves decides."""
    reading = planted()
    trekked = replace(
        reading.events[1], type=None, actors=reading.movements[1].mover, place=reading.movements[1].origin
    )
    alone = replace(reading, events=(reading.events[0], trekked), movements=())
    out = io.BytesIO()
    publish(EXPORTER, [alone], out)
    event = json.loads(out.getvalue())["features"][1]
    assert event["geometry"] is None
    assert [place["name"] for place in event["properties"]["places"]] == ["Homs"]
