"""For which body somebody speaks: an office by a short form of it, its spokesman right behind it."""

import pytest

from tadmor.model import Document, Speaker
from tadmor.pipeline import default_pipeline


def _speakers(text: str) -> list[tuple[str, Speaker]]:
    (reading,) = default_pipeline().read_batch([Document(id="d", text=text, lang="en")])
    return [(" ".join(s.text for s in a.source), a.speaker) for a in reading.attributions if a.speaker]


def _last(text: str) -> tuple[str | None, str | None]:
    """Name and body of the last one who speaks."""
    speaker = _speakers(text)[-1][1]
    return speaker.name, speaker.organisation


@pytest.mark.parametrize(
    ("text", "body"),
    [
        (
            "Fighters of the Harun Liberation Front took the fort. Colonel Marin Dubal, the Front's military chief, "
            "said that his men were staying.",
            "Harun Liberation Front",
        ),
        ("Marin Dubal, the Lowland army's deputy commander, told reporters that it was over.", "Lowland army"),
        (
            "Men of the Vesk brigades took the bank. A spokesman for the brigades, Brigadier Marin Dubal, denied that "
            "anybody had fled.",
            "Vesk brigades",
        ),
        ("\"We held,\" said Abu Marin of the 'Harun Shield Company'.", "Harun Shield Company"),
        (
            "The forces of the Velmar Republic have no gas, Colonel Marin Dubal said. “The cloud came from there,” the "
            "Defence Ministry spokesman told reporters. “We grieve,” Dubal said.",
            "Defence Ministry",
        ),
    ],
)
def test_an_office_tells_for_whom_somebody_speaks(text: str, body: str) -> None:
    found = _last(text)[1]
    assert found is not None and found.lower() == body.lower()


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("Officials in Washington estimate that ten died.", "United States"),
        ("An alliance spokesman confirmed it. No jet of the Western alliance had flown.", "Western alliance"),
        ("A captain of the 9th Rifles said that nothing had come through.", "9th Rifles"),
        ("Fighters of the Harun Liberation Front fled. A Front communique vows to return.", "Harun Liberation Front"),
        ("Kurdish authorities said that the city was theirs.", "Kurdish authorities"),
        ("Lebanon's caretaker prime minister condemned the raid.", "Lebanon"),
    ],
)
def test_somebody_unnamed_speaks_for_the_body_that_his_words_tell(text: str, body: str) -> None:
    assert _last(text)[1] == body


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Fighters of the Harun Liberation Front (HLF) lost. The rebel HLF said it won.", "Harun Liberation Front"),
        ("The opposition HNP alleged that they had known.", "HNP"),
        ("A little-known outfit, Lashkar-i-Harun, claimed the attack.", "Lashkar-i-Harun"),
        ("The government in Lesnov denies that it fired.", "government in Lesnov"),
        ("The pamphlet, signed by the Harun Front, said that the town was taken.", "Harun Front"),
        ("The Harun Liberation Front (HLF) met. The HLF leadership rejected it.", "Harun Liberation Front"),
    ],
)
def test_a_body_bears_the_name_behind_what_it_is(text: str, name: str) -> None:
    assert _last(text)[0] == name


def test_an_i_inside_a_name_is_nobody() -> None:
    """ "i" of "Lashkar-i-Harun" means not whoever spoke last."""
    text = "“He was warned,” police chief Marin Dubal said. A little-known outfit, Lashkar-i-Harun, claimed the attack."
    assert _last(text) == ("Lashkar-i-Harun", "Lashkar-i-Harun")


@pytest.mark.parametrize(
    "text",
    [
        # the departmental police are no state's
        "Police in Norland were attacked. The commander of the departmental police, Colonel Marin Dubal, said so.",
        # an outlet's own word is followed by no spokesman of it
        "The broadcaster Harun TV said that nine died. A spokesman declined to say more.",
        # who is accused answers, and officials of an airline are no state's
        "Amnesty International said that police had shot ten people. A spokesman said the force was looking into it.",
        "Airline officials in London said that the plane was safe.",
        # one may be of a case, and live in a compound
        "The prosecutor for the Islamic State case said so.",
        "A resident of the Red Cross compound said so.",
        # a town has no spokesman
        "The mayor of Vesk, Marin Dubal, said that it was over.",
    ],
)
def test_an_office_that_tells_of_no_body_leaves_it_open(text: str) -> None:
    assert _last(text)[1] is None
