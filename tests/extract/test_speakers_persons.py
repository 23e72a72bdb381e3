"""Who "he", "she" and "they" are not, and are: no toll and no outlet, but those with whom the sentence began."""

from functools import cache

import pytest

from tadmor.model import Document, Speaker
from tadmor.pipeline import Pipeline, default_pipeline


@cache
def _pipeline() -> Pipeline:
    return default_pipeline()


def _told(text: str, outlet: str | None = None) -> list[tuple[str, Speaker]]:
    """The speakers by the words of their sources."""
    (reading,) = _pipeline().read_batch([Document(id="d", text=text, outlet=outlet, lang="en")])
    return [(" ".join(s.text for s in a.source), a.speaker) for a in reading.attributions if a.speaker]


@pytest.mark.parametrize(
    ("counted", "pronoun"),
    [
        ("Nine people died there, according to the provisional toll of the town administration.", "He"),
        ("Nine people died there, an estimate by the relief desk said.", "He"),
        ("Nine people died there, according to a tally of the council.", "He"),
    ],
)
def test_he_is_no_toll(counted: str, pronoun: str) -> None:
    """What counts the dead speaks of them and is no person; "he" is who spoke before it."""
    text = (
        "Brigadier Marin Dubal said on Monday that his men held the ridge. A shell fell on a church. "
        f'{counted}\n\n{pronoun} rejected the tales about drones. "None took off from here," he said.'
    )
    found = [speaker.name for source, speaker in _told(text) if source.lower() == "he"]
    assert found and set(found) == {"Marin Dubal"}


@pytest.mark.parametrize("outlet", ["Sawt al-Vesk", "Al-Vesk Media"])
def test_he_is_no_outlet(outlet: str) -> None:
    """An outlet to which somebody told it is media, whatever article is in its name."""
    text = (
        "The factions have recovered the whole of Dubal, west of Hallow, after a night of fighting in which the enemy "
        "lost forty dead and left behind two tanks, Captain Adib al-Harun, spokesman of the joint operations room, "
        f'told {outlet} this afternoon.\n\n"There is no soldier in Dubal," he said. He thanked the neighbours.'
    )
    found = _told(text, outlet)
    assert outlet not in {speaker.name for _, speaker in found}
    assert {"Adib al-Harun"} == {speaker.name for source, speaker in found if source.lower() == "he"}
    assert "Adib al-Harun" in {speaker.name for source, speaker in found if source.startswith("Captain")}


_MINISTRY = '"The city is firmly held," the interior ministry said in a statement.\n\n'


@pytest.mark.parametrize(
    ("told", "who"),
    [
        (
            "Families in the Vesk quarter buried three boys on Monday who, they said, were shot by the rebels.",
            "Families",
        ),
        ("Two nurses carried a boy who they said had been shot by the rebels.", "Two nurses"),
        ("Farmers pointed to what they said was a mine.", "Farmers"),
    ],
)
def test_they_in_a_clause_are_those_with_whom_the_sentence_began(told: str, who: str) -> None:
    """No ministry of the paragraph before buried the boys."""
    assert [who] == [speaker.role for source, speaker in _told(_MINISTRY + told) if source == "they"]


def test_he_in_a_clause_is_the_one_with_whom_the_sentence_began() -> None:
    """As "they" are."""
    text = (
        '"The city is firmly held," Orlan Vesk said.\n\nMarin Dubal, a farmer, buried two men who, he said, were shot.'
    )
    assert ["Marin Dubal"] == [speaker.name for source, speaker in _told(text) if source == "he"]


def test_a_spokesman_is_named_by_what_he_then_says() -> None:
    """An "I" in the quotation before a name does not introduce its bearer."""
    text = (
        "The army has beaten off an attack near Vesk, the spokesman of the army in the north announced on Monday.\n\n"
        '"At the hour at which I am speaking to you the hills are ours. We lost nobody," Colonel Marin Dubal said.'
    )
    assert {"Marin Dubal"} == {speaker.name for _, speaker in _told(text)}


def test_a_correspondent_is_not_who_is_named_next() -> None:
    """Who reports for an agency told what he saw, and a man of the town something else."""
    text = (
        "Raids hit three houses after midnight, a correspondent in the town said. Rescuers dug all morning.\n\n"
        '"My house stood here. We lost nobody," Marin Dubal told reporters.'
    )
    assert None is next(speaker.name for source, speaker in _told(text) if "correspondent" in source)
