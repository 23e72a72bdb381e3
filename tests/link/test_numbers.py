"""How many, across voices: what is an update, what a conflict, and what is not set side by side at all."""

from dataclasses import replace
from datetime import date

import pytest
from tests.link.made import Report, strike
from tests.link.test_agreement import compared
from tests.link.test_second import TELLINGS, voice

import tadmor
from tadmor.link.agreement import findings
from tadmor.link.agreement.figures import Figure, figures, one_voice
from tadmor.link.agreement.given import outside
from tadmor.link.agreement.scopes import left_or_came
from tadmor.link.agreement.verdicts import verdict
from tadmor.link.counts import Count, populations, same_population
from tadmor.link.incidents import Incidents
from tadmor.link.incidents.within.told import tellings
from tadmor.model import Reading, Span
from tadmor.model.incidents import Finding
from tadmor.model.values import Bound

MONDAY, TUESDAY = date(2016, 12, 12), date(2016, 12, 13)


def numbers(*readings: Reading) -> list[tuple[str, str | None, frozenset[str]]]:
    """The findings on how many that two voices make, with the words of the numbers."""
    found: list[Finding] = [f for f in compared(*readings) if f.aspect == "how many" and len(f.pair) > 1]
    return [(f.finding, f.relation, frozenset(v.span.text for v in f.pair)) for f in found]


def told(id_: str, by: str, number: str, best: int, day: str = "Sunday", who: str | None = None) -> Reading:
    """Somebody's number of soldiers killed in a fight for Zarka."""
    words = f"{number} soldiers were killed in fighting in Zarka on {day}"
    made = Report(id_, f"{by} said {words}.", MONDAY)
    made.says(words, by)
    made.tells("fighting", "BATTLE.clash", "ASSAULT", who=who, place="Zarka", day=day)
    made.counts(number, best, best, "exactly", "killed", "killed")
    return made.reading()


def test_two_tolls_of_one_day_contradict_each_other() -> None:
    """20 and 29 of one blast: nothing says which is the later, unless the lower is "at least" so many."""
    later = strike("b", "29", 29, 29, "exactly", "The ministry")
    found = numbers(strike("a", "20", 20, 20, "exactly", "Northern Relief"), later)
    assert [("conflict", None, frozenset({"20", "29"}))] == found
    found = numbers(strike("a", "at least 20", 20, None, "at_least", "Northern Relief"), later)
    assert [("compatible", "update", frozenset({"at least 20", "29"}))] == found


def test_a_later_toll_that_is_lower_is_a_conflict() -> None:
    """Nobody comes back to life."""
    first = strike("a", "29", 29, 29, "exactly", "Northern Relief")
    found = numbers(first, strike("b", "20", 20, 20, "exactly", "The ministry", TUESDAY))
    assert [("conflict", None, frozenset({"29", "20"}))] == found


def test_an_open_number_leaves_room_for_a_later_one() -> None:
    """ "At least 20" and, a day later, 29."""
    first = strike("a", "at least 20", 20, None, "at_least", "Northern Relief")
    found = numbers(first, strike("b", "29", 29, 29, "exactly", "The ministry", TUESDAY))
    assert [("compatible", "update", frozenset({"at least 20", "29"}))] == found


def test_a_party_to_the_fight_knows_no_later_state_of_its_enemys_dead() -> None:
    """What Islamic State counts of the army's dead, and what a monitor does, contradict each other."""
    incidents = Incidents()
    incidents.add(told("a", "Northern Relief", "34", 34))
    incidents.add(told("b", "Islamic State", "45", 45, who="Islamic State"))
    (incident,) = (i for i in incidents.incidents() if not i.story)
    sides = {"islamic state": "group:islamic-state"}
    found = [f.finding for f in findings(incidents, incident, None, sides) if f.aspect == "how many"]
    assert ["conflict"] == found


@pytest.mark.parametrize("other", [4, 400])
def test_one_thing_in_one_place_and_time_is_one_happening_however_many(other: int) -> None:
    """Soldiers killed in a town that few reports name, on one day: two numbers of it, and no two fights."""
    found = compared(told("a", "Northern Relief", "43", 43), told("b", "The ministry", f"{other}", other))
    assert 1 == len({f.incident for f in found if f.aspect == "how many"})


def test_another_day_is_another_fight() -> None:
    """Numbers of two days are not one's."""
    assert [] == numbers(told("a", "Northern Relief", "43", 43), told("b", "The ministry", "20", 20, "Friday"))


