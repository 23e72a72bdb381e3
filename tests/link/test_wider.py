"""How much more a number counts than another, by the words around it: more places, a region, more days, all since."""

from datetime import date

import pytest
from tests.link.made import Report
from tests.link.test_numbers import MONDAY, TUESDAY, numbers

import tadmor
from tadmor.model import Reading


def dead(id_: str, by: str, words: str, number: str, published: date = MONDAY) -> Reading:
    """Somebody's words on a strike on Zarka on Sunday, with a number of its dead."""
    made = Report(id_, f"{by} said {words}.", published)
    made.says(words, by)
    made.tells("struck", "STRIKE.air", "ASSAULT", place="Zarka", day="Sunday")
    made.counts(number, float(number), float(number), "exactly", "killed", "killed")
    return made.reading()


TOWN = dead("a", "Northern Relief", "jets struck Zarka on Sunday and killed 14 people", "14")


@pytest.mark.parametrize(
    "more",
    ["in two villages", "across the whole province", "as a whole, in the country", "in three days", "in four strikes"],
)
@pytest.mark.parametrize("published", [MONDAY, TUESDAY])
def test_words_of_more_are_another_scope(more: str, published: date) -> None:
    """And neither a conflict nor a later state of the smaller number."""
    wider = dead("b", "The monitor", f"jets struck Zarka on Sunday and killed 20 people {more}", "20", published)
    assert [("scope differs", None, frozenset({"14", "20"}))] == numbers(TOWN, wider)


def test_two_places_side_by_side_are_more_than_one_of_them() -> None:
    """Though no gazetteer has the second; nor is a unit "alone" the whole."""
    two = dead("b", "The monitor", "jets struck on Sunday and killed 20 people in Zarka and Old Karun", "20")
    assert [("scope differs", None, frozenset({"14", "20"}))] == numbers(TOWN, two)
    alone = dead("b", "The monitor", "jets struck Zarka on Sunday and the third battalion alone lost 9 people", "9")
    assert [("scope differs", None, frozenset({"14", "9"}))] == numbers(TOWN, alone)


def test_fewer_dead_in_more_places_contradict() -> None:
    """Who counts two villages and has fewer than another has in one."""
    fewer = dead("b", "The monitor", "jets struck Zarka on Sunday and killed 9 people in two villages", "9")
    assert [("conflict", None, frozenset({"14", "9"}))] == numbers(TOWN, fewer)


def test_each_number_of_a_list_has_its_own_place() -> None:
    """Those killed in Merj are not those of Zarka, though one sentence tells both."""
    words = "jets struck Zarka on Sunday and killed 20 people, 9 in Merj"
    listed = Report("b", f"The monitor said {words}.", MONDAY)
    listed.says(words, "The monitor")
    listed.tells("struck", "STRIKE.air", "ASSAULT", place="Zarka", day="Sunday")
    listed.counts("9", 9.0, 9.0, "exactly", "killed", "killed")
    assert [("scope differs", None, frozenset({"14", "9"}))] == numbers(TOWN, listed.reading())


def test_a_number_of_incidents_ends_no_clause() -> None:
    """ "20 in two incidents" are of more than one, though "two" counts something as well."""
    words = "jets struck Zarka on Sunday and killed 20 people in two incidents"
    summed = Report("b", f"The monitor said {words}.", TUESDAY)
    summed.says(words, "The monitor")
    summed.tells("struck", "STRIKE.air", "ASSAULT", place="Zarka", day="Sunday")
    summed.counts("20", 20.0, 20.0, "exactly", "killed", "killed")
    summed.counts("two", 2.0, 2.0, "exactly", "attacks", "attacks")
    assert [("scope differs", None, frozenset({"14", "20"}))] == numbers(TOWN, summed.reading())


def test_two_speakers_of_one_report_contradict_each_other_on_a_number_that_is_near() -> None:
    """Of 30 and 34 dead of one strike neither is a part; of 30 and 9 one may be."""
    assert [("conflict", None, frozenset({"30", "34"}))] == numbers(two_speakers(34))
    assert "conflict" not in [kind for kind, _, _ in numbers(two_speakers(9))]


def two_speakers(number: int) -> Reading:
    """State media's 30 dead of a strike, and a monitor's number of it."""
    first, then = "jets struck Zarka on Sunday and 30 people died", f"the strike on Zarka on Sunday killed {number}"
    made = Report("a", f"State media said {first}. The monitor said {then}.", MONDAY)
    made.says(first, "State media")
    made.tells("struck", "STRIKE.air", "ASSAULT", place="Zarka", day="Sunday")
    made.counts("30", 30, 30, "exactly", "killed", "killed")
    made.says(then, "The monitor")
    made.tells("strike", "STRIKE.air", "ASSAULT", place="Zarka", day="Sunday")
    made.counts(f"{number}", number, number, "exactly", "killed", "killed")
    return made.reading()


@pytest.mark.parametrize(("cue", "expected"), [("however, ", True), ("", False)])
def test_what_a_report_sets_against_a_number_contradicts_it(cue: str, expected: bool) -> None:
    """Four, and eleven: without "however" the four may be some of the eleven."""
    text = (
        "Colonel Omar Haddad said four people were killed in Zarka on Sunday. "
        f"A nurse at the clinic, Sara Kovan, said {cue or ''}that eleven people were killed in Zarka on Sunday."
    )
    told = numbers(tadmor.read(text, outlet="Zarka Courier", published=MONDAY))
    assert expected == (("conflict", None, frozenset({"four", "eleven"})) in told)
