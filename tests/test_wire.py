"""What is written is read back, and what is no reading is refused with the place where it stops being one."""

import contextlib
import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tadmor import wire
from tadmor.errors import BadWire
from tadmor.model import (
    Actor,
    Attribution,
    Certainty,
    Claim,
    Document,
    Event,
    Movement,
    Place,
    PlaceCandidate,
    Quantity,
    Reading,
    Span,
    Speaker,
    Time,
)

TEXT = "Vesk said some 40 men left Sarmat on Monday."


def _span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words), words)


def _reading(document: Document) -> Reading:
    said = Attribution(
        id="a1",
        type="speech",
        kind="indirect",
        source=(_span("Vesk"),),
        cue=(_span("said"),),
        content=(_span("some 40 men left Sarmat on Monday"),),
        speaker=Speaker(name="Vesk", kind="person"),
        certainty=Certainty(label="CT+"),
    )
    place = Place(span=_span("Sarmat"), lat=34.5, lon=38.25, others=(PlaceCandidate(gazetteer="x1", name="Sarmat"),))
    return Reading(
        document=document,
        made_by=("segment/1",),
        furniture=(_span("."),),
        attributions=(said,),
        events=(Event(id="e1", trigger=_span("left"), class_="MOVE", attribution="a1", quantities=("q1",)),),
        quantities=(Quantity(id="q1", span=_span("some 40"), low=40, high=40, best=40, bound="about"),),
        times=(Time(span=_span("Monday"), type="DATE", earliest=date(2016, 12, 12), latest=date(2016, 12, 12)),),
        places=(place,),
        movements=(Movement(id="m1", event="e1", origin=(_span("Sarmat"),)),),
        actors=(Actor(name="Vesk", kind="person", mentions=(_span("Vesk"),)),),
        claims=(Claim(id="c1", attribution="a1", spans=said.content, certainty=said.certainty, events=("e1",)),),
    )


FULL = _reading(
    Document(id="d1", text=TEXT, outlet="The Sarmat Bee", published=date(2016, 12, 13), authors=("A. Nil",))
)

documents = st.builds(
    Document,
    id=st.text(min_size=1),
    text=st.text().map(lambda rest: TEXT + rest),
    outlet=st.none() | st.text(),
    published=st.none() | st.dates(),
    title=st.none() | st.text(),
    authors=st.lists(st.text()).map(tuple),
    composed=st.booleans(),
)


@given(documents)
def test_a_round_trip_loses_nothing(document: Document) -> None:
    """Every layer and every field, whatever the characters."""
    reading = _reading(document)
    assert reading == wire.decode(wire.encode(reading))
    assert wire.plain(reading) == json.loads(wire.encode(reading))


def test_the_field_names_are_those_of_the_gold() -> None:
    """`class`, not `class_`; whole dates; no scaffolding."""
    plain = wire.plain(FULL)
    assert plain["events"][0]["class"] == "MOVE"
    assert plain["published"] == "2016-12-13"
    assert plain["schema"] == "reading/1"
    assert "sentences" not in plain


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"schema": "reading/9"}, "schema 'reading/9' is not 'reading/1'"),
        ({"published": "12 Dec 2016"}, "published"),
        ({"text": None}, "text"),
        ({"furniture": [{"start": 0, "end": 4, "text": "Vest"}]}, "span 0-4 is 'Vesk', not 'Vest'"),
        ({"attributions": [{"id": "a"}]}, "attributions"),
    ],
)
def test_what_is_no_reading_says_why(change: dict[str, object], complaint: str) -> None:
    """Another reader's output is checked before it is taken."""
    line = json.dumps(wire.plain(FULL) | change)
    with pytest.raises(BadWire) as caught:
        wire.decode(line)
    assert complaint in str(caught.value)


@given(st.binary())
def test_no_bytes_raise_anything_else(line: bytes) -> None:
    """Any bytes are a reading or a `BadWire`."""
    with contextlib.suppress(BadWire):
        wire.decode(line)


def test_the_committed_schema_is_fresh() -> None:
    """docs/reference/reading.schema.json is generated from the records."""
    committed = Path(__file__).parent.parent / "docs" / "reference" / "reading.schema.json"
    assert json.loads(committed.read_text(encoding="utf-8")) == json.loads(json.dumps(wire.json_schema()))
