"""How a fight ended, who is blamed, what a denial answers, and which reports are one told anew."""

from dataclasses import replace
from datetime import date

import pytest
from tests.link.made import Report, strike

from tadmor.link.agreement import findings, verdict
from tadmor.link.counts import Count
from tadmor.link.incidents import Incidents, Telling, tellings
from tadmor.link.likeness.compare import compare
from tadmor.link.retold import details, likelihood
from tadmor.link.tellings.found.happenings.background import is_background
from tadmor.model import Event, Reading, Span
from tadmor.model.incidents import Finding
from tadmor.model.values import Bound


def told(id_: str, by: str, trigger: str, type_: str, who: str, day: str, published: date) -> Reading:
    """One sentence of somebody about Zarka; who acts stands in it."""
    words = f"{who} {trigger} Zarka on {day}"
    made = Report(id_, f"{by} said {words}.", published)
    made.says(words, by)
    made.tells(
        trigger, type_, "CONTROL" if type_.startswith("TERRITORY") else "ASSAULT", who=who, place="Zarka", day=day
    )
    return made.reading()


def taken(published: date = date(2016, 12, 12), day: str = "Sunday") -> Reading:
    """Islamic State takes Zarka, as its agency says."""
    return told("a", "The agency", "captured", "TERRITORY.capture", "Islamic State", day, published)


def kept(published: date = date(2016, 12, 12), day: str = "Sunday") -> Reading:
    """The army repels the attack on it, as a ministry says."""
    return told("b", "The ministry", "repelled the attack on", "BATTLE.repel", "the army", day, published)


def results(*readings: Reading) -> list[Finding]:
    """The findings on results, of all incidents."""
    incidents = Incidents()
    for reading in readings:
        incidents.add(reading)
    found = [f for i in incidents.incidents() for f in findings(incidents, i)]
    return [f for f in found if f.aspect == "result" and f.finding != "only one"]


def test_taken_and_repelled_on_one_day_without_an_hour_is_a_conflict() -> None:
    """Two sides, one town, one day, and nothing that orders the two."""
    found = results(taken(), kept())
    assert [("conflict", None)] == [(f.finding, f.relation) for f in found]
    assert "no hour orders them" in found[0].why


def test_what_was_repelled_may_have_been_taken_since() -> None:
    """Who held the town was heard a day before who took it."""
    assert ["unclear"] == [f.finding for f in results(taken(), kept(date(2016, 12, 11)))]


def test_an_hour_orders_taken_and_repelled() -> None:
    """Morning before evening: a sequence."""
    found = results(taken(day="Sunday evening"), kept(day="Sunday morning"))
    assert [("compatible", "sequence")] == [(f.finding, f.relation) for f in found]


def one_telling(id_: str, trigger: str, type_: str, place: str) -> Telling:
    """What one report tells of a town that the army takes."""
    words = f"the army {trigger} {place} on Sunday"
    made = Report(id_, f"It is told that {words}.", outlet=id_)
    made.says(words, None)
    made.tells(trigger, type_, "CONTROL", who="the army", place=place, day="Sunday")
    return tellings(made.reading())[0]


def test_two_towns_are_taken_one_by_one() -> None:
    """Zarka and Merj lie within each other's reach, and each is taken for itself."""
    one, same, other = (
        one_telling(id_, "captured", "TERRITORY.capture", place)
        for id_, place in (("a", "Zarka"), ("b", "Zarka"), ("c", "Merj"))
    )
    assert compare(one, same).score > 0
    assert compare(one, other).vetoed


def blame() -> Reading:
    """One report that quotes two sides, each of which accuses another of one shelling."""
    first, then = "the army shelled the clinic of Zarka", "Islamic State shelled the clinic of Zarka"
    made = Report("r", f"Northern Relief said {first}. The ministry said {then}.")
    for by, words, who in (("Northern Relief", first, "the army"), ("The ministry", then, "Islamic State")):
        made.says(words, by, act="accuse")
        start = made.text.index(words) + words.index("shelled")
        made.tells("shelled", "STRIKE.shelling", "ASSAULT", who=who, place="Zarka")
        trigger = Span(start, start + 7, "shelled")
        event = replace(made.events[-1], id=f"e{start}", trigger=trigger)
        made.events[-1] = event
        made.claims[-1] = replace(made.claims[-1], events=(event.id,))
    return made.reading()


