"""Whose a bare office is, and which of two states or bodies of one name speaks."""

from functools import cache

import pytest

from tadmor.model import Document, Reading
from tadmor.pipeline import Pipeline, default_pipeline


@cache
def _pipeline() -> Pipeline:
    return default_pipeline()


def _read(text: str, outlet: str | None = None) -> Reading:
    return _pipeline().read_batch([Document(id="d", text=text, lang="en", outlet=outlet)])[0]


def _bodies(text: str, outlet: str | None = None) -> dict[str, str | None]:
    """By source the body that speaks: of a person the one spoken for."""
    said = {}
    for one in _read(text, outlet).attributions:
        if one.speaker is not None and one.source:
            person = one.speaker.kind == "person"
            said[one.source[0].text] = one.speaker.organisation if person else one.speaker.name
    return said


@pytest.mark.parametrize(
    ("text", "source", "body"),
    [
        (
            "Shells fell on Gisenyi in Rwanda. Congo's interior ministry said nobody had fired.",
            "Congo's interior ministry",
            "Congolese Ministry of the Interior",
        ),
        (
            "Crowds marched in Brazzaville on Friday. Congo's interior ministry said it would act.",
            "Congo's interior ministry",
            "Republic of the Congo Ministry of the Interior",
        ),
        (
            "Boats left Kinshasa for Brazzaville. Congo's interior ministry said none had sunk.",
            "Congo's interior ministry",
            "Congolese Ministry of the Interior",
        ),
    ],
)
def test_congo_is_the_state_that_the_report_tells_of(text: str, source: str, body: str) -> None:
    """The larger one, unless only the other's capital is told."""
    assert _bodies(text)[source] == body


def test_a_scene_tells_whose_ministry_speaks() -> None:
    """ "In Moscow, the Foreign Ministry" is no American one, however often the United States was named."""
    text = (
        "U.S. jets hit Derna on Sunday, the U.S. military said. "
        "In Moscow, Foreign Ministry spokeswoman Olga Zimina said the U.S. raid broke the law."
    )
    assert _bodies(text)["Foreign Ministry spokeswoman Olga Zimina"] == "Russian Ministry of Foreign Affairs"
    bare = "U.S. jets hit Derna on Sunday. In Moscow, the Foreign Ministry said the U.S. raid broke the law."
    assert _bodies(bare)["the Foreign Ministry"] == "Russian Ministry of Foreign Affairs"


@pytest.mark.parametrize(
    "answer",
    [
        'Kinshasa disputes this. "Nobody agreed to it. Nobody asked us," government spokesman Jean Kabeya said.',
        'The talk went on. "Our men stand firm," government spokesman Jean Kabeya said by telephone from Kinshasa.',
    ],
)
def test_a_spokesman_answers_for_the_state_that_spoke(answer: str) -> None:
    """The capital that opens the sentence before what he says, or from which he speaks, tells whose he is."""
    text = f"Rwanda said its troops had left. Rwanda and the Rwandan army named a day.\n\n{answer}"
    spoken = _bodies(text)["government spokesman Jean Kabeya"]
    assert spoken == "Government of Democratic Republic of the Congo"


def test_a_release_means_its_own_ministry() -> None:
    """ "The Department" of a state's own release is that state's, wherever its men stand."""
    text = "The Department of Defence regrets the loss of two men near Goma. The Department denies that they gave up."
    said = _bodies(text, "Department of Defence, Republic of South Africa")
    assert said["The Department"] == "South African Ministry of Defence"


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("In Tobruk, Libya, the House of Representatives condemned the raid.", "Libyan House of Representatives"),
        ("In Washington, the House of Representatives condemned the raid.", "US House of Representatives"),
    ],
)
def test_a_house_is_of_the_place_told_of(text: str, body: str) -> None:
    """Not always the American one."""
    assert _bodies(text)["the House of Representatives"] == body


def test_no_air_force_in_particular_has_a_spokesman() -> None:
    """ "Any air force" is nobody whom "its" could mean; a mission of the United Nations is one body with its name."""
    text = (
        "The UN Support Mission in Libya (UNSMIL) spoke of ten dead in Derna. The mission denied that it had helped "
        'any air force. "We have no guns," its spokesman, Lars Holm, said.'
    )
    said = _bodies(text)
    assert said["its spokesman, Lars Holm,"] == "UNSMIL"
    assert said["The mission"] == "UNSMIL"


