"""Whom sources mean that call somebody again by a wider word, and who is cited, told of behind, or of another side."""

from functools import cache

import pytest

from tadmor.model import Document, Reading
from tadmor.pipeline import Pipeline, default_pipeline


@cache
def _pipeline() -> Pipeline:
    return default_pipeline()


def _read(text: str) -> Reading:
    return _pipeline().read_batch([Document(id="d", text=text, lang="en")])[0]


def _names(text: str) -> dict[str, str | None]:
    """The speaker's name by the words of the source."""
    return {
        " ".join(span.text for span in one.source): one.speaker.name if one.speaker else None
        for one in _read(text).attributions
    }


@pytest.mark.parametrize(
    ("text", "source", "name"),
    [
        (
            "Colonel Marin Dubal commands the garrison. Dubal said the rebels attacked at night. "
            "According to the Ukrainian officer, six soldiers died.",
            "the Ukrainian officer",
            "Marin Dubal",
        ),
        (
            "President Marin Dubal spoke in Kyiv on Monday. Dubal said the truce would hold. "
            "The Ukrainian leader accused the rebels of shelling.",
            "The Ukrainian leader",
            "Marin Dubal",
        ),
        (
            "Prime Minister Marin Dubal said the army would stay. The premier told reporters he would not resign. "
            "The prime minister's spokesman, Omar Salim, said no date was set.",
            "The premier",
            "Marin Dubal",
        ),
        (
            "Aisha Harun, a spokeswoman for the Vesk Relief Fund, said trucks had left. The fund said 12 had arrived.",
            "The fund",
            "Vesk Relief Fund",
        ),
    ],
)
def test_called_again(text: str, source: str, name: str) -> None:
    """A wider office, a chief's other title and a bare noun mean who spoke before."""
    assert name == _names(text)[source]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        (
            "Iraqi Interior Minister Marin Dubal said six men were held. The Syrian official denied it.",
            "The Syrian official",
        ),
        (
            "The Ukrainian military said it had lost two men. Its spokesman, Colonel Andriy Dubal, said so on Monday. "
            "The separatist spokesman said nothing.",
            "The separatist spokesman",
        ),
        (
            "Ukrainian troops left the town on Sunday. The rebel defence ministry said its men had taken the station.",
            "The rebel defence ministry",
        ),
    ],
)
def test_nobody_of_another_side(text: str, source: str) -> None:
    """Another country's official is nobody told of, and a rebel speaks for no state."""
    assert _names(text)[source] is None


@pytest.mark.parametrize(
    ("text", "source", "name"),
    [
        (
            "The Harun Front, an Islamist rebel group, said it had taken the hill.",
            "The Harun Front, an Islamist rebel group,",
            "Harun Front",
        ),
        (
            "The Harun Front claimed the attack in a statement. The jihadist group said more would follow.",
            "The jihadist group",
            "Harun Front",
        ),
        (
            "On 2 November the Free Syrian Army's al-Sahil Battalion kidnapped an actor in Damascus. "
            "It claimed he was a member of the militia.",
            "It",
            "al-Sahil Battalion",
        ),
        (
            "The main Corvan-backed opposition group also gave the plan backing, declaring that it would give it two "
            "weeks. The group, known as the Higher Council of Norland, has said its acceptance depends on the siege.",
            "The main Corvan-backed opposition group",
            "Higher Council of Norland",
        ),
        (
            "The Vesk Region Security Council said on Tuesday that three villages were retaken. "
            "The Security Council said 40 militants were killed.",
            "The Security Council",
            "Vesk Region Security Council",
        ),
        (
            "The Turkish Red Crescent said it sent aid.",
            "The Turkish Red Crescent",
            "Turkish Red Crescent",
        ),
        (
            "Russian shells hit Chernihiv. The Chernihiv Regional Prosecutor's Office stated that 23 soldiers died.",
            "The Chernihiv Regional Prosecutor's Office",
            "Chernihiv Regional Prosecutor's Office",
        ),
        (
            "The coalition said it had struck a depot. SDF spokesman Salim Harun announced that the SDF had stormed "
            "the airport. They later announced that they had taken all of it.",
            "They",
            "Syrian Democratic Forces",
        ),
    ],
)
def test_bodies(text: str, source: str, name: str) -> None:
    """A body keeps its own name beside what it is, whose it is, and what another one is called."""
    assert name == _names(text)[source]


def test_an_adverb_in_capitals_is_no_name() -> None:
    """ "HARUN ALSO SAID" names nobody of that name."""
    names = _names(
        "IRAQI PRESIDENT SALIM HARUN SAID THE MISSILES ARE READY.  HARUN ALSO SAID ANY EFFORT TO BOMB THE PLANTS WOULD "
        "BE FUTILE.  THE PRESIDENT STRONGLY CRITICISED THE PRESS."
    )
    assert ["SALIM HARUN", "SALIM HARUN"] == [names["HARUN"], names["THE PRESIDENT"]]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Fourteen men were killed in the raid, broadcaster NTV said, citing the military.", "the military"),
        (
            "State news agency SANA, citing a doctor in an Afrin hospital, mentioned the attack.",
            "a doctor in an Afrin hospital",
        ),
        (
            "By the end of 2018, Airwatch, which monitors reports of deaths, had documented 2,730 civilian deaths "
            "in Syria.",
            "Airwatch, which monitors reports of deaths,",
        ),
    ],
)
def test_who_is_cited(text: str, source: str) -> None:
    """Who is cited speaks, whoever cites him; who stands before a clause between commas is the subject behind it."""
    assert source in _names(text)


def test_a_thing_cited_is_no_source() -> None:
    """ "Citing the lack of roads" tells of a lack."""
    assert "the lack of roads" not in _names("The army refused to advance, citing the lack of roads.")


def test_who_bears_a_name_of_both_is_he_or_she_by_what_is_said() -> None:
    """Sabah, Nour and Andrea are men and women: "he said" right behind one is he, and no colonel of lines before."""
    text = (
        "Colonel Dean Hartwick, a spokesman for the U.S.-led coalition, said it had struck the bridge. A provincial "
        "councillor, Sabah al-Rawi, said he believed the number was closer to a thousand. Nine people were killed on "
        "the road, he said. Nour Hamdan, a resident, said tanks had come. She said that they left."
    )
    said = [(a.source[0].text, a.speaker.name) for a in _read(text).attributions if a.source and a.speaker]
    assert [("he", "Sabah al-Rawi")] * 2 == [one for one in said if one[0] == "he"]
    assert ("She", "Nour Hamdan") in said
