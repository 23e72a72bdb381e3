"""What an answer says besides its content: tags, pages, limits, what is withheld; and that one word means the same."""

import csv
import io
import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.export.planted import planted
from tests.serve.served import Browser, TestClient, browser, client, house

from tadmor.errors import QueryStopped
from tadmor.export import redact
from tadmor.export.names import PRIVATE
from tadmor.model import Reading
from tadmor.serve.house import House
from tadmor.store import NAMES, Filter, open_store


def _settled(house: House) -> None:
    """Let the store's files look as if nobody had written to them lately."""
    for name in (house.store.path, f"{house.store.path}-wal"):
        if Path(name).exists():
            os.utime(name, (time.time() - 60,) * 2)


def test_an_answer_that_did_not_change_is_not_sent_again(case: House) -> None:
    """And one that did, is: its tag is of the store's state."""
    _settled(case)
    asked = client(case)
    asked.get("/claims")
    tag = asked.get("/claims").headers["etag"]
    assert 304 == asked.get("/claims", headers={"if-none-match": tag}).status_code
    assert 200 == asked.get("/claims?size=3", headers={"if-none-match": tag}).status_code
    with case.store.snapshot() as view:
        claim = view.claims(Filter(size=1)).rows[0].id
    with case.store.writer() as writer:
        writer.decide("accept", claim, by="mira")
    assert "etag" not in asked.get("/claims").headers  # just written to: perhaps not for the last time
    _settled(case)
    answer = asked.get("/claims", headers={"if-none-match": tag})
    assert (200, True) == (answer.status_code, "accepted" in answer.text)


def test_pages_follow_each_other_without_gap_or_repetition(page: TestClient) -> None:
    """`next` of each page, in JSON and as the link of the header, until there is none."""
    found, address = [], "/claims.json?size=40"
    while address:
        answer = page.get(address)
        found += [row["id"] for row in answer.json()["rows"]]
        address = answer.headers.get("link", "").partition(">")[0].removeprefix("<")
    assert len(set(found)) == len(found) == page.get("/today.json").json()["counts"]["claims"]


@pytest.mark.parametrize(
    ("given", "meant"),
    [
        ("/claims?speeker=Berezhnov&size=5", "/claims?speaker=Berezhnov&size=5"),
        ("/events?event=STRIKE,asault", "/events?event=STRIKE%2CASSAULT"),
        ("/explore?lang=English", "/explore?lang=en"),
        ("/export/csv?has=quantities", "/export/csv?has=quantity"),
    ],
)
def test_a_slip_is_told_with_what_was_meant(page: TestClient, given: str, meant: str) -> None:
    """Nothing is found silently: the page leads to the address with the word that comes near, JSON names it."""
    answer = page.get(given)
    assert (400, True) == (answer.status_code, f'href="{meant.replace("&", "&amp;")}"' in answer.text)
    path, _, query = given.partition("?")
    told = page.get(f"{path}.json?{query}" if "export" not in path else given)
    assert 400 == told.status_code
    if "export" not in path:
        assert told.json()["instead"][0].rpartition("=")[2] in meant


@pytest.mark.parametrize("form", ["", ".json"])
def test_an_unknown_word_lists_the_known_ones(page: TestClient, form: str) -> None:
    """As a page for people, as problem+json for programs."""
    answer = page.get(f"/claims{form}?speeker=x")
    assert 400 == answer.status_code
    assert all(name in answer.text for name in NAMES)
    if form:
        assert "application/problem+json" == answer.headers["content-type"]
        assert set(NAMES) <= set(answer.json()["valid"])


def test_a_bad_value_shows_the_form_that_works(page: TestClient) -> None:
    """As on the command line."""
    assert "from=2016-12-08" in page.get("/claims.json?from=yesterday").json()["detail"]
    assert "within needs a place" in page.get("/claims?within=5").text


def test_empty_fields_of_a_form_say_nothing(page: TestClient) -> None:
    """A browser sends them all."""
    everything = "&".join(f"{name}=" for name in NAMES)
    assert page.get(f"/claims.json?{everything}").json() == page.get("/claims.json").json()


def test_a_place_with_a_distance_goes_by_distance(page: TestClient) -> None:
    """The door knows the gazetteer."""
    near = page.get("/claims.json?place=Palmyra&within=80").json()["rows"]
    assert {"Tiyas Airbase"} & {place["name"] for row in near for place in row["places"]}
    assert 400 == page.get("/claims.json?place=Nowhereville&within=80").status_code


