"""A person compares the accounts of an incident: opens it, unfolds echoes, overrules with a note, passes it on."""

import json
from pathlib import Path
from urllib.request import urlopen

from tests.browser.conftest import Watched
from tests.browser.pages import full


def _told_by_many(server: str) -> str:
    """The incident that most reports tell."""
    with urlopen(f"{server}/incidents.json?voices_min=2") as answer:
        rows = json.load(answer)["rows"]
    return str(max(rows, key=lambda row: len(row["documents"]))["id"])


def test_from_the_list_to_a_word_in_its_report(watched: Watched, looked_at: str) -> None:
    """List, incident, comparison, and the very word in the reader; back comes back."""
    page = watched.open(looked_at + "/incidents?support=conflict")
    page.locator(".happening a[data-open]").first.click()
    page.get_by_role("link", name="Voices side by side").click()
    compared = page.url
    words = page.locator("tr.of-conflict td .said a").first
    text = words.inner_text()
    words.click()
    page.wait_for_url("**/documents/**")
    marked = page.locator("mark:has(:target), mark :target, a:target").first
    assert marked.is_visible()
    assert text in page.locator(".report").first.inner_text()
    page.go_back()
    assert compared == page.url


def test_echoes_unfold_with_their_reasons(watched: Watched, looked_at: str) -> None:
    """Folded at first, with scripts off too; each names its outlet and why it adds no account."""
    page = watched.open(f"{looked_at}/incidents/{_told_by_many(looked_at)}/compare", scripts=False)
    folded = page.locator("thead details.echoes").first
    assert "outlets" in folded.locator("summary").inner_text()
    assert not folded.locator("li").first.is_visible()
    folded.locator("summary").click()
    reasons = folded.locator(".why").all_inner_texts()
    assert len(reasons) >= 5
    assert "the earliest known" == reasons[0]
    assert all("Russian Ministry of Defence" in reason for reason in reasons[1:])


def test_overruling_with_a_note_stands_in_the_audit(watched: Watched, written_to: str) -> None:
    """Beside the machine's finding; taken back with a key."""
    page = watched.open(full(written_to, "/incidents/{incident}/compare"))
    row = page.locator("tr.of-conflict")
    row.get_by_text("Overrule").click()
    row.get_by_label("What you find").select_option("scope differs")
    row.get_by_label("Why").fill("the one counts soldiers only")
    row.get_by_role("button", name="So I find").click()
    page.wait_for_url("**/compare#decisions")
    told = page.locator("tr.of-conflict")
    assert 1 == told.locator(".finding-conflict").count()
    assert "the one counts soldiers only" in told.locator(".person").inner_text()
    page.goto(written_to + "/audit")
    assert 1 == page.get_by_text("the one counts soldiers only").count()
    assert page.get_by_text("finding:how many:killed").count() > 0
    page.goto(full(written_to, "/incidents/{incident}/compare"))
    with page.expect_navigation():
        page.keyboard.press("z")
    assert 0 == page.locator(".person").count()


def test_the_shared_file_needs_no_network(watched: Watched, looked_at: str, tmp_path: Path) -> None:
    """Kept as a file and opened from the disk: nothing is asked for, nothing runs, nothing is missing."""
    page = watched.open(full(looked_at, "/incidents/{incident}"))
    with page.expect_download() as waiting:
        page.get_by_role("link", name="Share as a file").click()
    kept = tmp_path / "shared.html"
    waiting.value.save_as(kept)
    asked: list[str] = []
    offline = page.context
    offline.set_offline(True)
    shown = offline.new_page()
    shown.on("request", lambda request: asked.append(request.url))
    watched.expected = "left the machine: file:"
    shown.goto(kept.as_uri())
    assert [kept.as_uri()] == asked
    assert shown.get_by_role("heading", name="Voices, aspect by aspect").is_visible()
    assert "Composed sample" in shown.locator("header").inner_text()
    assert shown.evaluate("getComputedStyle(document.querySelector('.finding')).borderTopStyle") != "none"
    offline.set_offline(False)


def test_a_narrow_screen_shows_rows_as_a_list(watched: Watched, looked_at: str) -> None:
    """One under the other, each cell with its voice's name; nothing scrolls sideways but the pictures."""
    page = watched.open(full(looked_at, "/incidents/{incident}/compare"), width=390)
    cells = page.locator("tr.of-conflict > *")
    boxes = [cells.nth(at).bounding_box() for at in range(cells.count())]
    tops = [box["y"] for box in boxes if box]
    assert tops == sorted(set(tops))
    before = "getComputedStyle(document.querySelector('tr.of-conflict td'), '::before').content"
    assert "Badia Monitoring Network" in page.evaluate(before)


def test_numbers_of_the_ways_are_those_of_the_rows(watched: Watched, looked_at: str) -> None:
    """Each number that is drawn stands in the table, and the picture has a name."""
    page = watched.open(looked_at + "/tracks")
    drawn = set(page.locator("svg.plot circle.badge + text").all_text_contents())
    listed = {text for text in page.locator("td.count").all_inner_texts() if text}
    assert drawn
    assert drawn <= listed
    assert page.locator("svg.plot").first.get_attribute("aria-labelledby")
