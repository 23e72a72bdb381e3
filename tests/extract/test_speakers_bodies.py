"""Bodies that no list has, people told by what they do, and those whom a paragraph of a magazine is about."""

from datetime import date
from functools import cache

import pytest

from tadmor.model import Document, Reading, Speaker
from tadmor.pipeline import Pipeline, default_pipeline


@cache
def _pipeline() -> Pipeline:
    return default_pipeline()


def _read(text: str, outlet: str | None = None) -> Reading:
    made = Document(id="d", text=text, lang="en", outlet=outlet, published=date(2019, 5, 7))
    return _pipeline().read_batch([made])[0]


def _speakers(text: str, outlet: str | None = None) -> dict[str, Speaker]:
    """The speaker of each attribution by its source's words, the last where two are the same."""
    found = _read(text, outlet).attributions
    return {" ".join(s.text for s in each.source): each.speaker for each in found if each.speaker}


@pytest.mark.parametrize(
    ("text", "source", "name"),
    [
        (
            "The Seventh Armoured Division said in a statement that it held the ridge.",
            "The Seventh Armoured Division",
            "Seventh Armoured Division",
        ),
        (
            "The Northern Operations Cell announced that the ridge was taken.",
            "The Northern Operations Cell",
            "Northern Operations Cell",
        ),
        (
            "The relief organisation Open Ovens confirmed that two cooks died.",
            "The relief organisation Open Ovens",
            "Open Ovens",
        ),
        (
            "Velmark, which sent guns to the rebels, denied that it had any part in it.",
            "Velmark, which sent guns to the rebels,",
            "Velmark",
        ),
        (
            "Velmark's foreign ministry said that Syrian rebels had left Aleppo.",
            "Velmark's foreign ministry",
            "Velmark's foreign ministry",
        ),
        ("The union of bakers said that flour was gone.", "The union of bakers", "union of bakers"),
    ],
)
def test_a_body_that_no_list_has(text: str, source: str, name: str) -> None:
    """A name with an article, a noun for a body before it, or what a state has, is nobody's but a body's."""
    speaker = _speakers(text)[source]
    assert (name, "organisation") == (speaker.name, speaker.kind)


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Two men came. Neither said whose guns they were.", "Neither"),
        ("Nobody who stood at the well would say that it was safe.", "Nobody who stood at the well"),
        ("Passers-by saw it. Eyewitnesses said that two shells fell.", "Eyewitnesses"),
        ("Only 12 percent of those polled said that the mayor should stay.", "Only 12 percent of those polled"),
    ],
)
def test_who_names_nobody(text: str, source: str) -> None:
    """ "Neither", "nobody", a plural that opens a sentence: a capital makes no name."""
    speaker = _speakers(text)[source]
    assert speaker.name is None and speaker.kind != "person"


def test_the_body_of_an_office() -> None:
    """A spokesman's body is that of his office, also where the report calls it by its last word alone."""
    text = (
        "The Northern Operations Cell said the ridge was quiet. The spokesman of the Cell, Colonel Darim Vosk, said "
        "two men were hurt. The press officer of the Seventh Corps, Major Ola Brenn, said so too. Harun Department of "
        "Prisons spokesman Emil Dubal said nobody had fled. Critics of the UN said that it had failed."
    )
    speakers = _speakers(text)
    found = {one.name: one.organisation for one in speakers.values() if one.kind == "person"}
    bodies = {"Darim Vosk": "Northern Operations Cell", "Ola Brenn": "Seventh Corps"}
    assert bodies | {"Emil Dubal": "Harun Department of Prisons"} == found
    assert speakers["Critics of the UN"].organisation is None


def test_an_outlet_that_is_a_body_calls_itself_for_short() -> None:
    """ "The Desk" of the Relief Liaison Desk, "RLD" for it: the outlet by its whole name."""
    text = "The Desk received a list of the dead. RLD could not verify the list. The Desk said that roads were shut."
    found = {one.name for one in _speakers(text, "Relief Liaison Desk - Sarvan").values()}
    assert {"Relief Liaison Desk"} == found


def test_a_name_behind_a_calling() -> None:
    """ "The harbourmaster, X,": X, whatever the calling; "a magazine, X," is no such one."""
    found = _speakers(
        "The harbourmaster, Ilo Brandt, said that no boat had left. The head of the port authority's grain section, "
        "Engineer Samo Rell, said the fee was fair. A magazine, The Farview, reported that boats had left."
    )
    names = {one.name for one in found.values() if one.kind == "person"}
    assert {"Ilo Brandt", "Samo Rell"} == names


def test_whom_a_paragraph_is_about() -> None:
    """Whoever a reporter meets is "he" until another is told of, and not who spoke in the paragraph before."""
    text = (
        '"We hold the pass," Captain Orin Dahl said.\n\n'
        "A baker of the old quarter gave me bread. His shop had lost its roof. He had counted nine shells, he said.\n\n"
        "That evening I met a boy who had walked from the coast. He said the road was mined.\n\n"
        "A woman I'll call Sanna walked from the hills. They had come at dawn, she said, and burned the barn."
    )
    found = [(a.source[0].text, a.speaker) for a in _read(text).attributions if a.source and a.speaker]
    he = [speaker.role for source, speaker in found if source.lower() == "he"]
    assert ["baker", "boy"] == list(dict.fromkeys(he))
    assert ["Sanna"] == [speaker.name for source, speaker in found if source == "she"]


def test_who_stands_for_the_one_of_a_body() -> None:
    """ "A clerk in the Seventh Division, who asked": the clerk, no group and not the division."""
    speaker = _speakers("A doctor at the Harbour Hospital, who asked not to be named, said nine had died.")["who"]
    assert "doctor at the Harbour Hospital" == speaker.role


def test_our_forces_are_those_of_whom_somebody_speaks_for() -> None:
    """A spokesman of an armed group says "our forces" of it, not of the army of its country."""
    text = (
        "Colonel Adam Hamdan, a spokesman for the Rapid Support Forces, said that the army had shelled farms in Sudan. "
        "He said that the army had fled. Our forces have offered to escort the trucks."
    )
    assert "Rapid Support Forces" == _speakers(text)["Our forces"].name


def test_what_is_no_speaker() -> None:
    """ "The colonel said to have been killed" says nothing, and a day of October is no town of Egypt."""
    text = "As for Abu Tarek, the militia colonel said to have been killed, I saw a man. Rebels left on October 6."
    reading = _read(text)
    assert not [s for a in reading.attributions for s in a.source if "colonel" in s.text]
    assert not [place for place in reading.places if "October" in place.span.text]


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("The Norland Force, which until last month was known as the Harun Council,", "Norland Force"),
        ("The Vesk Front, formerly known as the Harun Brigades,", "Vesk Front"),
        ("A faction locally known as the Wolves", "Wolves"),
        ("The group, known as the Higher Council,", "Higher Council"),
        ("Marinsk, the Vesk battalion's wounded commander, known as Bohun,", "Bohun"),
    ],
)
def test_a_name_behind_a_name_is_not_who_speaks(source: str, name: str) -> None:
    """A former or second name is only told of a body that has one; a body without takes it."""
    assert name == _speakers(f"{source} says that it is made up of sons of the city.")[source].name
