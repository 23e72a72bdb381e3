"""Fetching from a real server on this machine, which the guard is told to allow and nothing else."""

import gzip
import ipaddress
import threading
import time
from collections.abc import Iterator
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from tadmor.ingest import parse
from tadmor.ingest.fetch import fetch, fetched
from tadmor.ingest.guard import Address, is_public
from tadmor.model import Document, Raw, Rejected

REPORT = "Война, сказал он. The road to the dam is closed, the mayor said.\n"
HERE = ipaddress.ip_address("127.0.0.1")


class Site(BaseHTTPRequestHandler):
    """Good pages and hostile ones, by path."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Answers as the path says."""
        self.server.asked.append((self.path, dict(self.headers)))  # type: ignore[attr-defined]
        getattr(self, "at_" + self.path.strip("/").split("/")[0].split("?")[0])()

    def answer(self, body: bytes, status: int = 200, **headers: str) -> None:
        """One whole answer."""
        self.send_response(status)
        for name, value in ({"Content-Length": str(len(body)), "Content-Type": "text/plain"} | headers).items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def at_report(self) -> None:
        self.answer(REPORT.encode("koi8-r"), Content_Type="text/plain; charset=KOI8-R")

    def at_zipped(self) -> None:
        self.answer(gzip.compress(REPORT.encode()), Content_Encoding="gzip")

    def at_cut(self) -> None:
        self.answer(gzip.compress(REPORT.encode())[:-9], Content_Encoding="gzip")

    def at_bomb(self) -> None:
        self.answer(gzip.compress(bytes(50_000_000)), Content_Encoding="gzip")

    def at_big(self) -> None:
        self.answer(b"x" * 300_000)

    def at_endless(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/plain")
        self.end_headers()
        self.drip(b"x" * 50_000, 0)

    def at_drip(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/plain")
        self.end_headers()
        self.drip(b"x", 0.05)

    def at_dripping_headers(self) -> None:
        self.wfile.write(b"HTTP/1.1 200 OK\r\nX-Header: ")
        self.drip(b"x", 0.05)

    def drip(self, piece: bytes, pause: float) -> None:
        """Sends until nobody listens."""
        self.close_connection = True
        ends = time.monotonic() + 10
        try:
            while time.monotonic() < ends:
                self.wfile.write(piece)
                self.wfile.flush()
                time.sleep(pause)
        except OSError:
            return

    def at_lines(self) -> None:
        lines = b'{"text": "So he said.", "url": "https://a.example/1"}\n\n{"text": "So she said."}\n[1]\n'
        self.answer(lines, Content_Type="application/json")

    def at_missing(self) -> None:
        self.answer(b"not here", 404)

    def at_picture(self) -> None:
        self.answer(b"GIF89a", Content_Type="image/gif")

    def at_odd(self) -> None:
        self.answer(b"abc", Content_Encoding="br")

    def at_rude(self) -> None:
        self.wfile.write(b"this is not HTTP\r\n\r\n")
        self.close_connection = True

    def at_there(self) -> None:
        self.answer(b"", 302, Location="/report?x=1#part")

    def at_round(self) -> None:
        self.answer(b"", 301, Location="/round")

    def at_inside(self) -> None:
        self.answer(b"", 302, Location="http://169.254.169.254/latest/meta-data/")

    def at_loop_name(self) -> None:
        self.answer(b"", 302, Location="http://localhost/")

    def at_file(self) -> None:
        self.answer(b"", 302, Location="file:///etc/passwd")

    def log_message(self, *_: object) -> None:
        """Silent."""


@pytest.fixture
def site() -> Iterator[ThreadingHTTPServer]:
    """A server on a port of its own."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    server.asked = []  # type: ignore[attr-defined]
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


def get(site: ThreadingHTTPServer, path: str, **options: Any) -> Raw | Rejected:
    """What the site gives at a path, by a name that only this test's resolver knows."""
    port = site.server_address[1]
    defaults: dict[str, Any] = {"ports": {port, 80}, "resolver": lambda *_: ["127.0.0.1"], "allowed": HERE.__eq__}
    return fetch(f"http://news.example:{port}{path}", **(defaults | {"timeout": 5.0} | options))


def refusal(found: Raw | Rejected) -> tuple[str, str]:
    """Reason and detail of a reject."""
    assert isinstance(found, Rejected), found
    return found.reason, found.detail


def test_a_page_is_fetched_under_its_name(site: ThreadingHTTPServer) -> None:
    """The bytes as they came; the Host header has the name, not the address; no proxy, no cookie."""
    raw = get(site, "/report")
    assert isinstance(raw, Raw)
    document = parse(raw)
    assert isinstance(document, Document)
    assert (REPORT, "text") == (document.text, raw.media)
    [(_, headers)] = site.asked  # type: ignore[attr-defined]
    assert f"news.example:{site.server_address[1]}" == headers["Host"]
    assert not {"Cookie", "Authorization"} & set(headers)


def test_json_lines_are_as_many_inputs(site: ThreadingHTTPServer) -> None:
    """As in a file; each keeps the address that its line gives."""
    port = site.server_address[1]
    options: dict[str, Any] = {"ports": {port}, "resolver": lambda *_: ["127.0.0.1"], "allowed": HERE.__eq__}
    found = list(fetched(f"http://news.example:{port}/lines", outlet="The Post", **options))
    read = [parse(one) for one in found if isinstance(one, Raw)]
    told = [(one.text, one.url, one.outlet) for one in read if isinstance(one, Document)]
    assert [("So he said.", "https://a.example/1", "The Post"), ("So she said.", None, "The Post")] == told
    assert ["bad-json"] == [one.reason for one in read if isinstance(one, Rejected)]
    assert ["fetch-failed"] == [
        one.reason for one in fetched(f"http://news.example:{port}/missing", **options) if isinstance(one, Rejected)
    ]


def test_what_the_person_says_goes_with_the_page(site: ThreadingHTTPServer) -> None:
    """As with a file."""
    raw = get(site, "/report", outlet="The Post", published=date(2016, 12, 12), title="T")
    assert isinstance(raw, Raw)
    assert ("The Post", date(2016, 12, 12), "T") == (raw.outlet, raw.published, raw.title)


def test_proxies_of_the_environment_are_not_used(site: ThreadingHTTPServer, monkeypatch: pytest.MonkeyPatch) -> None:
    """A proxy would connect wherever it likes."""
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:1")
    assert isinstance(get(site, "/report"), Raw)


def test_a_redirect_is_followed_to_the_same_kind_of_place(site: ThreadingHTTPServer) -> None:
    """The document's address is the last one, without its fragment."""
    raw = get(site, "/there")
    assert isinstance(raw, Raw)
    assert raw.url is not None and raw.url.endswith("/report?x=1")


def test_a_compressed_page_is_inflated(site: ThreadingHTTPServer) -> None:
    """Its bytes are those of the page."""
    raw = get(site, "/zipped")
    assert isinstance(raw, Raw)
    assert REPORT.encode() == raw.content


@pytest.mark.parametrize("path", ["/inside", "/loop_name", "/file"])
def test_a_redirect_to_a_forbidden_place_is_refused(site: ThreadingHTTPServer, path: str) -> None:
    """Each redirect is judged anew."""
    resolved = {"news.example": ["127.0.0.1"]}
    assert "refused" == refusal(get(site, path, resolver=lambda host, _: resolved.get(host, ["10.0.0.1"])))[0]


def test_without_permission_this_machine_is_refused(site: ThreadingHTTPServer) -> None:
    """The guard as it ships refuses the test's own server, by name and by address, and nothing is asked of it."""
    port = site.server_address[1]
    assert "refused" == refusal(get(site, "/report", allowed=is_public))[0]
    assert "refused" == refusal(fetch(f"http://127.0.0.1:{port}/report", ports={port}))[0]
    assert [] == site.asked  # type: ignore[attr-defined]


def test_the_checked_address_is_the_one_connected_to(site: ThreadingHTTPServer) -> None:
    """A name is looked up once: an answer that changes afterwards changes nothing."""
    answers = iter([["127.0.0.1"], ["10.0.0.1"]])
    assert isinstance(get(site, "/report", resolver=lambda *_: next(answers)), Raw)
    assert [["10.0.0.1"]] == list(answers)


def test_the_next_address_is_tried(site: ThreadingHTTPServer) -> None:
    """When the first one, allowed too, does not answer."""

    def loopback(address: Address) -> bool:
        return address.is_loopback

    assert isinstance(get(site, "/report", resolver=lambda *_: ["127.0.0.9", "127.0.0.1"], allowed=loopback), Raw)


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("/missing", "fetch-failed"),
        ("/picture", "fetch-failed"),
        ("/odd", "fetch-failed"),
        ("/cut", "fetch-failed"),
        ("/rude", "fetch-failed"),
        ("/round", "fetch-failed"),
        ("/big", "too-large"),
        ("/endless", "too-large"),
        ("/bomb", "too-large"),
    ],
)
def test_a_bad_answer_is_a_reject(site: ThreadingHTTPServer, path: str, reason: str) -> None:
    """Errors, other types, broken and oversized bodies, bombs and circles."""
    assert reason == refusal(get(site, path, max_bytes=200_000))[0]


@pytest.mark.parametrize("path", ["/drip", "/dripping_headers"])
def test_a_slow_answer_ends_at_the_deadline(site: ThreadingHTTPServer, path: str) -> None:
    """However steadily it drips, in its headers too."""
    started = time.monotonic()
    assert "fetch-failed" == refusal(get(site, path, timeout=0.4))[0]
    assert time.monotonic() - started < 2


def test_a_name_that_nobody_knows_is_a_reject() -> None:
    """The look-up's failure is the network's."""

    def unknown(*_: object) -> list[str]:
        raise OSError("no such name")

    assert ("fetch-failed", "no such name") == refusal(fetch("http://news.example/", resolver=unknown))
