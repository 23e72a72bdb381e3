"""What the trained reader must read: cases that no list of verbs can hold, in sentences of our own."""

import pytest

from tadmor.model import Attribution, Document, Reading
from tadmor.pipeline import Pipeline


def _read(pipeline: Pipeline, text: str) -> Reading:
    return pipeline.read_batch([Document(id="d", text=text, outlet="Halden Wire", lang="en")])[0]


def _one(reading: Reading, cue: str) -> Attribution:
    (found,) = [a for a in reading.attributions if cue == " ".join(span.text for span in a.cue)]
    return found


def _words(attribution: Attribution) -> tuple[list[str], list[str]]:
    return [s.text for s in attribution.source], [s.text for s in attribution.content]


@pytest.mark.parametrize(
    ("text", "cue", "source", "content"),
    [
        (
            "The column had left by night, the governor quipped.",
            "quipped",
            "the governor",
            "The column had left by night",
        ),
        (
            "Colonel Ivan Sobrin grumbled that the bridge had been left unguarded.",
            "grumbled",
            "Colonel Ivan Sobrin",
            "that the bridge had been left unguarded",
        ),
        (
            "The ministry told reporters that some 4,000 men had crossed the river.",
            "told",
            "The ministry",
            "that some 4,000 men had crossed the river",
        ),
        (
            "According to residents of Darwa, two mortar rounds hit the market.",
            "According to",
            "residents of Darwa",
            "two mortar rounds hit the market",
        ),
    ],
)
def test_roles(pipeline: Pipeline, text: str, cue: str, source: str, content: str) -> None:
    assert ([source], [content]) == _words(_one(_read(pipeline, text), cue))


def test_interrupted_content(pipeline: Pipeline) -> None:
    """A content on both sides of its cue is one content of two pieces."""
    reading = _read(pipeline, "“The road is open,” Sobrin said, “and the town will be next.”")
    assert (["Sobrin"], ["“The road is open,”", "“and the town will be next.”"]) == _words(_one(reading, "said"))


def test_nested(pipeline: Pipeline) -> None:
    """What somebody is said to believe stands inside what is said."""
    reading = _read(pipeline, "Colonel Ivan Sobrin said that residents believed the rebels had left Darwa.")
    outer, inner = _one(reading, "said"), _one(reading, "believed")
    assert (None, outer.id) == (outer.parent, inner.parent)
    assert (["residents"], ["the rebels had left Darwa"]) == _words(inner)


def test_a_pronoun_two_sentences_on(pipeline: Pipeline) -> None:
    text = "Colonel Ivan Sobrin visited Darwa on Monday. The town was quiet. He said that the rebels had left."
    told = _one(_read(pipeline, text), "said")
    assert told.speaker is not None
    assert "Ivan Sobrin" == told.speaker.name


def test_a_withdrawal_weakens(pipeline: Pipeline) -> None:
    """ "I hope I'm wrong" takes back some of what its speaker said before, in one attribution or in two."""
    text = "“They may have been let go on purpose,” Minister Ivan Sobrin said. “I hope I’m wrong.”"
    said = _one(_read(pipeline, text), "said")
    assert "PS+" == said.certainty.label
    assert said.weakened_by is not None


def test_nobody_is_told_to_say_anything(pipeline: Pipeline) -> None:
    """Plain narration attributes nothing."""
    assert () == _read(pipeline, "Two shells hit the market in Darwa at noon. Eleven people were killed.").attributions


def test_scores_are_chances(pipeline: Pipeline) -> None:
    """A plain attribution is scored above one that only the rules see."""
    reading = _read(pipeline, "The army said it had taken the hill.\n\nREAD MORE: The hill is ours – Sobrin")
    assert 0 <= _one(reading, "–").score < _one(reading, "said").score <= 1


def test_each_reason_is_told(pipeline: Pipeline) -> None:
    reading = _read(pipeline, "The army said it might have taken the hill.")
    told = " ".join(reading.reasons[_one(reading, "said").id])
    assert all(word in told for word in ("trained heads", "'say'", "indirect", "speaker", "'might'"))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\x00\x01",
        "“““““””””” ‘‘‘",
        "SAID SAID SAID",
        "Q: Did they leave? A: They did not leave, he said.",
        "- one\n- two\n- three said\n",
        "قال المتحدث إن القوات انسحبت",
        "word " * 3000,
        "a" * 5000,
        "no full stop anywhere he said that they said that it said",
        "Mr. Al said so. Minister Al told reporters that it was.",
    ],
)
def test_odd_texts_are_read(pipeline: Pipeline, text: str) -> None:
    """Whatever is given, spans stand inside the text, and parents in the reading."""
    reading = _read(pipeline, text)
    ids = {a.id for a in reading.attributions} | {None}
    for attribution in reading.attributions:
        assert attribution.parent in ids
        for span in (*attribution.source, *attribution.cue, *attribution.content):
            assert span.text == text[span.start : span.end]


def test_a_document_reads_alike_in_any_company(pipeline: Pipeline) -> None:
    texts = ["The army said it had left.", "Sobrin told reporters that " + "the town was quiet and " * 40 + "empty."]
    documents = [Document(id=str(n), text=text, lang="en") for n, text in enumerate(texts)]
    assert pipeline.read_batch(documents) == [pipeline.read_batch([document])[0] for document in documents]


def test_the_loss_of_a_town_is_its_fall(pipeline: Pipeline) -> None:
    """And that of twenty men is none."""
    lost = _read(pipeline, "The source said the loss of Hama on Sunday followed the loss of 20 men in Homs.")
    assert ["TERRITORY.capture", "CONSEQ.casualty"] == [e.type for e in lost.events if e.trigger.text == "loss"]
