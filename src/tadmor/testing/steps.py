"""What every step of the registry must do, whatever it reads.

A plug-in's tests need one line: `from tadmor.testing.steps import *`.
"""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tadmor import wire
from tadmor.errors import BadWire
from tadmor.model import Document, Reading
from tadmor.pipeline import DEFAULT, Pipeline
from tadmor.registry import known, load

__all__ = [
    "pipeline",
    "test_a_step_is_pure_and_idempotent",
    "test_a_step_keeps_to_its_layers",
    "test_any_text_is_read",
    "test_other_languages_are_left_alone",
]

_WORDS = [
    *("said", "told", "according to", "he", "the ministry", "Damascus", "Palmyra", "some 4,000", "more than", "dozens"),
    *(
        "killed",
        "fighters",
        "on Monday",
        "until last Thursday",
        "denied",
        "may have",
        "from",
        "to",
        "via",
        "near",
        "not",
    ),
    *("“", "”", '"', "'", "—", ":", ",", ".", "\n", "\r\n", "Read more", "(RT)", "5", "30", "%", "May", "U.S.", "Gen."),
    *("مدينة تدمر", "\u202eאבג", "e\u0301", "👩\u200d👩\u200d👧", "\x00", "\u2028", "ﬁ", "１２", "²"),
]
reports = st.lists(st.sampled_from(_WORDS) | st.text(max_size=5), max_size=60).map(" ".join)
"""Texts that look like reports from afar: the words that rules look for, in any order, among anything else."""


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    """Every step that ships and every plug-in, in order."""
    return Pipeline(tuple(load("step", name)() for name in (*DEFAULT, *sorted(set(known("step")) - set(DEFAULT)))))


def _before(pipeline: Pipeline, step: int, documents: list[Document]) -> list[Reading]:
    return Pipeline(pipeline.steps[:step]).read_batch(documents)


@settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts=st.lists(reports, min_size=1, max_size=3))
def test_a_step_is_pure_and_idempotent(pipeline: Pipeline, texts: list[str]) -> None:
    """Twice the same, alone as in a batch, and run on its own result it changes nothing."""
    documents = [Document(id=f"d{n}", text=text) for n, text in enumerate(texts)]
    for number, step in enumerate(pipeline.steps):
        given_ = _before(pipeline, number, documents)
        once = list(step.run(given_))
        assert once == list(step.run(given_)), f"{step.name} is not deterministic"
        assert once == [step.run([reading])[0] for reading in given_], f"{step.name} mixes documents"
        assert once == list(step.run(once)), f"{step.name} is not idempotent"


@settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=reports)
def test_a_step_keeps_to_its_layers(pipeline: Pipeline, text: str) -> None:
    """It changes none but those it says that it gives."""
    for number, step in enumerate(pipeline.steps):
        (given_,) = _before(pipeline, number, [Document(id="d", text=text)])
        (result,) = step.run([given_])
        layers = [name for name in Reading.__dataclass_fields__ if name not in step.gives]
        assert [getattr(given_, name) for name in layers] == [getattr(result, name) for name in layers], step.name


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=reports | st.text(max_size=300))
def test_any_text_is_read(pipeline: Pipeline, text: str) -> None:
    """Every span is its text, every id is told once and points somewhere, and the wire gives the same reading back."""
    (reading,) = pipeline.read_batch([Document(id="d", text=text)])
    try:
        line = wire.encode(reading)
    except UnicodeEncodeError:
        assert not text.isprintable()  # a lone surrogate: ingest lets none through
        return
    try:
        assert reading == wire.decode(line)
    except BadWire as error:
        raise AssertionError(str(error)) from None
    for layer in (reading.attributions, reading.events, reading.quantities, reading.movements, reading.claims):
        ids = [item.id for item in layer]
        assert len(ids) == len(set(ids))
    attributions = {attribution.id for attribution in reading.attributions} | {None}
    for told in (reading.events, reading.quantities, reading.movements, reading.claims):
        assert {item.attribution for item in told} <= attributions
    assert {attribution.parent for attribution in reading.attributions} <= attributions


def test_other_languages_are_left_alone(pipeline: Pipeline) -> None:
    """A step for English says nothing about a document that is said to be in another language."""
    document = Document(id="d", lang="ru", text="The ministry said some 4,000 fighters left Mosul on Monday.")
    (reading,) = pipeline.read_batch([document])
    assert (reading.attributions, reading.quantities, reading.events, reading.claims) == ((), (), (), ())
