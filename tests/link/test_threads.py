"""Sites and villages by name, through a report and across reports: by them a reader knows which strike is meant."""

from datetime import date
from time import process_time

import pytest
from tests.link.test_agreement import compared

import tadmor
from tadmor.link.incidents import Incidents
from tadmor.link.incidents.within.told import tellings
from tadmor.link.tellings.found.threads.page import Page
from tadmor.link.tellings.found.threads.sites import sites
from tadmor.link.tellings.places import bare_name
from tadmor.link.tellings.threads import bond
from tadmor.model import Reading

SECONDS = 2.0  # a tenth of it on a machine at rest
TUESDAY, WEDNESDAY = date(2016, 5, 3), date(2016, 5, 4)


def read(text: str, published: date = TUESDAY, outlet: str = "Northern Wire") -> Reading:
    """A report."""
    return tadmor.read(text, outlet=outlet, published=published)


def joined(one: Reading, other: Reading, *words: str) -> bool:
    """Whether the happenings that two words tell, one of each report, are one incident."""
    incidents = Incidents()
    found = []
    for reading, word in zip((one, other), words, strict=True):
        told = [t for t in incidents.add(reading) if not t.story]
        found.append(next(t for t in told if any(word in s.text for s in t.spans)))
    return incidents.incident_of(found[0].id) == incidents.incident_of(found[1].id)


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("Shells hit the Harun market and the Sidra Children's Clinic.", ["market:harun", "hospital:sidr"]),
        ("Shells hit the Harun market. Nine died at the market.", ["market:harun", "market:harun"]),
        ("A crowded market was hit. It was the Harun market, traders said.", ["market:harun", "market:harun"]),
        (
            "The Harun market burned. The Besk market did not. The market was empty.",
            ["market:harun", "market:bask", "market:bask"],
        ),
        ("They hold the eastern gate, and the Eastern Gate is shut.", ["gate:east", "gate:east"]),
        ("The dam of Merja was shelled.", ["water:marg"]),
        ("An RSF base and a UN camp were shelled.", []),
        ("The army shelled a hospital.", []),
    ],
)
def test_a_site_has_the_name_that_its_report_gives_it(text: str, keys: list[str]) -> None:
    """Where a report names one alone of a kind; of two the last before; what nothing tells apart is none."""
    assert keys == [site.key for site in sites(text)]


@pytest.mark.parametrize(
    ("one", "other"),
    [("Umm Harun", "Um Haroun"), ("Tal Zaytun", "Tell Zeitun"), ("al-Besk", "Besk"), ("Golo", "Goloo")],
)
def test_a_name_is_one_in_several_spellings(one: str, other: str) -> None:
    """Transliterations differ by vowels, articles and what stands before many names."""
    assert bare_name(one) == bare_name(other)


def test_what_sentences_do_not_name_is_that_of_those_before() -> None:
    """Until the report turns to something else."""
    reading = read(
        "Two shells hit the Harun market in Berlan on Monday. Nine people died, a doctor said.\n\n"
        "Elsewhere, a car bomb exploded on Sunday and killed four soldiers.\n"
    )
    threads = {s.text: t.thread for t in tellings(reading) for s in t.spans}
    strike, dead, bomb = (next(t for w, t in threads.items() if word in w) for word in ("hit", "died", "explod"))
    assert bond(strike, dead).much > 0 and bond(strike, bomb).much == 0


def test_one_site_joins_what_two_sides_call_otherwise() -> None:
    """Shells and bombs upon one market on one day are one happening, whoever is blamed."""
    one = read("Army shells hit the Harun market in Berlan on Monday and killed nine people, residents said.")
    text = (
        'A spokesman for the army said: "The rebels fired mortars at the Haroun market on Monday, killing 12 people."'
    )
    assert joined(one, read(text, WEDNESDAY, "Delta Post"), "hit", "fired")


def test_two_sites_of_a_kind_are_two() -> None:
    """In one town on one day two clinics are hit."""
    one = read("Shells hit the Sidra clinic in Berlan on Monday and killed nine people, residents said.")
    other = read(
        "Shells hit the Merja clinic in Berlan on Monday and killed four people, nurses said.", outlet="Delta Post"
    )
    assert not joined(one, other, "hit", "hit")


