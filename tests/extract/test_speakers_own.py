"""Speakers that are bodies: by their report's own names, by what is local, as authorities, several together."""

from functools import cache

import pytest

from tadmor.model import Document, Speaker
from tadmor.pipeline import Pipeline, default_pipeline


@cache
def _pipeline() -> Pipeline:
    return default_pipeline()


def _said(text: str) -> dict[str, Speaker]:
    """Speakers by the words of their sources, the last of each."""
    reading = _pipeline().read_batch([Document(id="d", text=text, lang="en")])[0]
    return {one.source[0].text: one.speaker for one in reading.attributions if one.source and one.speaker}


@pytest.mark.parametrize(
    ("text", "source", "name"),
    [
        ("Al-Qaida raided a base in Aden. The group said it killed nine soldiers.", "The group", "al-Qaida"),
        ("French authorities said two men had fled across the border.", "French authorities", "French authorities"),
        (
            "Belgian authorities raided a flat in Ghent. Nobody was hurt, authorities said.",
            "authorities",
            "Belgian authorities",
        ),
        (
            "Shots fell in Haifa on Sunday, police said. Haifa Police chief Dan Orlev praised his men.",
            "police",
            "Haifa Police",
        ),
        (
            "In Homs province a bridge was blown up, the local governor's office said.",
            "the local governor's office",
            "Homs governor's office",
        ),
        (
            "The UN Security Council met on Monday. The 15-member body said the truce must hold.",
            "The 15-member body",
            "UN Security Council",
        ),
    ],
)
def test_a_body_is_named_as_its_report_names_it(text: str, source: str, name: str) -> None:
    """By the fullest name there, whatever the sentence calls it."""
    assert _said(text)[source].name == name


def test_authorities_of_a_state_are_of_its_government() -> None:
    """They are a body, and the state is whose they are; local ones have no name."""
    said = _said("Turkish authorities said five had died. Local authorities said the road was closed.")
    assert (said["Turkish authorities"].kind, said["Turkish authorities"].organisation) == (
        "organisation",
        "Government of Turkey",
    )
    assert said["Local authorities"].name is None


def test_police_of_two_towns_are_nobodys_in_particular() -> None:
    """Only where one town's police are named is "police" that town's."""
    text = "Shots fell in Haifa, police said. Haifa Police and Jaffa Police in Jaffa sent men."
    assert _said(text)["police"].name == "Israeli police"


def test_both_are_the_two_that_spoke() -> None:
    """ "Both groups" are those, though another source holds the word "groups"."""
    text = (
        "Syrian activist groups say a jet fell. The Syrian Observatory for Human Rights says it was shot down. "
        "The Local Coordination Committees say it burned. Both groups gave no word about its pilot."
    )
    name = _said(text)["Both groups"].name
    assert name == "Syrian Observatory for Human Rights and Local Coordination Committees"


def test_who_makes_a_claim_stands_behind_by() -> None:
    """Nouns of saying have their speakers there too."""
    said = _said("Villagers reject claims by the Syrian government that rebels hide in the mill.")
    assert said["the Syrian government"].name == "Government of Syria" or said["the Syrian government"].name == "Syria"


def test_several_are_each_called_as_the_report_calls_them() -> None:
    """ "A and B" with the report's own names."""
    said = _said("Turkey and al-Qaida said on Monday that the road was open. Al-Qaida later left.")
    assert said["Turkey and al-Qaida"].name == "Turkey and al-Qaida"


def test_the_video_is_of_whoever_released_it() -> None:
    """A sentence later it speaks for them, though another told of it."""
    text = (
        "The Islamic State issued a video threatening more raids, according to the SITE Intelligence Group. "
        '"This will repeat and repeat," the video warned.'
    )
    assert _said(text)["the video"].name == "Islamic State"
