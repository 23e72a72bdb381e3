"""When a place's name stands for its government."""

from functools import cache

import pytest

from tadmor.extract.places import step
from tadmor.model import Document, Reading, Step
from tadmor.nlp.segment import step as segment


@cache
def _steps() -> tuple[Step, Step]:
    return segment(), step()


def _metonyms(text: str) -> list[str]:
    readings = [Reading(document=Document(id="d", text=text, lang="en"))]
    for each in _steps():
        readings = list(each.run(readings))
    return [place.span.text for place in readings[0].places if place.metonym]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Moscow said the raid failed.", ["Moscow"]),
        ("Russia accused Turkey of shelling.", ["Russia", "Turkey"]),
        ("A US official spoke to reporters.", ["US"]),
        ("A U.S.-led coalition hit the town.", ["U.S."]),
        ("Russia withdrew, the top Moscow-installed official said.", ["Russia", "Moscow"]),
        ("Turkey's downing of the jet angered many.", ["Turkey"]),
        ("The UK's commitment stands.", ["UK"]),
        ("Talks between Moscow and Ankara failed.", ["Moscow", "Ankara"]),
        ("His allies Russia, Iran and Iraq agreed.", ["Russia", "Iran", "Iraq"]),
        ("Turkey is making preparations.", ["Turkey"]),
        ("The Government of Iraq asked for help.", ["Iraq"]),
    ],
)
def test_a_name_that_acts_stands_for_its_government(text: str, expected: list[str]) -> None:
    """Subjects of saying and acting, owners of policies, names before officials and troops, parties to talks."""
    assert expected == _metonyms(text)


@pytest.mark.parametrize(
    "text",
    [
        "Fighting went on in Syria.",
        "People in Moscow said they were afraid.",
        "They flew from Syria to Russia.",
        "Iraq's second largest city is Mosul.",
        "The border with Syria was closed.",
        "DAMASCUS, Syria -- The road was open.",
        "Mosul operations continued.",
        "They attacked the United States.",
    ],
)
def test_a_name_where_something_happens_is_a_place(text: str) -> None:
    """After a preposition, before a part of it, in a dateline: the place itself."""
    assert _metonyms(text) == []
