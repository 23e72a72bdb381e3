"""Data sets are known by their content; a row that is none is told with its line and its reason, and stops nothing."""

import gzip
import io
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.reference.made import ACLED, UCDP, acled, gdelt, ucdp

from tadmor.model.reference import Deaths, ReferenceEvent, RejectedRow
from tadmor.reference import read_file, read_stream, recognise
from tadmor.reference.lines import LONGEST


def read(content: bytes) -> list[ReferenceEvent | RejectedRow]:
    """What a file with this content holds."""
    return list(read_stream(io.BytesIO(content), "ref.csv"))


def event(content: bytes) -> ReferenceEvent:
    """The one event of a file."""
    (found,) = read(content)
    assert isinstance(found, ReferenceEvent)
    return found


def troubles(content: bytes) -> list[tuple[int, str]]:
    """Line and reason of each rejected row."""
    return [(row.line, row.reason) for row in read(content) if isinstance(row, RejectedRow)]


def test_a_row_of_ucdp_is_an_event() -> None:
    """Days, place, precision, sides, three estimates and sources, in our words."""
    found = event(ucdp({}))
    assert ("ucdp:900001", 2) == (found.key, found.line)
    assert (date(2016, 12, 11), date(2016, 12, 12), "T1") == (found.earliest, found.latest, found.time_precision)
    assert ("Zarka town", 35.0, 38.0, "G2") == (found.place, found.lat, found.lon, found.precision)
    assert (("Government of Syria",), ("IS",)) == (found.side_a, found.side_b)
    assert Deaths(low=30, best=34, high=40) == found.deaths
    assert ("Northmere Daily", "Halden Wire") == found.sources
    assert ("state-based", "ASSAULT") == (found.label, found.class_)
    assert "STRIKE.air" in found.types


def test_other_releases_of_ucdp_are_read_too() -> None:
    """Numbers as floats, times behind the days, old names of the estimates, semicolons between the cells."""
    floats = {"id": "900001.0", "type_of_violence": "2.0", "where_prec": "4.0", "date_start": "2016-12-11 00:00:00.000"}
    found = event(ucdp(floats))
    assert ("900001", "non-state", "G6") == (found.id, found.label, found.precision)
    assert event(ucdp({})) == event(ucdp({}, delimiter=";"))
    old = ucdp({}).replace(b",best,high,low,", b",best_est,high_est,low_est,")
    assert event(ucdp({})).deaths == event(old).deaths


def test_a_row_of_acled_is_an_event() -> None:
    """Its sub-event is our type, its associates stand on their side, and its one number is low, best and high."""
    found = event(acled({}))
    assert ("acled:SYR900001", date(2016, 12, 11)) == (found.key, found.earliest)
    assert ("Air/drone strike", ("STRIKE.air", "STRIKE.drone")) == (found.label, found.types)
    assert ("Civilians (Syria)", "Farmers (Syria)", "Women (Syria)") == found.side_b
    assert Deaths(low=12, best=12, high=12) == found.deaths
    assert ("Northmere Daily", "Badia Monitoring Network") == found.sources


@pytest.mark.parametrize(
    ("code", "days"),
    [("1", ("2016-12-11", "2016-12-11")), ("2", ("2016-12-08", "2016-12-14")), ("3", ("2016-12-01", "2016-12-31"))],
)
def test_acleds_week_and_month_are_as_wide_as_they_are(code: str, days: tuple[str, str]) -> None:
    """It writes one day for each, whatever it knows."""
    found = event(acled({"time_precision": code}))
    assert days == (str(found.earliest), str(found.latest))


@pytest.mark.parametrize("width", [57, 58, 61])
def test_a_row_of_gdelt_is_an_event(width: int) -> None:
    """In all three widths: the place of the action, both names, and its CAMEO code as our class."""
    found = event(gdelt(width))
    assert ("gdelt:700001", date(2016, 12, 11), "Zarka, Syria") == (found.key, found.earliest, found.place)
    assert (35.0, 38.0, "G2", "ASSAULT") == (found.lat, found.lon, found.precision, found.class_)
    assert (("Syria",), ("Islamic State",), None) == (found.side_a, found.side_b, found.deaths)
    assert ("https://northmere.example/zarka" if width > 57 else None) == found.url


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (ucdp({"id": ""}), "no-id"),
        (ucdp({"date_start": "2016-13-01"}), "bad-date"),
        (ucdp({"date_start": "2016-12-13"}), "bad-date"),
        (ucdp({"best": "many"}), "bad-number"),
        (ucdp({"low": "-1"}), "bad-number"),
        (ucdp({"latitude": "95"}), "bad-point"),
        (acled({"event_date": "Sunday"}), "bad-date"),
        (acled({"fatalities": "nan"}), "bad-number"),
        (gdelt(58, c1="20161399"), "bad-date"),
    ],
)
def test_a_bad_row_says_why(content: bytes, reason: str) -> None:
    """With the line that it stands in."""
    assert [(1 if content.startswith(b"7") else 2, reason)] == troubles(content)


