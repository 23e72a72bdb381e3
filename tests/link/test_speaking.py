"""By which name a voice stands in a finding: an outlet has one, a state keeps its own where nobody named its body."""

from dataclasses import replace

from tests.link.made import Report

from tadmor.link.agreement.given import told, value
from tadmor.link.agreement.speaking import names_state, outlets_of, voice_of
from tadmor.link.incidents import Incidents
from tadmor.link.tellings.holders import Said
from tadmor.model import Span, Speaker
from tadmor.views.compared import voice_words


def _said(name: str, *chain: str, aside: bool = False) -> Said:
    return Said(claim="c", voice=name.lower(), name=name, chain=chain, aside=aside, span=Span(0, 3, "the"))


def test_an_outlet_has_one_name() -> None:
    """What it puts into somebody's words is of the voice that its own words are of, and not of the claim's."""
    outlets = outlets_of(["reuters.com", "The ministry"])
    voices = {"c": "The ministry"}
    assert [voice_of(_said("Reuters", aside=aside), voices, outlets) for aside in (True, False)] == [
        "reuters.com",
        "The ministry",
    ]


def test_a_state_is_told_by_its_name() -> None:
    """Not a body with that name in it, and nobody whom no report names."""
    cases = [
        ("Ukraine", ("ukraine",)),
        ("Ukrainian army", ("ukrainian army",)),
        ("Ukraine", ()),
    ]
    assert [True, False, False] == [names_state(_said(name, *chain), "General Staff") for name, chain in cases]
    government = _said("Government of Ukraine", "government of ukraine")
    assert names_state(government, "Ukrainian Ministry of Defence")
    assert not names_state(government, "Volodymyr Zelensky")  # whose body that is


def test_an_outlet_keeps_its_name_for_words_that_are_only_like_anothers() -> None:
    """One voice with the other's for the count, and shown as the outlet in which they stand."""
    incidents, voices = Incidents(), dict[str, str]()
    for id_ in ("a", "b"):
        made = Report(id_, "Jets struck Zarka on Sunday.", outlet=f"{id_.upper()} Herald")
        voices[made.says("Jets struck Zarka on Sunday", None).id] = "A Herald"
        made.tells("struck", "STRIKE.air", "ASSAULT", place="Zarka", day="Sunday")
        incidents.add(made.reading())
    claims = frozenset(voices)
    found = [
        one for i in incidents.incidents() for one in told(incidents, i, voices, {"A Herald": ""}, reworded=claims)
    ]
    assert {"a": "A Herald", "b": "B Herald"} == {one.telling.document: one.name for one in found}
    assert {"A Herald"} == {one.voice for one in found}


def test_an_aside_says_around_whose_words_it_stands() -> None:
    """It is the outlet's own, and not on its own authority alone."""
    made = Report("a", "The mayor said two died in the house that was bombed in Zarka on Friday.", outlet="A Herald")
    made.says("two died in the house that was bombed in Zarka on Friday", "The mayor")
    made.tells("bombed", "STRIKE.air", "ASSAULT", place="Zarka", day="Friday")
    incidents = Incidents()
    incidents.add(made.reading())
    found = [one for i in incidents.incidents() for one in told(incidents, i, {"c": "x"})]
    assert {True: "A Herald, citing The mayor", False: "The mayor"} == {one.said.aside: one.name for one in found}


def test_officials_of_a_state_are_not_the_state() -> None:
    """The voice is the state's; whose words they are reads as the report has it."""
    made = Report("a", "Norland officials said that jets struck Zarka on Sunday.")
    claim = made.says("that jets struck Zarka on Sunday", "Russia")
    made.tells("struck", "STRIKE.air", "ASSAULT", place="Zarka", day="Sunday")
    speaker = Speaker(name=None, role="Norland officials", organisation="Russia", kind="anonymous")
    source = (made.span("Norland officials"),)
    made.attributions = [replace(one, speaker=speaker, source=source) for one in made.attributions]
    incidents = Incidents()
    incidents.add(made.reading())
    found = [one for i in incidents.incidents() for one in told(incidents, i, {claim.id: "Russia"})]
    assert {"Norland officials"} == {one.name for one in found}


def test_a_state_keeps_its_name_where_only_another_report_names_the_body() -> None:
    """The voice is one; whose it is reads as its report has it."""
    words = "jets struck Zarka on Sunday"
    incidents, voices = Incidents(), dict[str, str]()
    for id_, by in (("a", "Russia"), ("b", "Ministry of Defence")):
        made = Report(id_, f"{by} said {words}.")
        claim = made.says(words, by)
        made.tells("struck", "STRIKE.air", "ASSAULT", place="Zarka", day="Sunday")
        voices[claim.id] = "Ministry of Defence"
        incidents.add(made.reading())
    found = [one for i in incidents.incidents() for one in told(incidents, i, voices, {"Ministry of Defence": ""})]
    shown = {one.telling.document: voice_words(value(one, one.said.span, "")) for one in found}
    assert {"a": "Russia", "b": "Ministry of Defence"} == shown
    assert {"Ministry of Defence"} == {one.voice for one in found}
