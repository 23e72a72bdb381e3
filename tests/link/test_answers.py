"""Which account a denial answers, and whom a report sets against each other over a town."""

from datetime import date

import pytest
from tests.link.made import Report

from tadmor.link.agreement import findings
from tadmor.link.incidents import Incidents
from tadmor.link.tellings.wordings import site_of, worded
from tadmor.model import Reading
from tadmor.model.incidents import Finding

DAYS = date(2016, 12, 12), date(2016, 12, 13)


def disputes(*readings: Reading) -> list[Finding]:
    """The findings that somebody denies, or that two contradict each other."""
    incidents = Incidents()
    for reading in readings:
        incidents.add(reading)
    found = [f for i in incidents.incidents() for f in findings(incidents, i)]
    return [f for f in found if f.finding in ("denied", "conflict")]


def words(found: list[Finding]) -> list[list[str]]:
    """The words of each."""
    return [[value.span.text for value in finding.pair] for finding in found]


def capture(id_: str, by: str, said: str, published: date = DAYS[0], *, deny: bool = False) -> Reading:
    """One sentence of somebody on a taking, told or denied."""
    cue = "denied" if deny else "said"
    made = Report(id_, f"{by} {cue} {said}.", published)
    made.says(said, by, cue=cue, act="deny" if deny else "assert", label="CT-" if deny else "CT+")
    made.tells("captured", "TERRITORY.capture", "CONTROL", place="Zarka" if "Zarka" in said else None, day="Sunday")
    return made.reading()


TAKEN = "that fighters had captured Zarka on Sunday"


def test_reports_of_nobody_that_are_denied_are_no_account_of_who_denies_them() -> None:
    """ "Denied reports that the town was captured" tells no capture, and is held against whoever does."""
    inner = "that fighters captured Zarka on Sunday"
    made = Report("b", f"The ministry denied reports {inner}.")
    outer = made.says(f"reports {inner}", "The ministry", cue="denied", act="deny", label="CT-")
    made.says(inner, "", cue="reports", inside=outer)
    made.tells("captured", "TERRITORY.capture", "CONTROL", place="Zarka", day="Sunday")
    found = disputes(capture("a", "The agency", TAKEN), made.reading())
    assert [[TAKEN, f"reports {inner}"]] == words(found)


def test_a_fall_that_no_word_was_read_for_is_denied_all_the_same() -> None:
    """ "That Zarka had fallen" names a taking, by its words."""
    said = "that Zarka had fallen"
    made = Report("b", f"The ministry denied {said}.")
    made.says(said, "The ministry", cue="denied", act="deny", label="CT-")
    assert [[TAKEN, said]] == words(disputes(capture("a", "The agency", TAKEN), made.reading()))


@pytest.mark.parametrize(
    ("told", "expected"), [("the airport of Zarka", 2), ("the hospital of Zarka", 1), ("Zarka", 1)]
)
def test_who_denies_the_loss_of_an_airport_does_not_deny_that_of_a_town(told: str, expected: int) -> None:
    """A site is not the town in which it lies."""
    no = capture("b", "The ministry", "that fighters captured the airport of Zarka on Sunday", deny=True)
    found = disputes(capture("a", "The agency", f"that fighters captured {told} on Sunday"), no)
    assert [expected] == [len(f.pair) for f in found]


@pytest.mark.parametrize(("told", "denied", "expected"), [(0, 1, 2), (1, 0, 1)])
def test_what_is_told_afterwards_was_not_denied(told: int, denied: int, expected: int) -> None:
    """A denial answers what was told by then."""
    account = capture("a", "The agency", TAKEN, DAYS[told])
    found = disputes(account, capture("b", "The ministry", TAKEN, DAYS[denied], deny=True))
    assert [expected] == [len(f.pair) for f in found]


@pytest.mark.parametrize(("name", "expected"), [("Commander Omar Haddad", 2), ("fighters", 1)])
def test_a_named_man_is_killed_once(name: str, expected: int) -> None:
    """Who denies that he was killed answers whoever tells it, by the same name, whatever his title is."""
    account = Report("a", f"The agency said {name} was killed in a raid.")
    account.says(f"{name} was killed in a raid", "The agency")
    account.tells("killed", "CONSEQ.casualty", "ASSAULT", whom=name)
    no = Report("b", "The council denied that Omar Haddad was killed.")
    no.says("that Omar Haddad was killed", "The council", cue="denied", act="deny", label="CT-")
    no.tells("killed", "CONSEQ.casualty", "ASSAULT", whom="Omar Haddad")
    assert [expected] == [len(f.pair) for f in disputes(account.reading(), no.reading())]


def rival(kept: str, trigger: str, type_: str, who: str) -> Reading:
    """One report in which Islamic State is quoted on a taking, and a ministry on what came of it."""
    taken = "Islamic State had captured Zarka"
    made = Report("r", f"The agency said {taken}. The ministry said {kept}.")
    made.says(taken, "The agency")
    made.tells("captured", "TERRITORY.capture", "CONTROL", who="Islamic State", place="Zarka")
    made.says(kept, "The ministry")
    made.tells(trigger, type_, "ASSAULT", who=who)
    return made.reading()


def test_one_report_sets_who_took_a_town_against_who_held_it() -> None:
    """No day is told, and both are quoted side by side."""
    found = disputes(rival("the army repelled the attack on the town", "repelled", "BATTLE.repel", "the army"))
    assert [("result", ["captured", "repelled"])] == [(f.aspect, w) for f, w in zip(found, words(found), strict=True)]


def test_who_took_a_town_may_repel_an_attack_on_it() -> None:
    """One party, one after the other."""
    assert [] == disputes(rival("it repelled an attack of the army", "repelled", "BATTLE.repel", "Islamic State"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("that the fortress had been lost", "TERRITORY.capture"),
        ("that the airport had come under the control of rebels", "TERRITORY.capture"),
        ("that Zarka was still under the full control of the army", "TERRITORY.hold"),
        ("that its units were encircled near Zarka", "TERRITORY.siege"),
        ("that it had lost 50 soldiers", None),
        ("that it had lost many men in Zarka", None),
    ],
)
def test_words_tell_a_taking(text: str, expected: str | None) -> None:
    """Men are lost too, and that is no taking."""
    found = worded(text)
    assert expected == (found[0] if found else None)


def test_a_site_is_named_in_the_clause() -> None:
    """What is taken stands beside the word for it, not behind the next "and"."""
    text = "captured the town and were advancing on the airport"
    assert frozenset() == site_of(text, 0, len("captured"))
