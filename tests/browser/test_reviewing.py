"""A person reviews by keyboard alone: twenty claims, a rejection with its reason, undo; two persons at once."""

import shutil
import signal
from pathlib import Path
from typing import TYPE_CHECKING

from tests.browser.conftest import Watched, started

from tadmor.model import Decision
from tadmor.store import open_store, verify

if TYPE_CHECKING:
    from playwright.sync_api import Page


def _item(page: "Page") -> str:
    """The claim that is asked about."""
    return page.locator('.bar-of-acts input[name="target"]').first.get_attribute("value") or ""


def _press(page: "Page", key: str) -> None:
    """A key that leads to the next page."""
    with page.expect_navigation():
        page.keyboard.press(key)


def test_twenty_claims_are_reviewed_by_keyboard_alone(watched: Watched, written_to: str) -> None:
    """Each key decides and goes on; the audit has every line."""
    page = watched.open(written_to + "/review")
    seen: list[str] = []
    decided = 0
    for number in range(21):
        seen.append(_item(page))
        if number == 4:
            _press(page, "s")
        elif number == 9:
            page.keyboard.press("r")
            _press(page, "2")
            decided += 1
        elif number % 5 == 3:
            _press(page, "u")
            decided += 1
        else:
            _press(page, "a")
            decided += 1
    assert 20 == decided
    assert len(seen) == len(set(seen))
    page.keyboard.press("g")
    _press(page, "a")
    lines = page.locator("tbody tr")
    assert 20 == lines.count()
    assert page.get_by_text("That is not what they say").count() == 1
    assert {"accept", "unverifiable", "reject"} == set(page.locator("tbody tr td:nth-child(4)").all_inner_texts())


def test_undo_goes_back_step_by_step(watched: Watched, written_to: str) -> None:
    """Z, Z: the claims wait again, and the audit shows that they were undone."""
    page = watched.open(written_to + "/review")
    first = _item(page)
    _press(page, "a")
    second = _item(page)
    _press(page, "u")
    _press(page, "z")
    assert second == _item(page)
    _press(page, "z")
    assert first == _item(page)
    assert 0 == page.get_by_role("button", name="Undo it").count()
    page.goto(written_to + "/audit")
    assert ["undo", "undo", "unverifiable", "accept"] == page.locator("tbody tr td:nth-child(4)").all_inner_texts()


def test_keys_are_off_while_somebody_writes(watched: Watched, written_to: str) -> None:
    """A reason with an A in it accepts nothing; Enter sends it."""
    page = watched.open(written_to + "/review")
    page.keyboard.press("r")
    page.keyboard.press("0")
    page.keyboard.type("a quarrel, as said")
    _press(page, "Enter")
    page.goto(written_to + "/audit")
    assert 1 == page.locator("tbody tr").count()
    assert 1 == page.get_by_role("cell", name="a quarrel, as said").count()


def test_digits_are_off_until_one_rejects(watched: Watched, written_to: str) -> None:
    """No claim is rejected by a digit alone."""
    page = watched.open(written_to + "/review")
    before = page.url
    page.keyboard.press("2")
    page.wait_for_timeout(300)
    assert before == page.url
    page.goto(written_to + "/audit")
    assert 0 == page.locator("tbody tr").count()


def test_a_field_is_corrected_by_key(watched: Watched, written_to: str) -> None:
    """E begins in the first field; what the machine read is shown beside it and stays."""
    page = watched.open(written_to + "/review")
    claim = _item(page)
    page.keyboard.press("e")
    page.wait_for_function("document.activeElement.name === 'value'")
    page.keyboard.type("Somebody else")
    _press(page, "Enter")
    page.goto(f"{written_to}/claims/{claim}")
    assert 1 == page.get_by_text("corrected by a person").count()
    assert 1 == page.get_by_text("Somebody else").count()


def test_review_works_with_scripts_off(watched: Watched, written_to: str) -> None:
    """Every key is a button or a link."""
    page = watched.open(written_to + "/review", scripts=False)
    page.get_by_role("button", name="It is read rightly").click()
    page.get_by_role("link", name="S Skip").click()
    page.locator("summary", has_text="Reject, because").click()
    page.get_by_role("button", name="It is not they who say it").click()
    page.get_by_role("button", name="Undo it").click()
    page.goto(written_to + "/audit")
    assert ["undo", "reject", "accept"] == page.locator("tbody tr td:nth-child(4)").all_inner_texts()


def test_two_persons_at_once(watched: Watched, written_to: str) -> None:
    """The second one is refused with what the first one decided, and led to how it stands now."""
    watched.expected = "status of 409"
    one, two = watched.open(written_to + "/review"), watched.open(written_to + "/review")
    claim = _item(one)
    _press(one, "a")
    _press(two, "u")
    assert 1 == two.get_by_text("dana decided 'accept'").count()
    two.get_by_role("link", name="Look at it as it stands now").click()
    assert _item(two) != claim
    two.goto(written_to + "/audit")
    assert ["accept"] == two.locator("tbody tr td:nth-child(4)").all_inner_texts()


def test_two_browsers_review_and_one_is_killed_while_it_writes(
    watched: Watched, read_dossier: Path, tmp_path: Path
) -> None:
    """Its decision is in the log whole or not at all, the other one goes on, nothing is decided twice; so it is when
    the server itself is killed under both of them."""
    path = tmp_path / "case.db"
    shutil.copy(read_dossier, path)
    with started(path) as (server, address):
        one = watched.open(f"{address}/review")
        later = one.locator(".ahead a").nth(7).get_attribute("href")
        two = watched.open(f"{address}{later}")  # each works on claims of their own
        for _ in range(3):
            _press(one, "a")
            _press(two, "u")
        one.keyboard.press("a")
        one.context.close()  # while the request is on its way
        _press(two, "a")
        two.keyboard.press("u")
        server.send_signal(signal.SIGKILL)
        server.wait()
        two.context.close()
    watched.complaints.clear()  # of a server that is gone
    before = _log(path)
    assert len(before) >= 5
    with started(path) as (_, address):
        page = watched.open(f"{address}/review")
        _press(page, "a")
    log = _log(path)
    assert before == log[: len(before)]
    assert len(before) + 1 == len(log) == len({line.target for line in log})
    with open_store(path) as store:
        assert [] == list(verify(store))


def _log(path: Path) -> tuple[Decision, ...]:
    with open_store(path) as store, store.snapshot() as view:
        return view.decisions()


def test_every_queue_is_walked_by_key(watched: Watched, written_to: str) -> None:
    """J and K go on and back, A decides."""
    page = watched.open(written_to + "/review")
    for name in ("Places", "Incidents", "Conflicts"):
        page.get_by_role("navigation", name="Queues").get_by_role("link", name=name).click()
        where = page.locator(".where-in")
        assert where.inner_text().startswith("1 of")
        _press(page, "j")
        assert where.inner_text().startswith("2 of")
        _press(page, "k")
        assert where.inner_text().startswith("1 of")
        _press(page, "a")
        assert 1 == page.get_by_text("You decided").count()
