"""Incidents follow from the set of reports, not from their order; they grow, merge, split, and keep their ids."""

from dataclasses import replace
from datetime import date
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.link.made import TOWNS, Report, pool, shelling

from tadmor.link.incidents import Incidents, Telling, compare, joints, tellings
from tadmor.link.incidents.made import made as incident_of
from tadmor.link.keeping import StoredKeeping
from tadmor.link.likeness.gists import gist, may_join
from tadmor.model import Reading
from tadmor.model.incidents import Incident, Ruling
from tadmor.store.memory.shelves import MemoryShelves


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


def test_one_strike_told_three_times_is_one_incident() -> None:
    """Same kind, place and day: one; the shelling of that day, of another town and of another day: others."""
    found = {i.documents for i in events(linked(pool()))}
    assert ("a", "b", "c") in found
    assert not any({"d", "f"} <= set(d) or {"d", "g"} <= set(d) or {"a", "d"} <= set(d) for d in found)


@settings(max_examples=25, deadline=None)
@given(order=st.permutations(range(7)), gone=st.sets(st.integers(0, 6), max_size=2))
def test_processes_that_follow_each_other_find_what_one_does(order: list[int], gone: set[int]) -> None:
    """Each takes in, reads anew or takes away one report, knowing only what stands on shelves."""
    readings, shelves = pool(), MemoryShelves()
    rulings = (Ruling(one=_told(readings[5]), other=_told(readings[6]), same=True),)
    plain = linked([readings[n] for n in order if n not in gone], rulings)
    for n in [*order, *sorted(gone), order[0] if order[0] not in gone else None]:
        keeping = StoredKeeping()
        keeping.turn(shelves)
        made = Incidents(rulings, keeping)
        if n is not None:
            made.remove(readings[n].document.id) if made.of_document(readings[n].document.id) else made.add(readings[n])
        made.changes()
        keeping.flush()
    if order[0] not in gone:  # it was taken away last, and comes back
        made.add(readings[order[0]])
    assert plain.incidents() == made.incidents()


def _told(reading: Reading) -> str:
    return next(t.id for t in tellings(reading))


@settings(max_examples=40, deadline=None)
@given(order=st.permutations(range(7)), gone=st.sets(st.integers(0, 6), max_size=3), most=st.integers(1, 4))
def test_no_more_than_so_many_are_grouped_at_once_in_any_order(order: list[int], gone: set[int], most: int) -> None:
    """Where much hangs together, what is grouped follows from the set of reports all the same."""
    readings = pool()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(joints, "MOST_TOGETHER", most)
        plain = linked([reading for n, reading in enumerate(readings) if n not in gone])
        busy = Incidents()
        for n in order:
            busy.add(readings[n])
            busy.changes()
        for n in gone:
            busy.remove(readings[n].document.id)
        assert plain.incidents() == busy.incidents()


def test_changes_say_what_ended_and_what_is_other_than_before() -> None:
    """What a new report does not touch is not told again."""
    readings = pool()
    made = linked(readings[:2])
    first_changes = made.changes()
    assert () == first_changes.ended and set(made.incidents()) == set(first_changes.made)
    made.add(readings[6])
    assert {("g",)} == {one.documents for one in made.changes().made}
    made.add(readings[2])  # published before the others: the incident takes its id
    changes = made.changes()
    assert 1 == len([id_ for id_ in changes.ended if id_.startswith("it")])
    assert {("a", "b", "c")} == {one.documents for one in changes.made}
    made.remove("c")
    assert ("a", "b") in {one.documents for one in made.changes().made}
    assert () == made.changes().made
    assert () == made.changes().ended


_Kind = tuple[str, str, str | None, str | None, str, str | None]
_KINDS: st.SearchStrategy[_Kind] = st.tuples(
    st.sampled_from(sorted(TOWNS)),
    st.sampled_from(["Sunday", "Saturday", "Thursday"]),
    st.sampled_from([None, "the army", "Islamic State"]),
    st.sampled_from(["9", "14", None]),
    st.sampled_from(["STRIKE.air", "STRIKE.shelling", "MOVE.advance", "CONSEQ.killed"]),
    st.sampled_from([None, "Northern Relief", "Zarka Press"]),
)


