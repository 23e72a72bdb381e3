"""Map, timeline and list hold one filter and one selection: picked anywhere, seen everywhere, kept by the address."""

import re
from typing import TYPE_CHECKING, Any

from tests.browser.conftest import Watched

if TYPE_CHECKING:
    from playwright.sync_api import Page

CALM = "!document.querySelector('[data-explore]').hasAttribute('aria-busy')"


def _opened(watched: Watched, address: str, **window: Any) -> "Page":
    """The page with its map drawn."""
    page = watched.open(address, **window)
    page.wait_for_selector(".spot")
    page.wait_for_load_state("networkidle")
    return page


def _rows(page: "Page") -> int:
    return page.locator("[data-row]").count()


def _marked(page: "Page") -> list[str]:
    """The keys of the rows that are marked in the list."""
    keys: list[str] = page.eval_on_selector_all("[data-row].at", "all => all.map(one => one.dataset.row)")
    return keys


def _until(page: "Page", holds: str) -> None:
    """Wait until an expression holds; Playwright's own waiting evaluates it in a way that the policy forbids."""
    for _ in range(200):
        if page.evaluate(holds):
            return
        page.wait_for_timeout(50)
    raise AssertionError(f"never so: {holds}")


def _settled(page: "Page") -> None:
    _until(page, CALM)


def test_a_filter_redraws_all_three_and_back_restores_it(watched: Watched, looked_at: str) -> None:
    """Typed into the form without leaving the page; the address says it, and opens the same elsewhere."""
    page = _opened(watched, looked_at + "/explore")
    page.evaluate("window.stayed = true")
    rows, bars = _rows(page), page.locator(".bar-told").count()
    page.get_by_label("Claimed by").fill("Berezhnov")
    page.get_by_role("button", name="Show", exact=True).click()
    page.wait_for_url(lambda url: "speaker=Berezhnov" in url)
    _settled(page)
    assert page.evaluate("window.stayed")
    assert 0 < _rows(page) < rows
    assert page.locator(".bar-told").count() <= bars
    assert "Berezhnov" == page.get_by_label("Claimed by").input_value()
    fewer = _rows(page)
    shared = _opened(watched, page.url)
    assert fewer == _rows(shared)
    page.go_back()
    _until(page, f"document.querySelectorAll('[data-row]').length === {rows}")
    assert "" == page.get_by_label("Claimed by").input_value()
    page.go_forward()
    _until(page, f"document.querySelectorAll('[data-row]').length === {fewer}")


def test_the_brush_sets_the_days(watched: Watched, looked_at: str) -> None:
    """Dragged over the bars; list and form follow; all days again by taking the condition away."""
    page = _opened(watched, looked_at + "/explore?show=events")
    box = page.locator("[data-strip] svg").bounding_box()
    assert box
    before = page.locator("#h-events .number").inner_text()
    page.mouse.move(box["x"] + box["width"] * 0.75, box["y"] + 30)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.9, box["y"] + 40, steps=6)
    page.mouse.up()
    page.wait_for_url(lambda url: "to=" in url)
    _settled(page)
    found = re.search(r"from=([\d-]+)&to=([\d-]+)", page.url)
    assert found
    assert found[1] == page.get_by_label("From", exact=True).first.input_value()
    assert before != page.locator("#h-events .number").inner_text()
    assert page.locator(".shade").count() > 0
    page.locator(".chips a").first.click()
    page.wait_for_url(lambda url: "from=" not in url)


def test_the_brush_is_moved_by_keys(watched: Watched, looked_at: str) -> None:
    """Each handle says its day; arrows move it, and the filter follows."""
    page = _opened(watched, looked_at + "/explore")
    handle = page.get_by_role("slider", name="From")
    handle.focus()
    first = handle.get_attribute("aria-valuetext")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    assert first != handle.get_attribute("aria-valuetext")
    page.wait_for_url(lambda url: "from=" in url)
    _settled(page)
    assert "From" == page.evaluate("document.activeElement.getAttribute('aria-label')")


def test_picked_on_the_map_list_and_strip_follow(watched: Watched, looked_at: str) -> None:
    """A way by its number: its row is marked and in sight, its days are framed; back takes it back."""
    page = _opened(watched, looked_at + "/explore?show=movements")
    way = page.locator(".way-number").last
    key = way.get_attribute("data-way")
    way.click()
    assert [key] == _marked(page)
    assert page.locator("[data-row].at").evaluate(
        "one => { const box = one.getBoundingClientRect(); return box.top < innerHeight && box.bottom > 0; }"
    )
    assert 1 == page.locator(".chosen-days").count()
    assert f"row={key}" in page.url
    shared = _opened(watched, page.url)
    assert [key] == _marked(shared)
    page.go_back()
    _until(page, "!document.querySelector('[data-row].at')")
    assert 0 == page.locator(".chosen-days").count()