def test_rows_around_a_bad_one_are_read() -> None:
    """A cut row, a stray quotation mark and an empty line cost no other row."""
    good, other = ucdp({}), ucdp({"id": "900002"}).split(b"\r\n", 1)[1]
    content = good + b"900003,cut,2016\r\n\r\n" + b'900004,"stray,2016\r\n' + other
    assert ["900001", "900002"] == [row.id for row in read(content) if isinstance(row, ReferenceEvent)]
    assert [(3, "columns"), (5, "columns")] == troubles(content)


def test_a_cell_may_hold_lines() -> None:
    """UCDP's headlines do; the row's line is its first."""
    found = read(ucdp({"source_headline": "one\ntwo"}, {"id": "900002"}))
    assert [2, 4] == [row.line for row in found]
    assert [True, True] == [isinstance(row, ReferenceEvent) for row in found]


def test_a_line_without_an_end_is_passed_over() -> None:
    """Two hundred megabytes in one line are never held, and the row behind them is read."""

    class Endless(io.RawIOBase):
        def __init__(self) -> None:
            self.parts = [ucdp({}), *[b"x" * LONGEST] * 200, b"\n" + ucdp({"id": "900002"}).split(b"\r\n", 1)[1]]

        def readable(self) -> bool:
            return True

        def readinto(self, buffer: object) -> int:
            view = memoryview(buffer)  # type: ignore[arg-type]
            if not self.parts:
                return 0
            part = self.parts.pop(0)
            if len(part) > len(view):
                self.parts.insert(0, part[len(view) :])
            view[: len(part[: len(view)])] = part[: len(view)]
            return min(len(part), len(view))

    found = list(read_stream(io.BufferedReader(Endless()), "ref.csv"))
    assert ["900001", "900002"] == [row.id for row in found if isinstance(row, ReferenceEvent)]
    assert [(3, "too-long")] == [(row.line, row.reason) for row in found if isinstance(row, RejectedRow)]


def test_encodings_stop_nothing() -> None:
    """A mark in front, a spreadsheet's code page and a stray byte are read; UTF-16 is told."""
    assert [] == troubles(b"\xef\xbb\xbf" + ucdp({}))
    assert "Zarka café" == event(ucdp({"where_coordinates": "Zarka cafe"}).replace(b"cafe", b"caf\xe9")).place
    assert [(1, "encoding")] == troubles(ucdp({}).decode().encode("utf-16"))


def test_gzip_is_read_and_a_cut_one_told(tmp_path: Path) -> None:
    """What came before the cut is there."""
    path = tmp_path / "ged.csv.gz"
    packed = gzip.compress(ucdp(*({"id": str(number)} for number in range(5000))))
    path.write_bytes(packed)
    assert 5000 == len(list(read_file(path)))
    path.write_bytes(packed[: len(packed) // 2])
    found = list(read_file(path))
    assert isinstance(found[0], ReferenceEvent)
    assert isinstance(found[-1], RejectedRow)
    assert "truncated" == found[-1].reason


@pytest.mark.parametrize("content", [b"", b"\n", b"name,lat,lon\nZarka,35,38\n", b"\x00\x01\x02", b"a\tb\tc\n"])
def test_another_file_is_told_to_be_none(content: bytes) -> None:
    """With what would be one."""
    (found,) = read(content)
    assert isinstance(found, RejectedRow)
    assert "unknown-layout" == found.reason
    assert "UCDP" in found.detail


@pytest.mark.parametrize(
    ("head", "dataset"),
    [(",".join(UCDP), "ucdp"), (",".join(ACLED).upper(), "acled"), (gdelt(61).decode(), "gdelt"), ("a,b", None)],
)
def test_a_first_line_says_what_a_file_is(head: str, dataset: str | None) -> None:
    """Its name does not."""
    found = recognise(head)
    assert dataset == (found.dataset if found else None)


@given(st.binary(max_size=400), st.sampled_from([b"", ucdp(), acled(), gdelt(61)]))
def test_any_bytes_are_survived(content: bytes, head: bytes) -> None:
    """Behind any head; every answer is an event or a reason."""
    assert all(isinstance(row, ReferenceEvent | RejectedRow) for row in read(head + content))