@settings(max_examples=150, deadline=None)
@given(one=_KINDS, other=_KINDS)
def test_a_gist_stops_nothing_that_would_be_joined(one: _Kind, other: _Kind) -> None:
    """Whatever two reports tell of the same or of other towns, days, sides and numbers."""
    a, b = (tellings(_varied(name, *told))[0] for name, told in (("a", one), ("b", other)))
    if compare(a, b).score >= 0:
        assert may_join(gist(a), gist(b))


def _varied(id_: str, town: str, day: str, who: str | None, dead: str | None, type_: str, by: str | None) -> Reading:
    words = f"{who or 'somebody'} came to {town} on {day} and {dead or 'nobody'} died"
    made = Report(id_, f"{by or 'It'} said {words}.")
    made.says(words, by)
    made.tells("came", type_, "MOVE" if type_.startswith("MOVE") else "ASSAULT", who=who, place=town, day=day)
    if dead:
        made.counts(dead, int(dead), int(dead), "exactly", "killed", "killed")
    return made.reading()


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


@pytest.mark.parametrize(
    ("beside", "part"),
    [
        ("on Sunday, at 4.30 a.m.", "dawn"),
        ("on Sunday, at 21:30 hours", "evening"),
        ("on Sunday, the last 48 hours", None),
        ("on Sunday, after 96 hours", None),
        ("on Sunday, the film 55:10 GMT", None),
    ],
)
def test_the_hour_beside_a_day_names_its_part_and_a_span_of_hours_does_not(beside: str, part: str | None) -> None:
    """How many hours something lasted is no time of day."""
    report = Report("r", f"Rebels took Zarka {beside}, the army said.")
    report.says("Rebels took Zarka", by="the army")
    report.tells("took", "TERRITORY.take", "CONTROL", place="Zarka", day="Sunday")
    [telling] = [t for t in tellings(report.reading()) if not t.story]
    assert part == (telling.when.part if telling.when else "no time")


def test_a_score_is_that_of_its_explanation() -> None:
    """Of any two tellings: one happening, two that may not be one, and two that a person has ruled on."""
    readings = pool()
    incidents = Incidents()
    ids = [telling.id for reading in readings for telling in incidents.add(reading)]
    incidents.rule(Ruling(one=ids[1], other=ids[-1], same=True))
    incidents.rule(Ruling(one=ids[0], other=ids[-2], same=False))
    pairs = [(one, other) for one in ids for other in ids if one < other]
    scores = {pair: incidents.score(*pair) for pair in pairs}
    assert {pair: incidents.explain(*pair).score for pair in pairs} == scores
    assert {100.0, -100.0, -9.0} <= set(scores.values())


def test_who_did_it_heads_an_incident_only_where_two_reports_name_him() -> None:
    """Of several reports one alone names nobody for all; a report by itself is shown as it tells."""
    head = {i.documents: i.who for i in events(linked([_raid("a", "the army"), _raid("b", None), _raid("c", None)]))}
    assert {("a", "b", "c"): ()} == head
    both = {i.documents: i.who for i in events(linked([_raid("a", "the army"), _raid("b", "the army")]))}
    assert {("a", "b"): ("Syrian army",)} == both
    assert [("Syrian army",)] == [i.who for i in events(linked([_raid("a", "the army")]))]
    assert [("Syrian army",)] == [i.doers for i in events(linked([_raid("a", "the army"), _raid("b", None)]))]


