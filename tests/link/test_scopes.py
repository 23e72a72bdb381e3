"""Whose numbers are whose: other people, some of the dead, bodies, more places; and what a denial is not of."""

from datetime import date

from tests.link.made import Report, strike
from tests.link.test_agreement import compared
from tests.link.test_numbers import numbers

from tadmor.link.agreement.amounts import meet
from tadmor.link.counts import count_of, populations
from tadmor.model import Quantity, Reading, Span
from tadmor.model.incidents import Finding

TUESDAY = date(2016, 12, 13)


def toll(id_: str, by: str, words: str, number: str, best: int, published: date = TUESDAY) -> Reading:
    """Somebody's number of the dead of a strike on Zarka."""
    made = Report(id_, f"{by} said {words}.", published)
    made.says(words, by)
    made.tells("struck", "STRIKE.air", "ASSAULT", place="Zarka", day="Sunday")
    made.counts(number, best, best, "exactly", "killed", "killed")
    return made.reading()


def denials(*readings: Reading) -> list[Finding]:
    """What is denied, beside the account that it answers or alone."""
    return [f for f in compared(*readings) if f.finding == "denied"]


def test_a_hospitals_staff_are_some_of_the_dead_and_no_early_toll() -> None:
    """Nine of the staff, and then 22 people: both are so from the first day."""
    staff = toll("a", "Northern Relief", "jets struck Zarka on Sunday and killed nine of its staff", "nine", 9)
    found = numbers(staff, strike("b", "22", 22, 22, "exactly", "The ministry", date(2016, 12, 14)))
    assert [("compatible", None, frozenset({"nine", "22"}))] == found


def test_bodies_that_somebody_saw_are_no_toll() -> None:
    """Whoever received 16 bodies says that no fewer died, and contradicts no higher number."""
    text = "The hospital received 16 bodies. The ministry said 35 people died."
    few, many = Span(22, 24, "16"), Span(52, 54, "35")
    some, all_ = (
        count_of(Quantity(id=s.text, span=s, low=n, high=n, best=n, bound="exactly"), "c", text, "killed")
        for s, n in ((few, 16), (many, 35))
    )
    assert (True, False) == (some.bodies, all_.bodies)
    assert "meet" == meet(some, all_)


def test_a_number_counts_nobody_of_the_next_one() -> None:
    """ "Two police officers and four civilians": the two are police alone, and no soldiers."""
    text = "Two police officers and four civilians were killed."
    span = Span(0, 3, "Two")
    two = count_of(Quantity(id="q", span=span, low=2, high=2, best=2, bound="exactly"), "c", text, "killed")
    assert {"police"} == two.population
    assert {"fighters"} == populations("mujahideen")


def test_who_calls_a_figure_a_lie_and_gives_his_own_contradicts_it() -> None:
    """However much longer the time is of which the other spoke."""
    words = "jets struck Zarka on Sunday and killed 9 soldiers"
    answer = Report("b", f"The ministry said {words}. It called the figure of 300 a lie.", TUESDAY)
    answer.says(words, "The ministry")
    answer.tells("struck", "STRIKE.air", "ASSAULT", place="Zarka", day="Sunday")
    answer.counts("9", 9, 9, "exactly", "killed", "killed")
    answer.says("the figure of 300 a lie", "The ministry", cue="called")
    claim = toll("a", "Northern Relief", "jets struck Zarka on Sunday and killed 300 people", "300", 300)
    assert [("conflict", None, frozenset({"9", "300"}))] == numbers(claim, answer.reading())


def test_the_extent_of_something_is_not_denied_to_have_been() -> None:
    """Nor is a plan that somebody rejects a happening."""
    for words in ("the extent of the gains", "a Plan B"):
        made = Report("r", f"The rebels denied {words}.")
        made.says(words, "The rebels", cue="denied", act="deny", label="CT-")
        assert [] == denials(made.reading())


def no(words: str) -> Reading:
    """A denial by Islamic State of dead at Zarka on Sunday."""
    made = Report("b", f"Islamic State denied {words}.", TUESDAY)
    made.says(words, "Islamic State", cue="denied", act="deny", label="CT-")
    made.tells("killed", "CONSEQ.casualty", "CONSEQUENCE", place="Zarka", day="Sunday")
    return made.reading()


def yes(words: str) -> Reading:
    """What a ministry says of dead at Zarka on Sunday."""
    made = Report("a", f"The ministry said {words}.")
    made.says(words, "The ministry")
    made.tells("killed", "CONSEQ.casualty", "CONSEQUENCE", place="Zarka", day="Sunday")
    return made.reading()


def test_the_death_of_one_man_is_denied_only_to_whom_tells_it() -> None:
    """Who tells of 84 fighters killed has not told that their commander was among them."""
    denial = no("that Omar Haddad was killed in Zarka on Sunday")
    told = yes("that Commander Omar Haddad was killed in Zarka on Sunday")
    others = yes("that 84 fighters were killed in Zarka on Sunday")
    assert [[2], [1]] == [[len(f.pair) for f in denials(one, denial)] for one in (told, others)]


def test_a_denial_that_names_whose_account_it_answers_answers_no_other() -> None:
    """ "As Merj Media reported" is not what the ministry said; an agency without a name may be anybody."""
    told = yes("that fighters had killed villagers in Zarka on Sunday")
    named = no("that they had killed villagers in Zarka on Sunday, as Merj Media reported")
    unnamed = no("that they had killed villagers in Zarka on Sunday, as the spy agency reported")
    assert [1] == [len(f.pair) for f in denials(told, named)]
    assert [2] == [len(f.pair) for f in denials(told, unnamed)]
