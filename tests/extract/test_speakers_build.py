"""Whom sources mean by how their sentence is built: clauses in front, subjects before, labels, names as printed."""

from functools import cache

import pytest

from tadmor.model import Attribution, Document, Reading
from tadmor.pipeline import Pipeline, default_pipeline


@cache
def _pipeline() -> Pipeline:
    return default_pipeline()


def _read(text: str) -> Reading:
    return _pipeline().read_batch([Document(id="d", text=text, lang="en")])[0]


def _of(text: str, source: str) -> Attribution:
    return next(a for a in _read(text).attributions if " ".join(s.text for s in a.source) == source)


def _name(text: str, source: str) -> str | None:
    speaker = _of(text, source).speaker
    return speaker.name if speaker else None


_ENVOYS = "Dan Kerrow, the U.S. envoy, met Serge Lavrin on Friday.\n\nLavrin said that the talks went well. "


@pytest.mark.parametrize(
    ("text", "source", "name"),
    [
        (_ENVOYS + "Referring to what he described as carnage, Kerrow said it was bad.", "he", "Dan Kerrow"),
        (
            _ENVOYS + "Kerrow has been accused by some in the ministry of weakness. But he stressed it was so.",
            "he",
            "Dan Kerrow",
        ),
        (_ENVOYS + "He said it would rain.", "He", "Serge Lavrin"),
    ],
)
def test_he(text: str, source: str, name: str) -> None:
    """Who is named behind a leading clause, or headed the sentence before; else who spoke last."""
    assert name == _name(text, source)


def test_an_official_who_stays_unnamed() -> None:
    """ "One official" is not the admiral who is named soon after, nor is "the official" again."""
    text = (
        "Jets flew past, one official said. The planes were unarmed, the official said.\n\n"
        "Admiral Orlan Vesk said that it had happened before."
    )
    assert None is _name(text, "one official")
    assert None is _name(text, "the official")


def test_some_within_a_body_are_not_the_body() -> None:
    """ "Some within the State Department" are unnamed."""
    assert None is _name("Some within the State Department said the plan was dead.", "Some within the State Department")


@pytest.mark.parametrize(
    ("text", "source", "organisation"),
    [
        (
            "A senior official who spoke to Reuters in Paris said it was so.",
            "A senior official who spoke to Reuters in Paris",
            None,
        ),
        ("Governors in half the U.S. provinces said no.", "Governors in half the U.S. provinces", None),
    ],
)
def test_no_organisation_out_of_a_clause(text: str, source: str, organisation: str | None) -> None:
    """Whom somebody spoke to, and a name that qualifies a noun, are not whom he speaks for."""
    speaker = _of(text, source).speaker
    assert speaker is not None
    assert organisation == speaker.organisation


@pytest.mark.parametrize(
    ("text", "source", "name"),
    [
        ("State television said two died in Homs in Syria.", "State television", "Syrian state TV"),
        ("The New York Daily News reported that two died.", "The New York Daily News", "New York Daily News"),
        ("U.S. media reported that two died.", "U.S. media", "American media"),
        (
            "Fadhil al-Ruwan, a member of the health committee, said two died.",
            "Fadhil al-Ruwan, a member of the health committee,",
            "Fadhil al-Ruwan",
        ),
    ],
)
def test_names_as_printed(text: str, source: str, name: str) -> None:
    """A name is whole, and no adjective that opens a sentence is one."""
    assert name == _name(text, source)


def test_the_label_of_a_transcript_speaks() -> None:
    """ "[HALLOW]" names who speaks behind it, also behind a remark."""
    text = (
        "HARUN, 5 MAY -- [TEXT] COLONEL DAN HALLOW SAID THAT THE ARMY IS READY.\n\n"
        "[BEGIN RECORDING] [HALLOW] THE ARMY WILL FEEL PAIN IF ANY OF ITS MEN BREAK THE LAW. [END RECORDING]"
    )
    assert {"DAN HALLOW"} == {a.speaker.name for a in _read(text).attributions if a.speaker and a.parent is None}


def test_capitals_name_no_group() -> None:
    """In capitals "IS" and "WHO" are a verb and a pronoun."""
    text = "THE COMMANDER SAID THAT HE WHO IS READY WILL FIGHT AT THE BRIDGE."
    assert set() == {a.id for a in _read(text).actors if a.id}


def test_roles_without_datelines() -> None:
    """A city in capitals before a title is where the report was written."""
    speaker = _of(
        "BAGHDAD Iraqi Prime Minister Haider al-Abadi said it was so.", "Iraqi Prime Minister Haider al-Abadi"
    ).speaker
    assert speaker is not None
    assert "Prime Minister" == speaker.role


def test_the_administration_of_a_president_is_his_government() -> None:
    """Not he himself, and not nobody."""
    source = "The administration of President Bashar al-Assad"
    assert "Government of Syria" == _name(f"{source} said that attacks went on in Douma.", source)
