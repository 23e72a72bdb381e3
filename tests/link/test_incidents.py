"""Incidents follow from the set of reports, not from their order; they grow, merge, split, and keep their ids."""

from datetime import date
from itertools import permutations

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.link.made import Report, strike

from tadmor.link.incidents import Incidents, Telling, compare, tellings
from tadmor.model import Reading
from tadmor.model.incidents import Incident, Ruling


def linked(readings: list[Reading], rulings: tuple[Ruling, ...] = ()) -> Incidents:
    """The incidents of some readings, added one by one."""
    made = Incidents(rulings)
    for reading in readings:
        made.add(reading)
    return made


def events(incidents: Incidents) -> list[Incident]:
    """Incidents that are no stories."""
    return [i for i in incidents.incidents() if not i.story]


def first(incidents: Incidents, document: str) -> Telling:
    """The first event that a document tells."""
    return next(t for t in incidents.of_document(document) if not t.story)


def shelling(id_: str, town: str, day: str, outlet: str) -> Reading:
    """A report of shelling."""
    words = f"shells hit the market of {town} on {day}"
    made = Report(id_, f"On the road it is told that {words}.", outlet=outlet)
    made.says(words, None)
    made.tells("hit", "STRIKE.shelling", "ASSAULT", place=town, day=day)
    return made.reading()


def pool() -> list[Reading]:
    """Reports of which some tell one happening and some do not."""
    return [
        strike("a", "14", 14, 14, "exactly", "Northern Relief"),
        strike("b", "at least 16", 16, None, "at_least", "The ministry", date(2016, 12, 13)),
        strike("c", "14", 14, 14, "exactly", "Zarka Press", date(2016, 12, 11)),
        shelling("d", "Zarka", "Sunday", "Ledger"),
        shelling("e", "Merj", "Sunday", "Courier"),
        shelling("f", "Zarka", "Thursday", "Post"),
        shelling("g", "Tell Ahmar", "Sunday", "Globe"),
    ]


def test_one_strike_told_three_times_is_one_incident() -> None:
    """Same kind, place and day: one; the shelling of that day, of another town and of another day: others."""
    found = {i.documents for i in events(linked(pool()))}
    assert ("a", "b", "c") in found
    assert not any({"d", "f"} <= set(d) or {"d", "g"} <= set(d) or {"a", "d"} <= set(d) for d in found)


@settings(max_examples=25, deadline=None)
@given(order=st.permutations(range(7)))
def test_the_order_of_arrival_changes_nothing(order: list[int]) -> None:
    """Nor does asking in between."""
    readings = pool()
    one, other = Incidents(), linked(readings)
    for n in order:
        one.add(readings[n])
        one.incidents()
    assert other.incidents() == one.incidents()


def test_adding_again_and_taking_away_leave_no_trace() -> None:
    """A reading that is read anew takes the place of the old one; one that is removed was never there."""
    readings = pool()
    plain, busy = linked(readings[:4]), linked(readings)
    for reading in readings[4:]:
        busy.remove(reading.document.id)
    busy.add(readings[0])
    assert plain.incidents() == busy.incidents()


def test_an_id_survives_growth() -> None:
    """Later reports leave an id as it is; an earlier one takes it over, and the old id leads there."""
    a, b, c = pool()[:3]
    made = linked([a])
    before = made.incident_of(first(made, "a").id)
    made.add(b)
    after = made.incident_of(first(made, "a").id)
    assert before is not None and after is not None and before.id == after.id
    made.add(c)
    earlier = made.resolve(before.id)
    assert earlier is not None and earlier.documents == ("a", "b", "c") and earlier.id != before.id


def test_a_person_merges_and_splits_and_is_heeded_in_any_order() -> None:
    """Rulings hold for tellings that come later, too."""
    readings = [*pool()[:2], *pool()[5:]]
    made = linked(readings)
    a, b, f, g = (first(made, id_).id for id_ in "abfg")
    rulings = (Ruling(one=f, other=g, same=True), Ruling(one=a, other=b, same=False))
    expected = None
    for order in permutations(readings):
        found = {i.documents for i in events(linked(list(order), rulings))}
        expected = expected or found
        assert {("a",), ("b",), ("f", "g")} == found == expected
    for ruling in rulings:
        made.rule(ruling)
    assert expected == {i.documents for i in events(made)}


def test_a_merged_incident_redirects() -> None:
    """The id of the one that has gone into another finds the other."""
    made = linked([shelling("f", "Zarka", "Thursday", "Post"), shelling("g", "Tell Ahmar", "Sunday", "Globe")])
    ids = [i.id for i in events(made)]
    made.rule(Ruling(one=first(made, "f").id, other=first(made, "g").id, same=True))
    assert {("f", "g")} == {found.documents for id_ in ids if (found := made.resolve(id_)) is not None}


def test_a_round_up_is_not_one_happening() -> None:
    """Three shellings of one report in three towns stay three, whatever other reports tell."""
    words = ["shells hit Zarka on Sunday", "shells fell on Merj on Saturday", "shells struck Tell Ahmar on Friday"]
    made = Report("r", ". ".join(words) + ".")
    for sentence, trigger, town, day in zip(
        words, ("hit", "fell", "struck"), ("Zarka", "Merj", "Tell Ahmar"), ("Sunday", "Saturday", "Friday"), strict=True
    ):
        made.says(sentence, None)
        made.tells(trigger, "STRIKE.shelling", "ASSAULT", place=town, day=day)
    reading = made.reading()
    assert 3 == len(tellings(reading))
    found = events(linked([reading, shelling("d", "Zarka", "Sunday", "Ledger")]))
    assert [1, 1, 2] == sorted(len(i.documents) for i in found)


def test_a_report_that_tells_one_thing_twice_tells_it_once() -> None:
    """A second mention with the same place and no other day is one telling."""
    words = ["shells hit Zarka on Sunday", "shells hit the same town Zarka again as told"]
    made = Report("r", f"{words[0]}. Later: {words[1]}.")
    made.says(words[0], None)
    made.tells("hit", "STRIKE.shelling", "ASSAULT", place="Zarka", day="Sunday")
    made.says(words[1], None)
    made.tells("hit the same", "STRIKE.shelling", "ASSAULT", place="Zarka")
    assert 1 == len(tellings(made.reading()))


def test_a_joint_says_why_and_is_the_same_from_both_sides() -> None:
    """Every trait has its weight and its words, and the traits make the sum."""
    made = linked(pool()[:2])
    a, b = first(made, "a"), first(made, "b")
    joint = compare(a, b)
    assert joint == compare(b, a)
    assert {"type", "time", "place", "words"} <= {t.name for t in joint.traits}
    assert all(t.why for t in joint.traits)


def test_a_veto_names_what_keeps_two_apart() -> None:
    """Two towns, or two days."""
    made = linked(pool())
    assert "Tell Ahmar" in compare(first(made, "d"), first(made, "g")).traits[0].why
    assert "3 days apart" == compare(first(made, "d"), first(made, "f")).traits[0].why
