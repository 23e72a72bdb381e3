"""Map, timeline and list say one thing: what the list's filter finds, as finely as the text has it and no finer."""

import csv
import io
import json
import re
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from html import unescape
from threading import Event
from time import sleep
from typing import Any

import pytest
from tests.serve.served import TestClient, client

from tadmor.serve.explored import picture
from tadmor.serve.explored.picture import Pictures
from tadmor.serve.explored.places import MOST
from tadmor.serve.explored.strip import strip
from tadmor.serve.house import House
from tadmor.store import Stretch


def _drawing(html: str) -> dict[str, Any]:
    """What the page hands to its script."""
    found = re.search(r'data-drawing="([^"]*)"', html)
    assert found
    told: dict[str, Any] = json.loads(unescape(found[1]))
    return told


def _sections(page: TestClient, words: str = "") -> dict[str, dict[str, Any]]:
    answer = page.get(f"/explore.json{words}")
    assert 200 == answer.status_code, answer.text
    return {one["layer"]: one for one in answer.json()["sections"]}


def test_incidents_and_movements_unless_told(page: TestClient) -> None:
    """`show` asks for others; an unknown one names those that there are."""
    assert ["incidents", "movements"] == list(_sections(page))
    assert ["events"] == list(_sections(page, "?show=events"))
    assert ["events", "claims"] == list(_sections(page, "?show=claims,events"))
    wrong = page.get("/explore.json?show=towns")
    assert (400, True) == (wrong.status_code, "incidents, movements, events, claims" in wrong.text)


@pytest.mark.parametrize("layer", ["incidents", "movements", "events", "claims"])
def test_the_list_is_complete_page_after_page(page: TestClient, layer: str) -> None:
    """Every row that is counted comes, each once."""
    keys: list[str] = []
    following = ""
    while True:
        section = _sections(page, f"?show={layer}&size=7{following}")[layer]
        keys += [row["key"] for row in section["rows"]]
        if not section["next"]:
            break
        following = f"&next={section['next']}"
    assert section["total"] == len(keys) == len(set(keys))


def test_to_go_on_needs_one_list(page: TestClient) -> None:
    """Two lists have two places to go on from."""
    following = _sections(page, "?show=incidents&size=5")["incidents"]["next"]
    answer = page.get(f"/explore?next={following}")
    assert (400, True) == (answer.status_code, "show=incidents" in answer.text)


@pytest.mark.parametrize("layer", ["incidents", "movements", "events", "claims"])
def test_counters_count_what_their_links_find(page: TestClient, layer: str) -> None:
    """So many not on the map, so many undated: the links lead to just these."""
    section = _sections(page, f"?show={layer}")[layer]
    for counter, lacking in (("unplaced", "point"), ("undated", "time")):
        found = _sections(page, f"?show={layer}&lacks={lacking}&size=1000")[layer]
        assert section[counter] == found["total"]
        if lacking == "point":
            assert all(point["lat"] is None for row in found["rows"] for point in row["points"])
        else:
            assert {"undated"} == {row["when"] for row in found["rows"]} | {"undated"}


def test_one_filter_holds_for_map_and_timeline_too(page: TestClient) -> None:
    """Places and bars are those of the rows that it finds; the timeline also shows the days around those asked for."""
    told = page.get("/explore.json?show=movements&place=Mosul").json()
    assert "Mosul" in {place["name"] for place in told["places"]}
    assert all(place["rows"]["movements"] <= told["sections"][0]["total"] for place in told["places"])
    whole = page.get("/explore.json?show=events").json()["strip"]
    day = page.get("/explore.json?show=events&from=2016-12-09&to=2016-12-10").json()
    assert whole["bars"] == day["strip"]["bars"]
    assert day["sections"][0]["total"] < sum(bar["told"] + bar["published"] for bar in whole["bars"])


def test_civilians_are_not_followed(page: TestClient) -> None:
    """Their ways are told in the list, drawn nowhere, and counted at no place."""
    rows = _sections(page, "?show=movements&size=1000")["movements"]["rows"]
    hidden = [row for row in rows if row["withheld"]]
    assert any("families" in row["who"] or "displaced" in row["how_many"] for row in hidden)
    assert all(row["points"] == [] == row["ways"] for row in hidden)
    assert not any("400" in row["how_many"] for row in hidden)  # "fewer than 400 of its men" are a force
    asked = "/explore?show=movements&size=1000"
    drawn = {row["key"]: row for row in _drawing(page.get(asked).text)["rows"]}
    assert all(drawn[row["key"]]["points"] == [] for row in hidden)
    told = page.get("/explore.json?show=movements&q=families").json()
    assert told["sections"][0]["withheld"] > 0


def test_a_point_is_no_finer_than_an_export_has_it(page: TestClient) -> None:
    """Two decimals for a town, one for its surroundings; a country has none."""
    for place in page.get("/explore.json?show=incidents,movements,events,claims").json()["places"]:
        fine = 2 if place["precision"] in ("G1", "G2") else 1
        assert (round(place["lat"], fine), round(place["lon"], fine)) == (place["lat"], place["lon"])
        assert place["precision"] not in ("G8", "G9")


def test_a_claim_is_never_drawn_as_flat(page: TestClient) -> None:
    """Only what an outlet tells flatly in its own voice is; what is denied is drawn as denied."""
    for row in _sections(page, "?show=movements&size=1000")["movements"]["rows"]:
        if row["said"].startswith("said"):
            assert row["drawn"] != "flat"
        if "not to have happened" in row["said"]:
            assert "denied" == row["drawn"]


