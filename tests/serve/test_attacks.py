"""Somebody hostile writes the reports, the requests and the names of files: nothing runs, leaks or falls over."""

import json
import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import quote, unquote

import pytest
from tests.serve.attacks import ELEMENT, FORMULA, LINK, PLANTED, planted
from tests.serve.served import BASE, TestClient, client, house

from tadmor.model import Rejected
from tadmor.scale.linking import link
from tadmor.serve.addresses import in_form, outside, segment, told
from tadmor.serve.house import House
from tadmor.serve.screens import Screen
from tadmor.serve.table import SCREENS
from tadmor.store import NAMES, Filter, open_store

OURS = {"origin": BASE, "sec-fetch-site": "same-origin"}


class _Running(HTMLParser):
    """Everything in a page that a browser would run, or that would take it elsewhere."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        source = values.get("src") or ""
        if tag in ("script", "img", "iframe", "object", "embed", "base") and not source.startswith("/static/"):
            self.found.append(f"<{tag} src={source!r}>")
        for name, value in values.items():
            link = name in ("href", "src", "action", "formaction", "xlink:href")
            if name.startswith("on") or name == "style" or (link and _runs(value or "")):
                self.found.append(f"<{tag} {name}={value!r}>")


def _runs(address: str) -> bool:
    return re.match(r"\s*(javascript|data|vbscript):", address, re.IGNORECASE) is not None


def _running(page: str) -> list[str]:
    parser = _Running()
    parser.feed(page)
    return parser.found


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """A house over a store full of attacks."""
    path = tmp_path_factory.mktemp("hostile") / "case.db"
    with open_store(path) as store, store.writer() as writer:
        for number, attack in enumerate(PLANTED):
            reading = planted(number)
            writer.add(reading)
            writer.reject(Rejected(name=f"../{attack}.html", reason="no-text", detail=attack))
            if reading.claims:
                writer.decide("reject", reading.claims[0].id, by=attack, why=f"{FORMULA} {attack}")
    with open_store(path) as store:
        link(store)
        with store.snapshot() as view:
            incidents = [row.id for row in view.incidents(Filter()).rows]
        with store.writer() as writer:
            for id in incidents:
                writer.decide("set", id, by=ELEMENT, why=ELEMENT, field="finding:who", value=json.dumps(ELEMENT))
    with house(path, person=ELEMENT) as opened:
        yield opened


def _pages(hostile: House) -> list[str]:
    with hostile.store.snapshot() as view:
        documents = [f"/documents/{segment(id)}" for id in view.document_ids()]
        incidents = [f"/incidents/{segment(row.id)}" for row in view.incidents(Filter()).rows]
        sources = [f"/sources/{segment(row.speaker)}" for row in view.claims(Filter()).rows if row.speaker]
    told = [f"{path}{part}" for path in incidents for part in ("", "/compare", "/share.html")]
    return [*documents, *told, *sources, *(screen.path for screen in SCREENS if "{" not in screen.path)]


def test_nothing_in_a_page_runs(hostile: House) -> None:
    """Not from a title, byline, body, address, speaker, place, note, file's name, or the name of who decides."""
    asked = client(hostile)
    found = {path: _running(asked.get(path).text) for path in _pages(hostile)}
    assert {path: [] for path in found} == found


@pytest.mark.parametrize("attack", PLANTED[:2])
def test_nothing_from_an_address_runs(hostile: House, attack: str) -> None:
    """In any word of any screen, also on the page that says that the word is wrong."""
    asked = client(hostile)
    for screen in SCREENS:
        path = screen.path.replace("{id}", "x")
        for name in (*screen.known, "nonsense", attack):
            answer = asked.get(path, params={name: attack})
            assert answer.status_code in (200, 400, 404), (path, name)
            assert [] == _running(answer.text)


