"""A text that has lost its commas and apostrophes decides less: only what is said beside its speaker, place and day."""

from dataclasses import replace
from datetime import date

import pytest
from tests.link.made import Report
from tests.link.test_agreement import compared, of

from tadmor.link.agreement.bare import weighed
from tadmor.link.incidents import Incidents, told_in
from tadmor.link.tellings.marks import is_bare
from tadmor.model import Reading, Span
from tadmor.model.incidents import Finding

LONG = " Doctors worked through the night and the wounded lay in the yard while trucks brought water and bread" * 4
MARKS = (
    " Doctors, nurses and the army's drivers worked, and the wounded lay in the yard, while trucks brought water" * 4
)


def _named(made: Report, by: str, cue: str) -> Reading:
    """The report, whose attributions have the words of their source, right before the cue."""
    span = made.span(by)
    return _with_source(made.reading(), span)


def _with_source(reading: Reading, span: Span) -> Reading:
    return replace(reading, attributions=tuple(replace(a, source=(span,)) for a in reading.attributions))


def _strike(id_: str, killed: int, by: str, rest: str, *, day: str = "on Sunday ", between: str = " ") -> Reading:
    words = f"jets struck Zarka {day}and {killed} soldiers died"
    made = Report(id_, f"{by}{between}said {words}.{rest}")
    made.says(words, by)
    made.tells("struck", "STRIKE.air", "ASSAULT", place="Zarka", day="Sunday" if day else None)
    made.counts(str(killed), killed, killed, "exactly", "killed", "killed")
    return _named(made, by, "said")


def _two(one: Reading, other: Reading) -> list[tuple[str, str | None]]:
    return of(compared(one, other), "how many")


def test_a_long_text_without_commas_and_apostrophes_is_bare() -> None:
    """A short one may have none by chance."""
    assert is_bare("The army took the town on Sunday." + LONG)
    assert not is_bare("The army took the town on Sunday." + MARKS)
    assert not is_bare("The army took the town on Sunday.")


@pytest.mark.parametrize("rest", [LONG, MARKS])
def test_two_who_are_named_beside_their_words_and_say_town_and_day_may_conflict(rest: str) -> None:
    """That is as much as well-kept text gives."""
    found = _two(_strike("a", 34, "Northern Relief", rest), _strike("b", 30, "The ministry", rest))
    assert [("conflict", None)] == found


@pytest.mark.parametrize(("rest", "expected"), [(LONG, "unclear"), (MARKS, "conflict")])
def test_a_speaker_who_stands_apart_from_his_words_decides_nothing_there(rest: str, expected: str) -> None:
    """Without commas a name further off may be anybody's."""
    far = _strike("b", 30, "The ministry", rest, between=" of the province which lies by the river and the hills ")
    assert [(expected, None)] == _two(_strike("a", 34, "Northern Relief", rest), far)


def _finding(*readings: Reading) -> tuple[Incidents, Finding]:
    incidents = Incidents()
    for reading in readings:
        incidents.add(reading)
    found = next(f for f in compared(*readings) if f.finding == "conflict")
    return incidents, found


def test_a_place_that_only_others_name_is_not_shown_as_theirs() -> None:
    """The incident's place must be one that both say."""
    incidents, found = _finding(_strike("a", 34, "Northern Relief", LONG), _strike("b", 30, "The ministry", LONG))
    incident = next(i for i in incidents.incidents() if not i.story)
    assert weighed(incidents, incident, found) == found
    elsewhere = weighed(incidents, replace(incident, place="Merj"), found)
    assert elsewhere.finding == "unclear" and "named by others" in elsewhere.why
    spread = weighed(incidents, replace(incident, latest=date(2016, 12, 16)), found)
    assert spread.finding == "unclear" and "more than one happening" in spread.why


@pytest.mark.parametrize(("rest", "expected"), [(LONG, ["unclear"]), (MARKS, ["denied"])])
def test_a_denial_that_runs_on_is_none_there(rest: str, expected: list[str]) -> None:
    """Its end was not found, so what it denies is not known."""
    words = (
        "that jets had struck the market of the old town and the school and the bridge while the army held the hill"
        " and the road to the river and the men of the council went home and the boats left"
    )
    made = Report("a", f"The ministry denied {words}.{rest}")
    made.says(words, "The ministry", cue="denied", act="deny")
    made.tells("struck", "STRIKE.air", "ASSAULT")
    found = [f.finding for f in compared(_named(made, "The ministry", "denied")) if f.pair[0].text == "denied"]
    assert expected == found


def test_a_headline_that_ran_into_its_text_lends_nobody_its_number() -> None:
    """The report says it again, and whose it is."""
    title = "Jets kill fifty soldiers in Zarka on Sunday"
    words = "jets struck Zarka on Sunday and 34 soldiers died"
    made = Report("a", f"{title} Northern Relief said {words}.{LONG}", title=title)
    made.says(title, None)
    made.tells("kill", "STRIKE.air", "ASSAULT", place="Zarka", day="Sunday")
    made.counts("fifty", 50, 50, "exactly", "killed", "killed")
    made.says(words, "Northern Relief")
    made.tells("struck", "STRIKE.air", "ASSAULT", place="Zarka", day="Sunday")
    made.counts("34", 34, 34, "exactly", "killed", "killed")
    one, other = _named(made, "Northern Relief", "said"), _strike("b", 34, "The ministry", LONG)
    shown = {v.text for f in compared(one, other) if f.aspect == "how many" and f.finding != "unclear" for v in f.pair}
    assert "50" not in shown


def test_a_report_whose_head_names_a_later_day_is_of_that_day() -> None:
    """The day that it came with says nothing of when it was told."""
    made = Report("a", "19-12-2016 Jets struck Zarka and six people died.")
    made.says("Jets struck Zarka and six people died", None)
    made.tells("struck", "STRIKE.air", "ASSAULT", place="Zarka")
    told = told_in(made.reading())
    assert {date(2016, 12, 19)} == {telling.published for telling in told}
    assert all(t.when is not None and t.when.latest == date(2016, 12, 19) for t in told)


def test_dozens_are_no_newer_number() -> None:
    """A vague number that a voice gives later takes the place of none."""
    first = _strike("a", 58, "Northern Relief", "")
    words = "jets struck Zarka on Sunday and dozens of soldiers died"
    made = Report("b", f"Northern Relief said {words}.", date(2016, 12, 13))
    made.says(words, "Northern Relief")
    made.tells("struck", "STRIKE.air", "ASSAULT", place="Zarka", day="Sunday")
    made.counts("dozens", 24, 99, "vague", "killed", "killed")
    assert ("compatible", "update") not in of(compared(first, made.reading()), "how many")
