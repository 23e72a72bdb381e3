"""The report that the product is modelled on reads as the last section of EVENTS.md says, item by item.

The report is somebody's text and does not ship: without ../shared the test is skipped. Offsets of words are looked up,
so nothing of it stands here but the words that an item is about.
"""

import json
from datetime import date
from pathlib import Path

import pytest

from tadmor.model import Attribution, Document, Event, Movement, Quantity, Reading, Spans
from tadmor.nlp.encoder.step import WITHOUT
from tadmor.pipeline import default_pipeline

REPORT = Path(__file__).parents[3] / "shared" / "gold" / "dev" / "palmyra-rt.json"


@pytest.fixture(scope="module")
def reading() -> Reading:
    if not REPORT.exists():
        pytest.skip("the model report is not here (../shared)")
    pipeline = default_pipeline()
    if WITHOUT in pipeline.made_by:
        pytest.skip("the trained reader's weights are not here")
    entry = json.loads(REPORT.read_text(encoding="utf-8"))
    document = Document(
        id=entry["id"],
        text=entry["text"],
        outlet=entry["outlet"],
        published=date.fromisoformat(entry["published"]),
        lang="en",
    )
    return pipeline.read_batch([document])[0]


def event(reading: Reading, words: str, near: str = "") -> Event:
    """The event whose trigger stands in some words, the first of them behind `near`."""
    text = reading.document.text
    start = text.index(words, text.index(near) if near else 0)
    found = [e for e in reading.events if start <= e.trigger.start < start + len(words)]
    assert found, f"no event in {words!r}"
    return found[0]


def movement(reading: Reading, words: str) -> Movement:
    """The movement that an event tells."""
    told = event(reading, words)
    return next(m for m in reading.movements if m.event == told.id)


def holder(reading: Reading, item: Event | Movement | Quantity) -> str:
    """The name of who is told to say it."""
    attribution = by_id(reading, item.attribution)
    return (attribution.speaker.name or "") if attribution and attribution.speaker else ""


def by_id(reading: Reading, name: str | None) -> Attribution | None:
    return next((a for a in reading.attributions if a.id == name), None)


def said(spans: Spans) -> str:
    return " | ".join(span.text for span in spans)