def test_a_link_that_would_run_is_no_link() -> None:
    """Only http and https with a host are links."""
    bad = [
        LINK,
        " javascript:x",
        "JAVASCRIPT:x",
        "java\nscript:x",
        "data:text/html,x",
        "//evil.example",
        "http://",
        "",
        None,
    ]
    assert [None] * len(bad) == [outside(address) for address in bad]
    assert "https://a.example/b?c#d" == outside("https://a.example/b?c#d")


def test_json_in_a_page_of_json_is_no_html(hostile: House) -> None:
    """Its media type is JSON, nobody sniffs, and nothing embeds it."""
    answer = client(hostile).get("/claims.json")
    assert "application/json" == answer.headers["content-type"]
    assert "nosniff" == answer.headers["x-content-type-options"]


def test_no_cell_of_a_csv_file_is_a_formula(hostile: House) -> None:
    """Neither of claims nor of documents or decisions."""
    asked = client(hostile)
    for path in ("/claims.csv", "/documents.csv", "/events.csv", "/audit.csv"):
        text = asked.get(path, params={} if path == "/audit.csv" else {"redaction": "off"}).text
        assert re.search(r"""(^|,|")[=+@]""", text.lstrip("\ufeff"), re.MULTILINE) is None, path


def test_a_feed_is_well_formed(hostile: House) -> None:
    """Whatever the words hold."""
    asked = client(hostile)
    for path in ("/claims.atom", "/documents.atom", "/events.atom"):
        assert ElementTree.fromstring(asked.get(path).content).tag.endswith("feed")


@pytest.mark.parametrize(
    "path",
    [
        "/static/x/../../app.py",
        "/static/x/..%2f..%2fapp.py",
        "/static/x/%2e%2e/%2e%2e/app.py",
        "/static/x//etc/passwd",
        "/static/x/..\\..\\app.py",
        "/documents/..%2f..%2fetc%2fpasswd",
        "/documents/%2e%2e",
        "/documents/~2E~2E~2Fetc~2Fpasswd",
        "/documents/%00",
        "/documents/%ff%fe",
        "/documents/" + "a" * 5000,
    ],
)
def test_no_path_leads_out(page: TestClient, path: str) -> None:
    """Files and documents come from tables; there is nothing at any other name."""
    answer = page.get(path)
    assert 404 == answer.status_code
    assert "root:" not in answer.text


@pytest.mark.parametrize(
    "id", ["a/b", "..", ".", "x.json", "a b", "100%", "a~b", "é?#", "\x00", "\u202e", "a.csv/b.atom"]
)
def test_any_id_is_one_segment_and_comes_back(id: str) -> None:
    """However it is written."""
    assert "/" not in segment(id)
    assert id == told(unquote(segment(id)))


SYNTAX = [
    "'",
    '"',
    "'; DROP TABLE claims; --",
    "1 OR 1=1",
    '" OR content : *',
    "a NOT b",
    "content:a",
    "*",
    "a*",
    "(",
    "\x00",
    "\\",
    "\ud800",
    "😀" * 1000,
    "a " * 3000,
    "9" * 400,
    "nan",
    "1e309",
    "٣",
    "2016-12-32",
]


@pytest.mark.parametrize("word", SYNTAX, ids=range(len(SYNTAX)))
def test_syntax_of_the_store_is_only_words(page: TestClient, word: str) -> None:
    """In every parameter of every kind of list: an answer, or what would be right; never a failure."""
    value = quote(word, errors="surrogatepass")
    for name in NAMES:
        more = "&place=Palmyra" if name == "within" else ""
        assert page.get(f"/claims.json?{name}={value}{more}").status_code in (200, 400), name
    for path in ("/events.json", "/movements.json", "/documents.json"):
        for name in ("q", "place", "actor", "next"):
            assert page.get(f"{path}?{name}={value}").status_code in (200, 400), (path, name)
    for address in (
        f"/audit.json?before={value}",
        f"/events.geojson?circles={value}",
        f"/claims.csv?redaction={value}",
    ):
        assert page.get(address).status_code in (200, 400)


