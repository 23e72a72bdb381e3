"""A person reads: shows and hides layers, goes from card to text and back, by mouse, by key, and with scripts off."""

from tests.browser.conftest import Watched

DOCUMENT = "/documents/composed-01"


def test_a_layer_is_hidden_and_shown(watched: Watched, looked_at: str) -> None:
    """At once; the address keeps it, so that the page can be shared as it is."""
    page = watched.open(looked_at + DOCUMENT)
    place = page.locator(".report mark.place").first
    style = "one => getComputedStyle(one).borderBlockEndStyle"
    assert "dotted" == place.evaluate(style)
    page.get_by_label("Places").uncheck()
    assert "none" == place.evaluate(style)
    assert "layer=cue" in page.url
    assert "layer=place" not in page.url
    page.reload()
    assert not page.get_by_label("Places").is_checked()
    assert "none" == page.locator(".report mark.place").first.evaluate(style)


def test_layers_work_with_scripts_off(watched: Watched, looked_at: str) -> None:
    """A box is enough; the button puts the choice into the address."""
    page = watched.open(looked_at + DOCUMENT, scripts=False)
    page.get_by_label("Places").uncheck()
    page.get_by_role("button", name="Keep in the address").click()
    assert "layer=time" in page.url
    assert not page.get_by_label("Places").is_checked()
    assert page.get_by_label("Times").is_checked()


def test_a_card_leads_to_its_words_and_back(watched: Watched, looked_at: str) -> None:
    """Both are picked out, and the address says which claim."""
    page = watched.open(looked_at + DOCUMENT)
    card = page.locator(".card").nth(3)
    claim = card.get_attribute("data-claim")
    card.get_by_role("link", name="Show its words").click()
    words = page.locator(f'.report mark.chosen[data-claims~="{claim}"]')
    assert words.count() > 2
    assert words.first.is_visible()
    assert "chosen" in (card.get_attribute("class") or "").split()
    assert f"claim={claim}" in page.url
    first = page.locator(".report mark.cue a").first
    first.click()
    wanted = (first.get_attribute("href") or "")[1:]
    assert [wanted] == page.locator(".card.chosen").evaluate_all("all => all.map(one => one.dataset.claim)")
    assert 0 == page.locator(f'.report mark.chosen[data-claims="{claim}"]').count()


def test_cards_and_words_lead_to_each_other_with_scripts_off(watched: Watched, looked_at: str) -> None:
    """By anchors."""
    page = watched.open(looked_at + DOCUMENT, scripts=False)
    page.locator(".card").nth(3).get_by_role("link", name="Show its words").click()
    assert page.locator(".report mark.chosen").count() > 2
    assert 1 == page.locator(".card.chosen").count()
    page.locator(".report mark.cue a").first.click()
    assert 1 == page.locator(".card:target").count()


def test_keys_walk_the_cards(watched: Watched, looked_at: str) -> None:
    """J goes to the next claim, and its words are picked out."""
    page = watched.open(looked_at + DOCUMENT)
    page.keyboard.press("j")
    page.keyboard.press("j")
    claim = page.locator(".card").nth(1).get_attribute("data-claim")
    assert page.locator(f'.report mark.chosen[data-claims~="{claim}"]').count() > 0


def test_the_text_can_be_printed(watched: Watched, looked_at: str) -> None:
    """In black and white a bracket says where a source and a content begin and end."""
    page = watched.open(looked_at + DOCUMENT)
    page.emulate_media(media="print")
    before = "one => getComputedStyle(one, '::before').content"
    assert '"["' == page.locator('.report mark.source[data-opens="source"]').first.evaluate(before)
    assert "rgba(0, 0, 0, 0)" == page.locator(".report mark.source").first.evaluate(
        "one => getComputedStyle(one).backgroundColor"
    )
    assert not page.locator(".layers button").is_visible()


def test_the_text_is_copied_as_it_is(watched: Watched, looked_at: str) -> None:
    """Marks add no character."""
    page = watched.open(looked_at + DOCUMENT)
    told = page.locator(".report p").evaluate_all("all => all.map(one => one.textContent.trim())")
    text = page.evaluate(f"fetch('{DOCUMENT}.json').then(one => one.json()).then(one => one.reading.text)")
    assert [line.strip() for line in text.splitlines() if line.strip()] == told
