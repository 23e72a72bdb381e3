"""The general staff of an army, which is a body, and the republic of which no word tells the name."""

from functools import cache

import pytest

from tadmor.model import Document, Speaker
from tadmor.pipeline import Pipeline, default_pipeline


@cache
def _pipeline() -> Pipeline:
    return default_pipeline()


def _speakers(text: str, outlet: str | None = None) -> dict[str, Speaker]:
    (reading,) = _pipeline().read_batch([Document(id="d", text=text, outlet=outlet, lang="en")])
    return {" ".join(s.text for s in a.source).rstrip(","): a.speaker for a in reading.attributions if a.speaker}


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("The General Staff in Kyiv", "General Staff of Ukraine"),
        ("Ukraine's General Staff", "General Staff of Ukraine"),
        ("The General Staff of the Ukrainian Armed Forces", "General Staff of Ukraine"),
        ("The General Staff in Moscow", "Russian Armed Forces"),
        ("The Norland General Staff", "Norland General Staff"),
        ("The General Staff of Harun", "General Staff of Harun"),
        ("The General Staff", "General Staff"),
    ],
)
def test_a_general_staff_is_a_body(source: str, name: str) -> None:
    """Of the state whose capital or adjective stands with it, else by the name under which it is told."""
    speaker = _speakers(f"{source} denied that there was any plan to leave Vesk.")[source]
    assert (name, "organisation") == (speaker.name, speaker.kind)


def test_a_general_called_staff_is_somebody() -> None:
    """A rank and two names."""
    assert "person" == _speakers("General Omar Staff said that the road was open.")["General Omar Staff"].kind


@pytest.mark.parametrize(
    ("source", "role", "body"),
    [
        (
            "the spokeswoman of the General Staff of the Armed Forces, Colonel Alla Dubal",
            "Colonel, spokeswoman",
            "General Staff of the Armed Forces",
        ),
        ("General Staff spokeswoman Alla Dubal", "spokeswoman", "General Staff"),
        ("Ukrainian General Staff spokesman Marin Dubal", "spokesman", "General Staff of Ukraine"),
        ("the chief of the General Staff, General Marin Dubal", "General, chief", "General Staff"),
    ],
)
def test_an_office_of_a_general_staff(source: str, role: str, body: str) -> None:
    """No part of it is a rank, and all of it is whose the office is."""
    speaker = _speakers(f"KYIV, June 22. There is no plan to leave Vesk, {source}, said on Wednesday.")[source]
    assert (role, body) == (speaker.role, speaker.organisation)


def test_an_outlets_own_country_tells_whose_staff_it_is() -> None:
    """Where it stands in brackets behind the outlet's name."""
    source = "the spokeswoman of the General Staff of the Armed Forces, Colonel Alla Dubal"
    text = f"KYIV, June 22. There is no plan to leave Vesk, {source}, said on Wednesday."
    assert "General Staff of Ukraine" == _speakers(text, "Vesk Inform (Ukraine)")[source].organisation


_AIDE = "an aide to the interior minister of the Republic, Marin Dubal"


@pytest.mark.parametrize(
    ("people", "body"),
    [("residents of the Luhansk People's Republic", "Luhansk People's Republic"), ("residents", None)],
)
def test_the_republic_is_one_that_the_report_names_or_none(people: str, body: str | None) -> None:
    """Rebels call theirs so; it is not the ministry of the state that they fight."""
    text = f"LUGANSK, 20 June. Thirty {people} fled Ukrainian fire in Donetsk, {_AIDE}, told reporters."
    assert ("Marin Dubal", body) == ((dubal := _speakers(text)[_AIDE]).name, dubal.organisation)


def test_who_speaks_for_the_republic_is_nobody_of_that_name() -> None:
    """ "The headquarters of the Republic" is no person, and "in Moscow" no part of whose representative somebody is."""
    text = (
        "The corridor to Harun remains open, says the headquarters of the Republic. "
        "The representative of the Republic in Moscow, Roman Vesk, promised help."
    )
    found = _speakers(text)
    assert found["the headquarters of the Republic"].name is None
    assert found["The representative of the Republic in Moscow, Roman Vesk"].organisation is None


def test_a_republic_with_its_name_is_a_state() -> None:
    """What stands behind "of" says which."""
    source = "Marin Dubal, interior minister of the Republic of Iraq"
    assert "Iraqi Ministry of the Interior" == _speakers(f"{source}, said two men had died.")[source].organisation
