"""A real store made from the dossier, and a client that asks a server over it as a browser or a program would."""

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from httpx import Response

from tadmor.ingest import open_inputs
from tadmor.model import Reading
from tadmor.pipeline import default_pipeline
from tadmor.samples import paths
from tadmor.scale.linking import link
from tadmor.scale.worker import default_reader
from tadmor.serve.app import create_app
from tadmor.serve.house import House
from tadmor.serve.running import opened_house
from tadmor.settings import Settings
from tadmor.store import open_store

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # Starlette's client is to move to another library
    from starlette.testclient import TestClient

__all__ = ["BASE", "Browser", "TestClient", "browser", "client", "dossier", "example", "house"]

BASE = "http://127.0.0.1:8642"


def dossier(path: Path) -> Path:
    """A store with the dossier, read by the reader that ships, and linked."""
    default_pipeline()
    outcomes = default_reader()(list(open_inputs(paths())))
    with open_store(path) as store, store.writer() as writer:
        for outcome in outcomes:
            assert isinstance(outcome, Reading)
            writer.add(outcome)
    with open_store(path) as store:
        link(store)
    return path


def example(client: TestClient, path: str) -> str:
    """A screen's path with the id of something that the dossier has."""
    if path.startswith("/claims/"):
        return path.replace("{id}", client.get("/api/v1/claims?size=1").json()["rows"][0]["id"])
    if path.startswith("/incidents/"):
        return path.replace("{id}", client.get("/api/v1/incidents?support=conflict").json()["rows"][0]["id"])
    return path.replace("{id}", "Anton Berezhnov" if path.startswith("/sources/") else "composed-01")


@contextmanager
def house(path: Path, person: str = "dana") -> Iterator[House]:
    """The house over a store."""
    with opened_house(path, person, Settings(jobs=1)) as opened:
        yield opened


def client(house: House, token: str = "") -> TestClient:
    """A client without cookies of its own to begin with, of a server with or without a token."""
    return TestClient(create_app(house, token=token), base_url=BASE, follow_redirects=False)


class Browser:
    """A client that sends along what a browser does with a form of our own page."""

    def __init__(self, client: TestClient) -> None:
        self.client = client
        self.csrf: str = client.get("/api/v1/session").json()["csrf"]

    def post(self, path: str, **fields: str) -> Response:
        """Send a form from a page of ours."""
        headers = {"origin": BASE, "sec-fetch-site": "same-origin"}
        answer: Response = self.client.post(path, data={"csrf": self.csrf, **fields}, headers=headers)
        return answer


def browser(house: House) -> Browser:
    """A browser with a session."""
    return Browser(client(house))
