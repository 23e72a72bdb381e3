"""Who heads an incident as its doer: what one side tells of another, however often, is one account."""

from dataclasses import replace
from datetime import date

import pytest
from tests.link.made import Report

from tadmor.link.incidents import Incidents
from tadmor.link.incidents.heads import sides
from tadmor.link.tellings.parties import Party
from tadmor.model import Span

AT = Span(0, 1, "Z")


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


def _accused(id_: str, by: str) -> Report:
    """The same raid as a charge."""
    words = "Islamic State attacked Zarka market on Sunday"
    report = Report(id_, f"{by} charged that {words}.", date(2016, 12, 12), outlet=id_.upper())
    report.says(words, by, cue="charged", act="accuse")
    report.tells("attacked", "BATTLE.attack", "ASSAULT", who="Islamic State", place="Zarka", day="Sunday")
    return report


def test_all_accusations_are_one_account() -> None:
    """Whoever brings them: findings tell them, no headline."""
    incidents = Incidents()
    incidents.add(_accused("a", "Northern Relief").reading())
    incidents.add(_accused("b", "The mayor of Merj").reading())
    [incident] = [i for i in incidents.incidents() if not i.story]
    assert () == incident.who


def test_who_watches_is_nobodys_victim() -> None:
    """ "Zarka Observatory" that a reader took for the one attacked."""
    body = Party(
        name="Zarka Observatory for Human Rights", key="zarka observatory", kind="civilians", country=None, span=AT
    )
    army = Party(name="Syrian army", key="syrian-army", kind="state-force", country="SY", span=AT)
    incidents = Incidents()
    incidents.add(_struck("a", "Northern Relief", "Islamic State attacked Zarka market on Sunday").reading())
    [telling] = [t for t in incidents.of_document("a") if t.who]
    _, whom = sides([replace(telling, whom=(body, army))], "ASSAULT", "BATTLE.attack", {telling.id: "a"}, 1)
    assert ("Syrian army",) == whom