def test_an_oversized_body_is_refused(case: House) -> None:
    """By its header, and where the header lies, when it has become too long."""
    asked = client(case)
    csrf = asked.get("/api/v1/session").json()["csrf"]
    large = {"csrf": csrf, "name": "x" * 2_000_000}
    assert 413 == asked.post("/name", data=large, headers=OURS).status_code

    def stream() -> Iterator[bytes]:
        yield f"csrf={csrf}&name=".encode()
        for _ in range(40):
            yield b"x" * 100_000

    headers = OURS | {"content-type": "application/x-www-form-urlencoded"}
    assert 413 == asked.post("/name", content=stream(), headers=headers).status_code


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:8642", "127.0.0.1.evil.example", "", "localhost@evil.example", "10.0.0.1"]
)
def test_another_name_gets_no_answer(page: TestClient, host: str) -> None:
    """A site whose name was made to lead here (DNS rebinding) learns nothing."""
    answer = page.get("/claims.json", headers={"host": host})
    assert 421 == answer.status_code
    assert "rows" not in answer.text


@pytest.mark.parametrize("host", ["localhost:8642", "LOCALHOST", "127.0.0.1", "[::1]:8642"])
def test_our_own_names_do(page: TestClient, host: str) -> None:
    """With and without the port."""
    assert 200 == page.get("/help", headers={"host": host}).status_code


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "http://evil.example"},
        {"origin": "null"},
        {"origin": "http://127.0.0.1:9999"},
        {"origin": "file://"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site", "origin": BASE},
    ],
)
def test_a_write_from_elsewhere_is_refused(case: House, headers: dict[str, str]) -> None:
    """Even with the right token against forgery."""
    asked = client(case)
    csrf = asked.get("/api/v1/session").json()["csrf"]
    assert 403 == asked.post("/audit/verify", data={"csrf": csrf}, headers=headers).status_code
    assert not case.errands.busy


@pytest.mark.parametrize("csrf", ["", "0" * 64, "é", None])
def test_a_write_without_the_pages_token_is_refused(case: House, csrf: str | None) -> None:
    """Forged, empty or missing; and one of another session."""
    asked = client(case)
    asked.get("/api/v1/session")
    fields = {} if csrf is None else {"csrf": csrf}
    assert 403 == asked.post("/audit/verify", data=fields, headers=OURS).status_code
    other = client(case).get("/api/v1/session").json()["csrf"]
    assert 403 == asked.post("/audit/verify", data={"csrf": other}, headers=OURS).status_code
    assert 403 == client(case).post("/api/v1/audit/verify", json={}, headers={"x-csrf-token": other}).status_code


def test_a_forged_cookie_is_no_session(case: House) -> None:
    """Its signature has to be ours."""
    asked = client(case)
    asked.get("/audit")
    (name,) = asked.cookies.keys()
    asked.cookies.set(name, "mine." + "0" * 64, domain="127.0.0.1")
    assert name in asked.get("/audit").headers["set-cookie"]


