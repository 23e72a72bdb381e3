"""A person at the page: filter, go on, come back, search by key, walk by key, hand in a report; scripts on and off."""

from pathlib import Path

from tests.browser.conftest import Watched

REPORT = (
    'RIVERTON (Northmere Wire) - "We lost four men at the bridge," Colonel Anja Vesk told reporters on Monday. '
    "She added that some 300 fighters may have crossed the river near Homs.\n"
)


def test_a_filter_stands_in_the_address_and_back_restores_it(watched: Watched, looked_at: str) -> None:
    """Typed into the form, shared as a URL, undone by the back button."""
    page = watched.open(looked_at + "/claims")
    everything = page.locator(".claim").count()
    page.get_by_label("Claimed by").fill("Berezhnov")
    page.get_by_role("button", name="Show").click()
    assert "speaker=Berezhnov" in page.url
    assert 0 < page.locator(".claim").count() < everything
    assert "Berezhnov" == page.get_by_label("Claimed by").input_value()
    page.go_back()
    assert everything == page.locator(".claim").count()


def test_the_filter_works_with_scripts_off(watched: Watched, looked_at: str) -> None:
    """So do paging and opening a document."""
    page = watched.open(looked_at + "/claims?size=5", scripts=False)
    page.get_by_role("link", name="Next page").click()
    page.get_by_role("link", name="To the first page").click()
    page.get_by_label("Claimed by").fill("Berezhnov")
    page.get_by_role("button", name="Show").click()
    page.locator(".claim a[data-open]").first.click()
    assert page.locator(".report p").count() > 3


def test_keys_walk_a_list_and_open_an_entry(watched: Watched, looked_at: str) -> None:
    """J, J, Enter; and not while something is being written."""
    page = watched.open(looked_at + "/claims")
    page.keyboard.press("/")
    page.keyboard.type("jg")
    assert "jg" == page.locator("#find").input_value()
    page.keyboard.press("Escape")
    page.keyboard.press("j")
    page.keyboard.press("j")
    second = page.locator(".claim").nth(1)
    assert "at" in (second.get_attribute("class") or "").split()
    page.keyboard.press("Enter")
    page.wait_for_url("**/documents/**")
    page.keyboard.press("g")
    page.keyboard.press("e")
    page.wait_for_url("**/events")


def test_search_finds_words(watched: Watched, looked_at: str) -> None:
    """From the bar on any page."""
    page = watched.open(looked_at + "/audit")
    page.keyboard.press("/")
    page.keyboard.type('"Palmyra"')
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?q=**")
    assert page.locator(".claim").count() > 0


def test_a_file_is_handed_in_and_read(watched: Watched, written_to: str, tmp_path: Path) -> None:
    """Its progress is shown until it is done; what cannot be read is listed with its reason."""
    report, picture = tmp_path / "report.txt", tmp_path / "picture.png"
    report.write_text(REPORT, encoding="utf-8")
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)))
    page = watched.open(written_to + "/imports")
    page.get_by_label("Files: text").set_input_files([report, picture])
    form = page.locator("form[data-drop]")
    form.get_by_label("Outlet").fill("Northmere Wire")
    form.get_by_label("Published").fill("2016-12-12")
    form.get_by_role("button", name="Read it").click()
    page.locator(".state-done").wait_for(timeout=120_000)
    page.reload()
    assert page.get_by_role("cell", name="binary").count() == 1
    page.goto(written_to + "/claims?speaker=Vesk")
    assert page.locator(".claim", has_text="We lost four men at the bridge").count() > 0


def test_a_name_is_kept_for_decisions(watched: Watched, written_to: str) -> None:
    """In this browser, on every page."""
    page = watched.open(written_to + "/audit")
    page.get_by_label("Your decisions are signed").fill("Mira")
    page.get_by_role("button", name="Change").click()
    page.wait_for_url("**/audit")
    assert "Mira" == page.get_by_label("Your decisions are signed").input_value()


def test_the_store_is_checked_from_the_page(watched: Watched, written_to: str) -> None:
    """And says that all holds."""
    page = watched.open(written_to + "/audit")
    page.get_by_role("button", name="Check everything that is stored").click()
    for _ in range(50):
        if page.get_by_text("All holds").count():
            break
        page.wait_for_timeout(200)
        page.reload()
    assert 1 == page.get_by_text("All holds").count()
