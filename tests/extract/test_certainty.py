"""How far holders commit themselves, and by which words."""

from dataclasses import replace

import pytest

from tadmor.extract import attributions, certainty
from tadmor.model import Document, Reading
from tadmor.nlp.segment import sentences


def judged(text: str) -> Reading:
    made = Reading(document=Document(id="d", text=text, lang="en"))
    made = replace(made, sentences=tuple(sentences(text)))
    return certainty.step().run(attributions.step().run([made]))[0]


@pytest.mark.parametrize(
    ("text", "label", "hedges"),
    [
        ("The army said the hill fell.", "CT+", []),
        ("The army said the hill had not fallen.", "CT-", []),
        ("The army said the hill may have fallen.", "PS+", ["may"]),
        ("The army said the rebels apparently fled.", "PR+", ["apparently"]),
        ("Officials believe the hill fell.", "PR+", []),
        ("Officials did not expect an attack.", "PR-", []),
        ("The army could not confirm that the hill fell.", "Uu", []),
        ("The mayor pledged to rebuild the bridge.", "PR+", []),
        ("The council urged both sides to stop.", "Uu", []),
        ("Officials declined to comment.", "Uu", []),
        ("The mayor denied that the bridge fell.", "CT-", []),
        ("If the army thinks that the pass is open, we go.", "Uu", []),
        ('"Nobody will cross," he said.', "CT-", []),
        ("The army said the men who could not flee surrendered.", "CT+", []),
    ],
)
def test_labels_and_hedges(text: str, label: str, hedges: list[str]) -> None:
    """The cue sets the strength, hedges lower it, negation of the main clause turns it."""
    made = judged(text).attributions[0].certainty
    assert (label, hedges) == (made.label, [h.text for h in made.hedges])


def test_hedges_stand_in_the_text_and_the_step_is_idempotent() -> None:
    """A hedge is a span of the text; judging twice changes nothing."""
    made = judged("“Perhaps the hill fell,” Marun said, adding that nobody might know.")
    spans = [h for a in made.attributions for h in a.certainty.hedges]
    assert spans and all(made.document.text[h.start : h.end] == h.text for h in spans)
    assert [made] == list(certainty.step().run([made]))
