"""The reader: the text to the character, layers that can be chosen by address, cards with who says it and who else."""

import html
import re
from pathlib import Path

import pytest
from tests.serve.served import TestClient, client, house

from tadmor.model import Document, Provenance, Reading
from tadmor.serve.excerpts import excerpt
from tadmor.serve.house import House
from tadmor.store import open_store

_TAG = re.compile(r"<[^>]+>")
_REPORT = re.compile(r'<article class="report".*?</article>', re.S)


def _told(page: str) -> list[str]:
    """The lines of the text as the page shows them."""
    report = _REPORT.search(page)
    assert report
    return [
        html.unescape(_TAG.sub("", line)).strip() for line in re.findall(r"<p dir=.auto.>(.*?)</p>", report[0], re.S)
    ]


def _reading(house: House, document: str) -> Reading:
    with house.store.snapshot() as view:
        found = view.reading(document)
    assert found
    return found


@pytest.mark.parametrize("document", ["composed-01", "composed-05", "composed-10"])
def test_the_text_is_shown_to_the_character(shown: House, page: TestClient, document: str) -> None:
    """Whatever lies over it."""
    text = _reading(shown, document).document.text
    wanted = [line.strip() for line in text.splitlines() if line.strip()]
    assert wanted == _told(page.get(f"/documents/{document}").text)


def test_every_claim_has_its_card_in_text_order(shown: House, page: TestClient) -> None:
    """Each with an anchor in the text that leads to it."""
    told = page.get("/documents/composed-01").text
    claims = [claim.id for claim in _reading(shown, "composed-01").claims]
    assert claims == re.findall(r'<article class="claim card[^"]*" id="([^"]+)"', told)
    anchors = re.findall(r'<a id="w-([^"]+)" href="#\1">', told)
    assert set(claims) == set(anchors)
    assert len(anchors) == len(set(anchors))


def test_a_card_says_who_and_through_whom(page: TestClient) -> None:
    """From the speaker over the body that they speak for to the outlet; how far they go in words."""
    told = " ".join(html.unescape(_TAG.sub("", page.get("/documents/composed-01").text)).split())
    assert "Anton Berezhnov > told by Russian Ministry of Defence > told by Sever Bulletin Service" in told
    assert "stated flatly" in told
    assert "quoted directly" in told
    assert "accounts with no shared source found" in told


def test_the_layers_stand_in_the_address(page: TestClient) -> None:
    """As often as wanted; none of them with "none"; an unknown one is told, with the known ones."""

    def ticked(query: str) -> set[str]:
        return set(re.findall(r'id="layer-(\w+)" checked', page.get(f"/documents/composed-01{query}").text))

    assert {"source", "cue", "content", "hedge", "place", "time", "quantity"} == ticked("")
    assert {"event", "hedge"} == ticked("?layer=event&layer=hedge&layer=none")
    assert set() == ticked("?layer=none")
    refused = page.get("/documents/composed-01?layer=truth")
    assert (400, True) == (refused.status_code, "movement" in refused.text)


def test_a_claim_in_the_address_is_picked_out(shown: House, page: TestClient) -> None:
    """Its words and its card, with scripts off."""
    claim = _reading(shown, "composed-01").claims[0].id
    told = page.get(f"/documents/composed-01?claim={claim}").text
    assert 1 == len(re.findall(r'class="claim card[^"]* chosen"', told))
    assert f'id="{claim}"' in told
    assert re.search(r'<mark class="[^"]*content[^"]* chosen"', told)
    assert "chosen" not in page.get("/documents/composed-01").text.replace("mark.chosen", "")


def test_hedges_say_their_rule(page: TestClient) -> None:
    """In words: which list has them, and what they leave of a statement."""
    told = page.get("/documents/composed-06").text
    assert re.search(r"&#39;\w+&#39; is on the list of (possible|probable|uncommitted) words", told)


def test_furniture_is_marked_and_kept(page: TestClient) -> None:
    """It is a part of the text that nobody reads."""
    assert re.search(r'<mark class="furniture"[^>]*>Read more', page.get("/documents/composed-10").text)


def test_copies_and_other_reports_of_the_story_are_linked(page: TestClient) -> None:
    """With what they share, in words."""
    told = _TAG.sub("", page.get("/documents/composed-02").text)
    assert re.search(r"the same text: \d+ % of this report stands there", told)
    assert "the same story" in told


def test_the_capture_card_has_what_proves_the_bytes(tmp_path: Path) -> None:
    """Their hash and when they came; an address that would run is text."""
    path = tmp_path / "one.db"
    document = Document(id="d", text="שלום \u202ereversed\u202c and اسم\n", url="javascript:alert(1)", title="עִברִית")
    came = Provenance(name="a.txt", sha256="0" * 64, size=3, media="text")
    with open_store(path) as store, store.writer() as writer:
        writer.add(Reading(document=document, made_by=("hand/1",)), came)
    with house(path) as opened:
        told = client(opened).get("/documents/d").text
    assert "0" * 64 in told
    assert "handed in, not fetched" in told
    assert 'href="javascript' not in told
    assert '<p dir="auto">שלום \u202ereversed\u202c and اسم' in told


def test_a_claim_has_an_address_with_its_sentence(shown: House, page: TestClient) -> None:
    """Its incident and what a decision on it has to rest on; what is not there says so."""
    reading = _reading(shown, "composed-01")
    claim = reading.claims[3]
    told = page.get(f"/claims/{claim.id}")
    sentence = "".join(one.text for one in excerpt(reading, claim.id))
    assert sentence.endswith(".")
    assert claim.spans[0].text in sentence
    assert sentence in html.unescape(_TAG.sub("", told.text))
    data = page.get(f"/claims/{claim.id}.json").json()
    assert (claim.id, []) == (data["id"], data["decisions"])
    assert re.fullmatch(r"0\.[0-9a-f]{16}", data["seen"])
    assert 404 == page.get("/claims/nothing").status_code
