"""How surely two tellings of one incident are one: alone, over others between them, or by a person's word."""

from datetime import date

from tests.link.made import Report

from tadmor.link.agreement import findings
from tadmor.link.incidents import Incidents
from tadmor.link.incidents.clusters import MUST
from tadmor.link.incidents.ways import Ways
from tadmor.model import Reading
from tadmor.model.incidents import Ruling


def test_the_weakest_joint_of_the_best_way_counts() -> None:
    """1 and 3 hang together over 2, by 1.5 and not by their own 0.2; nothing leads to 9."""
    ways = Ways([(2.0, 1, 2), (1.5, 2, 3), (0.2, 1, 3)])
    assert (2.0, 1.5, None) == (ways.of(1, 2), ways.of(1, 3), ways.of(1, 9))


def test_who_are_together_by_a_word_alone_are_so_by_that_word() -> None:
    """A person joined two groups, one of which hung together by little; within it nothing changes."""
    ways = Ways([(0.3, 1, 2), (MUST, 2, 3), (1.0, 3, 4)])
    assert (MUST, MUST, 0.3, 1.0) == (ways.of(1, 4), ways.of(1, 3), ways.of(1, 2), ways.of(4, 3))


def dead(id_: str, by: str, number: int, town: str) -> Reading:
    """Somebody's number of the dead of fighting in a town."""
    made = Report(id_, f"{by} said {number} people died in fighting in {town}.", date(2016, 12, 12))
    made.says(f"{number} people died in fighting in {town}", by)
    made.tells("fighting", "BATTLE.clash", "ASSAULT", place=town)
    made.counts(f"{number}", number, number, "exactly", "killed", "people")
    return made.reading()


def test_what_a_person_joined_is_compared_as_one_happening() -> None:
    """Two numbers of the fight for one town conflict as soon as somebody says that the two tell it."""
    incidents = Incidents()
    ids = [
        next(t.id for t in incidents.add(reading) if not t.story)
        for reading in (dead("a", "Northern Relief", 23, "Zarka"), dead("b", "The ministry", 17, "Zarka"))
    ]
    incidents.rule(Ruling(one=ids[0], other=ids[1], same=True))
    here = incidents.incident_of(ids[0])
    assert here is not None and MUST == incidents.way(*ids)
    assert ["conflict"] == [f.finding for f in findings(incidents, here) if f.aspect == "how many"]


def test_another_place_stays_another_place() -> None:
    """Whoever joins the fights for two towns gets two numbers of two scopes, and no contradiction."""
    incidents = Incidents()
    ids = [
        next(t.id for t in incidents.add(reading) if not t.story)
        for reading in (dead("a", "Northern Relief", 23, "Zarka"), dead("b", "The ministry", 17, "Tell Ahmar"))
    ]
    incidents.rule(Ruling(one=ids[0], other=ids[1], same=True))
    here = incidents.incident_of(ids[0])
    assert here is not None
    assert ["scope differs"] == [f.finding for f in findings(incidents, here) if f.aspect == "how many"]
