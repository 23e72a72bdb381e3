"""What reports tell in words of which no event is read: noes, sights of soldiers, graves, tolls beside a denial."""

from datetime import date

import pytest

import tadmor
from tadmor.link.incidents import tellings
from tadmor.link.tellings.found.denials.flat import flat_noes
from tadmor.link.tellings.prizes import prizes
from tadmor.link.tellings.telling import Telling
from tadmor.model import Span


def read(text: str) -> tuple[Telling, ...]:
    """What a report of Sunday 11 December 2016 tells."""
    return tellings(tadmor.read(text, outlet="Northmere Daily", published=date(2016, 12, 11)))


def noes(said: str) -> list[str]:
    """The flat noes of some words."""
    return [no.text for no in flat_noes(Span(0, len(said), said))]


@pytest.mark.parametrize(
    ("said", "no"),
    [
        ("It was a gas bottle, there was no plane", "there was no plane"),
        ("There's no foreign soldier in the valley", "There's no foreign soldier in the valley"),
        ("Kesh isn't taken", "Kesh isn't taken"),
        ("The pumping station has not been out of our hands", "The pumping station has not been out of our hands"),
    ],
)
def test_a_no_in_a_second_clause_or_with_an_apostrophe_is_flat(said: str, no: str) -> None:
    """A flat no opens a clause, too, and may be shortened."""
    assert [no] == noes(said)


def test_no_plane_denies_an_air_strike() -> None:
    """Whoever says that none was there."""
    (no,) = [t for t in read('"It was a gas bottle, there was no plane," Colonel Brand of the army said.') if t.denied]
    assert {"STRIKE.air"} == no.types


def test_a_station_that_was_not_out_of_hand_was_not_taken() -> None:
    """By the army, which has it."""
    told = read('"The station was never out of our control," the army spokesman said.')
    (no,) = [t for t in told if t.denied]
    assert {"TERRITORY.capture"} == no.types
    assert {"station"} == prizes(no)


def test_what_an_aside_parts_from_its_verb_is_still_what_fell() -> None:
    """ "The station, in the east of the town, had fallen"."""
    told = read("The station, in the eastern suburbs, had fallen to the Syrian army, residents of Aleppo said.")
    assert [{"station"}] == [prizes(t) for t in told if "TERRITORY.capture" in t.types]


def test_whose_hand_it_is_in() -> None:
    """One hand as well as two."""
    told = read('"The dam has been in our hand since Friday," a spokesman of the Syrian army said in Aleppo.')
    assert ["TERRITORY.hold"] == [kind for t in told for kind in t.types]


def test_armed_men_are_somewhere() -> None:
    """Who has parked his cars there or is found there, and no mayor who waits."""
    told = read("Residents of Aleppo said Hezbollah cars had been parked behind the school since Thursday.")
    assert [["Hezbollah"]] == [[p.name for p in t.who] for t in told if "POSTURE.alert" in t.types]
    assert not [t for t in read("Residents of Aleppo said the mayor had been present at the gate.") if t.types]


def test_a_mass_grave_tells_of_dead() -> None:
    """Where nothing else of it is told."""
    told = read("The office has heard reports of a mass grave behind a school in Aleppo.")
    assert [{"CONSEQ.casualty"}] == [t.types for t in told if t.types]


def test_who_finds_or_buries_the_dead_has_killed_nobody() -> None:
    """Nor is he told to have done it."""
    told = read("On Monday Syrian police opened a trench in Aleppo and found bodies, many without hands.")
    assert {()} == {t.who for t in told if "CONSEQ.casualty" in t.types}


def test_a_toll_is_no_part_of_what_another_sentence_denies() -> None:
    """ "There is no siege" denies no dead."""
    told = read(
        '"There is no siege. Our men changed positions in Aleppo, and the martyrs are six," Colonel Brand said.'
    )
    assert [False] == [t.denied for t in told if any(c.role == "killed" for c in t.counts)]
    assert [True] == [t.denied for t in told if "TERRITORY.siege" in t.types]


def test_what_has_to_stop_goes_on() -> None:
    """Who demands the end of a bombing tells of it."""
    told = read('"The Russian bombing of civilians in Aleppo has to stop," President Marl said.')
    assert any("ASSAULT" in t.classes and not t.planned for t in told)


def test_whose_guns_stand_where_shells_came_from() -> None:
    """Where words say so."""
    told = read("The shells came from the quarry near Aleppo, where the Syrian army has had its guns since August.")
    assert [["Syrian army"]] == [[p.name for p in t.who] for t in told if "STRIKE.shelling" in t.types]
    told = read("The shells came from the quarry near Aleppo, where the Syrian army once had a school.")
    assert [[]] == [[p.name for p in t.who] for t in told if "STRIKE.shelling" in t.types]
