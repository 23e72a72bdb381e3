"""Who heads an incident as its doer: what one side tells of another, however often, is one account."""

from datetime import date

import pytest
from tests.link.made import Report

from tadmor.link.incidents import Incidents


def _struck(id_: str, by: str, words: str) -> Report:
    """A raid of Islamic State that somebody tells."""
    report = Report(id_, f"{by} said {words}.", date(2016, 12, 12), outlet=id_.upper())
    report.says(words, by)
    report.tells("attacked", "BATTLE.attack", "ASSAULT", who="Islamic State", place="Zarka", day="Sunday")
    return report


@pytest.mark.parametrize(
    ("first", "then", "who"),
    [
        ("Syria", "Syria", ()),
        ("Syria", "Northern Relief", ("Islamic State",)),
        ("Northern Relief", "The mayor of Merj", ("Islamic State",)),
    ],
)
def test_a_doer_needs_two_accounts_that_are_not_one_sides(first: str, then: str, who: tuple[str, ...]) -> None:
    """A government's word in two papers is its word; beside a relief body's it is borne out."""
    incidents = Incidents()
    incidents.add(_struck("a", first, "Islamic State attacked Zarka market on Sunday").reading())
    incidents.add(_struck("b", then, "on Sunday, Islamic State attacked farms at Zarka").reading())
    [incident] = [i for i in incidents.incidents() if not i.story]
    assert who == incident.who
