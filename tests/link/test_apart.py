"""What keeps two acts of one report apart by its words."""

from dataclasses import replace

import pytest
from tests.link.made import Report

from tadmor.link.denials import denies
from tadmor.link.incidents import told_in
from tadmor.link.incidents.within.apart import once_more
from tadmor.link.tellings.found.places.named import borders, is_adjective
from tadmor.model import Place, Span


def _tellings(made: Report) -> int:
    return len([t for t in told_in(made.reading()) if not t.story])


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("six people were killed on Sunday hours after a blast hit Zarka", 2),
        ("six people were killed after a blast hit Zarka", 1),
    ],
)
def test_who_died_on_a_day_hours_after_another_act_did_not_die_of_it(words: str, expected: int) -> None:
    """ "Died after jets struck" is one happening."""
    made = Report("a", f"It is told that {words}.")
    made.says(words, None)
    made.tells("killed", "CONSEQ.casualty", "ASSAULT", day="Sunday" if "Sunday" in words else None)
    made.counts("six", 6, 6, "exactly", "killed", "killed")
    made.tells("blast", "STRIKE.ied", "ASSAULT", place="Zarka")
    assert expected == _tellings(made)


@pytest.mark.parametrize(("where", "expected"), [("Merj", 2), ("Zarka", 1)])
def test_what_jets_did_meanwhile_in_another_place_is_another_act(where: str, expected: int) -> None:
    """ "Were killed, a monitor said, as jets pounded another town"."""
    words = f"nine people were killed in Zarka, a monitor said, as jets pounded rebels in {where}"
    made = Report("a", f"It is told that {words}.")
    made.says(words, None)
    made.tells("killed", "CONSEQ.casualty", "ASSAULT", place="Zarka")
    made.counts("nine", 9, 9, "exactly", "killed", "killed")
    made.tells("pounded", "STRIKE.air", "ASSAULT", place=where)
    assert expected == _tellings(made)


@pytest.mark.parametrize(("which", "expected"), [("last", True), ("deadly", False)])
def test_the_last_attack_is_not_the_one_that_was_told(which: str, expected: bool) -> None:
    """It went before, and has a day of its own."""
    made = Report("a", f"Two gunmen attacked the shrine of Zarka. The {which} attack on Zarka on Thursday killed six.")
    made.says("Two gunmen attacked the shrine of Zarka", None)
    made.tells("attacked", "BATTLE.attack", "ASSAULT", place="Zarka")
    made.says(f"The {which} attack on Zarka on Thursday killed six", None)
    made.tells("attack on", "BATTLE.attack", "ASSAULT", place="Zarka", day="Thursday")
    first, then = (t for t in told_in(made.reading()) if not t.story)
    assert expected == once_more(first, then, made.text)
    assert not once_more(then, replace(then, when=None), made.text)


@pytest.mark.parametrize(("opening", "expected"), [("Earlier on Sunday", True), ("On Sunday", False)])
def test_earlier_that_day_is_another_act_where_commas_are_lost(opening: str, expected: bool) -> None:
    """ "Earlier" may be of the saying, where a comma would tell."""
    rest = " The wounded lay in the yard while trucks brought water and bread to the men who held the old road" * 4
    made = Report("a", f"Rockets struck Zarka and killed three. {opening} rockets killed seven in Zarka.{rest}")
    made.says("Rockets struck Zarka and killed three", None)
    made.tells("struck", "STRIKE.shelling", "ASSAULT", place="Zarka")
    made.says("rockets killed seven in Zarka", None)
    made.tells("rockets", "STRIKE.shelling", "ASSAULT", place="Zarka")
    assert (2 if expected else 1) == _tellings(made)


def _place(text: str, words: str, precision: str | None) -> Place:
    start = text.index(words)
    return Place(span=Span(start, start + len(words), words), name=words, precision=precision)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a bomb beside some border crossing with Turkey", True),
        ("a blast at the Syria-Turkey border", True),
        ("a blast at Turkey's border post", True),
        ("a blast in Turkey", False),
    ],
)
def test_a_country_behind_a_border_is_not_where_it_happened(text: str, expected: bool) -> None:
    """The crossing lies on either side."""
    assert expected == borders(text, _place(text, "Turkey", "G8"))
    assert not borders("a crossing with Zarka", _place("a crossing with Zarka", "Zarka", "G2"))


@pytest.mark.parametrize(
    ("name", "expected"), [("Kurdish", True), ("Russias", True), ("Syrian", True), ("Zarka", False)]
)
def test_what_a_people_is_called_is_no_village(name: str, expected: bool) -> None:
    """ "A Kurdish town"; and a state's name may have lost its apostrophe."""
    assert expected == is_adjective(_place(name, name, None))


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("calls by the council to halt the strikes", False),
        ("the demand for a truce", False),
        ("claims that it fled", True),
    ],
)
def test_who_rejects_a_call_denies_nothing(content: str, expected: bool) -> None:
    """It says nothing of what happened."""
    made = Report("a", f"The ministry rejected {content}.")
    made.says(content, "The ministry", cue="rejected", act="deny")
    assert expected == denies(made.attributions[0], made.text)
