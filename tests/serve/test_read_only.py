"""A store that may not be written to can be looked at; every page says that nothing is kept."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.serve.served import Browser, client, house

from tadmor.serve.house import House
from tadmor.store import Filter


@pytest.fixture
def still(read_dossier: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[House]:
    """A house over a store on such a medium."""
    monkeypatch.setattr("tadmor.store.sqlite.store.medium", lambda path: "immutable")
    copy = tmp_path / "case.db"
    shutil.copy(read_dossier, copy)
    with house(copy) as opened:
        yield opened


def test_pages_say_that_nothing_is_kept(still: House) -> None:
    """And answer as ever."""
    asked = client(still)
    for path in ("/", "/claims", "/documents/composed-01", "/review", "/imports", "/audit", "/explore", "/tracks"):
        answer = asked.get(path)
        assert (200, True) == (answer.status_code, "decisions and imports cannot be kept" in answer.text), path


def test_writes_are_refused(still: House) -> None:
    """With what to do; no folder of imports is made."""
    person = Browser(client(still))
    with still.store.snapshot() as view:
        row = view.claims(Filter(size=1)).rows[0]
        seen = str(view.seen(row.id))
    for path, fields in (
        ("/review", {"action": "accept", "target": row.id, "seen": seen}),
        ("/imports", {"text": "The ministry said that two men were killed.", "title": "Two men"}),
    ):
        answer = person.post(path, **fields)
        assert (409, True) == (answer.status_code, "can only be read" in answer.text), path
    assert ["case.db"] == [path.name for path in Path(still.store.path).parent.iterdir()]
