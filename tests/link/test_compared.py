"""An incident with its voices: an echo never stands against its source, and copies change nothing."""

from dataclasses import replace
from datetime import date

from tests.link.made import strike

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