def test_forces_led_by_a_town_are_no_states_army() -> None:
    """They are called as the report calls them."""
    text = "A spokesman for the Zintan-led forces said ten had died. The Zintan-led forces denied more."
    assert _bodies(text)["The Zintan-led forces"] == "Zintan-led forces"


def test_a_groups_spokesman_is_no_ministers() -> None:
    """ "The M23 spokesman" is not the government's, who holds the same office."""
    text = (
        "Congo's government spokesman Jean Kabeya said Goma had held. M23 rebels took the town in Congo. "
        "The M23 spokesman said it had not."
    )
    assert _bodies(text)["The M23 spokesman"] != "Government of Democratic Republic of the Congo"
    assert "Jean Kabeya" not in {a.speaker.name for a in _read(text).attributions[1:] if a.speaker}


def test_a_hospital_that_admits_the_wounded_confesses_nothing() -> None:
    """Whom it takes in is the outlet's word; who admits a loss still speaks."""
    text = "Since Monday the Bethel hospital has admitted 312 wounded people. The army admitted losing 12 men."
    assert list(_bodies(text)) == ["The army"]


def test_a_hospital_that_has_dead_counts_them() -> None:
    """ "The hospital had 14 dead" is its word, also where no verb of saying stands; "the town" says nothing so."""
    text = "Two cars exploded in Derna. Zawra hospital had 14 dead on Monday. The town had 30 wounded."
    spoken = [(a.source[0].text, a.content[0].text) for a in _read(text).attributions if a.source]
    assert spoken == [("Zawra hospital", "14 dead")]


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("The coast command counts 65 dead as of 18 August and keeps no list.", "The coast command", "65 dead"),
        ("The ministry put the toll at 16.", "The ministry", "the toll at 16"),
        ("Zawra hospital said 14 had died. On Tuesday it raised this to 16.", "it", "this to 16"),
        (
            "The army raised its losses in Sunday's raid to nine dead.",
            "The army",
            "its losses in Sunday's raid to nine",
        ),
        ("The ministry raised the bridge to 16 metres.", "The ministry", None),
        (
            "The number of people who have fled Derna is put at 30,000 by the UN.",
            "the UN",
            "The number of people who have fled Derna",
        ),
        ("The price was put at 30 by the side of the road.", "the side of the road", None),
        ("The ministry admitted four dead in the bombings at Derna; doctors counted 17.", "doctors", "17"),
        ("The ministry admitted four bombings at Derna; doctors counted 17.", "doctors", None),
    ],
)
def test_who_counts_says_so(text: str, source: str, content: str | None) -> None:
    """A toll that is put or raised, and a number that is counted, are of who does it, not of the outlet."""
    within = {a.source[0].text: a.content[0].text for a in _read(text).attributions if a.source}
    assert within.get(source) == content


def test_a_text_may_end_where_somebody_raises_something() -> None:
    """Before it is told what."""
    assert [] == [a for a in _read("Troops left Derna. The army raised").attributions if a.source]


def test_a_hospital_that_raises_its_toll_is_meant_by_it() -> None:
    """Its later figure is no outlet's."""
    text = "Two cars exploded in Derna. Zawra hospital had 14 dead on Monday; on Tuesday it raised this to 16."
    spoken = [(a.source[0].text, a.content[0].text) for a in _read(text).attributions if a.source]
    assert spoken == [("Zawra hospital", "14 dead"), ("Zawra hospital", "this to 16")]


def test_claims_are_of_those_who_spread_them() -> None:
    """Not of the one who takes note of them."""
    text = "The ministry has taken note of claims, circulated by the rebels, that soldiers gave up."
    within = {a.source[0].text: a.content[0].text for a in _read(text).attributions if a.source}
    assert within["the rebels"] == "that soldiers gave up"


def test_a_group_called_after_somebody_is_not_he() -> None:
    """ "The Gulen group" speaks for itself."""
    text = "Turkey blamed cleric Fethullah Gulen for the coup. The Gulen group denied all part in it."
    assert _bodies(text)["The Gulen group"] == "Gulen group"