def test_whom_a_body_counts_as_its_members() -> None:
    """ "Members of the regime forces" are soldiers, "allied fighters" no rebels, women among civilians no group."""
    assert {"soldiers"} == populations("members of the regime forces")
    assert {"soldiers", "militia"} == populations("soldiers and allied fighters")
    assert {"civilians"} == populations("civilians, mostly women and children")


def of_side(by: str, words: str) -> Reading:
    """Somebody's number of those killed on one side of a fight for Raqqa."""
    return tadmor.read(f"{by} said that {words} were killed in fighting in Raqqa on Sunday.", published=MONDAY)


def test_the_dead_of_two_sides_are_two_counts() -> None:
    """Sixty of Islamic State's and 11 peshmerga contradict nobody."""
    one = of_side("The ministry in Baghdad", "60 fighters of Islamic State")
    other = of_side("A doctor in Erbil", "11 peshmerga")
    (here,), (there,) = ([c for t in tellings(r) for c in t.counts] for r in (one, other))
    assert ("other", "scope differs") == (same_population(here, there), verdict(here, there)[0])


def test_the_losses_of_a_militia_are_no_civilians() -> None:
    """Whose losses they are stands before the number."""
    reading = tadmor.read("The losses of the militia were four killed in Raqqa on Sunday.", published=MONDAY)
    assert [frozenset({"militia"})] == [c.population for t in tellings(reading) for c in t.counts]


def test_the_dead_of_two_enemies_are_two_counts() -> None:
    """ "21 fighters", by one side, and "17 of the fighters", by the other: each means its enemy's."""
    incidents = Incidents()
    for id_, by, number, best in (("a", "The army", "21", 21), ("b", "Islamic State", "17", 17)):
        words = f"{number} fighters were killed on Sunday when Islamic State attacked the army in Zarka"
        made = Report(id_, f"{by} said {words}.", MONDAY)
        made.says(words, by)
        made.tells(
            "attacked", "BATTLE.clash", "ASSAULT", who="Islamic State", whom="the army", place="Zarka", day="Sunday"
        )
        made.counts(number, best, best, "exactly", "killed", "fighters")
        incidents.add(made.reading())
    (incident,) = (i for i in incidents.incidents() if not i.story)
    for sides, kind in (({"islamic state": "group:islamic-state", "the army": "group:syrian-army"}, 0), ({}, 1)):
        found = [f.finding for f in findings(incidents, incident, None, sides) if f.aspect == "how many"]
        assert kind == found.count("conflict")


def test_what_was_said_at_first_is_taken_back() -> None:
    """ "He had spoken at first of seven dead" is no second number."""
    text = (
        "The governor said 16 people were killed by rockets in Raqqa on Sunday. He had spoken at first of seven dead."
    )
    reading = tadmor.read(text, published=MONDAY)
    assert {16.0: False, 7.0: True} == {c.best: c.former for t in tellings(reading) for c in t.counts}


def test_what_was_reported_earlier_is_taken_back() -> None:
    """Whoever writes so holds it against what he reports now."""
    reading = tadmor.read("The Courier had earlier reported nine deaths in Zarka on Sunday.", published=MONDAY)
    assert [True] == [count.former for telling in tellings(reading) for count in telling.counts]


def test_all_the_dead_are_not_the_civilians_among_them() -> None:
    """Eleven people, among them five civilians, bear nobody out who counts 11 civilians."""
    words = "11 people, among them five civilians, were killed in fighting in Zarka on Sunday"
    made = Report("a", f"Northern Relief said {words}.", MONDAY)
    made.says(words, "Northern Relief")
    made.tells("fighting", "BATTLE.clash", "ASSAULT", place="Zarka", day="Sunday")
    made.counts("11", 11, 11, "exactly", "killed", "people")
    made.counts("five", 5, 5, "exactly", "killed", "civilians")
    words = "11 civilians were killed in fighting in Zarka on Sunday"
    alone = Report("b", f"The ministry said {words}.", MONDAY)
    alone.says(words, "The ministry")
    alone.tells("fighting", "BATTLE.clash", "ASSAULT", place="Zarka", day="Sunday")
    alone.counts("11", 11, 11, "exactly", "killed", "civilians")
    assert [("scope differs", None, frozenset({"11"}))] == numbers(made.reading(), alone.reading())


