"""An incident with its voices: an echo never stands against its source, and copies change nothing."""

from dataclasses import replace
from datetime import date

from tests.link.made import Report, strike

from tadmor.link.compared import compared
from tadmor.link.incidents import Incidents
from tadmor.link.voices import Facts, Lineage, accounts_of, facts_of
from tadmor.model import Actor, Reading
from tadmor.model.incidents import Compared


def of(*readings: Reading) -> list[Compared]:
    """The incidents of some readings, stories aside, compared."""
    incidents = Incidents()
    for reading in readings:
        incidents.add(reading)
    facts: list[Facts] = [facts_of(reading.document, number) for number, reading in enumerate(readings)]
    accounts = {account.claim: account for reading in readings for account in accounts_of(reading)}
    lineage = Lineage(facts)
    return [compared(incidents, i, accounts, lineage) for i in incidents.incidents() if not i.story]


def test_two_outlets_that_repeat_one_speaker_are_one_voice_and_never_agree() -> None:
    """The same ministry's figure in two papers is told once."""
    found = of(
        strike("a", "30", 30, 30, "exactly", "The ministry"), strike("b", "30", 30, 30, "exactly", "The ministry")
    )
    assert [(1, "only one", False)] == [
        (c.voices.count, f.finding, c.disputed) for c in found for f in c.findings if f.aspect == "how many"
    ]


def test_two_speakers_who_contradict_each_other_make_a_dispute() -> None:
    """Two names, no number that can be both."""
    found = of(
        strike("a", "34", 34, 34, "exactly", "Northern Relief"), strike("b", "30", 30, 30, "exactly", "The ministry")
    )
    assert [(2, True)] == [(c.voices.count, c.disputed) for c in found]


def test_a_spokesman_and_his_body_are_one_voice() -> None:
    """What a spokesman says the next day of the same strike is an update of his body's figure."""
    first = strike("a", "34", 34, 34, "exactly", "The ministry")
    later = strike("b", "30", 30, 30, "exactly", "Edmar Vuk", date(2016, 12, 13))
    speaker = replace(later.attributions[0].speaker, kind="person", role="spokesman", organisation="The ministry")  # type: ignore[type-var]
    said = replace(later.attributions[0], speaker=speaker)
    person = Actor(name="Edmar Vuk", kind="person", mentions=())
    found = of(first, replace(later, attributions=(said,), actors=(*later.actors, person)))
    assert [(1, False)] == [(c.voices.count, c.disputed) for c in found]
    assert "update" in {f.relation for c in found for f in c.findings}


def _raid(id_: str, text: str, outlet: str, day: date = date(2016, 12, 12)) -> Report:
    """A report that is told by hand, of a strike on Zarka."""
    return Report(id_, text, day, outlet=outlet)


def test_what_is_set_apart_in_a_sentence_does_not_make_it_its_speakers() -> None:
    """ "Struck on Sunday in what the army called a raid": the paper says where and when, the army what it was."""
    text = "Jets struck Zarka on Sunday in what the governor called a strike on Zarka."
    made = _raid("a", text, "Halden Wire")
    own = made.says(text, None)
    made.tells("struck", "STRIKE.air", "ASSAULT", place="Zarka", day="Sunday")
    made.says("a strike on Zarka", "The governor", cue="called")
    made.tells("strike", "STRIKE.air", "ASSAULT")
    names = {v.name for c in of(made.reading()) for v in c.voices.voices if own.id in v.claims}
    assert {"Halden Wire"} == names


def test_a_reports_own_words_do_not_rest_on_a_turn_of_a_talk() -> None:
    """What stands above "VASK: ..." is the outlet's."""
    text = "Jets struck Zarka on Sunday.\nVASK: Jets struck the town Zarka."
    made = _raid("a", text, "Halden Wire")
    own = made.says("Jets struck Zarka on Sunday.", None)
    made.tells("struck", "STRIKE.air", "ASSAULT", place="Zarka", day="Sunday")
    for cue, expected in ((":", "Halden Wire"), ("VASK", "Edmar Vask")):
        talk = replace(made, claims=list(made.claims), events=list(made.events), attributions=[])
        talk.says("Jets struck the town Zarka.", "Edmar Vask", cue=cue)
        talk.tells("struck the", "STRIKE.air", "ASSAULT")
        names = [v.name for c in of(talk.reading()) for v in c.voices.voices if own.id in v.claims]
        assert expected in names


def test_a_sentence_taken_from_another_report_is_its_speakers_there() -> None:
    """The paper that tells the monitor's sentence as its own has it from the monitor, not from the agency."""
    said = "fighters entered the old quarter of Zarka from the mill in the rain on Sunday"
    first = _raid("a", f"The raid began. The Valley Monitor said {said}.", "Halden Wire", date(2016, 12, 11))
    first.says("The raid began.", None)
    first.says(said, "Valley Monitor")
    first.tells("entered", "MOVE.enter", "MOVE", place="Zarka", day="Sunday")
    taken = said.replace("in the rain", "in rain").replace("fighters", "Fighters")
    second = _raid("b", f"{taken}.", "Courier")
    claim = second.says(f"{taken}.", None)
    second.tells("entered", "MOVE.enter", "MOVE", place="Zarka", day="Sunday")
    found = of(first.reading(), second.reading())
    assert ["Valley Monitor"] == [v.name for c in found for v in c.voices.voices if claim.id in v.claims]
