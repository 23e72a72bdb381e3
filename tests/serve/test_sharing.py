"""One incident as a file: nothing in it asks for anything, and nothing private leaves with it."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.export.planted import COORDINATES, NAMES, WAY, planted
from tests.serve.served import TestClient, client, example, house

from tadmor import __version__
from tadmor.model import Reading
from tadmor.scale.linking import link
from tadmor.serve.house import House
from tadmor.serve.sharing import shared_page
from tadmor.store import Filter, open_store

MOMENT = datetime(2026, 1, 2, 3, 4, tzinfo=UTC)


def _told() -> Reading:
    """The planted report, with claims that tell its events."""
    reading = planted()
    first, second, third = reading.claims
    return replace(reading, claims=(replace(first, events=("e1",)), second, third))


@pytest.fixture
def private(tmp_path: Path) -> Iterator[House]:
    """A house over a store with the planted report, and notes of people who name somebody."""
    path = tmp_path / "case.db"
    with open_store(path) as store:
        with store.writer() as writer:
            writer.add(_told())
        link(store)
        with store.snapshot() as view:
            ids = [row.id for row in view.incidents(Filter()).rows]
        with store.writer() as writer:
            for id in ids:
                for aspect in ("who", "to whom", "what", "where", "when", "how many"):
                    why = "Salwa Zargouni saw it"
                    writer.decide("set", id, by="mira", field=f"finding:{aspect}", value='"unclear"', why=why)
    with house(path) as opened:
        yield opened


def _incidents(house: House) -> list[str]:
    with house.store.snapshot() as view:
        return [row.id for row in view.incidents(Filter()).rows]


def test_nothing_private_leaves(private: House) -> None:
    """No name of a private person, no exact coordinate, no way of civilians; nor who decided. The page has them."""
    asked = client(private)
    shared = "".join(asked.get(f"/incidents/{id}/share.html").text for id in _incidents(private))
    own = "".join(asked.get(f"/incidents/{id}").text for id in _incidents(private))
    assert "Zargouni" in own
    for word in (*NAMES, *COORDINATES, *WAY, "mira"):
        assert word.casefold() not in shared.casefold(), word
    assert "█" in shared


@pytest.mark.parametrize("path", ["/incidents.csv", "/incidents.geojson", "/incidents.atom", "/timeline.csv",
                                  "/timeline.geojson", "/tracks.csv", "/tracks.geojson", "/territory.csv",
                                  "/territory.geojson", "/disputes.csv", "/disputes.atom", "/sources.csv",
                                  "/echoes.csv"])  # fmt: skip
def test_files_of_lists_pass_the_redaction(private: House, path: str) -> None:
    """Each of them, unless it is asked to leave it out."""
    told = client(private).get(path)
    assert 200 == told.status_code
    for word in (*NAMES, *WAY):
        assert word.casefold() not in told.text.casefold(), word


def test_without_redaction_the_names_are_there(private: House) -> None:
    """So that the check above can fail."""
    assert "Zargouni" in client(private).get("/timeline.csv?redaction=off").text


def test_a_comparison_leaves_without_names(private: House) -> None:
    """As CSV, wording by wording."""
    asked = client(private)
    for id in _incidents(private):
        told = asked.get(f"/incidents/{id}/compare.csv").text
        assert [] == [word for word in (*NAMES, *WAY) if word.casefold() in told.casefold()]


def test_the_file_says_what_it_is(page: TestClient, shown: House) -> None:
    """Claimed by whom, composed, made when and by which version; a file to keep, without anything to run or load."""
    address = example(page, "/incidents/{id}/share.html")
    answer = page.get(address)
    assert answer.headers["content-disposition"].startswith("attachment; filename=")
    with shown.store.snapshot() as view:
        row = view.incident(address.split("/")[2])
        assert row
        text = shared_page(view, row, MOMENT).decode()
    for words in ("claimed by", "Composed sample", f"Tadmor {__version__}", "2026-01-02 03:04 UTC", "found (2 sides)"):
        assert words in text
    assert [] == re.findall(r"<script|<link|<img|\ssrc=|href=|url\(http|@import", text)
    assert not re.search(r"\b(confirmed|true|fact)\b", re.sub(r"<[^>]+>", " ", text), re.IGNORECASE)


def test_spans_are_quoted_not_articles(shown: House) -> None:
    """No stretch of a report stands in the file that is longer than a claim."""
    with shown.store.snapshot() as view:
        for row in view.incidents(Filter(voices_min=2)).rows:
            text = shared_page(view, row, MOMENT).decode()
            for id in row.incident.documents:
                reading = view.reading(id)
                assert reading
                paragraphs = [part for part in reading.document.text.split("\n") if len(part) > 500]
                assert [] == [part for part in paragraphs if part in text]