@pytest.mark.parametrize(("people", "kind"), [(33, "conflict"), (90, "scope differs")])
def test_people_killed_are_the_civilians_of_another_report_where_they_are_hardly_more(people: int, kind: str) -> None:
    """ "30 civilians" and "33 people" of one attack are one toll; 90 people may be others, too."""
    civilians, everybody = (
        Count(
            id=i, claim=i, span=Span(0, 2, str(n)), low=n, high=n, best=n, bound="exactly", unit="killed", role="killed"
        )
        for i, n in (("a", 30), ("b", people))
    )
    found, _ = verdict(replace(civilians, population=frozenset(["civilians"])), everybody)
    assert kind == found


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("A Hezbollah adviser said that the group had lost 14 men since Friday", 14),
        ("Hezbollah is silent since Tuesday, when it put its own dead at six", 6),
    ],
)
def test_who_says_what_it_lost_counts_its_own(words: str, number: int) -> None:
    """No toll of all the dead stands beside it, be it the report that tells so."""
    reading = tadmor.read(f"Hezbollah fought in Homs. {words}.", published=MONDAY)
    counted = [c for t in tellings(reading) for c in t.counts if c.best == number]
    assert counted and all("hezbollah" in c.sides for c in counted)


def toll(
    id_: str,
    by: str,
    words: str,
    number: str,
    ends: tuple[float, float | None],
    published: date,
    *,
    about: bool = False,
) -> Reading:
    """Somebody's number of those whom fighting in Zarka has killed."""
    exactly: Bound = "about" if about else "exactly"
    bound: Bound = "at_least" if ends[1] is None else exactly if ends[0] == ends[1] else "between"
    made = Report(id_, f"{by} said {words} on Sunday.", published)
    made.says(f"{words} on Sunday", by)
    made.tells("fighting", "BATTLE.clash", "ASSAULT", place="Zarka", day="Sunday")
    made.counts(number, ends[0], ends[1], bound, "killed", "people")
    return made.reading()


def test_the_same_most_in_other_words_is_no_update() -> None:
    """ "Between 20 and 30", and "up to 30" the day after."""
    first = toll("a", "Relief", "between 20 and 30 people died in fighting in Zarka", "20 and 30", (20, 30), MONDAY)
    same = toll("b", "Relief", "up to 30 people died in fighting in Zarka", "up to 30", (0, 30), TUESDAY)
    more = toll("c", "Relief", "up to 45 people died in fighting in Zarka", "up to 45", (0, 45), TUESDAY)
    assert "update" not in [relation for _, relation, _ in numbers(first, same)]
    assert "update" in [relation for _, relation, _ in numbers(first, more)]


def test_who_says_that_there_were_no_more_gives_no_early_toll() -> None:
    """ "No more than 20", and a day later 45; "as many as 20" leaves it open."""
    words = "people died in fighting in Zarka"
    capped = toll("a", "The army", f"no more than 20 {words}", "no more than 20", (0, 20), MONDAY)
    open_ = toll("a", "The army", f"at least 20 {words}", "at least 20", (20, None), MONDAY)
    more = toll("b", "Relief", f"45 {words}", "45", (45, 45), TUESDAY)
    assert "update" not in [relation for _, relation, _ in numbers(capped, more)]
    assert "update" in [relation for _, relation, _ in numbers(open_, more)]


def test_a_round_number_and_the_exact_one_are_no_update() -> None:
    """ "Some 185" and "187" of one voice."""
    words = "people died in fighting in Zarka"
    first = toll("a", "Relief", f"some 185 {words}", "some 185", (185, 185), MONDAY, about=True)
    same = toll("b", "Relief", f"187 {words}", "187", (187, 187), TUESDAY)
    more = toll("b", "Relief", f"287 {words}", "287", (287, 287), TUESDAY)
    assert "update" not in [relation for _, relation, _ in numbers(first, same)]
    assert "update" in [relation for _, relation, _ in numbers(first, more)]


def test_who_puts_down_the_dead_himself_counts_apart() -> None:
    """Eighteen dead in one register are no early state of a union's 25."""
    union = toll("a", "The union", "at least 25 people died in fighting in Zarka", "25", (25, None), TUESDAY)
    clinic = toll("b", "The clinic", "18 people died in fighting in Zarka", "18", (18, 18), MONDAY)
    own = toll("c", "The clinic", "it had registered 18 people who died in fighting in Zarka", "18", (18, 18), MONDAY)
    assert "update" in [relation for _, relation, _ in numbers(clinic, union)]
    assert "update" not in [relation for _, relation, _ in numbers(own, union)]


