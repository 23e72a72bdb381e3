"""Two numbers that one report puts side by side contradict each other, whatever the chance of two numbers is.

So do two tolls of one named place that are printed within a day.
"""

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


def found(*texts: str, then: date = date(2016, 5, 23)) -> list[Finding]:
    """What is found of the dead of a report, or of several of which the last was printed `then`, as it is shown."""
    incidents = Incidents()
    days = [*[date(2016, 5, 23)] * (len(texts) - 1), then]
    for text, outlet, day in zip(texts, ("Halden Wire", "Northmere Daily"), days, strict=False):
        incidents.add(tadmor.read(text, outlet=outlet, published=day))
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


TOLL = "{} people were killed when a bomb hit the market in Jableh on Monday, {} said."


@pytest.mark.parametrize(
    ("number", "then", "kinds"),
    [
        ("Nine", date(2016, 5, 24), ["conflict"]),
        ("Nine", date(2016, 5, 27), []),  # who prints it days later may know what the other did not
        ("Two", date(2016, 5, 24), []),  # so few are some of them
    ],
)
def test_two_tolls_of_one_place_within_a_day_contradict_each_other(number: str, then: date, kinds: list[str]) -> None:
    """Each by somebody named."""
    texts = TOLL.format("Fourteen", "the Syrian Observatory for Human Rights"), TOLL.format(number, "the army")
    assert kinds == [f.finding for f in found(*texts, then=then) if f.finding == "conflict"]
