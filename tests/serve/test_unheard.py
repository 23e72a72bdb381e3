"""A name in a filter that nobody has is told, with what may have been meant."""

import re
from html import unescape

import pytest
from tests.serve.served import TestClient


def _told(page: TestClient, address: str) -> str:
    """The note beneath the filter, without its marks; "" where there is none."""
    answer = page.get(address)
    assert 200 == answer.status_code, answer.text
    found = re.search(r'role="note">(No claim here.*?)</p>', answer.text)
    return unescape(re.sub(r"<[^>]+>", "", found[1])) if found else ""


@pytest.mark.parametrize(
    ("address", "meant"),
    [
        ("/claims?speaker=Berezhnof", "Anton Berezhnov"),
        ("/explore?place=Palmira", "Palmyra"),
        ("/incidents?outlet=Halden+Wires", "Halden Wire"),
        ("/events?actor=Islamik+State", "islamic state"),
        ("/movements?speaker=Anton+Granin", "Anton Berezhnov, Pavel Granin"),
    ],
)
def test_a_slip_in_a_name_leads_to_the_name(page: TestClient, address: str, meant: str) -> None:
    """On every list, for speakers, places, outlets and actors; two names that nobody has together lead to each."""
    assert f"Did you mean {meant}" in _told(page, address)


def test_a_name_like_no_other_is_told_alone(page: TestClient) -> None:
    """There is nothing to offer, and the list is empty for a reason."""
    assert "No claim here is of anybody called “zzqx”." == _told(page, "/claims?speaker=zzqx")


def test_what_somebody_has_is_not_told(page: TestClient) -> None:
    """Nor a place with a distance: its point decides."""
    assert "" == _told(page, "/claims?speaker=Berezhnov&place=Palmyra&outlet=Halden+Wire")
    assert "" == _told(page, "/claims?place=Damascus&within=1")
