"""What a report is mainly about is told all over it; reports on one attack have their tolls side by side."""

from datetime import date

import pytest
from tests.link.made import Report
from tests.link.test_numbers import numbers

from tadmor.link.incidents import Incidents, Telling, compare, tellings
from tadmor.link.incidents.within.doers import ended
from tadmor.model import Reading

SUNDAY, MONDAY, TUESDAY = date(2016, 12, 11), date(2016, 12, 12), date(2016, 12, 13)
LEAD = "A bomb killed 30 people in the market of Zarka on Sunday"


def _report(id_: str, more: str = "", *, title: str = "Blast kills dozens in Zarka", day: date = MONDAY) -> Report:
    """A report that opens with a bomb in Zarka and goes on with other words."""
    made = Report(id_, f"{LEAD}. {more}", day, outlet=f"{id_} Post", title=title)
    made.says(LEAD, None)
    made.tells("killed", "CONSEQ.casualty", "ASSAULT", place="Zarka", day="Sunday")
    made.counts("30", 30, 30, "exactly", "killed", "people")
    return made


def _toll(made: Report, words: str, by: str | None, number: str, best: int) -> None:
    """A toll in words that bear neither day nor place."""
    made.says(words, by)
    made.tells(words.split()[-1], "CONSEQ.casualty", "ASSAULT")
    made.counts(number, best, best, "exactly", "killed", "people")


def _later(id_: str, title: str = "Governor visits Zarka after blast", day: date = TUESDAY) -> Report:
    """A report that gives a toll of the same and says neither day nor place beside it."""
    text = "Shops in Zarka stayed shut. The governor said the attack left 34 people dead."
    made = Report(id_, text, day, outlet=f"{id_} Post", title=title)
    made.says("Shops in Zarka stayed shut", None)
    _toll(made, "the attack left 34 people dead", "The governor", "34", 34)
    return made


def _mains(reading: Reading) -> list[Telling]:
    return [t for t in tellings(reading) if t.main is not None]


def _best(one: Reading, other: Reading) -> float:
    return max(compare(a, b).score for a in tellings(one) for b in tellings(other))


def test_a_toll_without_day_and_place_is_of_what_the_report_is_about() -> None:
    """ "The toll had risen to 34", paragraphs later, with the day and the town of the opening."""
    made = _report("a", "Streets were empty for hours. Smoke rose.\nThe governor said 34 people had died.")
    _toll(made, "34 people had died", "The governor", "34", 34)
    (found,) = _mains(made.reading())
    assert {count.best for count in found.counts} == {30, 34}
    assert found.main is not None and found.main.earliest == SUNDAY and found.main.tolls == (30, 34)


@pytest.mark.parametrize(
    "words",
    [
        "last year 34 people had died",
        "a separate strike left 34 people dead",
        "since January 34 people had died",
        "in Tell Ahmar 34 people had died",
        "350 people had died",
    ],
)
def test_other_dead_are_not(words: str) -> None:
    """Those of another time, act or town, and those who are too many."""
    made = _report("a", f"Streets were empty for hours. Smoke rose.\nThe governor said {words}.")
    number = "350" if "350" in words else "34"
    _toll(made, words, "The governor", number, int(number))
    assert all(count.best == 30 for t in _mains(made.reading()) for count in t.counts)


def test_tolls_of_two_reports_on_one_attack_stand_side_by_side() -> None:
    """The second says neither the day nor the place of its toll; its title does."""
    first, second = _report("a").reading(), _later("b").reading()
    assert _best(first, second) >= 0
    assert ("compatible", "update", frozenset({"30", "34"})) in numbers(first, second)


@pytest.mark.parametrize(
    "second",
    [
        _later("b", day=date(2016, 12, 27)),
        _later("b", title="Governor visits Zarka after floods"),
        _later("b", title="Battle for Zarka: attack after attack"),
    ],
    ids=["weeks later", "about something else", "about a fight"],
)
def test_of_other_reports_they_do_not(second: Report) -> None:
    """Weeks later it may be another attack; a title that speaks of none, or of a fight, leaves it open."""
    assert _best(_report("a").reading(), second.reading()) < 0