def test_a_place_picks_its_rows(watched: Watched, looked_at: str) -> None:
    """What stands there is said in words, its rows are marked; "only these" makes it the filter."""
    page = _opened(watched, looked_at + "/explore?show=incidents#map=9/34.55/38.27")
    spot = page.locator(".spot:not(.several)").filter(has_text=re.compile(r"^\d\d$")).first
    name = (spot.get_attribute("aria-label") or "").partition(":")[0]
    spot.click()
    assert page.locator("[data-spot-said]").inner_text().startswith(f"{name}: ")
    assert len(_marked(page)) > 0
    page.locator("[data-spot-only]").click()
    page.wait_for_url(lambda url: "place=" in url)
    _settled(page)
    assert all(name in text for text in page.locator("[data-row] .where").all_inner_texts())


def test_picked_in_the_list_the_map_goes_there(watched: Watched, looked_at: str) -> None:
    """From far away; by the button, and by walking with j."""
    page = _opened(watched, looked_at + "/explore?show=movements#map=5/10/20")
    page.get_by_role("button", name="Show on map").first.click()
    page.wait_for_selector(".spot.chosen")
    assert 1 == len(_marked(page))
    page.keyboard.press("Escape")
    page.evaluate("document.activeElement.blur()")
    before = _marked(page)
    page.keyboard.press("j")
    page.keyboard.press("j")
    assert before != _marked(page)
    assert len(_marked(page)) == 1


def test_the_map_is_used_by_keys_and_its_view_is_kept(watched: Watched, looked_at: str) -> None:
    """Arrows move it, plus comes closer, Enter on a mark picks it; the address has the view."""
    page = _opened(watched, looked_at + "/explore")
    page.locator("[data-map]").focus()
    page.keyboard.press("+")
    _until(page, "location.hash.includes('map=')")
    closer = page.url
    page.keyboard.press("ArrowLeft")
    _until(page, f"location.href !== '{closer}'")
    shared = _opened(watched, page.url)
    assert page.url == shared.url
    spot = shared.locator(".spot:not(.several)").first
    spot.focus()
    shared.keyboard.press("Enter")
    shared.wait_for_selector(".spot.chosen")
    assert "at=" in shared.url


def test_many_places_close_together_are_one_mark(watched: Watched, looked_at: str) -> None:
    """With their sum; it comes apart when picked."""
    page = _opened(watched, looked_at + "/explore?show=events#map=4/34.5/40")
    group = page.locator(".spot.several").first
    page.wait_for_selector(".spot.several")
    before = page.locator(".spot").count()
    group.click()
    _until(page, f"document.querySelectorAll('.spot').length > {before}")


def test_without_scripts_the_tables_say_it(watched: Watched, looked_at: str) -> None:
    """List, filter, counters and both tables work; what only a script can draw is not there."""
    page = watched.open(looked_at + "/explore", scripts=False)
    assert not page.locator("[data-map]").is_visible()
    page.get_by_text("Map as a table").click()
    page.locator("[data-twin=places] th a").first.click()
    assert "place=" in page.url
    page.get_by_role("link", name="undated").first.click()
    assert "lacks=time" in page.url
    assert page.locator("[data-row]").count() > 0


def test_on_a_narrow_screen_the_map_folds_away(watched: Watched, looked_at: str) -> None:
    """It stands above the list, and closes."""
    page = _opened(watched, looked_at + "/explore", width=390, height=844)
    top, below = (page.locator(name).bounding_box() for name in ("[data-map]", "[data-lists]"))
    assert top
    assert below
    assert top["y"] < below["y"]
    page.locator(".fold > summary").click()
    assert not page.locator("[data-map]").is_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


def test_provinces_come_when_one_is_told_of(looked_at: str, watched: Watched) -> None:
    """They are a file of their own, which a view without a province and from far does without."""
    loaded = "performance.getEntriesByType('resource').some((one) => one.name.endsWith('/map/areas.json'))"
    page = watched.open(f"{looked_at}/explore?show=claims&place=Mosul#map=4/35/38")
    _settled(page)
    assert not page.evaluate(loaded)
    page.goto(f"{looked_at}/explore?show=movements")
    _until(page, loaded)
