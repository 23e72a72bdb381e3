"""A number that its sentence says took the place of another joins it to the report that gave that one."""

from datetime import date

from tadmor.link.agreement import findings
from tadmor.link.incidents import Incidents
from tadmor.link.likeness.raised import raised
from tadmor.model import Document
from tadmor.pipeline import default_pipeline

WEDNESDAY, FRIDAY = date(2017, 3, 22), date(2017, 3, 24)


def incidents(*reports: tuple[str, date]) -> Incidents:
    """What some reports tell, linked; their ids are "a", "b" ..."""
    made = Incidents()
    for id_, (text, day) in zip("abc", reports, strict=False):
        made.add(default_pipeline().read_batch([Document(id=id_, text=text, outlet=f"Outlet {id_}", published=day)])[0])
    return made


def joined(made: Incidents, words: str, others: str) -> bool:
    """Whether two numbers, by their words, stand in one incident."""
    homes = [
        {i.id for t in made.of_document(d) if any(c.span.text == w for c in t.counts) if (i := made.incident_of(t.id))}
        for d, w in (("a", words), ("b", others))
    ]
    return bool(homes[0] & homes[1])


def test_who_raises_a_number_tells_of_what_it_was_given_for() -> None:
    """ "Raised its count to 171 dead, from 137": of what it had counted 137 dead for, two days before."""
    first = "The Harm Monitor said at least 137 civilians were killed in the collapse of a house in Mosul, Iraq."
    then = "The Harm Monitor on Friday raised its count of the dead in Mosul, Iraq, to 171, up from 137."
    assert joined(incidents((first, WEDNESDAY), (then, FRIDAY)), "at least 137", "171")


def test_a_number_of_other_people_is_not_what_another_was_raised_from() -> None:
    """137 who were wounded are not the 137 dead of before, nor is a report of weeks ago meant."""
    then = "The Harm Monitor on Friday raised its count of the dead in Mosul, Iraq, to 171, up from 137."
    hurt = "The Harm Monitor said 137 civilians were wounded in the collapse of a house in Mosul, Iraq."
    assert not joined(incidents((hurt, WEDNESDAY), (then, FRIDAY)), "137", "171")
    dead = "The Harm Monitor said 137 civilians were killed in the collapse of a house in Mosul, Iraq."
    old = incidents((dead, date(2017, 2, 20)), (then, FRIDAY))
    tellings = [[t for t in old.of_document(d) if t.counts] for d in "ab"]
    assert all(tellings)
    assert not [1 for one in tellings[0] for other in tellings[1] if raised(one, other)]


def test_what_a_report_says_it_was_before_is_an_update_of_it() -> None:
    """ "Up from eleven": of the eleven whom health officials of that town gave the day before, by any name."""
    made = incidents(
        ("At least eleven Peshmerga were killed near Kirkuk, Iraq, health officials in Erbil said.", WEDNESDAY),
        (
            "Kurdish health officials in Erbil said they had now received 25 bodies of Peshmerga from Kirkuk, Iraq, up "
            "from eleven on Wednesday.",
            FRIDAY,
        ),
    )
    found = [f for i in made.incidents() for f in findings(made, i) if f.relation == "update"]
    assert [["At least eleven", "25"]] == [[value.span.text for value in f.pair] for f in found]
    why = "health officials in Erbil first gave “At least eleven”, Kurdish health officials in Erbil later “25”"
    assert [why] == [f.why for f in found]  # each number is of who gave it