def test_a_question_that_takes_too_long_says_what_to_narrow(
    shown: House, page: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    """503, as a page and as JSON."""

    def stopped(*_: object) -> None:
        raise QueryStopped("too long")

    monkeypatch.setattr("tadmor.store.sqlite.view.SqliteView.claims", stopped)
    for form in ("", ".json"):
        answer = page.get(f"/claims{form}?q=the")
        assert 503 == answer.status_code
        assert "Narrow it" in answer.text


def test_the_composed_samples_are_marked(page: TestClient) -> None:
    """On every page and in every row."""
    for path in ("/", "/documents", "/claims", "/events", "/movements", "/documents/composed-01", "/search?q=palmyra"):
        assert "Composed sample." in page.get(path).text
    assert page.get("/claims.json").json()["composed"]
    assert {"yes"} == {row["composed"] for row in csv.DictReader(io.StringIO(page.get("/claims.csv").text))}


def test_it_never_says_fact_true_or_confirmed(page: TestClient) -> None:
    """What it says itself; the reports' own words may."""
    for path in ("/help", "/help/keys", "/imports", "/audit", "/search"):
        words = page.get(path).text.lower()
        assert [] == [word for word in (" fact ", " facts", " true", "confirmed") if word in words]


@pytest.fixture(scope="module")
def private(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """A client of a server over a report with private persons in it."""
    path = tmp_path_factory.mktemp("private") / "case.db"
    with open_store(path) as store, store.writer() as writer:
        writer.add(planted())
    with house(path) as opened:
        yield client(opened)


@pytest.fixture(scope="module")
def reading() -> Reading:
    """The report as it leaves by default."""
    return redact(planted())


class TestRedaction:
    """Files are passed on, so they withhold what an export withholds; pages are the analyst's own."""

    @pytest.mark.parametrize("path", ["/claims.csv", "/claims.atom", "/events.csv", "/events.geojson", "/events.atom"])
    def test_files_are_redacted(self, private: TestClient, path: str) -> None:
        """Unless the person says otherwise."""
        page, file = private.get("/claims").text, private.get(path).text
        names = [actor.name for actor in planted().actors if actor.private]
        assert any(name in page for name in names)
        assert [] == [name for name in names if name in file]
        plain = private.get(path, params={"redaction": "off"}).text
        assert plain != file

    def test_rows_are_those_of_the_redacted_reading(self, private: TestClient, reading: Reading) -> None:
        """To the letter."""
        rows = csv.DictReader(io.StringIO(private.get("/claims.csv").text.lstrip("\ufeff")))
        wanted = {claim.id: " ... ".join(span.text for span in claim.spans) for claim in reading.claims}
        assert {row["id"]: row["content"].lstrip("'") for row in rows} == wanted
        assert any("█" in words or PRIVATE in words for words in wanted.values())


def test_all_that_answers_is_exported_redacted(page: TestClient, private: TestClient) -> None:
    """In each format, under the filter of the page; what is no filter is refused."""
    whole, one = page.get("/export/csv").text, page.get("/export/csv?speaker=Granin").text
    assert 0 < one.count("\n") < whole.count("\n")
    assert "attachment" in page.get("/export/geojson").headers["content-disposition"]
    names = [actor.name for actor in planted().actors if actor.private]
    assert [] == [name for name in names if name in private.get("/export/jsonl").text]
    assert [400, 400] == [page.get(path).status_code for path in ("/export/xls", "/export/csv?foo=1")]


def test_too_many_for_the_page_are_for_the_command_line(page: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    """It says so."""
    monkeypatch.setattr("tadmor.serve.exporting.MOST_DOCUMENTS", 3)
    answer = page.get("/export/csv")
    assert (413, True) == (answer.status_code, "tadmor export" in answer.text)


class TestWriting:
    """Decisions about who one is, and the check of the store."""

    @pytest.fixture
    def seat(self, case: House) -> Browser:
        """A browser."""
        return browser(case)

    def test_a_name_is_kept(self, seat: Browser) -> None:
        """In a cookie that no script reads; odd letters come back."""
        answer = seat.post("/name", name='Zoë "Z" Óþ; x=y', back="/audit")
        assert (303, "/audit") == (answer.status_code, answer.headers["location"])
        assert 'value="Zoë &#34;Z&#34; Óþ; x=y"' in seat.client.get("/audit").text

    def test_who_has_not_said_a_name_is_who_started_the_server(self, seat: Browser) -> None:
        """As on the command line."""
        assert 'value="dana"' in seat.client.get("/audit").text

    def test_an_unknown_field_is_refused(self, seat: Browser) -> None:
        """With those that there are."""
        answer = seat.post("/name", nam="x")
        assert (400, True) == (answer.status_code, "name" in answer.text)

    def test_the_check_of_a_store_finds_what_does_not_hold(self, case: House, seat: Browser) -> None:
        """In the background; the page shows it when it is done."""
        assert 303 == seat.post("/audit/verify").status_code
        assert case.errands.settle(60)
        check = seat.client.get("/audit.json").json()["check"]
        assert ("done", []) == (check["state"], check["findings"])

    def test_the_audit_shows_the_chain(self, case: House, seat: Browser) -> None:
        """Newest first, with its head, in pages."""
        with case.store.snapshot() as view:
            claims = [row.id for row in view.claims(Filter(size=120)).rows]
        with case.store.writer() as writer:
            for claim in claims:
                writer.decide("accept", claim, by="mira")
        told = seat.client.get("/audit.json").json()
        with case.store.snapshot() as view:
            assert view.decision_head() == told["head"] == told["decisions"][0]["hash"]
        assert (120, [], "21") == (told["lines"], told["broken"], told["before"])
        rest = seat.client.get("/audit.json?before=21").json()
        assert list(range(20, 0, -1)) == [line["seq"] for line in rest["decisions"]]


def test_incidents_are_exported_in_the_columns_of_data_sets(shown: House) -> None:
    """As by the command line, of those that the filter finds; a slip names every format."""
    user = client(shown)
    head, *rows = csv.reader(io.StringIO(user.get("/export/ucdp?place=Palmyra").text))
    assert ["id", "relid", "year"] == head[:3]
    assert rows
    assert user.get("/export/acled").text.startswith("event_id_cnty,")
    assert "/export/ucdp?place=Palmyra" in user.get("/incidents?place=Palmyra").text
    refused = user.get("/export/udcp")
    assert 400 == refused.status_code
    assert all(name in refused.text for name in ("acled", "geojson", "ucdp"))


def test_every_entry_of_a_feed_has_an_author(page: TestClient) -> None:
    """As Atom wants: the feed's own stands in where nobody is named."""
    feed = page.get("/incidents.atom").text
    assert "<author><name>Tadmor</name></author>" in feed.partition("<entry>")[0]
