"""A real server over a store with the dossier, and a real browser that reports all that a page must not do."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.serve.served import dossier

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request

HOUSE = Path(__file__).parents[2]
NAMES = ("chromium", "chromium-browser", "google-chrome")
Opened = Callable[..., "Page"]


@contextmanager
def serving(database: Path, *options: str) -> Iterator[str]:
    """The address of a server over a store, in a process of its own, as a person would start it."""
    with started(database, *options) as (_, address):
        yield address


@contextmanager
def started(database: Path, *options: str) -> Iterator[tuple["subprocess.Popen[str]", str]]:
    """The same, with its process, which a test may kill."""
    command = [sys.executable, "-m", "tadmor", "serve", str(database), "--port", "0", "--by", "dana", *options]
    environment = os.environ | {"PYTHONPATH": str(HOUSE / "src"), "TADMOR_JOBS": "1"}
    with subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, text=True) as server:
        assert server.stderr
        try:
            found = re.search(r"http://\S+(?=/)", server.stderr.readline())
            assert found, server.stderr.read()
            yield server, found[0]
        finally:
            server.terminate()


@pytest.fixture(scope="session")
def read_dossier(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The store's file; only to be read or copied."""
    return dossier(tmp_path_factory.mktemp("dossier") / "case.db")


@pytest.fixture(scope="session")
def looked_at(read_dossier: Path) -> Iterator[str]:
    """The address of a server for tests that only look."""
    with serving(read_dossier) as address:
        yield address


@pytest.fixture
def written_to(read_dossier: Path, tmp_path: Path) -> Iterator[str]:
    """The address of a server over a copy, for tests that write."""
    copy = tmp_path / "case.db"
    shutil.copy(read_dossier, copy)
    with serving(copy) as address:
        yield address


@pytest.fixture(scope="session")
def chromium() -> Iterator["Browser"]:
    """The system's Chromium. Skips where there is none."""
    sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is a tool for developers")
    path = os.environ.get("TADMOR_CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    if path is None:
        pytest.skip("no Chromium here: apt install chromium, or set TADMOR_CHROMIUM")
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        browser.close()


class Watched:
    """Windows of a browser, and what happened in them that must not."""

    def __init__(self, browser: "Browser") -> None:
        self._browser = browser
        self._contexts: list[BrowserContext] = []
        self.complaints: list[str] = []
        self.expected = ""

    def open(
        self, address: str, *, width: int = 1440, height: int = 900, dark: bool = False, scripts: bool = True
    ) -> "Page":
        """A window of its own at an address. Nothing but the address's own server may be asked for anything."""
        context = self._browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme="dark" if dark else "light",
            java_script_enabled=scripts,
        )
        self._contexts.append(context)
        home = re.match(r"http://[^/]+", address)
        assert home
        context.on("request", lambda request: self._ask(request, home[0]))
        page = context.new_page()
        page.on("console", self._hear)
        page.on("pageerror", lambda error: self._complain(f"error: {error}"))
        page.goto(address)
        return page

    def _ask(self, request: "Request", home: str) -> None:
        if not request.url.startswith((f"{home}/", "data:", "blob:", "about:")):
            self._complain(f"left the machine: {request.url}")

    def _hear(self, told: "ConsoleMessage") -> None:
        """A breach of the content security policy is told here too."""
        if told.type in ("error", "warning"):
            self._complain(f"console: {told.text}")

    def _complain(self, words: str) -> None:
        if not (self.expected and self.expected in words):
            self.complaints.append(words)

    def close(self) -> None:
        """Shut every window."""
        for context in self._contexts:
            context.close()


@pytest.fixture
def watched(chromium: "Browser") -> Iterator[Watched]:
    """Windows that fail the test for any request that leaves the machine, console error or breach of the policy."""
    windows = Watched(chromium)
    yield windows
    windows.close()
    assert [] == windows.complaints
