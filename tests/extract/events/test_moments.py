"""Whose a time in a sentence is, where it tells of several acts."""

from datetime import date

import pytest

from tadmor.model import Document
from tadmor.pipeline import Pipeline


def _times(pipeline: Pipeline, text: str) -> dict[str, list[str]]:
    """The times of each event, by its trigger."""
    made = Document(id="d", text=text, lang="en", published=date(2016, 3, 27))
    return {e.trigger.text: [t.text for t in e.time] for e in pipeline.read_batch([made])[0].events}


@pytest.mark.parametrize(
    ("text", "times"),
    [
        (
            "The army shelled the town, seized by rebels in March, and killed nine people.",
            {"shelled": [], "seized": ["March"], "killed": []},
        ),
        (
            "Government troops stormed the town, which rebels had held since March, on Sunday.",
            {"stormed": ["Sunday"], "held": ["March"]},
        ),
        (
            "Despite its declared withdrawal of most forces two weeks ago, Russian jets carried out strikes on Zarka.",
            {"withdrawal": ["two weeks ago"], "strikes": []},
        ),
        (
            "He described it as the biggest single defeat for the group since it announced a state two years ago.",
            {"defeat": []},
        ),
        (
            "The attack, which took place during a visit in February, killed nine people.",
            {"attack": ["February"]},
        ),
        (
            "The president condemned the attack on Harun's airport, which took place in February.",
            {"attack": ["February"]},
        ),
        (
            "Gunmen stormed a hotel in Kabul, killing 12 people on Monday.",
            {"stormed": ["Monday"], "killing": ["Monday"]},
        ),
    ],
)
def test_a_time_is_that_of_the_act_in_whose_clause_it_stands(
    pipeline: Pipeline, text: str, times: dict[str, list[str]]
) -> None:
    """A clause on a noun, a concession, "the worst since": what is told beside them was at another time."""
    found = _times(pipeline, text)
    assert times == {trigger: found[trigger] for trigger in times}
