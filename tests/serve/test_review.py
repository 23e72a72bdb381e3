"""Decisions sent from the page: kept in the log, undone, batched, and refused where things changed meanwhile."""

import html
import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from tests.serve.served import BASE, Browser, TestClient, browser, client

from tadmor.errors import StoreError
from tadmor.model import Decision
from tadmor.serve.errands import Errand
from tadmor.serve.house import House
from tadmor.store import Store, open_store, verify
from tadmor.views.reasons import founder

_FORM = re.compile(r'<form[^>]* method="post" action="/review"[^>]*>(.*?)</form>', re.S)


def _forms(page: str) -> list[dict[str, list[str]]]:
    """What each form of a page would send, by field."""
    found = []
    for form in _FORM.findall(page):
        fields: dict[str, list[str]] = {}
        for name, value in re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', form):
            fields.setdefault(name, []).append(html.unescape(value))
        found.append(fields)
    return found


def _form(user: Browser, address: str, action: str, targets: int = 1) -> dict[str, list[str]]:
    """The form of a page that would take an action."""
    page = user.client.get(address)
    assert 200 == page.status_code
    return next(
        form for form in _forms(page.text) if form["action"] == [action] and len(form.get("target", [])) == targets
    )


def _send(user: Browser, form: dict[str, list[str]], **more: str) -> str:
    """Send it; the address that the browser goes on to."""
    answer = user.client.post(
        "/review", data=form | dict(more), headers={"origin": BASE, "sec-fetch-site": "same-origin"}
    )
    assert 303 == answer.status_code, answer.text
    return str(answer.headers["location"])


def _log(house: House) -> tuple[Decision, ...]:
    with house.store.snapshot() as view:
        return view.decisions()


def test_accepting_advances_and_is_kept(case: House) -> None:
    """The next item in the order comes up; the log has the line, with who decided; the claim shows it."""
    user = browser(case)
    queue = user.client.get("/review.json").json()["waiting"]
    following = _send(user, _form(user, "/review", "accept"))
    assert [("accept", queue[0]["target"], "dana")] == [(one.action, one.target, one.by) for one in _log(case)]
    after = user.client.get(following).text
    assert "You decided" in after
    assert queue[1]["target"] == _form(user, following, "accept")["target"][0]
    assert "accepted by a person" in user.client.get(f"/claims/{queue[0]['target']}").text


def test_a_rejection_needs_a_reason(case: House) -> None:
    """A short one, words, or both."""
    user = browser(case)
    form = _form(user, "/review", "reject")
    answer = user.post("/review", **{name: values[0] for name, values in form.items()})
    assert 409 == answer.status_code
    assert () == _log(case)
    _send(user, form, reason="That is not what they say", note="it is the other brigade")
    assert ["That is not what they say: it is the other brigade"] == [line.why for line in _log(case)]


def test_undo_takes_back_the_latest_and_returns_to_it(case: House) -> None:
    """Again and again, as far as the sitting goes; undoing is a line of the log too."""
    user = browser(case)
    first = user.client.get("/review.json").json()["item"]["target"]
    address = _send(user, _form(user, "/review", "accept"))
    address = _send(user, _form(user, address, "unverifiable"))
    for _ in range(2):
        address = _send(user, _form(user, address, "undo", 0))
    assert ["accept", "unverifiable", "undo", "undo"] == [line.action for line in _log(case)]
    assert first == _form(user, address, "accept")["target"][0]
    assert "You decided" not in user.client.get(address).text


def test_what_is_skipped_comes_last(case: House) -> None:
    """Nothing is written."""
    user = browser(case)
    waiting = [one["key"] for one in user.client.get("/review.json").json()["waiting"]]
    page = user.client.get("/review").text
    link = html.unescape(re.search(r'data-key="s" href="([^"]+)"', page)[1])  # type: ignore[index]
    assert [*waiting[1:], waiting[0]] == [
        one["key"] for one in user.client.get(link.replace("/review?", "/review.json?")).json()["waiting"]
    ]
    assert () == _log(case)


def test_a_correction_stands_beside_the_reading(case: House) -> None:
    """The machine's word stays."""
    user = browser(case)
    claim = user.client.get("/review.json").json()["item"]["target"]
    before = user.client.get(f"/claims/{claim}.json").json()
    form = next(one for one in _forms(user.client.get("/review").text) if one.get("field") == ["speaker"])
    _send(user, form, value='O\'Neil "the" speaker')
    after = user.client.get(f"/claims/{claim}.json").json()
    assert ("corrected", before["speaker"]) == (after["review"], after["speaker"])
    assert ['"O\'Neil \\"the\\" speaker"'] == [line.value for line in _log(case)]


