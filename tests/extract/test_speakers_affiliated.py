"""The body around an office as a source prints it, and whose the ministry of a report from a capital is."""

import pytest
from tests.extract.test_speakers_houses import _body, _speakers


@pytest.mark.parametrize(
    ("text", "source", "body"),
    [
        (
            '"We will enter the harbour," Col. Aref Saif of the Tihama Resistance told reporters in al-Khokha.',
            "Col. Aref Saif of the Tihama Resistance",
            "Tihama Resistance",
        ),
        (
            "The head of the UN mission in the Democratic Republic of Congo warned the Security Council on Monday that "
            "rebels could encircle Goma.",
            "The head of the UN mission in the Democratic Republic of Congo",
            "UN mission in the Democratic Republic of Congo",
        ),
        (
            '"That is over," said the AMISOM Sector One commander, Brigadier Dick Asiimwe.',
            "the AMISOM Sector One commander, Brigadier Dick Asiimwe",
            "AMISOM",
        ),
        (
            "The deputy commander of the DPR's operational command, Eduard Vesk, said units stayed.",
            "The deputy commander of the DPR's operational command, Eduard Vesk,",
            "Donetsk People's Republic",
        ),
        (
            "The director of Afrin hospital, Khalil Sabri, said 15 people were killed.",
            "The director of Afrin hospital, Khalil Sabri,",
            "Afrin hospital",
        ),
        ("The mayor of Afrin said 20 civilians died.", "The mayor of Afrin", None),
        ("Ivan Petrov of the Kharkiv region said the shelling went on.", "Ivan Petrov of the Kharkiv region", None),
        ("Officials at the Turkish border said the convoy was late.", "Officials at the Turkish border", None),
    ],
)
def test_a_body_is_printed_around_an_office(text: str, source: str, body: str | None) -> None:
    """A region, a town or a border is none."""
    found = [speaker for words, speaker in _speakers(text) if words == source]
    assert found and found[-1].organisation == body


@pytest.mark.parametrize(
    ("text", "source", "outlet", "body"),
    [
        (
            "MOSCOW, January 11. /Rosvesk/. Units of the Russian Airborne Forces have blocked Soledar, Defence "
            "Ministry spokesman Major General Anatoly Vesk told reporters. Up to 60 Ukrainian servicemen were "
            "killed. The Ukrainian army withdrew.",
            "Defence Ministry spokesman Major General Anatoly Vesk",
            "Rosvesk",
            "Russian Ministry of Defence",
        ),
        (
            "Russian warplanes struck militants near Palmyra in Syria, the Defense Ministry said. The Syrian army left "
            "the Syrian city.",
            "the Defense Ministry",
            "TASS",
            "Russian Ministry of Defence",
        ),
        (
            "ANKARA/KILIS\n\nThe Turkish Armed Forces have encircled Afrin in Syria.\n\nGovernment spokesman Kerem "
            "Aldogan said that the Syrian city would be returned.",
            "Government spokesman Kerem Aldogan",
            "Vesk Agency",
            "Government of Turkey",
        ),
        (
            "BEIRUT (Vesk) - The Syrian army retook the town in Syria, the defence ministry said.",
            "the defence ministry",
            "Vesk",
            "Syrian Ministry of Defence",
        ),
    ],
)
def test_whose_the_ministry_is_in_a_report_from_a_capital(text: str, source: str, outlet: str, body: str) -> None:
    """That of the land in whose capital it is written, where the report tells of that land's forces or offices."""
    assert body == _body(text, source, outlet)


@pytest.mark.parametrize(
    ("text", "source", "body"),
    [
        (
            "The Iraqi Ministry of Defence said 40 militants were killed. The Ministry of Migration and the Displaced "
            "said that it received 4,100 families. The ministry denied that any was left without shelter.",
            "The ministry",
            "Iraqi Ministry of Migration",
        ),
        (
            "Damascus and Moscow say they target only militants. The rebels in Syria deny it.",
            "The rebels in Syria",
            "Syrian rebels",
        ),
        (
            "Russia's Wagner mercenary group said it had taken the whole of Soledar in eastern Ukraine.",
            "Russia's Wagner mercenary group",
            "Wagner Group",
        ),
        ("The shelter in Syria was hit. The regime's media denied it.", "The regime's media", "Syrian state media"),
    ],
)
def test_the_body_that_is_meant(text: str, source: str, body: str) -> None:
    """A ministry named last, rebels who are no two states that spoke, a group called by what it is."""
    assert body == _body(text, source)


def test_whom_an_operation_is_against_is_nobodys_body() -> None:
    """ "Spokesman for the operation against the Islamic State"."""
    text = "Mahmoud Ghneidi, spokesman for the operation against the Islamic State (IS), told reporters it was over."
    assert "Islamic State" not in {speaker.organisation for _, speaker in _speakers(text)}


def test_who_denies_claims_by_his_own_body_is_another_spokesman() -> None:
    """The last person of another body."""
    text = (
        "ANKARA - Turkey has renewed its criticism, Haluk Erdem, government spokesman of Turkey, said after a meeting. "
        "The SDF rejects the accusation. Its spokesman Talib Haso said this week that a council would run the town. "
        "The spokesman also denied claims by the SDF that Turkish artillery shelled Tal Abyad in Syria."
    )
    assert "Talib Haso" != next(s.name for words, s in _speakers(text) if words == "The spokesman")


def test_a_western_seat_is_a_watchs() -> None:
    """ "The Leeds-based group" is the monitor that spoke, and "UK-based" no part of its name."""
    text = (
        "The UK-based Syrian Rights Register said 30 people were killed in Syria. Two bombers of the Nusra Front drove "
        "lorries into a checkpoint. Eleven rebels were killed, according to the Leeds-based group."
    )
    assert "Syrian Rights Register" == _body(text, "the Leeds-based group")
