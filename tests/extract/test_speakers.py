"""Whom sources mean over a whole report, read by the pipeline as it is shipped."""

import pytest

from tadmor.model import Document, Speaker
from tadmor.pipeline import default_pipeline


def _speakers(text: str) -> list[tuple[str, Speaker]]:
    (reading,) = default_pipeline().read_batch([Document(id="d", text=text, lang="en")])
    found = [(" ".join(s.text for s in a.source), a.speaker) for a in reading.attributions]
    return [(source, speaker) for source, speaker in found if speaker is not None]


def _names(text: str) -> dict[str, str | None]:
    return {source: speaker.name for source, speaker in _speakers(text)}


@pytest.mark.parametrize(
    ("text", "source", "name"),
    [
        ("A bomb hit Ankara in Turkey. Police said three people died.", "Police", "Turkish police"),
        ("A bomb hit Kabul. Kabul police said three people died.", "Kabul police", "Kabul police"),
        ("Shells fell on Homs in Syria, state TV reported.", "state TV", "Syrian state TV"),
        ("BEIRUT Shells fell on Homs in Syria. State media said two died.", "State media", "Syrian state media"),
        ("Syrian troops left Homs. The army called it a victory.", "The army", "Syrian army"),
        ("Syrian troops left Homs. The army general command said so.", "The army general command", "Syrian army"),
        ("Turkish troops left. A mine went off, an army statement said.", "an army statement", "Turkish Armed Forces"),
        ("The Norwegian Refugee Council said ten fled.", "The Norwegian Refugee Council", "Norwegian Refugee Council"),
        ("The Corvan Red rescue service said ten died.", "The Corvan Red rescue service", "Corvan Red rescue service"),
        ("The U.S. Embassy in Kabul warned of attacks.", "The U.S. Embassy in Kabul", "US Embassy"),
        ("Japan's ANA said it would not fly.", "Japan's ANA", "ANA"),
    ],
)
def test_bodies_are_named(text: str, source: str, name: str) -> None:
    """An institution takes its country from the report; a body that no catalogue knows is called as the text does."""
    assert name == _names(text)[source]


@pytest.mark.parametrize("word", ["Prosecutors", "Experts", "Officials", "Investigators", "Students"])
def test_a_plural_that_opens_a_sentence_is_no_name(word: str) -> None:
    """A capital at the start of a sentence makes nobody's name."""
    assert _names(f"A bomb hit Ankara. {word} said two men were held.")[word] is None


@pytest.mark.parametrize("phrase", ["The monitoring group", "The war monitor", "The activist group"])
def test_a_watching_body_is_the_one_last_named(phrase: str) -> None:
    """Groups of soldiers named since are not meant."""
    text = "The Syrian Observatory for Human Rights said two died. Islamic State took a village. "
    assert _names(f"{text}{phrase} said it was a shell.")[phrase] == "Syrian Observatory for Human Rights"


def test_a_name_inside_an_adjective_is_not_who_speaks() -> None:
    """The group linked to another is not that other, and later words do not mean that other either."""
    text = "Al-Shabab raided a hotel. The al-Qaida-linked group claimed it killed ten. The group warned of more."
    names = _names(text)
    assert ("al-Shabaab", "al-Shabaab") == (names["The al-Qaida-linked group"], names["The group"])


def test_a_chief_of_something_else_is_not_the_president() -> None:
    """A country shared is not enough to be the one meant."""
    text = "Syrian President Bashar al-Assad said it was over. Syria's antiquities chief said the arch still stood."
    assert _names(text)["Syria's antiquities chief"] is None


def test_the_statement_is_of_whoever_spoke_last() -> None:
    """A definite statement speaks for the one who issued it."""
    text = "Islamic State said it bombed a market. The statement said a car was used."
    assert _names(text)["The statement"] == "Islamic State"


def test_he_after_a_quotation_is_who_spoke_last() -> None:
    """Somebody only told of inside what is said does not take the word."""
    text = (
        "Pieter van der Loo, spokesman for the port authority, told reporters that two were held. "
        "One was seen with Khalid Bakri in the subway, he said."
    )
    assert _names(text)["he"] == "Pieter van der Loo"


def test_a_possessive_means_whom_its_sentence_tells_of() -> None:
    """In what somebody says, "his" is the subject's."""
    text = "Spokesman Dmitri Pesk said President Vladimir Putin repeated his readiness to fight."
    assert _names(text).get("his", "Vladimir Putin") == "Vladimir Putin"


def test_an_office_may_be_told_with_for() -> None:
    """The world body of "U.N. High Commissioner for Human Rights X" does not speak for X."""
    text = "U.N. High Commissioner for Human Rights Zed Raad al Hassan said it was a crime. Zed said more would follow."
    assert {"Zed Raad al Hassan"} == set(_names(text).values())


def test_a_body_named_in_an_office_is_no_person() -> None:
    """ "In the rebel group Fastam" names the group; the official speaks."""
    text = '"It was hit," said Zaki Malehi, an official in the rebel group Fastam. The road was closed, he said.'
    assert {"Zaki Malehi"} == set(_names(text).values())


def test_whose_brother_is_not_who_speaks() -> None:
    """A name with a bare apostrophe only says whose somebody is."""
    text = "Justin Shults' brother, Levi Sutton, said he was sad."
    assert "Levi Sutton" in _names(text).values()
    assert "Justin Shults" not in _names(text).values()


def test_his_office_is_that_of_whom_he_means() -> None:
    """A statement from somebody's office is told with that office as its speaker."""
    text = "Prime Minister Haider al-Abadi fired a general. A statement from his office said others would follow."
    assert _names(text)["A statement from his office"] == "office of Haider al-Abadi"