def test_dead_fighters_are_no_toll_of_an_attack() -> None:
    """A fight has many, each side with its own."""
    text = "The army killed 30 militants in Zarka on Sunday."
    made = Report("a", text, MONDAY, title="Army kills dozens in Zarka")
    made.says(text[:-1], None)
    made.tells("killed", "CONSEQ.casualty", "ASSAULT", place="Zarka", day="Sunday")
    made.counts("30", 30, 30, "exactly", "killed", "people")
    assert not _mains(made.reading())


def test_several_attacks_are_none() -> None:
    """ "A second blast killed 12": which of the two is meant elsewhere nothing says."""
    made = _report("a", "A second blast killed 12 people.")
    made.says("A second blast killed 12 people", None)
    made.tells("blast", "STRIKE.ied", "ASSAULT")
    made.counts("12", 12, 12, "exactly", "killed", "people")
    assert not _mains(made.reading())


def test_a_text_without_commas_is_about_nothing() -> None:
    """There a clause runs into the next."""
    made = _report("a", "The people of the town stood in the streets and waited for news of their sons " * 8)
    assert not _mains(made.reading())


def test_how_the_attacker_ended_is_a_happening_beside_his_deed() -> None:
    """Two reports on one attack tell it once each, and officers are no attackers."""
    readings = []
    for id_, words, verb in (
        ("a", "Police shot the gunman dead", "shot"),
        ("b", "the gunman was shot dead by officers", "shot dead"),
    ):
        made = _report(id_, f"It happened at noon. Then {words}.")
        made.says(words, None)
        made.tells(verb, "CIVHARM.killing", "ASSAULT")
        readings.append(made.reading())
    ends = [next(t for t in _mains(r) if t.main is not None and t.main.end) for r in readings]
    deeds = [next(t for t in _mains(r) if t.main is not None and not t.main.end) for r in readings]
    assert compare(*ends).score >= 0 and compare(*deeds).score >= 0
    assert compare(ends[0], deeds[1]).vetoed


def test_who_is_shot_by_whom() -> None:
    """A gunman who shot officers has not ended."""
    made = Report("a", "The gunman shot two officers. A guard killed by the driver was 30. Troops killed him.")
    for words, verb in (("shot two officers", "shot"), ("guard killed", "killed by"), ("killed him", "killed him")):
        made.says(words, None)
        made.tells(verb, "CIVHARM.killing", "ASSAULT")
    reading = made.reading()
    found = ended(tellings(reading), reading.document.text)
    assert [t.spans[0].text for t in tellings(reading) if t.id in found] == ["killed him"]


def _mourned(words: str) -> Telling:
    made = Report("a", f"{words}.", TUESDAY, title="Zarka mourns after blast")
    made.says(words, None)
    made.tells(
        "killed", "CONSEQ.casualty", "ASSAULT", place="Zarka", day="Saturday" if "Saturday" in words else "Sunday"
    )
    made.counts("30", 30, 30, "exactly", "killed", "people")
    (found,) = _mains(made.reading())
    return found


def test_dead_who_are_known_lend_their_sentence_no_day() -> None:
    """ "Wept on Sunday for the 30 killed" dates the weeping; "killed 30 on Saturday" dates the deaths."""
    wept = _mourned("Families wept on Sunday for the 30 people killed in Zarka")
    sought = _mourned("Police on Sunday sought the man who killed 30 people in Zarka")
    died = _mourned("A bomb killed 30 people in Zarka on Saturday")
    assert [t.when is not None and t.when.own for t in (wept, sought, died)] == [False, False, True]


def test_an_incident_shows_the_day_that_most_reports_give() -> None:
    """One of four says Saturday."""
    found = Incidents()
    for at, day in enumerate(("Sunday", "Sunday", "Sunday", "Saturday")):
        words = f"A bomb killed 30 people in Zarka on {day}"
        made = Report(f"r{at}", f"{words}.", TUESDAY, outlet=f"Post {at}", title="Blast kills dozens in Zarka")
        made.says(words, None)
        made.tells("killed", "CONSEQ.casualty", "ASSAULT", place="Zarka", day=day)
        made.counts("30", 30, 30, "exactly", "killed", "people")
        found.add(made.reading())
    (told,) = (i for i in found.incidents() if not i.story)
    assert len(told.tellings) == 4 and (told.earliest, told.latest) == (SUNDAY, SUNDAY)