def test_identical_readings_of_copies_are_accepted_together(case: House) -> None:
    """In one transaction, and undone in one."""
    user = browser(case)
    waiting = [one["key"] for one in user.client.get("/review.json").json()["waiting"]]
    address, form = next(
        (f"/review?at={key}", form)
        for key in waiting
        for form in _forms(user.client.get(f"/review?at={key}").text)
        if len(form.get("target", [])) > 1
    )
    onward = _send(user, form)
    log = _log(case)
    assert form["target"] == [line.target for line in log]
    assert {"accept"} == {line.action for line in log}
    assert len({line.document for line in log}) == len(log), address
    assert f"undo=1-{len(log)}" in onward
    _send(user, _form(user, onward, "undo", 0))
    assert len(log) * 2 == len(_log(case))
    with case.store.snapshot() as view:
        assert {"new"} == {row.review for target in form["target"] if (row := view.claim(target))}


def test_two_clients_at_once_lose_nothing(case: House) -> None:
    """The second one is told what the first one decided, and where to look; nothing is written twice."""
    one, two = browser(case), browser(case)
    theirs, mine = _form(one, "/review", "accept"), _form(two, "/review", "reject")
    assert theirs["target"] == mine["target"]
    _send(one, theirs)
    answer = two.post("/review", **{name: values[0] for name, values in mine.items()}, reason="no")
    assert 409 == answer.status_code
    assert "dana decided" in html.unescape(answer.text)
    assert f"at={mine['target'][0]}" in answer.text
    assert ["accept"] == [line.action for line in _log(case)]


def test_a_batch_with_one_change_is_refused_whole(case: House) -> None:
    """All or nothing."""
    user = browser(case)
    waiting = user.client.get("/review.json").json()["waiting"]
    first, second = (user.client.get(f"/claims/{one['target']}.json").json() for one in waiting[:2])
    sent = {"action": ["accept"], "target": [first["id"], second["id"]], "seen": [first["seen"], second["seen"]]}
    with case.store.writer() as writer:
        writer.decide("unverifiable", second["id"], by="lea")
    answer = user.client.post("/review", data=sent | {"csrf": user.csrf}, headers={"origin": BASE})
    assert 409 == answer.status_code
    assert ["lea"] == [line.by for line in _log(case)]


def test_undoing_what_somebody_overruled_is_refused(case: House) -> None:
    """The later word is theirs."""
    user = browser(case)
    form = _form(user, "/review", "accept")
    onward = _send(user, form)
    undo = _form(user, onward, "undo", 0)
    with case.store.writer() as writer:
        writer.decide("reject", form["target"][0], by="lea", why="misread")
    answer = user.client.post("/review", data=undo, headers={"origin": BASE})
    assert 409 == answer.status_code
    assert "lea decided" in html.unescape(answer.text)
    assert ["accept", "reject"] == [line.action for line in _log(case)]


_KILLED = """
import os, sys
from tadmor.store import open_store
with open_store(sys.argv[1]) as store, store.writer() as writer:
    for target in sys.argv[2:]:
        writer.decide("accept", target, by="killed")
    os.kill(os.getpid(), 9)
"""


def test_one_killed_in_the_middle_of_writing_leaves_nothing_half(read_dossier: Path, tmp_path: Path) -> None:
    """What it had not committed is not there; the next one writes on, and the chain holds."""
    path = tmp_path / "case.db"
    shutil.copy(read_dossier, path)
    with open_store(path) as store, store.snapshot() as view:
        targets = [row.id for row in view.rows("composed-01")]
        seen = view.seen(targets[0])
    ended = subprocess.run([sys.executable, "-c", _KILLED, str(path), *targets], check=False)
    assert -9 == ended.returncode
    with open_store(path) as store:
        with store.writer() as writer:
            writer.decide("accept", targets[0], by="dana", seen=seen)
        with store.snapshot() as view:
            assert ["dana"] == [line.by for line in view.decisions()]
        assert [] == list(verify(store))


@pytest.mark.parametrize("queue", ["claims", "places", "incidents", "conflicts"])
def test_every_queue_takes_a_decision(case: House, queue: str) -> None:
    """What was decided waits no more; it is on the audit page."""
    user = browser(case)
    before = [one["key"] for one in user.client.get(f"/review.json?queue={queue}").json()["waiting"]]
    onward = _send(user, _form(user, f"/review?queue={queue}", "accept"))
    after = [one["key"] for one in user.client.get(f"/review.json?queue={queue}").json()["waiting"]]
    assert before[1:] == after
    assert "You decided" in user.client.get(onward).text
    line = _log(case)[-1]
    assert (line.hash[:10] in (told := user.client.get("/audit").text), "accept" in told) == (True, True)


