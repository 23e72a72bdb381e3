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


def found(text: str) -> list[Finding]:
    """What is found of the dead of a report, as it is shown."""
    incidents = Incidents()
    incidents.add(tadmor.read(text, outlet="Halden Wire", published=date(2016, 5, 23)))
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
