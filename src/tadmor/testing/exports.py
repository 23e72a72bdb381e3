"""What every export format of the registry must do.

A plug-in's tests need one line: `from tadmor.testing.exports import *`.
"""

import csv
import io
import json
from collections.abc import Sequence

import pytest

from tadmor.export import Exporter, publish
from tadmor.model import (
    Actor,
    Attribution,
    Certainty,
    Claim,
    Document,
    Event,
    Movement,
    Place,
    Quantity,
    Reading,
    Span,
    Speaker,
    span_of,
)
from tadmor.registry import known, load

__all__ = [
    "exporter",
    "test_a_format_describes_itself",
    "test_a_format_tells_no_secret",
    "test_a_table_runs_no_formula",
    "test_any_title_is_parseable",
    "test_nothing_to_write_is_fine",
    "test_rows_are_counted",
]

_TEXT = (
    "Idris Okonveld, 7, died at 34.56041, 38.26723 in Homs, his aunt, Petra Okonveld, said. "
    "Some 60 families fled from Abu Tarran to Tell Mirsal."
)
_SECRETS = ("Okonveld", "Idris", "Petra", "34.5604", "38.2672", "Tarran", "Mirsal")
_TITLES = ["=1+1", "\t@x", "－1", 'a "b", c', "two\r\nlines", "تدمر", "\x00", "👩\u200d👧", "\u2028", ";", ""]


def _span(words: str) -> Span:
    start = _TEXT.index(words)
    return span_of(_TEXT, start, start + len(words))


def _reading(title: str | None = None) -> Reading:
    """A small reading with a private name, exact coordinates and a civilians' way in every layer that can hold one."""
    content, flat = _span("Idris Okonveld, 7, died at 34.56041, 38.26723 in Homs"), Certainty(label="CT+")
    said = Attribution(
        id="a1",
        type="speech",
        kind="indirect",
        source=(_span("his aunt, Petra Okonveld"),),
        cue=(_span("said"),),
        content=(content,),
        speaker=Speaker(name="Petra Okonveld", kind="person", role="aunt"),
        certainty=flat,
        chain=("The Lantern", "Petra Okonveld"),
    )
    count = Quantity(
        id="q1", span=_span("60"), low=60, high=60, bound="about", unit="families", scope="fled to Tell Mirsal"
    )
    told = _span("Some 60 families fled from Abu Tarran to Tell Mirsal")
    return Reading(
        document=Document(
            id="d1",
            text=_TEXT,
            outlet="The Lantern",
            title="Idris Okonveld, 7, killed" if title is None else title,
            url="https://lantern.example/idris-okonveld?ll=34.56041,38.26723",
        ),
        made_by=("contract/1",),
        attributions=(said,),
        quantities=(count,),
        places=(
            Place(span=_span("Homs"), name="Homs", country="SY", lat=34.7268213, lon=36.7233943, precision="G2"),
            Place(span=_span("Tell Mirsal"), name="Tell Mirsal", lat=34.2, lon=37.2, precision="G2", admin1="Homs"),
        ),
        events=(
            Event(id="e1", trigger=_span("died"), class_="ASSAULT", recipients=(_span("Idris Okonveld"),)),
            Event(id="e2", trigger=_span("fled"), class_="MOVE", actors=(_span("families"),), place=(_span("Homs"),)),
        ),
        movements=(
            Movement(
                id="m1",
                mover=(_span("families"),),
                origin=(_span("Abu Tarran"),),
                destination=(_span("Tell Mirsal"),),
            ),
        ),
        actors=(Actor(name="Idris Okonveld", kind="person", mentions=(_span("Idris Okonveld"),), private=True),),
        claims=(
            Claim(id="c1", attribution="a1", spans=(content,), certainty=flat),
            Claim(id="c2", spans=(told,), certainty=flat, movements=("m1",), quantities=("q1",)),
        ),
    )


@pytest.fixture(params=sorted(known("export")))
def exporter(request: pytest.FixtureRequest) -> Exporter:
    """Each format of the registry in turn, plug-ins included."""
    loaded = load("export", request.param)
    assert isinstance(loaded, Exporter)
    return loaded


def _rows(exporter: Exporter, content: bytes) -> Sequence[object] | None:
    """The rows of a format that this suite can parse; None for another."""
    match exporter.suffix:
        case ".csv":
            return list(csv.reader(io.StringIO(content.decode("utf-8"), newline=""), strict=True))[1:]
        case ".jsonl":
            return [json.loads(line) for line in content.split(b"\n")[:-1]]
        case ".json" | ".geojson":
            return [json.loads(content)]
        case _:
            return None


def test_a_format_describes_itself(exporter: Exporter) -> None:
    """Its name is the registry's, its suffix has a dot, its media type a slash, and it says what it is."""
    assert exporter.name in known("export")
    assert exporter.suffix.startswith(".")
    assert "/" in exporter.media_type
    assert exporter.description


def test_rows_are_counted(exporter: Exporter) -> None:
    """What `write` returns is the number of rows it wrote; two readings are twice one."""
    one, two = io.BytesIO(), io.BytesIO()
    rows = exporter.write([_reading()], one)
    assert rows > 0
    assert 2 * rows == exporter.write([_reading(), _reading()], two)
    parsed = _rows(exporter, one.getvalue())
    assert parsed is None or exporter.suffix in {".json", ".geojson"} or rows == len(parsed)


def test_nothing_to_write_is_fine(exporter: Exporter) -> None:
    """No reading is no row, and the stream stays open."""
    out = io.BytesIO()
    assert exporter.write([], out) == 0
    assert not out.closed
    assert _rows(exporter, out.getvalue()) in ([], None) or exporter.suffix in {".json", ".geojson"}


@pytest.mark.parametrize("title", _TITLES)
def test_any_title_is_parseable(exporter: Exporter, title: str) -> None:
    """No quotation mark, line end or control character breaks the format."""
    out = io.BytesIO()
    rows = exporter.write([_reading(title)], out)
    parsed = _rows(exporter, out.getvalue())
    assert parsed is None or exporter.suffix in {".json", ".geojson"} or rows == len(parsed)


@pytest.mark.parametrize("title", ["=1+1", "+1", "-1", "@x", "\t=1", "\r=1", " =1", "＝1", "＠x"])
def test_a_table_runs_no_formula(exporter: Exporter, title: str) -> None:
    """In a table no cell opens like a formula."""
    if exporter.suffix not in {".csv", ".tsv"}:
        pytest.skip("no table")
    out = io.BytesIO()
    exporter.write([_reading(title)], out)
    delimiter = "\t" if exporter.suffix == ".tsv" else ","
    table = csv.reader(io.StringIO(out.getvalue().decode("utf-8"), newline=""), delimiter=delimiter)
    cells = [cell.lstrip() for row in table for cell in row]
    assert [cell for cell in cells if cell[:1] in {*"=+-@＝＋－＠"}] == []


def test_a_format_tells_no_secret(exporter: Exporter) -> None:
    """Published, no format names a private person, an exact point or where civilians fled to."""
    out = io.BytesIO()
    assert publish(exporter, [_reading()], out) > 0
    told = out.getvalue().decode("utf-8", "replace").casefold()
    assert [secret for secret in _SECRETS if secret.casefold() in told] == []
