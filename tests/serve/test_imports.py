"""What is handed in is read in the background, once, also when the server is stopped in between."""

import json
from pathlib import Path

import pytest
from tests.serve.served import browser, house

from tadmor.serve.house import House
from tadmor.serve.imports import About, Imports
from tadmor.serve.uploads import Upload

REPORT = (
    'RIVERTON (Northmere Wire) - "We lost four men at the bridge," Colonel Anja Vesk told reporters on Monday. '
    "She added that some 300 fighters may have crossed the river near Homs.\n"
)


def _waiting(house: House) -> list[str]:
    folder = Path(f"{house.store.path}.imports")
    return sorted(path.name for path in folder.iterdir()) if folder.exists() else []


def test_pasted_text_becomes_a_document(case: House) -> None:
    """With what the person says of it; nothing is left lying beside the store."""
    seat = browser(case)
    answer = seat.post("/imports", text=REPORT, outlet="Northmere Wire", published="2016-12-12", title="The bridge")
    assert (303, "/imports") == (answer.status_code, answer.headers["location"])
    assert case.errands.settle(120)
    (shown,) = seat.client.get("/imports.json").json()["imports"]
    assert ("done", 1, "The bridge") == (shown["state"], shown["progress"]["added"], shown["title"])
    with case.store.snapshot() as view:
        assert 0 == view.counts().unlinked
    (row,) = seat.client.get("/documents.json?outlet=Northmere+Wire").json()["rows"]
    assert ("The bridge", "2016-12-12") == (row["title"], row["published"])
    assert [] == _waiting(case)


def test_what_cannot_be_read_is_shown_with_its_reason(case: House) -> None:
    """And the rest of the same import is read."""
    seat = browser(case)
    files = [
        ("files", ("a.txt", REPORT.encode(), "text/plain")),
        ("files", ("b.png", b"\x89PNG\r\n\x1a\n\0", "image/png")),
    ]
    headers = {"origin": "http://127.0.0.1:8642"}
    assert 303 == seat.client.post("/imports", data={"csrf": seat.csrf}, files=files, headers=headers).status_code
    assert case.errands.settle(120)
    (shown,) = seat.client.get("/imports.json").json()["imports"]
    assert (1, [["b.png", "binary"]]) == (
        shown["progress"]["added"],
        [reject[:2] for reject in shown["progress"]["rejected"]],
    )
    assert ["b.png"] == [reject["name"] for reject in seat.client.get("/imports.json").json()["rejects"]]


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({}, "nothing to read"),
        ({"text": REPORT, "published": "2999-01-01"}, "future"),
        ({"text": REPORT, "published": "yesterday"}, "published"),
        ({"text": REPORT, "address": "https://a.example/"}, "either"),
    ],
)
def test_what_cannot_be_meant_is_refused(case: House, fields: dict[str, str], words: str) -> None:
    """Before anything is kept."""
    answer = browser(case).post("/imports", **fields)
    assert (422, True) == (answer.status_code, words in answer.text)
    assert [] == _waiting(case)


def test_an_address_of_this_network_is_not_fetched(case: House) -> None:
    """The guard of every fetch holds here too."""
    seat = browser(case)
    assert 303 == seat.post("/imports", address="http://127.0.0.1:1/secret").status_code
    assert case.errands.settle(120)
    (shown,) = seat.client.get("/imports.json").json()["imports"]
    assert [["http://127.0.0.1:1/secret", "refused"]] == [reject[:2] for reject in shown["progress"]["rejected"]]


def test_a_server_that_was_stopped_goes_on_after_its_start(read_dossier: Path, tmp_path: Path) -> None:
    """What lay there is read; what had been read already is not read twice."""
    path = tmp_path / "case.db"
    path.write_bytes(read_dossier.read_bytes())
    with house(path) as first:
        first.errands.close()  # killed before it began
        about = About(outlet="Northmere Wire")
        first.imports.take("a.txt", about, [Upload("a.txt", REPORT.encode()), Upload("a.txt", REPORT.encode())])
        assert 3 == len(_waiting(first))
    with house(path) as second:
        assert second.errands.settle(120)
        (errand,) = second.imports.listed()
        assert ("done", 1, []) == (errand.state, errand.progress.added, _waiting(second))


def test_an_import_lies_under_names_of_ours(case: House) -> None:
    """What the person called it stands inside, as data."""
    case.errands.close()
    imports = Imports(case.store, case.errands, Path(f"{case.store.path}.imports"))
    imports.take("../x", About(), [Upload("../../etc/passwd", b"x")])
    order, part = sorted(_waiting(case), key=lambda name: not name.endswith(".json"))
    assert order.removesuffix(".json") == part.removesuffix(".0")
    told = json.loads((Path(f"{case.store.path}.imports") / order).read_text(encoding="utf-8"))
    assert ["../../etc/passwd"] == told["names"]
