"""Every page can be used by everybody: axe finds nothing, wide and narrow, light and dark; nothing is lost at 400 %."""

from importlib.resources import files
from typing import Literal

import pytest
from tests.browser.conftest import Watched
from tests.browser.pages import PAGES, full

axe = pytest.importorskip("axe_playwright_python", reason="axe is a tool for developers")
SCRIPT = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
ALL = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
COLOURS = {"runOnly": {"type": "rule", "values": ["color-contrast"]}}  # nothing else differs between light and dark
LOOKS: tuple[tuple[int, Literal["light", "dark"], object], ...] = (
    (1440, "light", ALL),
    (1440, "dark", COLOURS),
    (390, "light", ALL),  # in the dark a narrow page has the colours of a wide one
)
ZOOMED = 320  # 1280 px at 400 %


@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing_and_nothing_is_lost_when_enlarged(watched: Watched, looked_at: str, path: str) -> None:
    """By WCAG 2.2 AA and good practice; at 400 % no page scrolls sideways, wide tables do so in their own frame."""
    watched.expected = "status of 400"  # the page of a problem is checked too
    page = watched.open(full(looked_at, path))
    page.evaluate(SCRIPT)
    found = []
    for width, scheme, rules in LOOKS:
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=scheme)
        told = page.evaluate("rules => axe.run(document, rules)", rules)
        found += [
            (width, scheme, violation["id"], node["html"][:200], node["failureSummary"])
            for violation in told["violations"]
            for node in violation["nodes"]
        ]
    assert [] == found
    page.set_viewport_size({"width": ZOOMED, "height": 640})
    fits = "document.documentElement.scrollWidth <= document.documentElement.clientWidth"
    page.wait_for_function(fits, timeout=5_000)  # what was drawn for the old width is drawn anew in the next frame


def test_the_first_key_leads_past_the_navigation(watched: Watched, looked_at: str) -> None:
    """A skip link, seen when it has the focus."""
    page = watched.open(looked_at + "/claims")
    page.keyboard.press("Tab")
    assert "Skip to content" == page.evaluate("document.activeElement.textContent")
    page.keyboard.press("Enter")
    page.wait_for_url("**#content", timeout=5_000)


def test_every_control_is_reached_by_keyboard(watched: Watched, looked_at: str) -> None:
    """Tab goes through every link, field and button of a page, and each shows that it has the focus."""
    page = watched.open(looked_at + "/imports")
    wanted = page.evaluate(
        "[...document.querySelectorAll('a[href], button, input:not([type=hidden]), textarea, select, summary')].length"
    )
    seen = set()
    for _ in range(wanted * 2):
        page.keyboard.press("Tab")
        told = page.evaluate(
            "(() => { const one = document.activeElement; if (one === document.body) return null; return ["
            "[...document.querySelectorAll('*')].indexOf(one), getComputedStyle(one).outlineStyle, one.outerHTML]; })()"
        )
        if told:
            assert "none" != told[1], told
            seen.add(told[0])
    assert len(seen) >= wanted
