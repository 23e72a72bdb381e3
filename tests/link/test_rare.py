"""Of what hardly happens twice in a country within days, the day tells which: a gas attack told of by three towns."""

from dataclasses import replace
from datetime import date

import pytest
from tests.link.made import Report

from tadmor.link.incidents import Incidents, told_in
from tadmor.link.likeness.rare import is_one_rarity
from tadmor.link.tellings.places import Spot, nearness, sided
from tadmor.model import Span

SUNDAY, MONDAY, FRIDAY = date(2016, 12, 11), date(2016, 12, 12), date(2016, 12, 16)


def _attack(id_: str, place: str, words: str, kind: str, day: date = MONDAY, told: str | None = "Sunday") -> Report:
    """A report of an attack that killed people near a town."""
    made = Report(id_, f"{words}.", day, outlet=f"{id_} Post")
    made.says(words, None)
    made.tells("attack", kind, "ASSAULT", place=place, day=told)
    return made


def _one(first: Report, then: Report) -> bool:
    incidents = Incidents()
    for made in (first, then):
        incidents.add(made.reading())
    return len([i for i in incidents.incidents() if not i.story]) == 1


@pytest.mark.parametrize(("kind", "expected"), [("STRIKE.cbrn", True), ("STRIKE.shelling", False)])
def test_a_gas_attack_is_one_whichever_town_it_is_told_by(kind: str, expected: bool) -> None:
    """Shells fall on two towns of a province on one day."""
    first = _attack("a", "Zarka", "An attack near Zarka on Sunday killed 34 people", kind)
    then = _attack("b", "Qasr", "Doctors by Qasr counted 93 dead after the attack on Sunday", kind)
    assert expected == _one(first, then)


def test_days_apart_and_lands_apart_are_two() -> None:
    """What is told of another day, or hundreds of kilometres away, is another."""
    first = _attack("a", "Zarka", "An attack near Zarka on Sunday killed 34 people", "STRIKE.cbrn")
    far = _attack("b", "Tell Ahmar", "Doctors by Tell Ahmar counted 93 dead after the attack on Sunday", "STRIKE.cbrn")
    later = _attack("b", "Zarka", "Doctors by Zarka counted 93 after Friday's attack", "STRIKE.cbrn", FRIDAY, "Friday")
    open_ = _attack("b", "Zarka", "Doctors by Zarka counted 93 dead after the attack", "STRIKE.cbrn", MONDAY, None)
    [one], *others = ([t for t in told_in(m.reading()) if not t.story] for m in (first, far, later, open_))
    assert [False, False, True] == [is_one_rarity(one, other) for [other] in others]


def test_a_side_of_a_town_may_be_of_its_province() -> None:
    """ "In eastern Hama" leaves open that it was a village of the province."""
    text = "They fled from eastern Hama."
    hama = Spot(name="Hama", admin1="Hama", country="SY", lat=35.13, lon=36.76, radius_km=5, precision="G2")
    village = Spot(name="Uqayribat", admin1="Hama", country="SY", lat=34.93, lon=37.4, radius_km=3, precision="G2")
    near = nearness(sided(replace(hama, span=Span(23, 27, "Hama")), text), village)
    assert nearness(hama, village) == -1.0 and near is not None and near > -1.0