def test_a_number_told_again_stands_where_it_was_told_first() -> None:
    """That a third report repeats the 20 on Tuesday makes Sunday's 20 no older state than it was."""
    first = strike("a", "at least 20", 20, None, "at_least", "Northern Relief")
    again = strike("c", "at least 20", 20, None, "at_least", "Northern Relief", TUESDAY)
    higher = strike("b", "29", 29, 29, "exactly", "The ministry", date(2016, 12, 14))
    (found,) = (f for f in compared(first, again, higher) if f.relation == "update")
    assert {"a", "b"} == {value.document for value in found.pair}


def test_a_range_that_begins_where_an_open_number_does_is_no_later_state_of_it() -> None:
    """ "At least twenty" on Monday, "20 to 30" on Wednesday: nothing says that it grew."""
    first = strike("a", "at least 20", 20, None, "at_least", "Northern Relief")
    between = strike("b", "20 to 30", 20, 30, "between", "The ministry", date(2016, 12, 14))
    more = strike("b", "25 to 30", 25, 30, "between", "The ministry", date(2016, 12, 14))
    assert not [f for f in compared(first, between) if f.relation == "update"]
    assert [f for f in compared(first, more) if f.relation == "update"]


def test_who_counts_on_in_one_breath_is_compared_with_his_last_number() -> None:
    """ "Nine by sunset, fourteen by midnight": the nine contradicts nobody."""
    words = "nine by sunset and fourteen by midnight were killed when jets struck Zarka on Sunday"
    made = Report("a", f"Doctor Haddad said {words}.", MONDAY)
    made.says(words, "Doctor Haddad")
    made.tells("struck", "STRIKE.air", "ASSAULT", place="Zarka", day="Sunday")
    made.counts("nine", 9, 9, "exactly", "killed", "killed")
    made.counts("fourteen", 14, 14, "exactly", "killed", "killed")
    found = numbers(made.reading(), strike("b", "17", 17, 17, "exactly", "The ministry"))
    assert [frozenset({"fourteen", "17"})] == [words for _, _, words in found]


def test_a_wars_dead_are_no_open_number() -> None:
    """Nobody writes "at least 250,000" who takes 400,000 to have died; of 280,000 and 300,000 both may be."""
    first = TELLINGS["a"].counts[0]
    some = replace(first, role="war dead", low=250_000, high=None, best=250_000, bound="at_least")
    more = replace(some, low=400_000, high=400_000, best=400_000, bound="about")
    near = replace(some, low=280_000, best=280_000, bound="more_than")
    assert ["conflict", "compatible"] == [verdict(some, other)[0] for other in (more, near)]


def test_who_left_is_not_who_came() -> None:
    """Of those who fled two districts some went elsewhere."""
    left = tadmor.read("The aid desk said 3,200 families were displaced from Zarka since Thursday.", published=MONDAY)
    came = tadmor.read("The mayor said 700 families have arrived in Zarka since Thursday.", published=TUESDAY)
    figures_ = [one for r in (left, came) for one in _figures(r)]
    assert left_or_came(*figures_)
    assert not left_or_came(figures_[0], figures_[0])


def _figures(reading: Reading) -> list[Figure]:
    return [
        figure
        for telling in tellings(reading)
        for figure in figures([outside(said, telling) for said in telling.said])
        if figure.count.role == "displaced"
    ][:1]


def test_whom_an_outlet_leaves_unnamed_are_not_one_speaker() -> None:
    """Two nurses and the hospital share the voice of their outlet, and take nothing back of each other."""
    nurses, hospital, again = (
        Figure(TELLINGS[name].counts[0], replace(voice(name, words), voice="document:a"))
        for name, words in (("a", "two nurses"), ("b", "the hospital"), ("b", "Two nurses"))
    )
    assert not one_voice(nurses, hospital)
    assert one_voice(nurses, again)


def test_two_lists_of_one_wars_dead_are_no_early_and_late_state() -> None:
    """What a monitor counts on is its own list, and not what became of the United Nations'."""
    texts = (
        "The United Nations says 500 civilians have been killed in Idlib since 29 April.",
        "The Syrian Observatory for Human Rights said 889 civilians had been killed in Idlib since 29 April.",
    )
    incidents = Incidents()
    for day, text in enumerate(texts, 22):
        incidents.add(tadmor.read(text, outlet=f"Northmere Daily {day}", published=date(2019, 8, day)))
    found = [f for i in incidents.incidents() if not i.story for f in findings(incidents, i)]
    assert [] == [f.why for f in found if f.relation == "update"]
