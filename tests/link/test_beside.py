"""Two numbers that one report puts side by side contradict each other, whatever the chance of two numbers is."""

from datetime import date

import pytest

import tadmor
from tadmor.link.agreement.chances import weighed
from tadmor.link.agreement.findings import findings
from tadmor.link.incidents import Incidents
from tadmor.model.incidents import Finding

FIRST = (
    "Bomb blasts killed scores of people in Jableh on Monday. "
    "The Britain-based Observatory said 145 people were killed in attacks by five suicide bombers."
)


def found(*texts: str) -> list[Finding]:
    """What is found of the dead of a report, or of several of one day, as it is shown."""
    incidents = Incidents()
    for text, outlet in zip(texts, ("Halden Wire", "Northmere Daily"), strict=False):
        incidents.add(tadmor.read(text, outlet=outlet, published=date(2016, 5, 23)))
    some = [i for i in incidents.incidents() if not i.story]
    told = [weighed(incidents, i, f) for i in some for f in findings(incidents, i)]
    return [f for f in told if f.role == "killed" and len(f.pair) > 1]


@pytest.mark.parametrize(
    ("beside", "kinds"),
    [
        ("State media said 78 people had been killed.", ["conflict"]),
        ("State media said 78 soldiers had been killed.", []),
    ],
)
def test_a_report_sets_one_number_beside_another(beside: str, kinds: list[str]) -> None:
    """Of the same people; not of others."""
    assert kinds == [f.finding for f in found(f"{FIRST} {beside}") if f.finding == "conflict"]


def test_numbers_that_a_report_gives_sentences_apart_are_set_beside_each_other() -> None:
    """However much stands between them, and in another breath."""
    between = (
        "It relies on people in the country, has followed the war from its first days on and is based in Coventry. "
        "Four of the bombers struck at a bus station and one at the gate of a hospital, it said."
    )
    far = f"{FIRST} {between} State media said the bomb blasts in Jableh had killed 78 people."
    assert ["conflict"] == [f.finding for f in found(far) if f.finding == "conflict"]


def test_two_reports_of_one_day_do_not_set_their_tolls_beside_each_other() -> None:
    """One may tell of the hospital, and the other of those who were buried without it."""
    toll = "{} people were killed when a bomb hit the market in Jableh on Monday, {} said."
    texts = toll.format("Fourteen", "the Syrian Observatory for Human Rights"), toll.format("Nine", "the army")
    assert [] == [f.finding for f in found(*texts) if f.finding == "conflict"]
