"""The dossier is ours, says so, and holds the cases that its expectation file names."""

import json
import re
import tomllib
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from tadmor import samples

EXPECTED = tomllib.loads(Path(__file__).with_name("expected.toml").read_text(encoding="utf-8"))["report"]


def _reports() -> dict[str, dict[str, Any]]:
    jsonl, page = samples.paths()
    reports = {report["id"]: report for report in map(json.loads, jsonl.read_text(encoding="utf-8").splitlines())}
    body = page.read_text(encoding="utf-8").split("<article>")[1].split("</article>")[0]
    reports["composed-12"] = {
        "text": unescape(re.sub(r"<[^>]+>", "", body)),
        "outlet": "Northmere Daily",
    }
    return reports


REPORTS = _reports()


def test_twelve_reports() -> None:
    """There are twelve, and the expectations speak of each once, in order."""
    assert [f"composed-{number:02}" for number in range(1, 13)] == list(REPORTS)
    assert list(REPORTS) == [report["id"] for report in EXPECTED]


@pytest.mark.parametrize("report", EXPECTED, ids=lambda report: report["id"])
def test_reports_are_short(report: dict[str, Any]) -> None:
    """A report has 120 to 260 words."""
    assert 120 <= len(REPORTS[report["id"]]["text"].split()) <= 260


def test_everything_is_marked_as_composed() -> None:
    """Each report says in its own file that it is composed, and its address ends in a name no one can own."""
    jsonl, page = samples.paths()
    lines = [json.loads(line) for line in jsonl.read_text(encoding="utf-8").splitlines()]
    assert [line["composed"] for line in lines] == [True] * 11
    assert all(re.match(r"https://[a-z-]+\.example/", line["url"]) for line in lines)
    html = page.read_text(encoding="utf-8")
    assert '<meta name="tadmor:composed" content="true">' in html
    assert "Composed sample" in html.split("<body>")[1]


@pytest.mark.parametrize("report", EXPECTED, ids=lambda report: report["id"])
def test_expectations_stand_in_the_text(report: dict[str, Any]) -> None:
    """Every source, cue, figure, time, place and name that is expected stands in the report as written."""
    text, words = REPORTS[report["id"]]["text"], list[str]()
    words += [part[key] for part in report["said"] for key in ("source", "cue", "content")]
    words += [hedge for part in report["said"] for hedge in part.get("hedges", ())]
    words += [value["text"] for value in (*report["quantities"], *report["times"])]
    words += [place for move in report["movements"] for key in ("origin", "via", "destination") for place in move[key]]
    for key in (
        "places",
        "metonyms",
        "furniture",
        "private",
        "coordinates",
        "spellings",
    ):
        words += report.get(key, ())
    lowered = text.lower()
    assert [word for word in words if word.lower() not in lowered] == []
    assert report["outlet"] == REPORTS[report["id"]]["outlet"]


@pytest.mark.parametrize("report", EXPECTED, ids=lambda report: report["id"])
def test_bounds_are_sound(report: dict[str, Any]) -> None:
    """A bound leaves open the end it should, and no interval runs backwards."""
    for value in report["quantities"]:
        assert value.get("low", 0) <= value.get("high", float("inf"))
        assert ("high" in value) == (value["bound"] not in {"more_than", "at_least"})
    assert all(time["earliest"] <= time["latest"] for time in report["times"])