def test_two_who_are_blamed_for_one_act_are_a_conflict_even_in_one_report() -> None:
    """Two sides, two accused, one clinic."""
    incidents = Incidents()
    incidents.add(blame())
    found = [f for i in incidents.incidents() for f in findings(incidents, i) if f.aspect == "who"]
    assert ["conflict"] == [f.finding for f in found]


def count(best: float, bound: Bound) -> Count:
    """A number of soldiers killed."""
    low, high = (best, None) if bound == "at_least" else (best, best)
    span = Span(0, 2, "28")
    return Count(
        id=f"{best}{bound}",
        claim="c",
        span=span,
        low=low,
        high=high,
        best=best,
        bound=bound,
        unit="killed",
        role="killed",
        population=frozenset(["soldiers"]),
    )


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ((28, "exactly"), (28, "at_least"), "agree"),
        ((30, "exactly"), (28, "at_least"), "compatible"),
        ((20, "exactly"), (28, "at_least"), "conflict"),
    ],
)
def test_a_number_beside_the_least_of_one(one: tuple[float, Bound], other: tuple[float, Bound], expected: str) -> None:
    """28 and "at least 28" are one figure; 30 can be both, 20 cannot."""
    assert expected == verdict(count(*one), count(*other))[0]


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("The five-year war has killed 250,000 people.", "killed", True),
        ("More than 250,000 people have been killed since the conflict began.", "killed", True),
        ("The army has repeatedly shelled the town.", "shelled", True),
        ("Shells killed four people in the town, the ministry said.", "killed", False),
    ],
)
def test_a_whole_war_is_no_happening(text: str, trigger: str, expected: bool) -> None:
    """The dead of a war, and what happens again and again, are told beside the happening."""
    start = text.index(trigger)
    event = Event(id="e", trigger=Span(start, start + len(trigger), trigger), type="CONSEQ.casualty", class_="ASSAULT")
    assert expected == is_background(event, text)


def general(words: str, whom: str | None = None) -> Reading:
    """A denial of Russia's."""
    made = Report("d", f"Russia denied {words}.")
    made.says(words, "Russia", cue="denied", act="deny", label="CT-")
    made.tells("striking", "STRIKE.air", "ASSAULT", place="Zarka" if "Zarka" in words else None)
    return made.reading()


@pytest.mark.parametrize(("words", "expected"), [("striking Zarka", 2), ("striking people", 1)])
def test_a_denial_of_everything_answers_nothing_in_particular(words: str, expected: int) -> None:
    """Who denies striking a town answers who tells of it; who denies striking people stands alone."""
    incidents = Incidents()
    for reading in (strike("a", "14", 14, 14, "exactly", "Northern Relief"), general(words)):
        incidents.add(reading)
    found = [f for i in incidents.incidents() for f in findings(incidents, i) if f.finding == "denied"]
    assert [expected] == [len(f.pair) for f in found]


def rich(id_: str, *numbers: int) -> tuple[Telling, ...]:
    """A report that gives some numbers, one after the other."""
    made = Report(id_, " ".join(f"The army said {n} men fell there." for n in numbers))
    for n in numbers:
        made.says(f"{n} men fell there", "the army")
        made.events.append(
            Event(id=f"e{n}", trigger=made.span(f"{n} men fell"), type="CONSEQ.casualty", class_="ASSAULT")
        )
        made.claims[-1] = replace(made.claims[-1], events=(f"e{n}",))
        made.counts(f"{n}", n, n, "exactly", "killed", "killed")
    return tellings(made.reading())


def test_the_same_rare_details_in_one_order_are_one_report_told_anew() -> None:
    """Five numbers alike say more than one happening explains; one number, or other ones, do not."""
    whole = details(rich("a", 312, 47, 1250, 89, 640))
    assert likelihood(whole, details(rich("b", 312, 47, 1250, 89, 640))) > 0
    assert likelihood(whole, details(rich("c", 312, 51, 1400, 77, 230))) < 0
    assert likelihood(whole, details(rich("d", 640, 89, 1250, 47, 312))) < 0