def test_files_are_redacted_like_every_file(page: TestClient) -> None:
    """Every row has the same columns; GeoJSON draws ways as lines and counts what it cannot draw."""
    rows = list(csv.DictReader(io.StringIO(page.get("/explore.csv?show=movements").text.lstrip("\ufeff"))))
    assert {"movements"} == {row["layer"] for row in rows}
    told = page.get("/explore.geojson?show=movements").json()
    kinds = {one["geometry"]["type"] for one in told["features"] if one["geometry"]}
    assert "LineString" in kinds
    assert told["unplaced"] == sum(one["geometry"] is None for one in told["features"])
    circles = page.get("/explore.geojson?show=incidents&circles=yes").json()["features"]
    assert "Polygon" in {one["geometry"]["type"] for one in circles if one["geometry"]}


def test_the_page_says_the_same_in_tables(page: TestClient) -> None:
    """Map and timeline have a table each, whose rows lead to what they count."""
    told = page.get("/explore.json?show=events").json()
    html = page.get("/explore?show=events").text
    for place in told["places"][:5]:
        assert f"<bdi>{place['name']}</bdi></a></th>" in html
    filled = [bar for bar in told["strip"]["bars"] if bar["told"] or bar["spread"] or bar["published"]]
    assert html.count("&amp;to=") >= len(filled)


def test_names_on_the_map_are_bounded(page: TestClient) -> None:
    """The largest in the box first; never more than a screen can hold."""
    near = page.get("/explore/names.json?bbox=37.5,33.8,39,35.2").json()["labels"]
    assert "Palmyra" in {label["name"] for label in near}
    wide = page.get("/explore/names.json").json()["labels"]
    assert 0 < len(wide) <= 80
    assert all(37.5 <= label["lon"] <= 39 and 33.8 <= label["lat"] <= 35.2 for label in near)
    assert 400 == page.get("/explore/names.json?bbox=1,2").status_code
    assert 200 == page.get("/explore/names.json?bbox=170,-60,-170,-40").status_code


def test_the_first_view_stays_small(page: TestClient) -> None:
    """However many places: a page carries no more than so many."""
    assert len(page.get("/explore").content) < 150_000
    longest = len("[-34.56,-138.28,120.0,6,&#34;A name of twenty letters&#34;,4000,4000],")
    assert MOST * longest < 80_000


DAY = date(2016, 12, 8)


def test_a_strip_tells_what_is_sure_from_what_may_be() -> None:
    """One day is told of it; a stretch or an open end may be of each day; a day of publication is neither."""
    found = strip(
        [
            Stretch(DAY, DAY, True, 2),
            Stretch(DAY, date(2016, 12, 10), True, 1),
            Stretch(None, date(2016, 12, 9), True, 4),
            Stretch(date(2016, 12, 10), date(2016, 12, 10), False, 8),
        ]
    )
    assert found is not None
    assert ("day", 3) == (found.unit, len(found.bars))
    assert [(2, 1, 0), (0, 5, 0), (0, 1, 8)] == [(bar.told, bar.spread, bar.published) for bar in found.bars]


@pytest.mark.parametrize(
    ("last", "unit"),
    [("2016-12-20", "day"), ("2017-12-08", "week"), ("2022-01-01", "month"), ("2099-01-01", "year")],
)
def test_a_strip_has_few_bars_however_long_it_is(last: str, unit: str) -> None:
    """Days, weeks, months or years; the bars touch, and every row is in one of them or outside."""
    found = strip([Stretch(DAY, DAY, True, 1), Stretch(date.fromisoformat(last), date.fromisoformat(last), True, 1)])
    assert found is not None
    assert unit == found.unit
    assert len(found.bars) <= 200
    assert all((after.first - before.last).days == 1 for before, after in zip(found.bars, found.bars[1:], strict=False))
    assert 2 == sum(bar.told for bar in found.bars)


def test_a_day_far_off_does_not_squeeze_the_others() -> None:
    """It is counted as outside; days at the ends of the calendar break nothing."""
    many = [Stretch(DAY, DAY, True, 500), Stretch(date(2016, 12, 9), date(2016, 12, 9), True, 500)]
    found = strip([*many, Stretch(date(1, 1, 1), date(1, 1, 1), True, 1), Stretch(date.max, date.max, True, 1)])
    assert found is not None
    assert (2, 1, 1) == (len(found.bars), found.before, found.after)
    assert strip([Stretch(date.min, date.max, True, 3)]) is not None
    assert strip([]) is None
    asked = strip([], (DAY, None))
    assert asked is not None
    assert 1 == len(asked.bars)


def test_two_who_ask_at_once_wait_for_one_count() -> None:
    """What is being made is not made again beside it."""
    pictures, made, begun = Pictures(), list[int](), Event()

    def make() -> int:
        begun.set()
        sleep(0.05)
        made.append(len(made))
        return 7

    with ThreadPoolExecutor(2) as both:
        first = both.submit(pictures.once, "as it stands", "a filter", make)
        begun.wait()
        second = both.submit(pictures.once, "as it stands", "a filter", make)
        assert (7, 7) == (first.result(), second.result())
    assert [0] == made


def test_what_the_bars_are_of_is_told(case: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """Beside the timeline and in its table, where a list is longer than is counted by days."""
    assert "" == _drawing(client(case).get("/explore").text)["strip"]["begun"]
    monkeypatch.setattr(picture, "COUNTED", 3)
    shown = client(case).get("/explore?from=2016-12-01").text
    assert "the first 3 incidents and 3 movements" == _drawing(shown)["strip"]["begun"]
    assert "Counted are the first 3 incidents and 3 movements." in shown
    assert re.search(r'Incidents <span class="number">9 or more</span>', shown)  # counted at all: three times as many
