"""JSON Lines is the wire; CSV is one claim a row, in words for people, safe in a spreadsheet."""

import csv
import io
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.export.planted import planted

from tadmor import wire
from tadmor.export import csv as tadmor_csv
from tadmor.export import publish, put
from tadmor.export.csv import COLUMNS
from tadmor.export.tables import neutral
from tadmor.model import Reading
from tadmor.registry import load


def _table(*readings: Reading) -> list[dict[str, str]]:
    out = io.BytesIO()
    assert sum(len(reading.claims) for reading in readings) == tadmor_csv.EXPORTER.write(readings, out)
    return list(csv.DictReader(io.StringIO(out.getvalue().decode("utf-8"), newline=""), strict=True))


def test_jsonl_is_the_wire() -> None:
    """Each line decodes to the reading that was written."""
    out = io.BytesIO()
    assert load("export", "jsonl").write([planted(), planted()], out) == 2
    assert [wire.decode(line) for line in out.getvalue().splitlines()] == [planted(), planted()]


def test_csv_is_a_claim_a_row() -> None:
    """A row says who is told to say what, in words and in columns to count with."""
    row = _table(planted())[1]
    expected = {
        "claim_id": "c2",
        "document_id": "planted-1",
        "outlet": "The Lantern",
        "published": "2016-12-12",
        "speaker": "Vasil Drobeshko",
        "speaker_role": "Colonel",
        "speaker_organisation": "",
        "speaker_kind": "person",
        "cue": "said",
        "act": "assert",
        "stance": "neutral",
        "attribution_kind": "indirect",
        "certainty": "stated flatly",
        "certainty_label": "CT+",
        "content": "that 300 fighters moved from Mosul to Raqqa",
        "quantities": "300 fighters",
        "quantity_low": "300",
        "quantity_high": "300",
        "quantity_bound": "exactly",
        "composed": "no",
        "made_by": "hand/1",
    }
    assert expected == {column: row[column] for column in expected}
    assert list(row) == list(COLUMNS)


def test_the_outlet_speaks_for_itself() -> None:
    """A claim without attribution is told by the outlet, and says so."""
    row = _table(planted())[2]
    assert (row["speaker"], row["speaker_kind"], row["cue"]) == ("The Lantern", "outlet's own voice", "")
    assert row["events"] == "MOVE (occurred): fled"
    assert "Homs" not in row["places"]
    assert "Tell Ouseib (34.1188, 37.2299)" in row["places"]


def test_composed_is_said_on_every_row() -> None:
    """A composed document's claims say "yes"."""
    reading = planted()
    composed = replace(reading, document=replace(reading.document, composed=True))
    assert {row["composed"] for row in _table(composed)} == {"yes"}


def test_decisions_stand_in_their_own_column() -> None:
    """People's words on claims are written beside the machine's, never over them."""
    out = io.BytesIO()
    put(tadmor_csv.EXPORTER, [planted()], out, {"c2": "accepted"})
    rows = list(csv.DictReader(io.StringIO(out.getvalue().decode(), newline="")))
    assert [row["review"] for row in rows] == ["", "accepted", ""]


@pytest.mark.parametrize(
    "cell",
    ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "  =1", "\u00a0=1", "\ufeff=1", "\u200b=1", "＝1", "＋1",
     "－1", "＠a", "﹦1", "\tfoo", "−1", "\u3000＝1", "\x00=1"],
)  # fmt: skip
def test_formulae_are_neutralised(cell: str) -> None:
    """What a spreadsheet would run gets an apostrophe in front."""
    assert neutral(cell) == "'" + cell


@pytest.mark.parametrize("cell", ["", "1", "a=b", "(1)", "'=1", "“-1”", "٣", "تدمر"])
def test_other_cells_stay(cell: str) -> None:
    """What no spreadsheet would run is left alone."""
    assert neutral(cell) == cell


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=40))
def test_any_cell_survives_the_table(title: str) -> None:
    """Commas, quotation marks, line ends and NUL come back as they were, but for the neutral apostrophe."""
    reading = planted()
    told = replace(reading, document=replace(reading.document, title=title))
    assert [row["title"] for row in _table(told)] == [neutral(title)] * 3


def test_publish_redacts() -> None:
    """The default way out withholds; the raw one does not."""
    out = io.BytesIO()
    assert publish(tadmor_csv.EXPORTER, [planted()], out) == 3
    assert b"Zargouni" not in out.getvalue()
    assert "Zargouni" in _table(planted())[0]["speaker"]


def test_the_stream_stays_open() -> None:
    """Writing leaves the stream to whoever opened it."""
    out = io.BytesIO()
    load("export", "csv").write([], out)
    assert not out.closed
