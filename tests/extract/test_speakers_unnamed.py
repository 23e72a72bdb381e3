"""Whom sources mean that tell of somebody by what he is: whose officer, which ministry, who is named behind it."""

import pytest
from tests.extract.test_speakers_whose import _all, _read

from tadmor.model import Speaker


def _speaker(text: str, source: str) -> Speaker:
    found = (a for a in _read(text).attributions if " ".join(span.text for span in a.source) == source)
    speaker = next(found).speaker
    assert speaker is not None
    return speaker


@pytest.mark.parametrize(
    ("text", "source", "organisation"),
    [
        ("A Syrian army officer said the base was safe.", "A Syrian army officer", "Syrian army"),
        ("A Pentagon spokesman said nothing had changed.", "A Pentagon spokesman", "US Department of Defense"),
        ("A State Department official said the talks failed.", "A State Department official", "US Department of State"),
        ("Men fled, police officers and village elders said.", "police officers and village elders", None),
        (
            "The Foreign Ministry spoke. A spokesman met us in Port Sudan. The witnesses we met in Zarka said all ran.",
            "The witnesses we met in Zarka",
            None,
        ),
    ],
)
def test_an_office_is_of_the_body_that_its_words_name(text: str, source: str, organisation: str | None) -> None:
    """Of its army or department, not of the state at large; two who speak together are no body's."""
    assert organisation == _speaker(text, source).organisation


def test_a_ministry_is_no_department_of_the_united_states() -> None:
    """However near a secretary of defense spoke."""
    text = (
        "BAGHDAD - Iraqi troops fought near Falluja. U.S. Defense Secretary Dan Hallow said they lacked boots. "
        "Nine men died near Falluja, an officer said; the defence ministry said six had died."
    )
    assert "Iraqi Ministry of Defence" == _speaker(text, "the defence ministry").name


@pytest.mark.parametrize(
    ("text", "source", "name"),
    [
        (
            "A member of the district council, Orlan Khalaf al-Vesk, says the town has fallen.",
            "A member of the district council, Orlan Khalaf al-Vesk,",
            "Orlan Khalaf al-Vesk",
        ),
        ("One of them, Khaled al-Vesk, said the road was open.", "One of them, Khaled al-Vesk,", "Khaled al-Vesk"),
        (
            "Norway -- one of the backers of the men who fight Hallow -- said it would help.",
            "Norway -- one of the backers of the men who fight Hallow --",
            "Norway",
        ),
        (
            "Tempers rose at a meeting at which Russia rejected French charges of arming militias.",
            "Russia",
            "Russia",
        ),
    ],
)
def test_who_is_named_behind_an_office_holds_it(text: str, source: str, name: str) -> None:
    """But not who is only told of between dashes."""
    assert name == _speaker(text, source).name


def test_he_said_is_who_spoke_last_whatever_is_told_of_him() -> None:
    """ "A driver who brings onions" is one man, be there many onions."""
    text = (
        "Governor Marin Dubal said men had left. A driver who brings onions to the camp said the gate had been shut "
        'at dawn. "They told us to walk," he said.'
    )
    assert _speaker(text, "he").name is None


def test_she_is_nobody_who_was_he_before() -> None:
    """A pronoun tells what a name does not."""
    text = (
        'Arkan Vesk, a councillor, spoke of the bridge. "It is lost," he said. At dusk the families came. '
        '"We walked," she said.'
    )
    assert "Arkan Vesk" != _speaker(text, "she").name


def test_an_hour_is_no_prime_minister() -> None:
    """ "4:40 p.m. Hallow said"."""
    text = "3:15 p.m. The camp is under attack. 4:40 p.m. Hallow said 500 had died. Hallow said all was lost."
    assert _speaker(text, "Hallow").role is None


def test_a_statement_is_of_who_issued_one() -> None:
    """Not of the last witness."""
    text = (
        "The Taliban took the town of Zarka, a statement by the group said. Cars drove over the bridge, witnesses "
        'said. "They fired," said a man by the river. The statement said no one was hurt.'
    )
    assert "Taliban" == _speaker(text, "The statement").name


def test_the_migration_agency_has_a_name() -> None:
    """However it is told whose it is."""
    names = {
        name for *_, name in _all("Men fled, the UN migration agency said. More fled, the UN's migration agency said.")
    }
    assert {"International Organization for Migration"} == names


def test_a_militia_by_its_name_is_no_other_that_was_told_of_before() -> None:
    """ "The X militia" of a body that the catalogue knows."""
    text = "The Free Syrian Army has surrounded the town of Zarka.\n\nThe Hezbollah militia denied that it was cut off."
    assert "Hezbollah" == _speaker(text, "The Hezbollah militia").name


def test_blasts_that_kill_and_media_of_a_state_say_nothing() -> None:
    """Nouns that are spelt as verbs of saying."""
    text = "Bomb blasts killed many people in Zarka and hurt others, monitors and state media said."
    assert ["said"] == [cue for _, cue, *_ in _all(text)]
