"""Speakers by whose they are: a hospital's director, a body that watches, a province's secretary, both sides."""

import pytest

from tadmor.link.voices.myself import is_the_reports
from tadmor.model import Document, Speaker
from tadmor.pipeline import default_pipeline


def _speakers(text: str, outlet: str | None = None) -> list[tuple[str, Speaker]]:
    (reading,) = default_pipeline().read_batch([Document(id="d", text=text, outlet=outlet, lang="en")])
    return [(" ".join(s.text for s in a.source), a.speaker) for a in reading.attributions if a.speaker]


def _body(text: str, source: str, outlet: str | None = None) -> str | None:
    """For whom the last one speaks whose source these words are."""
    found = [speaker for words, speaker in _speakers(text, outlet) if words == source][-1]
    return found.organisation or found.name


@pytest.mark.parametrize(
    ("text", "source", "body"),
    [
        (
            "Bodies of members of the security forces were taken to the hospital, its director, Marin Dubal, said.",
            "its director, Marin Dubal,",
            "Marin Dubal",
        ),
        (
            "Syrian state media gave no figure.\n\nThe Harun Front said it had taken the town. Its spokesman, "
            "Nizar Vesk, said that fighters were in the north.",
            "Its spokesman, Nizar Vesk",
            "Harun Front",
        ),
        (
            "The Harun Observatory for Human Rights said images showed burned houses. It also said that nine died.",
            "It",
            "Harun Observatory for Human Rights",
        ),
        (
            "The Tanzanian government denied it. The dead are nine, said the secretary of state in Cabo Delgado, "
            "Lurdes Dubal.",
            "the secretary of state in Cabo Delgado, Lurdes Dubal",
            "Lurdes Dubal",
        ),
        (
            "Officials of the occupying authorities reported that shelling of a market in Syria killed three people.",
            "Officials of the occupying authorities",
            None,
        ),
        (
            "The Government of National Accord (GNA) said it had driven them out. The Libyan National Army (LNA) "
            "denied it. Two people were wounded, the Red Crescent said. Both sides claim the ruined airport.",
            "Both sides",
            "Government of National Accord and Libyan National Army",
        ),
        (
            "Norland media have reported the death of a colonel of the Guards, who they said was killed on Monday.",
            "they",
            "Norland media",
        ),
    ],
)
def test_a_source_is_of_the_body_that_its_words_mean(text: str, source: str, body: str | None) -> None:
    """Not of the army that a sentence tells of, nor of whom the paragraph before quoted."""
    assert _body(text, source) == body


def test_two_spokesmen_of_two_bodies_are_two() -> None:
    """An office that is named later is the same only of the same body."""
    text = (
        'The US-led coalition said that it was not involved. "We flew no strikes," a coalition spokesman said.\n\n'
        'The Harun Front said that it did. "We targeted it," Front spokesman Abbas Dubal told the Herald.'
    )
    assert _body(text, "a coalition spokesman") == "US-led coalition"
    assert _body(text, "Front spokesman Abbas Dubal") == "Harun Front"


def test_no_outlet_is_the_company_that_it_tells_of() -> None:
    """ "The company" is not who published."""
    text = "We have not included soldiers. One of them says that some were foreigners. The company has denied that."
    assert _body(text, "The company", "Norland Rights Watch") is None


@pytest.mark.parametrize(
    ("source", "outlet", "own"),
    [
        ("Our correspondent", "Orontes Press", True),
        ("An OP reporter", "Orontes Press", True),
        ("A reporter of a rival paper", "Orontes Press", False),
        ("A Vesk reporter", "Orontes Press", False),
    ],
)
def test_an_outlets_own_reporter_is_the_outlet(source: str, outlet: str, own: bool) -> None:
    """By "our", by its name or its initials; not somebody else's."""
    text = f"{source} said that a plane hit the market in the middle of the town. Nine people died there."
    (reading,) = default_pipeline().read_batch([Document(id="d", text=text, outlet=outlet, lang="en")])
    said = next(a for a in reading.attributions if a.source)
    assert is_the_reports(said, text, outlet) is own


def test_a_body_that_watches_may_end_a_line() -> None:
    """With nothing behind its name."""
    (reading,) = default_pipeline().read_batch([Document(id="d", text="Nine died.\n\nVesk Observatory", lang="en")])
    assert "Vesk Observatory" in {actor.name for actor in reading.actors}