def test_a_toll_told_at_once_needs_no_day() -> None:
    """In a town that few reports name, on the day of the other or on the next, and not in the week after."""

    def told(id_: str, number: str, best: int, when: str, day: date) -> Reading:
        words = f"shells killed {number} people in Zarka{when}"
        made = Report(id_, f"Officials said {words}.", day, outlet=f"{id_} Post")
        made.says(words, "Officials" if id_ == "a" else "The ministry")
        made.tells("killed", "CONSEQ.casualty", "ASSAULT", place="Zarka", day="Sunday" if when else None)
        made.counts(number, best, best, "exactly", "killed", "people")
        return made.reading()

    later = told("a", "40", 40, " on Sunday", TUESDAY)
    assert _best(told("b", "12", 12, "", MONDAY), later) >= 0
    assert _best(told("b", "12", 12, "", date(2016, 12, 16)), later) < 0


@pytest.mark.parametrize(
    "words",
    [
        "A gunman killed 30 people before guards stormed the hall",
        "30 people, including children, were killed in the hall",
    ],
)
def test_words_behind_people_name_no_group(words: str) -> None:
    """The police who came are not the dead, and children are only some of them."""
    made = Report("a", f"{words}.", MONDAY)
    made.says(words, None)
    made.tells("killed", "CONSEQ.casualty", "ASSAULT", whom="children" if "children" in words else None)
    made.counts("30", 30, 30, "exactly", "killed", "people")
    assert [count.population for t in tellings(made.reading()) for count in t.counts] == [frozenset()]


def test_the_wounded_behind_some_of_the_dead_are_no_part_of_them() -> None:
    """ "30 were killed, ten of them children, and 70 were wounded": the ten are a part, the 70 are not."""
    made = Report("a", "30 were killed, ten of them children, and 70 were wounded.", MONDAY)
    made.says("30 were killed, ten of them children, and 70 were wounded", None)
    made.tells("killed", "CONSEQ.casualty", "ASSAULT")
    for words, number in (("30", 30), ("ten", 10)):
        made.counts(words, number, number, "exactly", "killed", "people")
    made.tells("wounded", "CONSEQ.casualty", "ASSAULT")
    made.counts("70", 70, 70, "exactly", "injured", "people")
    found = {count.best: count.part for t in tellings(made.reading()) for count in t.counts}
    assert found == {30: False, 10: True, 70: False}


def test_who_may_yet_die_of_it_is_of_it() -> None:
    """ "Forty were in a critical condition", paragraphs later, without day and place."""
    made = _report("a", "Streets were empty for hours.\nForty people were in a critical condition, a doctor said.")
    made.says("Forty people were in a critical condition", "a doctor")
    made.tells("condition", "CONSEQ.casualty", "ASSAULT")
    made.counts("Forty", 40, 40, "exactly", "injured", "people")
    (found,) = _mains(made.reading())
    assert {("killed", 30), ("critical", 40)} == {(count.role, count.best) for count in found.counts}


def test_those_of_an_act_that_was_less_grave_are_left_out() -> None:
    """ "70 were wounded in the blast, which surpassed the 32 killed in 2007": the 70 are of the report's own act."""
    words = "70 people were wounded in the blast, which surpassed the 32 people killed in Merj in 2007"
    made = _report("a", f"{words}.")
    made.says(words, None)
    made.tells("wounded", "CONSEQ.casualty", "ASSAULT")
    made.counts("70", 70, 70, "exactly", "injured", "people")
    made.counts("32", 32, 32, "exactly", "killed", "people")
    (found,) = _mains(made.reading())
    assert {30, 70} == {count.best for count in found.counts}


def test_a_first_report_counts_dozens() -> None:
    """It is about the same as one that gives a number of their order, and "several" may be any few."""

    def first(words: str, low: int, high: int) -> Reading:
        text = f"A bomb killed {words} people in the market of Zarka on Sunday."
        made = Report("b", text, SUNDAY, outlet="b Post", title="Blast in Zarka, many dead")
        made.says(text[:-1], None)
        made.tells("killed", "CONSEQ.casualty", "ASSAULT", place="Zarka", day="Sunday")
        made.counts(words, low, high, "vague", "killed", "people")
        return made.reading()

    (dozens,) = _mains(first("dozens of", 24, 99))
    (number,) = _mains(_report("a").reading())
    assert compare(dozens, number).score >= 0
    assert not _mains(first("several", 3, 9))