class TestToken:
    """A server that others reach."""

    TOKEN = "correct-horse-battery"

    @pytest.fixture
    def team(self, shown: House) -> TestClient:
        """A client of a server with a token."""
        return client(shown, token=self.TOKEN)

    @pytest.mark.parametrize("screen", SCREENS, ids=lambda screen: screen.name)
    def test_without_it_nothing_is_told(self, team: TestClient, screen: Screen) -> None:
        """A page leads to the door, a program gets 401."""
        for form in screen.forms:
            answer = team.get(in_form(screen.path.replace("{id}", "composed-01"), form))
            assert (303 if form == "html" else 401) == answer.status_code
            assert "Palmyra" not in answer.text

    @pytest.mark.parametrize("wrong", ["", "correct-horse", "correct-horse-batteryy", "é" * 21, "\x00"])
    def test_a_wrong_one_is_refused(self, team: TestClient, wrong: str) -> None:
        """In the form and in the header."""
        assert 403 == team.post("/login", data={"token": wrong}, headers=OURS).status_code
        headers = {"authorization": f"Bearer {wrong}".encode()}
        assert 401 == team.get("/claims.json", headers=headers).status_code

    def test_the_right_one_lets_in(self, team: TestClient) -> None:
        """As a session with a cookie that no script reads and no other site sends."""
        answer = team.post("/login", data={"token": self.TOKEN, "next": "/claims"}, headers=OURS)
        assert (303, "/claims") == (answer.status_code, answer.headers["location"])
        assert {"HttpOnly", "SameSite=Strict"} <= set(answer.headers["set-cookie"].split("; "))
        assert 200 == team.get("/claims").status_code
        assert 303 == team.post("/logout", headers=OURS).status_code
        assert 303 == team.get("/claims").status_code

    def test_a_program_sends_it_along(self, team: TestClient) -> None:
        """And needs no token against forgery."""
        headers = {"authorization": f"Bearer {self.TOKEN}"}
        assert 200 == team.get("/api/v1/claims", headers=headers).status_code
        assert 202 == team.post("/api/v1/audit/verify", json={}, headers=headers).status_code

    @pytest.mark.parametrize(
        "following", ["https://evil.example", "//evil.example", "/\\evil.example", "javascript:x", "/a\r\nb: c"]
    )
    def test_the_door_leads_nowhere_else(self, team: TestClient, following: str) -> None:
        """Where to go on is one of our own addresses."""
        answer = team.post("/login", data={"token": self.TOKEN, "next": following}, headers=OURS)
        assert "/" == answer.headers["location"]

    def test_a_session_outlives_a_restart(self, shown: House, team: TestClient) -> None:
        """Since what signs it comes from the token; another token ends it."""
        team.post("/login", data={"token": self.TOKEN}, headers=OURS)
        (name,) = team.cookies.keys()
        session = team.cookies[name]
        for token, status in ((self.TOKEN, 200), ("another-token-entirely", 303)):
            again = client(shown, token=token)
            again.cookies.set(name, session)
            assert status == again.get("/claims").status_code


def test_every_answer_forbids_what_no_page_does(page: TestClient) -> None:
    """Pages, files, problems and refusals alike."""
    for path, host in (("/", "127.0.0.1"), ("/nope", "127.0.0.1"), ("/claims.csv", "127.0.0.1"), ("/", "evil.example")):
        headers = page.get(path, headers={"host": host}).headers
        policy = headers["content-security-policy"]
        assert "unsafe" not in policy
        assert {"default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'"} <= set(policy.split("; "))
        assert ("nosniff", "same-origin") == (headers["x-content-type-options"], headers["cross-origin-opener-policy"])


def test_the_name_of_a_file_is_only_data(case: House, tmp_path: Path) -> None:
    """It is shown without its path, and nothing is written under it."""
    asked = client(case)
    csrf = asked.get("/api/v1/session").json()["csrf"]
    files = [("files", (name, b"x", "text/plain")) for name in ("../../evil.txt", "/tmp/evil.txt", "..\\..\\evil.txt")]
    before = {path.name for path in tmp_path.rglob("*")}
    assert 303 == asked.post("/imports", data={"csrf": csrf}, files=files, headers=OURS).status_code
    new = {path.name for path in tmp_path.rglob("*")} - before
    assert [] == [name for name in new if "evil" in name]
    assert case.errands.settle(120)
    assert "evil.txt" in asked.get("/imports").text


def test_a_failure_says_nothing_of_our_insides(shown: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """The log has it; the page does not."""
    monkeypatch.setattr(type(shown), "filter", lambda *_: 1 / 0)
    asked = TestClient(client(shown).app, base_url=BASE, raise_server_exceptions=False)
    answer = asked.get("/claims.json")
    assert 500 == answer.status_code
    assert "division" not in answer.text and "Traceback" not in answer.text


def test_words_of_the_grammar_are_all_tried() -> None:
    """The tests above go through every word there is."""
    assert set(NAMES) <= {name for screen in SCREENS for name in screen.known}