def test_a_place_can_be_another_one(case: House) -> None:
    """By the gazetteer's id; the claim is corrected in that part."""
    user = browser(case)
    form = _form(user, "/review?queue=places", "set")
    _send(user, form, value="gn:1")
    line = _log(case)[-1]
    assert ("set", form["field"][0], '"gn:1"') == (line.action, line.field, line.value)


def test_a_finding_is_overruled_beside_the_machine(case: House) -> None:
    """With the person's name and reason."""
    user = browser(case)
    form = _form(user, "/review?queue=conflicts", "set")
    _send(user, form, value="scope differs", note="of other days")
    line = _log(case)[-1]
    assert ('"scope differs"', "of other days") == (line.value, line.why)
    assert form["target"] == [line.target]


def test_a_report_is_taken_out_of_an_incident(case: House) -> None:
    """The next linking heeds it."""
    user = browser(case)
    form = _form(user, "/review?queue=incidents", "split")
    target = form["target"][0]
    with case.store.snapshot() as view:
        row = view.incident(target)
        assert row
        days = {
            id_: told.published for id_ in row.incident.documents if (told := view.document(id_)) and told.published
        }
        out = max(days, key=lambda id_: days[id_])  # the first to tell it founds it, and stays
    assert out in _documents(case, target)
    onward = _send(user, form, value=out, note="another day")
    assert case.errands.settle(60)
    assert out not in _documents(case, target)
    _send(user, _form(user, onward, "undo", targets=0))
    assert case.errands.settle(60)
    assert out in _documents(case, target)


def _documents(house: House, incident: str) -> tuple[str, ...]:
    with house.store.snapshot() as view:
        row = view.incident(incident)
    assert row
    return row.incident.documents


def test_a_ruling_that_waits_is_told(case: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """Behind a long import it is in the log, and the pages say that they do not heed it yet; then that it failed."""
    user, held, ends = browser(case), threading.Event(), threading.Event()
    case.errands.add(Errand("long", "import", "A long import", lambda _: held.wait(60)))
    monkeypatch.setattr("tadmor.serve.deciding.link", _failing(ends))
    form = _form(user, "/review?queue=incidents", "split")
    with case.store.snapshot() as view:
        row = view.incident(form["target"][0])
        assert row
        documents = [id_ for id_ in row.incident.documents if id_ != founder(view, row)]
    onward = _send(user, form, value=documents[0], note="another day")
    for page in (onward, f"/incidents/{form['target'][0]}"):
        assert "being put in force in the background" in user.client.get(page).text
    held.set()
    ends.set()
    assert case.errands.settle(60)
    assert "is not in force yet: the disc is full" in user.client.get(onward).text


def _failing(ends: threading.Event) -> Callable[[Store], None]:
    def link(_: Store) -> None:
        ends.wait(60)
        raise StoreError("the disc is full")

    return link


def test_orphans_have_a_queue_of_their_own(case: House) -> None:
    """With the claims that may have come in their place, on which the decision can be repeated."""
    user = browser(case)
    with case.store.snapshot() as view:
        reading = view.reading("composed-01")
        assert reading
        row = view.rows("composed-01")[0]
    with case.store.writer() as writer:
        writer.decide("accept", row.id, by="lea")
        writer.add(replace(reading, made_by=("hand/2",), claims=reading.claims[1:]))
    page = user.client.get("/review/orphans").text
    assert "by <bdi>lea</bdi>" in page
    forms = [form for form in _forms(page) if form["action"] == ["accept"]]
    assert forms
    _send(user, forms[0])
    assert ["as in line 1"] == [line.why for line in _log(case) if line.by == "dana"]


def test_programs_decide_through_the_interface(case: House) -> None:
    """With what they saw; without it, or with another, they are refused."""
    asked = client(case)
    csrf = asked.get("/api/v1/session").json()["csrf"]
    claim = asked.get("/api/v1/review").json()["item"]
    sent = {"action": "accept", "target": [claim["target"]], "seen": [claim["seen"]]}
    headers = {"x-csrf-token": csrf, "origin": BASE}
    assert 200 == asked.post("/api/v1/review", json=sent, headers=headers).status_code
    again = asked.post("/api/v1/review", json=sent, headers=headers)
    assert (409, True) == (again.status_code, "line 1" in again.json()["detail"])
    assert 409 == asked.post("/api/v1/review", json=sent | {"seen": []}, headers=headers).status_code
    assert 409 == asked.post("/api/v1/review", json=sent | {"seen": ["x"]}, headers=headers).status_code
    assert 422 == asked.post("/api/v1/review", json=sent | {"action": "praise"}, headers=headers).status_code
    assert 1 == len(_log(case))


def test_an_unknown_queue_is_told(page: TestClient) -> None:
    """With those that there are."""
    answer = page.get("/review?queue=truth")
    assert (400, True) == (answer.status_code, "conflicts" in answer.text)