def test_a_speaker_at_a_site_is_not_hit_there() -> None:
    """The hospital whose doctor speaks is where he speaks."""
    reading = read("A doctor at the Sidra hospital said that shells had killed nine people on Monday.")
    assert not any("hospital" in key for t in tellings(reading) if t.thread for key in t.thread.names)


def test_a_denial_finds_what_it_denies_by_the_site() -> None:
    """Though it names no town."""
    one = read("Army shells hit the Harun market in Berlan on Monday and killed nine people, residents said.")
    text = "The army denied on Wednesday that it had shelled the Harun market on Monday."
    other = read(text, WEDNESDAY, "Delta Post")
    assert joined(one, other, "hit", "shelled")
    assert any(f.finding == "denied" for f in compared(one, other))


def test_an_incident_has_the_name_of_its_site() -> None:
    """Beside the town that a gazetteer knows, and not where people fled to."""
    one = read(
        "Two shells hit a market in Qaryatayn on Monday. Nine people were killed at the Harun market, a doctor said."
    )
    other = read(
        "Shells killed 12 people at the Haroun market in Qaryatayn on Monday, residents said.", outlet="Delta Post"
    )
    incidents = Incidents()
    told = [t for r in (one, other) for t in incidents.add(r) if not t.story]
    found = incidents.incident_of(told[-1].id)
    assert found is not None and found.site in ("Harun market", "Haroun market") and found.where.endswith("Qaryatayn")
    fled = read("Some 900 people fled to the Harun camp in Qaryatayn on Monday, aid workers said.")
    assert all(
        incident.site is None for incident in (incidents.incident_of(t.id) for t in incidents.add(fled)) if incident
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Shells hit the main hospital in Homs on Monday.", "Shells hit the main hospital in Kharkiv on Monday."),
        ("Shells hit the Harun clinic in Homs on Monday.", "Shells fell on the Harun clinic in Mosul on Monday."),
        (
            "Gunmen attacked an Israeli checkpoint in Nablus on Monday.",
            "Gunmen attacked an Israeli checkpoint in Hebron.",
        ),
    ],
)
def test_a_site_of_every_town_is_no_one_site(one: str, other: str) -> None:
    """What has no name of its own, or has it in towns far apart, joins nothing that lies in two towns."""
    a, b = read(one), read(other, outlet="Delta Post")
    assert not joined(a, b, a.events[0].trigger.text, b.events[0].trigger.text)


def test_a_longer_name_of_a_site_is_no_other_site() -> None:
    """A report says whose it is, or of what kind."""
    one = read("Shells hit the Harun Maternity Hospital in Berlan on Monday and killed nine people, residents said.")
    other = read(
        "Shells hit Berlan's Harun hospital on Monday and killed nine people, nurses said.", outlet="Delta Post"
    )
    assert joined(one, other, "hit", "hit")


def test_another_market_is_not_the_one_that_has_a_name() -> None:
    """Nor is a site its owner's."""
    found = sites("The Harun market was hit on Monday. On Tuesday another market was hit. Omar Besk's farm burned.")
    assert ["market:" + bare_name("Harun")] == [site.key for site in found]


def test_a_long_report_of_many_villages_is_read_in_time() -> None:
    """What is looked for by name is looked for in one pass."""
    names = [f"Tal {first}{second}arun" for first in "BDFGKLMNPRSTVZ" for second in "aeiou" for _ in "1234"]
    text = " ".join(f"Shells fell in {name} on Monday and a market was shut." for name in names)
    reading = tadmor.read(text, published=TUESDAY)
    began = process_time()
    Page(reading)
    assert process_time() - began < SECONDS


def test_what_a_report_tells_side_by_side_of_one_name_is_one() -> None:
    """The strike on a market, its dead, and who heard it: further down the market may have been hit again."""
    near = "Two shells hit the Harun market in Zarka. Nine people were killed at the Harun market."
    far = "Traders sat on the pavement and waited for word of their sons, as they had on other days of the war. " * 4
    for between, one in (("", True), (far, False)):
        text = near.replace(". Nine", f". {between}Nine")
        incidents = Incidents()
        told = [t for t in incidents.add(read(text)) if not t.story and "ASSAULT" in t.classes]
        groups = {i.id for t in told if (i := incidents.incident_of(t.id)) is not None}
        assert (len(groups) == 1) is one