def test_copies_are_one_account() -> None:
    """Who prints a report again bears nothing of it out; where there is nothing else, both must have it."""

    def told(id_: str, words: str) -> Telling:
        report = Report(id_, f"It was seen how {words}.", outlet=id_.upper())
        report.says(words, by=None)
        report.tells("shelled", "STRIKE.shelling", "ASSAULT", who="the army", place="Zarka")
        return next(t for t in tellings(report.reading()) if not t.story)

    same = "the army shelled Zarka with howitzers and burnt barns, orchards and a mill"
    copies = [told("a", same), told("b", same)]
    other = told("c", "the army shelled Zarka for an hour, though no farmer was outside when it began")
    nobody = replace(other, id="other", who=())
    assert ((), ("Syrian army",)) == (incident_of([*copies, nobody], 1.0).who, incident_of([*copies, other], 1.0).who)
    assert ("Syrian army",) == incident_of(copies, 1.0).who


def test_who_gave_a_place_up_does_not_head_its_taking() -> None:
    """The garrison that withdrew is no taker, however many say so."""
    taken = next(t for t in tellings(_raid("a", "the army")) if not t.story)
    capture = replace(taken, types=frozenset(["TERRITORY.capture"]), classes=frozenset(["CONTROL"]), who=())
    left = replace(taken, types=frozenset(["MOVE.withdraw"]), classes=frozenset(["RETREAT"]))
    some = [
        replace(one, id=id_, document=id_) for one, id_ in ((capture, "a"), (capture, "b"), (left, "c"), (left, "d"))
    ]
    head = incident_of([*some, replace(capture, id="e", document="e")], 1.0)
    assert ("CONTROL", ()) == (head.class_, head.who)


def _raid(id_: str, by: str | None) -> Reading:
    """A raid on Zarka, by somebody or as nobody's."""
    words = f"{by} raided Zarka on Sunday" if by else "gunmen raided Zarka on Sunday"
    report = Report(id_, f"It was seen how {words}.", outlet=id_.upper())
    report.says(words, by=None)
    report.tells("raided", "BATTLE.raid", "ASSAULT", who=by, place="Zarka", day="Sunday")
    return report.reading()


def _shelled(id_: str, town: str, day: str | None) -> Reading:
    """A shelling of a town, on a day or on none."""
    words = f"guns shelled {town} on {day}" if day else f"guns shelled {town}"
    report = Report(id_, f"It was seen how {words}.", outlet=id_.upper())
    report.says(words, by=None)
    report.tells("shelled", "STRIKE.shelling", "ASSAULT", place=town, day=day)
    return report.reading()


def test_an_incident_is_shown_where_and_when_two_reports_say() -> None:
    """One report's other town or site is no place of all; where it gives the day beside, it was on one of both."""
    some = [_shelled("a", "Zarka", "Sunday"), _shelled("b", "Zarka", "Sunday"), _shelled("c", "Merj", "Saturday")]
    tellings_ = [next(t for t in tellings(r) if not t.story) for r in some]
    one = incident_of(tellings_, 1.0)
    assert ("Zarka", date(2016, 12, 10), date(2016, 12, 11)) == (one.place, one.earliest, one.latest)
    early = next(t for t in tellings(_shelled("d", "Merj", "Friday")) if not t.story)
    far = incident_of([*tellings_[:2], early], 1.0)
    assert (date(2016, 12, 11), date(2016, 12, 11)) == (far.earliest, far.latest)
    two = incident_of([tellings_[0], tellings_[2]], 1.0)
    assert (date(2016, 12, 10), date(2016, 12, 11)) == (two.earliest, two.latest)


def test_what_one_report_denies_is_headed_by_nobody() -> None:
    """Of a no alone, who was meant is a reading of the words that it denies; data sets and filters have it."""
    words = "the army raided Zarka on Sunday"
    report = Report("a", f"A spokesman denied that {words}.", outlet="A")
    report.says(words, "The ministry", cue="denied", act="deny", label="CT-")
    report.tells("raided", "BATTLE.raid", "ASSAULT", who="the army", place="Zarka", day="Sunday", status="negated")
    [one] = events(linked([report.reading()]))
    assert ((), ("Syrian army",), "Zarka") == (one.who, one.doers, one.place)
